package review

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// plainASCII is a text on one line, in plain ASCII; letters keep their shape without the accent.
func plainASCII(s string) string {
	return strings.Join(strings.Fields(ascii(norm.NFD.String(s))), " ")
}
