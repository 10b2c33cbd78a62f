package storage

import (
	"strings"
	"time"
)

// Scope is whose figures are wanted. Its zero fields leave nothing out.
type Scope struct {
	Team     string   // required
	Provider string   // compared without case
	Owners   []string // tickets of these people, and their questions
	Cause    string   // slug
}

// Span is a time from From, up to and without To.
type Span struct{ From, To time.Time }

// Before is the span of the same number of days that ends where this one begins, as the calendar of its zone counts days.
func (s Span) Before(days int) Span { return Span{s.From.AddDate(0, 0, -days), s.From} }

func (s Span) values() []any { return []any{toUnix(s.From), toUnix(s.To)} }

// FigureTicket is what the figures need of a ticket.
type FigureTicket struct {
	Number   int64
	Customer string
	Provider string
	Cause    string
}

const figureTicketColumns = "t.number, t.customer, t.provider, t.cause"

func (f *FigureTicket) into() []any { return []any{&f.Number, &f.Customer, &f.Provider, &f.Cause} }

// all tells whether the scope takes every ticket of the workspace.
func (s Scope) all() bool { return s.Provider == "" && len(s.Owners) == 0 && s.Cause == "" }

// tickets is the scope as terms on a ticket t, to stand behind others.
func (s Scope) tickets() (terms string, values []any) {
	if s.Provider != "" {
		terms, values = terms+" AND t.provider_key = ?", append(values, searchKey(s.Provider))
	}
	if s.Cause != "" {
		terms, values = terms+" AND t.cause = ?", append(values, s.Cause)
	}
	if len(s.Owners) > 0 {
		terms += " AND t.owner IN (" + marks(len(s.Owners)) + ")"
		for _, id := range s.Owners {
			values = append(values, id)
		}
	}
	return terms, values
}

// joined adds the ticket of a row's alias, if the scope asks for it.
func (s Scope) joined(alias string) (join, terms string, values []any) {
	if s.all() {
		return "", "", nil
	}
	terms, values = s.tickets()
	return ticketOf(alias), terms, values
}

// ticketOf joins the ticket t that a row belongs to.
func ticketOf(alias string) string {
	return strings.ReplaceAll(" JOIN tickets t ON t.team = x.team AND t.number = x.ticket", "x.", alias+".")
}

// questions is the scope as terms on a lookup. A ticket's cause is no word of a question.
func (s Scope) questions(person string) (terms string, values []any) {
	if s.Provider != "" {
		terms, values = terms+" AND provider = ?", append(values, s.Provider)
	}
	if len(s.Owners) > 0 {
		terms += " AND " + person + " IN (" + marks(len(s.Owners)) + ")"
		for _, id := range s.Owners {
			values = append(values, id)
		}
	}
	return terms, values
}

// with puts values of several kinds one behind the other.
func with(parts ...[]any) []any {
	var out []any
	for _, p := range parts {
		out = append(out, p...)
	}
	return out
}

// firstOf is the first word of a list with blanks between.
func firstOf(list string) string {
	first, _, _ := strings.Cut(list, " ")
	return first
}
