package storage

import (
	"context"
	"fmt"
	"time"
)

// The questions of the digest. Moves are counted by the history, because a ticket's row tells only where it stands today.
const (
	countOpened  = "SELECT COUNT(*) FROM tickets WHERE team = ? AND created_at >= ? AND created_at < ?"
	countMoved   = "SELECT COUNT(DISTINCT ticket) FROM ticket_events WHERE team = ? AND kind = 'status' AND at >= ? AND at < ? AND "
	countLookups = "SELECT COUNT(*) FROM lookups WHERE team = ? AND at >= ? AND at < ?"
	countVotes   = "SELECT COUNT(*) FROM votes WHERE team = ? AND at >= ? AND at < ?"

	// What is open now and was opened before a time …
	countOpen = "SELECT COUNT(*) FROM tickets WHERE team = ? AND ended_at = 0 AND created_at < ?"
	// … and what the moves since then make of it: the first move of each ticket tells where it stood.
	countUndone = `SELECT COALESCE(SUM(CASE WHEN e.was IN ('approved', 'closed') THEN 0 ELSE 1 END - CASE WHEN t.ended_at = 0 THEN 1 ELSE 0 END), 0)
		FROM (SELECT team, ticket, MIN(seq) AS seq FROM ticket_events WHERE team = ? AND kind = 'status' AND at >= ? GROUP BY team, ticket) move
		JOIN ticket_events e ON e.team = move.team AND e.ticket = move.ticket AND e.seq = move.seq
		JOIN tickets t ON t.team = move.team AND t.number = move.ticket WHERE t.created_at < ?`
)

// Counts gives the figures of a digest over [from, to). It is made for the recent past: the further to lies back, the more
// moves it has to undo.
func (s *Store) Counts(ctx context.Context, team string, from, to time.Time) (Counts, error) {
	if err := s.settle(ctx); err != nil {
		return Counts{}, fmt.Errorf("count for the digest: %w", err)
	}
	var c Counts
	a, b := toUnix(from), toUnix(to)
	for _, one := range []struct {
		into  *int
		query string
	}{
		{&c.Opened, countOpened},
		{&c.Approved, countMoved + "became = 'approved'"},
		{&c.Closed, countMoved + "became = 'closed' AND was <> 'approved'"},
		{&c.Lookups, countLookups},
		{&c.Gaps, countLookups + " AND gap = 1"},
		{&c.WrongVotes, countVotes + " AND is_right = 0"},
	} {
		n, err := s.count(ctx, "count for the digest", one.query, team, a, b)
		if err != nil {
			return Counts{}, err
		}
		*one.into = n
	}
	return c, s.countRest(ctx, &c, team, a, b)
}

func (s *Store) countRest(ctx context.Context, c *Counts, team string, from, to int64) (err error) {
	if c.OpenAtStart, err = s.openAt(ctx, team, from); err != nil {
		return err
	}
	if c.OpenAtEnd, err = s.openAt(ctx, team, to); err != nil {
		return err
	}
	c.TopCauses, err = s.topCauses(ctx, team, from, to)
	return err
}

// openAt counts the tickets that were open at a time.
func (s *Store) openAt(ctx context.Context, team string, at int64) (int, error) {
	now, err := s.count(ctx, "count open tickets", countOpen, team, at)
	if err != nil {
		return 0, err
	}
	undone, err := s.count(ctx, "count open tickets", countUndone, team, at, at)
	return now + undone, err
}

func (s *Store) topCauses(ctx context.Context, team string, from, to int64) ([]CauseCount, error) {
	query := `SELECT cause, COUNT(*) AS n FROM tickets WHERE team = ? AND created_at >= ? AND created_at < ? AND cause <> ''
		GROUP BY cause ORDER BY n DESC, cause LIMIT 5`
	scan := func(row scanner) (c CauseCount, err error) {
		err = row.Scan(&c.Cause, &c.Count)
		return c, err
	}
	causes, err := collect(ctx, s, s.db, scan, query, team, from, to)
	if err != nil {
		return nil, fmt.Errorf("count causes: %w", err)
	}
	return causes, nil
}
