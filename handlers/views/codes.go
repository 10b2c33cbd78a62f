package views

import (
	"fmt"
	"strings"
)

// Codes answers what a code means, provider by provider.
func Codes(v CodesValue) Message {
	s := &stack{}
	if len(v.Entries)+len(v.Others) == 0 {
		text := fmt.Sprintf("I do not know the code *%s* yet. Paste the whole sentence that came with it after `/tcr`, and I will go by the words.", Inline(Clamp(v.Asked, 60)))
		s.section(text)
		return s.message(text)
	}
	head := fmt.Sprintf("*Code %s*", Inline(Clamp(v.Asked, 80)))
	if providers := distinctProviders(v.Entries); providers > 1 {
		head += fmt.Sprintf(" is used by %d providers. Which one sent it?", providers)
	}
	s.section(head)
	text := head
	for i, e := range v.Entries[:min(12, len(v.Entries))] {
		s.row(codeLines(e), spoken(button(fmt.Sprintf("all-steps:%d", i), "All steps", pair("", e.Slug)), "All steps: "+e.Title))
		text += " " + Inline(e.Provider) + ": " + Inline(e.Meaning)
	}
	s.foldedCodes(v)
	return s.message(text)
}

func (s *stack) foldedCodes(v CodesValue) {
	left := v.Entries[min(12, len(v.Entries)):]
	if len(left) > 0 {
		s.context(fmt.Sprintf("%d more rows: name the provider, such as `/tcr code %s %s`.", len(left), Inline(v.Asked), Inline(left[0].Provider)))
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
	head := "*" + Inline(e.Provider) + "*"
	if e.IssuedBy != "" {
		head += " (issued by " + Inline(e.IssuedBy) + ")"
	}
	if e.TollFree {
		head += " · toll-free"
	}
	lines := []string{head, Inline(e.Meaning), "*Do:* " + Inline(e.Fix)}
	note := map[string]string{"yes": "Can be resubmitted", "no": "Cannot be resubmitted"}[e.Resubmittable]
	if e.Secondhand {
		note = strings.TrimPrefix(note+" · known secondhand only", " · ")
	}
	if e.Source != "" {
		note = strings.TrimPrefix(note+" · "+Link(e.Source, "source"), " · ")
	}
	return strings.Join(append(lines, note), "\n")
}
