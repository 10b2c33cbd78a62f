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
	if b.Accessory != nil && b.Accessory.ButtonElement != nil {
		c.buttons([]slack.BlockElement{b.Accessory.ButtonElement})
	}
}

func (c *console) buttons(list []slack.BlockElement) {
	var parts []string
	for _, e := range list {
		b, ok := e.(*slack.ButtonBlockElement)
		if !ok {
			continue
		}
		id, _, _ := strings.Cut(b.ActionID, ":")
		c.controls = append(c.controls, control{label: b.Text.Text, action: handlers.Action{ID: id, Value: b.Value}})
		parts = append(parts, fmt.Sprintf("[%d] %s", len(c.controls), b.Text.Text))
	}
	if len(parts) > 0 {
		fmt.Fprintln(c.out, strings.Join(parts, "  "))
	}
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
