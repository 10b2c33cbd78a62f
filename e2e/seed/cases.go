package seed

import (
	"context"
	"fmt"
	"time"

	"tcrbot/storage"
)

// stepGap is how far a day's steps of one case lie apart.
const stepGap = 11 * time.Minute

// caseDeeds are a case's steps. The first opens it and learns the number that the others need.
func (w *writer) caseDeeds(c calendar, s story) []deed {
	var number int64
	var out []deed
	day, nth := -1, 0
	for _, st := range s.steps {
		if nth++; st.days != day {
			day, nth = st.days, 0
		}
		at := c.at(st.days, s.customer+s.campaign).Add(time.Duration(nth) * stepGap)
		out = append(out, deed{at, func(ctx context.Context) (err error) {
			if st.verb == "open" {
				number, err = w.open(ctx, s, st)
				return err
			}
			return w.step(ctx, number, s, st)
		}})
	}
	return out
}

// open asks the bot about the notice, as an agent does, and opens a case from the answer.
func (w *writer) open(ctx context.Context, s story, st step) (int64, error) {
	id := w.nextID()
	if err := w.ask(ctx, st.who, s.rejection, id, s.cause); err != nil {
		return 0, err
	}
	t := storage.Ticket{
		Team: w.Team, Customer: s.customer, Brand: s.brand, CampaignID: s.campaign, Provider: s.provider, Kind: s.kind,
		Rejection: s.rejection, Cause: s.cause, HelpdeskRef: s.reference, TextingBlocked: s.blocked, LookupID: id, OpenedBy: w.People[st.who],
	}
	t, _, err := w.store.CreateTicket(ctx, t, "", nil)
	w.done.Tickets++
	return t.Number, err
}

// step changes a case as the line says.
func (w *writer) step(ctx context.Context, number int64, s story, st step) error {
	who := w.People[st.who]
	if who == "" {
		return fmt.Errorf("nobody is called %q", st.who)
	}
	c := storage.Change{Team: w.Team, Number: number, Actor: who}
	_, _, err := w.store.ChangeRounds(ctx, c, func(t *storage.Ticket, book *storage.RoundBook) ([]storage.Event, error) {
		s.rounds(t, book, who, st)
		if st.verb == "customer" && t.FirstReplyAt.IsZero() {
			t.FirstReplyAt = w.clock
		}
		return change(t, who, st)
	}, nil)
	return err
}

func change(t *storage.Ticket, who string, st step) ([]storage.Event, error) {
	switch st.verb {
	case "take":
		from := t.Owner
		t.Owner = who
		return append([]storage.Event{{Kind: storage.EventAssigned, From: from, To: who}}, move(t, storage.StatusWorking, "", "")...), nil
	case "note":
		return []storage.Event{{Kind: storage.EventNote, Text: st.why}}, nil
	case "working":
		return move(t, storage.StatusWorking, "", st.why), nil
	case "customer":
		return move(t, storage.StatusWaitingCustomer, "", st.why), nil
	case "provider":
		t.CauseConfirmed = true // what was fixed and sent in again was right, or so they thought
		return move(t, storage.StatusWaitingProvider, "", st.why), nil
	case "approved":
		return move(t, storage.StatusApproved, "approved", st.why), nil
	case "closed":
		return move(t, storage.StatusClosed, st.outcome, st.why), nil
	}
	return nil, fmt.Errorf("%q is no verb of the history", st.verb)
}

func move(t *storage.Ticket, to storage.Status, outcome, why string) []storage.Event {
	if t.Status == to {
		return []storage.Event{{Kind: storage.EventNote, Text: why}}
	}
	e := storage.Event{Kind: storage.EventStatus, From: string(t.Status), To: string(to), Text: why}
	t.Status, t.Outcome = to, outcome
	return []storage.Event{e}
}
