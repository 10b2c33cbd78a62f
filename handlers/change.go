package handlers

import (
	"context"
	"errors"
	"strings"

	"tcrbot/handlers/views"
	"tcrbot/storage"
)

func isNotFound(err error) bool { return errors.Is(err, storage.ErrNotFound) }
func isSame(err error) bool     { return errors.Is(err, storage.ErrSame) }

// change moves a ticket: ticket, history, card and thread lines are written in one transaction.
func (d *Desk) change(ctx context.Context, req Request, n int64, how func(*storage.Ticket) ([]storage.Event, error)) (storage.Ticket, error) {
	whole := func(t *storage.Ticket) ([]storage.Event, error) {
		before := *t
		events, err := how(t)
		d.moved(before, t)
		return events, err
	}
	t, err := d.store.ChangeTicket(ctx, req.Team, n, req.Person.ID, whole, d.postsBy(ctx, req, n))
	return t, d.unknownNumber(err, n)
}

// changed answers a change: the form closes, the card in the team channel shows it by itself, details that are open as a
// screen are drawn anew, and everybody else is told.
func (d *Desk) changed(ctx context.Context, req Request, t storage.Ticket, words string) (Result, error) {
	switch {
	case req.Source == FromForm:
		return Result{Clear: true}, nil
	case req.Source == FromHome: // it is drawn anew
		return Result{}, nil
	case req.Action.View != "":
		msg, err := d.details(ctx, req, t.Number)
		modal := views.ReadModal("Ticket", msg)
		return Result{Modal: &modal, Update: true}, err
	case req.Source == FromClick && req.Channel != "" && req.Channel == req.chosen.of("team_channel"):
		return Result{}, nil
	}
	msg := views.TicketChanged(d.ticketValue(t), words)
	return Result{Private: &msg}, nil
}

// to sets the status and tells it as an event; the same status again is no change.
func to(t *storage.Ticket, status storage.Status, outcome, why string) []storage.Event {
	if t.Status == status && outcome == t.Outcome {
		return noted(why)
	}
	e := storage.Event{Kind: storage.EventStatus, From: string(t.Status), To: string(status), Text: why}
	t.Status, t.Outcome = status, outcome
	if words := views.OutcomeWords(outcome); words != "" {
		e.Text = strings.TrimSuffix(words+". "+why, ". ")
	}
	return []storage.Event{e}
}

func noted(why string) []storage.Event {
	if strings.TrimSpace(why) == "" {
		return nil
	}
	return []storage.Event{{Kind: storage.EventNote, Text: why}}
}

func give(t *storage.Ticket, owner string) []storage.Event {
	if t.Owner == owner {
		return nil
	}
	e := storage.Event{Kind: storage.EventAssigned, From: t.Owner, To: owner}
	t.Owner = owner
	return []storage.Event{e}
}
