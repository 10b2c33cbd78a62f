package views

import (
	"fmt"
	"strings"

	"github.com/slack-go/slack"
)

// tellingShare is from how many cases on a share is also told as a percentage.
const tellingShare = 10

// DigestHead is how many blocks of a digest stand above its picture.
const DigestHead = 2

// Digest is a digest: one screen, the most important first. Sections with nothing in them are left out, no person is ranked, and no
// percentage is told of fewer than ten cases.
func Digest(v DigestValue) Message {
	s := &stack{}
	title := v.Title
	if v.About != "" {
		title += " · " + v.About
	}
	s.header(title)
	s.section(strings.Join(v.first(), "\n"))
	s.causes(v.Causes)
	s.decide(v.Decide)
	s.section(labeledLine("Fixes", outcomeWords(v.Outcomes, 3)))
	s.section(labeledLine("Knowledge", v.knowledge()))
	if v.Radar != "" {
		s.context(Inline(v.Radar))
	}
	var csv *slack.ButtonBlockElement
	if v.CSV != "" {
		csv = spoken(button("digest-csv", "CSV", v.CSV), "CSV: every number with its tickets")
	}
	s.actions(button("list", "Open the list", "stalled"), csv, button("settings", "Settings", "digests"))
	return s.message(joined(". ", Inline(title)+": "+strings.Join(v.first(), ". "), v.spokenDecide()))
}

// first is the first block: flow, replies and resubmissions, time and money.
func (v DigestValue) first() []string {
	return kept(
		inLine(fmt.Sprintf("%d opened · %d approved · *%d open (%s)*", v.Opened, v.Approved, v.Open, changeWords(v.OpenChange)), v.closedWords()),
		inLine(v.replyWords(), v.againWords()),
		inLine(v.daysWords(), v.moneyWords()),
		v.ourWords(),
	)
}

func kept(lines ...string) []string {
	var out []string
	for _, l := range lines {
		if l != "" {
			out = append(out, l)
		}
	}
	return out
}

func inLine(parts ...string) string { return strings.Join(kept(parts...), " · ") }

func changeWords(n int) string {
	if n == 0 {
		return "no change"
	}
	return strings.Replace(fmt.Sprintf("%+d", n), "-", "−", 1)
}

func (v DigestValue) closedWords() string {
	if v.Closed == 0 {
		return ""
	}
	return fmt.Sprintf("%d closed otherwise", v.Closed)
}

func (v DigestValue) replyWords() string {
	var parts []string
	if v.FirstReply != "" {
		parts = append(parts, "First reply "+Inline(v.FirstReply))
	}
	if v.NeverAnswered > 0 {
		parts = append(parts, fmt.Sprintf("%d never answered", v.NeverAnswered))
	}
	return strings.Join(parts, ", ")
}

func (v DigestValue) againWords() string {
	if v.Again.Of == 0 {
		return ""
	}
	words := fmt.Sprintf("approved at the first resubmission %d of %d", v.Again.N, v.Again.Of)
	if v.AgainBefore.Of > 0 {
		words += fmt.Sprintf(" (4-week mean %d of %d)", v.AgainBefore.N, v.AgainBefore.Of)
	}
	return words
}

func (v DigestValue) daysWords() string {
	d := v.Days
	switch {
	case d.Of == 0:
		return ""
	case d.Whole == 0:
		return "Less than a day to approval"
	}
	return fmt.Sprintf("%s to approval = us %d · customer %d · provider %d", counting(d.Whole, "day"), d.Us, d.Customer, d.Provider)
}

func (v DigestValue) moneyWords() string {
	switch {
	case v.RepeatCents == 0:
		return ""
	case v.OurCents == 0:
		return Dollars(v.RepeatCents) + " on repeat rounds"
	}
	return fmt.Sprintf("%s on repeat rounds, %s of it ours", Dollars(v.RepeatCents), Dollars(v.OurCents))
}

func (v DigestValue) ourWords() string {
	if v.OurTexts.N == 0 {
		return ""
	}
	return "Our own texts refused: " + v.OurTexts.words()
}

// words say a share; a percentage only where enough cases stand behind it.
func (s ShareValue) words() string {
	words := fmt.Sprintf("%d of %d", s.N, s.Of)
	if s.Of >= tellingShare {
		words += fmt.Sprintf(" (%d %%)", (s.N*100+s.Of/2)/s.Of)
	}
	return words
}

// Dollars writes cents as people do, without the cents where there are none.
func Dollars(cents int64) string {
	if cents%100 == 0 {
		return fmt.Sprintf("$%d", cents/100)
	}
	return fmt.Sprintf("$%d.%02d", cents/100, cents%100)
}

func labeledLine(label, words string) string {
	if words == "" {
		return ""
	}
	return "*" + label + "* " + words
}

func (s *stack) causes(list []CauseLine) {
	var parts []string
	for _, c := range list {
		words := fmt.Sprintf("%s %d", Inline(Clamp(c.Title, 100)), c.Count)
		if c.Known && c.Change != 0 {
			words += " (" + changeWords(c.Change) + ")"
		}
		parts = append(parts, words)
	}
	s.section(labeledLine("Causes", strings.Join(parts, " · ")))
}

func (s *stack) decide(list []DecideValue) {
	if len(list) == 0 {
		return
	}
	lines := []string{"*Decide today*"}
	for _, t := range list {
		ref := "*" + Inline(t.Ticket.ref()) + "*"
		if t.Ticket.Link != "" {
			ref = Link(t.Ticket.Link, t.Ticket.ref())
		}
		lines = append(lines, "• "+ref+" "+Inline(Clamp(t.Why, 200))+ownedBy(t.Ticket.Owner))
	}
	s.section(strings.Join(lines, "\n"))
}

func ownedBy(id string) string {
	if id == "" {
		return " · no owner"
	}
	return " · " + Mention(id)
}

func (v DigestValue) spokenDecide() string {
	var refs []string
	for _, t := range v.Decide {
		refs = append(refs, Inline(t.Ticket.ref())+" "+Inline(Clamp(t.Why, 100)))
	}
	if len(refs) == 0 {
		return ""
	}
	return "Decide today: " + strings.Join(refs, ", ")
}

// outcomeWords are the causes that were mended most, with how often that cleared them.
func outcomeWords(list []OutcomeValue, most int) string {
	var parts []string
	for _, o := range list[:min(most, len(list))] {
		parts = append(parts, fmt.Sprintf("%s cleared %s", Inline(Clamp(o.Title, 100)), ShareValue{o.Cleared, o.Tries}.words()))
	}
	return strings.Join(parts, " · ")
}

func (v DigestValue) knowledge() string {
	var parts []string
	if v.Questions > 0 {
		parts = append(parts, counting(v.Questions, "question")+" asked")
	}
	if v.Gaps > 0 {
		parts = append(parts, fmt.Sprintf("%d without an answer", v.Gaps))
	}
	if v.WrongVotes > 0 {
		parts = append(parts, counting(v.WrongVotes, "answer")+" voted wrong")
	}
	if v.Overdue > 0 {
		parts = append(parts, counting(v.Overdue, "article")+" past "+ofThem(v.Overdue, "its", "their")+" date")
	}
	return strings.Join(parts, " · ")
}

func ofThem(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// counting is a number with what it counts.
func counting(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}
