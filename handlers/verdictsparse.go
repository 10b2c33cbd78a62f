package handlers

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode"

	"tcrbot/storage"
)

// verdictLine is what one line of a paste says of one campaign.
type verdictLine struct {
	Line    int    // from 1
	ID      string // campaign id in upper case, or a ticket's number with its #
	Verdict storage.Verdict
	Pending bool // it says that the verdict is still awaited
	Reason  string
}

// strangeLine is a line that could not be read.
type strangeLine struct {
	Line int
	Text string
}

// verdictSheet is a paste of verdicts: lines such as "CXYZ987 rejected 2115 no contact", or a portal's table. Of several lines
// about one campaign the last one counts.
type verdictSheet struct {
	Lines   []verdictLine
	Strange []strangeLine
}

// maxVerdicts is how many lines of a paste are read; the rest is told as one strange line.
const maxVerdicts = 2000

// parseVerdicts reads a paste. It never fails: what it does not understand is in Strange.
func parseVerdicts(text string) verdictSheet {
	text = strings.NewReplacer("\ufeff", "", "\r\n", "\n", "\r", "\n").Replace(text)
	var s verdictSheet
	if cut := tableOf(text); cut != 0 {
		s.table(text, cut)
	} else {
		s.lines(text)
	}
	return s
}

func (s *verdictSheet) lines(text string) {
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSpace(line)
		if !strings.ContainsFunc(line, letterOrDigit) {
			continue
		}
		if n > maxVerdicts {
			s.strange(n, "the lines from here on: paste them separately")
			return
		}
		s.line(n, line)
	}
}

func (s *verdictSheet) strange(n int, text string) {
	s.Strange = append(s.Strange, strangeLine{n, text})
}

func (s *verdictSheet) line(n int, line string) {
	words := tokens(line)
	id, idAt := idIn(words)
	verdict, pending, from, to := statusIn(words)
	if id == "" || from < 0 {
		s.strange(n, line)
		return
	}
	end := words[max(idAt, to)].end
	s.put(verdictLine{n, id, verdict, pending, strings.Trim(line[end:], " \t,;:|-–—\"'()")})
}

// put adds a line; an earlier one about the same campaign makes way.
func (s *verdictSheet) put(l verdictLine) {
	s.Lines = slices.DeleteFunc(s.Lines, func(o verdictLine) bool { return o.ID == l.ID })
	s.Lines = append(s.Lines, l)
}

// token is a word of a line, in lower case, with its place.
type token struct {
	text       string
	begin, end int
}

func letterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func tokens(line string) []token {
	var out []token
	begin := -1
	for i, r := range line + " " {
		inside := letterOrDigit(r) || r == '#' || r == '\'' || r == '’'
		switch {
		case inside && begin < 0:
			begin = i
		case !inside && begin >= 0:
			out = append(out, token{strings.ToLower(line[begin:i]), begin, i})
			begin = -1
		}
	}
	return out
}

// idIn finds the campaign a line is about: a registry id wherever it stands, else a ticket's number, else whatever mixes letters
// and digits at the beginning, as other registries' ids do.
func idIn(words []token) (id string, at int) {
	for i, w := range words {
		if registryID(w.text) {
			return strings.ToUpper(w.text), i
		}
	}
	for i, w := range words {
		if digits, ok := strings.CutPrefix(w.text, "#"); ok && plainDigits(digits) && len(digits) < 18 {
			return "#" + strings.TrimLeft(digits, "0"), i
		}
	}
	for i, w := range words[:min(3, len(words))] {
		if len(w.text) >= 6 && mixed(w.text) {
			return strings.ToUpper(w.text), i
		}
	}
	return "", 0
}

// registryID recognizes C and six or more letters and digits, at least one of them a digit.
func registryID(w string) bool { return len(w) >= 7 && len(w) <= 12 && w[0] == 'c' && mixed(w) }

// mixed tells whether a word of ASCII letters and digits has both.
func mixed(w string) bool {
	digits := 0
	for i := range len(w) {
		switch c := w[i]; {
		case c >= '0' && c <= '9':
			digits++
		case c < 'a' || c > 'z':
			return false
		}
	}
	return digits > 0 && digits < len(w)
}

func plainDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == "" && strings.Trim(s, "0") != ""
}

// statusIn finds the first words that say how a campaign stands, and the first and last token of them; from is -1 without any.
func statusIn(words []token) (verdict storage.Verdict, pending bool, from, to int) {
	for i, w := range words {
		before := ""
		if i > 0 {
			before = words[i-1].text
		}
		negated := before == "not" || strings.HasSuffix(before, "n't") || strings.HasSuffix(before, "n’t")
		switch {
		case approvedWord(w.text) && negated:
			return storage.Rejected, false, i - 1, i
		case approvedWord(w.text):
			return storage.Approved, false, i, i
		case rejectedWord(w.text):
			return storage.Rejected, false, i, i
		case pendingWord(w.text), (w.text == "review" || w.text == "progress") && (before == "in" || before == "under"):
			return storage.Awaited, true, i, i
		}
	}
	return storage.Awaited, false, -1, -1
}

func approvedWord(w string) bool {
	return slices.Contains([]string{"approved", "accepted", "active", "verified", "registered", "live", "passed", "successful"}, w)
}

func rejectedWord(w string) bool {
	return slices.Contains([]string{"rejected", "declined", "denied", "refused", "failed", "unapproved", "suspended"}, w)
}

func pendingWord(w string) bool {
	return slices.Contains([]string{"pending", "submitted", "resubmitted", "reviewing", "queued", "processing", "awaiting"}, w)
}

// approves tells whether a notice says that something was approved, and nothing else.
func approves(text string) bool {
	words := tokens(text)
	verdict, _, _, _ := statusIn(words)
	return verdict == storage.Approved && len(words) < 40 && !slices.ContainsFunc(words, func(w token) bool { return rejectedWord(w.text) })
}

// tableOf finds the sign between the cells of a table whose first line names its columns; 0 if the text is none.
func tableOf(text string) rune {
	head, _, _ := strings.Cut(strings.TrimLeft(text, "\n \t"), "\n")
	for _, cut := range "\t;,|" {
		if !strings.ContainsRune(head, cut) {
			continue
		}
		r := csv.NewReader(strings.NewReader(head))
		r.Comma, r.LazyQuotes = cut, true
		if cells, err := r.Read(); err == nil {
			if c := columnsOf(cells); c.id >= 0 && c.status >= 0 {
				return cut
			}
		}
	}
	return 0
}

// columns are where a table's cells stand.
type columns struct {
	id, status int // -1 if there is none
	reason     []int
}

func columnsOf(head []string) columns {
	c := columns{id: -1, status: -1}
	for i, cell := range head {
		name := strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) {
				return unicode.ToLower(r)
			}
			return -1
		}, cell)
		has := func(parts ...string) bool {
			return slices.ContainsFunc(parts, func(p string) bool { return strings.Contains(name, p) })
		}
		switch {
		case has("reason", "code", "comment", "message", "error", "detail", "feedback", "note"):
			c.reason = append(c.reason, i)
		case has("status", "verdict", "decision", "result") || name == "state":
			if c.status < 0 || has("campaign") {
				c.status = i
			}
		case slices.Contains([]string{"campaignid", "campaign", "tcrcampaignid", "tcrid", "campaignsid", "campaignnumber", "cspcampaignid"}, name), name == "id" && c.id < 0:
			c.id = i
		}
	}
	return c
}

func (s *verdictSheet) table(text string, cut rune) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = cut, true, -1
	var c columns
	for rows := 0; ; rows++ {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return
		}
		n, _ := r.FieldPos(0)
		if err != nil {
			s.strange(max(1, n), "the table from here on: a quotation mark is open")
			return
		}
		switch {
		case rows == 0:
			c = columnsOf(cells)
		case rows > maxVerdicts:
			s.strange(n, "the lines from here on: paste them separately")
			return
		default:
			s.row(n, cells, c)
		}
	}
}

func (s *verdictSheet) row(n int, cells []string, c columns) {
	whole := strings.TrimSpace(strings.Join(cells, " "))
	if !strings.ContainsFunc(whole, letterOrDigit) {
		return
	}
	cell := func(i int) string {
		if i < 0 || i >= len(cells) {
			return ""
		}
		return strings.TrimSpace(cells[i])
	}
	id := strings.ToUpper(cell(c.id))
	verdict, pending, at, _ := statusIn(tokens(strings.ReplaceAll(cell(c.status), "_", " ")))
	if !strings.ContainsFunc(id, letterOrDigit) || len(id) > 60 || at < 0 {
		s.strange(n, whole)
		return
	}
	var reason []string
	for _, i := range c.reason {
		if text := cell(i); text != "" && !slices.Contains(reason, text) {
			reason = append(reason, text)
		}
	}
	s.put(verdictLine{n, id, verdict, pending, strings.Join(reason, " ")})
}
