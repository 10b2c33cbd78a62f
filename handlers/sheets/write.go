package sheets

import (
	"encoding/csv"
	"fmt"
	"io"

	"tcrbot/storage"
)

// Writer writes tickets as CSV.
type Writer struct {
	out     *csv.Writer
	columns []column
}

// NewWriter begins a file: a byte-order mark, so that Excel takes it for UTF-8, and the names of the columns.
func NewWriter(w io.Writer) (*Writer, error) {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return nil, fmt.Errorf("write the file: %w", err)
	}
	out := &Writer{out: csv.NewWriter(w), columns: columns()}
	out.out.UseCRLF = true
	var head []string
	for _, c := range out.columns {
		head = append(head, c.name)
	}
	return out, out.line(head)
}

// Write adds a ticket with its rounds.
func (w *Writer) Write(r storage.Record) error {
	rounds := r.Rounds
	if len(rounds) == 0 {
		rounds = []storage.Round{{}}
	}
	for i, round := range rounds {
		var cells []string
		for _, c := range w.columns {
			if c.part == once && i > 0 {
				cells = append(cells, "")
				continue
			}
			cells = append(cells, safe(c.write(r.Ticket, round)))
		}
		if err := w.line(cells); err != nil {
			return err
		}
	}
	return nil
}

func (w *Writer) line(cells []string) error {
	if err := w.out.Write(cells); err != nil {
		return fmt.Errorf("write the file: %w", err)
	}
	return nil
}

// Close writes what is still held back. It leaves the file open.
func (w *Writer) Close() error {
	w.out.Flush()
	if err := w.out.Error(); err != nil {
		return fmt.Errorf("write the file: %w", err)
	}
	return nil
}
