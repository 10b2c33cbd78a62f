package handlers

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"tcrbot/handlers/views"
	"tcrbot/knowledge"
	"tcrbot/storage"
)

// formCauses is the route of the form to choose causes from.
const formCauses = "confirm-cause"

// cause names a ticket's cause, or opens the form to choose from.
func (d *Desk) cause(ctx context.Context, req Request, rest string) (Result, error) {
	n, typed, err := d.numbered(rest, "/tcr cause 12")
	if err != nil {
		return Result{}, err
	}
	if typed == "" {
		return d.causesForm(ctx, req, n)
	}
	slug := d.causeNamed(typed)
	if _, ok := d.base.Article(slug); !ok {
		return Result{}, say(fmt.Sprintf("/tcr cause %d", n), "I know no cause %q. Without one I show those there are.", views.Clamp(typed, 40))
	}
	t, err := d.confirmCauses(ctx, req, n, []string{slug})
	if err != nil {
		return Result{}, err
	}
	return d.changed(ctx, req, t, "the cause is confirmed: "+d.title(slug))
}

func (d *Desk) clickCauses(ctx context.Context, req Request) (Result, error) {
	n, err := number(req.Action.Value)
	if err != nil {
		return Result{}, err
	}
	return d.causesForm(ctx, req, n)
}

func (d *Desk) causesForm(ctx context.Context, req Request, n int64) (Result, error) {
	t, rounds, err := d.roundsOf(ctx, req, n)
	if err != nil {
		return Result{}, err
	}
	reason := t.Rejection
	for _, r := range rounds {
		if r.Verdict == storage.Rejected {
			reason = r.Reason
		}
	}
	modal := views.CausesForm(d.causesValue(req, t, reason, "Which causes did the reviewer raise?"))
	return Result{Modal: &modal}, nil
}

// causesValue offers the ticket's causes, chosen, and after them the others that the reviewer's words could mean.
func (d *Desk) causesValue(req Request, t storage.Ticket, reason, intro string) views.CausesValue {
	v := views.CausesValue{Ticket: d.ticketValue(t), Intro: intro}
	add := func(slug string, chosen bool) {
		known := slices.ContainsFunc(v.Candidates, func(c views.CauseValue) bool { return c.Slug == slug })
		if !known && len(v.Candidates) < 10 {
			v.Candidates = append(v.Candidates, views.CauseValue{Slug: slug, Title: d.title(slug), Chosen: chosen})
		}
	}
	for _, slug := range causesOf(t) {
		add(slug, true)
	}
	if strings.TrimSpace(reason) != "" {
		m := d.base.Match(reason, knowledge.Hints{Provider: t.Provider, Own: req.chosen.own()})
		for _, r := range m.Reasons {
			add(r.Slug, false)
		}
		for _, c := range m.Causes {
			add(c.Slug, false)
		}
	}
	for _, a := range d.base.Articles() {
		v.All = append(v.All, views.CauseValue{Slug: a.Slug, Title: a.Title})
	}
	return v
}

func (d *Desk) submitCauses(ctx context.Context, req Request) (Result, error) {
	n, err := number(req.Form.Meta)
	if err != nil {
		return Result{}, err
	}
	chosen := strings.Fields(req.Form.Values["causes"])
	if other := req.Form.Values["other"]; other != "" && !slices.Contains(chosen, other) {
		chosen = append(chosen, other)
	}
	if len(chosen) == 0 {
		return Result{Errors: map[string]string{"other": "Choose at least one cause. If you cannot tell yet, press Close."}}, nil
	}
	t, err := d.confirmCauses(ctx, req, n, chosen)
	if err != nil {
		return Result{}, err
	}
	return d.nextStep(ctx, req, t)
}

// confirmCauses keeps the causes a person says were raised, with the ticket and with its last refusal.
func (d *Desk) confirmCauses(ctx context.Context, req Request, n int64, causes []string) (storage.Ticket, error) {
	t, _, err := d.changeRounds(ctx, req, n, "", func(t *storage.Ticket, book *storage.RoundBook) ([]storage.Event, error) {
		return d.confirm(t, book, causes), nil
	})
	return t, err
}

func (d *Desk) confirm(t *storage.Ticket, book *storage.RoundBook, causes []string) []storage.Event {
	for _, r := range slices.Backward(book.All()) {
		if r.Verdict == storage.Rejected {
			if !slices.Equal(r.Causes, slices.Sorted(slices.Values(causes))) {
				r.Causes = causes
				book.Put(r)
			}
			break
		}
	}
	was := causesOf(*t)
	if t.CauseConfirmed && slices.Equal(was, causes) {
		return nil
	}
	setCauses(t, causes)
	t.CauseConfirmed = true
	var titles []string
	for _, slug := range causes {
		titles = append(titles, d.title(slug))
	}
	return []storage.Event{{Kind: storage.EventCauses, From: strings.Join(was, ","), To: strings.Join(causes, ","), Text: strings.Join(titles, "; ")}}
}
