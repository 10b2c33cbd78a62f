package storage

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// firstInLane holds for the waiting message o that no other one has to go before.
const firstInLane = "NOT EXISTS (SELECT 1 FROM outbox e WHERE e.lane = o.lane AND e.state = 'waiting' AND e.id < o.id)"

// ClaimOutbox hands out up to limit messages that are due, the first of each lane, and keeps them from others until the
// lease ends. The caller reports each with Sent, Retry or GiveUp; what it does not report is handed out again.
func (s *Store) ClaimOutbox(ctx context.Context, limit int, lease time.Duration) ([]OutboxItem, error) {
	if limit <= 0 {
		return nil, nil
	}
	const due = " FROM outbox o WHERE state = 'waiting' AND not_before <= ? AND claimed_until <= ? AND " + firstInLane
	// Mostly nothing is due, and for that nobody is kept from writing.
	some, err := s.count(ctx, "look into the outbox", "SELECT COUNT(*) FROM (SELECT 1"+due+" LIMIT 1) one", s.unix(), s.unix())
	if err != nil || some == 0 {
		return nil, err
	}
	var out []OutboxItem
	err = s.tx(ctx, "take messages from the outbox", func(tx *sql.Tx) (err error) {
		now := s.unix()
		query := "SELECT " + outboxColumns + due + " ORDER BY id LIMIT ?"
		if s.engine == Postgres {
			query += " FOR UPDATE SKIP LOCKED"
		}
		if out, err = collect(ctx, s, tx, scanOutbox, query, now, now, limit); err != nil || len(out) == 0 {
			return err
		}
		return s.claim(ctx, tx, out, s.leaseEnd(lease))
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// claim forgets the last error: what is handed out again without one was never reported, so nobody knows what became of it.
func (s *Store) claim(ctx context.Context, tx *sql.Tx, items []OutboxItem, until int64) error {
	values := []any{until}
	for i := range items {
		items[i].Attempts++
		values = append(values, items[i].ID)
	}
	query := "UPDATE outbox SET claimed_until = ?, attempts = attempts + 1, last_error = '' WHERE id IN (" + marks(len(items)) + ")"
	_, err := s.run(ctx, tx, query, values...)
	return err
}

// Sent records that Slack took a message, and where it stands.
func (s *Store) Sent(ctx context.Context, id int64, channel, ts string) error {
	query := "UPDATE outbox SET state = 'sent', done_at = ?, sent_channel = ?, sent_ts = ?, last_error = '' WHERE id = ?"
	_, err := s.exec(ctx, "record a sent message", query, s.unix(), channel, ts, id)
	return err
}

// ReleaseOutbox gives back what a process claimed that died before it could report, messages and jobs. It does so at once on
// SQLite, whose file has one process; on Postgres others may be at work, and a lease's end gives it back.
func (s *Store) ReleaseOutbox(ctx context.Context) error {
	if s.engine != SQLite {
		return nil
	}
	if _, err := s.exec(ctx, "give back claimed jobs", "UPDATE jobs SET claimed_until = 0 WHERE finished_at = 0"); err != nil {
		return err
	}
	_, err := s.exec(ctx, "give back claimed messages", "UPDATE outbox SET claimed_until = 0 WHERE state = 'waiting'")
	return err
}

// Retry puts a message back until at, with what went wrong. The rest of its lane waits with it. One that is sent or set aside
// meanwhile stays so.
func (s *Store) Retry(ctx context.Context, id int64, at time.Time, cause string) error {
	query := "UPDATE outbox SET not_before = ?, claimed_until = 0, last_error = ? WHERE id = ? AND state = 'waiting'"
	_, err := s.exec(ctx, "put a message back", query, toUnix(at), cause, id)
	return err
}

// GiveUp sets a message aside that Slack will never take; the next of its lane may go. One that is sent meanwhile stays sent.
func (s *Store) GiveUp(ctx context.Context, id int64, cause string) error {
	query := "UPDATE outbox SET state = 'dead', done_at = ?, last_error = ? WHERE id = ? AND state = 'waiting'"
	_, err := s.exec(ctx, "set a message aside", query, s.unix(), cause, id)
	return err
}

// OutboxDepth counts what waits and what was given up.
func (s *Store) OutboxDepth(ctx context.Context) (waiting, dead int, err error) {
	query := "SELECT COUNT(*) FROM outbox WHERE state = ?"
	if waiting, err = s.count(ctx, "count the outbox", query, string(OutboxWaiting)); err != nil {
		return 0, 0, err
	}
	dead, err = s.count(ctx, "count the outbox", query, string(OutboxDead))
	return waiting, dead, err
}

// NextDue is when ClaimOutbox next has something to hand out, a time in the past if it has now; the zero time if nothing waits.
func (s *Store) NextDue(ctx context.Context) (time.Time, error) {
	var due sql.NullInt64
	query := "SELECT MIN(CASE WHEN not_before > claimed_until THEN not_before ELSE claimed_until END) FROM outbox o WHERE state = 'waiting' AND " + firstInLane
	if err := s.row(ctx, s.db, query).Scan(&due); err != nil {
		return time.Time{}, fmt.Errorf("look at the outbox: %w", err)
	}
	if !due.Valid {
		return time.Time{}, nil
	}
	return time.Unix(due.Int64, 0).UTC(), nil
}
