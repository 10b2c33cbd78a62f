package fakeslack

import (
	"fmt"
	"slices"
	"strings"
)

// checker collects what Slack would refuse in blocks. Lengths count characters, not bytes.
type checker struct {
	surface  string // message, modal or home
	problems []string
	blockIDs map[string]bool
	markdown int // characters in all markdown blocks
	tables   int
	focused  int
	inputs   int
}

func (c *checker) fail(path, format string, a ...any) {
	c.problems = append(c.problems, path+": "+fmt.Sprintf(format, a...))
}

// CheckMessage reports what is wrong with the JSON of a message's blocks; for goldens.
func CheckMessage(blocks []any) []string { return checkBlocks("message", blocks) }

// CheckView reports what is wrong with the JSON of a view; for goldens.
func CheckView(view Object) []string { return checkView(view) }

func checkBlocks(surface string, blocks []any) []string {
	c := &checker{surface: surface, blockIDs: map[string]bool{}}
	c.blocks(blocks)
	return c.problems
}

func (c *checker) blocks(blocks []any) {
	limit := 100
	if c.surface == "message" {
		limit = 50
	}
	if len(blocks) > limit {
		c.fail("blocks", "%d blocks, at most %d in a %s", len(blocks), limit, c.surface)
	}
	for i, v := range blocks {
		path := fmt.Sprintf("blocks[%d]", i)
		b, ok := v.(Object)
		if !ok {
			c.fail(path, "not an object")
			continue
		}
		c.block(path+" ("+str(b, "type")+")", b)
	}
}

// allowed are the block types of a surface.
func allowed(surface string) []string {
	common := []string{"section", "header", "context", "actions", "divider", "image", "input", "rich_text", "card", "video"}
	switch surface {
	case "modal":
		return append(common, "alert")
	case "home":
		return append(common, "table", "data_table", "data_visualization", "container")
	}
	return append(common, "markdown", "table", "data_table", "data_visualization", "container", "context_actions", "task_card", "plan",
		"carousel", "layout")
}

func (c *checker) block(path string, b Object) {
	kind := str(b, "type")
	if !slices.Contains(allowed(c.surface), kind) {
		c.fail(path, "block type %q is not allowed in a %s", kind, c.surface)
		return
	}
	c.blockID(path, b)
	c.actionIDs(path, b)
	switch kind {
	case "section":
		c.section(path, b)
	case "header":
		c.text(path+".text", b["text"], "plain_text", 150)
	case "context":
		c.context(path, b)
	case "actions":
		c.actions(path, b)
	case "input":
		c.input(path, b)
	case "image":
		c.image(path, b)
		c.optional(path+".title", b["title"], "plain_text", 2000)
	default:
		c.rarer(path, kind, b)
	}
}

func (c *checker) rarer(path, kind string, b Object) {
	switch kind {
	case "rich_text":
		if len(list(b, "elements")) == 0 {
			c.fail(path, "no elements")
		}
	case "markdown":
		c.markdown += runes(str(b, "text"))
		if str(b, "text") == "" || c.markdown > 12_000 {
			c.fail(path, "markdown of %d characters in all, 1 to 12,000", c.markdown)
		}
	case "table":
		c.table(path, b)
	case "data_table":
		if n := len(list(b, "rows")); n < 2 || n > 201 || str(b, "caption") == "" {
			c.fail(path, "%d rows (2 to 201), caption %q is required", n, str(b, "caption"))
		}
	case "alert":
		c.text(path+".text", b["text"], "", 200)
	case "context_actions":
		c.count(path+".elements", len(list(b, "elements")), 1, 5)
	case "card":
		c.count(path+".actions", len(list(b, "actions")), 0, 3)
	}
}

func (c *checker) blockID(path string, b Object) {
	id, present := b["block_id"]
	if !present {
		return
	}
	text, _ := id.(string)
	c.length(path+".block_id", text, 1, 255)
	if c.blockIDs[text] {
		c.fail(path, "block_id %q is used twice", text)
	}
	c.blockIDs[text] = true
}

// actionIDs checks that an action_id is used once in a block.
func (c *checker) actionIDs(path string, b Object) {
	seen := map[string]bool{}
	for _, e := range elementsOf(b) {
		id := str(e, "action_id")
		if id != "" && seen[id] {
			c.fail(path, "action_id %q is used twice in one block", id)
		}
		seen[id] = true
	}
}

func (c *checker) section(path string, b Object) {
	fields := list(b, "fields")
	if b["text"] == nil && len(fields) == 0 {
		c.fail(path, "neither text nor fields")
	}
	c.optional(path+".text", b["text"], "", 3000)
	if b["fields"] != nil {
		c.count(path+".fields", len(fields), 1, 10)
	}
	for i, f := range fields {
		c.text(fmt.Sprintf("%s.fields[%d]", path, i), f, "", 2000)
	}
	if e := obj(b, "accessory"); e != nil {
		c.element(path+".accessory", "section", e)
	}
}

func (c *checker) context(path string, b Object) {
	elements := list(b, "elements")
	c.count(path+".elements", len(elements), 1, 10)
	for i, v := range elements {
		at := fmt.Sprintf("%s.elements[%d]", path, i)
		if e, _ := v.(Object); str(e, "type") == "image" {
			c.image(at, e)
			continue
		}
		c.text(at, v, "", 3000)
	}
}

func (c *checker) actions(path string, b Object) {
	elements := objects(list(b, "elements"))
	c.count(path+".elements", len(elements), 1, 25)
	for i, e := range elements {
		c.element(fmt.Sprintf("%s.elements[%d]", path, i), "actions", e)
	}
}

func (c *checker) input(path string, b Object) {
	c.inputs++
	c.text(path+".label", b["label"], "plain_text", 2000)
	c.optional(path+".hint", b["hint"], "plain_text", 2000)
	e := obj(b, "element")
	if e == nil {
		c.fail(path, "no element")
		return
	}
	c.element(path+".element", "input", e)
}

func (c *checker) image(path string, e Object) {
	c.length(path+".alt_text", str(e, "alt_text"), 1, 2000)
	if str(e, "image_url") == "" && e["slack_file"] == nil {
		c.fail(path, "neither image_url nor slack_file")
	}
	c.length(path+".image_url", str(e, "image_url"), 0, 3000)
}

func (c *checker) table(path string, b Object) {
	c.tables++
	if c.tables > 1 {
		c.fail(path, "more than one table")
	}
	rows := list(b, "rows")
	c.count(path+".rows", len(rows), 1, 100)
	total := 0
	for i, row := range rows {
		cells, _ := row.([]any)
		c.count(fmt.Sprintf("%s.rows[%d]", path, i), len(cells), 1, 20)
	}
	for line := range strings.SplitSeq(table(rows), "\n") {
		total += runes(line)
	}
	if total > 10_000 {
		c.fail(path, "%d characters, at most 10,000", total)
	}
}

// text checks a text object: kind "" takes both types.
func (c *checker) text(path string, v any, kind string, most int) {
	o, ok := v.(Object)
	if !ok {
		c.fail(path, "no text object")
		return
	}
	switch t := str(o, "type"); {
	case t != "plain_text" && t != "mrkdwn":
		c.fail(path, "text type %q", t)
	case kind != "" && t != kind:
		c.fail(path, "text type %q, must be %s", t, kind)
	case t == "mrkdwn" && flag(o, "emoji"):
		c.fail(path, "emoji is only for plain_text")
	}
	c.length(path, str(o, "text"), 1, most)
}

func (c *checker) optional(path string, v any, kind string, most int) {
	if v != nil {
		c.text(path, v, kind, most)
	}
}

func (c *checker) length(path, s string, least, most int) {
	if n := runes(s); n < least || n > most {
		c.fail(path, "%d characters, %d to %d allowed", n, least, most)
	}
}

func (c *checker) count(path string, n, least, most int) {
	if n < least || n > most {
		c.fail(path, "%d of them, %d to %d allowed", n, least, most)
	}
}
