package handlers

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"tcrbot/handlers/views"
	"tcrbot/knowledge"
)

// answerValue turns a match into what the answer says.
func (d *Desk) answerValue(ctx context.Context, req Request, m knowledge.Match) views.AnswerValue {
	v := views.AnswerValue{Slug: m.Best(), Unknown: m.Unknown}
	switch {
	case m.Sort == knowledge.SortOutOfScope:
		d.notOurs(&v, m)
	case m.Sort == knowledge.SortVent:
		d.vent(&v)
	case m.Sort == knowledge.SortBoilerplate:
		d.noReason(&v, m)
	case m.Verdict == knowledge.VerdictNone:
		v.Kind, v.Slug = views.AnswerNothing, ""
		v.Title, v.Summary = "I do not know this one yet.", "I have kept it for the people who write the guidance. More of the notice may help, above all the sentence or code that gives the reason."
	case m.Verdict == knowledge.VerdictUnsure:
		d.unsure(&v, m)
	case len(distinctReasons(m)) > 1:
		d.severalReasons(&v, m)
	default:
		d.sure(ctx, req, &v, m)
	}
	return v
}

func (d *Desk) sure(ctx context.Context, req Request, v *views.AnswerValue, m knowledge.Match) {
	a, written := d.base.Article(m.Best())
	v.Kind, v.Title, v.Summary, v.Steps = views.AnswerSure, d.title(m.Best()), a.Summary, a.Steps
	v.Facts = d.facts(ctx, req, a, d.providersOf(req, m))
	v.Because = because(m.Causes[0].Why)
	if !written {
		v.Bare, v.Steps = true, tableFixes(m)
	}
	v.Sure = map[knowledge.Confidence]string{knowledge.High: "sure", knowledge.Medium: "likely", knowledge.Low: "a guess"}[m.Causes[0].Confidence]
}

// tableFixes is what the provider's table says about the first cause, for causes without an article.
func tableFixes(m knowledge.Match) []string {
	var out []string
	for _, c := range m.Codes {
		if c.Cause == m.Best() && c.Fix != "" && !slices.Contains(out, c.Fix) && len(out) < 3 {
			out = append(out, c.Fix)
		}
	}
	return out
}

func distinctReasons(m knowledge.Match) []knowledge.Reason {
	var out []knowledge.Reason
	for _, r := range m.Reasons {
		if !slices.ContainsFunc(out, func(o knowledge.Reason) bool { return o.Slug == r.Slug }) {
			out = append(out, r)
		}
	}
	return out[:min(5, len(out))]
}

// severalReasons joins the first steps of each cause into one list, so that the customer resubmits once.
func (d *Desk) severalReasons(v *views.AnswerValue, m knowledge.Match) {
	reasons := distinctReasons(m)
	v.Kind, v.Title = views.AnswerSeveral, fmt.Sprintf("%d things were refused", len(reasons))
	for _, r := range reasons {
		v.Several = append(v.Several, views.PartLine{Title: d.title(r.Slug), Because: evidence(m, r), Slug: r.Slug})
	}
	for i, r := range reasons {
		if a, ok := d.base.Article(r.Slug); ok && len(a.Steps) > 0 {
			v.Steps = append(v.Steps, a.Steps[0]+mark(i))
		}
	}
	if a, ok := d.base.Article(reasons[0].Slug); ok && len(a.Steps) > 1 && len(v.Steps) < 4 {
		v.Steps = append(v.Steps, a.Steps[len(a.Steps)-1]+mark(0))
	}
	v.Slug = reasons[0].Slug
	if a, ok := d.base.Article(v.Slug); !ok || a.Reply == "" {
		v.Bare = true
	}
}

func mark(i int) string { return " (" + string(rune('1'+i)) + ")" }

// evidence is the code that names a complaint's cause, or the complaint's own words.
func evidence(m knowledge.Match, r knowledge.Reason) string {
	for _, c := range m.Causes {
		if c.Slug == r.Slug && len(c.Why) > 0 && strings.HasPrefix(c.Why[0], "code ") {
			return c.Why[0]
		}
	}
	if r.Text == "" {
		return ""
	}
	return "“" + views.Clamp(strings.Join(strings.Fields(r.Text), " "), 26) + "”"
}

// because leaves out words that are codes, where the code itself is named.
func because(why []string) []string {
	var out []string
	for _, w := range why {
		isCode := func(o string) bool {
			return strings.HasPrefix(o, "code ") && o != w && strings.Contains(strings.ToLower(o), strings.ToLower(w))
		}
		if !slices.ContainsFunc(why, isCode) {
			out = append(out, w)
		}
	}
	return out
}

// providersOf are the providers whose figures fit: the one that was named, those whose codes were found, the team's own.
func (d *Desk) providersOf(req Request, m knowledge.Match) []string {
	out := []string{m.Provider}
	for _, c := range m.Codes {
		if c.Cause == m.Best() {
			out = append(out, c.Provider)
		}
	}
	return append(out, req.chosen.own()...)
}

// unsure offers the candidates, with the question that tells them apart where an article has one.
func (d *Desk) unsure(v *views.AnswerValue, m knowledge.Match) {
	v.Kind = views.AnswerUnsure
	v.Because = because(m.Causes[0].Why)
	if m.Question != nil && len(m.Question.Answers) > 1 {
		v.Question = m.Question.Ask
		for _, a := range m.Question.Answers {
			v.Choices = append(v.Choices, views.ChoiceValue{Label: a.Label, Cause: a.Cause, Means: d.title(a.Cause)})
			v.Options = append(v.Options, a.Label+" → "+d.title(a.Cause))
		}
	} else {
		v.Question = "Which one fits?"
		for i, c := range m.Causes[:min(3, len(m.Causes))] {
			label := fmt.Sprintf("(%d) %s", i+1, d.title(c.Slug))
			v.Choices = append(v.Choices, views.ChoiceValue{Label: label, Cause: c.Slug, Means: d.title(c.Slug)})
		}
	}
	v.Title = "I am not sure yet."
	switch len(v.Choices) {
	case 1:
		v.Title, v.Question = "This could be it, but I am not sure.", "Does it fit?"
	case 2, 3:
		v.Title = fmt.Sprintf("This could be one of %s things.", []string{"two", "three"}[len(v.Choices)-2])
	}
}

// noReason lists what to check before anybody files again. The checks are those that boilerplate most often hides.
func (d *Desk) noReason(v *views.AnswerValue, m knowledge.Match) {
	v.Kind, v.Title = views.AnswerNoReason, "This notice gives no reason."
	v.Summary = "It only says that it was declined and that carriers are strict. Do not file again yet: ask for the reviewer's own reason first."
	v.Checks = []string{"Is the brand verified, and for a charity: verified as a non-profit?", "Who texts first?", "Does the website have a phone field, and what stands beside it?"}
	if _, ok := d.base.Article(m.Best()); !ok {
		v.Slug = ""
	}
}

func (d *Desk) vent(v *views.AnswerValue) {
	v.Kind, v.Title = views.AnswerVent, "I hear you, but I see no reason in this yet."
	v.Summary = "Paste the notice as it came, with its code if there is one, and the campaign ID. If there is no notice, ask the provider for the reviewer's own words."
}

func (d *Desk) notOurs(v *views.AnswerValue, m knowledge.Match) {
	v.Kind, v.Slug = views.AnswerNotOurs, ""
	v.Title, v.Elsewhere = elsewhere(m.Area)
	v.Greeted = m.Area == "smalltalk"
	if strings.TrimSpace(v.Title) == "" {
		v.Title = "I know refused brands and campaigns only."
	}
}
