package sheets

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"

	"tcrbot/storage"
)

// Knowledge is what a file's words are read with. Every function must be there.
type Knowledge struct {
	Provider func(typed string) string
	Cause    func(typed string) (slug string, ok bool)
	Status   func(typed string) (storage.Status, bool)
	Raised   func(reason, provider string) []string // causes that a reviewer's words name
}

// Problem is what is wrong with a line of the file. Lines count from 1; line 0 is the file as a whole.
type Problem struct {
	Line   int
	Column string // as the table names it, or ""
	Say    string
}

// String is the problem in a sentence.
func (p Problem) String() string {
	where := fmt.Sprintf("line %d", p.Line)
	if p.Line == 0 {
		where = "the file"
	}
	if p.Column != "" {
		where += ", " + p.Column
	}
	return where + ": " + p.Say
}

// Incoming is a ticket of the file.
type Incoming struct {
	Number int64 // in the file, 0 if it has none
	Lines  []int
	Record storage.Record
	Key    string // the same for the same rows
}

// Sheet is what a file holds. What has a problem is not among its tickets.
type Sheet struct {
	Tickets  []Incoming
	Rows     int // beside the head
	Problems []Problem
	Remarks  []Problem // what was left out or guessed
}

// The most a file may hold.
const (
	MaxBytes = 100 << 20
	MaxRows  = 200_000
	listed   = 1000 // problems and remarks
)

// Read reads a file. The error is the reader's own; whatever is wrong with the file is among the problems.
func Read(r io.Reader, know Knowledge) (*Sheet, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read the file: %w", err)
	}
	s := &reading{know: know}
	text, problem := decoded(data)
	if problem != "" {
		s.problem(0, "", problem)
		return &s.sheet, nil
	}
	s.read(text)
	return &s.sheet, nil
}

// decoded gives the file as UTF-8 without a mark at its beginning.
func decoded(data []byte) (text, problem string) {
	switch {
	case len(data) > MaxBytes:
		return "", "it is larger than 100 MB. Split it"
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}), bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		utf8Bytes, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data)
		if err != nil {
			return "", "it is no text. Save it as CSV UTF-8"
		}
		data = utf8Bytes
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return "", "it is a workbook, not a CSV. In Excel choose Save As, CSV UTF-8"
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	switch {
	case !utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0:
		return "", "its letters cannot be read. In Excel choose Save As, CSV UTF-8"
	case len(bytes.TrimSpace(data)) == 0:
		return "", "it is empty"
	}
	return string(data), ""
}

// separator is what stands between the cells of the first line: a comma, a semicolon or a tab.
func separator(head string) rune {
	best, most := ',', 0
	for _, r := range ",;\t" {
		if n := strings.Count(head, string(r)); n > most {
			best, most = r, n
		}
	}
	return best
}

// reading is a file being read.
type reading struct {
	know     Knowledge
	sheet    Sheet
	head     []*column // nil for a column that is not known
	rows     []row
	dayFirst bool
}

type row struct {
	line  int
	cells []string
}

func (s *reading) problem(line int, column, say string) {
	if len(s.sheet.Problems) < listed {
		s.sheet.Problems = append(s.sheet.Problems, Problem{line, column, say})
	}
}

func (s *reading) remark(p ...Problem) {
	s.sheet.Remarks = append(s.sheet.Remarks, p[:min(len(p), listed-min(listed, len(s.sheet.Remarks)))]...)
}

func (s *reading) read(text string) {
	first, rest, _ := strings.Cut(text, "\n")
	offset := 0
	in := csv.NewReader(strings.NewReader(text))
	if sep, ok := strings.CutPrefix(strings.TrimRight(first, "\r"), "sep="); ok && utf8.RuneCountInString(sep) == 1 { // Excel's own hint
		in, offset = csv.NewReader(strings.NewReader(rest)), 1
		first, _, _ = strings.Cut(rest, "\n")
	}
	in.Comma, in.FieldsPerRecord = separator(first), -1
	for {
		cells, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			s.unreadable(err, offset)
			break
		}
		line, _ := in.FieldPos(0)
		if !s.take(row{line + offset, cells}) {
			return
		}
	}
	s.understand()
}

func (s *reading) unreadable(err error, offset int) {
	if wrong, ok := errors.AsType[*csv.ParseError](err); ok {
		s.problem(wrong.StartLine+offset, "", "the quotes do not match. A quote inside a cell is written twice, and the cell stands in quotes")
		return
	}
	s.problem(0, "", "it cannot be read as CSV")
}

// take keeps a row; false ends the reading.
func (s *reading) take(r row) bool {
	switch {
	case len(strings.TrimSpace(strings.Join(r.cells, ""))) == 0:
		return true
	case s.head == nil:
		return s.readHead(r)
	case len(s.rows) == MaxRows:
		s.problem(r.line, "", fmt.Sprintf("there are more than %d rows. Split the file", MaxRows))
		return false
	}
	s.rows = append(s.rows, r)
	return true
}

// readHead finds the columns by their names, in any order.
func (s *reading) readHead(r row) bool {
	table := columns()
	seen := map[string]bool{}
	var strange []string
	for _, cell := range r.cells {
		c := columnNamed(table, cell)
		if c != nil && seen[c.name] {
			s.problem(r.line, c.name, fmt.Sprintf("“%s” is a second column for it. Take one away", clip(cell)))
			c = nil
		} else if c == nil && strings.TrimSpace(cell) != "" {
			strange = append(strange, "“"+clip(strings.TrimSpace(cell))+"”")
		}
		if c != nil {
			seen[c.name] = true
		}
		s.head = append(s.head, c)
	}
	if !seen["customer"] && !seen["brand"] && !seen["campaign id"] {
		s.problem(r.line, "", "the first line must name the columns, and one of them must be customer. I know: "+names(table))
		return false
	}
	if len(strange) > 0 {
		s.remark(Problem{r.line, "", "left out, because I do not know what they are: " + strings.Join(strange[:min(20, len(strange))], ", ")})
	}
	return true
}

func columnNamed(table []column, cell string) *column {
	name := strings.Join(strings.FieldsFunc(strings.ToLower(cell), func(r rune) bool { return strings.ContainsRune(" _-.\t\n:", r) }), " ")
	for i := range table {
		if table[i].name == name {
			return &table[i]
		}
	}
	for i := range table {
		if slices.Contains(table[i].also, name) {
			return &table[i]
		}
	}
	return nil
}

func names(table []column) string {
	var out []string
	for _, c := range table {
		out = append(out, c.name)
	}
	return strings.Join(out, ", ")
}
