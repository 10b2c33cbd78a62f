package review

import "strings"

// labeled is a line taken apart: the field its label names, and what follows the label.
type labeled struct {
	field Field
	value string
	label string
}

// readLines reads labeled lines and free words.
func (p *parser) readLines(text string) {
	text = p.unfold(text)
	all := strings.Split(text, "\n")
	p.u.Form = FormLabelled
	if p.mostlyProse(all) {
		p.u.Form = FormProse
		p.readProse(text)
		return
	}
	p.readLabelled(all)
}

// mostlyProse reports whether labels are the exception in a text.
func (p *parser) mostlyProse(all []string) bool {
	labels, plain, listing := 0, 0, false
	for _, line := range all {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		if l, ok := p.label(line); ok && !remarkAfterName(l) {
			labels++
			listing = l.field == FieldSamples && l.value == ""
		} else if s, ok := p.strayLine(line); ok && p.opensTexts(namePrefix(unquote(s.value))) {
			labels++
		} else if len(line) > 60 && (!listing || !numbered(line) && namePrefix(line) == "") {
			plain++
			listing = false
		}
	}
	return labels == 0 || labels < 7 && plain >= 1 && labels < 4*plain
}

// readLabelled reads line by line; a line without a label goes on with the field above it if that is a text.
func (p *parser) readLabelled(all []string) {
	at, label := notLabel, ""
	var value []string
	end := func() {
		if at != notLabel {
			p.setLabelled(at, label, strings.Join(value, "\n"))
		}
		at, value = notLabel, nil
	}
	for _, line := range all {
		line = strings.TrimSpace(line)
		l, ok := p.label(line)
		announced := at == FieldFlow && strings.TrimSpace(strings.Join(value, "")) == "" // the flow's label had a line of its own
		if quotes := quotesOf(line); len(quotes) > 1 && l.field != FieldFlow && l.field != FieldDescription && (ok || !announced) {
			if left, took := p.takeQuotes(line, quotes); took {
				end()
				p.c.Prose += left + "\n"
				continue
			}
		}
		switch {
		case ok && at == FieldFlow && wayToAgree(l):
			value = append(value, line)
		case ok && l.field == other:
			end()
			p.unread(line)
		case ok:
			end()
			at, label, value = l.field, l.label, []string{l.value}
		case at == FieldSamples && subheading(line):
			end()
		case (at == notLabel || strings.TrimSpace(strings.Join(value, "")) != "") && p.takeStray(at, line):
			end()
		case at != notLabel && p.remarkLine(line):
			end()
			p.c.Prose += line + "\n"
			p.unread(line)
		case line == "" || at != notLabel && goesOn(at, value):
			value = append(value, line)
		default:
			end()
			p.c.Prose += line + "\n"
			p.unread(line)
		}
	}
	end()
	p.afterLabels()
}

// afterLabels fills free fields from what no label named.
func (p *parser) afterLabels() {
	p.placeStrays()
	if !p.c.Has(FieldFlow) {
		p.flowBetweenFields()
	}
	if p.c.Prose != "" {
		p.proseNamed(p.c.Prose)
	}
}

// wayToAgree reports whether a line of a message flow tells of one of several ways, by its place: "Website: https://… has an
// empty box, …", "Phone: the desk reads …".
func wayToAgree(l labeled) bool {
	tells := l.field == FieldPhone && len(strings.Fields(l.value)) > 3 && !strings.ContainsAny(l.value, "0123456789")
	return tells || (l.field == FieldWebsite || l.field == FieldPhone || l.field == FieldEmail) && tellsOfPage(l.value)
}

// remarkLine reports whether a line opens with a label for somebody's words about the campaign: "Agent note: …".
func (p *parser) remarkLine(line string) bool {
	label, _, ok := strings.Cut(line, ":")
	words := labelWords(label)
	return ok && len(words) > 0 && len(words) <= 4 && isRemark(words)
}

// subheading is a line that only announces what follows: "Auto-replies:".
func subheading(line string) bool {
	return strings.HasSuffix(line, ":") && len(strings.Fields(line)) <= 4
}

// goesOn reports whether a field may take another line: texts do, and anything whose own line was empty.
func goesOn(f Field, value []string) bool {
	switch f {
	case FieldDescription, FieldFlow, FieldSamples, FieldOptInMessage, FieldOptOutMessage, FieldHelpMessage, FieldAddress:
		return true
	}
	return strings.TrimSpace(strings.Join(value, "")) == ""
}

// setLabelled gives a field what stood behind its label.
func (p *parser) setLabelled(f Field, label, value string) {
	value = strings.TrimSpace(value)
	switch {
	case f == FieldAddress && len(newText(value).emails()) == 1 && len(strings.Fields(value)) == 1:
		p.set(FieldEmail, value) // "Address for mail: office@…"
	case f == FieldFlow && p.addFlow(label, value):
	case f == FieldSamples:
		p.setSamples(value)
	case f == FieldPhone && flagOf(value) != NotGiven && len(value) < 20 && !strings.ContainsAny(value, "0123456789"):
		p.set(FieldPhoneFlag, value)
	case f == FieldFlow && (soundsLikeOptInReply(value) && p.c.Has(FieldFlow) || p.isOptInReply(value)):
		p.set(FieldOptInMessage, unquote(trimBullet(value)))
	case f == FieldOptInMessage && !p.c.Has(FieldFlow) && !soundsLikeOptInReply(value) && len(quotesOf(value)) > 0 && newText(value).tellsConsent():
		p.set(FieldFlow, value) // "optInText" may be either
	case f == FieldOptInMessage && strings.Contains(strings.ToLower(label), "first") && p.opensTexts(namePrefix(unquote(value))) && contentField(unquote(value), newText(value)) == FieldSamples:
		p.setSamples(value) // the first that is sent, not what answers a sign-up
	case f == FieldDescription && p.onlyTexts(value):
		p.setSamples(strings.TrimSpace(value))
	case f == FieldFlow:
		p.flow = label
		p.set(f, value)
	case (f == FieldBrand || f == FieldDBA) && fits(strings.ToLower(strings.Trim(value, "()[]<>- ")), "blank/empty/none/left blank/n/a/na/same/not entered/not given/not set"):
		p.set(f, "")
	case f == FieldBrand && siteBehind(value) != "":
		p.set(f, strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(value, ")"), siteBehind(value)), " (|,;-–"))
		p.set(FieldWebsite, siteBehind(value))
	case f == FieldBrand && remarkAfterName(labeled{field: f, value: value}):
		name, remark := nameAndRemark(value)
		p.set(f, name)
		p.c.Prose += remark + "\n"
		p.unread(remark)
	case f == FieldOptInKeywords && len(strings.Fields(value)) > 12 && !p.c.Has(FieldFlow): // "Join by keyword only: people text …"
		p.set(FieldFlow, value)
	case f == FieldOptInMessage || f == FieldOptOutMessage || f == FieldHelpMessage:
		p.set(f, unquote(value))
	case f == FieldUseCase && !p.c.Has(FieldDescription) && len(strings.Fields(value)) > 9:
		p.set(FieldDescription, value)
	case f == FieldPrivacy && !p.c.Has(FieldTerms) && strings.Contains(strings.ToLower(value), "terms") && len(newText(value).links()) > 1:
		p.set(f, newText(value).links()[0])
		p.set(FieldTerms, newText(value).links()[1])
	default:
		p.set(f, value)
	}
}

// setSamples adds each sample of a list; a field that names samples and holds none is given, empty.
func (p *parser) setSamples(value string) {
	if value == "" {
		p.set(FieldSamples, "")
		return
	}
	for _, s := range sampleList(value) {
		p.set(FieldSamples, unquote(s))
	}
}

// sampleList takes a list of samples apart: bullets, numbers, or quotes side by side.
func sampleList(value string) []string {
	var out []string
	if listed := listedSamples(value); listed != nil {
		return listed
	}
	for line := range strings.SplitSeq(value, "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		item := trimBullet(line)
		if len(out) > 0 && item == line && !strings.HasPrefix(line, `"`) && !newSample(out[0], line) {
			out[len(out)-1] += "\n" + line
			continue
		}
		out = append(out, item)
	}
	if len(out) == 1 {
		if quotes := quotesOf(out[0]); len(quotes) > 1 && len(newText(withoutQuotes(out[0])).tokens) <= len(quotes) {
			out = nil
			for _, q := range quotes {
				out = append(out, q.text)
			}
		}
	}
	return out
}

// trimBullet removes what starts a list's item: "- ", "* ", "1. ", "2) ", "(3) ", "4: ".
func trimBullet(line string) string {
	trimmed := strings.TrimLeft(line, "-*•–—>| ")
	digitsEnd := 0
	rest := strings.TrimPrefix(strings.TrimPrefix(trimmed, "("), "#")
	for digitsEnd < len(rest) && rest[digitsEnd] >= '0' && rest[digitsEnd] <= '9' {
		digitsEnd++
	}
	if digitsEnd > 0 && digitsEnd < 3 && digitsEnd+1 < len(rest) && strings.IndexByte(".):", rest[digitsEnd]) >= 0 && rest[digitsEnd+1] == ' ' {
		return strings.TrimSpace(rest[digitsEnd+1:])
	}
	return strings.TrimSpace(trimmed)
}

// soundsLikeOptInReply tells the message sent after joining from the description of how people join.
func soundsLikeOptInReply(value string) bool {
	t := newText(value)
	return len(value) < 400 && t.has("stop") && t.has("subscribed/welcome/thanks/joined/enrolled/registered", "signed up", "opted in", "you're in/set/on", "are/is on")
}

// unquote removes quotes around a whole text.
func unquote(s string) string {
	s = strings.TrimSpace(s)
	for _, q := range [][2]string{{`"`, `"`}, {"“", "”"}, {"'", "'"}, {"‘", "’"}} {
		if strings.HasPrefix(s, q[0]) && len(s) > len(q[0])+len(q[1]) {
			inner := s[len(q[0]):]
			if i := strings.LastIndex(inner, q[1]); i >= 0 && strings.Trim(inner[i+len(q[1]):], ".,; ") == "" && strings.Count(inner, q[1]) == 1 || q[0] == `"` && i == len(inner)-1 && strings.Count(inner, q[1])%2 == 1 {
				return strings.TrimSpace(inner[:i])
			}
		}
	}
	return s
}
