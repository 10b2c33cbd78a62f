package storage

import (
	"context"
	"fmt"
	"slices"
	"time"
)

// Week is one step of a series.
type Week struct {
	Span

	Opened, Approved int
	Open             int // at its end
}

// Series counts week after week: edges are the times at which a week ends and the next begins, oldest first, two at least.
func (s *Store) Series(ctx context.Context, scope Scope, edges []time.Time) ([]Week, error) {
	open, err := s.OpenAt(ctx, scope, edges)
	if err != nil {
		return nil, err
	}
	var out []Week
	for i, to := range edges[1:] {
		w := Week{Span: Span{edges[i], to}, Open: open[i+1]}
		if w.Opened, err = s.countOpened(ctx, scope, w.Span); err != nil {
			return nil, err
		}
		if w.Approved, err = s.countApproved(ctx, scope, w.Span); err != nil {
			return nil, err
		}
		out = append(out, w)
	}
	return out, nil
}

func (s *Store) countOpened(ctx context.Context, scope Scope, span Span) (int, error) {
	terms, values := scope.tickets()
	query := "SELECT COUNT(*) FROM tickets t WHERE t.team = ? AND t.created_at >= ? AND t.created_at < ?" + terms
	return s.count(ctx, "count what was opened", query, with([]any{scope.Team}, span.values(), values)...)
}

func (s *Store) countApproved(ctx context.Context, scope Scope, span Span) (int, error) {
	join, terms, values := scope.joined("e")
	query := "SELECT COUNT(DISTINCT e.ticket) FROM ticket_events e" + join + " WHERE" + endsIn + toApproved + terms
	return s.count(ctx, "count what was approved", query, with([]any{scope.Team}, span.values(), values)...)
}

// What a ticket's row tells about a time: it is open now and was opened before …
const openSince = "SELECT COUNT(*) FROM tickets t WHERE t.team = ? AND t.ended_at = 0 AND t.created_at >= ? AND t.created_at < ?"

// … or it was opened before and ended later. A row knows its last end only: see reopened. The time stands before the index's own
// words, here and wherever an index holds only what happened: of two bounds SQLite takes the first, and with > 0 it would go through
// all that ever happened.
const endedSince = "SELECT COUNT(*) FROM tickets t WHERE t.team = ? AND t.ended_at >= ? AND t.ended_at > 0 AND t.created_at < ?"

// OpenAt counts the tickets that were open at each of some times, oldest first.
func (s *Store) OpenAt(ctx context.Context, scope Scope, times []time.Time) ([]int, error) {
	if len(times) == 0 {
		return nil, nil
	}
	terms, values := scope.tickets()
	reopened, err := s.reopened(ctx, scope, times[0])
	if err != nil {
		return nil, err
	}
	out := make([]int, len(times))
	still, from := 0, int64(0)
	for i, t := range times {
		at := toUnix(t)
		n, err := s.count(ctx, "count open tickets", openSince+terms, with([]any{scope.Team, from, at}, values)...)
		if err != nil {
			return nil, err
		}
		still, from = still+n, at
		ended, err := s.count(ctx, "count open tickets", endedSince+terms, with([]any{scope.Team, at, at}, values)...)
		if err != nil {
			return nil, err
		}
		out[i] = still + ended - reopened.closedAt(at)
	}
	return out, nil
}

// reopenings are the moves of tickets that were reopened.
type reopenings map[int64][]move

// reopened reads the tickets that were reopened since a time: before that they were not open, whatever their rows say today.
func (s *Store) reopened(ctx context.Context, scope Scope, since time.Time) (reopenings, error) {
	join, terms, values := scope.joined("e")
	tickets := "SELECT e.ticket FROM ticket_events e" + join + ` WHERE e.team = ? AND e.kind = 'status' AND e.was IN ('approved', 'closed')
		AND e.became NOT IN ('approved', 'closed') AND e.at >= ?` + terms
	moves, err := s.movesOf(ctx, tickets, scope.Team, with([]any{scope.Team, toUnix(since)}, values))
	if err != nil {
		return nil, fmt.Errorf("find what was reopened: %w", err)
	}
	return moves, nil
}

// closedAt counts the tickets that were ended at a time and reopened later.
func (r reopenings) closedAt(at int64) int {
	n := 0
	for _, moves := range r {
		if endedAt(moves, at) {
			n++
		}
	}
	return n
}

// endedAt tells whether the moves of a ticket had it ended at a time and reopened later.
func endedAt(moves []move, at int64) bool {
	ended, later := false, false
	for _, m := range moves {
		switch {
		case m.at < at:
			ended = !m.became.Open()
		case !m.was.Open() && m.became.Open():
			later = true
		}
	}
	return ended && later
}

// OpenTicketsAt lists the tickets that were open at a time, by number: those that OpenAt counts.
func (s *Store) OpenTicketsAt(ctx context.Context, scope Scope, at time.Time) ([]FigureTicket, error) {
	terms, values := scope.tickets()
	query := "SELECT " + figureTicketColumns + ` FROM tickets t WHERE t.team = ? AND t.number IN (
		SELECT number FROM tickets WHERE team = ? AND ended_at = 0 AND created_at < ? UNION ALL
		SELECT number FROM tickets WHERE team = ? AND ended_at >= ? AND ended_at > 0 AND created_at < ?)` + terms + " ORDER BY t.number"
	team, before := scope.Team, toUnix(at)
	found, err := s.figureTickets(ctx, "list open tickets", query, with([]any{team, team, before, team, before, before}, values)...)
	if err != nil {
		return nil, err
	}
	reopened, err := s.reopened(ctx, scope, at)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(found, func(f FigureTicket) bool { return endedAt(reopened[f.Number], toUnix(at)) }), nil
}
