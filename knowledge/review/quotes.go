package review

import (
	"strings"
	"unicode/utf8"
)

// quote is words in quotation marks, and where they stand, marks included.
type quote struct {
	text       string
	start, end int
}

// quotesOf finds the quotations of a text. Single quotes count where they cannot be apostrophes.
func quotesOf(s string) []quote {
	var out []quote
	for i := 0; i < len(s); {
		mark := s[i]
		switch {
		case mark == '"':
			if end := strings.IndexByte(s[i+1:], '"'); end >= 0 {
				out = append(out, quote{s[i+1 : i+1+end], i, i + end + 2})
				i += end + 2
				continue
			}
		case strings.HasPrefix(s[i:], "“"):
			if end := strings.Index(s[i:], "”"); end >= 0 {
				out = append(out, quote{s[i+len("“") : i+end], i, i + end + len("”")})
				i += end + len("”")
				continue
			}
		case strings.HasPrefix(s[i:], "‘"):
			if end := closingCurly(s[i+len("‘"):]); end >= 0 {
				from := i + len("‘")
				out = append(out, quote{s[from : from+end], i, from + end + len("’")})
				i = from + end + len("’")
				continue
			}
		case mark == '\'' && (i == 0 || strings.IndexByte(" (:[\n", s[i-1]) >= 0):
			if end := closingSingle(s[i+1:]); end >= 0 {
				out = append(out, quote{s[i+1 : i+1+end], i, i + end + 2})
				i += end + 2
				continue
			}
		}
		i++
	}
	return out
}

// closingSingle finds a single quote that no letter follows.
func closingSingle(s string) int {
	for i := 0; i < len(s) && i < 1500; i++ {
		if s[i] == '\'' && i > 0 && (i+1 == len(s) || !startsWord(rune(s[i+1]))) && s[i-1] != ' ' {
			return i
		}
	}
	return -1
}

// closingCurly finds a single closing mark that is no apostrophe.
func closingCurly(s string) int {
	for from := 0; ; {
		i := strings.Index(s[from:min(len(s), 1500)], "’")
		if i < 0 {
			return -1
		}
		at := from + i
		from = at + len("’")
		if r, _ := utf8.DecodeRuneInString(s[from:]); !startsWord(r) {
			return at
		}
		if from >= 1500 {
			return -1
		}
	}
}

// withoutQuotes is a text without what it quotes.
func withoutQuotes(s string) string {
	var b strings.Builder
	from := 0
	for _, q := range quotesOf(s) {
		b.WriteString(s[from:q.start])
		from = q.end
	}
	b.WriteString(s[from:])
	return b.String()
}
