package handlers

import (
	"context"
	"strings"

	"tcrbot/handlers/views"
	"tcrbot/storage"
)

// clickTake makes the person the owner. Of two who press at once one wins; the other learns who it is.
func (d *Desk) clickTake(ctx context.Context, req Request) (Result, error) {
	n, err := number(req.Action.Value)
	if err != nil {
		return Result{}, err
	}
	_, err = d.change(ctx, req, n, func(t *storage.Ticket) ([]storage.Event, error) {
		if t.Owner == req.Person.ID {
			return nil, say("", "You have #%d already.", n)
		}
		if t.Owner != "" {
			return nil, &UserError{Say: "#" + strings.TrimPrefix(req.Action.Value, "#") + " was just taken by someone else: see its card. To take it over, use Update."}
		}
		events := give(t, req.Person.ID)
		if t.Status == storage.StatusNew {
			events = append(events, to(t, storage.StatusWorking, "", "")...)
		}
		return events, nil
	})
	if err != nil {
		return Result{}, err
	}
	return d.taken(ctx, req, n)
}

// taken tells what happened where no card shows it.
func (d *Desk) taken(ctx context.Context, req Request, n int64) (Result, error) {
	if d.settings.TeamChannel != "" && req.Channel == d.settings.TeamChannel {
		return Result{}, nil
	}
	t, err := d.ticket(ctx, req, n)
	if err != nil {
		return Result{}, err
	}
	msg := views.TicketChanged(d.ticketValue(t), "you have it now")
	return Result{Private: &msg}, nil
}

func (d *Desk) ticketModal(ctx context.Context, req Request, draw func(views.TicketValue) views.Modal) (Result, error) {
	n, err := number(req.Action.Value)
	if err != nil {
		return Result{}, err
	}
	t, err := d.ticket(ctx, req, n)
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

func (d *Desk) clickReopen(ctx context.Context, req Request) (Result, error) {
	n, err := number(req.Action.Value)
	if err != nil {
		return Result{}, err
	}
	t, err := d.change(ctx, req, n, func(t *storage.Ticket) ([]storage.Event, error) {
		if t.Status.Open() {
			return nil, say("", "#%d is open already.", n)
		}
		return to(t, storage.StatusWorking, "", "reopened"), nil
	})
	if err != nil {
		return Result{}, err
	}
	return d.changed(req, t, "open again"), nil
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
	if req.Source == FromHome || req.Action.View != "" {
		modal := views.ReadModal("Ticket", msg)
		return Result{Modal: &modal}, nil
	}
	return Result{Private: &msg}, nil
}

// clickRecord keeps the text that was asked about as a note on the ticket it belongs to.
func (d *Desk) clickRecord(ctx context.Context, req Request) (Result, error) {
	num, lookup := both(req.Action.Value)
	n, err := number(num)
	if err != nil {
		return Result{}, err
	}
	l, err := d.recall(ctx, req, lookup)
	if err != nil {
		return Result{}, err
	}
	t, err := d.change(ctx, req, n, func(t *storage.Ticket) ([]storage.Event, error) {
		events := noted("A new notice came: " + l.Text)
		if len(l.Causes) > 0 && l.Verdict == "match" {
			t.Cause, t.CauseConfirmed = l.Causes[0], false
		}
		return append(events, to(t, storage.StatusWorking, "", "")...), nil
	})
	if err != nil {
		return Result{}, err
	}
	msg := views.TicketChanged(d.ticketValue(t), "the notice is on file")
	return Result{Private: &msg}, nil
}

func (d *Desk) submitUpdate(ctx context.Context, req Request) (Result, error) {
	n, err := number(req.Form.Meta)
	if err != nil {
		return Result{}, err
	}
	_, err = d.change(ctx, req, n, func(t *storage.Ticket) ([]storage.Event, error) {
		var events []storage.Event
		if owner, given := req.Form.Values["owner"]; given {
			events = give(t, owner)
		}
		note := strings.TrimSpace(req.Form.Values["note"])
		if status, _, ok := statusOf(req.Form.Values["status"]); ok && status != t.Status {
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
