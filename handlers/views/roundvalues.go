package views

import "time"

// RoundFormValue prefills the form that records a round.
type RoundFormValue struct {
	Ticket   TicketValue
	Round    int64  // which one it will be
	Text     string // the ticket's draft, or ""
	TextNote string // set when the draft is too long for the form: what is kept and that it is not cut
	WordedBy string
	Fee      string // "15", or ""
	Payer    string
	Fixes    []FixValue
	Escalate string // why asking the provider comes before filing again, or ""
}

// FixValue is a step that may have been done.
type FixValue struct{ Value, Step string }

// RoundLine is a round in a ticket's details.
type RoundLine struct {
	Number         int64
	Kind           string
	SentAt         time.Time
	SentBy         string // user id or ""
	WordedBy, Body string
	Fee, Reference string // "$15, paid by us"
	Verdict        string // approved, rejected or ""
	VerdictAt      time.Time
	Reason         string
	Causes, Fixes  []string // titles, steps
}

// CausesValue is what a person chooses a ticket's causes from.
type CausesValue struct {
	Ticket     TicketValue
	Intro      string // why it is asked now, plain
	Candidates []CauseValue
	All        []CauseValue // every cause there is, in the order to show; at most 100 are shown
}

// CauseValue is a cause to choose.
type CauseValue struct {
	Slug, Title string
	Chosen      bool
}

// NextValue is what was done with a verdict, and what comes next.
type NextValue struct {
	Ticket   TicketValue
	Words    string
	Escalate string // why asking the provider comes before filing again, or ""
}

// RoundKindWords says what was sent, with its article.
func RoundKindWords(kind string) string {
	switch kind {
	case "appeal":
		return "an appeal"
	case "nudge":
		return "a nudge to the provider"
	case "case":
		return "a case with the provider"
	}
	return "a submission"
}
