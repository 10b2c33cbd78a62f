package review

import (
	"strings"
	"unicode"
)

// proseFacts fills from the remaining words what no label named: how people agree, flags, use case, addresses, the brand.
func (p *parser) proseFacts(rest, whole string) {
	consent, remarks := consentSentences(rest)
	if !p.c.Has(FieldFlow) && consent != "" && (len(p.u.Fields) > 0 || newText(consent).tellsConsent()) {
		p.set(FieldFlow, consent)
	} else {
		remarks = rest
	}
	p.proseNamed(whole)
	for line := range strings.SplitSeq(p.unreadPast(remarks), "\n") {
		if t := newText(line); len(t.tokens) > 4 || len(t.tokens) > 0 && p.labels.labelOf(strings.TrimRight(line, " :=->")) == notLabel {
			p.unread(line)
		}
	}
}

// tellsConsent reports whether words describe how people agree, rather than remark on it: they quote what people read, or
// say that they are the message flow.
func (t *text) tellsConsent() bool {
	return t.has("flow/cta/workflow/wrote/says/reads/box/checkbox") && (scripted(t.raw) || t.has("consent/checkbox line/wording/sentence") && t.has("by checking/ticking/clicking/signing", "allow us") || t.has("i agree", "flow/cta/workflow ..4 wrote/is/says/reads", "message flow")) && !t.has("policy ..3 says/reads/states")
}

// proseNamed takes attributes, use case, addresses and brand that free words name.
func (p *parser) proseNamed(whole string) {
	t := newText(whole)
	p.flagsNamed(t)
	if !p.c.Has(FieldUseCase) {
		if name := useCaseNamed(t); name != "" {
			p.set(FieldUseCase, name)
		}
	}
	p.addressesNamed(t)
	if !p.c.Has(FieldBrand) {
		if name := p.brandNamed(whole); name != "" {
			p.set(FieldBrand, name)
		}
	}
	if !p.c.Has(FieldWebsite) && p.c.Brand != "" {
		p.websiteBeside(t)
	}
}

// websiteBeside takes a bare domain in parentheses that has the brand's name in it for the website.
func (p *parser) websiteBeside(t *text) {
	f := &facts{Campaign: p.c, names: newNames(p.c.Brand, p.c)}
	for _, tok := range t.tokens {
		raw := t.raw[tok.start:tok.end]
		if tok.kind == link && tok.start > 0 && t.raw[tok.start-1] == '(' && !strings.Contains(raw, "/") && resembles(stemOf(hostOf(raw)), f) {
			p.set(FieldWebsite, raw)
			return
		}
	}
}

// consentSentences parts the sentences about how people agree from the others. Quotations are never cut.
func consentSentences(rest string) (consent, remarks string) {
	var in, out []string
	told := false // the sentence before is about how people agree
	for _, s := range sentencesOf(rest) {
		t := newText(s)
		_, _, box := checkbox(s)
		told = box || t.isNotice() || told && t.has("frequency varies", "rates may/apply", "reply stop", "help for help", "not ..4 condition") || t.has("opt in/ins", "opted/opts in", "sign/signs/signed up", "sign ups", "signup", "consent*", "agree/agrees/agreed", "box/checkbox/boxes",
			"tick/ticks/check/checks", "keyword", "verbal*", "subscribe/subscribes/subscribing", "join/joins", "enroll/enrolls", "texts/text in", "by texting",
			"flow/cta/workflow", "may/can text me/you", "privacy", "terms", "list/lists", "permission", "form", "who/people text", "cta")
		if told {
			in = append(in, s)
		} else {
			out = append(out, s)
		}
	}
	return strings.Join(in, " "), strings.Join(out, "\n")
}

// sentencesOf cuts a text at full stops, question marks and line breaks outside quotation marks.
func sentencesOf(s string) []string {
	var out []string
	quoted := map[int]int{}
	for _, q := range quotesOf(s) {
		quoted[q.start] = q.end
	}
	start := 0
	for i := 0; i < len(s); i++ {
		if end, ok := quoted[i]; ok {
			i = end - 1
			if i+1 >= len(s) || s[i] != '"' || strings.IndexByte(".?!", s[i-1]) < 0 {
				continue
			}
		}
		ends := s[i] == '\n' || strings.IndexByte(".?!\"", s[i]) >= 0 && (i+1 == len(s) || strings.IndexByte(" \n", s[i+1]) >= 0 && nextUpper(s[i+1:]))
		if ends {
			if one := strings.TrimSpace(s[start : i+1]); one != "" {
				out = append(out, one)
			}
			start = i + 1
		}
	}
	if one := strings.TrimSpace(s[min(start, len(s)):]); one != "" {
		out = append(out, one)
	}
	return out
}

func nextUpper(s string) bool {
	for _, r := range s {
		if r == ' ' {
			continue
		}
		return !unicode.IsLower(r)
	}
	return true
}

// flagsNamed reads attributes written in passing: "links yes, phone no", "no links, no phones", "embedded link = yes".
func (p *parser) flagsNamed(t *text) {
	words := map[Field]string{FieldLink: "link/links", FieldPhoneFlag: "phone/phones", FieldAgeGated: "age", FieldLending: "lending/directlending"}
	for _, f := range []Field{FieldLink, FieldPhoneFlag, FieldAgeGated, FieldLending} {
		if p.c.Has(f) {
			continue
		}
		w := words[f]
		for _, q := range []struct {
			value    string
			patterns []string
		}{
			{"yes", []string{w + " yes", w + " numbers/attribute/gate/flag yes/on", w + " attribute/flag is yes", "embedded " + w + " ..3 to yes", w + " box/flag ..2 yes", w + " is/was/says answered/marked/set ..1 yes/true"}},
			{"no", []string{w + " no/off", w + " numbers/attribute/gate/gated/flag no/off", "no " + w + " no", "no embedded " + w + " no", "embedded " + w + " ..3 to no", w + " box/flag ..2 no", w + " is/was answered/marked/set ..1 no/false", w + " says false/no"}},
		} {
			if s, ok := t.find(q.patterns...); ok && !strings.Contains(t.words(s), ".") && !strings.Contains(t.words(s), "must") {
				p.set(f, q.value)
				break
			}
		}
	}
	if _, ok := t.find("both attributes ..4 no"); ok {
		p.set(FieldLink, "no")
		p.set(FieldPhoneFlag, "no")
	}
	if s, ok := t.find("attributes no links"); ok {
		_ = s
		p.set(FieldLink, "no")
		if t.has("no phones/phone") {
			p.set(FieldPhoneFlag, "no")
		}
	}
}

// addressesNamed takes the website and the e-mail that a remark names.
func (p *parser) addressesNamed(t *text) {
	for i, tok := range t.tokens {
		switch {
		case tok.kind == link && i > 0 && !p.c.Has(FieldPrivacy) && (t.tokens[i-1].lower == "privacy" || i > 1 && t.tokens[i-2].lower == "privacy" && t.tokens[i-1].lower == "policy"):
			p.set(FieldPrivacy, t.raw[tok.start:tok.end])
		case tok.kind == link && i > 0 && !p.c.Has(FieldTerms) && fits(t.tokens[i-1].lower, "terms/tos"):
			p.set(FieldTerms, t.raw[tok.start:tok.end])
		case tok.kind == link && i > 0 && fits(t.tokens[i-1].lower, "site/website/is/web"):
			if t.has("site/website/web "+tok.lower, "site/website is/at "+tok.lower, "website on ..3 is "+tok.lower) && !p.c.Has(FieldWebsite) {
				p.set(FieldWebsite, t.raw[tok.start:tok.end])
			}
		case tok.kind == email && i > 0 && !tok.quoted && !p.c.Has(FieldEmail) && (!p.c.Has(FieldHelpMessage) || t.upTo(i).endsAbout("brand/support/registered/record", 6)) && t.upTo(i).endsAbout("mail/email/contact", 6):
			p.set(FieldEmail, t.raw[tok.start:tok.end])
		}
	}
}
