package views

import (
	"fmt"
	"strings"

	"github.com/slack-go/slack"
)

func numberWord(n int) string {
	words := []string{"No", "One", "Two", "Three", "Four", "Five"}
	if n < len(words) {
		return words[n]
	}
	return fmt.Sprint(n)
}

// several draws each complaint in a line and one checklist for all, so that the customer resubmits once.
func (s *stack) several(v AnswerValue, share bool) {
	most := 90
	if len(v.Several) > 3 {
		most = 70
	}
	lines := []string{fmt.Sprintf("*%s things were refused*", numberWord(len(v.Several)))}
	for i, p := range v.Several {
		line := fmt.Sprintf("(%d) *%s*", i+1, Inline(Clamp(p.Title, most)))
		if p.Because != "" {
			line += " – " + Inline(Clamp(p.Because, 30))
		}
		lines = append(lines, line)
	}
	lines = append(lines, "Do these, then resubmit once:", stepList(clampAll(v.Steps, 110)))
	s.section(joined("\n", lines...))
	s.context(unknownWords(v.Unknown))
	s.severalSteps(v)
	s.answerButtons(v, share, nil)
}

// severalSteps gives each complaint its own *All steps*.
func (s *stack) severalSteps(v AnswerValue) {
	var steps []slack.BlockElement
	for i, p := range v.Several[:min(5, len(v.Several))] {
		b := button(fmt.Sprintf("all-steps:%d", i+1), fmt.Sprintf("Steps for (%d)", i+1), pair(v.LookupID, p.Slug))
		steps = append(steps, spoken(b, fmt.Sprintf("All steps for %d: %s", i+1, p.Title)))
	}
	s.actions(steps...)
}

// unsure asks the one question that tells the candidates apart; its answers are buttons.
func (s *stack) unsure(v AnswerValue) {
	lines := []string{"*" + Inline(Clamp(v.Title, 120)) + "*"}
	if v.Question != "" {
		lines[0] += " " + Inline(Clamp(v.Question, 160))
	}
	for _, o := range v.Options {
		lines = append(lines, "• "+Inline(Clamp(o, 160)))
	}
	s.section(strings.Join(lines, "\n"))
	var choices []slack.BlockElement
	for i, c := range v.Choices[:min(5, len(v.Choices))] {
		b := button(fmt.Sprintf("choose:%d", i+1), c.Label, pair(v.LookupID, c.Cause))
		choices = append(choices, spoken(b, joined(": ", fmt.Sprintf("Answer %d", i+1), c.Label, c.Means)))
	}
	s.actions(choices...)
	s.because(v)
	var none *slack.ButtonBlockElement
	if v.Vote == VoteNone {
		none = spoken(button("vote-wrong", "None of these", pair(v.LookupID, v.Slug)), "None of these fits")
	}
	s.actions(none, button("paste", "Paste more of it", v.LookupID), button("open-ticket", "Open ticket", v.LookupID))
}

func (s *stack) noReason(v AnswerValue) {
	lines := []string{titled(v)}
	if len(v.Checks) > 0 {
		lines = append(lines, "Check first: "+Inline(strings.Join(clampAll(v.Checks, 120), " ")))
	}
	s.section(strings.Join(lines, "\n"))
	s.context(unknownWords(v.Unknown))
	var steps *slack.ButtonBlockElement
	if v.Slug != "" {
		steps = button("all-steps", "All steps", pair(v.LookupID, v.Slug))
	}
	s.actions(lead(v, button("copy-request", "Copy request to provider", v.LookupID)), button("open-ticket", "Open ticket", v.LookupID),
		button("paste", "Paste the full notice", v.LookupID), steps)
}

// titled is an answer that is a sentence or two.
func titled(v AnswerValue) string {
	return joined(" ", "*"+Inline(Clamp(v.Title, 150))+"*", Inline(Clamp(v.Summary, 500)))
}

func (s *stack) vent(v AnswerValue) {
	s.section(titled(v))
	s.actions(lead(v, button("paste", "Paste the full notice", v.LookupID)), button("open-ticket", "Open ticket", v.LookupID))
}

func (s *stack) notOurs(v AnswerValue) {
	s.section(joined("\n", Inline(Clamp(v.Title, 300)), Inline(Clamp(v.Elsewhere, 300))))
	if v.Greeted {
		s.actions(button("home-ask", "Paste a rejection", ""), button("review-form", "Review a campaign", ""))
		return
	}
	s.actions(button("is-rejection", "It is a rejection", v.LookupID))
}

func (s *stack) nothing(v AnswerValue) {
	s.section(titled(v))
	s.context(unknownWords(v.Unknown))
	s.actions(lead(v, button("paste", "Paste more of it", v.LookupID)), button("open-ticket", "Open ticket", v.LookupID))
}
