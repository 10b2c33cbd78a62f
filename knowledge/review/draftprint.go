package review

import (
	"fmt"
	"strings"
)

// Text is the draft to read or to paste from: what to do first, the fields, and what is still to be asked.
func (d Drafted) Text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", d.Verdict())
	if len(d.First) > 0 {
		b.WriteString("\nBefore you paste, make these true:\n")
		for i, what := range d.First {
			fmt.Fprintf(&b, "%d. %s\n", i+1, what)
		}
	}
	for _, f := range d.Fields {
		fmt.Fprintf(&b, "\n%s\n", f.heading())
		for _, line := range []string{f.Text, f.noted(), f.asked()} {
			if line != "" {
				fmt.Fprintf(&b, "  %s\n", line)
			}
		}
	}
	for _, why := range d.Refused {
		fmt.Fprintf(&b, "\n- %s\n", why)
	}
	if held := d.Held(); len(held) > 0 && len(d.Refused) == 0 {
		b.WriteString("\nA reviewer may still say:\n")
		for _, f := range held {
			fmt.Fprintf(&b, "- %s: %s\n", f.Field.Label(), f.Message)
		}
	}
	return b.String()
}

// Verdict is the draft in one line.
func (d Drafted) Verdict() string {
	switch n := len(d.Missing()); {
	case len(d.Refused) > 0:
		return "No draft: no wording helps here."
	case n == 0:
		return "Draft for " + d.Provider + ": every field is written."
	case n == 1:
		return "Draft for " + d.Provider + ": 1 field waits for an answer."
	default:
		return fmt.Sprintf("Draft for %s: %d fields wait for an answer.", d.Provider, n)
	}
}

// Held are the findings that a reviewer would refuse or mark in what is written.
func (d Drafted) Held() []Finding {
	var out []Finding
	for _, f := range d.Review.Findings {
		if f.Severity != Context {
			out = append(out, f)
		}
	}
	return out
}

func (f DraftedField) heading() string {
	switch {
	case f.Max > 0 && f.Text != "":
		return fmt.Sprintf("%s (%d of at most %d characters)", f.Label, f.Length, f.Max)
	case f.Max > 0:
		return fmt.Sprintf("%s (at most %d characters)", f.Label, f.Max)
	}
	return f.Label
}

func (f DraftedField) noted() string {
	if f.Note == "" {
		return ""
	}
	return "(" + f.Note + ")"
}

func (f DraftedField) asked() string {
	if f.Ask == "" {
		return ""
	}
	return "To ask: " + f.Ask
}
