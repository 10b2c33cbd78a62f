package knowledge

import (
	"slices"
	"strings"
)

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

// secretless finds sentences that ask for numbers which do not belong where others read along.
func (l *linter) secretless(field, text string) {
	for _, sentence := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r == '.' || r == '?' || r == '!' || r == '\n' }) {
		if asksSecret(sentence) {
			l.bad(field, "asks for a tax, account or card number: %q; leave it out", short(strings.TrimSpace(sentence), 60))
		}
	}
}

// asksSecret says whether a sentence in lower case names such a number, and does not warn of it.
func asksSecret(sentence string) bool {
	for _, warning := range []string{"not ", "n't", "never", "without", "no ", "leave out"} {
		if strings.Contains(sentence, warning) {
			return false
		}
	}
	for _, secret := range []string{"tax number", "tax id", "your ein", "the ein", "social security", "ssn", "account number", "card number", "password"} {
		if strings.Contains(sentence, secret) {
			return true
		}
	}
	return false
}
