package views

import (
	"fmt"
	"strings"
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

func (t TicketValue) ref() string { return fmt.Sprintf("#%d %s", t.Number, t.Customer) }

func (t TicketValue) open() bool { return t.Status != "approved" && t.Status != "closed" }

// Card draws a ticket as it stands in the team channel, edited in place; its thread is the history.
func Card(t TicketValue) Message {
	s := &stack{}
	s.section(t.facts())
	s.section(t.causeLine())
	s.context(t.people())
	n := fmt.Sprint(t.Number)
	if t.open() {
		s.actions(button("take", "Take it", n), button("update", "Update", n), button("note", "Note", n), button("close", "Close", n), button("details", "Details", n))
	} else {
		s.actions(button("reopen", "Reopen", n), button("details", "Details", n))
	}
	return s.message(t.spokenLine())
}

func (t TicketValue) spokenLine() string {
	return fmt.Sprintf("Ticket %s: %s. %s", Inline(t.ref()), t.statusLine(), Inline(t.Title))
}

func (t TicketValue) statusLine() string {
	words := StatusWords(t.Status)
	if t.Outcome != "" {
		words += " (" + t.Outcome + ")"
	}
	return Inline(words)
}

func (t TicketValue) facts() string {
	parts := []string{"*" + Inline(t.ref()) + "*"}
	if t.CampaignID != "" {
		parts = append(parts, "campaign "+Inline(t.CampaignID))
	}
	for _, p := range []string{t.Brand, t.Provider} {
		if p != "" && p != t.Customer {
			parts = append(parts, Inline(p))
		}
	}
	parts = append(parts, "*"+t.statusLine()+"*")
	return strings.Join(parts, " · ")
}

func (t TicketValue) causeLine() string {
	parts := []string{}
	if t.Title != "" {
		sure := " (suggested)"
		if t.Confirmed {
			sure = " (confirmed)"
		}
		parts = append(parts, Inline(t.Title)+sure)
	} else {
		parts = append(parts, "No cause named yet")
	}
	if t.Kind != "" && t.Kind != "campaign" {
		parts = append(parts, Inline(t.Kind))
	}
	if t.TextingBlocked {
		parts = append(parts, "*texting is blocked now*")
	}
	if t.HelpdeskRef != "" {
		parts = append(parts, "helpdesk "+Inline(t.HelpdeskRef))
	}
	return strings.Join(parts, " · ")
}

func (t TicketValue) people() string {
	owner := "Nobody has it yet"
	if t.Owner != "" {
		owner = Mention(t.Owner)
	}
	line := owner + " · opened " + Date(t.OpenedAt)
	if t.OpenedBy != "" {
		line += " by " + Mention(t.OpenedBy)
	}
	if t.SourceLink != "" {
		line += " from " + Link(t.SourceLink, "a message")
	}
	return line
}

// TicketOpened tells the person who opened a ticket that it exists.
func TicketOpened(t TicketValue) Message {
	s := &stack{}
	line := "Ticket *" + Inline(t.ref()) + "* is open."
	if t.Link != "" {
		line = "Ticket *" + Link(t.Link, t.ref()) + "* is open."
	}
	s.section(line + " " + t.causeLine())
	n := fmt.Sprint(t.Number)
	s.actions(button("take", "Take it", n), button("update", "Update", n), button("details", "Details", n))
	return s.message(line)
}

// TicketDetails draws a ticket with all its fields and its history.
func TicketDetails(t TicketValue) Message {
	s := &stack{}
	s.section(t.facts())
	s.section(t.causeLine())
	s.context(t.people() + " · " + Inline(StatusWords(t.Status)) + " since " + Date(t.StatusSince))
	if t.Rejection != "" {
		s.section("*The rejection*\n>" + strings.ReplaceAll(Escape(Clamp(t.Rejection, 1200)), "\n", "\n>"))
	}
	s.history(t.History)
	n := fmt.Sprint(t.Number)
	if t.open() {
		s.actions(button("take", "Take it", n), button("update", "Update", n), button("note", "Note", n), button("close", "Close", n))
	} else {
		s.actions(button("reopen", "Reopen", n))
	}
	return s.message(t.spokenLine())
}

func (s *stack) history(list []HistoryLine) {
	var lines []string
	if left := len(list) - 12; left > 0 {
		lines = append(lines, fmt.Sprintf("_%d earlier lines are in the card's thread_", left))
		list = list[left:]
	}
	for _, h := range list {
		lines = append(lines, "• "+Moment(h.At)+" "+historyWords(h))
	}
	if len(lines) > 0 {
		s.section("*History*\n" + strings.Join(lines, "\n"))
	}
}

func historyWords(h HistoryLine) string {
	actor := Mention(h.Actor)
	if h.Actor == "tcrbot" {
		actor = "tcrbot"
	}
	words := Inline(Clamp(h.Words, 400))
	if h.Who != "" {
		words += " " + Mention(h.Who)
	}
	if h.Note != "" {
		words += ": " + Inline(Clamp(h.Note, 1500))
	}
	return actor + " " + words
}

// HistoryText is one change, as it stands in the card's thread.
func HistoryText(h HistoryLine) Message {
	actor := Mention(h.Actor)
	if h.Actor == "tcrbot" {
		actor = "tcrbot"
	}
	words := actor + " " + Inline(h.Words)
	if h.Who != "" {
		words += " " + Mention(h.Who)
	}
	if h.Note != "" {
		words += ": " + Escape(h.Note)
	}
	s := &stack{}
	s.long(words)
	return s.message(words)
}

// TicketList draws tickets a row each.
func TicketList(v ListValue) Message {
	s := &stack{}
	s.section("*" + Inline(v.Title) + "*")
	lines := []string{Inline(v.Title)}
	for i, t := range v.Tickets {
		s.row(ticketRow(t), spoken(button(fmt.Sprintf("details:%d", i), "Details", fmt.Sprint(t.Number)), fmt.Sprintf("Details of ticket %d", t.Number)))
		lines = append(lines, Inline(t.ref())+", "+t.statusLine())
	}
	if v.More > 0 {
		s.context(fmt.Sprintf("and %d more. %s", v.More, Escape(v.Hint)))
	} else {
		s.context(Escape(v.Hint))
	}
	return s.message(strings.Join(lines, " · "))
}

func ticketRow(t TicketValue) string {
	head := "*" + Inline(t.ref()) + "*"
	if t.Link != "" {
		head = "*" + Link(t.Link, t.ref()) + "*"
	}
	parts := []string{head, t.statusLine() + " since " + Date(t.StatusSince)}
	if t.Owner != "" {
		parts = append(parts, Mention(t.Owner))
	} else {
		parts = append(parts, "nobody has it yet")
	}
	line := strings.Join(parts, " · ")
	if t.Title != "" {
		line += "\n" + Inline(t.Title)
	}
	return line
}

// TicketChanged tells the person who changed a ticket how it stands now.
func TicketChanged(t TicketValue, words string) Message {
	s := &stack{}
	line := "*" + Inline(t.ref()) + "*: " + Inline(words)
	s.section(line)
	s.actions(button("details", "Details", fmt.Sprint(t.Number)))
	return s.message(line)
}
