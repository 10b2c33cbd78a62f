package handlers

import (
	"context"
	"fmt"
	"strings"
	"time"

	"tcrbot/handlers/views"
	"tcrbot/storage"
)

const remindExample = "/tcr remind 12 fri 10:00 call customer"

// remindMe keeps a promise to write to a person at a time.
func (d *Desk) remindMe(ctx context.Context, req Request, rest string) (Result, error) {
	n, text, err := d.numbered(rest, remindExample)
	if err != nil {
		return Result{}, err
	}
	if text == "" {
		return d.whenForm(ctx, req, n, "", views.RemindForm)
	}
	at, what, err := d.momentAndRest(ctx, req, text, remindExample)
	if err != nil {
		return Result{}, err
	}
	return d.promise(ctx, req, n, at, what)
}

func (d *Desk) promise(ctx context.Context, req Request, n int64, at time.Time, what string) (Result, error) {
	t, err := d.ticket(ctx, req, n)
	if err != nil {
		return Result{}, err
	}
	if what == "" {
		what = "look at it"
	}
	p := storage.Promise{Team: req.Team, ID: req.Key, Ticket: n, Person: req.Person.ID, DueAt: at, Body: what}
	if err := d.store.SavePromise(ctx, p); err != nil {
		return Result{}, err
	}
	if req.Source == FromForm {
		return Result{Clear: true}, nil
	}
	msg := views.TicketChanged(d.ticketValue(t), fmt.Sprintf("on %s I remind you to: %s", at.Format("Mon 2 Jan at 15:04"), what))
	return Result{Private: &msg}, nil
}

func (d *Desk) submitRemind(ctx context.Context, req Request) (Result, error) {
	n, err := number(req.Form.Meta)
	if err != nil {
		return Result{}, err
	}
	at, err := d.moment(ctx, req, strings.TrimSpace(req.Form.Values["when"]), remindExample)
	if err != nil {
		return wrongField("when", err)
	}
	return d.promise(ctx, req, n, at, strings.TrimSpace(req.Form.Values["what"]))
}

// keepPromises queues what was promised for now. What was missed while nothing ran comes together in one message.
func (d *Desk) keepPromises(ctx context.Context, team string) error {
	due, err := d.store.PromisesDue(ctx, team, d.now())
	if err != nil {
		return err
	}
	byPerson := map[string][]storage.Promise{}
	var people []string
	for _, p := range due {
		if byPerson[p.Person] == nil {
			people = append(people, p.Person)
		}
		byPerson[p.Person] = append(byPerson[p.Person], p)
	}
	for _, person := range people {
		if err := d.keepPromisesTo(ctx, team, person, byPerson[person]); err != nil {
			return err
		}
	}
	return nil
}

func (d *Desk) keepPromisesTo(ctx context.Context, team, person string, list []storage.Promise) error {
	var values []views.PromiseValue
	var ids []string
	for _, p := range list {
		t, err := d.store.Ticket(ctx, team, p.Ticket)
		if err != nil {
			return err
		}
		values, ids = append(values, views.PromiseValue{Ticket: d.ticketValue(t), Body: p.Body, At: p.DueAt}), append(ids, p.ID)
	}
	item := storage.OutboxItem{Team: team, Key: "promise:" + ids[0], Kind: "message", Channel: person, Payload: encode(views.Promised(values))}
	_, err := d.store.KeepPromises(ctx, item, ids...)
	return err
}
