package handlers

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"tcrbot/handlers/views"
	"tcrbot/knowledge"
)

// formLimit is how many characters a Slack input holds; longer texts are kept with their lookup and passed by id.
const formLimit = 3000

// title is a cause in plain words; one without an article is read from its slug.
func (d *Desk) title(slug string) string {
	title := d.base.Title(slug)
	if title != slug || slug == "" {
		return title
	}
	words := strings.ReplaceAll(slug, "-", " ")
	return strings.ToUpper(words[:1]) + words[1:]
}

// daysWords says a duration in whole days.
func daysWords(d time.Duration) string {
	switch days := int(d.Hours() / 24); days {
	case 0:
		return "less than a day"
	case 1:
		return "a day"
	default:
		return fmt.Sprintf("%d days", days)
	}
}

// factLine is what stands in the answer's second line.
type factLine struct {
	how              []string // whether it can be fixed, and how
	cost, time, more string
}

func (f factLine) list() []string {
	out := f.how
	for _, one := range []string{f.cost, f.time, f.more} {
		if one != "" {
			out = append(out, one)
		}
	}
	return out
}

// facts is what the article says. The figures of the first provider that has any are told, else anybody's.
func facts(a knowledge.Article, providers ...string) []string {
	return articleFacts(a, providers).list()
}

func articleFacts(a knowledge.Article, providers []string) factLine {
	var out factLine
	switch a.Fixable {
	case knowledge.FixEdit:
		out.how = []string{"Fixable", "edit and resubmit"}
	case knowledge.FixNewCampaign:
		out.how = []string{"Fixable", "needs a new campaign"}
	case knowledge.FixFinal:
		out.how = []string{"Final as it stands"}
	case knowledge.FixWait:
		out.how = []string{"Nothing to edit: wait or ask"}
	}
	// The time is that of the provider whose price stands beside it, unless it is known for one that fits better.
	if f, ok := pickFact(a.Cost, providers); ok {
		providers = append(providers, f.Provider)
		out.cost = f.Text + " (" + f.Provider + ", checked " + monthWords(f.Checked) + ")"
	}
	if f, ok := pickFact(a.Time, providers); ok {
		out.time = f.Text + " (" + f.Provider + ")"
	}
	return out
}

func pickFact(list []knowledge.Fact, providers []string) (knowledge.Fact, bool) {
	for _, p := range providers {
		for _, f := range list {
			if strings.EqualFold(f.Provider, p) {
				return f, true
			}
		}
	}
	if len(list) == 0 {
		return knowledge.Fact{}, false
	}
	return list[0], true
}

func monthWords(checked string) string {
	t, err := time.Parse("2006-01", checked)
	if err != nil {
		return checked
	}
	return t.Format("Jan 2006")
}

// articleValue is an article as the views draw it.
func (d *Desk) articleValue(a knowledge.Article) views.ArticleValue {
	v := views.ArticleValue{
		Slug: a.Slug, Title: a.Title, Summary: a.Summary, Facts: facts(a), Meaning: a.Meaning, Why: a.Why, Fix: a.Fix,
	}
	for _, f := range slices.Concat(a.Cost, a.Time) {
		v.Figures = append(v.Figures, views.FigureValue{
			Text: f.Text, Provider: f.Provider, Source: views.SourceValue{URL: f.Source, Checked: monthWords(f.Checked)},
		})
	}
	for _, w := range a.Wording {
		v.Wording = append(v.Wording, views.WordingValue{Where: w.Where, Step: w.Step, Text: w.Text})
	}
	for _, n := range a.Neighbors {
		v.Neighbors = append(v.Neighbors, views.NeighborValue{Slug: n.Slug, Title: d.title(n.Slug), Differs: n.Differs})
	}
	for _, s := range a.Sources {
		v.Sources = append(v.Sources, views.SourceValue{URL: s.URL, Title: s.Title, Checked: monthWords(s.Checked)})
	}
	return v
}

// fill puts what is known into a text's {{placeholders}} and lists what stays open.
func fill(text string, known map[string]string) (filled string, open []string) {
	for name, value := range known {
		if value != "" {
			text = strings.ReplaceAll(text, "{{"+name+"}}", value)
		}
	}
	seen := map[string]bool{}
	for rest := text; ; {
		_, after, ok := strings.Cut(rest, "{{")
		name, tail, closed := strings.Cut(after, "}}")
		if !ok || !closed {
			return text, open
		}
		if !seen[name] {
			open = append(open, "{{"+name+"}}")
		}
		seen[name] = true
		rest = tail
	}
}
