package knowledge

import "slices"

// neededSnippets are the canned texts that a support team cannot do without.
func neededSnippets() []string {
	return []string{"approved-next-steps", "ask-details-private", "ask-details-public", "closing-no-reply", "final-refusal", "raised-with-provider", "still-waiting"}
}

// lintSnippets checks the canned texts.
func lintSnippets(list []Snippet) []Problem {
	var all []Problem
	for _, slug := range neededSnippets() {
		if !slices.ContainsFunc(list, func(s Snippet) bool { return s.Slug == slug }) {
			all = append(all, Problem{"snippets/" + slug + ".md", "file", "is missing"})
		}
	}
	for _, s := range list {
		l := &linter{file: "snippets/" + s.Slug + ".md"}
		l.length("title", s.Title, 90)
		l.length("when", s.When, 140)
		l.wordsBetween("text", s.Text, 20, 200)
		if !slices.Contains([]string{"public", "private", "provider"}, s.Audience) {
			l.bad("audience", "%q is not public, private or provider", s.Audience)
		}
		if s.Audience == "public" {
			l.secretless("text", s.Text)
		}
		all = append(all, l.found...)
	}
	return all
}
