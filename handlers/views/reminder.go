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
	case v.Unowned:
		head = fmt.Sprintf("*%d tickets wait and have no owner*", n)
	case n == 1:
		head = "*One of your tickets waits*"
	}
	s.section(head)
	lines := []string{head}
	for _, t := range v.Tickets {
		s.stalled(t)
		lines = append(lines, Inline(t.Ticket.ref())+" "+Inline(t.Waits))
	}
	if v.More > 0 {
		s.context(fmt.Sprintf("+%d more: `/tcr list stalled`", v.More))
	}
	return s.message(strings.Join(lines, " · "))
}

func (s *stack) stalled(v StalledValue) {
	n := fmt.Sprint(v.Ticket.Number)
	text := "*" + Inline(v.Ticket.ref()) + "* · " + Inline(v.Waits)
	if v.Next != "" {
		text += "\n" + Inline(v.Next)
	}
	s.section(text)
	s.actions(button("update", "Update", n), button("note", "Note", n), button("details", "Details", n))
}

// Digest is the weekly digest. Sections with nothing in them are left out; no percentages, no ranking of people.
func Digest(v DigestValue) Message {
	s := &stack{}
	_, week := v.From.ISOWeek()
	s.header(fmt.Sprintf("Week %d", week))
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
	return s.message(fmt.Sprintf("Week %d: %s", week, first))
}

func (s *stack) causes(list []CauseLine) {
	var parts []string
	for _, c := range list {
		parts = append(parts, fmt.Sprintf("• %s: %d", Inline(c.Title), c.Count))
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
		s.section("*Waiting too long*\n" + strings.Join(lines, "\n"))
	}
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
		parts = append(parts, fmt.Sprintf("%d questions asked", v.Lookups))
	}
	if v.Gaps > 0 {
		parts = append(parts, fmt.Sprintf("%d without an answer", v.Gaps))
	}
	if v.WrongVotes > 0 {
		parts = append(parts, fmt.Sprintf("%d answers voted wrong", v.WrongVotes))
	}
	if len(parts) > 0 {
		s.section("*Knowledge* " + strings.Join(parts, " · "))
	}
}
