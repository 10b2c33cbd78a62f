package views

import (
	"fmt"
	"strings"

	"github.com/slack-go/slack"
)

// GuardValue compares a text that is about to go out with what was refused before.
type GuardValue struct {
	Ticket    TicketValue
	Round     int64 // which one would be recorded
	Items     []GuardItem
	Risks     []string // what the review finds besides
	Stake     string   // "$15 and 3-10 business days", or ""
	Note      string   // how the text was read, where that limits what can be said; or ""
	Escalate  string   // why asking the provider comes first, or ""
	Corrected bool     // there are corrected texts to copy
	Plan      string   // what the button that records it carries
}

// GuardState is what became of an earlier reason.
type GuardState string

// The states.
const (
	Addressed GuardState = "addressed"
	Untouched GuardState = "untouched"
	Unclear   GuardState = "unclear"
)

// GuardItem is one earlier reason and what the new text says to it.
type GuardItem struct {
	State GuardState
	Round int64
	Title string
	Words string // the words it rests on, or what to check
}

// sign goes before a state's word, which says the same.
func (g GuardState) sign() string {
	return map[GuardState]string{Addressed: "✓", Untouched: "✗", Unclear: "?"}[g]
}

// guardItems is how many reasons, and how many risks, a guard shows.
const guardItems = 10

// Guard shows, before a round is recorded, what of the earlier reasons its text answers.
func Guard(v GuardValue) Modal {
	s := &stack{}
	s.section("*" + Inline(v.Ticket.ref()) + "* · " + v.headline())
	s.context(Inline(Clamp(v.Note, 400)))
	var lines []string
	for _, i := range v.Items[:min(guardItems, len(v.Items))] {
		lines = append(lines, i.line())
	}
	s.long(strings.Join(lines, "\n"))
	s.risks(v.Risks)
	if v.Stake != "" {
		s.section("*At stake:* " + Inline(Clamp(v.Stake, 200)))
	}
	s.section(Inline(Clamp(v.Escalate, 600)))
	s.actions(v.buttons()...)
	return s.modal("", fmt.Sprintf("Before round %d", v.Round), "", "Close", "")
}

func (v GuardValue) headline() string {
	n := map[GuardState]int{}
	for _, i := range v.Items {
		n[i.State]++
	}
	return fmt.Sprintf("of what was refused: %d addressed, %d untouched, %d unclear", n[Addressed], n[Untouched], n[Unclear])
}

func (i GuardItem) line() string {
	line := fmt.Sprintf("%s *%s* %s _(round %d)_", i.State.sign(), i.State, Inline(Clamp(i.Title, 150)), i.Round)
	return joined("\n      ", line, Inline(Clamp(i.Words, 300)))
}

func (s *stack) risks(list []string) {
	if len(list) == 0 {
		return
	}
	lines := []string{"*New in this text*"}
	for _, r := range list[:min(guardItems, len(list))] {
		lines = append(lines, "• "+Inline(Clamp(r, 300)))
	}
	if left := len(list) - guardItems; left > 0 {
		lines = append(lines, fmt.Sprintf("and %d more", left))
	}
	s.long(strings.Join(lines, "\n"))
}

// buttons put first what should be done first: ask, correct, or record.
func (v GuardValue) buttons() []slack.BlockElement {
	n := fmt.Sprint(v.Ticket.Number)
	clean := v.Escalate == "" && len(v.Risks) == 0
	for _, i := range v.Items {
		clean = clean && i.State == Addressed
	}
	record := button("record-round", "Record anyway", v.Plan)
	if clean {
		record = primary(button("record-round", fmt.Sprintf("Record round %d", v.Round), v.Plan))
	}
	var escalate, corrected *slack.ButtonBlockElement
	if v.Escalate != "" {
		escalate = primary(ticketButton("escalate", "Escalate", v.Ticket.Number))
	}
	if v.Corrected {
		corrected = button("corrected", "Copy corrected texts", n)
	}
	if clean {
		return []slack.BlockElement{record, corrected}
	}
	return []slack.BlockElement{escalate, corrected, record}
}
