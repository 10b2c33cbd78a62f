package handlers

import (
	"context"
	"fmt"
	"strings"

	"tcrbot/handlers/views"
	"tcrbot/storage"
)

// clickTake makes the person the owner. Of two who press at once one wins; the other learns who it is.
func (d *Desk) clickTake(ctx context.Context, req Request) (Result, error) {
	return d.takeCommand(ctx, req, req.Action.Value)
}

func (d *Desk) takeCommand(ctx context.Context, req Request, rest string) (Result, error) {
	n, _, err := d.numbered(rest, "/tcr take 12")
	if err != nil {
		return Result{}, err
	}
	t, err := d.change(ctx, req, n, func(t *storage.Ticket) ([]storage.Event, error) { return take(t, req.Person.ID) })
	if err != nil {
		return Result{}, err
	}
	return d.changed(ctx, req, t, "you have it now")
}

func take(t *storage.Ticket, person string) ([]storage.Event, error) {
	again := fmt.Sprintf("/tcr assign %d me", t.Number)
	switch {
	case !t.Status.Open():
		return nil, say(fmt.Sprintf("/tcr reopen %d", t.Number), "#%d is %s already, so there is nothing to take. To go on with it, reopen it.", t.Number, t.Status)
	case t.Owner == person:
		return nil, say(fmt.Sprintf("/tcr show %d", t.Number), "You have #%d already.", t.Number)
	case t.Owner != "":
		return nil, &UserError{Say: fmt.Sprintf("#%d has an owner already:", t.Number), Example: again, Person: t.Owner}
	}
	events := give(t, person)
	if t.Status == storage.StatusNew {
		events = append(events, to(t, storage.StatusWorking, "", "")...)
	}
	return events, nil
}

func (d *Desk) ticketModal(ctx context.Context, req Request, draw func(views.TicketValue) views.Modal) (Result, error) {
	t, err := d.pressed(ctx, req)
	if err != nil {
		return Result{}, err
	}
	modal := draw(d.ticketValue(t))
	return Result{Modal: &modal}, nil
}

func (d *Desk) clickUpdate(ctx context.Context, req Request) (Result, error) {
	return d.ticketModal(ctx, req, views.UpdateForm)
}

func (d *Desk) clickNote(ctx context.Context, req Request) (Result, error) {
	return d.ticketModal(ctx, req, views.NoteForm)
}

func (d *Desk) clickClose(ctx context.Context, req Request) (Result, error) {
	return d.ticketModal(ctx, req, views.CloseForm)
}

func (d *Desk) clickDetails(ctx context.Context, req Request) (Result, error) {
	n, err := number(req.Action.Value)
	if err != nil {
		return Result{}, err
	}
	msg, err := d.details(ctx, req, n)
	if err != nil {
		return Result{}, err
	}
	return d.read(req, "Ticket", msg), nil
}

// clickWhole shows a ticket's long texts uncut.
func (d *Desk) clickWhole(ctx context.Context, req Request) (Result, error) {
	n, err := number(req.Action.Value)
	if err != nil {
		return Result{}, err
	}
	v, err := d.withHistory(ctx, req, n)
	if err != nil {
		return Result{}, err
	}
	modal := views.Whole(v)
	return Result{Modal: &modal}, nil
}

// shownAs is what the update form showed when it was opened, so that a change somebody else made meanwhile stays.
func shownAs(meta string) (n int64, status, owner string, err error) {
	num, rest, _ := strings.Cut(meta, "|")
	status, owner, _ = strings.Cut(rest, "|")
	n, err = number(num)
	return n, status, owner, err
}

func (d *Desk) submitUpdate(ctx context.Context, req Request) (Result, error) {
	n, oldStatus, oldOwner, err := shownAs(req.Form.Meta)
	if err != nil {
		return Result{}, err
	}
	note := strings.TrimSpace(req.Form.Values["note"])
	_, err = d.change(ctx, req, n, func(t *storage.Ticket) ([]storage.Event, error) {
		var events []storage.Event
		if owner, given := req.Form.Values["owner"]; given && owner != oldOwner {
			events = give(t, owner)
		}
		status, _, ok := statusOf(req.Form.Values["status"])
		if ok && string(status) != oldStatus && status != t.Status {
			return append(events, to(t, status, endOutcome(status), note)...), nil
		}
		return append(events, noted(note)...), nil
	})
	return Result{Clear: true}, err
}

func (d *Desk) submitNote(ctx context.Context, req Request) (Result, error) {
	n, err := number(req.Form.Meta)
	if err != nil {
		return Result{}, err
	}
	text := strings.TrimSpace(req.Form.Values["note"])
	if text == "" {
		return Result{Errors: map[string]string{"note": "What should the note say?"}}, nil
	}
	_, err = d.change(ctx, req, n, func(*storage.Ticket) ([]storage.Event, error) { return noted(text), nil })
	return Result{Clear: true}, err
}

func (d *Desk) submitClose(ctx context.Context, req Request) (Result, error) {
	n, err := number(req.Form.Meta)
	if err != nil {
		return Result{}, err
	}
	outcome, _ := outcomeOf(req.Form.Values["outcome"])
	note := strings.TrimSpace(req.Form.Values["note"])
	_, err = d.change(ctx, req, n, func(t *storage.Ticket) ([]storage.Event, error) {
		return to(t, endStatus(outcome), outcome, note), nil
	})
	return Result{Clear: true}, err
}
