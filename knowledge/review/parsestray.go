package review

import (
	"slices"
	"strings"
)

// stray is a value whose label names no field that is known.
type stray struct{ label, value string }

// strayLine takes a line apart whose label is not known: "After joining: Oak Dental: you are in. …". Only values that tell by
// themselves what they are count; anything else goes on with the field above it.
func (p *parser) strayLine(line string) (stray, bool) {
	line = trimBullet(strings.Trim(line, "*_# "))
	for _, at := range separators(line) {
		s := stray{strings.Trim(line[:at.start], "*_`\"' "), withoutArrow(strings.TrimSpace(line[at.end:]))}
		words := labelWords(s.label)
		if len(words) == 0 || isRemark(words) || strings.Contains(s.value, s.label) {
			continue
		}
		f := p.strayField(s)
		if long := len(words) > 6 || sentenceLike(s.label); f == FieldSamples || f != notLabel && !long {
			return s, true
		}
	}
	return stray{}, false
}

// takeStray puts a line aside whose label is not known, until all that are known have been read. A notice goes on with the flow.
func (p *parser) takeStray(at Field, line string) bool {
	s, ok := p.strayLine(line)
	if !ok || at == FieldFlow && p.strayField(s) == FieldFlow {
		return false
	}
	p.strays = append(p.strays, s)
	return true
}

// strayField says by its value what a label that is not known must name.
func (p *parser) strayField(s stray) Field {
	t := newText(s.value)
	switch words := labelWords(s.label); {
	case slices.ContainsFunc(words, func(w string) bool { return fits(w, "sample/example") }) && len(t.tokens) > 7 && (namePrefix(s.value) != "" && optOutWords(t) || handsOver(words)):
		return FieldSamples
	case len(t.tokens) == 1 && t.tokens[0].kind == email:
		return FieldEmail
	case len(t.tokens) == 1 && t.tokens[0].kind == link:
		return addressField(words, s.value)
	case namesPerson(words) && isPerson(s.value):
		return FieldContact
	case p.opensTexts(namePrefix(unquote(s.value))) && strings.Count(s.value, namePrefix(unquote(s.value))+":") == 1:
		return contentField(unquote(s.value), t)
	case t.isNotice() && len(s.value) > 120:
		return FieldFlow
	case tellsProgram(words, t):
		return FieldDescription
	}
	return notLabel
}

// opensTexts reports whether a name opens two or more texts: "ETA 10:40" opens none, and "Website:" neither.
func (p *parser) opensTexts(name string) bool {
	known, ok := p.texts[name]
	if !ok {
		known = name != "" && strings.Count(p.whole, name+":") > 1 && p.labels.labelOf(name) == notLabel
		p.texts[name] = known
	}
	return known
}

// isOptInReply reports whether a value under a label for the opt-in is the text that comes back.
func (p *parser) isOptInReply(value string) bool {
	value = unquote(trimBullet(value))
	return p.opensTexts(namePrefix(value)) && contentField(value, newText(value)) == FieldOptInMessage
}

// onlyTexts reports whether a value is nothing but texts of the business in quotes: "What they send: "Oak Dental: …" and "…"".
func (p *parser) onlyTexts(value string) bool {
	quotes := quotesOf(value)
	return len(quotes) > 1 && len(newText(withoutQuotes(value)).tokens) < len(quotes) && p.opensTexts(namePrefix(quotes[0].text))
}

// handsOver reports whether words do no more than hand over a text: "first sample they gave us".
func handsOver(label []string) bool {
	return len(label) < 9 && !slices.ContainsFunc(label, func(w string) bool {
		return !fits(w, "sample/example/first/second/third/fourth/last/next/only/one/two/of/their/the/they/he/she/client/customer/owner/gave/give/sent/send/wrote/has/have/us/me/so/far/here/is/this/text/message/sms")
	})
}

// addressField tells a site from the pages of its policies.
func addressField(label []string, address string) Field {
	switch has := func(words string) bool {
		return slices.ContainsFunc(label, func(w string) bool { return fits(w, words) })
	}; {
	case strings.Contains(address, "privacy"):
		return FieldPrivacy
	case strings.Contains(address, "terms"):
		return FieldTerms
	case has("www/web/online/home/domain/internet/where"):
		return FieldWebsite
	}
	return notLabel
}

// namesPerson reports whether a label asks for whoever answers for the brand.
func namesPerson(label []string) bool {
	return slices.ContainsFunc(label, func(w string) bool {
		return fits(w, "who/person/owner/secretary/manager/director/president/chair/treasurer/officer/signer/principal/administrator/pastor/partner")
	})
}

// isPerson reports whether a value is two to four words in capitals and nothing else.
func isPerson(value string) bool {
	words := strings.Fields(value)
	return len(words) >= 2 && len(words) <= 4 && !strings.ContainsAny(value, "0123456789@:") && !slices.ContainsFunc(words, func(w string) bool { return w[0] < 'A' || w[0] > 'Z' })
}

// tellsProgram reports whether a value says who is texted about what, under a label that asks so.
func tellsProgram(label []string, t *text) bool {
	asks := slices.ContainsFunc(label, func(w string) bool { return fits(w, "what/text/about/why/program/content/traffic/purpose/use") })
	return asks && len(label) < 5 && len(t.tokens) > 7 && !strings.Contains(t.raw, `"`) && len(t.links()) == 0 && !hasRates(t) && t.has("get/gets/receive/receives/told/texted/reminded/notified/hear/hears/texts/sends/send/reminds/tells/tell/text")
}

// placeStrays gives each stray to its field, where that is still free.
func (p *parser) placeStrays() {
	for _, s := range p.strays {
		f := p.strayField(s)
		if f == notLabel || f != FieldSamples && p.c.Text(f) != "" {
			p.c.Prose += s.label + ": " + s.value + "\n"
			p.unread(s.label + ": " + s.value)
			continue
		}
		p.set(f, unquote(s.value))
	}
	p.strays = nil
}
