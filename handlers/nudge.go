package handlers

import (
	"cmp"
	"context"
	"fmt"

	"tcrbot/handlers/views"
	"tcrbot/storage"
)

// clickCopyNudge opens the text that moves a ticket, filled in: a reply for a new one, a nudge for the customer, a chase for the
// provider. A reply that is copied for a ticket counts as its first.
func (d *Desk) clickCopyNudge(ctx context.Context, req Request) (Result, error) {
	t, err := d.pressed(ctx, req)
	if err != nil {
		return Result{}, err
	}
	p, err := d.patience(ctx, req.Team)
	if err != nil {
		return Result{}, err
	}
	title, text := d.nudgeText(p, t)
	if text == "" {
		return Result{}, say(fmt.Sprintf("/tcr show %d", t.Number), "#%d waits for nobody outside: say what happened to it.", t.Number)
	}
	if t.FirstReplyAt.IsZero() && t.Status == storage.StatusNew {
		if _, err := d.change(ctx, req, t.Number, func(t *storage.Ticket) ([]storage.Event, error) {
			t.FirstReplyAt = d.now()
			return nil, nil
		}); err != nil {
			return Result{}, err
		}
	}
	filled, open := fill(text, d.nudgeNames(p, t))
	modal := views.CopyReply(views.ReplyValue{Title: title, Text: filled, Open: open})
	return Result{Modal: &modal}, nil
}

// nudgeText is the text for where a ticket stands.
func (d *Desk) nudgeText(p *patience, t storage.Ticket) (title, text string) {
	name := ""
	switch t.Status {
	case storage.StatusNew:
		if a, ok := d.base.Article(t.Cause); ok && a.Reply != "" {
			return a.Title, a.Reply
		}
		name = "ask-details-private"
	case storage.StatusWaitingCustomer:
		name = "nudge-customer"
		last := p.limits.nudges[len(p.limits.nudges)-1]
		if p.cal.Days(p.cal.Between(t.StatusSince, d.now())) >= last {
			name = "nudge-customer-last"
		}
	case storage.StatusWaitingProvider:
		name = "where-it-stands"
	}
	s, _ := d.base.Snippet(name)
	return s.Title, s.Text
}

func (d *Desk) nudgeNames(p *patience, t storage.Ticket) map[string]string {
	known := map[string]string{
		"customer": t.Customer, "brand": cmp.Or(t.Brand, t.Customer), "campaign-id": t.CampaignID, "campaign": t.CampaignID,
		"provider": t.Provider, "reference": cmp.Or(t.HelpdeskRef, fmt.Sprintf("#%d", t.Number)),
		"date asked": t.StatusSince.In(p.cal.Zone()).Format("2 January"), "days": fmt.Sprint(p.cal.Days(p.cal.Between(t.StatusSince, d.now()))),
		"date": p.cal.AddDays(d.now(), quietAfterNote+1).In(p.cal.Zone()).Format("Monday, 2 January"),
	}
	if t.Cause != "" {
		known["open point"] = d.title(t.Cause)
	}
	return known
}

// clickCloseNoReply closes a case whose customer answered no nudge. A later answer reopens it.
func (d *Desk) clickCloseNoReply(ctx context.Context, req Request) (Result, error) {
	n, err := number(req.Action.Value)
	if err != nil {
		return Result{}, err
	}
	t, err := d.change(ctx, req, n, func(t *storage.Ticket) ([]storage.Event, error) {
		if t.Status != storage.StatusWaitingCustomer {
			return nil, say(fmt.Sprintf("/tcr show %d", n), "#%d does not wait for the customer any more: it is %s.", n, views.StatusWords(string(t.Status)))
		}
		return to(t, storage.StatusClosed, "no-reply", ""), nil
	})
	if err != nil {
		return Result{}, err
	}
	return d.changed(ctx, req, t, "closed, the customer did not reply. If an answer comes, reopen it: nothing is lost")
}
