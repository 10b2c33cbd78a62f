package views

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/slack-go/slack"
)

// Slack's limits, in characters, as of November 2026 (docs.slack.dev/reference/block-kit). This file is the only one
// that knows them.
const (
	maxSection     = 3000
	maxHeader      = 150
	maxButton      = 75
	maxValue       = 2000
	maxOption      = 75
	maxOptionValue = 150
	maxPlaceholder = 150
	maxTitle       = 24
	maxInput       = 3000
	maxMessage     = 4000
	maxContext     = 10
	maxActions     = 25
	maxMeta        = 3000
	blocksMessage  = 50
	blocksView     = 100
	bytesView      = 250_000 // of JSON
)

// Clamp cuts s at a word to at most n characters and marks the cut.
func Clamp(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	cut := string([]rune(s)[:max(n-1, 0)])
	if i := strings.LastIndexAny(cut, " \n"); i > len(cut)*2/3 {
		cut = cut[:i]
	}
	return strings.TrimRight(balanced(cut), " \n,;:") + "…"
}

// balanced drops a mention, link or entity that a cut left half open.
func balanced(s string) string {
	if open := strings.LastIndexByte(s, '<'); open > strings.LastIndexByte(s, '>') {
		s = s[:open]
	}
	if amp := strings.LastIndexByte(s, '&'); amp >= 0 && len(s)-amp < 5 && !strings.Contains(s[amp:], ";") {
		s = s[:amp]
	}
	return s
}

// split cuts escaped mrkdwn after at most n characters: behind a line or a word where one ends late enough, never inside a
// link or an entity. Nothing is lost.
func split(s string, n int) (head, tail string) {
	if utf8.RuneCountInString(s) <= n {
		return s, ""
	}
	head = string([]rune(s)[:n])
	for _, at := range []string{"\n", " "} {
		if i := strings.LastIndex(head, at); i > len(head)/2 {
			head = head[:i+1]
			break
		}
	}
	if whole := balanced(head); whole != "" {
		head = whole
	}
	return head, s[len(head):]
}

// seen counts the characters that escaped mrkdwn shows: of a link its label, of an entity one.
func seen(s string) int {
	n := 0
	for s != "" {
		size := 1
		if end := strings.IndexByte(s, '>'); s[0] == '<' && end > 0 {
			label := s[1:end]
			if _, after, ok := strings.Cut(label, "|"); ok {
				label = after
			}
			n += utf8.RuneCountInString(label)
			s = s[end+1:]
			continue
		}
		if end := strings.IndexByte(s[:min(5, len(s))], ';'); s[0] == '&' && end > 0 {
			size = end + 1
		} else {
			_, size = utf8.DecodeRuneInString(s)
		}
		n++
		s = s[size:]
	}
	return n
}

func plain(s string, n int) *slack.TextBlockObject {
	s = strings.Join(strings.Fields(strings.Map(printable, strings.ToValidUTF8(s, ""))), " ")
	if s == "" {
		s = "–"
	}
	return slack.NewTextBlockObject(slack.PlainTextType, Clamp(s, n), false, false)
}

func mrkdwn(s string, n int) *slack.TextBlockObject {
	s = strings.TrimSpace(s)
	if s == "" {
		s = "–"
	}
	return slack.NewTextBlockObject(slack.MarkdownType, Clamp(s, n), false, true)
}

// stack collects blocks; empty texts add nothing.
type stack struct{ blocks []slack.Block }

// section adds mrkdwn text, which must be escaped already.
func (s *stack) section(text string) {
	if strings.TrimSpace(text) != "" {
		s.blocks = append(s.blocks, slack.NewSectionBlock(mrkdwn(text, maxSection), nil, nil))
	}
}

// long adds text of any length as several sections.
func (s *stack) long(text string) {
	for text != "" {
		var piece string
		piece, text = split(text, maxSection)
		s.section(piece)
	}
}

// row adds a section with a button at its side.
func (s *stack) row(text string, b *slack.ButtonBlockElement) {
	s.blocks = append(s.blocks, slack.NewSectionBlock(mrkdwn(text, maxSection), nil, slack.NewAccessory(b)))
}

func (s *stack) header(text string) {
	if strings.TrimSpace(text) != "" {
		s.blocks = append(s.blocks, slack.NewHeaderBlock(plain(text, maxHeader)))
	}
}

func (s *stack) divider() { s.blocks = append(s.blocks, slack.NewDividerBlock()) }

// context adds a small line of escaped mrkdwn.
func (s *stack) context(parts ...string) {
	var elements []slack.MixedElement
	for _, p := range parts {
		if strings.TrimSpace(p) != "" && len(elements) < maxContext {
			elements = append(elements, mrkdwn(p, maxSection))
		}
	}
	if len(elements) > 0 {
		s.blocks = append(s.blocks, slack.NewContextBlock("", elements...))
	}
}

// actions adds a row of buttons; nil ones are left out.
func (s *stack) actions(elements ...slack.BlockElement) {
	var kept []slack.BlockElement
	for _, e := range elements {
		if b, isButton := e.(*slack.ButtonBlockElement); e != nil && !(isButton && b == nil) && len(kept) < maxActions {
			kept = append(kept, e)
		}
	}
	if len(kept) > 0 {
		s.blocks = append(s.blocks, slack.NewActionBlock("", kept...))
	}
}

// capped gives at most so many blocks, and of a view no more than Slack takes in all; what is left out is counted.
func (s *stack) capped(most int) []slack.Block {
	if len(s.blocks) == 0 {
		s.blocks = append(s.blocks, slack.NewSectionBlock(mrkdwn("", maxSection), nil, nil))
	}
	keep := min(len(s.blocks), most)
	if most == blocksView {
		keep = min(keep, fitting(s.blocks, bytesView-10_000))
	}
	if keep == len(s.blocks) {
		return s.blocks
	}
	keep = min(keep, most-1)
	note := slack.NewContextBlock("", mrkdwn(fmt.Sprintf("%d more parts do not fit here.", len(s.blocks)-keep), maxSection))
	return append(s.blocks[:keep:keep], note)
}

// fitting is how many blocks fit into so many bytes of JSON.
func fitting(blocks []slack.Block, room int) int {
	if len(blocks) < 8 { // each holds 3,000 characters of at most six bytes
		return len(blocks)
	}
	for i, b := range blocks {
		data, err := json.Marshal(b)
		if room -= len(data); err != nil || room < 0 {
			return i
		}
	}
	return len(blocks)
}

// message closes the stack as a message whose Text says the essentials; text is escaped mrkdwn.
func (s *stack) message(text string) Message {
	if strings.TrimSpace(text) == "" {
		text = "–"
	}
	return Message{Text: Clamp(text, maxMessage), Blocks: s.capped(blocksMessage)}
}

// button makes a button of a route; id may carry ":n" where one block holds two of one route.
func button(id, label, value string) *slack.ButtonBlockElement {
	b := slack.NewButtonBlockElement(id, "", plain(label, maxButton))
	b.Value = Clamp(value, maxValue)
	return b
}

func primary(b *slack.ButtonBlockElement) *slack.ButtonBlockElement {
	b.Style = slack.StylePrimary
	return b
}

// spoken gives a button a longer label for screen readers.
func spoken(b *slack.ButtonBlockElement, label string) *slack.ButtonBlockElement {
	b.AccessibilityLabel = Clamp(label, maxButton)
	return b
}

// input adds a text field. Initial text that does not fit is cut: callers keep the original elsewhere and say so.
func (s *stack) input(name, label, initial, placeholder string, multiline, optional bool) {
	e := slack.NewPlainTextInputBlockElement(nil, "value")
	e.Multiline = multiline
	e.MaxLength = maxInput
	if placeholder != "" {
		e.Placeholder = plain(placeholder, maxPlaceholder)
	}
	e.InitialValue = Clamp(strings.ToValidUTF8(initial, ""), maxInput)
	s.field(name, label, e, optional)
}

func (s *stack) field(name, label string, e slack.BlockElement, optional bool) {
	b := slack.NewInputBlock(name, plain(label, 150), nil, e)
	b.Optional = optional
	s.blocks = append(s.blocks, b)
}

// hint puts a line under the input that was added last.
func (s *stack) hint(text string) {
	if in, ok := s.blocks[len(s.blocks)-1].(*slack.InputBlock); ok {
		in.Hint = plain(text, 150)
	}
}

// pick is an option of a menu.
type pick struct{ value, label string }

// menu adds a select; chosen is the value that is set at first, if it is one of the options.
func (s *stack) menu(name, label, chosen, placeholder string, options []pick, optional bool) {
	s.field(name, label, choice("value", placeholder, chosen, options), optional)
}

// choice is a select of a route or, in a form, of the input around it.
func choice(id, placeholder, chosen string, options []pick) *slack.SelectBlockElement {
	e := slack.NewOptionsSelectBlockElement(slack.OptTypeStatic, plain(placeholder, maxPlaceholder), id)
	for _, o := range options {
		option := slack.NewOptionBlockObject(Clamp(o.value, maxOptionValue), plain(o.label, maxOption), nil)
		e.Options = append(e.Options, option)
		if o.value == chosen {
			e.InitialOption = option
		}
	}
	return e
}

// rowMenu adds a section with a menu at its side.
func (s *stack) rowMenu(text string, e *slack.SelectBlockElement) {
	s.blocks = append(s.blocks, slack.NewSectionBlock(mrkdwn(text, maxSection), nil, slack.NewAccessory(e)))
}

// modal closes the stack as a modal.
func (s *stack) modal(callback, title, submit, closing, meta string) Modal {
	return Modal{
		Callback: callback, Title: Clamp(title, maxTitle), Submit: Clamp(submit, maxTitle), Close: Clamp(closing, maxTitle),
		Meta: Clamp(meta, maxMeta), Blocks: s.capped(blocksView),
	}
}
