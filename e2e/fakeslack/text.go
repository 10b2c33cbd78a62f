package fakeslack

import (
	"encoding/json"
	"fmt"
	"strings"
)

// Text draws the JSON of a message, a view, or a list of blocks as the plain text of a screen, for tests to search:
//
//	[Open ticket]              a button
//	(▾ Waiting)                a menu with its choice, or its placeholder
//	(▾ Edit | Close)           an overflow menu
//	Customer [____]            an empty field, and [Zebra Roofing] a filled one
//	(•) One ( ) Two            radio buttons; [x] One [ ] Two for checkboxes
//	== New ticket ==           a view's title; its last line holds [Close] [Submit]
//	! Pick a status            what is wrong with a field
//
// mrkdwn stays as the bot wrote it, escapes included.
func Text(data json.RawMessage) string {
	f := form{}
	var blocks []any
	if json.Unmarshal(data, &blocks) == nil {
		f.set(Object{"blocks": blocks})
		return f.render()
	}
	raw := Object{}
	if err := json.Unmarshal(data, &raw); err != nil {
		return "(not JSON: " + err.Error() + ")"
	}
	f.set(raw)
	return f.draw(str(raw, "type") == "modal", nil)
}

// render draws a message or home.
func (f *form) render() string { return f.draw(false, nil) }

// draw draws the form; a modal has a title and its buttons.
func (f *form) draw(modal bool, faults map[string]string) string {
	var lines []string
	if modal {
		lines = append(lines, "== "+str(obj(f.raw, "title"), "text")+" ==")
	}
	blocks := objects(list(f.raw, "blocks"))
	for _, b := range blocks {
		lines = append(lines, f.block(b))
		if fault := faults[str(b, "block_id")]; fault != "" {
			lines = append(lines, "! "+fault)
		}
	}
	if len(blocks) == 0 && !modal {
		lines = append(lines, str(f.raw, "text"))
	}
	for _, a := range objects(list(f.raw, "attachments")) {
		inner := form{raw: a, values: f.values}
		lines = append(lines, str(a, "pretext"), str(a, "title"), inner.render())
	}
	if modal {
		lines = append(lines, modalButtons(f.raw))
	}
	return join("\n", lines...)
}

func modalButtons(raw Object) string {
	closing := "Close"
	if raw["close"] != nil {
		closing = str(obj(raw, "close"), "text")
	}
	out := "[" + closing + "]"
	if raw["submit"] != nil {
		out += " [" + str(obj(raw, "submit"), "text") + "]"
	}
	return out
}

// block draws one block.
func (f *form) block(b Object) string {
	switch kind := str(b, "type"); kind {
	case "section":
		return join("\n", textOf(b["text"]), join("\n", textsOf(list(b, "fields"))...), f.elements(b))
	case "header", "markdown", "alert":
		return textOf(b["text"])
	case "divider":
		return "---"
	case "input":
		return join(" ", str(obj(b, "label"), "text"), f.elements(b)) + hint(b)
	case "image":
		return join(" ", textOf(b["title"]), "(image: "+str(b, "alt_text")+")")
	case "context", "actions", "context_actions":
		return f.elements(b)
	case "rich_text":
		return strings.TrimRight(rich(list(b, "elements")), "\n")
	case "table", "data_table":
		return table(list(b, "rows"))
	case "card":
		return join("\n", textOf(b["title"]), textOf(b["subtitle"]), textOf(b["body"]), f.elements(b))
	default:
		return "(" + kind + ")"
	}
}

func hint(b Object) string {
	if text := textOf(b["hint"]); text != "" {
		return "\n  " + text
	}
	return ""
}

func (f *form) elements(b Object) string {
	var out []string
	for _, e := range elementsOf(b) {
		sp := spot{block: b, element: e, blockID: str(b, "block_id"), actionID: str(e, "action_id")}
		out = append(out, f.element(sp))
	}
	return join(" ", out...)
}

// element draws one element with what is in it.
func (f *form) element(sp spot) string {
	e := sp.element
	state := f.state(sp)
	if state == nil {
		state = initial(e)
	}
	switch kind := str(e, "type"); {
	case kind == "button" || kind == "workflow_button":
		return "[" + textOf(e["text"]) + "]"
	case kind == "overflow":
		return "(▾ " + strings.Join(optionTexts(e), " | ") + ")"
	case kind == "radio_buttons":
		return marks(e, shown(state), "(•) ", "( ) ")
	case kind == "checkboxes":
		return marks(e, shown(state), "[x] ", "[ ] ")
	case kind == "image":
		return "(image: " + str(e, "alt_text") + ")"
	case valueKey(kind) == "value":
		return "[" + orBlank(shown(state)) + "]"
	case isField(kind):
		return "(▾ " + firstOf(shown(state), textOf(e["placeholder"]), "____") + ")"
	default:
		return textOf(e)
	}
}

func orBlank(s string) string { return firstOf(s, "____") }

func firstOf(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

func optionTexts(e Object) []string {
	var out []string
	for _, o := range optionsOf(e) {
		out = append(out, textOf(o["text"]))
	}
	return out
}

func marks(e Object, now, on, off string) string {
	var out []string
	for _, text := range optionTexts(e) {
		mark := off
		if strings.Contains(", "+now+", ", ", "+text+", ") {
			mark = on
		}
		out = append(out, mark+text)
	}
	return strings.Join(out, " ")
}

// textOf is the text of a text object, or of a string.
func textOf(v any) string {
	if o, ok := v.(Object); ok {
		return str(o, "text")
	}
	s, _ := v.(string)
	return s
}

func textsOf(l []any) []string {
	var out []string
	for _, v := range l {
		out = append(out, textOf(v))
	}
	return out
}

// rich flattens the elements of a rich_text block.
func rich(elements []any) string {
	var b strings.Builder
	for _, e := range objects(elements) {
		switch str(e, "type") {
		case "rich_text_section", "rich_text_preformatted", "rich_text_quote":
			b.WriteString(rich(list(e, "elements")) + "\n")
		case "rich_text_list":
			for _, item := range objects(list(e, "elements")) {
				b.WriteString("• " + rich(list(item, "elements")) + "\n")
			}
		default:
			b.WriteString(richLeaf(e))
		}
	}
	return b.String()
}

func richLeaf(e Object) string {
	switch str(e, "type") {
	case "link":
		return firstOf(str(e, "text"), str(e, "url"))
	case "user":
		return "<@" + str(e, "user_id") + ">"
	case "channel":
		return "<#" + str(e, "channel_id") + ">"
	case "usergroup":
		return "<!subteam^" + str(e, "usergroup_id") + ">"
	case "broadcast":
		return "<!" + str(e, "range") + ">"
	case "emoji":
		return ":" + str(e, "name") + ":"
	case "date":
		return str(e, "fallback")
	}
	return str(e, "text")
}

func table(rows []any) string {
	var lines []string
	for _, row := range rows {
		cells, _ := row.([]any)
		var texts []string
		for _, c := range objects(cells) {
			texts = append(texts, firstOf(strings.TrimSpace(rich(list(c, "elements"))), str(c, "text"), number(c["value"])))
		}
		lines = append(lines, strings.Join(texts, " | "))
	}
	return strings.Join(lines, "\n")
}

func number(v any) string {
	if v == nil {
		return ""
	}
	return fmt.Sprint(v)
}

// join joins what is not empty.
func join(sep string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, sep)
}
