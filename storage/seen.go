package storage

import (
	"context"
	"database/sql"
)

// AcceptEvent records an event of Slack's and the messages that answer it, in one transaction. Fresh is false, and nothing
// is written, if the event was recorded before.
func (s *Store) AcceptEvent(ctx context.Context, team, eventID string, items ...OutboxItem) (fresh bool, err error) {
	err = s.tx(ctx, "record an event", func(tx *sql.Tx) error {
		query := "INSERT INTO seen_events (team, event_id, at) VALUES (?, ?, ?) ON CONFLICT (team, event_id) DO NOTHING"
		n, err := s.run(ctx, tx, query, team, eventID, s.unix())
		fresh = n == 1
		if err != nil || !fresh {
			return err
		}
		return s.insertOutbox(ctx, tx, team, items)
	})
	return fresh && err == nil, err
}

// EventSeen tells whether an event was recorded before.
func (s *Store) EventSeen(ctx context.Context, team, eventID string) (bool, error) {
	n, err := s.count(ctx, "look up an event", "SELECT COUNT(*) FROM seen_events WHERE team = ? AND event_id = ?", team, eventID)
	return n > 0, err
}
