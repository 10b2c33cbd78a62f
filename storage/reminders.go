package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// KindReminder is the Kind of an OutboxItem that is drawn when it is sent, from what waits then, and sent within somebody's
// working hours only. At most one waits for each channel.
const KindReminder = "reminder"

// Shown is a ticket in a reminder that was sent.
type Shown struct {
	Ticket    int64
	Since     time.Time // its last change of status when the reminder was drawn
	HoldUntil time.Time // no reminder shows it before
	Escalated bool      // it was shown to a manager: that is no reminder of its owner
}

// Morning is a reminder to queue and when the receiver's day began.
type Morning struct {
	Item  OutboxItem
	Began time.Time
}

// QueueReminders adds reminders in one transaction, each unless one waits for its channel already or was sent there since its day
// began. It tells how many were added. Two processes that ask at once add one: the row of the outbox's sequence makes them wait
// for each other.
func (s *Store) QueueReminders(ctx context.Context, list ...Morning) (added int, err error) {
	err = s.tx(ctx, "queue reminders", func(tx *sql.Tx) error {
		added = 0
		var last int64
		reserve := "UPDATE sequences SET value = value + ? WHERE name = 'outbox' RETURNING value"
		if err := s.row(ctx, tx, reserve, len(list)).Scan(&last); err != nil {
			return err
		}
		for i, m := range list {
			m.Item.ID, m.Item.Kind = last-int64(len(list)-1-i), KindReminder
			known, err := s.reminded(ctx, tx, m)
			if err != nil {
				return err
			}
			if known {
				continue
			}
			if err := s.insertItem(ctx, tx, m.Item); err != nil {
				return err
			}
			added++
		}
		return nil
	})
	return added, err
}

func (s *Store) reminded(ctx context.Context, tx *sql.Tx, m Morning) (bool, error) {
	var other int64
	query := "SELECT id FROM outbox WHERE lane = ? AND (state = 'waiting' OR state = 'sent' AND done_at >= ?) LIMIT 1"
	err := s.row(ctx, tx, query, m.Item.lane(), toUnix(m.Began)).Scan(&other)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

// RecentReminders are the channels for which a reminder waits, or to which one was sent at since or later.
func (s *Store) RecentReminders(ctx context.Context, team string, since time.Time) (map[string]bool, error) {
	query := "SELECT channel FROM outbox WHERE team = ? AND kind = 'reminder' AND (state = 'waiting' OR done_at >= ?)"
	scan := func(row scanner) (channel string, err error) {
		err = row.Scan(&channel)
		return channel, err
	}
	found, err := collect(ctx, s, s.db, scan, query, team, toUnix(since))
	if err != nil {
		return nil, fmt.Errorf("list the latest reminders: %w", err)
	}
	out := make(map[string]bool, len(found))
	for _, channel := range found {
		out[channel] = true
	}
	return out, nil
}

// SentReminder records that Slack took a reminder and what it showed, in one transaction, once.
func (s *Store) SentReminder(ctx context.Context, item OutboxItem, channel, ts string, shown []Shown) error {
	return s.tx(ctx, "record a reminder", func(tx *sql.Tx) error {
		query := "UPDATE outbox SET state = 'sent', done_at = ?, sent_channel = ?, sent_ts = ?, last_error = '' WHERE id = ? AND state = 'waiting'"
		n, err := s.run(ctx, tx, query, s.unix(), channel, ts, item.ID)
		if err != nil || n == 0 {
			return err
		}
		for _, one := range shown {
			if err := s.nagged(ctx, tx, item.Team, one); err != nil {
				return err
			}
		}
		return nil
	})
}

func (s *Store) nagged(ctx context.Context, tx *sql.Tx, team string, one Shown) error {
	if one.Escalated {
		query := "UPDATE nags SET escalated_at = ? WHERE team = ? AND ticket = ? AND since = ?"
		_, err := s.run(ctx, tx, query, s.unix(), team, one.Ticket, toUnix(one.Since))
		return err
	}
	query := `INSERT INTO nags (team, ticket, since, shown, shown_at, hold_until, escalated_at, noted_at) VALUES (?, ?, ?, 1, ?, ?, 0, 0)
		ON CONFLICT (team, ticket) DO UPDATE SET
		shown = CASE WHEN nags.since = excluded.since THEN nags.shown + 1 ELSE 1 END,
		escalated_at = CASE WHEN nags.since = excluded.since THEN nags.escalated_at ELSE 0 END,
		since = excluded.since, shown_at = excluded.shown_at, hold_until = excluded.hold_until`
	_, err := s.run(ctx, tx, query, team, one.Ticket, toUnix(one.Since), s.unix(), toUnix(one.HoldUntil))
	return err
}

// Drop takes a message back that nobody needs any more. One that is sent meanwhile stays sent.
func (s *Store) Drop(ctx context.Context, id int64) error {
	_, err := s.exec(ctx, "take a message back", "DELETE FROM outbox WHERE id = ? AND state = 'waiting'", id)
	return err
}

// SentTo is the conversation in which Slack last put a message to a person or channel; "" if none is known.
func (s *Store) SentTo(ctx context.Context, team, to string) (string, error) {
	var found string
	lanes := []any{OutboxItem{Team: team, Channel: to}.lane(), OutboxItem{Team: team, Channel: to, Kind: KindReminder}.lane()}
	query := "SELECT sent_channel FROM outbox WHERE lane IN (?, ?) AND state = 'sent' AND sent_channel <> '' ORDER BY id DESC LIMIT 1"
	if err := s.row(ctx, s.db, query, lanes...).Scan(&found); err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", fmt.Errorf("look for a conversation: %w", err)
	}
	return found, nil
}
