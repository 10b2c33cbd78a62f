package views

import (
	"fmt"
	"strings"

	"github.com/slack-go/slack"
)

// moreRoute is the route of the menus with three dots.
const moreRoute = "more"

// moreMenu holds what is needed less often. Slack takes five options at most.
func moreMenu(t TicketValue, details bool) *slack.OverflowBlockElement {
	list := []pick{{"note", "Note"}, {"edit", "Edit"}, {"similar", "Similar cases"}}
	if t.open() {
		list = append(list, pick{"close", "Close"})
	}
	if details {
		list = append(list, pick{"details", "Details"})
	}
	for i := range list {
		list[i].value = pair(list[i].value, fmt.Sprint(t.Number))
	}
	return overflow(list)
}

// overflow is the menu with three dots; its options name the routes that answer them.
func overflow(list []pick) *slack.OverflowBlockElement {
	var options []*slack.OptionBlockObject
	for _, o := range list {
		options = append(options, slack.NewOptionBlockObject(o.value, plain(o.label, maxOption), nil))
	}
	return slack.NewOverflowBlockElement(moreRoute, options...)
}

// next is what comes next and when: the date it is due, else the day of the reminder. What is past is said as such.
func (t TicketValue) next() string {
	why := ""
	if w := Inline(Clamp(t.DueWhy, 120)); w != "" {
		why = ": " + w
	}
	switch {
	case !t.open():
		return ""
	case !t.DueAt.IsZero() && t.Overdue:
		return "*overdue since " + Date(t.DueAt) + "*" + why
	case !t.DueAt.IsZero():
		return "due " + Date(t.DueAt) + why
	case !t.SnoozedUntil.IsZero():
		return "snoozed until " + Date(t.SnoozedUntil)
	case t.RemindAt.IsZero():
		return ""
	case t.Overdue:
		return "*overdue since " + Date(t.RemindAt) + "*"
	}
	return "reminder on " + Date(t.RemindAt)
}

// attachedQuestion is what is asked of an approved ticket.
const attachedQuestion = "Approved. Is the number attached to it, and was a test text delivered?"

func (s *stack) attached(t TicketValue) {
	switch {
	case t.Attached:
		s.context("The number is attached and a test text was delivered.")
	case t.AskAttached:
		s.section(attachedQuestion)
		s.actions(attachedButtons(t.Number)...)
	}
}

func attachedButtons(n int64) []slack.BlockElement {
	return []slack.BlockElement{primary(ticketButton("attached", "Yes", n)), ticketButton("not-attached", "Not yet", n)}
}

// AskAttached asks again whether an approved ticket's number works.
func AskAttached(t TicketValue) Message {
	s := &stack{}
	line := "*" + Inline(t.ref()) + "* " + attachedQuestion
	s.section(line)
	s.actions(attachedButtons(t.Number)...)
	return s.message(line)
}

// AskOutcome asks how a case ended, with a button for each outcome.
func AskOutcome(t TicketValue) Message {
	s := &stack{}
	line := "How did *" + Inline(t.ref()) + "* end?"
	s.section(line)
	var list []slack.BlockElement
	for _, o := range outcomes() {
		b := button("end:"+o.value, o.label, pair(fmt.Sprint(t.Number), o.value))
		list = append(list, spoken(b, fmt.Sprintf("%s: ticket %d", o.label, t.Number)))
	}
	s.actions(list...)
	return s.message(line)
}

// blocked lists the campaigns that wait for a brand.
func (s *stack) blocked(list []CaseLine) {
	if len(list) == 0 {
		return
	}
	lines := []string{"*Waiting for this brand*"}
	for _, c := range list[:min(10, len(list))] {
		head := Inline(c.ref())
		if c.Link != "" {
			head = Link(c.Link, c.ref())
		}
		lines = append(lines, "• "+joined(" · ", head, Inline(Clamp(c.Campaign, 60)), Inline(Clamp(StatusWords(c.Status), 60))))
	}
	s.section(strings.Join(lines, "\n"))
}
