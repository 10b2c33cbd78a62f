package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// CreateTicket stores a new ticket with its first event and what posts returns, in one transaction. Number, times and, if
// empty, Status are filled in. The same submission key gives the ticket that was created first, with created false and
// nothing written; an empty key is never the same. Posts must not call the Store; it runs again when the transaction does.
func (s *Store) CreateTicket(ctx context.Context, t Ticket, submission string, posts func(Ticket) []OutboxItem) (ticket Ticket, created bool, err error) {
	err = s.tx(ctx, "create a ticket", func(tx *sql.Tx) error {
		ticket, err = s.submitted(ctx, tx, t.Team, submission)
		created = errors.Is(err, ErrNotFound)
		if !created {
			return err
		}
		ticket, err = s.insertTicket(ctx, tx, t, submission, posts)
		return err
	})
	if err != nil {
		return Ticket{}, false, err
	}
	return ticket, created, nil
}

// submitted finds the ticket that a form created before. The team's row is locked first, so that the same form sent twice
// at once waits for itself.
func (s *Store) submitted(ctx context.Context, tx *sql.Tx, team, submission string) (Ticket, error) {
	if err := s.lockTeam(ctx, tx, team); err != nil {
		return Ticket{}, err
	}
	if submission == "" {
		return Ticket{}, ErrNotFound
	}
	var number int64
	err := s.row(ctx, tx, "SELECT ticket FROM submissions WHERE team = ? AND submission = ?", team, submission).Scan(&number)
	if err != nil {
		return Ticket{}, orNotFound(err)
	}
	return s.ticketIn(ctx, tx, team, number)
}

func (s *Store) insertTicket(ctx context.Context, tx *sql.Tx, t Ticket, submission string, posts func(Ticket) []OutboxItem) (Ticket, error) {
	next := "UPDATE teams SET next_ticket = next_ticket + 1 WHERE team = ? RETURNING next_ticket - 1"
	if err := s.row(ctx, tx, next, t.Team).Scan(&t.Number); err != nil {
		return t, err
	}
	t.begin(s.unix())
	if err := s.writeTicket(ctx, tx, t, Ticket{}); err != nil {
		return t, err
	}
	if submission != "" {
		query := "INSERT INTO submissions (team, submission, ticket) VALUES (?, ?, ?)"
		if _, err := s.run(ctx, tx, query, t.Team, submission, t.Number); err != nil {
			return t, err
		}
	}
	opened := Event{Kind: EventOpened, Actor: t.OpenedBy, At: t.CreatedAt}
	if err := s.insertEvents(ctx, tx, t, []Event{opened}); err != nil {
		return t, err
	}
	if posts == nil {
		return t, nil
	}
	return t, s.insertOutbox(ctx, tx, t.Team, posts(t))
}

// begin fills in what a new ticket starts with.
func (t *Ticket) begin(now int64) {
	t.keepable()
	if t.Status == "" {
		t.Status = StatusNew
	}
	t.CreatedAt = kept(t.CreatedAt)
	if t.CreatedAt.IsZero() {
		t.CreatedAt = fromUnix(now)
	}
	t.UpdatedAt, t.StatusSince = t.CreatedAt, t.CreatedAt
	t.EndedAt = t.ended(Ticket{})
}

// Ticket reads one ticket; ErrNotFound if the team has none of that number.
func (s *Store) Ticket(ctx context.Context, team string, number int64) (Ticket, error) {
	t, err := s.ticketIn(ctx, s.db, team, number)
	if err != nil {
		return Ticket{}, fmt.Errorf("read ticket %d: %w", number, err)
	}
	return t, nil
}

func (s *Store) ticketIn(ctx context.Context, on handle, team string, number int64) (Ticket, error) {
	return scanTicket(s.row(ctx, on, selectTicket, team, number))
}

// SetCard keeps where a ticket's card stands. It is no change of the ticket; ErrNotFound if there is no such ticket.
func (s *Store) SetCard(ctx context.Context, team string, number int64, channel, ts string) error {
	what := fmt.Sprintf("keep the card of ticket %d", number)
	n, err := s.exec(ctx, what, "UPDATE tickets SET card_channel = ?, card_ts = ? WHERE team = ? AND number = ?", channel, ts, team, number)
	if err == nil && n == 0 {
		return fmt.Errorf("%s: %w", what, ErrNotFound)
	}
	return err
}
