package handlers

import (
	"context"
	"errors"
	"strings"

	"tcrbot/handlers/views"
	"tcrbot/storage"
)

func isNotFound(err error) bool { return errors.Is(err, storage.ErrNotFound) }

// change moves a ticket: ticket, history, card and thread lines are written in one transaction.
func (d *Desk) change(ctx context.Context, req Request, n int64, how func(*storage.Ticket) ([]storage.Event, error)) (storage.Ticket, error) {
	t, err := d.store.ChangeTicket(ctx, req.Team, n, req.Person.ID, how, d.ticketPosts)
	return t, d.unknownNumber(err, n)
}

// changed answers a change with the ticket as it stands now.
func (d *Desk) changed(req Request, t storage.Ticket, words string) Result {
	v := d.ticketValue(t)
	if req.Action.View != "" || req.Source == FromForm {
		return Result{Clear: true}
	}
	if req.Source == FromClick {
		return Result{} // the card shows it
	}
	msg := views.TicketChanged(v, words)
	return Result{Private: &msg}
}

// to sets the status and tells it as an event; the same status again is no change.
func to(t *storage.Ticket, status storage.Status, outcome, why string) []storage.Event {
	if t.Status == status && outcome == t.Outcome {
		return noted(why)
	}
	e := storage.Event{Kind: storage.EventStatus, From: string(t.Status), To: string(status), Text: why}
	t.Status, t.Outcome = status, outcome
	if outcome != "" && outcome != string(status) {
		e.Text = strings.TrimSuffix(outcomeWords(outcome)+". "+why, ". ")
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

func outcomeWords(outcome string) string {
	switch outcome {
	case "fixed":
		return "fixed elsewhere"
	case "no-reply":
		return "the customer did not reply"
	case "final-refusal":
		return "a final refusal"
	}
	return outcome
}
