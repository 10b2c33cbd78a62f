package views

import (
	"strings"

	"github.com/slack-go/slack"
)

func plain(s string, n int) *slack.TextBlockObject {
	s = strings.Join(strings.Fields(strings.Map(printable, strings.ToValidUTF8(s, ""))), " ")
	if s == "" {
		s = "–"
	}
	return slack.NewTextBlockObject(slack.PlainTextType, Clamp(s, n), false, false)
}

func mrkdwn(s string) *slack.TextBlockObject {
	s = strings.TrimSpace(s)
	if s == "" {
		s = "–"
	}
	return slack.NewTextBlockObject(slack.MarkdownType, Clamp(s, maxSection), false, true)
}

// stack collects blocks; empty texts add nothing.
type stack struct{ blocks []slack.Block }

// section adds mrkdwn text, which must be escaped already.
func (s *stack) section(text string) {
	if strings.TrimSpace(text) != "" {
		s.blocks = append(s.blocks, slack.NewSectionBlock(mrkdwn(text), nil, nil))
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
	s.blocks = append(s.blocks, slack.NewSectionBlock(mrkdwn(text), nil, slack.NewAccessory(b)))
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
			elements = append(elements, mrkdwn(p))
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
		if b, isButton := e.(*slack.ButtonBlockElement); e != nil && (!isButton || b != nil) && len(kept) < maxActions {
			kept = append(kept, e)
		}
	}
	if len(kept) > 0 {
		s.blocks = append(s.blocks, slack.NewActionBlock("", kept...))
	}
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
	if text == "" {
		return
	}
	if in, ok := s.blocks[len(s.blocks)-1].(*slack.InputBlock); ok {
		in.Hint = plain(text, maxHint)
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

// personMenu is a menu of the workspace's people, for the input around it. Chosen is a user id, or "".
func personMenu(placeholder, chosen string) *slack.SelectBlockElement {
	e := slack.NewOptionsSelectBlockElement(slack.OptTypeUser, plain(placeholder, maxPlaceholder), "value")
	if userID(chosen) {
		e.InitialUser = chosen
	}
	return e
}

// rowMenu adds a section with a menu at its side.
func (s *stack) rowMenu(text string, e *slack.SelectBlockElement) {
	s.blocks = append(s.blocks, slack.NewSectionBlock(mrkdwn(text), nil, slack.NewAccessory(e)))
}

// modal closes the stack as a modal.
func (s *stack) modal(callback, title, submit, closing, meta string) Modal {
	return Modal{
		Callback: callback, Title: Clamp(title, maxTitle), Submit: Clamp(submit, maxTitle), Close: Clamp(closing, maxTitle),
		Meta: Clamp(meta, maxMeta), Blocks: s.capped(blocksView),
	}
}
