package review

import (
	"strings"
	"unicode"
)

// longestJoined is how many bytes of two fields become one message flow; a registry takes about 2,000.
const longestJoined = 20_000

// addFlow joins what some portals ask for in two fields, the message flow and the wording or page that it speaks of. It
// reports whether the value was taken.
func (p *parser) addFlow(label, value string) bool {
	before := p.c.Flow
	switch {
	case before == "" || value == "" || before == value || len(before)+len(value) > longestJoined:
		return false
	case beside(label, value):
		p.c.Flow = before + "\n" + asWording(label, value)
	case beside(p.flow, before):
		p.c.Flow = value + "\n" + asWording(p.flow, before)
		p.flow = label
	default:
		return false
	}
	return true
}

// beside reports whether a field only adds to the message flow: an address, or the words that people see.
func beside(label, value string) bool {
	if wordingLabel(label) {
		return true
	}
	if tellsWords(value) {
		return false
	}
	t := newText(value)
	return len(t.links()) > 0 && len(t.links()) == len(t.tokens)
}

// tellsWords finds a word that is no address without cutting up the text: a flow that grows piece by piece is asked again for each.
func tellsWords(value string) bool {
	for w := range strings.FieldsSeq(value) {
		if !strings.ContainsAny(w, ".:@") && strings.ContainsFunc(w, unicode.IsLetter) {
			return true
		}
	}
	return false
}

func wordingLabel(label string) bool {
	return newText(label).has("wording/language/disclosure/disclosures/script/verbiage/screenshot/proof/evidence")
}

// asWording puts words that people see into quotes, as a message flow would.
func asWording(label, value string) string {
	if wordingLabel(label) && len(quotesOf(value)) == 0 && len(value) > 40 && !strings.Contains(value, `"`) {
		return `"` + value + `"`
	}
	return value
}

// remarkAfterName reports whether a brand's field goes on with a remark: "Brand: Fern Street Bakery. They told me that …".
func remarkAfterName(l labeled) bool {
	if l.field != FieldBrand || len(l.value) <= 80 {
		return false
	}
	_, remark := nameAndRemark(l.value)
	return remark != ""
}

// nameAndRemark parts a name from the words after it.
func nameAndRemark(value string) (name, remark string) {
	at := -1
	for _, mark := range []string{". ", ", ", "; ", " - ", " – ", " — ", " (", "\n"} {
		if i := strings.Index(value, mark); i > 0 && (at < 0 || i < at) && !newText(value[:i]).abbreviated() {
			at = i
		}
	}
	if at < 0 {
		return value, ""
	}
	return strings.TrimSpace(value[:at]), strings.TrimSpace(strings.TrimLeft(value[at:], ".,;-–— "))
}

// abbreviated reports whether a text ends in a word that a dot follows inside a name.
func (t *text) abbreviated() bool {
	c := cutter{text: t}
	return c.abbreviation()
}

// siteBehind is the address that ends a name: "Oak Dental (oakdental.com)", "Oak Dental | https://oakdental.com".
func siteBehind(value string) string {
	t := newText(value)
	if links := t.links(); len(links) != 1 || len(t.tokens) < 2 || len(t.tokens) > 12 || !strings.HasSuffix(strings.TrimRight(value, ") "), links[0]) {
		return ""
	}
	return t.links()[0]
}

// flowBetweenFields finds how people agree where no label names it: in a paragraph below the description, or in words of its own
// among the fields.
func (p *parser) flowBetweenFields() {
	description, below, ok := strings.Cut(p.c.Description, "\n")
	if ok && newText(below).tellsConsent() {
		p.c.Description = description
		p.set(FieldFlow, below)
		return
	}
	if consent, _ := consentSentences(p.c.Prose); newText(consent).tellsConsent() {
		p.set(FieldFlow, consent)
	}
}
