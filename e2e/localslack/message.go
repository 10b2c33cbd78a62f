package localslack

import (
	"strings"
)

// Message is a message as the web page gets it.
type Message struct {
	TS       string  `json:"ts"`
	Channel  string  `json:"channel"`
	User     string  `json:"user"`
	Text     string  `json:"text"`
	Blocks   []Block `json:"blocks"`
	ThreadTS string  `json:"thread_ts"`
	Subtype  string  `json:"subtype"`
	OnlyFor  string  `json:"ephemeral_to"` // the one person who sees it, "" for all
}

// View is a modal or an App Home.
type View struct {
	ID       string  `json:"id"`
	Callback string  `json:"callback_id"`
	Title    Text    `json:"title"`
	Blocks   []Block `json:"blocks"`
}

// Block is as much of a Block Kit block as the tests look at.
type Block struct {
	Type      string    `json:"type"`
	ID        string    `json:"block_id"`
	Text      *Text     `json:"text"`
	Label     *Text     `json:"label"`
	Fields    []Text    `json:"fields"`
	Elements  []Element `json:"elements"`
	Element   *Element  `json:"element"`
	Accessory *Element  `json:"accessory"`
}

// Element is a button, a field or a text in a block.
type Element struct {
	Type     string `json:"type"`
	ActionID string `json:"action_id"`
	Value    string `json:"value"`
	Text     Words  `json:"text"`
	Initial  string `json:"initial_value"`
}

// Text is a text object.
type Text struct {
	Text string `json:"text"`
}

// Button is what a click needs to know.
type Button struct{ ActionID, BlockID, Value string }

// Shown is everything a message's blocks say, a line for each piece; its text if it has no blocks.
func (m Message) Shown() string {
	if len(m.Blocks) == 0 {
		return m.Text
	}
	return shown(m.Blocks)
}

// Shown is everything a view says.
func (v View) Shown() string { return v.Title.Text + "\n" + shown(v.Blocks) }

func shown(blocks []Block) string {
	var out []string
	for _, b := range blocks {
		for _, t := range append([]Text{}, b.Fields...) {
			out = append(out, t.Text)
		}
		if b.Text != nil {
			out = append(out, b.Text.Text)
		}
		if b.Label != nil {
			out = append(out, b.Label.Text)
		}
		for _, e := range b.Elements {
			out = append(out, string(e.Text))
		}
		if b.Accessory != nil {
			out = append(out, string(b.Accessory.Text))
		}
	}
	return strings.Join(out, "\n")
}

// Button finds a button by its label.
func (m Message) Button(label string) (Button, bool) { return find(m.Blocks, label) }

func find(blocks []Block, label string) (Button, bool) {
	for _, b := range blocks {
		elements := b.Elements
		if b.Accessory != nil {
			elements = append(elements, *b.Accessory)
		}
		for _, e := range elements {
			if e.Type == "button" && string(e.Text) == label {
				return Button{e.ActionID, b.ID, e.Value}, true
			}
		}
	}
	return Button{}, false
}
