package storage

import (
	"context"
	"fmt"
	"strings"
	"time"
)

// Stuck is an open ticket that somebody must decide on. At is when it came to that: blocked and escalated since, or the date of
// the last refusal.
type Stuck struct {
	Ticket

	At      time.Time
	Refused int // rounds that were refused, for StuckThird
	Same    bool
}

// Blocked lists open tickets of customers whose texting is blocked, longest in their status first.
func (s *Store) Blocked(ctx context.Context, scope Scope, limit int) ([]Stuck, error) {
	return s.stuck(ctx, "tickets t", "t.status_since, 0, 0", "t.ended_at = 0 AND t.texting_blocked = 1", "t.status_since, t.number", scope, nil, limit)
}

// Escalated lists open tickets that were brought before the manager since they last moved, longest first.
func (s *Store) Escalated(ctx context.Context, scope Scope, limit int) ([]Stuck, error) {
	from := "tickets t JOIN nags n ON n.team = t.team AND n.ticket = t.number"
	return s.stuck(ctx, from, "n.escalated_at, 0, 0", "n.team = t.team AND n.escalated_at > 0 AND n.since = t.status_since AND t.ended_at = 0",
		"n.escalated_at, t.number", scope, nil, limit)
}

// ThirdRounds lists open tickets that were refused three times or more, the last time since a moment; Same says that the last two
// refusals raised a cause again. Most refused first.
func (s *Store) ThirdRounds(ctx context.Context, scope Scope, since time.Time, limit int) ([]Stuck, error) {
	// Few of the refused are open still: they are found first, and their tickets looked up. A CROSS JOIN keeps that order.
	from := `(SELECT team, ticket, MAX(verdict_at) AS verdict_at, MAX(round) AS round FROM rounds
		WHERE team = ? AND round >= 3 AND verdict = 'rejected' AND verdict_at >= ? AND ticket IN (SELECT number FROM tickets WHERE team = ? AND ended_at = 0)
		GROUP BY team, ticket) r CROSS JOIN tickets t`
	refused := "(SELECT COUNT(*) FROM rounds f WHERE f.team = t.team AND f.ticket = t.number AND f.verdict = 'rejected')"
	same := `(SELECT COUNT(*) FROM round_causes a JOIN round_causes b ON b.team = a.team AND b.ticket = a.ticket AND b.cause = a.cause AND b.round < a.round
		WHERE a.team = t.team AND a.ticket = t.number AND a.round = r.round)`
	return s.stuck(ctx, from, "r.verdict_at, "+refused+", "+same, "t.team = r.team AND t.number = r.ticket AND t.ended_at = 0 AND "+refused+" >= 3", refused+" DESC, t.number", scope,
		[]any{scope.Team, toUnix(since), scope.Team}, limit)
}

func (s *Store) stuck(ctx context.Context, from, columns, where, order string, scope Scope, fromValues []any, limit int) ([]Stuck, error) {
	terms, values := scope.tickets()
	ticket := "t." + strings.Join(strings.Split(strings.Join(strings.Fields(ticketColumns), " "), ", "), ", t.")
	query := "SELECT " + columns + ", " + ticket + " FROM " + from + " WHERE t.team = ? AND " + where + terms + " ORDER BY " + order + " LIMIT ?"
	found, err := collect(ctx, s, s.db, scanStuck, query, with(fromValues, []any{scope.Team}, values, []any{limit})...)
	if err != nil {
		return nil, fmt.Errorf("list what needs a decision: %w", err)
	}
	return found, nil
}

func scanStuck(row scanner) (Stuck, error) {
	var out Stuck
	var at int64
	var same int
	var err error
	out.Ticket, err = scanTicket(behind{row, []any{&at, &out.Refused, &same}})
	out.At, out.Same = fromUnix(at), same > 0
	return out, err
}

// behind is a row whose first columns are somebody else's.
type behind struct {
	row   scanner
	first []any
}

func (b behind) Scan(rest ...any) error { return b.row.Scan(append(b.first, rest...)...) }
