package storage

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// PurgeBefore deletes what only guards against repetition and is older than before: messages sent or set aside, seen events, jobs
// that are finished or were abandoned, and heartbeats but the last; and the texts of reviews, which nobody needs that long. It tells how many rows went. An event, a message's key or a
// job's period that old counts as new again.
func (s *Store) PurgeBefore(ctx context.Context, before time.Time) (int, error) {
	at, total := toUnix(before), int64(0)
	err := s.tx(ctx, "purge old rows", func(tx *sql.Tx) error {
		total = 0
		for _, old := range []struct {
			query  string
			values []any
		}{
			{"DELETE FROM outbox WHERE state IN ('sent', 'dead') AND done_at < ?", []any{at}},
			{"DELETE FROM seen_events WHERE at < ?", []any{at}},
			{"DELETE FROM reviewed WHERE at < ?", []any{at}},
			{"DELETE FROM jobs WHERE claimed_until < ? AND finished_at < ?", []any{at, at}},
			{"DELETE FROM sheets WHERE at < ?", []any{at}},
			{"DELETE FROM beats WHERE at < ? AND at < (SELECT MAX(at) FROM beats)", []any{at}},
		} {
			n, err := s.run(ctx, tx, old.query, old.values...)
			if err != nil {
				return err
			}
			total += n
		}
		return nil
	})
	return int(total), err
}

const forgetAtOnce = 1000

// ForgetTexts empties the texts and source links of lookups from before a time, and tells how many. The lookups stay: figures are
// counted from them.
func (s *Store) ForgetTexts(ctx context.Context, team string, before time.Time) (int, error) {
	query := fmt.Sprintf(`UPDATE lookups SET body = '', source_link = '' WHERE team = ? AND id IN (
		SELECT id FROM lookups WHERE team = ? AND at < ? AND (body <> '' OR source_link <> '') LIMIT %d)`, forgetAtOnce)
	for total := 0; ; {
		n, err := s.exec(ctx, "forget old texts", query, team, team, toUnix(before))
		total += int(n)
		if err != nil || n < forgetAtOnce {
			return total, err
		}
	}
}
