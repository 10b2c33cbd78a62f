package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
)

const ticketColumns = `team, number, customer, brand, campaign_id, provider, kind, rejection, cause, cause_confirmed, owner,
	status, outcome, helpdesk_ref, source_link, texting_blocked, lookup_id, opened_by, created_at, updated_at, status_since,
	card_channel, card_ts`

type scanner interface{ Scan(...any) error }

func scanTicket(row scanner) (Ticket, error) {
	var t Ticket
	var confirmed, blocked int
	var created, updated, since int64
	err := row.Scan(&t.Team, &t.Number, &t.Customer, &t.Brand, &t.CampaignID, &t.Provider, &t.Kind, &t.Rejection, &t.Cause,
		&confirmed, &t.Owner, &t.Status, &t.Outcome, &t.HelpdeskRef, &t.SourceLink, &blocked, &t.LookupID, &t.OpenedBy,
		&created, &updated, &since, &t.CardChannel, &t.CardTS)
	if errors.Is(err, sql.ErrNoRows) {
		return t, ErrNotFound
	}
	t.CauseConfirmed, t.TextingBlocked = confirmed == 1, blocked == 1
	t.CreatedAt, t.UpdatedAt, t.StatusSince = fromUnix(created), fromUnix(updated), fromUnix(since)
	return t, err
}

// CreateTicket stores a new ticket with its first event and what posts returns, in one transaction. Number, times and, if
// empty, Status are filled in. The same submission key gives the ticket that was created first, with created false and
// nothing written; an empty key is never the same.
func (s *Store) CreateTicket(ctx context.Context, t Ticket, submission string, posts func(Ticket) []OutboxItem) (Ticket, bool, error) {
	created := false
	err := s.tx(ctx, "create a ticket", func(tx *sql.Tx) error {
		created = false
		first, err := s.submitted(ctx, tx, t.Team, submission)
		if err == nil {
			t = first
			return nil
		}
		if !errors.Is(err, ErrNotFound) {
			return err
		}
		created = true
		return s.insertTicket(ctx, tx, &t, submission, posts)
	})
	return t, created, err
}

// submitted finds the ticket that a form created before. The team's row is locked first, so that the same form sent twice
// at once waits for itself.
func (s *Store) submitted(ctx context.Context, tx *sql.Tx, team, submission string) (Ticket, error) {
	insert := "INSERT INTO teams (team, name) VALUES (?, '') ON CONFLICT (team) DO UPDATE SET name = teams.name"
	if _, err := tx.ExecContext(ctx, s.q(insert), team); err != nil {
		return Ticket{}, err
	}
	if submission == "" {
		return Ticket{}, ErrNotFound
	}
	var number int64
	err := tx.QueryRowContext(ctx, s.q("SELECT ticket FROM submissions WHERE team = ? AND submission = ?"), team, submission).Scan(&number)
	if errors.Is(err, sql.ErrNoRows) {
		return Ticket{}, ErrNotFound
	}
	if err != nil {
		return Ticket{}, err
	}
	return s.ticketIn(ctx, tx, team, number, "")
}

func (s *Store) insertTicket(ctx context.Context, tx *sql.Tx, t *Ticket, submission string, posts func(Ticket) []OutboxItem) error {
	next := "UPDATE teams SET next_ticket = next_ticket + 1 WHERE team = ? RETURNING next_ticket - 1"
	if err := tx.QueryRowContext(ctx, s.q(next), t.Team).Scan(&t.Number); err != nil {
		return err
	}
	now := fromUnix(s.unix())
	if t.Status == "" {
		t.Status = StatusNew
	}
	if t.CreatedAt.IsZero() {
		t.CreatedAt = now
	}
	t.UpdatedAt, t.StatusSince = t.CreatedAt, t.CreatedAt
	if err := s.writeTicket(ctx, tx, *t, true); err != nil {
		return err
	}
	if submission != "" {
		if _, err := tx.ExecContext(ctx, s.q("INSERT INTO submissions (team, submission, ticket) VALUES (?, ?, ?)"), t.Team, submission, t.Number); err != nil {
			return err
		}
	}
	opened := Event{Kind: EventOpened, Actor: t.OpenedBy, At: t.CreatedAt}
	if err := s.insertEvents(ctx, tx, *t, []Event{opened}); err != nil {
		return err
	}
	if posts == nil {
		return nil
	}
	return s.insertOutbox(ctx, tx, t.Team, posts(*t))
}

func (s *Store) writeTicket(ctx context.Context, tx *sql.Tx, t Ticket, isNew bool) error {
	ended := int64(0)
	if !t.Status.Open() {
		ended = toUnix(t.StatusSince)
	}
	values := []any{t.Customer, t.Brand, t.CampaignID, t.Provider, t.Kind, t.Rejection, t.Cause, flag(t.CauseConfirmed), t.Owner,
		string(t.Status), t.Outcome, t.HelpdeskRef, t.SourceLink, flag(t.TextingBlocked), t.LookupID, t.OpenedBy, toUnix(t.CreatedAt),
		toUnix(t.UpdatedAt), toUnix(t.StatusSince), ended, t.CardChannel, t.CardTS, t.Team, t.Number}
	query := `UPDATE tickets SET customer = ?, brand = ?, campaign_id = ?, provider = ?, kind = ?, rejection = ?, cause = ?,
		cause_confirmed = ?, owner = ?, status = ?, outcome = ?, helpdesk_ref = ?, source_link = ?, texting_blocked = ?,
		lookup_id = ?, opened_by = ?, created_at = ?, updated_at = ?, status_since = ?, ended_at = ?, card_channel = ?, card_ts = ?
		WHERE team = ? AND number = ?`
	if isNew {
		query = `INSERT INTO tickets (customer, brand, campaign_id, provider, kind, rejection, cause, cause_confirmed, owner, status,
			outcome, helpdesk_ref, source_link, texting_blocked, lookup_id, opened_by, created_at, updated_at, status_since,
			ended_at, card_channel, card_ts, team, number) VALUES (` + marks(len(values)) + `)`
	}
	_, err := tx.ExecContext(ctx, s.q(query), values...)
	return err
}

func marks(n int) string { return strings.TrimSuffix(strings.Repeat("?, ", n), ", ") }

func (s *Store) insertEvents(ctx context.Context, tx *sql.Tx, t Ticket, events []Event) error {
	var last int64
	row := tx.QueryRowContext(ctx, s.q("SELECT COALESCE(MAX(seq), 0) FROM ticket_events WHERE team = ? AND ticket = ?"), t.Team, t.Number)
	if err := row.Scan(&last); err != nil {
		return err
	}
	for _, e := range events {
		last++
		query := "INSERT INTO ticket_events (team, ticket, seq, at, actor, kind, field, was, became, body) VALUES (" + marks(10) + ")"
		_, err := tx.ExecContext(ctx, s.q(query), t.Team, t.Number, last, toUnix(e.At), e.Actor, string(e.Kind), e.Field, e.From, e.To, e.Text)
		if err != nil {
			return err
		}
	}
	return nil
}

// Ticket reads one ticket; ErrNotFound if the team has none of that number.
func (s *Store) Ticket(ctx context.Context, team string, number int64) (Ticket, error) {
	row := s.db.QueryRowContext(ctx, s.q("SELECT "+ticketColumns+" FROM tickets WHERE team = ? AND number = ?"), team, number)
	t, err := scanTicket(row)
	if err != nil {
		return t, fmt.Errorf("read ticket %d: %w", number, err)
	}
	return t, nil
}

func (s *Store) ticketIn(ctx context.Context, tx *sql.Tx, team string, number int64, lock string) (Ticket, error) {
	return scanTicket(tx.QueryRowContext(ctx, s.q("SELECT "+ticketColumns+" FROM tickets WHERE team = ? AND number = ?"+lock), team, number))
}

// ChangeTicket reads a ticket, lets change alter it and say what happened, and writes ticket, events and what posts
// returns in one transaction; changes of one ticket follow each other. An error from change comes back as it is and
// nothing is written. At and Actor of the events are filled in.
func (s *Store) ChangeTicket(ctx context.Context, team string, number int64, actor string,
	change func(*Ticket) ([]Event, error), posts func(Ticket, []Event) []OutboxItem,
) (Ticket, error) {
	var t Ticket
	err := s.tx(ctx, fmt.Sprintf("change ticket %d", number), func(tx *sql.Tx) (err error) {
		if t, err = s.ticketIn(ctx, tx, team, number, s.forUpdate()); err != nil {
			return err
		}
		before := t
		events, err := change(&t)
		if err != nil {
			return &changeError{err}
		}
		if len(events) == 0 && t == before {
			return nil
		}
		return s.writeChange(ctx, tx, &t, before, actor, events, posts)
	})
	return t, err
}

func (s *Store) forUpdate() string {
	if s.engine == Postgres {
		return " FOR UPDATE"
	}
	return ""
}

func (s *Store) writeChange(ctx context.Context, tx *sql.Tx, t *Ticket, before Ticket, actor string, events []Event, posts func(Ticket, []Event) []OutboxItem) error {
	now := fromUnix(s.unix())
	t.UpdatedAt = now
	if t.Status != before.Status {
		t.StatusSince = now
	}
	for i := range events {
		events[i].At, events[i].Actor = now, actor
	}
	if err := s.writeTicket(ctx, tx, *t, false); err != nil {
		return err
	}
	if err := s.insertEvents(ctx, tx, *t, events); err != nil {
		return err
	}
	if posts == nil {
		return nil
	}
	return s.insertOutbox(ctx, tx, t.Team, posts(*t, events))
}

// SetCard keeps where a ticket's card stands. It is no change of the ticket.
func (s *Store) SetCard(ctx context.Context, team string, number int64, channel, ts string) error {
	query := "UPDATE tickets SET card_channel = ?, card_ts = ? WHERE team = ? AND number = ?"
	if _, err := s.db.ExecContext(ctx, s.q(query), channel, ts, team, number); err != nil {
		return fmt.Errorf("keep the card of ticket %d: %w", number, err)
	}
	return nil
}
