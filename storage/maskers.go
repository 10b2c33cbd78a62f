package storage

import (
	"regexp"
	"strings"
	"sync"
)

// masker is one kind of personal data.
type masker struct {
	find   *regexp.Regexp
	label  string
	length func(found string) int // how much of it is such data; nil: all
}

// maskers is the table of what is masked, in order: a card before the phone numbers its digits could be.
func maskers() []masker { return compiledMaskers() }

// The words that come before a number which could be anything without them.
const (
	taxWords    = `(?:f?ein|tin|tax (?:id|identification)|employer identification)`
	socialWords = `(?:ssn|social security)`
	toNumber    = `(?: ?(?:number|no\.?|num))?(?: is| was)?[\s:#=(-]{0,4}`
)

// compiledMaskers compiles the table once, at the first text.
//
//nolint:gochecknoglobals // compiled constants
var compiledMaskers = sync.OnceValue(func() []masker {
	return []masker{
		{regexp.MustCompile(`[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+`), "[e-mail]", nil},
		{regexp.MustCompile(`\b\d{4}[ -]\d{4}[ -]\d{4}[ -]\d{4}[ -]\d{1,3}\b`), "[card]", card},
		{regexp.MustCompile(`\b\d{4}[ -]\d{4}[ -]\d{4}[ -]\d{4}\b`), "[card]", card},
		{regexp.MustCompile(`\b3\d{3}[ -]\d{6}[ -]\d{4,5}\b`), "[card]", card},
		{regexp.MustCompile(`\b[2-6]\d{12,18}\b`), "[card]", card},
		{regexp.MustCompile(`\b\d{3}-\d{2}-\d{4}\b`), "[SSN]", nil},
		{regexp.MustCompile(`(?i)\b` + socialWords + toNumber + `(\d{3}[ -]?\d{2}[ -]?\d{4})\b`), "[SSN]", nil},
		{regexp.MustCompile(`\b\d{2}-\d{7}\b`), "[EIN]", nil},
		{regexp.MustCompile(`(?i)\b` + taxWords + toNumber + `(\d{2}[ -]?\d{7})\b`), "[EIN]", nil},
		{regexp.MustCompile(`\+1[ .-]?(?:\(\d{3}\)|\d{3})[ .-]?\d{3}[ .-]?\d{4}\b`), "[phone]", nil},
		{regexp.MustCompile(`\+[1-9][\d ().-]{6,30}\d`), "[phone]", international},
		{regexp.MustCompile(`(?:\(\d{3}\)[ .-]?|\b\d{3}[.-] ?)\d{3}[ .-]?\d{4}\b`), "[phone]", nil},
		{regexp.MustCompile(`\b[2-9]\d{2} \d{3}[ -]\d{4}\b`), "[phone]", nil},
		{regexp.MustCompile(`\b1?[2-9]\d{2}[2-9]\d{6}\b`), "[phone]", nil},
	}
})

// card takes 13 to 19 digits with a right check digit (Luhn), or nothing.
func card(found string) int {
	sum, n := 0, 0
	for i := len(found) - 1; i >= 0; i-- {
		d := int(found[i] - '0')
		if d < 0 || d > 9 {
			continue
		}
		if n++; n%2 == 0 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	if n < 13 || n > 19 || sum%10 != 0 {
		return 0
	}
	return len(found)
}

// international takes the groups of digits that are one number, 10 to 15 digits. It ends with the group that reaches ten, or
// with the pairs behind it, so that a code which follows the number stays.
func international(found string) int {
	digits, end := 0, 0
	for i := 1; i < len(found); {
		group := len(found[i:]) - len(strings.TrimLeft(found[i:], "0123456789"))
		if digits+group > 15 || digits >= 10 && group > 2 {
			break
		}
		if group > 0 {
			digits, end = digits+group, i+group
		}
		i += max(group, 1)
	}
	if digits < 10 {
		return 0
	}
	return end
}
