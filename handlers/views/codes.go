package views

import "strings"

import "fmt"

// Codes answers what a code means, provider by provider.
func Codes(v CodesValue) Message {
	s := &stack{}
	if len(v.Entries)+len(v.Others) == 0 {
		text := fmt.Sprintf("I do not know the code *%s* yet. Paste the whole sentence that came with it after `/tcr`, and I go by its words.", Inline(Clamp(v.Asked, 60)))
		s.section(text)
		return s.message(text)
	}
	head := fmt.Sprintf("*Code %s*", Inline(Clamp(v.Asked, 80)))
	if v.Foreign != "" {
		head += fmt.Sprintf(": I know no codes of %s, so these are the others'.", Inline(Clamp(v.Foreign, 60)))
	} else if providers := distinctProviders(v.Entries); providers > 1 {
		head += fmt.Sprintf(" is used by %d providers. Which one sent it?", providers)
	}
	s.section(head)
	var text strings.Builder
	text.WriteString(head)
	for i, e := range v.Entries[:min(12, len(v.Entries))] {
		if e.Slug == "" {
			s.section(codeLines(e))
		} else {
			s.row(codeLines(e), spoken(button(fmt.Sprintf("all-steps:%d", i), "All steps", pair("", e.Slug)), fmt.Sprintf("All steps %d: %s, %s", i+1, e.Provider, e.Title)))
		}
		text.WriteString(" " + Inline(Clamp(e.Provider, 60)) + ": " + joined(" ", Inline(Clamp(e.Meaning, 400)), Inline(Clamp(e.Fix, 400))))
	}
	s.foldedCodes(v)
	return s.message(text.String())
}

func (s *stack) foldedCodes(v CodesValue) {
	left := v.Entries[min(12, len(v.Entries)):]
	if len(left) > 0 {
		s.context(fmt.Sprintf("%d more rows: name the provider, such as `/tcr code %s %s`.", len(left), codeText(Clamp(v.Asked, 60)), codeText(Clamp(left[0].Provider, 60))))
	}
	if len(v.Others) > 0 {
		s.actions(button("other-codes", fmt.Sprintf("Other providers (%d)", distinctProviders(v.Others)), v.Asked))
	}
}

func distinctProviders(list []CodeValue) int {
	seen := map[string]bool{}
	for _, e := range list {
		seen[e.Provider] = true
	}
	return len(seen)
}

func codeLines(e CodeValue) string {
	head := "*" + Inline(Clamp(e.Provider, 60)) + "*"
	if e.IssuedBy != "" && e.IssuedBy != e.Provider {
		head += " (issued by " + Inline(Clamp(e.IssuedBy, 60)) + ")"
	} else if e.IssuedBy != "" {
		head = "Issued by " + head
	}
	if e.TollFree {
		head += " · toll-free"
	}
	fix := Inline(Clamp(e.Fix, 600))
	if fix != "" {
		fix = "*Do:* " + fix
	}
	resubmit := map[string]string{"yes": "Can be resubmitted", "no": "Cannot be resubmitted"}[e.Resubmittable]
	secondhand := ""
	if e.Secondhand {
		secondhand = "known secondhand only"
	}
	source := ""
	if e.Source != "" {
		source = Link(e.Source, "source")
	}
	return joined("\n", head, Inline(Clamp(e.Meaning, 600)), fix, joined(" · ", resubmit, secondhand, source))
}
