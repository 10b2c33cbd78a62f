package views

import (
	"fmt"
	"strings"

	"github.com/slack-go/slack"
)

// TicketList draws a page of tickets, a row each.
func TicketList(v ListValue) Message {
	s := &stack{}
	s.section("*" + Inline(Clamp(v.Title, 200)) + "*")
	lines := []string{Inline(Clamp(v.Title, 200))}
	for _, t := range v.Tickets[:min(40, len(v.Tickets))] {
		s.row(ticketRow(t, !v.OneOwner), ticketButton("details", "Details", t.Number))
		lines = append(lines, Inline(t.ref())+", "+t.statusLine())
	}
	hint := Inline(Clamp(v.Hint, 300))
	if v.More > 0 {
		more := fmt.Sprint(v.More)
		if v.AtLeast {
			more = "at least " + more
		}
		hint = fmt.Sprintf("and %s more. %s", more, hint)
	}
	s.context(hint)
	s.actions(pageButton(v.Route, "Back", v.Previous), pageButton(v.Route, "Next page", v.Next), v.exportButton())
	if len(v.Tickets) == 0 {
		lines = append(lines, hint)
	}
	return s.message(strings.Join(lines, " · "))
}

func (v ListValue) exportButton() *slack.ButtonBlockElement {
	if v.Export == "" {
		return nil
	}
	return spoken(button("export", "Export these", v.Export), "Export the whole list as a CSV file")
}

// pageButton leads to another page; without a value there is none.
func pageButton(route, label, value string) *slack.ButtonBlockElement {
	if value == "" {
		return nil
	}
	return button(route+":"+strings.ToLower(label[:1]), label, value)
}

// ticketRow is a ticket in two lines. In a list that is one person's the owner would only repeat.
func ticketRow(t TicketValue, owner bool) string {
	head := "*" + Inline(t.ref()) + "*"
	if t.Link != "" {
		head = "*" + Link(t.Link, t.ref()) + "*"
	}
	blocked, who := "", ""
	if t.TextingBlocked && t.open() {
		blocked = "*texting is blocked*"
	}
	if owner {
		who = ownerWords(t.Owner)
	}
	due := ""
	if !t.DueAt.IsZero() && t.open() {
		due = t.next()
	}
	line := joined(" · ", head, blocked, Inline(Clamp(t.Provider, 60)), t.statusLine()+" since "+Date(t.StatusSince), who, due)
	return joined("\n", line, joined(" · ", Inline(Clamp(t.Title, 150)), Inline(Clamp(t.Found, 200))))
}
