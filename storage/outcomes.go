package storage

import (
	"context"
	"fmt"
	"math"
	"time"
)

// Tally is how often something was tried and how often it cleared the cause.
type Tally struct{ Tries, Cleared int }

// Bound is the lower bound of the share that cleared, 0 to 1, at 95 % (Wilson): few tries make it low, so that one of one does
// not beat forty of forty-five. It is 0 without tries.
func (t Tally) Bound() float64 {
	if t.Tries == 0 {
		return 0
	}
	const z = 1.96
	n := float64(t.Tries)
	share := float64(t.Cleared) / n
	middle := share + z*z/(2*n)
	spread := z * math.Sqrt((share*(1-share)+z*z/(4*n))/n)
	return max(0, (middle-spread)/(1+z*z/n))
}

// CauseOutcomes counts the rounds since a time in which something was mended for a cause, and in how many it was not raised again.
// An empty provider counts all of them.
func (s *Store) CauseOutcomes(ctx context.Context, team, cause, provider string, since time.Time) (Tally, error) {
	where, values := outcomesWhere(team, cause, provider, since)
	query := "SELECT COUNT(*), COALESCE(SUM(cleared), 0) FROM (SELECT MAX(cleared) AS cleared FROM outcomes WHERE " + where + " GROUP BY ticket, round) tried"
	var t Tally
	if err := s.row(ctx, s.db, query, values...).Scan(&t.Tries, &t.Cleared); err != nil {
		return Tally{}, fmt.Errorf("count what clears a cause: %w", err)
	}
	return t, nil
}

// FixOutcomes counts the same for each step of a cause's article, by the step's words; "" stands for rounds in which the cause was
// mended without a step being named.
func (s *Store) FixOutcomes(ctx context.Context, team, cause, provider string, since time.Time) (map[string]Tally, error) {
	where, values := outcomesWhere(team, cause, provider, since)
	type line struct {
		fix string
		Tally
	}
	found, err := collect(ctx, s, s.db, func(row scanner) (line, error) {
		var l line
		err := row.Scan(&l.fix, &l.Tries, &l.Cleared)
		return l, err
	}, "SELECT fix, COUNT(*), SUM(cleared) FROM outcomes WHERE "+where+" GROUP BY fix", values...)
	if err != nil {
		return nil, fmt.Errorf("count what each fix clears: %w", err)
	}
	out := map[string]Tally{}
	for _, l := range found {
		out[l.fix] = l.Tally
	}
	return out, nil
}

func outcomesWhere(team, cause, provider string, since time.Time) (string, []any) {
	where, values := "team = ? AND cause = ? AND at >= ?", []any{team, cause, toUnix(since)}
	if provider != "" {
		where, values = where+" AND provider_key = ?", append(values, searchKey(provider))
	}
	return where, values
}
