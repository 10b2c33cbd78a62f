package review

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// most is how many bytes of a text are read; a registry's longest campaign has about 25,000.
const most = 400_000

// mostSamples is how many samples are reviewed; a registry takes five.
const mostSamples = 20

// parser collects the fields of one text.
type parser struct {
	labels   *labelTable
	c        Campaign
	u        Understood
	flow     string // the label under which the message flow was given
	past     []retold
	whole    string          // the text as it was read
	flowKeys map[string]bool // keys asked for, and whether they are labels of the message flow
	texts    map[string]bool // names asked for, and whether they open texts
	strays   []stray         // values under labels that name no known field, in the order of the text
}

// Parse reads a campaign out of whatever was pasted: a registry's JSON, a portal's fields with labels, a spreadsheet row, a web
// page's HTML, or free words. It never fails; see [Understood] for what it made of the text.
func Parse(text string) (Campaign, Understood) {
	p := &parser{labels: newLabelTable(), c: Campaign{Given: map[Field]bool{}}, flowKeys: map[string]bool{}, texts: map[string]bool{}}
	text = p.clean(text)
	p.whole = text
	switch {
	case p.readJSON(text):
		p.u.Form = FormJSON
	case p.readTable(text):
		p.u.Form = FormTable
	default:
		p.readLines(text)
	}
	p.finish()
	return p.c, p.u
}

// clean removes what is no text: broken encoding, null bytes, tags, and all beyond the limit.
func (p *parser) clean(text string) string {
	text = strings.ToValidUTF8(strings.ReplaceAll(text, "\x00", ""), "")
	if len(text) > most {
		cut := most
		for !utf8.RuneStart(text[cut]) {
			cut--
		}
		p.u.Cut = utf8.RuneCountInString(text[cut:])
		text = text[:cut]
	}
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u00a0", " ", "\ufeff", "", "\u200b", "").Replace(text)
	if looksHTML(text) {
		p.u.HTML = true
		text = fromHTML(text)
	}
	return strings.TrimSpace(text)
}

// set gives a field; a second, different value is reported and the first kept.
func (p *parser) set(f Field, value string) {
	value = strings.TrimSpace(value)
	if f == other || f == notLabel {
		return
	}
	if f == FieldSamples && len(p.c.Samples) >= mostSamples {
		p.unread(value)
		return
	}
	if f != FieldSamples && f != FieldSubUseCases && p.c.Has(f) {
		before := p.c.Text(f)
		if value == "" || value == before {
			return
		}
		if before != "" {
			p.twice(f, value)
			return
		}
	}
	if !p.c.Has(f) {
		p.u.Fields = append(p.u.Fields, f)
	}
	p.c.Set(f, value)
}

func (p *parser) twice(f Field, value string) {
	if slices.Contains(p.u.Twice, f) {
		p.unread(value)
		return
	}
	p.u.Twice = append(p.u.Twice, f)
	p.unread(value)
}

func (p *parser) unread(line string) {
	if line = strings.TrimSpace(line); line != "" {
		p.u.Unread = append(p.u.Unread, line)
	}
}

// finish decides whether the campaign is whole and fills what only the whole text tells.
func (p *parser) finish() {
	core := 0
	for _, f := range []Field{FieldDescription, FieldFlow, FieldSamples, FieldUseCase, FieldOptInMessage, FieldOptOutMessage, FieldHelpMessage} {
		if p.c.Has(f) {
			core++
		}
	}
	p.c.Whole = p.u.Form != FormProse && p.c.Has(FieldSamples) && (p.c.Has(FieldFlow) || p.c.Has(FieldDescription)) && core >= 4
	if len(p.u.Fields) == 0 {
		p.u.Form = FormNothing
	}
}
