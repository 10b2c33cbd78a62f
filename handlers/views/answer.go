package views

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/slack-go/slack"
)

// firstSight is how many characters an answer may show before *All steps* is pressed.
const firstSight = 900

// Answer draws the answer to a pasted text.
func Answer(v AnswerValue) Message {
	s := &stack{}
	s.caseLine(v.Case, v.LookupID)
	switch v.Kind {
	case AnswerSure:
		s.sure(v)
	case AnswerSeveral:
		s.several(v)
	case AnswerUnsure:
		s.unsure(v)
	case AnswerNoReason:
		s.noReason(v)
	case AnswerVent:
		s.vent(v)
	case AnswerNotOurs:
		s.notOurs(v)
	default:
		s.nothing(v)
	}
	return s.message(answerText(v))
}

// AnswerModal is the same answer as a screen to read, for places where nothing private can be posted.
func AnswerModal(v AnswerValue) Modal {
	s := &stack{blocks: Answer(v).Blocks}
	return s.modal("", "What I found", "", "Close", "")
}

func answerText(v AnswerValue) string {
	parts := []string{Inline(v.Title)}
	if v.Sure != "" {
		parts[0] += " (" + v.Sure + ")"
	}
	if v.Question != "" {
		parts = append(parts, Inline(v.Question))
	}
	if len(v.Facts) > 0 {
		parts = append(parts, Inline(strings.Join(v.Facts, ", ")))
	}
	for i, step := range v.Steps {
		parts = append(parts, fmt.Sprintf("%d. %s", i+1, Inline(step)))
	}
	for _, p := range v.Several {
		parts = append(parts, Inline(p.Title))
	}
	if v.Elsewhere != "" {
		parts = append(parts, Inline(v.Elsewhere))
	}
	return strings.Join(parts, " · ")
}

func (s *stack) caseLine(c *CaseLine, lookup string) {
	if c == nil {
		return
	}
	ref := fmt.Sprintf("#%d %s", c.Number, c.Customer)
	line := "*" + Inline(Clamp(ref, 80)) + "*"
	if c.Link != "" {
		line = "*" + Link(c.Link, Clamp(ref, 80)) + "*"
	}
	for _, part := range []string{Inline(c.Provider), ownerWords(c.Owner), StatusWords(c.Status), Inline(c.Age)} {
		if part != "" {
			line += " · " + part
		}
	}
	n := fmt.Sprint(c.Number)
	s.row("This is on file: "+line, primary(spoken(button("record", "Record on #"+n, pair(n, lookup)), "Record this on ticket "+n)))
	s.divider()
}

func ownerWords(id string) string {
	if id == "" {
		return "nobody has it yet"
	}
	return Mention(id)
}

func (s *stack) sure(v AnswerValue) {
	s.section(fit(v, []string{headline(v), Inline(strings.Join(v.Facts, " · ")), stepList(v.Steps)}, len(v.Because)))
	s.because(v)
	s.answerButtons(v)
}

func headline(v AnswerValue) string {
	line := "*" + Inline(v.Title) + "*"
	if v.Sure != "" {
		line += "   _" + v.Sure + "_"
	}
	return line
}

func stepList(steps []string) string {
	var lines []string
	for i, step := range steps {
		lines = append(lines, fmt.Sprintf("%d. %s", i+1, Inline(step)))
	}
	return strings.Join(lines, "\n")
}

// fit joins an answer's parts and keeps the sum below what may be seen at first sight.
func fit(v AnswerValue, parts []string, because int) string {
	room := firstSight - 60*because - 20
	if v.Case != nil {
		room -= 160
	}
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return Clamp(strings.Join(kept, "\n"), max(room, 300))
}

func (s *stack) because(v AnswerValue) {
	if len(v.Because) == 0 {
		return
	}
	quoted := make([]string, 0, 3)
	for _, b := range v.Because[:min(3, len(v.Because))] {
		if strings.HasPrefix(b, "code ") {
			quoted = append(quoted, Inline(Clamp(b, 50)))
		} else {
			quoted = append(quoted, "“"+Inline(Clamp(b, 50))+"”")
		}
	}
	s.context("Because of " + strings.Join(quoted, ", ") + unknownWords(v.Unknown))
}

func unknownWords(codes []string) string {
	if len(codes) == 0 {
		return ""
	}
	return " · I do not know the code " + Inline(Clamp(strings.Join(codes, ", "), 60)) + " yet"
}

func pair(a, b string) string { return a + "|" + b }

func (s *stack) answerButtons(v AnswerValue) {
	which := pair(v.LookupID, v.Slug)
	open := button("open-ticket", "Open ticket", v.LookupID)
	copyReply := button("copy-reply", "Copy reply", which)
	if v.Case == nil {
		copyReply = primary(copyReply)
	}
	s.actions(copyReply, open, button("share", "Share", which), button("all-steps", "All steps", which),
		spoken(button("vote-right", "Right", which), "This answer is right"),
		spoken(button("vote-wrong", "Wrong", which), "This answer is wrong"))
}

func numberWord(n int) string {
	words := []string{"No", "One", "Two", "Three", "Four", "Five"}
	if n < len(words) {
		return words[n]
	}
	return fmt.Sprint(n)
}

func (s *stack) several(v AnswerValue) {
	lines := []string{fmt.Sprintf("*%s things were refused*", numberWord(len(v.Several)))}
	for i, p := range v.Several {
		line := fmt.Sprintf("(%d) *%s*", i+1, Inline(Clamp(p.Title, 90)))
		if p.Because != "" {
			line += " – " + Inline(Clamp(p.Because, 40))
		}
		lines = append(lines, line)
	}
	lines = append(lines, "Do these, then resubmit once:", stepList(clampAll(v.Steps, 110)))
	s.section(fit(v, lines, 0))
	s.context(strings.TrimPrefix(unknownWords(v.Unknown), " · "))
	s.severalButtons(v)
}

func clampAll(list []string, n int) []string {
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = Clamp(x, n)
	}
	return out
}

// severalButtons puts one *All steps* for each complaint beside the usual buttons.
func (s *stack) severalButtons(v AnswerValue) {
	which := pair(v.LookupID, v.Slug)
	var steps []slack.BlockElement
	for i, p := range v.Several[:min(5, len(v.Several))] {
		b := button(fmt.Sprintf("all-steps:%d", i+1), fmt.Sprintf("Steps for (%d)", i+1), pair(v.LookupID, p.Slug))
		steps = append(steps, spoken(b, "All steps: "+p.Title))
	}
	s.actions(steps...)
	s.actions(primary(button("copy-reply", "Copy reply", which)), button("open-ticket", "Open ticket", v.LookupID),
		button("share", "Share", which), button("vote-right", "Right", which), button("vote-wrong", "Wrong", which))
}

func (s *stack) unsure(v AnswerValue) {
	lines := []string{"*" + Inline(v.Title) + "*"}
	if v.Question != "" {
		lines[0] += " " + Inline(v.Question)
	}
	for _, o := range v.Options {
		lines = append(lines, "• "+Inline(Clamp(o, 160)))
	}
	s.section(fit(v, lines, len(v.Because)))
	var choices []slack.BlockElement
	for i, c := range v.Choices[:min(5, len(v.Choices))] {
		choices = append(choices, button(fmt.Sprintf("choose:%d", i+1), c.Label, pair(v.LookupID, c.Cause)))
	}
	s.actions(choices...)
	s.because(v)
	s.actions(button("open-ticket", "Open ticket", v.LookupID), button("paste", "Paste more of it", v.LookupID))
}

func (s *stack) noReason(v AnswerValue) {
	lines := []string{"*" + Inline(v.Title) + "* " + Inline(v.Summary)}
	if len(v.Checks) > 0 {
		lines = append(lines, "Check first: "+Inline(strings.Join(v.Checks, " ")))
	}
	s.section(fit(v, lines, 0))
	s.actions(primary(button("copy-request", "Copy request to provider", v.LookupID)),
		button("open-ticket", "Open ticket", v.LookupID), button("paste", "Paste the full notice", v.LookupID),
		button("all-steps", "All steps", pair(v.LookupID, v.Slug)))
}

func (s *stack) vent(v AnswerValue) {
	s.section(fit(v, []string{"*" + Inline(v.Title) + "* " + Inline(v.Summary)}, 0))
	s.actions(primary(button("paste", "Paste the full notice", v.LookupID)), button("open-ticket", "Open ticket", v.LookupID))
}

func (s *stack) notOurs(v AnswerValue) {
	s.section(fit(v, []string{Inline(v.Title), Inline(v.Elsewhere)}, 0))
	s.actions(button("is-rejection", "It is a rejection", v.LookupID))
}

func (s *stack) nothing(v AnswerValue) {
	s.section(fit(v, []string{"*" + Inline(v.Title) + "* " + Inline(v.Summary)}, 0))
	s.context(strings.TrimPrefix(unknownWords(v.Unknown), " · "))
	s.actions(primary(button("paste", "Paste more of it", v.LookupID)), button("open-ticket", "Open ticket", v.LookupID))
}

// Visible counts the characters of a message's texts, buttons aside.
func Visible(m Message) int {
	n := 0
	for _, b := range m.Blocks {
		switch b := b.(type) {
		case *slack.SectionBlock:
			n += utf8.RuneCountInString(b.Text.Text)
		case *slack.ContextBlock:
			for _, e := range b.ContextElements.Elements {
				if t, ok := e.(*slack.TextBlockObject); ok {
					n += utf8.RuneCountInString(t.Text)
				}
			}
		}
	}
	return n
}
