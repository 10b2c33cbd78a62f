package bot

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/slack-go/slack"

	"tcrbot/handlers/views"
)

// consoleForm is an open modal and what has been entered so far.
type consoleForm struct {
	modal  views.Modal
	view   string
	values map[string]string
}

func (c *console) open(m views.Modal) {
	c.acts++
	f := &consoleForm{modal: m, view: fmt.Sprintf("VCONSOLE%d-%d", c.now().UnixNano(), c.acts), values: map[string]string{}}
	for _, in := range f.inputs() {
		if v := initialValue(in.Element); v != "" {
			f.values[in.BlockID] = v
		}
	}
	c.form = f
	c.drawForm()
}

func (f *consoleForm) inputs() []*slack.InputBlock {
	var out []*slack.InputBlock
	for _, b := range f.modal.Blocks {
		if in, ok := b.(*slack.InputBlock); ok {
			out = append(out, in)
		}
	}
	return out
}

func initialValue(e slack.BlockElement) string {
	switch e := e.(type) {
	case *slack.PlainTextInputBlockElement:
		return e.InitialValue
	case *slack.SelectBlockElement:
		if e.InitialOption != nil {
			return e.InitialOption.Value
		}
		return e.InitialUser
	case *slack.DatePickerBlockElement:
		return e.InitialDate
	case *slack.CheckboxGroupsBlockElement:
		var all []string
		for _, o := range e.InitialOptions {
			all = append(all, o.Value)
		}
		return strings.Join(all, "\n")
	}
	return ""
}

// missing names the first required field that is empty.
func (f *consoleForm) missing() string {
	for _, in := range f.inputs() {
		if !in.Optional && strings.TrimSpace(f.values[in.BlockID]) == "" {
			return in.Label.Text
		}
	}
	return ""
}

func (c *console) drawForm() {
	c.begin()
	fmt.Fprintf(c.out, "== %s %s\n", c.form.modal.Title, strings.Repeat("=", max(0, 70-len(c.form.modal.Title))))
	c.blocks(c.form.modal.Blocks)
	if c.form.modal.Submit != "" {
		c.number(control{kind: submitControl, label: c.form.modal.Submit})
	}
	c.number(control{kind: closeControl, label: c.form.modal.Close})
}

func (c *console) number(it control) {
	c.controls = append(c.controls, it)
	fmt.Fprintf(c.out, "[%d] %s\n", len(c.controls), it.label)
}

// drawField shows a field with its number and what it holds.
func (c *console) drawField(in *slack.InputBlock) {
	need := ""
	if !in.Optional {
		need = " (needed)"
	}
	c.controls = append(c.controls, control{kind: fieldControl, label: in.Label.Text, field: in.BlockID})
	value := shownValue(in.Element, c.form.values[in.BlockID])
	fmt.Fprintf(c.out, "[%d] %s%s: %s\n", len(c.controls), in.Label.Text, need, strings.ReplaceAll(value, "\n", "\n    "))
}

// shownValue is a field's value as people read it.
func shownValue(e slack.BlockElement, value string) string {
	var chosen []string
	for _, o := range optionsOf(e) {
		if slices.Contains(strings.Split(value, "\n"), o.Value) {
			chosen = append(chosen, o.Text.Text)
		}
	}
	if len(chosen) > 0 {
		return strings.Join(chosen, "\n")
	}
	if value == consolePerson {
		return "you"
	}
	return value
}

func optionsOf(e slack.BlockElement) []*slack.OptionBlockObject {
	switch e := e.(type) {
	case *slack.SelectBlockElement:
		return e.Options
	case *slack.CheckboxGroupsBlockElement:
		return e.Options
	}
	return nil
}

// offer lists a menu's options before its value is asked for.
func (c *console) offer(it control) {
	for i, o := range optionsOf(c.element(it)) {
		fmt.Fprintf(c.out, "    %d  %s\n", i+1, o.Text.Text)
	}
}

func (c *console) element(it control) slack.BlockElement {
	for _, in := range c.form.inputs() {
		if in.BlockID == it.field {
			return in.Element
		}
	}
	return nil
}

// fill puts a value into a field; a menu takes an option's number or words, checkboxes several numbers. An empty line empties
// the field.
func (c *console) fill(it control, typed string) {
	typed = strings.TrimSpace(typed)
	options := optionsOf(c.element(it))
	if boxes, ok := numbered(options, typed); ok {
		typed = boxes
	} else if n, err := strconv.Atoi(typed); err == nil && n >= 1 && n <= len(options) {
		typed = options[n-1].Value
	} else if len(options) > 0 && typed != "" {
		value, ok := optionNamed(options, typed)
		if !ok {
			fmt.Fprintf(c.out, "There is no %q there. Choose a number of the list.\n", typed)
			return
		}
		typed = value
	}
	if e, ok := c.element(it).(*slack.SelectBlockElement); ok && e.Type == slack.OptTypeUser && typed != "" {
		typed = consolePerson
	}
	c.form.values[it.field] = typed
	c.drawForm()
}

// numbered reads several numbers of options, one a line of the answer.
func numbered(options []*slack.OptionBlockObject, typed string) (values string, ok bool) {
	var all []string
	for digits := range strings.FieldsSeq(strings.ReplaceAll(typed, ",", " ")) {
		n, err := strconv.Atoi(digits)
		if err != nil || n < 1 || n > len(options) {
			return "", false
		}
		all = append(all, options[n-1].Value)
	}
	return strings.Join(all, "\n"), len(all) > 1
}

func optionNamed(options []*slack.OptionBlockObject, typed string) (string, bool) {
	for _, o := range options {
		if strings.EqualFold(o.Text.Text, typed) || strings.EqualFold(o.Value, typed) {
			return o.Value, true
		}
	}
	return "", false
}
