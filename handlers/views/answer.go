package views

import (
	"fmt"
	"strings"

	"github.com/slack-go/slack"
)

// firstSight is how many characters an answer may show before *All steps* is pressed.
const firstSight = 900

// Answer draws the answer to a pasted text.
func Answer(v AnswerValue) Message { return answer(v, true) }

// AnswerModal is the same answer as a screen to read, for places where nothing private can be posted. It offers no Share: a
// modal belongs to no channel.
func AnswerModal(v AnswerValue) Modal {
	s := &stack{blocks: answer(v, false).Blocks}
	return s.modal("", "What I found", "", "Close", "")
}

func answer(v AnswerValue, share bool) Message {
	s := &stack{}
	s.caseLine(v.Case, v.LookupID)
	main := len(s.blocks)
	switch v.Kind {
	case AnswerSure:
		s.sure(v, share)
	case AnswerSeveral:
		s.several(v, share)
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
	if v.Draft {
		s.row("Not filed yet? I can write the campaign from eight answers, and say what to make true first.", button("draft-form", "Draft a campaign", ""))
	}
	s.context(Inline(Clamp(v.Note, 200)))
	s.thanks(v)
	s.fit(main)
	return s.message(answerText(v))
}

// answerText says the essentials for screen readers and notifications, which get nothing else.
func answerText(v AnswerValue) string {
	var parts []string
	if v.Case != nil {
		parts = append(parts, "On file as "+Inline(v.Case.ref()))
	}
	title := Inline(Clamp(v.Title, 200))
	if v.Sure != "" {
		title += " (" + Inline(v.Sure) + ")"
	}
	parts = append(parts, title)
	if v.Kind != AnswerSure {
		parts = append(parts, Inline(Clamp(v.Summary, 400)))
	}
	parts = append(parts, Inline(v.Question), Inline(strings.Join(v.Facts, ", ")), Inline(v.Outcome))
	for i, p := range v.Several {
		parts = append(parts, fmt.Sprintf("(%d) %s", i+1, Inline(Clamp(p.Title, 200))))
	}
	for i, step := range v.Steps {
		parts = append(parts, fmt.Sprintf("%d. %s", i+1, Inline(Clamp(step, 300))))
	}
	for _, o := range v.Options {
		parts = append(parts, Inline(Clamp(o, 200)))
	}
	parts = append(parts, Inline(strings.Join(v.Checks, " ")), Inline(v.Elsewhere))
	return joined(" · ", parts...)
}

// joined joins what is not empty.
func joined(separator string, parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, separator)
}

func (c *CaseLine) ref() string { return fmt.Sprintf("#%d %s", c.Number, Clamp(c.Customer, 60)) }

// caseLine comes above everything else: the person should see that the case is on file before reading on.
func (s *stack) caseLine(c *CaseLine, lookup string) {
	if c == nil {
		return
	}
	head := "*" + Inline(c.ref()) + "*"
	if c.Link != "" {
		head = "*" + Link(c.Link, c.ref()) + "*"
	}
	status := StatusWords(c.Status)
	if c.Age != "" {
		status += " " + c.Age
	}
	round := ""
	if c.Round > 0 {
		round = fmt.Sprintf("round %d", c.Round)
	}
	line := joined(" · ", head, round, ownerWords(c.Owner), Inline(Clamp(c.Provider, 40)), Inline(Clamp(status, 60)))
	n := fmt.Sprint(c.Number)
	s.row("On file: "+line, primary(spoken(button("record", "Record on #"+n, pair(n, lookup)), "Record this notice on ticket "+n)))
	s.divider()
}

func ownerWords(id string) string {
	if id == "" {
		return "nobody has it yet"
	}
	return Mention(id)
}

func (s *stack) sure(v AnswerValue, share bool) {
	s.section(joined("\n", headline(v), Inline(Clamp(strings.Join(v.Facts, " · "), 200)), stepList(clampAll(v.Steps, 240))))
	s.because(v)
	which := pair(v.LookupID, v.Slug)
	s.answerButtons(v, share, button("all-steps", "All steps", which))
}

func headline(v AnswerValue) string {
	line := "*" + Inline(Clamp(v.Title, 150)) + "*"
	if v.Sure != "" {
		line += "   _" + Inline(v.Sure) + "_"
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

func clampAll(list []string, n int) []string {
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = Clamp(x, n)
	}
	return out
}

// fit shortens the section at index main until the whole answer is short enough to be read at first sight.
func (s *stack) fit(main int) {
	section, ok := s.blocks[main].(*slack.SectionBlock)
	if !ok {
		return
	}
	for over := seenIn(s.blocks) - firstSight; over > 0; over = seenIn(s.blocks) - firstSight {
		text := section.Text.Text
		shorter := Clamp(text, max(60, len([]rune(text))-over))
		if shorter == text {
			return
		}
		section.Text.Text = shorter
	}
}

func (s *stack) because(v AnswerValue) {
	quoted := make([]string, 0, 3)
	for _, b := range v.Because[:min(3, len(v.Because))] {
		if strings.HasPrefix(b, "code ") {
			quoted = append(quoted, Inline(Clamp(b, 50)))
		} else {
			quoted = append(quoted, "“"+Inline(Clamp(b, 50))+"”")
		}
	}
	words := ""
	if len(quoted) > 0 {
		words = "Because of " + strings.Join(quoted, ", ")
	}
	s.context(joined(" · ", words, Inline(Clamp(v.Outcome, 64)), unknownWords(v.Unknown)))
}

func unknownWords(codes []string) string {
	if len(codes) == 0 {
		return ""
	}
	return "I do not know the code " + Inline(Clamp(strings.Join(codes, ", "), 60)) + " yet"
}

func pair(a, b string) string { return a + "|" + b }

// lead makes a button the first to press, unless the case on file has that place.
func lead(v AnswerValue, b *slack.ButtonBlockElement) *slack.ButtonBlockElement {
	if v.Case != nil {
		return b
	}
	return primary(b)
}

func (s *stack) answerButtons(v AnswerValue, share bool, steps *slack.ButtonBlockElement) {
	which := pair(v.LookupID, v.Slug)
	right, wrong := votes(v)
	open := button("open-ticket", "Open ticket", v.LookupID)
	if v.Bare {
		s.context("The full article on this is not written yet. The steps are the provider's own words, where there are any.")
		s.actions(lead(v, button("copy-request", "Copy request to provider", v.LookupID)), open, right, wrong)
		return
	}
	var shared *slack.ButtonBlockElement
	if share {
		shared = button("share", "Share", which)
	}
	s.actions(lead(v, button("copy-reply", "Copy reply", which)), open, shared, steps, right, wrong)
}

// votes are the buttons to judge an answer with, nil once it was judged.
func votes(v AnswerValue) (right, wrong *slack.ButtonBlockElement) {
	if v.Vote != VoteNone {
		return nil, nil
	}
	which := pair(v.LookupID, v.Slug)
	return spoken(button("vote-right", "Right", which), "This answer is right"), spoken(button("vote-wrong", "Wrong", which), "This answer is wrong")
}

// thanks takes the place of the vote buttons. After *Wrong* it says what helps next.
func (s *stack) thanks(v AnswerValue) {
	switch v.Vote {
	case VoteRight:
		s.context("Thank you, kept as right.")
	case VoteWrong:
		s.context("Thank you, kept as wrong: that is how the guidance gets better. More of the notice helps, or a word after `/tcr guide`.")
		if v.Kind == AnswerSure || v.Kind == AnswerSeveral {
			s.actions(button("paste", "Paste more of it", v.LookupID))
		}
	}
}

// seenIn counts the characters that the texts of blocks show, buttons aside.
func seenIn(blocks []slack.Block) int {
	n := 0
	for _, b := range blocks {
		switch b := b.(type) {
		case *slack.SectionBlock:
			n += seen(b.Text.Text)
		case *slack.ContextBlock:
			for _, e := range b.ContextElements.Elements {
				if t, ok := e.(*slack.TextBlockObject); ok {
					n += seen(t.Text)
				}
			}
		}
	}
	return n
}

// Visible counts the characters that a message's texts show, buttons aside.
func Visible(m Message) int { return seenIn(m.Blocks) }
