package storage

import (
	"regexp"
	"strings"
)

// Mask replaces personal data in a pasted text before it is kept: tax and social security numbers, phone numbers, e-mail
// addresses and payment cards. Rejection codes, campaign ids, dates and amounts stay. Masking twice changes nothing more.
func Mask(text string) string {
	for _, m := range maskers() {
		text = m.find.ReplaceAllStringFunc(text, func(found string) string {
			if m.real != nil && !m.real(found) {
				return found
			}
			lead := found[:len(found)-len(strings.TrimLeft(found, " \n\t"))]
			return lead + m.label
		})
	}
	return text
}

type masker struct {
	find  *regexp.Regexp
	label string
	real  func(string) bool
}

// maskers is the table of what is masked, in order: a card before the phone numbers its digits could be.
func maskers() []masker { return *compiledMaskers() }

func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}

// card holds for 13 to 19 digits with a right check digit (Luhn).
func card(found string) bool {
	d := digitsOf(found)
	if len(d) < 13 || len(d) > 19 {
		return false
	}
	sum := 0
	for i := range len(d) {
		n := int(d[len(d)-1-i] - '0')
		if i%2 == 1 {
			if n *= 2; n > 9 {
				n -= 9
			}
		}
		sum += n
	}
	return sum%10 == 0
}

// phone holds for a number with as many digits as phone numbers have.
func phone(found string) bool {
	n := len(digitsOf(found))
	return n >= 10 && n <= 15
}
