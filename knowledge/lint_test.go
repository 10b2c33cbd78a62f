package knowledge

import (
	"slices"
	"strings"
	"testing"
)

// TestLintNamesWhatIsWrong breaks a sound article in one way at a time.
func TestLintNamesWhatIsWrong(t *testing.T) {
	b := loaded(t)
	for name, c := range map[string]struct {
		harm  func(a *Article)
		field string
	}{
		"nothing":                  {func(*Article) {}, ""},
		"a long title":             {func(a *Article) { a.Title = strings.Repeat("long ", 30) }, "title"},
		"two steps":                {func(a *Article) { a.Steps = a.Steps[:2] }, "steps"},
		"two steps of the fix":     {func(a *Article) { a.Fix, a.Wording[0].Step = a.Fix[:2], 1 }, "Fix"},
		"no way out":               {func(a *Article) { a.Fixable = "" }, "fixable"},
		"a phrase too long":        {func(a *Article) { a.Phrases[0] = strings.Repeat("word ", 9) }, "phrases"},
		"no neighbor":              {func(a *Article) { a.Neighbors = nil }, "neighbors"},
		"a neighbor nobody knows":  {func(a *Article) { a.Neighbors[0].Slug = "pigeons" }, "neighbors.slug"},
		"no source":                {func(a *Article) { a.Sources = nil }, "sources"},
		"a source without a date":  {func(a *Article) { a.Sources[0].Checked = "lately" }, "sources.checked"},
		"a source in the clear":    {func(a *Article) { a.Sources[0].URL = "http://example.com" }, "sources.url"},
		"checked after verify-by":  {func(a *Article) { a.VerifyBy = "2020-01-31" }, "verify-by"},
		"a cost without a source":  {func(a *Article) { a.Cost = []Fact{{Text: "$5", Checked: "2026-11"}} }, "cost.source"},
		"a question without a use": {func(a *Article) { a.Questions = []Question{sameLeads(a.Slug)} }, "questions.answers"},
		"no wording":               {func(a *Article) { a.Wording = nil }, "Wording"},
		"wording of no step":       {func(a *Article) { a.Wording[0].Step = 99 }, "Wording, " + wordingOf(b)},
		"empty wording":            {func(a *Article) { a.Wording[0].Text = " " }, "Wording, " + wordingOf(b)},
		"wording with a dash":      {func(a *Article) { a.Wording[0].Text = "a \u2014 b" }, "Wording, " + wordingOf(b)},
		"a reply too long":         {func(a *Article) { a.Reply += strings.Repeat(" word", 120) }, replyField},
		"a reply to nobody":        {func(a *Article) { a.Reply = strings.TrimPrefix(a.Reply, "Hi ") }, replyField},
		"a reply that asks too much": {
			func(a *Article) {
				a.Reply = "Hi {{customer}}, please send us your tax number. " + strings.Repeat("word ", 20)
			}, replyField},
		"a reply that takes away": {
			func(a *Article) { a.Reply = "Hi {{customer}}, please remove the offer. " + strings.Repeat("word ", 20) }, replyField},
		"a step that takes away":      {func(a *Article) { a.Steps[1] = "Open the samples and remove the link." }, "steps"},
		"a fix that changes the type": {func(a *Article) { a.Fix[0] = "Ask support to change the type." }, "steps"},
		"a fix that rewords":          {func(a *Article) { a.Fix[0] = "**Samples:** reword them." }, "steps"},
		"what is not to be done":      {func(a *Article) { a.Fix[0] = "Do not remove the link; edit rather than delete." }, ""},
		"what is done only if true":   {func(a *Article) { a.Fix[0] = "Remove the link only if no text holds one." }, ""},
	} {
		a := copyOf(b.articles["help-message-missing"])
		c.harm(&a)
		found := Lint(a, b.knows)
		if c.field == "" && len(found) > 0 || c.field != "" && (len(found) != 1 || found[0].Field != c.field || found[0].Mend == "") {
			t.Errorf("%s: found %v, want one of %q", name, found, c.field)
		}
	}
}

func sameLeads(slug string) Question {
	return Question{Ask: "Which is it?", Answers: []Answer{{"This", slug}, {"That", slug}}}
}

func wordingOf(b *Base) string { return b.articles["help-message-missing"].Wording[0].Where }

// copyOf is an article whose lists can be changed.
func copyOf(a Article) Article {
	a.Steps, a.Fix, a.Phrases = slices.Clone(a.Steps), slices.Clone(a.Fix), slices.Clone(a.Phrases)
	a.Neighbors, a.Sources, a.Wording = slices.Clone(a.Neighbors), slices.Clone(a.Sources), slices.Clone(a.Wording)
	return a
}

func TestACauseWithoutAnArticleIsNamed(t *testing.T) {
	b := *loaded(t)
	b.causes = map[string]causeRow{"carrier-pigeon": {}}
	list := b.Problems()
	if !slices.ContainsFunc(list, func(p Problem) bool { return p.File == "articles/carrier-pigeon.md" }) {
		t.Errorf("found %v", list)
	}
}
