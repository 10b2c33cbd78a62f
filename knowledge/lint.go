package knowledge

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// Problem is something wrong in the knowledge base: where, and what to write instead.
type Problem struct {
	File  string
	Field string
	Mend  string
}

// String gives the problem as one line.
func (p Problem) String() string { return p.File + ": " + p.Field + ": " + p.Mend }

// linter collects every problem of one article, so that an author sees all of them at once.
type linter struct {
	file  string
	found []Problem
}

func (l *linter) bad(field, mend string, args ...any) {
	l.found = append(l.found, Problem{l.file, field, fmt.Sprintf(mend, args...)})
}

func (l *linter) length(field, text string, most int) {
	if n := utf8.RuneCountInString(text); n > most {
		l.bad(field, "%d characters; at most %d", n, most)
	}
	if strings.TrimSpace(text) == "" {
		l.bad(field, "is empty")
	}
}

func (l *linter) wordsBetween(field, text string, least, most int) {
	if n := len(strings.Fields(text)); n < least || n > most {
		l.bad(field, "%d words; write %d to %d", n, least, most)
	}
}

// Lint checks one article against docs/writing-articles.md. Known tells whether a slug has an article or a row in
// causes.tsv.
func Lint(a Article, known func(slug string) bool) []Problem {
	l := &linter{file: "articles/" + a.Slug + ".md"}
	l.head(a)
	l.facts(a)
	l.leads(a, known)
	l.body(a)
	l.wording(a)
	l.honest(a)
	return l.found
}

func (l *linter) head(a Article) {
	l.length("title", a.Title, 90)
	if strings.HasSuffix(a.Title, ".") {
		l.bad("title", "drop the full stop")
	}
	l.length("summary", a.Summary, 220)
	if !slices.Contains([]Fixable{FixEdit, FixNewCampaign, FixFinal, FixWait}, a.Fixable) {
		l.bad("fixable", "%q is not edit, new-campaign, final or wait", a.Fixable)
	}
	if len(a.Steps) != 3 {
		l.bad("steps", "%d steps; write exactly three", len(a.Steps))
	}
	for i, s := range a.Steps {
		l.length(fmt.Sprintf("steps[%d]", i+1), s, 140)
	}
	if n := len(a.Phrases); n < 3 || n > 12 {
		l.bad("phrases", "%d; write 3 to 12", n)
	}
	for _, p := range a.Phrases {
		if n := len(strings.Fields(p)); n < 1 || n > 8 {
			l.bad("phrases", "%q: write one to eight words", p)
		}
	}
	if _, err := time.Parse(time.DateOnly, a.VerifyBy); err != nil {
		l.bad("verify-by", "%q is not a date like 2027-05-31", a.VerifyBy)
	}
}

func (l *linter) facts(a Article) {
	for kind, list := range map[string][]Fact{"cost": a.Cost, "time": a.Time} {
		for _, f := range list {
			l.length(kind+".text", f.Text, 40)
			l.link(kind+".source", f.Source)
			l.month(kind+".checked", f.Checked)
		}
	}
	if len(a.Sources) == 0 {
		l.bad("sources", "name at least one")
	}
	latest := ""
	for _, s := range a.Sources {
		l.link("sources.url", s.URL)
		l.length("sources.title", s.Title, 120)
		l.month("sources.checked", s.Checked)
		if _, err := time.Parse("2006-01", s.Checked); err == nil {
			latest = max(latest, s.Checked)
		}
	}
	if latest >= a.VerifyBy {
		l.bad("verify-by", "%q is no later than a source was checked, in %s", a.VerifyBy, latest)
	}
}

func (l *linter) link(field, url string) {
	if !strings.HasPrefix(url, "https://") || strings.ContainsAny(url, " <>|\"") {
		l.bad(field, "%q is not a plain https:// link", url)
	}
}

func (l *linter) month(field, s string) {
	if _, err := time.Parse("2006-01", s); err != nil {
		l.bad(field, "%q is not a month like 2026-11", s)
	}
}

func (l *linter) leads(a Article, known func(string) bool) {
	if len(a.Questions) > 2 {
		l.bad("questions", "%d; at most two", len(a.Questions))
	}
	for _, q := range a.Questions {
		l.length("questions.ask", q.Ask, 150)
		if n := len(q.Answers); n < 2 || n > 4 {
			l.bad("questions.answers", "%d for %q; write 2 to 4", n, q.Ask)
		}
		if len(leadsOf(q)) < 2 {
			l.bad("questions.answers", "all lead to one cause for %q; ask what tells two apart", q.Ask)
		}
		for _, answer := range q.Answers {
			l.length("questions.label", answer.Label, 30)
			if !known(answer.Cause) {
				l.bad("questions.cause", "%q is no cause", answer.Cause)
			}
		}
	}
	if len(a.Neighbors) == 0 {
		l.bad("neighbors", "name at least one cause it is mistaken for")
	}
	for _, n := range a.Neighbors {
		if !known(n.Slug) || n.Slug == a.Slug {
			l.bad("neighbors.slug", "%q is no other cause", n.Slug)
		}
		l.length("neighbors.differs", n.Differs, 250)
	}
}

// leadsOf is the set of causes that a question's answers lead to.
func leadsOf(q Question) map[string]bool {
	set := map[string]bool{}
	for _, a := range q.Answers {
		set[a.Cause] = true
	}
	return set
}

func (l *linter) body(a Article) {
	l.wordsBetween("What it means", a.Meaning, 30, 140)
	l.wordsBetween("Why reviewers raise it", a.Why, 15, 100)
	if len(a.Fix) < 3 {
		l.bad("Fix", "%d steps; write at least three as a numbered list", len(a.Fix))
	}
	l.wordsBetween(replyField, a.Reply, 20, 120)
	if !strings.HasPrefix(a.Reply, "Hi {{customer}},") {
		l.bad(replyField, "begin with Hi {{customer}},")
	}
}

// replyField is the section that is sent on as it stands.
const replyField = "Reply to the customer"

func (l *linter) wording(a Article) {
	if len(a.Wording) == 0 && wordingMends(a.Slug) {
		l.bad("Wording", "is missing; give the text to adapt, with the step that makes it true")
	}
	for _, w := range a.Wording {
		field := "Wording, " + w.Where
		if w.Step < 1 || w.Step > len(a.Fix) {
			l.bad(field, "add a line \"True after step N.\" with a step of Fix")
		}
		if strings.TrimSpace(w.Text) == "" {
			l.bad(field, "add the text as a quote, each line after >")
		}
		for _, r := range w.Text {
			if r > 126 {
				l.bad(field, "%q is not plain ASCII; registries refuse it", r)
				break
			}
		}
	}
}

// wordingMends says whether a cause is about a text that the customer publishes or files, so that wording is its fix.
func wordingMends(slug string) bool {
	for _, about := range []string{"optin-", "optout-", "help-", "sample-", "privacy-", "terms-", "policy-", "description-"} {
		if strings.HasPrefix(slug, about) {
			return true
		}
	}
	return false
}

// short cuts text at a word to at most n characters. It looks no further than that: the text may be very long.
func short(s string, n int) string {
	count, end := 0, 0
	for i := range s {
		if count == n-1 {
			end = i
		}
		if count++; count > n {
			cut := s[:end]
			if i := strings.LastIndexByte(cut, ' '); i > n/2 {
				cut = cut[:i]
			}
			return strings.TrimRight(cut, " ,;:") + "…"
		}
	}
	return s
}
