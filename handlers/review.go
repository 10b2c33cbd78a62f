package handlers

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"tcrbot/handlers/views"
	"tcrbot/knowledge"
	"tcrbot/knowledge/review"
	"tcrbot/storage"
)

// kindReview is the kind of the lookups that are reviews of campaigns.
const kindReview = "review"

// reviewText answers a campaign's text with what a reviewer would hold against it. The text is kept whole beside the
// lookup: corrected texts and tickets are made from it.
func (d *Desk) reviewText(ctx context.Context, req Request, a ask) (Result, error) {
	r := review.Text(a.text, review.ReadBy(d.base))
	l := d.reviewLookup(req, a, r)
	kept := storage.Reviewed{Team: req.Team, ID: l.ID, Person: req.Person.ID, At: d.now(), Text: a.text}
	if err := d.store.SaveReviewed(ctx, kept); err != nil {
		return Result{}, err
	}
	d.store.SaveLookup(l)
	v := d.reviewValue(r)
	v.LookupID, v.Guessed, v.Note = l.ID, !a.forced, a.note
	if !a.hideCase && !inPublic(l.Source) {
		v.Case = d.campaignOnFile(ctx, req.Team, a.text, r.Campaign)
	}
	return showReview(v, a.modal), nil
}

func showReview(v views.ReviewValue, modal bool) Result {
	if modal {
		m := views.ReviewModal(v)
		return Result{Modal: &m, Update: true}
	}
	msg := views.Review(v)
	return Result{Private: &msg}
}

func (d *Desk) reviewLookup(req Request, a ask, r review.Report) storage.Lookup {
	l := d.lookup(req, a, knowledge.Match{}, d.newID())
	l.Kind, l.Verdict, l.Gap, l.Provider = kindReview, r.Verdict(), false, r.Campaign.Provider
	seen := map[string]bool{}
	for _, f := range r.Findings {
		if f.Severity != review.Context && !seen[f.Article] {
			seen[f.Article] = true
			l.Causes = append(l.Causes, f.Article)
		}
	}
	return l
}

// campaignOnFile finds the open ticket of a campaign: by what the text says, or by the brand.
func (d *Desk) campaignOnFile(ctx context.Context, team, text string, c review.Campaign) *views.CaseLine {
	if found := d.onFile(ctx, team, d.base.Match(text, knowledge.Hints{}).CampaignIDs, text); found != nil {
		return found
	}
	for _, name := range []string{c.Brand, c.DBA} {
		if name != "" && len(name) < 200 {
			if found := d.openCase(ctx, team, "", name); found != nil {
				return found
			}
		}
	}
	return nil
}

// reviewValue is a report as the views draw it.
func (d *Desk) reviewValue(r review.Report) views.ReviewValue {
	v := views.ReviewValue{
		Verdict: strings.ReplaceAll(r.Verdict(), ", ", " · "),
		Nothing: r.Understood.Form == review.FormNothing && len(r.Findings) == 0, Read: r.Understood.Summary(), Unread: r.Understood.Unread,
		Questions: r.Questions(), Texts: r.Correctable(),
	}
	for _, g := range r.Groups() {
		group := views.FindingGroup{Field: fieldTitle(g.Field)}
		for _, f := range g.Findings {
			group.Findings = append(group.Findings, d.findingLine(f))
		}
		v.Groups = append(v.Groups, group)
	}
	return v
}

func fieldTitle(f review.Field) string {
	label := f.Label()
	if label == "" {
		return "The campaign"
	}
	return strings.ToUpper(label[:1]) + label[1:]
}

func (d *Desk) findingLine(f review.Finding) views.FindingLine {
	weights := map[review.Severity]views.Weight{review.Blocker: views.WouldBeRefused, review.Warning: views.WorthFixing, review.Context: views.ToAsk}
	return views.FindingLine{
		Weight: weights[f.Severity], What: f.Message, Why: f.Why, Evidence: f.Evidence, Suggestion: f.Suggestion,
		Slug: f.Article, Title: d.title(f.Article), Source: f.Source,
	}
}

// reviewOf reads a review again from the text that was kept.
func (d *Desk) reviewOf(ctx context.Context, req Request, id string) (review.Report, error) {
	kept, err := d.keptText(ctx, req, id)
	if err != nil {
		return review.Report{}, err
	}
	return review.Text(kept.Text, review.ReadBy(d.base)), nil
}

// keptText reads a reviewed text; one that is gone gets a sentence that says what to do.
func (d *Desk) keptText(ctx context.Context, req Request, id string) (storage.Reviewed, error) {
	kept, err := d.store.Reviewed(ctx, req.Team, id)
	if isNotFound(err) {
		return kept, say("/tcr review", "I no longer have that campaign's text. Paste it again.")
	}
	return kept, err
}

// reviewAgain shows a review that was made before.
func (d *Desk) reviewAgain(ctx context.Context, req Request, l storage.Lookup) (Result, error) {
	r, err := d.reviewOf(ctx, req, l.ID)
	if err != nil {
		return Result{}, err
	}
	v := d.reviewValue(r)
	v.LookupID = l.ID
	if !inPublic(l.Source) {
		v.Case = d.campaignOnFile(ctx, req.Team, "", r.Campaign)
	}
	return showReview(v, req.Source == FromHome || req.Action.View != ""), nil
}

func (d *Desk) clickAllFindings(ctx context.Context, req Request) (Result, error) {
	r, err := d.reviewOf(ctx, req, req.Action.Value)
	if err != nil {
		return Result{}, err
	}
	modal := views.AllFindings(d.reviewValue(r))
	return Result{Modal: &modal}, nil
}

func (d *Desk) clickCopyQuestions(ctx context.Context, req Request) (Result, error) {
	r, err := d.reviewOf(ctx, req, req.Action.Value)
	if err != nil {
		return Result{}, err
	}
	modal := views.CopyText("Questions for the customer", copyIntro, customerQuestions(r.Campaign.Name(), r.Questions()))
	return Result{Modal: &modal}, nil
}

const copyIntro = "Edit it here, then select all and copy. Nothing is sent from here."

// customerQuestions is what the agent can send to the customer.
func customerQuestions(brand string, questions []string) string {
	lines := []string{"Hi,", "", fmt.Sprintf("Before we submit the texting campaign for %s, please tell us:", cmp.Or(brand, "your brand"))}
	for i, q := range questions {
		lines = append(lines, fmt.Sprintf("%d. %s", i+1, q))
	}
	return strings.Join(append(lines, "", "Please answer with how it really is today: reviewers check it."), "\n")
}

func (d *Desk) clickCopyTexts(ctx context.Context, req Request) (Result, error) {
	r, err := d.reviewOf(ctx, req, req.Action.Value)
	if err != nil {
		return Result{}, err
	}
	c := r.Corrected(r.Campaign.Provider)
	v := views.TextsValue{Title: "Corrected texts", First: c.First, Open: c.Open, Refused: c.Refused}
	for _, f := range c.Fields {
		v.Fields = append(v.Fields, views.TextField{Label: f.Label, Text: f.Text, Length: f.Length, Min: f.Min, Max: f.Max, Changed: f.Changed})
	}
	modal := views.Texts(v)
	return Result{Modal: &modal}, nil
}

// ticketFromReview opens the new-ticket form for a campaign that was reviewed.
func (d *Desk) ticketFromReview(ctx context.Context, req Request, l storage.Lookup) (views.Modal, error) {
	kept, err := d.campaignText(ctx, req, l.ID)
	if err != nil {
		return views.Modal{}, err
	}
	c, _ := review.Parse(kept)
	v := views.TicketFormValue{
		Customer: c.Name(), Brand: c.Brand, Provider: knowledge.ProviderName(c.Provider), Kind: "campaign",
		Meta:      ticketMeta{Lookup: l.ID, Review: l.ID, Source: l.SourceLink}.encode(),
		DraftNote: fmt.Sprintf("The campaign's text (%d characters) is kept with the ticket as the draft of its next submission.", len([]rune(kept))),
	}
	if ids := d.base.Match(kept, knowledge.Hints{}).CampaignIDs; len(ids) > 0 {
		v.CampaignID = ids[0]
	}
	return views.TicketForm(v), nil
}

// draftText takes the reviewed text, whole, as the draft of what will be submitted.
func (d *Desk) draftText(ctx context.Context, req Request, meta ticketMeta, t *storage.Ticket) error {
	if meta.Review == "" {
		return nil
	}
	text, err := d.campaignText(ctx, req, meta.Review)
	t.Draft = text
	return err
}

// campaignText is the campaign's text of a review or a draft.
func (d *Desk) campaignText(ctx context.Context, req Request, id string) (string, error) {
	kept, err := d.keptText(ctx, req, id)
	if err != nil {
		return "", err
	}
	var a draftAnswers
	if json.Unmarshal([]byte(kept.Text), &a) == nil && len(a.Answers) > 0 {
		return draftedText(a), nil
	}
	return kept.Text, nil
}
