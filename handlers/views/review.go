package views

import (
	"fmt"
	"strings"

	"github.com/slack-go/slack"
)

// How much of a review is shown at first sight; the rest is one click away.
const (
	findingsSeen  = 6
	questionsSeen = 4
)

// Review draws a review as a private message.
func Review(v ReviewValue) Message {
	s := &stack{}
	s.review(v)
	return s.message(reviewText(v))
}

// ReviewModal draws the same as a screen.
func ReviewModal(v ReviewValue) Modal {
	s := &stack{}
	s.review(v)
	return s.modal("", "Campaign review", "", "Close", "")
}

func reviewText(v ReviewValue) string {
	if v.Nothing {
		return Inline(Clamp(v.Read, 600))
	}
	parts := []string{Inline(v.Verdict)}
	for _, g := range v.Groups {
		for _, f := range g.Findings {
			if f.Weight != ToAsk {
				parts = append(parts, Inline(Clamp(g.Field, 60))+", "+string(f.Weight)+": "+Inline(Clamp(f.What, 200)))
			}
		}
	}
	for _, q := range v.Questions {
		parts = append(parts, "Ask: "+Inline(Clamp(q, 200)))
	}
	return strings.Join(parts, " · ")
}

func (s *stack) review(v ReviewValue) {
	s.caseLine(v.Case, v.LookupID)
	s.context(Inline(Clamp(v.Note, 300)))
	if v.Nothing {
		s.section(Inline(Clamp(v.Read, 600)))
		s.actions(primary(button("review-form", "Open the form", v.LookupID)), button("is-rejection", "It is a rejection", v.LookupID))
		return
	}
	s.section("*" + Inline(v.Verdict) + "*")
	s.context(Inline(Clamp(v.Read, 600)))
	left := s.findings(v.Groups, findingsSeen)
	s.toAsk(v.Questions, questionsSeen)
	if more := left + max(0, len(v.Questions)-questionsSeen); more > 0 {
		s.context(fmt.Sprintf("%d more under *All findings*", more))
	}
	s.unread(v.Unread)
	s.reviewButtons(v)
}

// findings draws at most so many, grouped by field, and tells how many are left.
func (s *stack) findings(groups []FindingGroup, most int) (left int) {
	for _, g := range groups {
		lines := []string{"*" + Inline(Clamp(g.Field, 60)) + "*"}
		for _, f := range g.Findings {
			switch {
			case f.Weight == ToAsk: // asked together, below
			case most == 0:
				left++
			default:
				most--
				lines = append(lines, f.short())
			}
		}
		if len(lines) > 1 {
			s.section(strings.Join(lines, "\n"))
		}
	}
	return left
}

func (f FindingLine) short() string {
	line := fmt.Sprintf("%s *%s*", f.Weight.sign(), Inline(Clamp(f.What, 200)))
	if f.Evidence != "" {
		line += " “" + Inline(Clamp(f.Evidence, 90)) + "”"
	}
	if f.Suggestion != "" {
		line += "\n     → " + Inline(Clamp(f.Suggestion, 220))
	}
	return line
}

func (s *stack) toAsk(questions []string, most int) {
	if len(questions) == 0 {
		return
	}
	lines := []string{"*Ask the customer*"}
	for _, q := range questions[:min(most, len(questions))] {
		lines = append(lines, "? "+Inline(Clamp(q, 220)))
	}
	s.section(strings.Join(lines, "\n"))
}

// unread shows what belongs to no field, so that nothing is dropped unseen.
func (s *stack) unread(lines []string) {
	if len(lines) == 0 {
		return
	}
	var shown []string
	for _, l := range lines[:min(3, len(lines))] {
		shown = append(shown, "“"+Inline(Clamp(l, 60))+"”")
	}
	words := "Not read as part of the campaign: " + strings.Join(shown, ", ")
	if more := len(lines) - len(shown); more > 0 {
		words += fmt.Sprintf(" and %d more", more)
	}
	s.context(words)
}

func (s *stack) reviewButtons(v ReviewValue) {
	var questions, texts, all, rejection *slack.ButtonBlockElement
	if len(v.Questions) > 0 {
		questions = button("copy-questions", "Copy questions", v.LookupID)
	}
	if v.Texts {
		texts = button("copy-texts", "Copy corrected texts", v.LookupID)
	}
	if len(v.Groups) > 0 {
		all = button("all-findings", "All findings", v.LookupID)
	}
	if v.Guessed {
		rejection = button("is-rejection", "It is a rejection", v.LookupID)
	}
	open := button("open-ticket", "Open ticket", v.LookupID)
	for _, b := range []*slack.ButtonBlockElement{texts, questions, open} {
		if b != nil && v.Case == nil {
			primary(b)
			break
		}
	}
	s.actions(questions, texts, all, open, rejection)
}

// AllFindings draws every finding with its reason, its article and its source.
func AllFindings(v ReviewValue) Modal {
	s := &stack{}
	s.section("*" + Inline(v.Verdict) + "*")
	s.context(Inline(Clamp(v.Read, 1500)))
	n := 0
	for _, g := range v.Groups {
		s.header(g.Field)
		for _, f := range g.Findings {
			n++
			s.row(f.whole(), spoken(button(fmt.Sprintf("guide-open:%d", n), "Article", f.Slug), fmt.Sprintf("Article for %d: %s", n, f.Title)))
		}
	}
	for _, l := range v.Unread {
		s.context("Not read as part of the campaign: “" + Inline(Clamp(l, 300)) + "”")
	}
	return s.modal("", "All findings", "", "Close", "")
}

func (f FindingLine) whole() string {
	parts := []string{fmt.Sprintf("%s *%s* _(%s)_", f.Weight.sign(), Inline(Clamp(f.What, 400)), string(f.Weight))}
	if f.Evidence != "" {
		parts = append(parts, "It says: “"+Inline(Clamp(f.Evidence, 300))+"”")
	}
	parts = append(parts, Inline(Clamp(f.Why, 400)))
	if f.Suggestion != "" {
		parts = append(parts, "→ "+Inline(Clamp(f.Suggestion, 700)))
	}
	if f.Source != "" {
		parts = append(parts, "_Source: "+Inline(Clamp(f.Source, 200))+"_")
	}
	return joined("\n", parts...)
}

// Texts draws a campaign's fields to copy. What must be made true comes first; texts with an open question are never called
// ready.
func Texts(v TextsValue) Modal {
	s := &stack{}
	s.textsHead(v)
	for i, f := range v.Fields {
		s.textField(i, f)
	}
	return s.modal("copied", "Texts to copy", "Done", "Close", "")
}

func (s *stack) textsHead(v TextsValue) {
	head := "*" + Inline(Clamp(v.Title, 200)) + "*"
	if len(v.Open)+len(v.Faults) > 0 {
		head += "\nNot ready to paste yet."
	}
	s.section(head)
	s.list("No wording helps here:", v.Refused)
	s.list("Before you paste, make these true:", v.First)
	s.list("Still to find out, in [brackets] below:", v.Open)
	s.list("Not written yet. Ask the customer:", v.Faults)
	s.list("A reviewer may still say:", v.Held)
}

func (s *stack) list(head string, items []string) {
	if len(items) == 0 {
		return
	}
	lines := []string{"*" + head + "*"}
	for _, it := range items {
		lines = append(lines, "• "+Inline(Clamp(it, 400)))
	}
	s.long(strings.Join(lines, "\n"))
}

// textField is an input where it fits one, so that it can be edited and copied; longer texts stand in code blocks.
func (s *stack) textField(i int, f TextField) {
	label := f.Label + " · " + fmt.Sprintf("%d characters", f.Length)
	if f.Max > 0 {
		label = fmt.Sprintf("%s · %d of %d characters", f.Label, f.Length, f.Max)
	}
	if f.Max > 0 && f.Length > f.Max {
		label += ", too long"
	}
	if f.Min > 0 && f.Length < f.Min {
		label += fmt.Sprintf(", at least %d needed", f.Min)
	}
	if f.Changed {
		label += " · changed"
	}
	if len([]rune(f.Text)) <= maxInput {
		s.input(fmt.Sprintf("text-%d", i), label, f.Text, "", true, true)
		s.hint(f.Note)
		return
	}
	s.section("*" + Inline(label) + "*")
	for rest := codeText(f.Text); rest != ""; {
		var piece string
		piece, rest = split(rest, maxSection-10)
		s.section("```" + piece + "```")
	}
}
