package handlers

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"tcrbot/handlers/views"
	"tcrbot/knowledge/review"
	"tcrbot/storage"
)

// guard compares a text with what was refused before. It asks only about submissions, and only where something was refused.
func (d *Desk) guard(ctx context.Context, req Request, t storage.Ticket, rounds []storage.Round, p planned, text string) (views.GuardValue, bool) {
	var refused []storage.Round
	for _, r := range rounds {
		if r.Verdict == storage.Rejected {
			refused = append(refused, r)
		}
	}
	if p.Kind != string(storage.RoundSubmission) || len(refused) == 0 {
		return views.GuardValue{}, false
	}
	plan, err := json.Marshal(p)
	if err != nil {
		return views.GuardValue{}, false
	}
	now := review.Text(text, review.ReadBy(d.base))
	c := comparison{d: d, text: text, now: now, rounds: rounds}
	v := views.GuardValue{
		Ticket: d.ticketValue(t), Round: int64(len(rounds) + 1), Items: c.items(refused), Risks: c.risks(), Stake: d.stake(ctx, req, t, rounds, p),
		Escalate: d.escalate(rounds), Corrected: len(now.Corrected(t.Provider).Fields) > 0, Plan: string(plan),
	}
	switch {
	case text == "":
		v.Note = "No text was given, so nothing can be compared. Go back and paste what goes out."
	case now.Understood.Form == review.FormNothing:
		v.Note = now.Understood.Summary()
	}
	return v, true
}

// stake is what another refusal would cost: the fee that was entered or paid last, else the one the team knows, else the article's;
// and the usual time, the team's before the article's.
func (d *Desk) stake(ctx context.Context, req Request, t storage.Ticket, rounds []storage.Round, p planned) string {
	providers := append([]string{t.Provider}, req.chosen.own()...)
	var cost, time string
	if ours, at, ok := d.ourFacts(ctx, req, providers); ok {
		mark := " (" + d.ourWords(req, at) + ")"
		if ours.FeePaid != "" {
			cost = ours.fees() + mark
		}
		if ours.Days != "" {
			time = ours.days() + mark
		}
	}
	for _, slug := range raised(t, rounds) {
		a, ok := d.base.Article(slug)
		if !ok {
			continue
		}
		if f, ok := pickFact(a.Cost, providers); ok {
			cost = cmp.Or(cost, f.Text+" ("+f.Provider+")")
		}
		if f, ok := pickFact(a.Time, providers); ok {
			time = cmp.Or(time, f.Text+" ("+f.Provider+")")
		}
	}
	for _, r := range rounds {
		if r.FeeCents > 0 {
			cost = money(r.FeeCents)
		}
	}
	if p.FeeCents > 0 {
		cost = money(p.FeeCents)
	}
	return strings.Join(slices.DeleteFunc([]string{cost, time}, func(s string) bool { return s == "" }), " and ")
}

// textMark tells whether a text is still the one that was compared.
func textMark(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:6])
}

// clickRecordRound records the round that the guard showed, once.
func (d *Desk) clickRecordRound(ctx context.Context, req Request) (Result, error) {
	var p planned
	if err := json.Unmarshal([]byte(req.Action.Value), &p); err != nil || p.Ticket < 1 {
		return Result{}, say("/tcr resubmit 12", "That button no longer works. Open the form again: the text is kept with the ticket.")
	}
	t, err := d.ticket(ctx, req, p.Ticket)
	if err != nil {
		return Result{}, err
	}
	if textMark(t.Draft) != p.Text {
		return Result{}, say(fmt.Sprintf("/tcr resubmit %d", p.Ticket), "Somebody changed the text of #%d meanwhile. Look at it again before you record it.", p.Ticket)
	}
	t, _, err = d.recordRound(ctx, req, p, t.Draft)
	if err != nil {
		return Result{}, err
	}
	next := views.NextValue{Ticket: d.ticketValue(t), Words: fmt.Sprintf("round %d is recorded and waits for the provider.", t.Rounds)}
	modal := views.AfterVerdict(next)
	return Result{Modal: &modal, Update: true}, nil
}

// clickCorrected shows the ticket's draft, corrected from its own facts, as text to copy.
func (d *Desk) clickCorrected(ctx context.Context, req Request) (Result, error) {
	t, err := d.pressed(ctx, req)
	if err != nil {
		return Result{}, err
	}
	c := review.Text(t.Draft, nil).Corrected(t.Provider)
	intro := "Made of the text's own facts. Paste the new text into the form again before it goes out."
	if len(c.Open) > 0 {
		intro = "What stands in brackets is still to be answered. " + intro
	}
	modal := views.CopyText(fmt.Sprintf("Corrected texts of #%d", t.Number), intro, c.Text())
	return Result{Modal: &modal}, nil
}
