package handlers

import (
	"context"
	"fmt"
	"time"

	"tcrbot/handlers/views"
	"tcrbot/knowledge"
	"tcrbot/storage"
)

const recentDays = 7 * 24 * time.Hour

// last lists the person's own answers of the last seven days.
func (d *Desk) last(ctx context.Context, req Request, _ string) (Result, error) {
	recent, err := d.recent(ctx, req, 10)
	if err != nil {
		return Result{}, err
	}
	msg := views.Recent(recent)
	return Result{Private: &msg}, nil
}

func (d *Desk) recent(ctx context.Context, req Request, limit int) ([]views.RecentValue, error) {
	found, err := d.store.RecentLookups(ctx, req.Team, req.Person.ID, d.now().Add(-recentDays), limit)
	if err != nil {
		return nil, err
	}
	var out []views.RecentValue
	for _, l := range found {
		out = append(out, views.RecentValue{LookupID: l.ID, At: l.At, Snippet: l.Text, Title: d.headOf(l)})
	}
	return out, nil
}

// headOf is what a lookup was answered with, in a few words.
func (d *Desk) headOf(l storage.Lookup) string {
	switch {
	case l.Kind == kindDraft:
		return "Campaign draft: " + l.Verdict
	case l.Kind == kindReview:
		return "Campaign review: " + l.Verdict
	case len(l.Causes) == 0:
		return "Nothing found yet"
	case l.Verdict != string(knowledge.VerdictMatch):
		return "Not sure yet; perhaps: " + d.title(l.Causes[0])
	}
	return d.title(l.Causes[0])
}

// OpenHome draws a person's App Home.
func (d *Desk) OpenHome(ctx context.Context, req Request) (Result, error) {
	if err := d.enter(ctx, &req); err != nil {
		home := views.RefusedHome(err.Error())
		return Result{Home: &home}, nil
	}
	v := views.HomeValue{Name: req.Person.Name, Contact: req.chosen.of("contact"), Admin: req.Person.Admin, Manager: req.Person.Role >= RoleManager}
	mine, err := d.store.Tickets(ctx, storage.TicketFilter{Team: req.Team, Owner: req.Person.ID, OpenOnly: true, OldestFirst: true, Limit: 50})
	if err != nil {
		return Result{}, err
	}
	d.homeTickets(&v, mine)
	if v.Unowned, err = d.store.CountTickets(ctx, storage.TicketFilter{Team: req.Team, Unowned: true, OpenOnly: true}); err != nil {
		return Result{}, err
	}
	if v.Recent, err = d.recent(ctx, req, 5); err != nil {
		return Result{}, err
	}
	v.First = len(mine) == 0 && len(v.Recent) == 0
	home := views.DrawHome(v)
	return Result{Home: &home}, nil
}

const homeLength = 10

func (d *Desk) homeTickets(v *views.HomeValue, mine []storage.Ticket) {
	customers, providers := 0, 0
	for i, t := range mine {
		if i < homeLength {
			v.Mine = append(v.Mine, d.ticketValue(t))
		}
		switch t.Status {
		case storage.StatusWaitingCustomer:
			customers++
		case storage.StatusWaitingProvider:
			providers++
		}
	}
	v.MineMore = max(0, len(mine)-homeLength)
	if len(mine) > 0 {
		v.Waiting = fmt.Sprintf("%d open: %d to work on, %d with customers, %d with providers", len(mine), len(mine)-customers-providers, customers, providers)
	}
}
