package review

import (
	"encoding/csv"
	"fmt"
	"strings"
)

// readTable reads a spreadsheet's header row and the first row below it. It reports whether the text is one.
func (p *parser) readTable(text string) bool {
	head, _, more := strings.Cut(text, "\n")
	if !more {
		return false
	}
	mark := '\t'
	if strings.Count(head, "\t") < 2 {
		mark = ','
		if strings.Count(head, ",") < 2 {
			return false
		}
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = mark, -1, true
	rows, err := r.ReadAll()
	if err != nil || len(rows) < 2 || p.named(rows[0]) < 3 || p.named(rows[0])*2 < len(rows[0]) {
		return false
	}
	p.row(rows[0], rows[1])
	for i, row := range rows[2:] {
		if cells := strings.TrimSpace(strings.Join(row, " ")); cells != "" {
			p.unread(fmt.Sprintf("row %d: %s", i+3, cells))
		}
	}
	return true
}

// named counts the header cells that name a field.
func (p *parser) named(header []string) int {
	n := 0
	for _, cell := range header {
		if f := p.labels.labelOf(cell); f != notLabel && f != other && len(cell) < 60 {
			n++
		}
	}
	return n
}

func (p *parser) row(header, cells []string) {
	for i, cell := range cells {
		f := notLabel
		if i < len(header) {
			f = p.labels.labelOf(header[i])
		}
		if f == notLabel || f == other {
			p.unread(cell)
			continue
		}
		p.set(f, cell)
	}
}
