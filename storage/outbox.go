package storage

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// The states of an outbox row.
const (
	stateWaiting = "waiting"
	stateSent    = "sent"
	stateDead    = "dead"
)

// Enqueue adds messages to post, in one transaction.
func (s *Store) Enqueue(ctx context.Context, items ...OutboxItem) error {
	if len(items) == 0 {
		return nil
	}
	return s.tx(ctx, "queue a message", func(tx *sql.Tx) error { return s.insertOutbox(ctx, tx, "", items) })
}

// insertOutbox adds items; an empty Team is filled with team. Ids come from one sequence, so that the order of writing is
// the order of sending.
func (s *Store) insertOutbox(ctx context.Context, tx *sql.Tx, team string, items []OutboxItem) error {
	for _, item := range items {
		if item.Team == "" {
			item.Team = team
		}
		if item.Key == "" {
			item.Key = s.newID()
		}
		var id int64
		next := "UPDATE sequences SET value = value + 1 WHERE name = 'outbox' RETURNING value"
		if err := tx.QueryRowContext(ctx, s.q(next)).Scan(&id); err != nil {
			return err
		}
		query := `INSERT INTO outbox (id, team, item_key, kind, channel, thread_ts, ticket, lane, payload, not_before, attempts, last_error,
			claimed_until, state, done_at, sent_channel, sent_ts) VALUES (` + marks(17) + `) ON CONFLICT (team, item_key) DO NOTHING`
		_, err := tx.ExecContext(ctx, s.q(query), id, item.Team, item.Key, item.Kind, item.Channel, item.ThreadTS, item.Ticket, item.lane(),
			string(item.Payload), toUnix(item.NotBefore), 0, "", 0, stateWaiting, 0, "", "")
		if err != nil {
			return err
		}
	}
	return nil
}

// lane groups what must go out one after the other: a ticket's card and thread, or a channel's messages.
func (i OutboxItem) lane() string {
	if i.Ticket != 0 && i.Kind != "message" {
		return fmt.Sprintf("%s/t%d", i.Team, i.Ticket)
	}
	return i.Team + "/" + i.Channel
}

// ClaimOutbox hands out up to limit messages that are due, the first of each lane, and keeps them from others until the
// lease ends. The caller reports each with Sent, Retry or GiveUp.
func (s *Store) ClaimOutbox(ctx context.Context, limit int, lease time.Duration) ([]OutboxItem, error) {
	now := s.unix()
	var out []OutboxItem
	err := s.tx(ctx, "take messages from the outbox", func(tx *sql.Tx) error {
		out = nil
		skip := ""
		if s.engine == Postgres {
			skip = " FOR UPDATE SKIP LOCKED"
		}
		query := `SELECT id, team, item_key, kind, channel, thread_ts, ticket, payload, attempts, last_error FROM outbox o
			WHERE state = 'waiting' AND not_before <= ? AND claimed_until <= ?
			AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.lane = o.lane AND e.state = 'waiting' AND e.id < o.id)
			ORDER BY id LIMIT ?` + skip
		rows, err := tx.QueryContext(ctx, s.q(query), now, now, limit)
		if err != nil {
			return err
		}
		if out, err = scanOutbox(rows); err != nil {
			return err
		}
		for _, item := range out {
			claim := "UPDATE outbox SET claimed_until = ?, attempts = attempts + 1 WHERE id = ?"
			if _, err := tx.ExecContext(ctx, s.q(claim), now+max(1, int64(lease/time.Second)), item.ID); err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}

func scanOutbox(rows *sql.Rows) ([]OutboxItem, error) {
	defer rows.Close()
	var out []OutboxItem
	for rows.Next() {
		var i OutboxItem
		var payload string
		if err := rows.Scan(&i.ID, &i.Team, &i.Key, &i.Kind, &i.Channel, &i.ThreadTS, &i.Ticket, &payload, &i.Attempts, &i.LastError); err != nil {
			return nil, err
		}
		i.Payload = []byte(payload)
		i.Attempts++
		out = append(out, i)
	}
	return out, rows.Err()
}

// Sent records that Slack took a message, and where it stands.
func (s *Store) Sent(ctx context.Context, id int64, channel, ts string) error {
	query := "UPDATE outbox SET state = 'sent', done_at = ?, sent_channel = ?, sent_ts = ?, last_error = '' WHERE id = ?"
	return s.exec(ctx, "record a sent message", query, s.unix(), channel, ts, id)
}

// ReleaseOutbox gives back what a process claimed that died before it could report. It does so at once on SQLite, whose
// file has one process; on Postgres others may be at work, and a lease's end gives it back.
func (s *Store) ReleaseOutbox(ctx context.Context) error {
	if s.engine != SQLite {
		return nil
	}
	return s.exec(ctx, "give back claimed messages", "UPDATE outbox SET claimed_until = 0 WHERE state = 'waiting'")
}

// Retry puts a message back until at, with what went wrong.
func (s *Store) Retry(ctx context.Context, id int64, at time.Time, cause string) error {
	query := "UPDATE outbox SET not_before = ?, claimed_until = 0, last_error = ? WHERE id = ?"
	return s.exec(ctx, "put a message back", query, toUnix(at), cause, id)
}

// GiveUp sets a message aside that Slack will never take.
func (s *Store) GiveUp(ctx context.Context, id int64, cause string) error {
	query := "UPDATE outbox SET state = 'dead', done_at = ?, last_error = ? WHERE id = ?"
	return s.exec(ctx, "set a message aside", query, s.unix(), cause, id)
}

func (s *Store) exec(ctx context.Context, what, query string, values ...any) error {
	if _, err := s.db.ExecContext(ctx, s.q(query), values...); err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	return nil
}

// OutboxDepth counts what waits and what was given up.
func (s *Store) OutboxDepth(ctx context.Context) (waiting, dead int, err error) {
	query := "SELECT COUNT(*) FROM outbox WHERE state = ?"
	if waiting, err = s.count(ctx, "count the outbox", query, stateWaiting); err != nil {
		return 0, 0, err
	}
	dead, err = s.count(ctx, "count the outbox", query, stateDead)
	return waiting, dead, err
}

// NextDue is when the next waiting message is due; the zero time if none waits.
func (s *Store) NextDue(ctx context.Context) (time.Time, error) {
	var due sql.NullInt64
	query := "SELECT MIN(CASE WHEN not_before > claimed_until THEN not_before ELSE claimed_until END) FROM outbox WHERE state = 'waiting'"
	if err := s.db.QueryRowContext(ctx, query).Scan(&due); err != nil {
		return time.Time{}, fmt.Errorf("look at the outbox: %w", err)
	}
	if !due.Valid {
		return time.Time{}, nil
	}
	return time.Unix(due.Int64, 0).UTC(), nil
}

// PurgeBefore deletes sent messages and seen events older than before, and tells how many rows went.
func (s *Store) PurgeBefore(ctx context.Context, before time.Time) (int, error) {
	total := int64(0)
	err := s.tx(ctx, "purge old rows", func(tx *sql.Tx) error {
		total = 0
		for _, query := range []string{
			"DELETE FROM outbox WHERE state = 'sent' AND done_at < ?",
			"DELETE FROM seen_events WHERE at < ?",
		} {
			r, err := tx.ExecContext(ctx, s.q(query), toUnix(before))
			if err != nil {
				return err
			}
			n, err := r.RowsAffected()
			if err != nil {
				return err
			}
			total += n
		}
		return nil
	})
	return int(total), err
}

// AcceptEvent records an event of Slack's and the messages that answer it, in one transaction. Fresh is false, and nothing
// is written, if the event was recorded before.
func (s *Store) AcceptEvent(ctx context.Context, team, eventID string, items ...OutboxItem) (fresh bool, err error) {
	err = s.tx(ctx, "record an event", func(tx *sql.Tx) error {
		fresh = false
		query := "INSERT INTO seen_events (team, event_id, at) VALUES (?, ?, ?) ON CONFLICT (team, event_id) DO NOTHING"
		r, err := tx.ExecContext(ctx, s.q(query), team, eventID, s.unix())
		if err != nil {
			return err
		}
		n, err := r.RowsAffected()
		if err != nil || n == 0 {
			return err
		}
		fresh = true
		return s.insertOutbox(ctx, tx, team, items)
	})
	return fresh, err
}
