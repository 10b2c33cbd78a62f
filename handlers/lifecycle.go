package handlers

import (
	"context"
	"fmt"
	"time"

	"tcrbot/handlers/views"
	"tcrbot/storage"
)

// After an approval it is asked at once whether the number is attached, and again after so many days from it.
const (
	firstCheck = 3 * 24 * time.Hour
	lastCheck  = 50 * 24 * time.Hour
)

// moved sets what follows from a change of status, whoever made it.
func (d *Desk) moved(before storage.Ticket, t *storage.Ticket) {
	if t.Status == before.Status {
		return
	}
	t.CheckAt, t.Attached = time.Time{}, false
	switch t.Status {
	case storage.StatusApproved:
		t.CheckAt = d.now().Add(firstCheck)
	case storage.StatusWaitingCustomer, storage.StatusWaitingProvider:
		if t.FirstReplyAt.IsZero() {
			t.FirstReplyAt = d.now()
		}
	}
	if !t.Status.Open() {
		t.SnoozedUntil = time.Time{}
	} else {
		t.MergedInto = 0
	}
}

// asksAttached tells whether an approved ticket's number is still unknown to work.
func asksAttached(t storage.Ticket) bool { return t.Status == storage.StatusApproved && !t.Attached }

// checkApproved asks about each approved ticket whose day has come, and says when it asks next. The question is in the outbox
// in the transaction that sets the next day, under a key of that day.
func (d *Desk) checkApproved(ctx context.Context, team string) error {
	chosen, err := d.choices(ctx, team)
	if err != nil {
		return err
	}
	due, err := d.store.Tickets(ctx, storage.TicketFilter{Team: team, CheckBefore: d.now(), Limit: 500})
	if err != nil {
		return err
	}
	for _, t := range due {
		if err := d.checkOne(ctx, Request{Team: team, chosen: chosen}, t); err != nil {
			return err
		}
	}
	return nil
}

func (d *Desk) checkOne(ctx context.Context, req Request, seen storage.Ticket) error {
	ask := func(t *storage.Ticket) ([]storage.Event, error) {
		if !t.CheckAt.Equal(seen.CheckAt) || !asksAttached(*t) {
			return nil, nil
		}
		t.CheckAt = t.StatusSince.Add(lastCheck)
		if !t.CheckAt.After(d.now()) {
			t.CheckAt = time.Time{}
		}
		return []storage.Event{{Kind: storage.EventReminded, Text: "is the number attached, was a test text delivered?"}}, nil
	}
	posts := func(t storage.Ticket, events []storage.Event) []storage.OutboxItem {
		to := t.Owner
		if to == "" {
			to = t.OpenedBy
		}
		key := fmt.Sprintf("attached:%d:%d", t.Number, seen.CheckAt.Unix())
		item := storage.OutboxItem{Key: key, Kind: "message", Channel: to, Payload: encode(views.AskAttached(d.ticketValue(t)))}
		return append(d.ticketPosts(t, events, req), item)
	}
	_, err := d.store.ChangeTicket(ctx, req.Team, seen.Number, botActor, ask, posts)
	return err
}

// botActor stands in the history where no person acted.
const botActor = "tcrbot"

// attached keeps the answer to the question: yes ends the case, not yet lets the question come back.
func (d *Desk) attached(ctx context.Context, req Request, n int64, yes bool) (Result, error) {
	words := "good: the number is attached and a test text was delivered"
	t, err := d.change(ctx, req, n, func(t *storage.Ticket) ([]storage.Event, error) {
		switch {
		case t.Status != storage.StatusApproved:
			return nil, say(fmt.Sprintf("/tcr show %d", n), "#%d is %s, so there is no number to attach yet.", n, views.StatusWords(string(t.Status)))
		case t.Attached:
			return nil, say(fmt.Sprintf("/tcr show %d", n), "#%d is noted as attached already.", n)
		case !yes:
			return []storage.Event{{Kind: storage.EventNote, Text: "The number is not attached yet."}}, nil
		}
		t.Attached, t.CheckAt, t.TextingBlocked = true, time.Time{}, false
		return []storage.Event{{Kind: storage.EventAttached}}, nil
	})
	if err != nil {
		return Result{}, err
	}
	if !yes {
		words = "kept. Attach the number, send a test text, then press Yes"
		if !t.CheckAt.IsZero() {
			words += ". I ask again " + inDays(t.CheckAt.Sub(d.now()))
		}
	}
	return d.changed(ctx, req, t, words)
}

func inDays(span time.Duration) string {
	switch days := int((span + 12*time.Hour) / (24 * time.Hour)); {
	case days <= 0:
		return "soon"
	case days == 1:
		return "tomorrow"
	default:
		return fmt.Sprintf("in %d days", days)
	}
}

func (d *Desk) clickAttached(ctx context.Context, req Request) (Result, error) {
	n, err := number(req.Action.Value)
	if err != nil {
		return Result{}, err
	}
	return d.attached(ctx, req, n, true)
}

func (d *Desk) clickNotAttached(ctx context.Context, req Request) (Result, error) {
	n, err := number(req.Action.Value)
	if err != nil {
		return Result{}, err
	}
	return d.attached(ctx, req, n, false)
}

func (d *Desk) attachedCommand(ctx context.Context, req Request, rest string) (Result, error) {
	n, words, err := d.numbered(rest, "/tcr attached 12")
	if err != nil {
		return Result{}, err
	}
	return d.attached(ctx, req, n, !notYet(words))
}

func notYet(words string) bool {
	lead, _ := firstWord(words)
	switch lowered(lead) {
	case "no", "not":
		return true
	}
	return false
}

// fitsAttached accepts a number, alone or with yes, no or not yet.
func (d *Desk) fitsAttached(text string) bool {
	_, rest, ok := ticketAndRest(text)
	switch lowered(rest) {
	case "", "yes", "no", "not yet":
		return ok
	}
	return false
}

func (d *Desk) clickReopen(ctx context.Context, req Request) (Result, error) {
	return d.reopen(ctx, req, req.Action.Value)
}

// reopen takes an ended ticket back to work, with a reason if there is one.
func (d *Desk) reopen(ctx context.Context, req Request, rest string) (Result, error) {
	n, why, err := d.numbered(rest, "/tcr reopen 12 declined after all")
	if err != nil {
		return Result{}, err
	}
	t, err := d.change(ctx, req, n, func(t *storage.Ticket) ([]storage.Event, error) {
		if t.Status.Open() {
			return nil, say(fmt.Sprintf("/tcr show %d", n), "#%d is open already.", n)
		}
		if why == "" {
			why = "reopened"
		}
		return to(t, storage.StatusWorking, "", why), nil
	})
	if err != nil {
		return Result{}, err
	}
	return d.changed(ctx, req, t, "open again")
}
