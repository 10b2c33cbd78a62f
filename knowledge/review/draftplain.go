package review

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// plainASCII writes a text with the characters that every form takes: straight quotation marks and hyphens, letters without
// accents, no pictures. A pasted emoji is itself a reason to be refused.
func plainASCII(s string) string {
	s = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`, "‘", "'", "’", "'", "′", "'", "–", "-", "—", "-", "−", "-", "…", "...",
		"•", "-", "ß", "ss", "æ", "ae", "ø", "o", "ł", "l", "Ø", "O", "Æ", "AE", "Ł", "L", "→", "->", "\u00a0", " ", "×", "x").Replace(s)
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			b.WriteByte(' ')
		case r >= ' ' && r <= '~':
			b.WriteRune(r)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
