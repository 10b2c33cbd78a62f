package review

import (
	"strings"
	"unicode"
)

// ascii is a text in plain ASCII: typographic marks become plain ones, accents and pictures go.
func ascii(s string) string {
	s = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "–", "-", "—", "-", "…", "...", "•", "-", "→", "->", "×", "x", "½", "1/2", "é", "e", "è", "e",
		"ê", "e", "á", "a", "à", "a", "â", "a", "ã", "a", "ä", "a", "í", "i", "ï", "i", "ó", "o", "ô", "o", "õ", "o", "ö", "o", "ú", "u", "ü", "u", "ñ", "n", "ç", "c",
		"É", "E", "Á", "A", "Ñ", "N", "Ö", "O", "Ü", "U", "ß", "ss", "®", "", "™", "", "©", "").Replace(s)
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\n' || r >= ' ' && r <= '~':
			b.WriteRune(r)
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		}
	}
	var lines []string
	for line := range strings.SplitSeq(b.String(), "\n") {
		lines = append(lines, strings.Join(strings.Fields(line), " "))
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}
