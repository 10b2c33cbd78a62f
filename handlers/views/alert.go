package views

import (
	"fmt"
	"strings"
)

// AlertValue is what the wave radar found in one look.
type AlertValue struct{ Waves []WaveValue }

// WaveValue is a cause, a provider or a code that comes up more than it should.
type WaveValue struct {
	Sort    string // cause, provider or code
	Name    string
	Slug    string // of a cause, "" otherwise
	Count   int    // questions today
	Usual   float64
	Weekday string

	New               bool // a code that stands in no table
	People, Customers int  // who asked about it, and for how many customers, in a week

	Tickets []TicketValue
	More    bool // there are more tickets than these
}

// Alert tells of waves, each with its tickets.
func Alert(v AlertValue) Message {
	s := &stack{}
	var said []string
	for _, w := range v.Waves {
		head := w.head()
		s.section(keptLines("*"+head+"*", w.counted(), w.tickets()))
		if w.Slug != "" {
			s.actions(button("guide-open", "Open the guidance", w.Slug))
		}
		said = append(said, head+": "+w.counted())
	}
	s.context("Look whether they have something in common before the next one is filed. I tell of a wave once.")
	return s.message(strings.Join(said, " · "))
}

func keptLines(lines ...string) string { return strings.Join(kept(lines...), "\n") }

func (w WaveValue) head() string {
	name := Inline(Clamp(w.Name, 120))
	if w.New {
		return "A code that stands in no table: " + name
	}
	return fmt.Sprintf("A wave: %s %s", w.Sort, name)
}

func (w WaveValue) counted() string {
	if w.New {
		words := counting(w.People, "person") + " asked about it within a week"
		if w.Customers > 1 {
			words += fmt.Sprintf(", for %d customers", w.Customers)
		}
		return strings.Replace(words, "persons", "people", 1)
	}
	return fmt.Sprintf("%s today; a %s usually has %s", counting(w.Count, "question"), Inline(w.Weekday), usually(w.Usual))
}

func usually(n float64) string {
	if n < 0.05 {
		return "none"
	}
	return strings.TrimSuffix(fmt.Sprintf("%.1f", n), ".0")
}

func (w WaveValue) tickets() string {
	var refs []string
	for _, t := range w.Tickets {
		if t.Link != "" {
			refs = append(refs, Link(t.Link, t.ref()))
			continue
		}
		refs = append(refs, Inline(t.ref()))
	}
	if w.More {
		refs = append(refs, "and more")
	}
	if len(refs) == 0 {
		return "No ticket was opened yet."
	}
	return "Tickets: " + strings.Join(refs, ", ")
}
