package views

import (
	"fmt"
	"strings"

	"github.com/slack-go/slack"
)

// Reminder is the one private message a morning with all tickets of a person that wait too long, or the one to the team channel
// with those that nobody has.
func Reminder(v ReminderValue) Message {
	s := &stack{}
	var lines []string
	if len(v.Tickets) > 0 {
		head := v.head()
		s.section("*" + head + "*" + v.heldWords())
		lines = append(lines, head)
	}
	for _, t := range v.Tickets {
		s.stalled(t, v.Unowned)
		lines = append(lines, spokenStalled(t))
	}
	if v.More > 0 {
		s.context(fmt.Sprintf("+%d in Home, or `/tcr list stalled`", v.More))
		lines = append(lines, fmt.Sprintf("and %d more in Home", v.More))
	}
	if len(v.Stuck) > 0 {
		head := "Reminders did not move " + these(len(v.Stuck))
		s.section("*" + head + "*")
		lines = append(lines, head)
	}
	for _, t := range v.Stuck {
		s.stuck(t)
		lines = append(lines, spokenStalled(t))
	}
	return s.message(strings.Join(lines, " · "))
}

func these(n int) string {
	if n == 1 {
		return "this ticket"
	}
	return fmt.Sprintf("these %d tickets", n)
}

func (v ReminderValue) head() string {
	n := len(v.Tickets) + v.More
	switch {
	case v.Unowned && n == 1:
		return "One ticket waits and has no owner"
	case v.Unowned:
		return fmt.Sprintf("%d tickets wait and have no owner", n)
	case n == 1:
		return "One of your tickets waits"
	}
	return fmt.Sprintf("%d of your tickets wait", n)
}

// heldWords says how many are held back, so that nobody takes a short list for all there is.
func (v ReminderValue) heldWords() string {
	if v.Held == 0 {
		return ""
	}
	return fmt.Sprintf(" (%d more held back until %s)", v.Held, Date(v.Until))
}

func spokenStalled(t StalledValue) string {
	return Inline(t.Ticket.ref()) + " " + joined(". ", Inline(t.Waits), Inline(t.Next))
}

func (s *stack) stalled(v StalledValue, unowned bool) {
	s.section(v.line())
	n := v.Ticket.Number
	act := v.actButton()
	if unowned {
		s.actions(ticketButton("take", "Take it", n), act, ticketButton("hand-over", "Hand over", n), ticketButton("details", "Details", n))
		return
	}
	s.actions(act, v.closeButton(), ticketButton("update", "Update", n), snoozeMenu(n), ticketButton("hand-over", "Hand over", n))
}

// line is a ticket in a reminder: which, how long, what next.
func (v StalledValue) line() string {
	forWhom, due, blocked := "", "", ""
	if v.For != "" {
		forWhom = "for " + Mention(v.For) + ", who is away"
	}
	if !v.Ticket.DueAt.IsZero() {
		due = joined(": ", "*due "+Moment(v.Ticket.DueAt)+"*", Inline(Clamp(v.Ticket.DueWhy, 150)))
	}
	if v.Ticket.TextingBlocked {
		blocked = "*texting is blocked now*"
	}
	head := "*" + Inline(v.Ticket.ref()) + "*"
	if v.Ticket.Link != "" {
		head = "*" + Link(v.Ticket.Link, v.Ticket.ref()) + "*"
	}
	provider := Inline(Clamp(v.Ticket.Provider, 60))
	if v.Act == ActChase {
		provider = "" // the wait names it
	}
	return joined("\n", joined(" · ", head, provider, Inline(Clamp(v.Waits, 200)), blocked, forWhom), due, Inline(Clamp(v.Next, 300)))
}

func (v StalledValue) actButton() *slack.ButtonBlockElement {
	n := v.Ticket.Number
	switch v.Act {
	case ActReply:
		return ticketButton("copy-nudge", "Copy reply", n)
	case ActNudge, ActClose:
		return ticketButton("copy-nudge", "Copy nudge", n)
	case ActChase:
		return ticketButton("copy-nudge", "Copy chase", n)
	}
	return nil
}

func (v StalledValue) closeButton() *slack.ButtonBlockElement {
	if v.Act != ActClose {
		return nil
	}
	return ticketButton("close-no-reply", "Close: no reply", v.Ticket.Number)
}

// stuck shows a manager a ticket that its owner was reminded of often enough.
func (s *stack) stuck(v StalledValue) {
	owner := "nobody has it"
	if v.Ticket.Owner != "" {
		owner = Mention(v.Ticket.Owner) + " has it"
	}
	s.section(joined("\n", v.line(), owner+" · reminded "+times(v.Shown)))
	n := v.Ticket.Number
	s.actions(ticketButton("details", "Details", n), ticketButton("update", "Update", n), ticketButton("hand-over", "Hand over", n))
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}

// snoozeMenu offers the usual moments; its options say them as /tcr snooze understands them.
func snoozeMenu(n int64) *slack.SelectBlockElement {
	options := []pick{
		{"tomorrow", "Until tomorrow"}, {"2d", "For 2 business days"}, {"next monday", "Until next Monday"}, {"2w", "For two weeks"},
		{"ask", "Until a date …"}, {"remind", "Remind me of something …"}, {"away", "I will be away …"},
	}
	for i := range options {
		options[i].value = fmt.Sprintf("%d|%s", n, options[i].value)
	}
	return choice("snooze", "Snooze", "", options)
}

// Promised reminds a person of what they wanted to be reminded of; what was missed comes together.
func Promised(list []PromiseValue) Message {
	s := &stack{}
	var lines []string
	for _, p := range list[:min(15, len(list))] {
		line := "You wanted to be reminded of *" + Inline(p.Ticket.ref()) + "*: " + Inline(Clamp(p.Body, 500))
		s.section(joined("\n", line, "for "+Moment(p.At)))
		s.actions(ticketButton("details", "Details", p.Ticket.Number), ticketButton("update", "Update", p.Ticket.Number), snoozeMenu(p.Ticket.Number))
		lines = append(lines, line)
	}
	if more := len(list) - 15; more > 0 {
		s.context(fmt.Sprintf("and %d more: `/tcr list mine`", more))
	}
	return s.message(strings.Join(lines, " · "))
}
