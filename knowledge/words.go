package knowledge

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"
)

// word is one word of a text: as it stands, and as it is compared.
type word struct {
	raw     string // lower case, apostrophes dropped
	stem    uint32 // hash of the stem; numbers share one
	key     uint32 // the same, but each number has its own
	from    int    // byte range in the cleaned text
	to      int
	stop    bool // too common to tell causes apart on its own
	negates bool
	known   bool // in the model's stems, or too short to be there
	gap     bool // a sentence ended before this word, or the word turns to another thought
	pause   bool // a comma, dash or bracket stands before it
}

// words splits cleaned text (see clean) into words. Numbers of two or more digits share one stem, because what they mean
// is the code table's business; single letters and digits are kept. Stems holds known words; others are worked out.
func words(text string, stems table) []word { return appendWords(nil, text, stems) }

func appendWords(list []word, text string, stems table) []word {
	gap, pause := true, false
	for i := 0; i < len(text); {
		size := wordLength(text[i:])
		if size == 0 {
			r, n := utf8.DecodeRuneInString(text[i:])
			gap = gap || ends(r)
			pause = pause || pauses(text, i)
			i += n
			continue
		}
		w := makeWord(text[i:i+size], i, stems)
		w.gap, w.pause = gap || turns(w.raw), pause
		list = append(list, w)
		gap, pause = false, false
		i += size
	}
	return list
}

// wordLength is the number of bytes of the word that text begins with, or 0.
func wordLength(text string) int {
	n := 0
	for n < len(text) {
		c := text[n]
		switch {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '$' || c == '%':
			n++
		case c == '\'':
			if n == 0 || n+1 >= len(text) {
				return n
			}
			n++
		case c < utf8.RuneSelf:
			return n
		default:
			r, size := utf8.DecodeRuneInString(text[n:])
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				return n
			}
			n += size
		}
	}
	return n
}

func ends(r rune) bool {
	switch r {
	case '.', '!', '?', ';', ':', '\n':
		return true
	}
	return false
}

func pauses(text string, i int) bool {
	switch text[i] {
	case ',', '(', ')', '/', '+', '"':
		return true
	case '-':
		return i+1 < len(text) && text[i+1] == ' '
	}
	return false
}

func turns(s string) bool { return s == "but" || s == "also" || s == "plus" || s == "however" }

func makeWord(s string, from int, stems table) word {
	raw := s
	if strings.IndexByte(s, '\'') >= 0 {
		raw = strings.ReplaceAll(s, "'", "")
	}
	w := word{raw: raw, from: from, to: from + len(s), stop: stopWord(raw), negates: negates(raw)}
	switch {
	case digits(raw):
		w.stem, w.key, w.stop, w.known = hashString(fnvOffset, "#"), hashString(fnvOffset, raw), true, true
		return w
	case len(raw) <= 2:
		w.stem, w.known = hashString(fnvOffset, raw), true
	default:
		w.stem, w.known = stemOf(raw, stems)
	}
	w.key = w.stem
	return w
}

// stemOf is the hash of a word's stem, and whether stems holds the word. Words of more than forty letters are left as they
// are: they are no English.
func stemOf(raw string, stems table) (stem uint32, known bool) {
	h := hashString(fnvOffset, raw)
	if stem, ok := stems.get(h); ok {
		return stem, true
	}
	if len(raw) > 40 {
		return h, false
	}
	return hashString(fnvOffset, english.Stem(raw, false)), false
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
		"hi", "hello", "hey", "please", "thanks", "dont", "didnt", "cust", "customer", "s", "t", "re":
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
