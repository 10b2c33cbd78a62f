package handlers

import (
	"context"

	"tcrbot/handlers/views"
	"tcrbot/storage"
)

const formFigures = "figures"

// clickDigest shows the week's figures to one person.
func (d *Desk) clickDigest(ctx context.Context, req Request) (Result, error) {
	r, err := d.stats(ctx, req, req.Action.Value)
	if err != nil {
		return Result{}, err
	}
	return d.read(req, "Figures", *r.Private), nil
}

func (d *Desk) clickFigures(_ context.Context, req Request) (Result, error) {
	modal := views.FiguresForm(req.Person.Admin)
	return Result{Modal: &modal}, nil
}

// submitFigures shows the figures that were chosen, or posts them in a channel.
func (d *Desk) submitFigures(ctx context.Context, req Request) (Result, error) {
	a, err := d.asked(ctx, req, joinWords(req.Form.Values["weeks"], chosenFilters(req.Form.Values)))
	if err != nil {
		return wrongField("owner", err)
	}
	if channel := req.Form.Values["channel"]; channel != "" {
		return d.postFigures(ctx, req, a, channel)
	}
	parts, err := d.digestOf(ctx, a)
	if err != nil {
		return Result{}, err
	}
	modal := views.ReadModal("Figures", parts.message)
	return Result{Modal: &modal, Update: true}, nil
}

func (d *Desk) postFigures(ctx context.Context, req Request, a figuresAsked, channel string) (Result, error) {
	req.Channel = channel
	if d.slack != nil {
		place, err := d.slack.Channel(ctx, channel)
		if err == nil {
			req.Place = &place
		}
	}
	if err := d.postable(req); err != nil {
		return wrongField("channel", err)
	}
	items, err := d.digestItems(ctx, a, storage.OutboxItem{Team: req.Team, Key: "digest-here:" + req.Key, Channel: channel})
	if err != nil {
		return Result{}, err
	}
	modal := views.ReadModal("Figures", views.Notice("The figures are on their way to the channel."))
	return Result{Modal: &modal, Update: true}, d.store.Enqueue(ctx, items...)
}
