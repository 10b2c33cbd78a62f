package review

import "strings"

// Corrections is texts to paste into the provider's form, made of facts of the input only.
type Corrections struct {
	// Refused says why no wording helps; there are no fields then.
	Refused []string
	// First is what must be true before any of the texts is pasted; shown under "Before you paste, make these true:".
	First  []string
	Fields []CorrectedField
	// Open is the questions that stand in the texts in brackets, in order, without repeats and with their brackets.
	Open []string
	// Ready is true if there are fields, no question is open and every field keeps its limit. Never offer texts as ready
	// without it.
	Ready bool
}

// CorrectedField is one field to paste.
type CorrectedField struct {
	Field   Field
	Label   string // "Sample message 2"
	Text    string // plain ASCII; open questions are in brackets and end with "?]"
	Length  int    // characters
	Min     int    // the provider's limits in characters; 0 where it has none
	Max     int
	Changed bool // differs from what was pasted
}

// Text is the whole of it, as a person would copy it.
func (c Corrections) Text() string {
	var b strings.Builder
	if len(c.Refused) > 0 {
		b.WriteString("No wording helps here:\n")
		for _, r := range c.Refused {
			b.WriteString("- " + r + "\n")
		}
		return b.String()
	}
	if len(c.First) > 0 {
		b.WriteString("Before you paste, make these true:\n")
		for _, f := range c.First {
			b.WriteString("- " + f + "\n")
		}
		b.WriteString("\n")
	}
	for _, f := range c.Fields {
		b.WriteString(f.Label + " (" + f.size() + "):\n" + f.Text + "\n\n")
	}
	return strings.TrimSpace(b.String()) + "\n"
}

// openQuestions are the bracketed questions of a text, brackets included.
func openQuestions(s string) []string {
	var out []string
	for {
		start := strings.IndexByte(s, '[')
		if start < 0 {
			return out
		}
		end := strings.IndexByte(s[start:], ']')
		if end < 0 {
			return out
		}
		if inner := s[start : start+end+1]; strings.HasSuffix(inner, "?]") && strings.LastIndexByte(inner, '[') == 0 {
			out = append(out, inner)
		}
		s = s[start+1:]
	}
}
