package review

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// kind tells words from addresses and numbers: a product's name inside a link is no statement.
type kind byte

const (
	word kind = iota
	link
	email
)

// token is one word, link or e-mail address of a text, in lower case, with the sentence and the clause it stands in.
type token struct {
	lower            string
	start, end       int
	sentence, clause int
	kind             kind
	quoted           bool // inside double quotes: what a form, a sign or a script says
}

// text is a piece of a campaign, cut into tokens once and searched by many rules.
type text struct {
	raw    string
	tokens []token
	at     map[string][]int
	mask   [16]uint64 // which words there may be, by length and ends: most searches end here
}

func newText(raw string) *text {
	t := &text{raw: raw, at: make(map[string][]int, len(raw)/8), tokens: make([]token, 0, len(raw)/5)}
	c := cutter{text: t}
	c.run()
	for i, tok := range t.tokens {
		t.at[tok.lower] = append(t.at[tok.lower], i)
		bit := maskBit(tok.lower)
		t.mask[bit/64] |= 1 << (bit % 64)
	}
	return t
}

// mayHold is false for most words that a text does not hold, and is much faster than looking.
func (t *text) mayHold(word string) bool {
	bit := maskBit(word)
	return t.mask[bit/64]&(1<<(bit%64)) != 0
}

func maskBit(word string) uint {
	return (uint(len(word))*131 + uint(word[0])*31 + uint(word[len(word)-1])*7) % 1024
}

func (t *text) empty() bool { return t == nil || len(t.tokens) == 0 }

// cutter walks a text once.
type cutter struct {
	text             *text
	sentence, clause int
	quoted           bool
	unbroken         int // up to here a run without spaces is too long to be an address
}

func (c *cutter) run() {
	raw := c.text.raw
	for i := 0; i < len(raw); {
		r, size := utf8.DecodeRuneInString(raw[i:])
		if startsWord(r) {
			i = c.take(i)
			continue
		}
		c.mark(raw, i, r)
		i += size
	}
}

func startsWord(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0x80 && unicode.IsLetter(r)
}

// mark counts sentences and clauses.
func (c *cutter) mark(raw string, i int, r rune) {
	switch r {
	case '.':
		if !c.abbreviation() && endsSentence(raw[i+1:]) {
			c.next()
		}
	case '!', '?', '\n':
		c.next()
	case ',', ';', ':', '(', ')', '[', ']', '/', '|', '–', '—':
		c.clause++
	case '"', '“', '”':
		c.clause++
		c.quoted = r == '“' || r == '"' && !c.quoted
	}
}

// endsSentence reports whether a full stop before rest ends a sentence. It looks at one character only: a text may be all dots.
func endsSentence(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || strings.ContainsRune(" \t\n\"'”’)", r)
}

func (c *cutter) next() {
	c.sentence++
	c.clause++
}

// abbreviation reports whether the last word is one that a dot follows inside a sentence.
func (c *cutter) abbreviation() bool {
	if len(c.text.tokens) == 0 {
		return false
	}
	switch c.text.tokens[len(c.text.tokens)-1].lower {
	case "no": // "No. 12", but not "links yes, rest no."
		rest := strings.TrimLeft(c.text.raw[c.text.tokens[len(c.text.tokens)-1].end:], ". ")
		return rest != "" && rest[0] >= '0' && rest[0] <= '9'
	case "o", "dr", "mr", "mrs", "ms", "co", "inc", "st", "vs", "e", "g", "i", "msg", "std", "approx", "jr", "sr", "ave", "ext", "corp", "ltd":
		return true
	}
	return false
}

// longestAddress is in bytes. What is longer without a space is none, and is not looked through again from each of its words.
const longestAddress = 1000

// take cuts the word, link or address that begins at i and returns where it ends.
func (c *cutter) take(i int) int {
	raw := c.text.raw
	end := i
	for i >= c.unbroken && end < len(raw) && end-i < longestAddress && !strings.ContainsRune(" \t\n\r\"<>()[]{}|,;", rune(raw[end])) {
		r, size := utf8.DecodeRuneInString(raw[end:])
		if r == '“' || r == '”' || r == '\u00a0' {
			break
		}
		end += size
	}
	if end-i >= longestAddress {
		c.unbroken = end
	}
	chunk := strings.TrimRight(raw[i:end], ".:!?'’*")
	if k := addressKind(chunk); end > c.unbroken && k != word {
		c.add(i, i+len(chunk), k)
		return i + len(chunk)
	}
	end = i
	for end < len(raw) {
		r, size := utf8.DecodeRuneInString(raw[end:])
		if !startsWord(r) && (r != '\'' && r != '’' || end+size >= len(raw) || !startsWord(rune(raw[end+size]))) {
			break
		}
		end += size
	}
	c.add(i, end, word)
	return end
}

func (c *cutter) add(start, end int, k kind) {
	lower := strings.ReplaceAll(strings.ToLower(c.text.raw[start:end]), "’", "'")
	c.text.tokens = append(c.text.tokens, token{lower, start, end, c.sentence, c.clause, k, c.quoted})
}

// upTo is the text before token i.
func (t *text) upTo(i int) *text { return &text{raw: t.raw, tokens: t.tokens[:i]} }

// span is a run of tokens, first to last inclusive.
type span struct{ first, last int }

// words gives the words of a span as they stand in the text.
func (t *text) words(s span) string { return t.raw[t.tokens[s.first].start:t.tokens[s.last].end] }

// sentenceHas reports whether the sentence around a span has one of some words, however long it is.
func (t *text) sentenceHas(s span, words string) bool {
	n := t.tokens[s.first].sentence
	for _, tok := range t.tokens {
		if tok.sentence == n && fits(tok.lower, words) {
			return true
		}
	}
	return false
}

// sentenceOf gives the sentence around a span, cut to about 200 characters.
func (t *text) sentenceOf(s span) string {
	first, last := s.first, s.last
	n := t.tokens[s.first].sentence
	for first > 0 && t.tokens[first-1].sentence == n && t.tokens[s.first].start-t.tokens[first-1].start < 100 {
		first--
	}
	for last+1 < len(t.tokens) && t.tokens[last+1].sentence == n && t.tokens[last+1].end-t.tokens[first].start < 220 {
		last++
	}
	return t.words(span{first, last})
}
