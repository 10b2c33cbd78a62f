package storage

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
)

// ChangeTicket reads a ticket, lets change alter it and say what happened, and writes ticket, events and what posts
// returns in one transaction; changes of one ticket follow each other. An error from change comes back as it is and
// nothing is written. At and Actor of the events are filled in; a change of status that change did not tell is told for it.
// Team, Number and the ticket's times are the Store's to set. Neither function may call the Store; both run again when the
// transaction does.
func (s *Store) ChangeTicket(ctx context.Context, team string, number int64, actor string,
	change func(*Ticket) ([]Event, error), posts func(Ticket, []Event) []OutboxItem,
) (Ticket, error) {
	var t Ticket
	err := s.tx(ctx, fmt.Sprintf("change ticket %d", number), func(tx *sql.Tx) error {
		before, err := scanTicket(s.row(ctx, tx, selectTicket+s.forUpdate(), team, number))
		if err != nil {
			return err
		}
		t = before
		events, err := change(&t)
		if err != nil {
			return &changeError{err}
		}
		if len(events) == 0 && t == before {
			return nil
		}
		return s.writeChange(ctx, tx, &t, before, actor, events, posts)
	})
	if err != nil {
		return Ticket{}, err
	}
	return t, nil
}

func (s *Store) writeChange(ctx context.Context, tx *sql.Tx, t *Ticket, before Ticket, actor string, events []Event, posts func(Ticket, []Event) []OutboxItem) error {
	t.advance(before, s.unix())
	events = tellMove(events, before.Status, t.Status)
	for i := range events {
		events[i].At, events[i].Actor = t.UpdatedAt, actor
	}
	if err := s.writeTicket(ctx, tx, *t, before); err != nil {
		return err
	}
	if err := s.insertEvents(ctx, tx, *t, events); err != nil {
		return err
	}
	if err := s.leaveTraces(ctx, tx, *t, before, actor, events); err != nil {
		return err
	}
	if posts == nil {
		return nil
	}
	return s.insertOutbox(ctx, tx, t.Team, posts(*t, events))
}

// advance sets what follows from a change, whatever the caller's function did to it.
func (t *Ticket) advance(before Ticket, now int64) {
	t.keepable()
	t.Team, t.Number, t.CreatedAt, t.StatusSince = before.Team, before.Number, before.CreatedAt, before.StatusSince
	t.UpdatedAt = fromUnix(now)
	if t.Status != before.Status {
		t.StatusSince = t.UpdatedAt
		t.answered()
	}
	t.EndedAt = t.ended(before)
}

// tellMove makes sure that the history holds each change of status: the digest counts by it.
func tellMove(events []Event, from, to Status) []Event {
	told := slices.ContainsFunc(events, func(e Event) bool { return e.Kind == EventStatus && e.To == string(to) })
	if from == to || told {
		return events
	}
	return append(events, Event{Kind: EventStatus, From: string(from), To: string(to)})
}
