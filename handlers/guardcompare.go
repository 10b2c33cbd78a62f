package handlers

import (
	"fmt"
	"slices"
	"strings"

	"tcrbot/handlers/views"
	"tcrbot/knowledge/review"
	"tcrbot/storage"
)

// comparison holds a new text against the rounds before it.
type comparison struct {
	d      *Desk
	text   string
	now    review.Report
	rounds []storage.Round
}

// items judge each cause once, by the last round that was refused for it; the last round's come first.
func (c *comparison) items(refused []storage.Round) []views.GuardItem {
	var out []views.GuardItem
	var seen []string
	for _, r := range slices.Backward(refused) {
		if len(r.Causes) == 0 {
			out = append(out, views.GuardItem{State: views.Unclear, Round: r.Number, Title: "A reason I cannot place", Words: unplaced(r.Reason)})
		}
		for _, slug := range r.Causes {
			if !slices.Contains(seen, slug) {
				seen = append(seen, slug)
				out = append(out, c.item(r, slug))
			}
		}
	}
	return out
}

func unplaced(reason string) string {
	if strings.TrimSpace(reason) == "" {
		return "The verdict gave no reason. Ask the provider for the reviewer's own."
	}
	return "“" + views.Clamp(strings.Join(strings.Fields(reason), " "), 160) + "” Does the new text answer it?"
}

func (c *comparison) item(r storage.Round, slug string) views.GuardItem {
	i := views.GuardItem{Round: r.Number, Title: c.d.title(slug)}
	i.State, i.Words = c.state(r, slug)
	return i
}

// state says what became of a cause, and the words that rests on.
func (c *comparison) state(r storage.Round, slug string) (views.GuardState, string) {
	if c.text == "" {
		return views.Unclear, "There is no text to compare."
	}
	stands, asks := findingsOf(c.now, slug)
	old := review.Text(r.Body, nil)
	field := fieldOf(slug, append(stands, asks...), old)
	after, before := c.now.Campaign.Text(field), old.Campaign.Text(field)
	switch {
	case len(stands) > 0:
		return views.Untouched, stillThere(stands[0])
	case r.Body != "" && after != "" && sameWords(after, before):
		return views.Untouched, fmt.Sprintf("%s is the same as in round %d: %s", fieldName(field), r.Number, quoted(after))
	case len(asks) > 0:
		return views.Unclear, asks[0].Message
	case beyondText(slug):
		return views.Unclear, c.toCheck(slug)
	case field == "" || !judged(slug):
		return views.Unclear, c.toCheck(slug)
	case after == "":
		return views.Unclear, fieldName(field) + " is not in the new text. Paste it too."
	}
	return views.Addressed, fieldName(field) + ": " + quoted(after)
}

// toCheck is what a person must look at, because no text tells it.
func (c *comparison) toCheck(slug string) string {
	words := "I cannot tell that from the text."
	if beyondText(slug) {
		words = "I cannot see pages and registers."
	}
	if a, ok := c.d.base.Article(slug); ok && len(a.Steps) > 0 {
		words += " Check: " + a.Steps[0]
	}
	return words
}

// beyondText tells whether a cause lies in a page or a register, so that no text can show it mended.
func beyondText(slug string) bool {
	for _, lead := range []string{"brand-", "privacy-", "policy-", "terms-", "optin-cta-unverifiable", "optin-webform", "process-"} {
		if strings.HasPrefix(slug, lead) {
			return true
		}
	}
	return false
}

// judged tells whether the review has a rule that holds a text against a cause.
func judged(slug string) bool {
	return slices.ContainsFunc(review.Rules(), func(r review.Rule) bool { return r.Article == slug && r.Severity != review.Context })
}

// findingsOf splits a report's findings of one cause into what stands against the text and what is to be asked.
func findingsOf(r review.Report, slug string) (stands, asks []review.Finding) {
	for _, f := range r.Findings {
		switch {
		case f.Article != slug:
		case f.Severity == review.Context:
			asks = append(asks, f)
		default:
			stands = append(stands, f)
		}
	}
	return stands, asks
}

// fieldOf is the field a cause is about: where it was found, else what its name says.
func fieldOf(slug string, found []review.Finding, old review.Report) review.Field {
	before, _ := findingsOf(old, slug)
	for _, f := range append(found, before...) {
		if f.Field != "" {
			return f.Field
		}
	}
	for _, by := range []struct {
		lead  string
		field review.Field
	}{
		{"help-", review.FieldHelpMessage}, {"optout-", review.FieldOptOutMessage}, {"optin-message", review.FieldOptInMessage}, {"optin-", review.FieldFlow},
		{"sample-", review.FieldSamples}, {"description-", review.FieldDescription}, {"usecase-", review.FieldUseCase}, {"content-", review.FieldSamples},
	} {
		if strings.HasPrefix(slug, by.lead) {
			return by.field
		}
	}
	return ""
}

func stillThere(f review.Finding) string {
	if f.Evidence == "" {
		return f.Message
	}
	return f.Message + " " + quoted(f.Evidence)
}

func quoted(text string) string {
	return "“" + views.Clamp(strings.Join(strings.Fields(text), " "), 120) + "”"
}

// fieldName says a field as people do.
func fieldName(f review.Field) string {
	names := map[review.Field]string{
		review.FieldHelpMessage: "HELP reply", review.FieldOptOutMessage: "STOP reply", review.FieldOptInMessage: "Opt-in reply", review.FieldFlow: "Opt-in",
		review.FieldSamples: "Samples", review.FieldDescription: "Description", review.FieldUseCase: "Use case", review.FieldPrivacy: "Privacy policy", review.FieldTerms: "Terms",
	}
	if name := names[f]; name != "" {
		return name
	}
	name := strings.ReplaceAll(string(f), "-", " ")
	return strings.ToUpper(name[:min(1, len(name))]) + name[min(1, len(name)):]
}

// risks are what the review holds against the text besides the earlier reasons, unless the last text that went out had it too.
func (c *comparison) risks() []string {
	var causes []string
	var last review.Report
	for _, r := range c.rounds {
		causes = append(causes, r.Causes...)
		if r.Body != "" && r.Kind == storage.RoundSubmission {
			last = review.Text(r.Body, review.ReadBy(c.d.base))
		}
	}
	var out []string
	for _, f := range c.now.Findings {
		before := slices.ContainsFunc(last.Findings, func(o review.Finding) bool {
			return o.Rule == f.Rule && o.Article == f.Article && o.Evidence == f.Evidence
		})
		if f.Severity != review.Context && !slices.Contains(causes, f.Article) && !before {
			out = append(out, stillThere(f))
		}
	}
	return out
}
