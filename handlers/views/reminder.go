package views

import (
	"fmt"
	"strings"
)

// Reminder is the one private message a morning with all tickets of a person that wait too long.
func Reminder(v ReminderValue) Message {
	s := &stack{}
	n := len(v.Tickets) + v.More
	head := fmt.Sprintf("*%d of your tickets wait*", n)
	switch {
	case v.Unowned && n == 1:
		head = "*One ticket waits and has no owner*"
	case v.Unowned:
		head = fmt.Sprintf("*%d tickets wait and have no owner*", n)
	case n == 1:
		head = "*One of your tickets waits*"
	}
	s.section(head)
	lines := []string{head}
	for _, t := range v.Tickets {
		s.stalled(t, v.Unowned)
		lines = append(lines, Inline(t.Ticket.ref())+" "+joined(". ", Inline(t.Waits), Inline(t.Next)))
	}
	if v.More > 0 {
		s.context(fmt.Sprintf("and %d more: `/tcr list stalled`", v.More))
	}
	return s.message(strings.Join(lines, " · "))
}

func (s *stack) stalled(v StalledValue, unowned bool) {
	n := v.Ticket.Number
	s.section(joined("\n", joined(" · ", "*"+Inline(v.Ticket.ref())+"*", Inline(Clamp(v.Ticket.Provider, 60)), Inline(Clamp(v.Waits, 200))), Inline(Clamp(v.Next, 300))))
	if unowned {
		s.actions(ticketButton("take", "Take it", n), ticketButton("details", "Details", n))
		return
	}
	s.actions(ticketButton("update", "Update", n), ticketButton("note", "Note", n), ticketButton("details", "Details", n))
}

// Digest is the weekly digest. Sections with nothing in them are left out; no percentages, no ranking of people.
func Digest(v DigestValue) Message {
	s := &stack{}
	_, week := v.From.ISOWeek()
	s.header(fmt.Sprintf("Week %d: %s to %s", week, v.From.Format("2 January"), v.To.Format("2 January")))
	first := fmt.Sprintf("%d opened · %d approved · *%d open (%+d)*", v.Opened, v.Approved, v.Open, v.OpenChange)
	if v.OpenChange == 0 {
		first = fmt.Sprintf("%d opened · %d approved · *%d open (no change)*", v.Opened, v.Approved, v.Open)
	}
	if v.Closed > 0 {
		first += fmt.Sprintf(" · %d closed otherwise", v.Closed)
	}
	s.section(first)
	s.causes(v.TopCauses)
	s.waiting(v)
	s.knowledge(v)
	if len(v.Stalled) > 0 {
		s.actions(button("list", "Open the list", "stalled"))
	}
	return s.message(joined(". ", fmt.Sprintf("Week %d: %s", week, first), spokenWaiting(v)))
}

func (s *stack) causes(list []CauseLine) {
	var parts []string
	for _, c := range list {
		parts = append(parts, fmt.Sprintf("• %s: %d", Inline(Clamp(c.Title, 150)), c.Count))
	}
	if len(parts) > 0 {
		s.section("*Most frequent causes*\n" + strings.Join(parts, "\n"))
	}
}

func (s *stack) waiting(v DigestValue) {
	var lines []string
	for _, t := range v.Stalled {
		lines = append(lines, "• *"+Inline(t.Ticket.ref())+"* "+Inline(t.Waits)+ownedBy(t.Ticket.Owner))
	}
	if v.StalledMore > 0 {
		lines = append(lines, fmt.Sprintf("and %d more: `/tcr list stalled`", v.StalledMore))
	}
	if len(lines) > 0 {
		s.section("*Decide today*: these wait too long\n" + strings.Join(lines, "\n"))
	}
}

func spokenWaiting(v DigestValue) string {
	var refs []string
	for _, t := range v.Stalled {
		refs = append(refs, Inline(t.Ticket.ref()))
	}
	if len(refs) == 0 {
		return ""
	}
	return "Waiting too long: " + strings.Join(refs, ", ")
}

func ownedBy(id string) string {
	if id == "" {
		return " · no owner"
	}
	return " · " + Mention(id)
}

func (s *stack) knowledge(v DigestValue) {
	var parts []string
	if v.Lookups > 0 {
		parts = append(parts, counted(v.Lookups, "question", "asked"))
	}
	if v.Gaps > 0 {
		parts = append(parts, fmt.Sprintf("%d without an answer", v.Gaps))
	}
	if v.WrongVotes > 0 {
		parts = append(parts, counted(v.WrongVotes, "answer", "voted wrong"))
	}
	if len(parts) > 0 {
		s.section("*Knowledge* " + strings.Join(parts, " · "))
	}
}

func counted(n int, what, done string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s %s", n, what, done)
}
