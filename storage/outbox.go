package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// Enqueue adds messages to post, in one transaction.
func (s *Store) Enqueue(ctx context.Context, items ...OutboxItem) error {
	if len(items) == 0 {
		return nil
	}
	return s.tx(ctx, "queue a message", func(tx *sql.Tx) error { return s.insertOutbox(ctx, tx, "", items) })
}

// insertOutbox adds items; an empty Team is filled with team. Ids come from one sequence whose row stays locked to the end of
// the transaction, so that the order of writing is the order of sending.
func (s *Store) insertOutbox(ctx context.Context, tx *sql.Tx, team string, items []OutboxItem) error {
	if len(items) == 0 {
		return nil
	}
	var last int64
	reserve := "UPDATE sequences SET value = value + ? WHERE name = 'outbox' RETURNING value"
	if err := s.row(ctx, tx, reserve, len(items)).Scan(&last); err != nil {
		return err
	}
	for i, item := range items {
		item.ID = last - int64(len(items)-1-i)
		if item.Team == "" {
			item.Team = team
		}
		if err := s.insertItem(ctx, tx, item); err != nil {
			return err
		}
	}
	return nil
}

func (s *Store) insertItem(ctx context.Context, tx *sql.Tx, item OutboxItem) error {
	if item.Team == "" {
		return errors.New("a message belongs to no workspace")
	}
	waits, err := s.cardWaits(ctx, tx, item)
	if err != nil || waits {
		return err
	}
	if item.Key == "" {
		item.Key = s.newID()
	}
	query := `INSERT INTO outbox (id, team, item_key, kind, channel, thread_ts, ticket, lane, payload, not_before, attempts, last_error,
		claimed_until, state, done_at, sent_channel, sent_ts) VALUES (` + marks(17) + `) ON CONFLICT (team, item_key) DO NOTHING`
	_, err = s.run(ctx, tx, query, item.ID, item.Team, item.Key, item.Kind, item.Channel, item.ThreadTS, item.Ticket, item.lane(),
		string(item.Payload), toUnix(item.NotBefore), 0, "", 0, string(OutboxWaiting), 0, "", "")
	return err
}

// cardWaits tells whether a card that waits already will show what item would. One that was ever claimed and not put back may
// have been drawn before this change, so it does not count. The lock makes a sender wait for this transaction, or this one for
// the sender's.
func (s *Store) cardWaits(ctx context.Context, tx *sql.Tx, item OutboxItem) (bool, error) {
	if item.Kind != "card" || item.Ticket == 0 || item.Key != "" || !item.NotBefore.IsZero() {
		return false, nil
	}
	query := "SELECT id FROM outbox WHERE lane = ? AND state = 'waiting' AND kind = 'card' AND claimed_until = 0 ORDER BY id LIMIT 1"
	var id int64
	err := s.row(ctx, tx, query+s.forUpdate(), item.lane()).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

// lane groups what must go out one after the other: a ticket's card and thread, or a channel's messages. A reminder that waits for
// somebody's morning holds up nothing else, nor does a picture that Slack does not take.
func (i OutboxItem) lane() string {
	switch i.Kind {
	case KindReminder:
		return i.Team + "/" + i.Channel + "/reminders"
	case "picture", "reply":
		return i.Team + "/" + i.Channel + "/" + i.Kind
	}
	if i.Ticket != 0 && i.Channel == "" {
		return fmt.Sprintf("%s/t%d", i.Team, i.Ticket)
	}
	return i.Team + "/" + i.Channel
}

const outboxColumns = `id, team, item_key, kind, channel, thread_ts, ticket, payload, not_before, attempts, last_error, state, done_at,
	sent_channel, sent_ts`

func scanOutbox(row scanner) (OutboxItem, error) {
	var i OutboxItem
	var payload string
	var notBefore, done int64
	err := row.Scan(&i.ID, &i.Team, &i.Key, &i.Kind, &i.Channel, &i.ThreadTS, &i.Ticket, &payload, &notBefore, &i.Attempts, &i.LastError,
		&i.State, &done, &i.SentChannel, &i.SentTS)
	i.Payload, i.NotBefore, i.DoneAt = []byte(payload), fromUnix(notBefore), fromUnix(done)
	return i, orNotFound(err)
}

// OutboxByKey finds a message again, to learn whether it was sent and where it stands; ErrNotFound if no item has the key, or
// it was purged.
func (s *Store) OutboxByKey(ctx context.Context, team, key string) (OutboxItem, error) {
	item, err := scanOutbox(s.row(ctx, s.db, "SELECT "+outboxColumns+" FROM outbox WHERE team = ? AND item_key = ?", team, key))
	if err != nil {
		return OutboxItem{}, fmt.Errorf("find a queued message: %w", err)
	}
	return item, nil
}
