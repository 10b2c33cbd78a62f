package handlers

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"tcrbot/handlers/views"
	"tcrbot/knowledge"
	"tcrbot/storage"
)

// ask is a question on its way to an answer.
type ask struct {
	text     string
	provider string
	link     string // permalink of the message it is about
	chosen   []knowledge.Choice
	forced   bool // the person says that it is a rejection
	modal    bool // the answer can only be shown as a modal
}

// question answers a pasted text. It reads the store only for the ticket on file and keeps the lookup without waiting.
func (d *Desk) question(ctx context.Context, req Request, a ask) (Result, error) {
	if !readable(a.text) {
		return Result{}, say("/tcr HELP message does not contain a contact", "I need the reason as text: a sentence or a code. I could not read any words in that.")
	}
	m := d.base.Match(a.text, knowledge.Hints{Provider: a.provider, Own: d.settings.Own, Chosen: a.chosen})
	if a.forced && m.Sort == knowledge.SortOutOfScope {
		m.Sort, m.Verdict = knowledge.SortUnknown, knowledge.VerdictNone
	}
	v := d.answerValue(m)
	v.LookupID = d.newID()
	v.LongText = len([]rune(a.text)) > formLimit
	file, err := d.onFile(ctx, req.Team, m.CampaignIDs)
	if err != nil {
		d.log.WarnContext(ctx, "look for an open ticket", "error", err)
	}
	v.Case = file
	d.store.SaveLookup(d.lookup(req, a, m, v.LookupID))
	return d.shown(v, a), nil
}

func (d *Desk) shown(v views.AnswerValue, a ask) Result {
	if a.modal {
		modal := views.AnswerModal(v)
		return Result{Modal: &modal, Update: true}
	}
	msg := views.Answer(v)
	return Result{Private: &msg}
}

// readable tells whether a text has any words or digits in it; pasted files have none, or hardly any.
func readable(text string) bool {
	letters, broken := 0, 0
	for _, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			letters++
		case r == unicode.ReplacementChar || unicode.IsControl(r) && !unicode.IsSpace(r):
			broken++
		}
	}
	return letters >= 2 && broken <= letters/4
}

func (d *Desk) lookup(req Request, a ask, m knowledge.Match, id string) storage.Lookup {
	l := storage.Lookup{
		ID: id, Team: req.Team, User: req.Person.ID, At: d.now(), Kind: "match", Text: a.text, Verdict: string(m.Verdict),
		Provider: m.Provider, Gap: m.Sort == knowledge.SortUnknown, Source: string(req.Source), SourceLink: a.link,
	}
	for _, c := range m.Causes {
		l.Causes = append(l.Causes, c.Slug)
	}
	if len(m.Causes) > 0 {
		l.Confidence = string(m.Causes[0].Confidence)
	}
	if len(m.Codes) > 0 {
		l.Code = m.Codes[0].Code
	}
	return l
}

// onFile finds the open ticket a text belongs to by a campaign id in it.
func (d *Desk) onFile(ctx context.Context, team string, campaigns []string) (*views.CaseLine, error) {
	for _, id := range campaigns[:min(3, len(campaigns))] {
		found, err := d.store.FindOpen(ctx, team, id, "")
		if err != nil {
			return nil, err
		}
		if len(found) > 0 {
			return d.caseLine(found[0]), nil
		}
	}
	return nil, nil
}

func (d *Desk) caseLine(t storage.Ticket) *views.CaseLine {
	return &views.CaseLine{
		Number: t.Number, Customer: t.Customer, Provider: t.Provider, Owner: t.Owner, Status: string(t.Status),
		Age: "for " + daysWords(d.now().Sub(t.StatusSince)),
	}
}

// answerValue turns a match into what the answer says.
func (d *Desk) answerValue(m knowledge.Match) views.AnswerValue {
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
		d.sure(&v, m)
	}
	return v
}

func (d *Desk) sure(v *views.AnswerValue, m knowledge.Match) {
	a, _ := d.base.Article(m.Best())
	v.Kind, v.Title, v.Summary, v.Steps = views.AnswerSure, d.base.Title(m.Best()), a.Summary, a.Steps
	v.Facts = facts(a, m.Provider)
	v.Because = m.Causes[0].Why
	v.Sure = map[knowledge.Confidence]string{knowledge.High: "sure", knowledge.Medium: "likely", knowledge.Low: "a guess"}[m.Causes[0].Confidence]
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
	v.Kind, v.Title = views.AnswerSeveral, "Several things were refused"
	reasons := distinctReasons(m)
	for _, r := range reasons {
		v.Several = append(v.Several, views.PartLine{Title: d.base.Title(r.Slug), Because: whyOf(m, r.Slug), Slug: r.Slug})
	}
	for i, r := range reasons {
		if a, ok := d.base.Article(r.Slug); ok && len(a.Steps) > 0 {
			v.Steps = append(v.Steps, a.Steps[0]+mark(i))
		}
	}
	if a, ok := d.base.Article(reasons[0].Slug); ok && len(a.Steps) > 1 && len(v.Steps) < 4 {
		v.Steps = append(v.Steps, a.Steps[len(a.Steps)-1])
	}
	v.Slug = reasons[0].Slug
}

func mark(i int) string { return " (" + string(rune('1'+i)) + ")" }

func whyOf(m knowledge.Match, slug string) string {
	for _, c := range m.Causes {
		if c.Slug == slug && len(c.Why) > 0 {
			return c.Why[0]
		}
	}
	return ""
}

// unsure offers the candidates, with the question that tells them apart where an article has one.
func (d *Desk) unsure(v *views.AnswerValue, m knowledge.Match) {
	v.Kind = views.AnswerUnsure
	n := min(3, len(m.Causes))
	v.Title = map[int]string{1: "This could be it, but I am not sure.", 2: "This could be one of two things.", 3: "This could be one of three things."}[n]
	v.Because = m.Causes[0].Why
	for _, c := range m.Causes[:n] {
		v.Options = append(v.Options, d.base.Title(c.Slug))
	}
	if m.Question != nil {
		v.Question, v.Options = m.Question.Ask, nil
		for _, a := range m.Question.Answers {
			v.Choices = append(v.Choices, views.ChoiceValue{Label: a.Label, Cause: a.Cause})
			v.Options = append(v.Options, a.Label+" → "+d.base.Title(a.Cause))
		}
		return
	}
	v.Question = "Which one fits?"
	for _, c := range m.Causes[:n] {
		v.Choices = append(v.Choices, views.ChoiceValue{Label: d.base.Title(c.Slug), Cause: c.Slug})
	}
}

func (d *Desk) noReason(v *views.AnswerValue, m knowledge.Match) {
	v.Kind, v.Title = views.AnswerNoReason, "This notice gives no reason."
	v.Summary = "It only says that it was declined and that carriers are strict. Do not file again yet: ask for the reviewer's own reason first."
	if a, ok := d.base.Article(m.Best()); ok {
		for _, q := range a.Questions {
			v.Checks = append(v.Checks, q.Ask)
		}
	}
	if len(v.Checks) < 2 {
		v.Checks = append(v.Checks, "Is the brand verified, for a charity as a non-profit?", "Who texts first?", "Does the website have a phone field?")
	}
}

func (d *Desk) vent(v *views.AnswerValue) {
	v.Kind, v.Title = views.AnswerVent, "I hear you, but I see no reason in this yet."
	v.Summary = "Paste the notice as it came, with its code if there is one, and the campaign ID. If there is no notice, ask the provider for the reviewer's own words."
}

func (d *Desk) notOurs(v *views.AnswerValue, m knowledge.Match) {
	v.Kind, v.Slug = views.AnswerNotOurs, ""
	v.Title, v.Elsewhere = elsewhere(m.Area)
	if strings.TrimSpace(v.Title) == "" {
		v.Title = "I know refused brands and campaigns only."
	}
}

// elsewhere says what a text looks like and where to ask instead.
func elsewhere(area string) (title, where string) {
	const mine = "I know refused brands and campaigns. "
	const notice = " If there is a registration notice, paste that."
	switch area {
	case "delivery":
		return mine + "This looks like a delivery fault after approval.", "Ask the messaging desk." + notice
	case "billing":
		return mine + "This looks like a question about a bill.", "Ask the billing team." + notice
	case "porting":
		return mine + "This looks like a number transfer.", "Ask the porting team." + notice
	case "voice":
		return mine + "This looks like a question about calls.", "Ask the voice desk." + notice
	case "account":
		return mine + "This looks like a question about an account or a sign-in.", "Ask the account team." + notice
	case "howto":
		return mine + "This looks like a how-to question.", "Your provider's help pages or the messaging desk know more." + notice
	case "smalltalk":
		return "Hello! Paste a rejection and I say what it means, how to fix it and what to write back.", "For example: /tcr HELP message does not contain a contact"
	}
	return mine + "This does not look like one.", "Paste the registration notice if there is one."
}
