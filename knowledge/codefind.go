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

type spot int

const (
	spotNone spot = iota
	spotWeak      // could be a code: believe it only if the table holds it
	spotSure
)

// numberSpot judges where the i-th token, a number of three to five digits, stands.
func numberSpot(text string, tokens []foundCode, i int) spot {
	t := tokens[i]
	before, after := byteAt(text, t.from-1), byteAt(text, t.to)
	if strings.IndexByte("$.,/-+@:'\u20ac", before) >= 0 && !lineStart(text, t.from) && !listed(text, tokens, i) {
		return spotNone
	}
	if after == '%' || (after == ',' || after == '.' || after == '/' || after == ':') && isDigit(byteAt(text, t.to+1)) {
		return spotNone
	}
	if len(tokens) == 1 {
		return spotSure
	}
	if codeWordBefore(tokens, i) || listed(text, tokens, i) {
		return spotSure
	}
	if before == '(' && after == ')' {
		return spotSure
	}
	if (before == '#' || lineStart(text, t.from)) && separates(text, t.to) {
		return spotSure
	}
	return weakSpot(text, tokens, i)
}

// weakSpot accepts a number that opens the text or that is as long as only codes are.
func weakSpot(text string, tokens []foundCode, i int) spot {
	t := tokens[i]
	if len(t.key) == 5 {
		return spotWeak
	}
	if len(t.key) == 4 && lineStart(text, t.from) && !counted(tokens, i) {
		return spotWeak
	}
	return spotNone
}

// counted says whether a number counts or names something: "2001 members", "702 number".
func counted(tokens []foundCode, i int) bool {
	if i+1 >= len(tokens) {
		return false
	}
	next := tokens[i+1].key
	return strings.HasSuffix(next, "s") && len(next) > 3 || next == "number" || next == "area" || next == "one"
}

func codeWordBefore(tokens []foundCode, i int) bool {
	for back := 1; back <= 2 && i-back >= 0; back++ {
		switch tokens[i-back].key {
		case "code", "codes", "error", "err", "reason", "rejection", "rej", "reject", "rejected", "declined", "dca2", "dca", "twilio",
			"telnyx", "bandwidth", "plivo", "infobip", "sangoma", "sinch", "vetting", "failed", "failure", "rc", "status", "denied", "got", "returned":
			return back == 1 || tokens[i-1].key == "code" || tokens[i-1].key == "no" || tokens[i-1].key == "with" || tokens[i-1].key == "returned" || tokens[i-1].key == "is"
		}
	}
	if i+2 < len(tokens) && (tokens[i+1].key == "from" || tokens[i+1].key == "by" || tokens[i+1].key == "at") {
		return slices.Contains([]string{"twilio", "telnyx", "bandwidth", "plivo", "infobip", "sangoma", "sinch", "ringcentral", "dca2", "dca", "aws", "avaya", "telus"}, tokens[i+2].key)
	}
	return false
}

// listed says whether the number stands in a row of numbers such as "2133 + 2135, 2136".
func listed(text string, tokens []foundCode, i int) bool {
	t := tokens[i]
	if i+1 < len(tokens) && len(tokens[i+1].key) == len(t.key) && allDigits(tokens[i+1].key) && joins(text[t.to:tokens[i+1].from]) {
		return true
	}
	return i > 0 && len(tokens[i-1].key) == len(t.key) && allDigits(tokens[i-1].key) && joins(text[tokens[i-1].to:t.from])
}

func joins(between string) bool {
	switch strings.TrimSpace(between) {
	case "+", ",", "/", "&", ";", "|", "":
		return len(between) <= 4 && between != ""
	}
	return false
}

func lineStart(text string, at int) bool {
	for at > 0 {
		at--
		switch text[at] {
		case ' ', '*', '>', '"', '-', '\'', '#':
		case '\n':
			return true
		default:
			return false
		}
	}
	return true
}

func separates(text string, at int) bool {
	rest := strings.TrimLeft(text[min(at, len(text)):], " ")
	return rest == "" || strings.IndexByte("-:.)?!\n,;", rest[0]) >= 0
}

func byteAt(s string, i int) byte {
	if i < 0 || i >= len(s) {
		return ' '
	}
	return s[i]
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

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
