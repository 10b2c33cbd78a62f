package knowledge

import (
	"slices"
	"strings"
)

// spot says how surely a number stands where only a code can.
type spot int

const (
	spotNone spot = iota
	spotWeak      // could be a code: believe it only if the table holds it
	spotSure
)

// numberSpot judges where the i-th token, a number of three to five digits, stands.
func numberSpot(text string, tokens []token, i int) spot {
	t := tokens[i]
	before, after := byteAt(text, t.from-1), byteAt(text, t.to)
	inList := listed(text, tokens, i)
	switch {
	case phone(text, tokens, i), address(text, tokens, i):
		return spotNone
	case strings.IndexByte("$.,/-+@:'\u20ac", before) >= 0 && !lineStart(text, t.from) && !inList:
		return spotNone
	case after == '%' || strings.IndexByte(",./:", after) >= 0 && isDigit(byteAt(text, t.to+1)):
		return spotNone
	case len(tokens) == 1, inList, codeWordBefore(tokens, i), providerAfter(tokens, i), before == '(' && after == ')':
		return spotSure
	case (before == '#' || lineStart(text, t.from)) && separates(text, t.to):
		return spotSure
	}
	return weakSpot(text, tokens, i)
}

// weakSpot accepts a number that opens the text, follows a refusal or is as long as only codes are.
func weakSpot(text string, tokens []token, i int) spot {
	t := tokens[i]
	if len(t.key) == 5 || len(t.key) == 4 && !counted(tokens, i) && (lineStart(text, t.from) || refusedBefore(tokens, i) || joinedToCode(text, tokens, i)) {
		return spotWeak
	}
	return spotNone
}

// joinedToCode says whether another code stands before: "30909 and 2135".
func joinedToCode(text string, tokens []token, i int) bool {
	return i > 1 && joinsComplaints(tokens[i-1].key) && allDigits(tokens[i-2].key) && len(tokens[i-2].key) > 3 && numberSpot(text, tokens, i-2) != spotNone
}

// counted says whether a number counts or names something: "2001 members", "702 number".
func counted(tokens []token, i int) bool {
	if i+1 >= len(tokens) {
		return false
	}
	next := tokens[i+1].key
	switch next {
	case "number", "area", "one", "people", "of", "different", "more", "new":
		return true
	}
	return strings.HasSuffix(next, "s") && len(next) > 3
}

// phone says whether the number is a piece of a telephone number: three, three and four digits, or three and four.
func phone(text string, tokens []token, i int) bool {
	for start := max(0, i-2); start <= i; start++ {
		var shape strings.Builder
		for k := start; k < len(tokens) && k < start+3 && allDigits(tokens[k].key); k++ {
			if k > start && strings.Trim(text[tokens[k-1].to:tokens[k].from], " -.)(") != "" {
				break
			}
			shape.WriteString(string(rune('0' + len(tokens[k].key))))
		}
		if shape.String() == "334" && i < start+3 || strings.HasPrefix(shape.String(), "34") && i < start+2 {
			return true
		}
	}
	return false
}

// address says whether the number stands before a street, after a state or after a word that numbers things.
func address(text string, tokens []token, i int) bool {
	for _, t := range tokens[i+1 : min(len(tokens), i+5)] {
		switch t.key {
		case "street", "st", "avenue", "ave", "road", "rd", "boulevard", "blvd", "lane", "ln", "drive", "suite", "ste", "highway", "hwy", "court", "plaza":
			return true
		}
	}
	if i == 0 {
		return false
	}
	before := tokens[i-1]
	if before.key == "is" && i > 1 {
		before = tokens[i-2]
	}
	switch before.key {
	case "zip", "zipcode", "suite", "ste", "room", "apt", "unit", "box", "http", "since", "year",
		"ticket", "tkt", "case", "order", "invoice", "ref", "reference", "ext", "extension":
		return true
	}
	return len(before.key) == 2 && len(tokens[i].key) == 5 && strings.HasSuffix(strings.TrimRight(text[:before.from], " "), ",")
}

// codeWordBefore says whether the number follows a word that codes follow, at once or with small words between.
func codeWordBefore(tokens []token, i int) bool {
	for back := 1; back <= 3 && i-back >= 0; back++ {
		switch word := tokens[i-back].key; word {
		case "code", "codes", "error", "err", "errors", "reason", "rejection", "rej", "dca2", "dca", "rc":
			return true
		case "reject", "rejected", "declined", "denied", "failed", "failure", "status", "got", "returned", "vetting", "refused", "bounced":
			return !counted(tokens, i)
		case "no", "with", "is", "says", "say", "said", "shows", "show", "gives", "gave", "as", "a", "on", "us":
		default:
			return codeIssuer(word) && !counted(tokens, i)
		}
	}
	return false
}

// refusedBefore says whether a refusal stands shortly before, with nothing but how often or when between: "refused again,
// 2115".
func refusedBefore(tokens []token, i int) bool {
	for back := 1; back <= 4 && i-back >= 0; back++ {
		switch tokens[i-back].key {
		case "reject", "rejected", "rejection", "declined", "decline", "denied", "denial", "refused", "refusal", "failed", "bounced", "kicked":
			return true
		case "again", "yet", "still", "twice", "today", "yesterday", "once", "more", "now", "third", "second", "fourth", "time", "times", "back", "w", "and":
		default:
			return false
		}
	}
	return false
}

// providerAfter says whether "from", "by" or "at" and a provider follow.
func providerAfter(tokens []token, i int) bool {
	if i+2 >= len(tokens) {
		return false
	}
	switch tokens[i+1].key {
	case "from", "by", "at":
		return codeIssuer(tokens[i+2].key)
	}
	return false
}

func codeIssuer(word string) bool {
	return slices.Contains([]string{"twilio", "telnyx", "bandwidth", "plivo", "infobip", "sangoma", "sinch", "ringcentral", "dca2", "dca", "aws",
		"avaya", "telus", "vonage", "signalwire", "textr"}, word)
}

// listed says whether the number stands in a row of numbers such as "2133 + 2135, 2136".
func listed(text string, tokens []token, i int) bool {
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
