package review

import (
	"strings"
	"unicode"
)

// readProse reads free words about a campaign: lines that carry a label, messages in quotation marks with what they are
// written before them, flags named in passing, and the brand.
func (p *parser) readProse(text string) {
	text, p.past = withoutPast(text)
	p.c.Prose = text
	var rest []string
	at := notLabel
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line == "" {
			at = notLabel
			rest = append(rest, "")
			continue
		}
		next, left := p.proseLine(line, at)
		at = next
		rest = append(rest, left)
	}
	p.proseFacts(strings.Join(rest, "\n"), text)
}

// proseLine takes what it can out of a line and returns the rest, and the field that the next line may go on with.
func (p *parser) proseLine(line string, at Field) (Field, string) {
	quotes := quotesOf(line)
	if next, left, ok := p.labeledProse(line, quotes); ok {
		return next, left
	}
	if at == FieldFlow && p.c.Has(at) {
		if len(quotes) > 0 && quotes[0].start == 0 && hasRates(newText(quotes[0].text)) {
			p.c.Flow += "\n" + line
			return at, ""
		}
		at = notLabel
	}
	if at != notLabel && at != FieldSamples {
		p.setLabelled(at, "", line)
		return notLabel, ""
	}
	if f := p.unquotedText(line, quotes); f != notLabel {
		p.set(f, line)
		return FieldSamples, ""
	}
	if at == FieldSamples && (trimBullet(line) != line || unquote(line) != line || len(quotes) == 0 && namePrefix(line) != "" && len(line) > 30) {
		p.set(FieldSamples, unquote(trimBullet(line)))
		return FieldSamples, ""
	}
	if left, ok := p.takeQuotes(line, quotes); ok {
		return notLabel, left
	}
	if s, ok := p.strayLine(line); ok && p.strayField(s) == FieldSamples {
		p.set(FieldSamples, unquote(s.value))
		return FieldSamples, ""
	}
	if announcesSamples(line) {
		return FieldSamples, line
	}
	return notLabel, line
}

// labeledProse takes a line that begins with a field's label, unless it quotes several texts. It gives what is left of the line, and
// the field that the next one may go on with.
func (p *parser) labeledProse(line string, quotes []quote) (next Field, left string, ok bool) {
	l, named := p.label(line)
	if !named || l.field == other || len(quotes) > 1 && (l.field != FieldFlow || soundsLikeOptInReply(quotes[0].text)) && l.field != FieldDescription {
		return notLabel, "", false
	}
	if l.field == FieldFlow && soundsLikeOptInReply(l.value) {
		l.field = FieldOptInMessage
	}
	switch {
	case l.value == "":
		return l.field, "", true
	case remarkAfterName(l):
		name, remark := nameAndRemark(l.value)
		p.set(FieldBrand, name)
		return notLabel, remark, true
	case l.field == FieldSamples && len(quotes) > 0:
		return notLabel, "", false
	}
	p.setLabelled(l.field, l.label, l.value)
	if l.field == FieldFlow && len(quotes) == 0 {
		return FieldFlow, "", true // the words that people see may follow
	}
	return notLabel, "", true
}

// unquotedText says which text of the business a line is that opens with its name, where that field is free.
func (p *parser) unquotedText(line string, quotes []quote) Field {
	t := newText(line)
	if len(quotes) > 0 || !p.opensTexts(namePrefix(line)) || strings.Count(line, namePrefix(line)+":") > 1 {
		return notLabel
	}
	switch f := contentField(line, t); f {
	case FieldOptInMessage, FieldOptOutMessage, FieldHelpMessage:
		if !p.c.Has(f) {
			return f
		}
	case FieldSamples:
		if optOutWords(t) {
			return f
		}
	}
	return notLabel
}

// announcesSamples reports whether what follows a line are samples: "All he gave for example texts, both of them:".
func announcesSamples(line string) bool {
	last := strings.ToLower(strings.TrimRight(line, ": "))
	return strings.HasSuffix(last, "samples") || strings.HasSuffix(last, "examples") ||
		strings.HasSuffix(line, ":") && newText(line).endsAbout("sample/samples/example/examples", 8)
}

// namePrefix is the name a message opens with: "Oak Dental: …".
func namePrefix(message string) string {
	name, rest, ok := strings.Cut(message, ":")
	if !ok || rest != "" && rest[0] >= '0' && rest[0] <= '9' || len(name) > 60 || strings.ContainsAny(name, "?!\n") {
		return ""
	}
	words := strings.Fields(name)
	if len(words) == 0 || len(words) > 8 || !unicode.IsUpper([]rune(words[0])[0]) && (words[0][0] < '0' || words[0][0] > '9') {
		return ""
	}
	if len(words) >= 3 && fits(strings.ToLower(words[0]), "the/our/good") && everyUpper(name) {
		return strings.TrimSpace(name)
	}
	if fits(strings.ToLower(words[0]), "hi/hello/hey/don't/just/please/reminder/your/you/thanks/thank/alert/notice/update/the/this/we/our/details/good/order/code/appointment/sale/reply/text/dear/track/urgent/important/confirmed") {
		return ""
	}
	return strings.TrimSpace(name)
}
