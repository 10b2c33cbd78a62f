package storage

import (
	"slices"
	"strings"
)

// Mask replaces personal data in a pasted text before it is kept: tax and social security numbers, phone numbers, e-mail
// addresses and payment cards, also in digits, dashes and spaces from outside ASCII. Rejection codes, campaign ids, dates and
// amounts stay. Masking twice changes nothing more.
func Mask(text string) string {
	for {
		masked := maskOnce(text)
		if masked == text {
			return text
		}
		text = masked // what stood beside a number may be one itself; each round leaves fewer digits
	}
}

// span is a stretch of the text and what stands there instead.
type span struct {
	from, to int
	label    string
}

func maskOnce(text string) string {
	plain, at := plainly(text)
	where := suspects(plain)
	var spans []span
	for _, m := range maskers() {
		for _, stretch := range where {
			for _, found := range m.spans(plain, stretch) {
				if !slices.ContainsFunc(spans, found.overlaps) {
					spans = append(spans, found)
				}
			}
		}
	}
	if len(spans) == 0 {
		return text
	}
	slices.SortFunc(spans, func(a, b span) int { return a.from - b.from })
	var b strings.Builder
	done := 0
	for _, s := range spans {
		b.WriteString(text[done:at(s.from)])
		b.WriteString(s.label)
		done = at(s.to)
	}
	b.WriteString(text[done:])
	return b.String()
}

func (s span) overlaps(other span) bool { return s.from < other.to && other.from < s.to }

// spans finds what a masker replaces within a stretch: the group of its pattern if it has one, else all of it.
func (m masker) spans(plain string, where span) []span {
	var out []span
	for _, loc := range m.find.FindAllStringSubmatchIndex(plain[where.from:where.to], -1) {
		from, to := where.from+loc[len(loc)-2], where.from+loc[len(loc)-1]
		if m.length != nil {
			to = from + m.length(plain[from:to])
		}
		if to > from {
			out = append(out, span{from, to, m.label})
		}
	}
	return out
}

// The least that makes a number personal is the nine digits of an EIN; the words that name it stand this close before it.
const (
	fewestDigits = 9
	nameRoom     = 64
)

// suspects finds the stretches that the patterns need to look at, which takes much less time than to look everywhere: digits
// with what may stand between them, and what stands around an @.
func suspects(plain string) []span {
	var out []span
	seen := 0 // how far the stretches around an @ reach
	for i := 0; i < len(plain); i++ {
		if plain[i] == '@' && i >= seen {
			seen = i + len(untilSpace(plain[i:]))
			out = append(out, span{from: lastSpace(plain[:i]), to: seen})
		}
		end, digits := numberEnd(plain, i)
		if digits >= fewestDigits {
			out = append(out, span{from: max(0, i-nameRoom), to: min(len(plain), end+1)})
		}
		i = max(i, end-1)
	}
	return out
}

// numberEnd is where a stretch of digits and the signs between them ends, and how many digits it has.
func numberEnd(plain string, from int) (end, digits int) {
	for end = from; end < len(plain) && strings.IndexByte("0123456789 ().+-", plain[end]) >= 0; end++ {
		if plain[end] >= '0' && plain[end] <= '9' {
			digits++
		}
	}
	return end, digits
}

func lastSpace(s string) int { return strings.LastIndexAny(s, " \t\n") + 1 }

func untilSpace(s string) string {
	if i := strings.IndexAny(s, " \t\n"); i >= 0 {
		return s[:i]
	}
	return s
}
