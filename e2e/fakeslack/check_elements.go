package fakeslack

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"
)

// fits tells whether an element may stand in a kind of block.
func fits(kind, block string) bool {
	switch {
	case kind == "button" || kind == "overflow" || kind == "workflow_button":
		return block != "input"
	case kind == "image":
		return block == "section"
	case strings.HasSuffix(kind, "_input"):
		return block == "input"
	}
	return true
}

// element checks one element of a section, actions or input block.
func (c *checker) element(path, block string, e Object) {
	kind := str(e, "type")
	path += " (" + kind + ")"
	if kind == "image" && block == "section" {
		c.image(path, e)
		return
	}
	if !isInteractive(kind) || !fits(kind, block) {
		c.fail(path, "element %q is not allowed in %s", kind, block)
		return
	}
	c.common(path, e)
	switch kind {
	case "button":
		c.button(path, e)
	case "overflow":
		c.options(path, e, 5, "")
	case "radio_buttons", "checkboxes":
		c.options(path, e, 10, "any")
		c.initialOptions(path, e)
	case "static_select", "multi_static_select":
		c.menu(path, e)
	case "plain_text_input":
		c.textInput(path, e)
	case "datepicker":
		c.date(path, str(e, "initial_date"))
	}
}

// common checks what every element may have.
func (c *checker) common(path string, e Object) {
	if id, present := e["action_id"]; present {
		c.length(path+".action_id", scalar(id), 1, 255)
	}
	c.optional(path+".placeholder", e["placeholder"], "plain_text", 150)
	if confirm := obj(e, "confirm"); confirm != nil {
		c.confirm(path+".confirm", confirm)
	}
	if flag(e, "focus_on_load") {
		c.focused++
		if c.focused > 1 {
			c.fail(path, "focus_on_load more than once")
		}
	}
}

func (c *checker) confirm(path string, o Object) {
	c.text(path+".title", o["title"], "plain_text", 100)
	c.text(path+".text", o["text"], "", 300)
	c.text(path+".confirm", o["confirm"], "plain_text", 30)
	c.text(path+".deny", o["deny"], "plain_text", 30)
	c.style(path, o)
}

func (c *checker) style(path string, o Object) {
	if style, present := o["style"]; present && style != "primary" && style != "danger" {
		c.fail(path, "style %q", scalar(style))
	}
}

func (c *checker) button(path string, e Object) {
	c.text(path+".text", e["text"], "plain_text", 75)
	c.length(path+".value", str(e, "value"), 0, 2000)
	c.length(path+".url", str(e, "url"), 0, 3000)
	c.length(path+".accessibility_label", str(e, "accessibility_label"), 0, 75)
	c.style(path, e)
}

// options checks the options of an element; kind "any" allows mrkdwn texts.
func (c *checker) options(path string, e Object, most int, kind string) {
	options := objects(list(e, "options"))
	c.count(path+".options", len(options), 1, most)
	for i, o := range options {
		c.option(fmt.Sprintf("%s.options[%d]", path, i), o, kind)
	}
}

func (c *checker) option(path string, o Object, kind string) {
	want := "plain_text"
	if kind == "any" {
		want = ""
	}
	c.text(path+".text", o["text"], want, 75)
	c.optional(path+".description", o["description"], want, 75)
	c.length(path+".value", str(o, "value"), 1, 150)
}

// menu checks a static select: options or groups, and its first choice.
func (c *checker) menu(path string, e Object) {
	groups := objects(list(e, "option_groups"))
	if (e["options"] == nil) == (e["option_groups"] == nil) {
		c.fail(path, "needs either options or option_groups")
	}
	if e["options"] != nil {
		c.options(path, e, 100, "")
	}
	if e["option_groups"] != nil {
		c.count(path+".option_groups", len(groups), 1, 100)
	}
	for i, g := range groups {
		at := fmt.Sprintf("%s.option_groups[%d]", path, i)
		c.text(at+".label", g["label"], "plain_text", 75)
		c.options(at, g, 100, "")
	}
	c.initialOptions(path, e)
}

// initialOptions checks that what is chosen at first is one of the options, in every detail.
func (c *checker) initialOptions(path string, e Object) {
	wanted := list(e, "initial_options")
	if e["initial_options"] != nil && len(wanted) == 0 {
		c.fail(path, "initial_options is empty")
	}
	if one := e["initial_option"]; one != nil {
		wanted = append(wanted, one)
	}
	for _, w := range wanted {
		if !slices.ContainsFunc(optionsOf(e), func(o Object) bool { return sameOption(o, w) }) {
			c.fail(path, "the initial option %s is none of the options", encode(w))
		}
	}
}

func sameOption(o Object, w any) bool {
	other, _ := w.(Object)
	return o["value"] == other["value"] && textOf(o["text"]) == textOf(other["text"]) &&
		str(obj(o, "text"), "type") == str(obj(other, "text"), "type") && reflect.DeepEqual(textOf(o["description"]), textOf(other["description"]))
}

func (c *checker) textInput(path string, e Object) {
	most, least := 3000, 0
	if n, present := e["max_length"].(float64); present {
		most = int(n)
		c.count(path+".max_length", most, 1, 3000)
	}
	if n, present := e["min_length"].(float64); present {
		least = int(n)
		c.count(path+".min_length", least, 0, 3000)
	}
	if least > most {
		c.fail(path, "min_length %d above max_length %d", least, most)
	}
	if n := runes(str(e, "initial_value")); n > most {
		c.fail(path+".initial_value", "%d characters, max_length is %d", n, most)
	}
}

func (c *checker) date(path, day string) {
	if day == "" {
		return
	}
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		c.fail(path+".initial_date", "%q is no date", day)
	}
}

// checkView checks a modal or home.
func checkView(v Object) []string {
	c := &checker{surface: str(v, "type"), blockIDs: map[string]bool{}}
	if c.surface != "modal" && c.surface != "home" {
		c.fail("type", "view type %q", c.surface)
		return c.problems
	}
	if _, present := v["blocks"].([]any); !present {
		c.fail("blocks", "missing")
	}
	c.blocks(list(v, "blocks"))
	c.length("callback_id", str(v, "callback_id"), 0, 255)
	c.length("external_id", str(v, "external_id"), 0, 255)
	c.length("private_metadata", str(v, "private_metadata"), 0, 3000)
	if c.surface == "modal" {
		c.modal(v)
	}
	return c.problems
}

func (c *checker) modal(v Object) {
	c.text("title", v["title"], "plain_text", 24)
	c.optional("submit", v["submit"], "plain_text", 24)
	c.optional("close", v["close"], "plain_text", 24)
	if c.inputs > 0 && v["submit"] == nil {
		c.fail("submit", "required, because there are input blocks")
	}
}
