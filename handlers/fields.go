package handlers

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// fieldNames are the fields that "new" can fill in, longer names before their endings.
func fieldNames() []string {
	return []string{"campaign id", "campaign", "customer", "brand", "provider", "kind", "rejection", "reference", "due", "why"}
}

// nextField finds the first "name:" of a known field. It looks at the colons only, so a text of any length costs little.
func nextField(text string) (name string, begin, end int) {
	for i := 0; ; i++ {
		colon := strings.IndexByte(text[i:], ':')
		if colon < 0 {
			return "", -1, -1
		}
		i += colon
		head := strings.TrimRight(text[:i], " \t")
		for _, n := range fieldNames() {
			at := len(head) - len(n)
			if at < 0 || !strings.EqualFold(head[at:], n) {
				continue
			}
			if before, _ := utf8.DecodeLastRuneInString(head[:at]); !unicode.IsLetter(before) && !unicode.IsDigit(before) || at == 0 {
				return strings.TrimSuffix(n, " id"), at, i + 1
			}
		}
	}
}

// pairs reads "customer:Zebra Roofing provider:Twilio". A rejection takes all that follows it, for it may hold anything.
func pairs(text string) map[string]string {
	out := map[string]string{}
	text = plainQuotes(text)
	for name, _, end := nextField(text); end >= 0; {
		text = text[end:]
		value := text
		next, after := "", -1
		if name != "rejection" {
			var begin int
			if next, begin, after = nextField(text); begin >= 0 {
				value = text[:begin]
			}
		}
		out[name] = strings.Trim(strings.TrimFunc(value, blank), `"`)
		name, end = next, after
	}
	return out
}

// fitsFields accepts field:value pairs that could not be a pasted rejection.
func (d *Desk) fitsFields(rest string) bool {
	if slices.Contains([]string{"ticket", "case", "a ticket", "tcr ticket"}, strings.ToLower(rest)) {
		return true
	}
	if _, begin, _ := nextField(rest); begin != 0 {
		return false
	}
	fields := pairs(rest)
	if fields["customer"] != "" {
		return true
	}
	id := fields["campaign"]
	return fields["rejection"] == "" && !strings.ContainsFunc(id, blank) && !sentence(rest) && !d.grammar.complains(rest)
}
