package review

import "strings"

// markLabels gives labels that are set off in other ways the colon that the reader looks for: "[Brand] Oak Dental",
// "Brand >> Oak Dental", "brand=Oak Dental", "Privacy https://…". A line of flags becomes several.
func (p *parser) markLabels(lines []string) []string {
	var out []string
	for _, line := range lines {
		if label, value, ok := setOff(strings.TrimSpace(line)); ok {
			if f, _ := p.labels.strict(label, 0); f != notLabel {
				line = label + ": " + value
			}
		} else if flags := p.flagLines(line); flags != nil {
			out = append(out, flags...)
			continue
		} else if at := strings.Index(line, " http"); at > 0 && at < 40 && !strings.Contains(line[:at], ":") {
			if f, _ := p.labels.strict(line[:at], 0); f != notLabel && (f != FieldWebsite || !tellsOfPage(line[at:])) {
				line = line[:at] + ":" + line[at:]
			}
		}
		out = append(out, line)
	}
	return out
}

// mostBeside is how many words may stand beside an address that is a field's whole value.
const mostBeside = 5

// tellsOfPage reports whether an address opens words about what is on that page: "https://… has an empty box, …".
func tellsOfPage(value string) bool { return len(strings.Fields(value)) > mostBeside+1 }

// flagLines gives each attribute of a line that lists nothing else a line of its own: "links no / phone no / age Y".
func (p *parser) flagLines(line string) []string {
	parts := strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune("/,;|·", r) })
	if len(parts) < 2 {
		return nil
	}
	var out []string
	for _, part := range parts {
		words := strings.Fields(strings.TrimRight(part, ". "))
		if len(words) < 2 || len(words) > 4 || flagOf(words[len(words)-1]) == NotGiven {
			return nil
		}
		label := strings.TrimRight(strings.Join(words[:len(words)-1], " "), ":=")
		f, _ := p.labels.strict(label, 0)
		if (&Campaign{}).flag(f) == nil && f != FieldPhone {
			return nil
		}
		out = append(out, label+": "+words[len(words)-1])
	}
	return out
}

// setOff takes a line apart at brackets around its first words, at arrows, or at an equals sign without spaces.
func setOff(line string) (label, value string, ok bool) {
	if rest, found := strings.CutPrefix(line, "["); found {
		label, value, ok = strings.Cut(rest, "] ")
		return strings.TrimSpace(label), strings.TrimSpace(value), ok && isSetOff(label)
	}
	for _, mark := range []string{">>", "->", "=>", "→", "::", "="} {
		if label, value, ok = strings.Cut(line, mark); ok && isSetOff(label) {
			return strings.TrimRight(label, ". "), strings.TrimSpace(value), true
		}
	}
	return "", "", false
}

func isSetOff(label string) bool {
	return len(label) < 60 && !strings.ContainsAny(label, ":?\"")
}

// splitAddresses puts a label that follows an address on a line of its own: "Privacy: https://… Terms: https://…".
func (p *parser) splitAddresses(line string) []string {
	from := strings.Index(line, "://")
	if from < 0 {
		return []string{line}
	}
	if _, ok := p.label(line); !ok {
		return []string{line}
	}
	end := strings.IndexAny(line[from:], " \t")
	if end < 0 {
		return []string{line}
	}
	rest := strings.TrimLeft(line[from+end:], " \t,;|/&")
	label, value, ok := strings.Cut(rest, ":")
	if f, _ := p.labels.strict(label, 0); !ok || f == notLabel || !strings.HasPrefix(strings.TrimSpace(value), "http") {
		return []string{line}
	}
	return append([]string{strings.TrimRight(line[:from+end], ",;|/ ")}, p.splitAddresses(rest)...)
}
