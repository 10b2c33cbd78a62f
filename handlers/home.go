package handlers

import (
	"context"
	"fmt"
	"strconv"
	"strings"
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

// OpenHome draws a person's App Home. Which list it shows is kept with the screen, and changed by its menu and buttons.
func (d *Desk) OpenHome(ctx context.Context, req Request) (Result, error) {
	if err := d.enter(ctx, &req); err != nil {
		home := views.RefusedHome(err.Error())
		return Result{Home: &home}, nil
	}
	v := views.HomeValue{
		Name: req.Person.Name, Contact: req.chosen.of("contact"), Admin: req.Person.Admin, Manager: req.Person.Role >= RoleManager,
		Shows: req.Action.Meta,
	}
	if req.Action.ID == homeRoute {
		v.Shows = req.Action.Value
	}
	if err := d.homeList(ctx, req, &v); err != nil {
		return Result{}, err
	}
	counts, err := d.homeCounts(ctx, req, &v)
	if err != nil {
		return Result{}, err
	}
	if v.Recent, err = d.recent(ctx, req, 5); err != nil {
		return Result{}, err
	}
	v.First = counts == 0 && len(v.Recent) == 0 && v.Shows == ""
	home := views.DrawHome(v)
	return Result{Home: &home}, nil
}

// homeRoute is the route of App Home's menu of lists and of the buttons that turn its pages.
const homeRoute = "home-list"

// clickHome answers the menu of lists and the buttons that turn its pages.
func (d *Desk) clickHome(ctx context.Context, req Request) (Result, error) {
	return d.OpenHome(ctx, req)
}

const homeLength = 10

// homeFilter is a list of App Home; one that is unknown, as of an older screen, is that of one's own tickets.
func (d *Desk) homeFilter(req Request, list string) (storage.TicketFilter, string) {
	f := storage.TicketFilter{Team: req.Team, Owner: req.Person.ID, OpenOnly: true, OldestFirst: true, Urgent: true}
	switch list {
	case "due":
		f.DueBefore = d.now().Add(36 * time.Hour)
	case "customers":
		f.Status = storage.StatusWaitingCustomer
	case "providers":
		f.Status = storage.StatusWaitingProvider
	case "unowned":
		f.Owner, f.Unowned = "", true
	case "open":
		f.Owner = ""
	default:
		list = "mine"
	}
	return f, list
}

// homeList reads the page of the list that is shown.
func (d *Desk) homeList(ctx context.Context, req Request, v *views.HomeValue) error {
	list, typed := both(v.Shows)
	page, err := strconv.Atoi(typed)
	if err != nil || page < 1 {
		page = 1
	}
	var f storage.TicketFilter
	f, v.List = d.homeFilter(req, list)
	f.Limit, f.Offset = homeLength+1, (page-1)*homeLength
	found, err := d.store.Tickets(ctx, f)
	if err != nil {
		return err
	}
	if len(found) > homeLength {
		v.Next = fmt.Sprintf("%s|%d", v.List, page+1)
	}
	if page > 1 {
		v.Previous = fmt.Sprintf("%s|%d", v.List, page-1)
	}
	for _, t := range found[:min(homeLength, len(found))] {
		v.Mine = append(v.Mine, d.ticketValue(t))
	}
	return nil
}

// homeCounts says how many of one's tickets wait for what, and shows the first that nobody has. It gives how many one has.
func (d *Desk) homeCounts(ctx context.Context, req Request, v *views.HomeValue) (mine int, err error) {
	const most = 200
	var parts []string
	for _, list := range []struct{ name, words string }{{"mine", "open"}, {"due", "due by tomorrow"}, {"customers", "with customers"}, {"providers", "with providers"}} {
		f, _ := d.homeFilter(req, list.name)
		n, err := d.store.CountUpTo(ctx, f, most)
		if err != nil {
			return 0, err
		}
		if list.name == "mine" {
			mine = n
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, list.words))
		}
	}
	v.Waiting = strings.Join(parts, " · ")
	free, _ := d.homeFilter(req, "unowned")
	if v.Unowned, err = d.store.CountUpTo(ctx, free, most); err != nil {
		return 0, err
	}
	free.Limit = 3
	found, err := d.store.Tickets(ctx, free)
	for _, t := range found {
		v.Free = append(v.Free, d.ticketValue(t))
	}
	return mine, err
}
