package knowledge

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"
)

// word is one word of a text: as it stands, and as it is compared.
type word struct {
	raw  string // lower case, apostrophes dropped
	stem string
	from int // byte range in the cleaned text
	to   int
	stop bool // too common to tell causes apart on its own
	gap  bool // a sentence ended before this word
}

// words splits cleaned text (see clean) into words. Numbers of two or more digits become "#", because what they mean is
// the code table's business; single letters and digits are kept.
func words(text string) []word {
	list := make([]word, 0, len(text)/5+1)
	gap := true
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !wordRune(r) {
			gap = gap || strings.ContainsRune(".!?;:\n()", r)
			i += size
			continue
		}
		j := i
		for j < len(text) {
			r, size := utf8.DecodeRuneInString(text[j:])
			if !wordRune(r) && (r != '\'' || j+size >= len(text)) {
				break
			}
			j += size
		}
		list = append(list, makeWord(text[i:j], i, j, gap))
		gap = false
		i = j
	}
	return list
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '$' || r == '%' }

func makeWord(s string, from, to int, gap bool) word {
	raw := strings.ReplaceAll(s, "'", "")
	w := word{raw: raw, stem: raw, from: from, to: to, gap: gap}
	switch {
	case digits(raw):
		w.stem = "#"
	case len(raw) > 2:
		w.stem = english.Stem(raw, false)
	}
	w.stop = stopWord(raw)
	return w
}

func digits(s string) bool {
	n := 0
	for i := range len(s) {
		if s[i] >= '0' && s[i] <= '9' {
			n++
		}
	}
	return n >= 2 && n*2 >= len(s)
}

// stopWord says whether a word is too common to name as the reason of an answer. Negations are not: they decide much.
func stopWord(s string) bool {
	switch s {
	case "a", "an", "the", "and", "or", "of", "to", "in", "on", "at", "for", "is", "are", "was", "were", "be", "been",
		"it", "its", "this", "that", "these", "those", "i", "we", "you", "he", "she", "they", "them", "their", "our", "my",
		"your", "his", "her", "us", "me", "as", "by", "with", "from", "but", "so", "if", "then", "than", "there", "here",
		"has", "have", "had", "do", "does", "did", "will", "would", "can", "could", "should", "just", "im", "ive", "am",
		"what", "which", "who", "how", "why", "when", "where", "all", "any", "some", "one", "now", "get", "got", "also",
		"because", "cause", "says", "said", "say", "about", "after", "before", "again", "being", "back", "up", "out",
		"hi", "hello", "hey", "please", "thanks", "dont", "didnt", "cust", "customer", "#", "s", "t", "re":
		return true
	}
	return false
}

// clean prepares pasted text for matching: Slack's own markup is undone, quotes are made straight, case is dropped.
func clean(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	for i := 0; i < len(text); {
		if text[i] == '<' {
			if end := strings.IndexByte(text[i:], '>'); end > 0 && end < 400 {
				b.WriteString(slackMarkup(text[i+1 : i+end]))
				i += end + 1
				continue
			}
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		writeFolded(&b, r)
	}
	return b.String()
}

func writeFolded(b *strings.Builder, r rune) {
	switch r {
	case '\u2018', '\u2019', '\u02bc', '`', '\u00b4':
		b.WriteByte('\'')
	case '\u201c', '\u201d', '\u00ab', '\u00bb':
		b.WriteByte('"')
	case '\u2013', '\u2014':
		b.WriteString(" - ")
	case '\u00a0', '\t', '\r':
		b.WriteByte(' ')
	case utf8.RuneError, 0:
		b.WriteByte(' ')
	default:
		b.WriteRune(unicode.ToLower(r))
	}
}

// slackMarkup gives the readable part of <…>: a link's label and host, nothing for mentions.
func slackMarkup(inner string) string {
	if inner == "" || inner[0] == '@' || inner[0] == '!' || inner[0] == '#' {
		return " "
	}
	target, label, found := strings.Cut(inner, "|")
	if !found {
		label = target
	}
	return " " + strings.ToLower(label) + " "
}
