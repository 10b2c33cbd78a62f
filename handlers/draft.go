package handlers

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"tcrbot/handlers/views"
	"tcrbot/knowledge"
	"tcrbot/knowledge/review"
	"tcrbot/storage"
)

// kindDraft is the kind of the lookups that are drafts of campaigns.
const kindDraft = "draft"

// draftAnswers is what a draft was written from, as it is kept.
type draftAnswers struct {
	Provider string         `json:"provider"`
	Answers  review.Answers `json:"answers"`
}

// draft opens the form with the eight questions.
func (d *Desk) draft(_ context.Context, req Request, _ string) (Result, error) {
	modal := draftForm(draftAnswers{Provider: draftProvider(req.chosen.own())})
	return Result{Modal: &modal}, nil
}

// draftProvider is the team's first own provider whose form is known.
func draftProvider(own []string) string {
	for _, p := range own {
		if name := knowledge.ProviderName(p); slices.Contains(review.DraftProviders(), name) {
			return name
		}
	}
	return ""
}

func draftForm(a draftAnswers) views.Modal {
	var questions []views.DraftQuestion
	for _, q := range review.Questions() {
		v := views.DraftQuestion{Name: string(q.ID), Ask: q.Ask, Hint: q.Hint, Text: a.Answers[q.ID]}
		for _, c := range q.Choices {
			v.Choices = append(v.Choices, views.DraftChoice{Value: c.Answer, Label: c.Label})
		}
		if len(q.Choices) > 0 {
			v.Chosen, v.Text, _ = strings.Cut(a.Answers[q.ID], ": ")
			v.Details = q.ID == review.AskForm
		}
		questions = append(questions, v)
	}
	return views.DraftForm(questions, review.DraftProviders(), a.Provider)
}

// clickDraft opens the form, filled in with the answers of a draft if the click names one.
func (d *Desk) clickDraft(ctx context.Context, req Request) (Result, error) {
	if req.Action.Value == "" {
		return d.draft(ctx, req, "")
	}
	a, err := d.answersOf(ctx, req, req.Action.Value)
	if err != nil {
		return Result{}, err
	}
	modal := draftForm(a)
	return Result{Modal: &modal}, nil
}

// submitDraft writes the campaign in the form's place.
func (d *Desk) submitDraft(ctx context.Context, req Request) (Result, error) {
	a := draftAnswers{Provider: req.Form.Values["provider"], Answers: review.Answers{}}
	for _, q := range review.Questions() {
		parts := []string{req.Form.Values[string(q.ID)], req.Form.Values[string(q.ID)+"-details"]}
		parts = slices.DeleteFunc(parts, func(s string) bool { return strings.TrimSpace(s) == "" })
		if len(parts) > 0 {
			a.Answers[q.ID] = strings.TrimSpace(strings.Join(parts, ": "))
		}
	}
	if len(a.Answers) == 0 {
		return Result{Errors: map[string]string{string(review.AskSent): "Answer at least one question. What is not known comes back as a question for the customer."}}, nil
	}
	id, err := d.keepDraft(ctx, req, a)
	if err != nil {
		return Result{}, err
	}
	modal := drawDraft(a, id)
	return Result{Modal: &modal, Update: true}, nil
}

func (d *Desk) keepDraft(ctx context.Context, req Request, a draftAnswers) (string, error) {
	data, err := json.Marshal(a)
	if err != nil {
		return "", fmt.Errorf("keep the answers of a draft: %w", err)
	}
	text := cmp.Or(a.Answers[review.AskName], a.Answers[review.AskSent], "a campaign")
	l := d.lookup(req, ask{text: text}, knowledge.Match{}, d.newID())
	l.Kind, l.Verdict, l.Gap, l.Provider = kindDraft, review.Draft(a.Answers, a.Provider).Verdict(), false, a.Provider
	kept := storage.Reviewed{Team: req.Team, ID: l.ID, Person: req.Person.ID, At: d.now(), Text: string(data)}
	if err := d.store.SaveReviewed(ctx, kept); err != nil {
		return "", err
	}
	d.store.SaveLookup(l)
	return l.ID, nil
}

func drawDraft(a draftAnswers, lookup string) views.Modal {
	drafted := review.Draft(a.Answers, a.Provider)
	v := views.TextsValue{Title: drafted.Verdict(), First: drafted.First, Refused: drafted.Refused, Faults: waiting(drafted)}
	for _, f := range drafted.Fields {
		if f.Ask != "" {
			continue
		}
		v.Fields = append(v.Fields, views.TextField{Label: f.Label, Text: f.Text, Length: f.Length, Min: f.Min, Max: f.Max, Note: f.Note})
	}
	for _, f := range drafted.Held() {
		v.Held = append(v.Held, fieldTitle(f.Field)+": "+f.Message)
	}
	return views.Draft(v, lookup)
}

// waiting lists what is still to be asked, each question once with the fields that wait for it.
func waiting(drafted review.Drafted) []string {
	var out []string
	for _, ask := range drafted.Questions() {
		var labels []string
		for _, f := range drafted.Missing() {
			if f.Ask == ask {
				labels = append(labels, f.Label)
			}
		}
		out = append(out, ask+" (for "+strings.Join(labels, ", ")+")")
	}
	return out
}

// answersOf reads what a draft was written from.
func (d *Desk) answersOf(ctx context.Context, req Request, id string) (draftAnswers, error) {
	kept, err := d.store.Reviewed(ctx, req.Team, id)
	if isNotFound(err) {
		return draftAnswers{}, say("/tcr draft", "I no longer have the answers of that draft. Please answer the questions again.")
	}
	if err != nil {
		return draftAnswers{}, err
	}
	var a draftAnswers
	if err := json.Unmarshal([]byte(kept.Text), &a); err != nil {
		return a, fmt.Errorf("read the answers of a draft: %w", err)
	}
	return a, nil
}

func (d *Desk) draftAgain(ctx context.Context, req Request, id string) (Result, error) {
	a, err := d.answersOf(ctx, req, id)
	if err != nil {
		return Result{}, err
	}
	modal := drawDraft(a, id)
	return Result{Modal: &modal}, nil
}

func (d *Desk) clickDraftQuestions(ctx context.Context, req Request) (Result, error) {
	a, err := d.answersOf(ctx, req, req.Action.Value)
	if err != nil {
		return Result{}, err
	}
	drafted := review.Draft(a.Answers, a.Provider)
	modal := views.CopyText("Questions for the customer", copyIntro, customerQuestions(drafted.Review.Campaign.Name(), drafted.Questions()))
	return Result{Modal: &modal}, nil
}

// draftedText is a drafted campaign as labeled fields, the form in which a ticket keeps it.
func draftedText(a draftAnswers) string {
	drafted := review.Draft(a.Answers, a.Provider)
	var lines []string
	c := drafted.Review.Campaign
	for _, pair := range [][2]string{{"Brand", c.Brand}, {"DBA", c.DBA}, {"Website", c.Website}} {
		if pair[1] != "" {
			lines = append(lines, pair[0]+": "+pair[1])
		}
	}
	for _, f := range drafted.Fields {
		if f.Text != "" {
			lines = append(lines, f.Label+": "+strings.Join(strings.Fields(f.Text), " "))
		}
	}
	return strings.Join(lines, "\n")
}
