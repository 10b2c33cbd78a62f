package fakeslack

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// entered is what is in the fields, as state.values in payloads: by block_id, then action_id.
type entered map[string]map[string]Object

// form is what people touch in a message or view: its JSON and what they have entered so far.
type form struct {
	raw    Object
	values entered
}

// spot is one element and where it stands.
type spot struct {
	block, element    Object
	blockID, actionID string
	label             string
	input             bool
}

// set takes new JSON. What was typed stays where block_id, action_id and type stay, as on Slack.
func (f *form) set(raw Object) {
	old := f.values
	f.raw, f.values = raw, entered{}
	for _, sp := range f.spots() {
		state := initial(sp.element)
		if state == nil {
			continue
		}
		if kept := old[sp.blockID][sp.actionID]; kept != nil && kept["type"] == state["type"] {
			state = kept
		}
		f.put(sp, state)
	}
}

func (f *form) put(sp spot, state Object) {
	if f.values[sp.blockID] == nil {
		f.values[sp.blockID] = map[string]Object{}
	}
	f.values[sp.blockID][sp.actionID] = state
}

func (f *form) state(sp spot) Object { return f.values[sp.blockID][sp.actionID] }

// spots are all elements in reading order.
func (f *form) spots() []spot {
	var out []spot
	for _, b := range objects(list(f.raw, "blocks")) {
		for _, e := range elementsOf(b) {
			if isInteractive(str(e, "type")) {
				out = append(out, spot{b, e, str(b, "block_id"), str(e, "action_id"), labelOf(b, e), b["type"] == "input"})
			}
		}
	}
	return out
}

func elementsOf(block Object) []Object {
	switch str(block, "type") {
	case "section":
		return objects([]any{block["accessory"]})
	case "input":
		return objects([]any{block["element"]})
	case "card":
		return objects(list(block, "actions"))
	}
	return objects(list(block, "elements"))
}

func isInteractive(kind string) bool {
	return kind == "button" || kind == "overflow" || kind == "workflow_button" || isField(kind)
}

// isField tells whether an element keeps a value.
func isField(kind string) bool { return valueKey(kind) != "" }

// valueKey is where a field's state holds its value.
func valueKey(kind string) string {
	switch kind {
	case "plain_text_input", "email_text_input", "url_text_input", "number_input":
		return "value"
	case "rich_text_input":
		return "rich_text_value"
	case "static_select", "external_select", "radio_buttons":
		return "selected_option"
	case "multi_static_select", "multi_external_select", "checkboxes":
		return "selected_options"
	case "file_input":
		return "files"
	}
	return pickerKey(kind)
}

func pickerKey(kind string) string {
	keys := map[string]string{
		"users_select": "selected_user", "conversations_select": "selected_conversation", "channels_select": "selected_channel",
		"multi_users_select": "selected_users", "multi_conversations_select": "selected_conversations",
		"multi_channels_select": "selected_channels",
		"datepicker":            "selected_date", "timepicker": "selected_time", "datetimepicker": "selected_date_time",
	}
	return keys[kind]
}

// isPlural tells whether a field holds several values.
func isPlural(kind string) bool { return kind == "checkboxes" || strings.HasPrefix(kind, "multi_") }

// initial is the state of an untouched field; nil if the element is none.
func initial(e Object) Object {
	kind := str(e, "type")
	key := valueKey(kind)
	if key == "" {
		return nil
	}
	state := Object{"type": kind, key: nil}
	from := "initial_" + strings.TrimPrefix(key, "selected_")
	if v, ok := e[from]; ok {
		state[key] = v
	} else if isPlural(kind) {
		state[key] = []any{}
	}
	return state
}

// labelOf is what a person calls an element.
func labelOf(block, e Object) string {
	switch {
	case str(block, "type") == "input":
		return str(obj(block, "label"), "text")
	case e["text"] != nil:
		return str(obj(e, "text"), "text")
	case e["placeholder"] != nil:
		return str(obj(e, "placeholder"), "text")
	case str(block, "type") == "section":
		return str(obj(block, "text"), "text")
	}
	return ""
}

// called tells whether name means this element: its action_id, block_id/action_id, label, placeholder, or accessibility label.
func (sp spot) called(name string) bool {
	return slices.Contains([]string{
		sp.actionID, sp.blockID + "/" + sp.actionID, sp.label, strings.TrimSuffix(sp.label, "…"),
		str(obj(sp.element, "placeholder"), "text"), str(sp.element, "accessibility_label"),
	}, name) || sp.input && strings.EqualFold(sp.label, name)
}

// field finds a field by name; an exact name goes before a menu that shows the name as its choice.
func (f *form) field(name string) (spot, error) {
	for _, sp := range f.spots() {
		if isField(str(sp.element, "type")) && sp.called(name) {
			return sp, nil
		}
	}
	for _, sp := range f.spots() {
		if isField(str(sp.element, "type")) && name != "" && shown(f.state(sp)) == name {
			return sp, nil
		}
	}
	return spot{}, fmt.Errorf("no field %q; there are: %s", name, f.names(true))
}

// names lists what could have been meant.
func (f *form) names(fields bool) string {
	var out []string
	for _, sp := range f.spots() {
		if isField(str(sp.element, "type")) == fields {
			out = append(out, strconv.Quote(sp.label)+" ("+sp.actionID+")")
		}
	}
	if len(out) == 0 {
		return "none"
	}
	return strings.Join(out, ", ")
}

// optionsOf are the options of a menu, groups flattened.
func optionsOf(e Object) []Object {
	out := objects(list(e, "options"))
	for _, g := range objects(list(e, "option_groups")) {
		out = append(out, objects(list(g, "options"))...)
	}
	return out
}

// option finds an option by its text or value.
func option(e Object, name string) (Object, error) {
	var texts []string
	for _, o := range optionsOf(e) {
		if text := str(obj(o, "text"), "text"); text == name || str(o, "value") == name {
			return o, nil
		} else {
			texts = append(texts, strconv.Quote(text))
		}
	}
	return nil, fmt.Errorf("no option %q; there are: %s", name, strings.Join(texts, ", "))
}

// chosen is the option for the state, cut to what payloads hold.
func chosen(e Object, name string) (any, error) {
	o, err := option(e, name)
	if err != nil {
		return nil, err
	}
	return o, nil
}

// entry is the state of a field after a person entered value; several values are one per line. "" empties it.
func (s *Server) entry(sp spot, value string) (Object, error) {
	kind := str(sp.element, "type")
	key := valueKey(kind)
	if !isPlural(kind) {
		v, err := s.single(sp, key, value)
		return Object{"type": kind, key: v}, err
	}
	values := []any{}
	for one := range strings.SplitSeq(value, "\n") {
		if strings.TrimSpace(one) == "" {
			continue
		}
		v, err := s.single(sp, strings.TrimSuffix(key, "s"), strings.TrimSpace(one))
		if err != nil {
			return nil, err
		}
		values = append(values, v)
	}
	return Object{"type": kind, key: values}, nil
}

func (s *Server) single(sp spot, key, value string) (any, error) {
	if value == "" {
		return nil, nil
	}
	switch key {
	case "selected_option":
		return chosen(sp.element, value)
	case "selected_user":
		return found(s.userID(value), "person", value)
	case "selected_channel", "selected_conversation":
		return found(s.channelID(value), "channel", value)
	case "selected_date_time":
		return atoi(value), nil
	case "value":
		if sp.element["type"] == "plain_text_input" && !flag(sp.element, "multiline") {
			value = strings.Join(strings.Split(value, "\n"), " ")
		}
	}
	return value, nil
}

func found(id, what, name string) (any, error) {
	if id == "" {
		return nil, fmt.Errorf("no %s %q", what, name)
	}
	return id, nil
}

// shown is what a person reads in a field; "" if it is empty.
func shown(state Object) string {
	switch v := state[valueKey(str(state, "type"))].(type) {
	case Object:
		return str(obj(v, "text"), "text")
	case []any:
		var texts []string
		for _, e := range v {
			if o, ok := e.(Object); ok {
				e = str(obj(o, "text"), "text")
			}
			texts = append(texts, scalar(e))
		}
		return strings.Join(texts, ", ")
	default:
		return scalar(v)
	}
}

// faults are what Slack's own client says before it sends a form: it never reaches the bot with these. Keys are block_ids.
func (f *form) faults() map[string]string {
	out := map[string]string{}
	for _, sp := range f.spots() {
		if !sp.input {
			continue
		}
		value := shown(f.state(sp))
		limit := 3000
		if n, ok := sp.element["max_length"].(float64); ok {
			limit = int(n)
		}
		least, _ := sp.element["min_length"].(float64)
		switch n := runes(value); {
		case n == 0 && !flag(sp.block, "optional"):
			out[sp.blockID] = "Please complete this required field."
		case n > limit && valueKey(str(sp.element, "type")) == "value":
			out[sp.blockID] = fmt.Sprintf("Please enter at most %d characters.", limit)
		case n > 0 && n < int(least):
			out[sp.blockID] = fmt.Sprintf("Please enter at least %d characters.", int(least))
		}
	}
	return out
}
