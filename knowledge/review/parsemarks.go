package review

import "strings"

// markLabels gives labels that are set off in other ways the colon that the reader looks for: "[Brand] Oak Dental",
// "Brand >> Oak Dental", "brand=Oak Dental".
func (p *parser) markLabels(lines []string) {
	for i, line := range lines {
		if label, value, ok := setOff(strings.TrimSpace(line)); ok {
			if f, _ := p.labels.strict(label, 0); f != notLabel {
				lines[i] = label + ": " + value
			}
		}
	}
}

// setOff takes a line apart at brackets around its first words, at arrows, or at an equals sign without spaces.
func setOff(line string) (label, value string, ok bool) {
	if rest, found := strings.CutPrefix(line, "["); found {
		label, value, ok = strings.Cut(rest, "] ")
	} else if label, value, ok = strings.Cut(line, ">>"); !ok {
		label, value, ok = strings.Cut(line, "=")
	}
	return strings.TrimSpace(label), strings.TrimSpace(value), ok && len(label) < 60 && !strings.ContainsAny(label, ":?\"")
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
