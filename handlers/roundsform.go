package handlers

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tcrbot/handlers/views"
	"tcrbot/storage"
)

// formRound is the route of the form that records a round.
const formRound = "resubmit"

// resubmit opens the form that records a round. A text after the number is kept as the ticket's draft, whole, and stands in it.
func (d *Desk) resubmit(ctx context.Context, req Request, rest string) (Result, error) {
	n, text, err := d.numbered(rest, "/tcr resubmit 12")
	if err != nil {
		return Result{}, err
	}
	if text != "" {
		if _, err := d.change(ctx, req, n, draft(text)); err != nil {
			return Result{}, err
		}
	}
	return d.roundForm(ctx, req, n)
}

func (d *Desk) clickResubmit(ctx context.Context, req Request) (Result, error) {
	n, err := number(req.Action.Value)
	if err != nil {
		return Result{}, err
	}
	return d.roundForm(ctx, req, n)
}

func draft(text string) func(*storage.Ticket) ([]storage.Event, error) {
	return func(t *storage.Ticket) ([]storage.Event, error) {
		t.Draft = text
		return nil, nil
	}
}

func (d *Desk) roundForm(ctx context.Context, req Request, n int64) (Result, error) {
	t, rounds, err := d.roundsOf(ctx, req, n)
	if err != nil {
		return Result{}, err
	}
	v := views.RoundFormValue{Ticket: d.ticketValue(t), Round: int64(len(rounds) + 1), Text: t.Draft, Escalate: d.escalate(rounds)}
	if len(rounds) > 0 {
		last := rounds[len(rounds)-1]
		v.Text, v.WordedBy, v.Payer = cmp.Or(t.Draft, last.Body), last.WordedBy, last.FeePayer
		if last.FeeCents > 0 {
			v.Fee = strings.TrimPrefix(money(last.FeeCents), "$")
		}
	}
	if count := len([]rune(v.Text)); count > formLimit {
		v.TextNote = fmt.Sprintf("The whole text (%d characters) is kept with the ticket, uncut. It begins: %s", count, views.Clamp(v.Text, 300))
	}
	for _, f := range d.fixesFor(raised(t, rounds)) {
		v.Fixes = append(v.Fixes, views.FixValue{Value: f.value, Step: f.Step})
	}
	modal := views.RoundForm(v)
	return Result{Modal: &modal}, nil
}

// raised are the causes to mend: those of the last refusal, or the ticket's.
func raised(t storage.Ticket, rounds []storage.Round) []string {
	for _, r := range slices.Backward(rounds) {
		if r.Verdict == storage.Rejected && len(r.Causes) > 0 {
			return r.Causes
		}
	}
	return causesOf(t)
}

// offeredFix is a step as a checkbox offers it: Slack gives back no more than its value.
type offeredFix struct {
	storage.Fix
	value string // "slug|n"
}

// fixesFor lists the steps of causes' articles, at most ten; of a cause without an article there is only the whole.
func (d *Desk) fixesFor(causes []string) []offeredFix {
	var out []offeredFix
	for _, slug := range causes {
		a, ok := d.base.Article(slug)
		if !ok {
			out = append(out, offeredFix{storage.Fix{Cause: slug}, slug + "|"})
			continue
		}
		for i, step := range a.Steps {
			out = append(out, offeredFix{storage.Fix{Cause: slug, Step: step}, slug + "|" + strconv.Itoa(i)})
		}
	}
	for i := range out {
		if out[i].Step == "" {
			out[i].Step = d.title(out[i].Cause)
		}
	}
	return out[:min(10, len(out))]
}

// chosenFixes reads the checkboxes back. A step that an edit of the article took away counts for the cause as a whole.
func (d *Desk) chosenFixes(values string) []storage.Fix {
	var out []storage.Fix
	for value := range strings.Lines(values) {
		slug, at, ok := strings.Cut(strings.TrimSpace(value), "|")
		if !ok || slug == "" {
			continue
		}
		f := storage.Fix{Cause: slug}
		if a, written := d.base.Article(slug); written {
			if i, err := strconv.Atoi(at); err == nil && i >= 0 && i < len(a.Steps) {
				f.Step = a.Steps[i]
			}
		}
		if !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out
}

// planned is a round as the form gives it, without its text.
type planned struct {
	Ticket    int64  `json:"n"`
	Kind      string `json:"k"`
	WordedBy  string `json:"w,omitempty"`
	Fixes     string `json:"f,omitempty"`
	FeeCents  int64  `json:"c,omitempty"`
	FeePayer  string `json:"p,omitempty"`
	Reference string `json:"r,omitempty"`
	Text      string `json:"t"` // digest of the text, see textMark
	Key       string `json:"v"` // the form's view
}

func (d *Desk) submitRound(ctx context.Context, req Request) (Result, error) {
	n, err := number(req.Form.Meta)
	if err != nil {
		return Result{}, err
	}
	p, problems := planOf(n, req.Form)
	if problems != nil {
		return Result{Errors: problems}, nil
	}
	t, rounds, err := d.roundsOf(ctx, req, n)
	if err != nil {
		return Result{}, err
	}
	text := sentText(t, rounds, req.Form.Values)
	p.Text = textMark(text)
	if g, ask := d.guard(ctx, req, t, rounds, p, text); ask {
		if _, err := d.change(ctx, req, n, draft(text)); err != nil {
			return Result{}, err
		}
		modal := views.Guard(g)
		return Result{Modal: &modal, Update: true}, nil
	}
	_, _, err = d.recordRound(ctx, req, p, text)
	return Result{Clear: true}, err
}

// sentText is the text that goes out: the field's, or, where the field could not hold it, the kept one with what was added.
func sentText(t storage.Ticket, rounds []storage.Round, values map[string]string) string {
	if text, given := values["text"]; given {
		return strings.TrimSpace(text)
	}
	kept := t.Draft
	if kept == "" && len(rounds) > 0 {
		kept = rounds[len(rounds)-1].Body
	}
	return strings.TrimSpace(kept + "\n\n" + strings.TrimSpace(values["more"]))
}

func planOf(n int64, f Form) (planned, map[string]string) {
	v := func(name string) string { return strings.TrimSpace(f.Values[name]) }
	p := planned{
		Ticket: n, Kind: cmp.Or(v("kind"), string(storage.RoundSubmission)), WordedBy: v("worded"), Fixes: v("fixes"), FeePayer: v("payer"),
		Reference: v("reference"), Key: f.View,
	}
	problems := map[string]string{}
	var ok bool
	if p.FeeCents, ok = fee(v("fee")); !ok {
		problems["fee"] = "Write the fee as a number of dollars, such as 15 or 4.50."
	}
	if len([]rune(p.Reference)) > 200 {
		problems["reference"] = "That is longer than a reference (200 characters). Put the rest into a note."
	}
	if len(problems) > 0 {
		return p, problems
	}
	return p, nil
}

// recordRound writes the round, once for each form.
func (d *Desk) recordRound(ctx context.Context, req Request, p planned, text string) (storage.Ticket, bool, error) {
	r := storage.Round{
		Kind: storage.RoundKind(p.Kind), Body: text, WordedBy: p.WordedBy, Reference: p.Reference, FeeCents: p.FeeCents, FeePayer: p.FeePayer,
		SentBy: req.Person.ID, Fixes: d.chosenFixes(p.Fixes),
	}
	return d.changeRounds(ctx, req, p.Ticket, "round:"+p.Key, func(t *storage.Ticket, book *storage.RoundBook) ([]storage.Event, error) {
		if r.Kind == storage.RoundSubmission && text != "" {
			t.Draft = text
		}
		return sendRound(t, book, r), nil
	})
}
