package knowledge

import (
	"slices"
	"strings"
)

// foundCode is a code as it stands in a text.
type foundCode struct {
	token
	rows []Code
	sure bool // stands where only a code can stand
}

// token is a run of letters, digits and low lines in cleaned text, which is lower case as codes' keys are.
type token struct {
	key  string
	from int
	to   int
}

// mostUnknown is how many unknown codes of a text are told; more would be noise.
const mostUnknown = 10

// codesIn finds rejection codes in cleaned text. Names like CR4015 or OPT_IN_MESSAGE_MISSING are codes wherever they
// stand. A bare number is one only where people write codes: after "code", "error" or a provider, in brackets, at the
// start of a line before a dash or colon, or alone; "702 number", "$803" and a year are not.
func (b *Base) codesIn(text string, list []word, tokens []token) (known, unknown []foundCode) {
	for i, t := range tokens {
		rows := b.codes[t.key]
		switch spot := b.spotOf(text, tokens, i, len(rows) > 0); {
		case spot == spotNone:
		case len(rows) > 0:
			known = append(known, foundCode{t, rows, spot == spotSure})
		case len(unknown) < mostUnknown:
			unknown = append(unknown, foundCode{token: t})
		}
	}
	b.phrases.in(list, func(key string, from, to int) {
		known = append(known, foundCode{token{key, list[from].from, list[to-1].to}, b.codes[key], false})
	})
	slices.SortStableFunc(known, func(a, b foundCode) int { return a.from - b.from })
	return onceEach(known), onceEach(unknown)
}

// spotOf judges whether the i-th token is a code.
func (b *Base) spotOf(text string, tokens []token, i int, known bool) spot {
	key := tokens[i].key
	switch {
	case !digits(key) || strings.ContainsAny(key, "abcdefghijklmnopqrstuvwxyz_"):
		if known && !plainWord(key) || !known && looksNamed(key) {
			return spotSure
		}
		return spotNone
	case len(key) < 3 || len(key) > 5:
		return spotNone
	}
	spot := numberSpot(text, tokens, i)
	if spot == spotWeak && !known {
		return spotNone
	}
	return spot
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

// codeTokens appends the tokens of text, cut at everything that cannot stand in a one-word code.
func codeTokens(out []token, text string) []token {
	for i := 0; i < len(text); {
		if !codeByte(text[i]) {
			i++
			continue
		}
		j := i
		for j < len(text) && codeByte(text[j]) {
			j++
		}
		if key := strings.Trim(text[i:j], "_"); key != "" {
			out = append(out, token{key: key, from: i, to: j})
		}
		i = j
	}
	return out
}

func codeByte(c byte) bool { return alnum(c) || c == '_' }

// looksNamed says whether an unknown word has the form of a provider's code: CR with four digits, or CAPS_WITH_LINES.
func looksNamed(s string) bool {
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
