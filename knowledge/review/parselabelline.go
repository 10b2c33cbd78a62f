package review

import (
	"strings"
	"unicode"
)

// label takes a line apart if it begins with a field's label.
func (p *parser) label(line string) (labeled, bool) {
	if box, rest, ok := checkbox(line); ok {
		if f := p.labels.labelOf(rest + "?"); f != notLabel && f != other && (&Campaign{}).flag(f) != nil {
			return labeled{f, box, rest}, true
		}
	}
	line = trimBullet(strings.Trim(line, "*_# "))
	for _, at := range separators(line) {
		label := strings.Trim(line[:at.start], "*_`\"' ")
		f := p.labels.labelOf(label)
		if f == notLabel {
			if _, after, ok := strings.Cut(label, " - "); ok {
				f = p.labels.labelOf(after)
			}
		}
		if f == notLabel || sentenceLike(label) {
			f = p.labelOfWhose(label, line[at.end:])
		}
		if f == notLabel {
			continue
		}
		value := withoutArrow(strings.TrimSpace(strings.TrimLeft(line[at.end:], "*_: ")))
		if heading(label) {
			if inner, ok := p.label(value); ok {
				return inner, true
			}
		}
		return labeled{f, value, label}, true
	}
	if f := p.labels.labelOf(line); len(line) < 90 && f != notLabel && strings.HasSuffix(line, "?") {
		return labeled{f, "", line}, true
	}
	return labeled{}, false
}

// withoutArrow takes off the arrow between a question and its answer: "What is your brand? -> Oak Dental".
func withoutArrow(value string) string {
	for _, arrow := range []string{"->", "=>", "→", ">>"} {
		if rest, ok := strings.CutPrefix(value, arrow); ok {
			return strings.TrimSpace(rest)
		}
	}
	return value
}

// labelOfWhose finds the field of a label that says whose it is ("Call to action of Oak Dental as it stands"), and takes
// "Campaign: Customer care" for the use case that its value names.
func (p *parser) labelOfWhose(label, value string) Field {
	if strings.EqualFold(label, "campaign") && onlyUseCases(value) {
		return FieldUseCase
	}
	for _, whose := range []string{" of ", " for "} {
		if head, _, ok := strings.Cut(label, whose); ok {
			if f, _ := p.labels.strict(head, 0); f == FieldFlow || f == FieldDescription || f == FieldSamples {
				return f
			}
		}
	}
	return notLabel
}

// heading reports whether a label is a section's: "BRAND DETAILS - Name: …".
func heading(label string) bool {
	lower := strings.ToLower(label)
	return strings.HasSuffix(lower, "details") || strings.HasSuffix(lower, "attributes") || strings.HasSuffix(lower, "information") || strings.HasSuffix(lower, "info") || strings.HasSuffix(lower, "section")
}

func checkbox(line string) (box, rest string, ok bool) {
	for _, mark := range []string{"[x]", "[X]", "[ ]", "[]", "☑", "☐", "✓", "✔"} {
		if rest, ok := strings.CutPrefix(line, mark); ok {
			return strings.ToLower(mark), rest, true
		}
	}
	return "", "", false
}

// separators are the places in a line's first words where a label may end.
func separators(line string) []cut {
	var out []cut
	limit := min(len(line), 110)
	for i := 1; i < limit; i++ {
		if strings.IndexByte(": \t?", line[i]) < 0 {
			continue
		}
		for _, mark := range []string{":", " - ", " – ", " — ", " | ", "\t", " ... ", " … ", " => ", " -> ", " → ", " = ", "? "} {
			if strings.HasPrefix(line[i:], mark) && !strings.HasPrefix(line[i:], "://") {
				start := i
				if mark == "? " {
					start++
				}
				out = append(out, cut{start, i + len(mark)})
			}
		}
		if len(out) > 4 {
			break
		}
	}
	return out
}

// sentenceLike reports whether words before a colon are a statement rather than a label.
func sentenceLike(label string) bool {
	label = strings.TrimPrefix(label, "Ex. ")
	words := strings.Fields(label)
	if len(words) == 0 || strings.HasPrefix(strings.ToLower(label), "http") {
		return true
	}
	if strings.HasSuffix(label, "?") {
		return strings.Contains(strings.ReplaceAll(label, "e.g. ", ""), ". ") || namePrefix(label) != ""
	}
	return len(words) > 9 || strings.ContainsAny(label, ".!;\"") && !strings.Contains(label, "e.g.") || strings.ContainsFunc(label, func(r rune) bool { return r > 0x2fff && !unicode.IsLetter(r) })
}

// cut is where a label may end and its value begin.
type cut struct{ start, end int }
