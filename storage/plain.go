package storage

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// plainly rewrites a text so that patterns for ASCII fit it: digits, dashes, spaces and full-width signs of other scripts become
// plain ones, and invisible signs go. At gives the place in the text of a place in the plain text.
func plainly(text string) (plain string, at func(int) int) {
	if isASCII(text) {
		return text, func(i int) int { return i }
	}
	var b strings.Builder
	from := make([]int, 0, len(text)+1)
	for i, r := range text {
		if p := plainRune(r); p >= 0 {
			b.WriteRune(p)
		}
		for len(from) < b.Len() {
			from = append(from, i)
		}
	}
	from = append(from, len(text))
	return b.String(), func(i int) int { return from[i] }
}

func isASCII(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
}

// plainRune is the ASCII sign that people read as r, or r; -1 if it cannot be seen.
func plainRune(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		return r
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	case unicode.Is(unicode.Nd, r):
		return '0' + digitValue(r)
	case unicode.Is(unicode.Pd, r), r == '−', r == '⁃':
		return '-'
	case unicode.Is(unicode.Zs, r):
		return ' '
	case unicode.Is(unicode.Cf, r):
		return -1
	}
	return r
}

// digitValue counts from the beginning of the run of digits: Unicode keeps each script's ten together, from zero to nine.
func digitValue(r rune) rune {
	value := rune(0)
	for unicode.Is(unicode.Nd, r-value-1) && value < 60 {
		value++
	}
	return value % 10
}
