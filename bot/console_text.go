package bot

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/slack-go/slack"

	"tcrbot/handlers"
	"tcrbot/handlers/views"
)

// draw shows a message: its blocks, or its text where it has none.
func (c *console) draw(m views.Message) {
	if len(m.Blocks) == 0 {
		fmt.Fprintln(c.out, spokenText(m.Text))
		return
	}
	c.blocks(m.Blocks)
}

// blocks draws Block Kit as text. Buttons get the numbers they are pressed by.
func (c *console) blocks(list []slack.Block) {
	for _, b := range list {
		switch b := b.(type) {
		case *slack.SectionBlock:
			c.section(b)
		case *slack.HeaderBlock:
			fmt.Fprintf(c.out, "\n%s\n", strings.ToUpper(b.Text.Text))
		case *slack.ContextBlock:
			for _, e := range b.ContextElements.Elements {
				if t, ok := e.(*slack.TextBlockObject); ok {
					fmt.Fprintln(c.out, "  "+spokenText(t.Text))
				}
			}
		case *slack.DividerBlock:
			fmt.Fprintln(c.out, strings.Repeat("-", 73))
		case *slack.ActionBlock:
			c.buttons(b.Elements.ElementSet)
		case *slack.InputBlock:
			c.drawField(b)
		}
	}
}

func (c *console) section(b *slack.SectionBlock) {
	if b.Text != nil {
		fmt.Fprintln(c.out, spokenText(b.Text.Text))
	}
	switch {
	case b.Accessory == nil:
	case b.Accessory.ButtonElement != nil:
		c.buttons([]slack.BlockElement{b.Accessory.ButtonElement})
	case b.Accessory.SelectElement != nil:
		c.buttons([]slack.BlockElement{b.Accessory.SelectElement})
	}
}

// buttons numbers what can be pressed: each button, and each option of a menu.
func (c *console) buttons(list []slack.BlockElement) {
	var parts []string
	for _, e := range list {
		for _, it := range pressables(e) {
			c.controls = append(c.controls, it)
			parts = append(parts, fmt.Sprintf("[%d] %s", len(c.controls), it.label))
		}
	}
	if len(parts) > 0 {
		fmt.Fprintln(c.out, strings.Join(parts, "  "))
	}
}

func pressables(e slack.BlockElement) []control {
	action := func(actionID, value string) handlers.Action {
		id, _, _ := strings.Cut(actionID, ":")
		return handlers.Action{ID: id, Value: value}
	}
	var options []*slack.OptionBlockObject
	actionID, head := "", ""
	switch e := e.(type) {
	case *slack.ButtonBlockElement:
		return []control{{label: e.Text.Text, action: action(e.ActionID, e.Value)}}
	case *slack.OverflowBlockElement:
		options, actionID = e.Options, e.ActionID
	case *slack.SelectBlockElement:
		options, actionID = e.Options, e.ActionID
		if e.Placeholder != nil {
			head = e.Placeholder.Text + ": "
		}
	}
	var out []control
	for _, o := range options {
		out = append(out, control{label: head + o.Text.Text, action: action(actionID, o.Value)})
	}
	return out
}

// spokenText is mrkdwn as plain text: names for mentions, dates and links written out, escapes undone.
func spokenText(s string) string {
	s = regexp.MustCompile(`<([^<>]*)>`).ReplaceAllStringFunc(s, func(tag string) string { return spokenTag(tag[1 : len(tag)-1]) })
	return unescape(strings.ReplaceAll(s, "\u2060", ""))
}

func spokenTag(tag string) string {
	target, label, labeled := strings.Cut(tag, "|")
	switch {
	case tag == "@"+consolePerson:
		return "you"
	case strings.HasPrefix(tag, "!date"):
		return label
	case labeled && strings.HasPrefix(target, "http"):
		return label + " (" + target + ")"
	case labeled:
		return label
	}
	return target
}
