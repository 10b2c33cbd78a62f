package review

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

func fieldRules() []Rule {
	return []Rule{
		{"field-long", "process-field-invalid", Blocker, "The form refuses a field over its limit.", "Twilio 21728; Twilio API fields", fieldLong},
		{"field-short", "process-field-invalid", Blocker, "The form refuses a field under its limit.", "Twilio 21728; Twilio API fields", fieldShort},
		{"field-keywords", "process-field-invalid", Blocker, "Keywords are letters and digits only, separated by commas.", "SignalWire requests; Telnyx", fieldKeywords},
		{"field-emoji", "process-field-invalid", Context, "Emoji in campaign fields drew a refusal at RingCentral.", "RingCentral registration checklist", fieldEmoji},
		{"field-ein", "brand-ein-mismatch", Warning, "An EIN has nine digits and must be the one on the IRS letter.", "AWS registration rejection table", fieldEIN},
		{"field-email", "process-field-invalid", Warning, "The form takes a whole e-mail address.", "Twilio fields page", fieldEmail},
		{"field-phone", "brand-phone-invalid", Warning, "The support phone must be a full working number.", "Twilio 30701", fieldPhone},
		{"field-https", "policy-not-about-texting", Context, "Policy pages should be https.", "Twilio 30933", fieldHTTPS},
	}
}

type piece struct {
	field Field
	label string
	text  string
}

// pieces are the fields that have a limit, samples one by one.
func (f *facts) pieces() []piece {
	var out []piece
	for _, l := range limits() {
		if l.field == FieldSamples {
			for i, s := range f.Samples {
				out = append(out, piece{FieldSamples, fmt.Sprintf("Sample %d", i+1), s})
			}
			continue
		}
		text := f.Text(l.field)
		if links := f.parse(text).links(); l.field == FieldWebsite && len(links) > 0 {
			text = links[0] // what follows is a remark
		}
		if text != "" {
			out = append(out, piece{l.field, capital(l.field.Label()), text})
		}
	}
	return out
}

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

func fieldLong(f *facts) []hit {
	var out []hit
	for _, p := range f.pieces() {
		_, most := Limit(f.Provider, p.field)
		if n := utf8.RuneCountInString(p.text); most > 0 && n > most && (f.Prose == "" || p.field != FieldFlow) && (p.field != FieldEIN || strings.ContainsAny(p.text, "0123456789")) {
			out = append(out, hit{p.field, "", fmt.Sprintf("%s has %d characters; at most %d are allowed.", p.label, n, most), p.text, fmt.Sprintf("Shorten it by %d characters; keep the name, rates, HELP and STOP.", n-most)})
		}
	}
	return out
}

func fieldShort(f *facts) []hit {
	var out []hit
	for _, p := range f.pieces() {
		least, _ := Limit(f.Provider, p.field)
		n := utf8.RuneCountInString(p.text)
		if n >= least || !f.Whole {
			continue
		}
		switch p.field {
		case FieldDescription, FieldFlow: // told as too vague
			if len(descriptionVague(f)) > 0 || len(consentNone(f)) > 0 {
				continue
			}
		case FieldOptOutMessage, FieldOptInMessage, FieldHelpMessage, FieldSamples:
			if len(optOutParts(f))+len(optOutNone(f))+len(helpNone(f))+len(helpParts(f))+len(optInNone(f))+len(optInParts(f))+len(samplePlaceholder(f)) > 0 {
				continue
			}
		}
		out = append(out, hit{p.field, "", fmt.Sprintf("%s has %d characters; at least %d are needed.", p.label, n, least), p.text, "Say more: what it is about, and for a text the name and how to stop."})
	}
	return out
}

func fieldKeywords(f *facts) []hit {
	for _, field := range []Field{FieldOptInKeywords, FieldOptOutKeywords, FieldHelpKeywords} {
		value := f.Text(field)
		if flagOf(value) == No || denies(f.parse(value)) || f.parse(value).has("not/none/by/our") {
			continue
		}
		for _, k := range listed(value) {
			if !plainKeyword(k) {
				return one(field, k, "A keyword holds characters that are not allowed.", "Use letters and digits only, commas between, no spaces or marks: "+fixedKeyword(value))
			}
		}
	}
	return nil
}

func plainKeyword(k string) bool {
	for i := range len(k) {
		c := k[i] | 0x20
		if (c < 'a' || c > 'z') && k[i] != ' ' && k[i] != '-' && (k[i] < '0' || k[i] > '9') && !strings.EqualFold(k, "OPT-OUT") && !strings.EqualFold(k, "STOP ALL") && !strings.EqualFold(k, "OPT-IN") && !strings.EqualFold(k, "OPT OUT") {
			return false
		}
	}
	return len(k) <= 30
}

func fixedKeyword(value string) string {
	var out []string
	for _, k := range listed(value) {
		var b strings.Builder
		for i := range len(k) {
			if c := k[i] | 0x20; c >= 'a' && c <= 'z' || k[i] >= '0' && k[i] <= '9' {
				b.WriteByte(k[i])
			}
		}
		if b.Len() > 0 {
			out = append(out, b.String())
		}
	}
	return strings.Join(out, ",")
}

func fieldEmoji(f *facts) []hit {
	for _, p := range f.pieces() {
		for _, r := range p.text {
			if r >= 0x2190 && r != 0x2192 {
				h := asked(p.field, p.label+" holds a picture character ("+string(r)+"), and some providers refuse those. Can it be left out of the text that is really sent?")
				h[0].evidence = p.text
				return h
			}
		}
	}
	return nil
}

func fieldEIN(f *facts) []hit {
	n := 0
	for i := range len(f.EIN) {
		if f.EIN[i] >= '0' && f.EIN[i] <= '9' || f.EIN[i]|0x20 == 'x' || f.EIN[i] == '*' {
			n++
		}
	}
	if n == 0 || n == 9 || strings.Contains(strings.ToLower(f.EIN), "n/a") || len(f.EIN) > 24 {
		return nil
	}
	return one(FieldEIN, f.EIN, "The EIN does not have nine digits.", "Copy it from the IRS letter (CP 575 or 147C): [EIN].")
}

// fieldEmail finds an e-mail field with no address in it, though one was meant.
func fieldEmail(f *facts) []hit {
	t := f.parse(f.Email)
	if f.Email == "" || len(t.emails()) > 0 && strings.Contains(mailHost(t.emails()[0]), ".") || !strings.ContainsAny(f.Email, "@") && !t.has("at", "dot") {
		return nil
	}
	return one(FieldEmail, f.Email, "This is no whole e-mail address.", "Enter it in full, as in name@business.com"+ownDomain(f)+".")
}

func fieldPhone(f *facts) []hit {
	if s, ok := f.remarks.find("phone/number/line ..6 disconnected/fax/rings/unanswered/invalid/dead", "phone/number ..5 not ..3 working/answered/service/valid", "phone/number ..4 belongs to", "nobody answers/picks", "phone/number/line ..6 digit/digits ..2 short/missing/few/many", "phone/number/line ..9 goes nowhere/dead"); ok && f.remarks.has("support/brand/business/company/listed phone/number/line") {
		return one(FieldPhone, f.remarks.sentenceOf(s), "The support phone does not reach the business.", "Enter a number that is answered: [phone number].")
	}
	if s, ok := f.remarks.find("support/brand/business/company/listed/contact phone/number/line ..9 dummy/fake/invented/placeholder/bogus", "dummy/fake/invented/placeholder/bogus/made ..2 phone/number"); ok {
		return one(FieldPhone, f.remarks.sentenceOf(s), "The support phone does not reach the business.", "Enter a number that is answered: [phone number].")
	}
	if f.Phone == "" {
		return nil
	}
	t := f.parse(f.Phone)
	if t.has("none/disconnected/fax/n", "not in service", "no phone/longer", "out of service", "goes to fax") {
		return one(FieldPhone, f.Phone, "The support phone does not reach anybody.", "Enter a number that is answered: [phone number].")
	}
	n := 0
	for i := range len(f.Phone) {
		if f.Phone[i] >= '0' && f.Phone[i] <= '9' {
			n++
		}
	}
	if inventedPhone(f.Phone) {
		return one(FieldPhone, f.Phone, "The support phone is no number that can ring.", "Enter a number that is answered: [phone number].")
	}
	if n > 0 && n < 10 && !strings.Contains(f.Phone, "+") && !t.has("ext") {
		return one(FieldPhone, f.Phone, "The support phone is not a full number.", "Enter it with area code: [phone number].")
	}
	return nil
}

// inventedPhone reports whether a number is one that people type to get past a form: 555-000-0000, 123-456-7890, all alike.
func inventedPhone(phone string) bool {
	var b strings.Builder
	for i := range len(phone) {
		if phone[i] >= '0' && phone[i] <= '9' {
			b.WriteByte(phone[i])
		}
	}
	digits := b.String()
	if len(digits) == 11 {
		digits = strings.TrimPrefix(digits, "1")
	}
	return len(digits) == 10 && (digits == "1234567890" || digits == "0123456789" || strings.Count(digits, digits[9:]) >= 7 && strings.HasSuffix(digits, strings.Repeat(digits[9:], 7)) || digits[0] == '0')
}

func fieldHTTPS(f *facts) []hit {
	for _, x := range []Field{FieldPrivacy, FieldTerms} {
		if strings.HasPrefix(strings.ToLower(f.Text(x)), "http://") {
			return asked(x, "Does the page "+f.Text(x)+" also open with https? Reviewers may refuse it without.")
		}
	}
	return nil
}
