package knowledge

import (
	"slices"
	"strings"
)

// foundCode is a code as it stands in a text.
type foundCode struct {
	key  string // as in Base.codes; for unknown ones the text itself
	raw  string
	from int
	to   int
	rows []Code
	sure bool // stands where only a code can stand
}

// codesIn finds rejection codes in cleaned text. Names like CR4015 or OPT_IN_MESSAGE_MISSING are codes wherever they
// stand. A bare number is one only where people write codes: after "code", "error" or a provider, in brackets, at the
// start of a line before a dash or colon, or alone; "702 number", "$803" and a year are not.
func (b *Base) codesIn(text string) (known []foundCode, unknown []foundCode) {
	tokens := codeTokens(text)
	for i, t := range tokens {
		rows := b.codes[t.key]
		switch {
		case plainWord(t.key):
			continue
		case !digits(t.key) || strings.ContainsAny(t.key, "abcdefghijklmnopqrstuvwxyz_"):
			if len(rows) > 0 {
				t.rows, t.sure = rows, true
				known = append(known, t)
			} else if looksNamed(t.raw) {
				unknown = append(unknown, t)
			}
		case len(t.key) < 3 || len(t.key) > 5:
			continue
		default:
			spot := numberSpot(text, tokens, i)
			if spot == spotNone || (spot == spotWeak && len(rows) == 0) {
				continue
			}
			t.rows, t.sure = rows, spot == spotSure
			if len(rows) > 0 {
				known = append(known, t)
			} else {
				unknown = append(unknown, t)
			}
		}
	}
	known = append(known, b.phraseCodes(text)...)
	slices.SortStableFunc(known, func(a, b foundCode) int { return a.from - b.from })
	return onceEach(known), onceEach(unknown)
}

func onceEach(list []foundCode) []foundCode {
	var out []foundCode
	for _, f := range list {
		if !slices.ContainsFunc(out, func(o foundCode) bool { return o.key == f.key }) {
			out = append(out, f)
		}
	}
	return out
}

// plainWord keeps words that a provider uses as codes but people use as words.
func plainWord(key string) bool {
	switch key {
	case "rejected", "suspended", "terminated", "unverified", "nonprofit", "others":
		return true
	}
	return false
}

// codeTokens cuts text at everything that cannot stand in a one-word code.
func codeTokens(text string) []foundCode {
	var out []foundCode
	for i := 0; i < len(text); {
		if !codeByte(text[i]) {
			i++
			continue
		}
		j := i
		for j < len(text) && codeByte(text[j]) {
			j++
		}
		raw := strings.Trim(text[i:j], "_")
		if raw != "" {
			out = append(out, foundCode{key: strings.ToLower(raw), raw: raw, from: i, to: j})
		}
		i = j
	}
	return out
}

func codeByte(c byte) bool { return alnum(c) || c == '_' }

// looksNamed says whether an unknown word has the form of a provider's code: CR with four digits, or CAPS_WITH_LINES.
func looksNamed(raw string) bool {
	s := strings.ToLower(raw)
	if len(s) == 6 && strings.HasPrefix(s, "cr") && allDigits(s[2:]) {
		return true
	}
	return strings.Count(s, "_") >= 2 && len(s) > 12
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// phraseCodes finds codes that are whole phrases ("Brand not vetted"). They are words as well, so they are found only
// where they stand as written.
func (b *Base) phraseCodes(text string) []foundCode {
	var out []foundCode
	for _, p := range b.phrases {
		if at := wholeWord(text, p); at >= 0 {
			out = append(out, foundCode{key: p, raw: text[at : at+len(p)], from: at, to: at + len(p), rows: b.codes[p]})
		}
	}
	return out
}
