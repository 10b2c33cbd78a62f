package storage

import (
	"context"
	"fmt"
	"time"
)

// FigureRound is a submission or an appeal as the figures need it. Nudges and support cases are none: nobody decides on them.
type FigureRound struct {
	FigureTicket

	Round     int64
	Nth       int // of the ticket's submissions and appeals, from 1
	WordedBy  string
	Verdict   string // approved, rejected, or "" while it is awaited
	SentAt    time.Time
	VerdictAt time.Time
	FeeCents  int64
	FeePayer  string // us, customer or ""
}

// submittedRounds are those somebody decides on; earlierRounds counts the ones of the same ticket before, and a first round has none.
const (
	submittedRounds = "r.kind IN ('submission', 'appeal')"
	earlierRounds   = `(SELECT COUNT(*) FROM rounds e WHERE e.team = r.team AND e.ticket = r.ticket AND e.round < r.round
		AND e.kind IN ('submission', 'appeal'))`
	figureRounds = "SELECT " + figureTicketColumns + ", r.round, CASE WHEN r.round = 1 THEN 0 ELSE " + earlierRounds + ` END + 1, r.worded_by,
		r.verdict, r.sent_at, r.verdict_at, r.fee_cents, r.fee_payer FROM rounds r JOIN tickets t ON t.team = r.team AND t.number = r.ticket WHERE r.team = ? AND `
)

// VerdictsIn lists the submissions and appeals whose verdict came in a span, oldest first.
func (s *Store) VerdictsIn(ctx context.Context, scope Scope, span Span) ([]FigureRound, error) {
	return s.figureRounds(ctx, "r.verdict_at >= ? AND r.verdict_at < ? AND r.verdict_at > 0", "r.verdict_at", scope, span)
}

// RepeatsIn lists the submissions and appeals that were sent in a span and were not their ticket's first, oldest first.
func (s *Store) RepeatsIn(ctx context.Context, scope Scope, span Span) ([]FigureRound, error) {
	return s.figureRounds(ctx, "r.sent_at >= ? AND r.sent_at < ? AND r.round > 1 AND "+earlierRounds+" > 0", "r.sent_at", scope, span)
}

func (s *Store) figureRounds(ctx context.Context, where, order string, scope Scope, span Span) ([]FigureRound, error) {
	terms, values := scope.tickets()
	query := figureRounds + where + " AND " + submittedRounds + terms + " ORDER BY " + order + ", r.ticket, r.round"
	found, err := collect(ctx, s, s.db, scanFigureRound, query, with([]any{scope.Team}, span.values(), values)...)
	if err != nil {
		return nil, fmt.Errorf("list rounds: %w", err)
	}
	return found, nil
}

func scanFigureRound(row scanner) (r FigureRound, err error) {
	var sent, verdict int64
	err = row.Scan(append(r.into(), &r.Round, &r.Nth, &r.WordedBy, &r.Verdict, &sent, &verdict, &r.FeeCents, &r.FeePayer)...)
	r.SentAt, r.VerdictAt = fromUnix(sent), fromUnix(verdict)
	return r, err
}

// FirstResubmissions counts the second submissions of their tickets whose verdict came in a span, and how many were approved.
func (s *Store) FirstResubmissions(ctx context.Context, scope Scope, span Span) (approved, decided int, err error) {
	join, terms, values := scope.joined("r")
	query := "SELECT COALESCE(SUM(CASE WHEN r.verdict = 'approved' THEN 1 ELSE 0 END), 0), COUNT(*) FROM rounds r" + join +
		" WHERE r.team = ? AND r.verdict_at >= ? AND r.verdict_at < ? AND r.verdict_at > 0 AND " + submittedRounds + " AND r.round > 1 AND " +
		earlierRounds + " = 1" + terms
	row := s.row(ctx, s.db, query, with([]any{scope.Team}, span.values(), values)...)
	if err := row.Scan(&approved, &decided); err != nil {
		return 0, 0, fmt.Errorf("count first resubmissions: %w", err)
	}
	return approved, decided, nil
}

// CauseTally is in how many rounds something was mended for a cause, and after how many of them it was not raised again.
type CauseTally struct {
	Cause          string
	Tries, Cleared int
}

// OutcomesIn counts what became of the causes that were mended, most tried first.
func (s *Store) OutcomesIn(ctx context.Context, scope Scope, span Span) ([]CauseTally, error) {
	join, terms, values := scope.joined("o")
	query := "SELECT cause, COUNT(*) AS n, SUM(cleared) FROM (SELECT DISTINCT o.cause AS cause, o.ticket, o.round, o.cleared AS cleared FROM outcomes o" +
		join + " WHERE o.team = ? AND o.at >= ? AND o.at < ?" + terms + ") tried GROUP BY cause ORDER BY n DESC, cause"
	scan := func(row scanner) (c CauseTally, err error) {
		err = row.Scan(&c.Cause, &c.Tries, &c.Cleared)
		return c, err
	}
	found, err := collect(ctx, s, s.db, scan, query, with([]any{scope.Team}, span.values(), values)...)
	if err != nil {
		return nil, fmt.Errorf("count outcomes: %w", err)
	}
	return found, nil
}
