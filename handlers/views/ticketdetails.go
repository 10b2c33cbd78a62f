package views

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/slack-go/slack"
)

const (
	shownRejection = 1200 // characters of a rejection among a ticket's details
	shownNote      = 300  // characters of a note in the history
	shownInThread  = 2500 // characters of a note in the card's thread
	shownLines     = 12   // lines of history
)

// TicketDetails draws a ticket with all its fields and its history.
func TicketDetails(t TicketValue) Message {
	s := &stack{}
	s.section(t.facts() + "\n" + t.causeLine())
	s.context(t.people() + " · " + t.statusLine() + " since " + Date(t.StatusSince))
	if t.Rejection != "" {
		s.section("*The rejection*\n>" + strings.ReplaceAll(Clamp(Escape(Clamp(t.Rejection, shownRejection)), 2500), "\n", "\n>"))
	}
	s.rounds(t.Rounds)
	if n := utf8.RuneCountInString(t.Draft); n > 0 {
		s.row(fmt.Sprintf("*Draft of the next submission* · %d characters", n), ticketButton("whole:draft", "Read it", t.Number))
	}
	s.attached(t)
	s.blocked(t.Blocks)
	s.linked(t)
	s.history(t.History)
	if t.Long || utf8.RuneCountInString(t.Rejection) > shownRejection {
		s.row("Some of its texts are longer than shown here.", ticketButton("whole", "Read them whole", t.Number))
	}
	s.ticketButtons(t, false)
	s.actions(t.causeButton(), t.moveButton(), t.handOverButton(), t.tellButton())
	return s.message(t.spokenLine())
}

// moveButton opens the text that moves a ticket as it stands.
func (t TicketValue) moveButton() *slack.ButtonBlockElement {
	act := map[string]Act{"new": ActReply, "waiting-customer": ActNudge, "waiting-provider": ActChase}[t.Status]
	return StalledValue{Ticket: t, Act: act}.actButton()
}

func (t TicketValue) handOverButton() *slack.ButtonBlockElement {
	if !t.open() {
		return nil
	}
	return ticketButton("hand-over", "Hand over", t.Number)
}

// tellButton offers to tell the thread that an ended ticket came from.
func (t TicketValue) tellButton() *slack.ButtonBlockElement {
	if t.open() || t.SourceLink == "" || t.MergedInto != nil {
		return nil
	}
	return ticketButton("tell-thread", "Tell the thread", t.Number)
}

func (s *stack) history(list []HistoryLine) {
	var lines []string
	if left := len(list) - shownLines; left > 0 {
		lines = append(lines, fmt.Sprintf("_%d earlier lines are in the card's thread_", left))
		list = list[left:]
	}
	for _, h := range list {
		lines = append(lines, "• "+Moment(h.At)+" "+historyWords(h, shownNote))
	}
	if len(lines) > 0 {
		s.long("*History*\n" + strings.Join(lines, "\n"))
	}
}

func historyWords(h HistoryLine, most int) string {
	who := Mention(h.Actor)
	if name := Inline(Clamp(h.Name, 60)); name != "" {
		who = name
	}
	words := joined(" ", who, Inline(Clamp(h.Words, 400)))
	if h.Who != "" {
		words += " " + Mention(h.Who)
	}
	if h.Note != "" {
		words += ": " + Inline(Clamp(h.Note, most))
	}
	return words
}

// HistoryText is one change, as it stands in the card's thread. Whom a ticket was given to is notified. A very long note is cut there; the ticket keeps it whole.
func HistoryText(h HistoryLine) Message {
	note := h.Note
	h.Note = ""
	words := historyWords(h, 0)
	if note != "" {
		words += ": " + Escape(Clamp(note, shownInThread))
	}
	s := &stack{}
	s.long(words)
	if n := utf8.RuneCountInString(note); n > shownInThread {
		s.context(fmt.Sprintf("%d characters in all. The ticket keeps the whole text: *Details*, then *Read them whole*.", n))
	}
	m := s.message(words)
	if h.Who != "" && h.Who != h.Actor {
		m.Notify = []string{h.Who}
	}
	return m
}

// shownWhole is how much text a modal may hold: Slack takes 250 kB, and a character can need six bytes.
const shownWhole = 40_000

// Whole shows a ticket's rejection and notes uncut, and so that copying them adds nothing.
func Whole(t TicketValue) Modal {
	s := &stack{}
	s.section("*" + Inline(t.ref()) + "*")
	room := s.verbatim("The rejection", t.Rejection, shownWhole)
	room = s.roundsWhole(t.Rounds, room)
	room = s.verbatim("Draft of the next submission", t.Draft, room)
	for _, h := range t.History {
		if h.Note == "" {
			continue
		}
		note := h.Note
		h.Note = ""
		s.context(Moment(h.At) + " " + historyWords(h, 0))
		room = s.verbatim("", note, room)
	}
	if room == 0 {
		s.context("The rest does not fit here. Nothing of it is lost.")
	}
	return s.modal("", fmt.Sprintf("Ticket #%d", t.Number), "", "Close", "")
}

// verbatim adds up to room characters of text exactly as they are, and gives the room that is left. Rich text is not parsed,
// so nothing in it needs to be escaped.
func (s *stack) verbatim(head, text string, room int) int {
	text = strings.ToValidUTF8(text, "\ufffd")
	if strings.TrimSpace(text) == "" || room == 0 {
		return room
	}
	s.header(head)
	all := []rune(text)
	all = all[:min(room, len(all))]
	for piece := range slices.Chunk(all, maxSection) {
		s.blocks = append(s.blocks, slack.NewRichTextBlock("", &slack.RichTextPreformatted{
			Type: slack.RTEPreformatted, Elements: []slack.RichTextSectionElement{slack.NewRichTextSectionTextElement(string(piece), nil)},
		}))
	}
	return room - len(all)
}
