package views

import (
	"fmt"
	"slices"
	"strings"

	"github.com/slack-go/slack"
)

// StatusWords says a status as people do.
func StatusWords(status string) string {
	switch status {
	case "waiting-customer":
		return "waiting for the customer"
	case "waiting-provider":
		return "waiting for the provider"
	}
	return status
}

// OutcomeWords says how a case ended, "" when the status says it already.
func OutcomeWords(outcome string) string {
	switch outcome {
	case "approved", "other":
		return ""
	case "fixed":
		return "fixed elsewhere"
	case "no-reply":
		return "the customer did not reply"
	case "final-refusal":
		return "a final refusal"
	case "duplicate":
		return "a duplicate"
	}
	return outcome
}

// ref names a ticket in a line; a name of any length must not push the rest off the screen.
func (t TicketValue) ref() string { return fmt.Sprintf("#%d %s", t.Number, Clamp(t.Customer, 100)) }

func (t TicketValue) open() bool { return t.Status != "approved" && t.Status != "closed" }

// ticketButton is a button on a ticket; several tickets may stand on one screen, so it is spoken with its number.
func ticketButton(route, label string, n int64) *slack.ButtonBlockElement {
	return spoken(button(route, label, fmt.Sprint(n)), fmt.Sprintf("%s: ticket %d", label, n))
}

// Card draws a ticket as it stands in the team channel, edited in place; its thread is the history.
func Card(t TicketValue) Message {
	s := &stack{}
	s.section(t.facts() + "\n" + t.causeLine())
	s.context(t.people())
	s.attached(t)
	s.blocked(t.Blocks)
	s.ticketButtons(t, true)
	return s.message(t.spokenLine())
}

// ticketButtons offers what can be done with a ticket as it stands.
func (s *stack) ticketButtons(t TicketValue, details bool) {
	n := t.Number
	var take *slack.ButtonBlockElement
	if t.Owner == "" && t.open() {
		take = primary(ticketButton("take", "Take it", n))
	}
	if !t.open() {
		s.actions(ticketButton("reopen", "Reopen", n), moreMenu(t, details))
		return
	}
	s.actions(slices.Concat([]slack.BlockElement{take, ticketButton("update", "Update", n)}, t.roundButtons(), []slack.BlockElement{t.dueButton(), snoozeMenu(n), moreMenu(t, details)})...)
}

// spokenLine says a ticket in a sentence, for screen readers and notifications.
func (t TicketValue) spokenLine() string {
	owner := "nobody has it yet"
	if t.Owner != "" {
		owner = "with " + Mention(t.Owner)
	}
	return joined(". ", "Ticket "+Inline(t.ref())+": "+t.statusLine()+", "+owner, Inline(Clamp(t.Title, 200)))
}

func (t TicketValue) statusLine() string {
	words := StatusWords(t.Status)
	if outcome := OutcomeWords(t.Outcome); outcome != "" {
		words += " (" + outcome + ")"
	}
	return Inline(Clamp(words, 80))
}

func (t TicketValue) facts() string {
	campaign, brand := "", t.Brand
	if t.CampaignID != "" {
		campaign = "campaign " + Inline(Clamp(t.CampaignID, 60))
	}
	if brand == t.Customer {
		brand = ""
	}
	return joined(" · ", "*"+Inline(t.ref())+"*", campaign, Inline(Clamp(brand, 100)), Inline(Clamp(t.Provider, 60)), "*"+t.statusLine()+"*")
}

func (t TicketValue) causeLine() string {
	cause := "No cause named yet"
	if t.Title != "" {
		cause = Inline(t.titles()) + " (suggested)"
		if t.Confirmed {
			cause = Inline(t.titles()) + " (confirmed)"
		}
	}
	kind, blocked, helpdesk := t.Kind, "", ""
	if kind == "campaign" && t.CampaignID != "" { // the line above says it
		kind = ""
	}
	if t.TextingBlocked && t.Status != "closed" {
		blocked = "*texting is blocked now*"
	}
	if t.HelpdeskRef != "" {
		helpdesk = "helpdesk " + Inline(Clamp(t.HelpdeskRef, 80))
	}
	return joined(" · ", cause, t.roundWords(), Inline(Clamp(kind, 40)), blocked, helpdesk)
}

// titles are the causes in plain words.
func (t TicketValue) titles() string {
	parts := []string{Clamp(t.Title, 200)}
	for _, title := range t.MoreTitles[:min(2, len(t.MoreTitles))] {
		parts = append(parts, Clamp(title, 100))
	}
	words := strings.Join(parts, "; ")
	if left := len(t.MoreTitles) - 2; left > 0 {
		words += fmt.Sprintf(" and %d more", left)
	}
	return words
}

func (t TicketValue) people() string {
	owner := ""
	switch {
	case t.Owner != "":
		owner = Mention(t.Owner)
	case t.open():
		owner = "Nobody has it yet"
	}
	opened := "opened " + Date(t.OpenedAt)
	if t.OpenedBy != "" {
		opened += " by " + Mention(t.OpenedBy)
	}
	if t.SourceLink != "" {
		opened += " from " + Link(t.SourceLink, "a message")
	}
	return joined(" · ", owner, opened, t.next())
}

// TicketOpened tells the person who opened a ticket that it exists, where, and which ones are like it.
func TicketOpened(t TicketValue) Message {
	s := &stack{}
	line := "Ticket *" + Inline(t.ref()) + "* is open. " + t.causeLine() + "."
	s.section(line)
	s.ticketButtons(t, true)
	line += s.alike(t)
	return s.message(line)
}

// TicketGiven tells a person that somebody gave them a ticket, with the note that came with it.
func TicketGiven(t TicketValue, by, note string) Message {
	s := &stack{}
	line := Mention(by) + " gave you *" + Inline(t.ref()) + "*."
	if note = Inline(Clamp(note, 1000)); note != "" {
		line += "\n" + note
	}
	s.section(line)
	s.ticketButtons(t, true)
	return s.message(line)
}

// TicketChanged tells the person who changed a ticket how it stands now.
func TicketChanged(t TicketValue, words string) Message {
	s := &stack{}
	line := "*" + Inline(t.ref()) + "*: " + Inline(Clamp(words, 300))
	s.section(line)
	s.actions(ticketButton("details", "Details", t.Number))
	return s.message(line)
}
