package storage

import (
	"context"
	"fmt"
	"time"
)

// OpenedTicket is a ticket that was opened in a span.
type OpenedTicket struct {
	FigureTicket

	CreatedAt    time.Time
	FirstReplyAt time.Time // zero if nobody answered yet
	Outcome      string
}

// OpenedIn lists the tickets opened in a span, by number. Those that were merged into another are left out of none.
func (s *Store) OpenedIn(ctx context.Context, scope Scope, span Span) ([]OpenedTicket, error) {
	terms, values := scope.tickets()
	query := "SELECT " + figureTicketColumns + `, t.created_at, t.first_reply_at, t.outcome FROM tickets t
		WHERE t.team = ? AND t.created_at >= ? AND t.created_at < ?` + terms + " ORDER BY t.created_at, t.number"
	scan := func(row scanner) (o OpenedTicket, err error) {
		var created, replied int64
		err = row.Scan(append(o.into(), &created, &replied, &o.Outcome)...)
		o.CreatedAt, o.FirstReplyAt = fromUnix(created), fromUnix(replied)
		return o, err
	}
	found, err := collect(ctx, s, s.db, scan, query, with([]any{scope.Team}, span.values(), values)...)
	if err != nil {
		return nil, fmt.Errorf("list what was opened: %w", err)
	}
	return found, nil
}

// Approval is a ticket that was approved in a span, and whom it waited for until then. Times are wall-clock time; what passed
// while it was closed in between is nobody's.
type Approval struct {
	FigureTicket

	At                     time.Time // the last approval in the span
	Us, Customer, Reviewer time.Duration
}

// Whole is the time from the opening to the approval.
func (a Approval) Whole() time.Duration { return a.Us + a.Customer + a.Reviewer }

// endsIn are the moves out of the open statuses. The terms repeat the index's own words, without which SQLite does not take it.
const endsIn = " e.team = ? AND e.kind = 'status' AND e.became IN ('approved', 'closed') AND e.at >= ? AND e.at < ?"

const (
	toApproved = " AND e.became = 'approved'"
	toClosed   = " AND e.became = 'closed' AND e.was <> 'approved'"
)

// ApprovedIn lists the tickets that were moved to approved in a span, by number.
func (s *Store) ApprovedIn(ctx context.Context, scope Scope, span Span) ([]Approval, error) {
	terms, values := scope.tickets()
	inSpan := with([]any{scope.Team}, span.values())
	query := "SELECT " + figureTicketColumns + ", t.created_at, MAX(e.at) FROM ticket_events e" + ticketOf("e") + " WHERE" + endsIn + toApproved + terms +
		" GROUP BY t.team, t.number ORDER BY t.number" // the key: all else of a ticket follows from it
	type begun struct {
		Approval
		created int64
	}
	scan := func(row scanner) (b begun, err error) {
		var at int64
		err = row.Scan(append(b.into(), &b.created, &at)...)
		b.At = fromUnix(at)
		return b, err
	}
	found, err := collect(ctx, s, s.db, scan, query, with(inSpan, values)...)
	if err != nil {
		return nil, fmt.Errorf("list what was approved: %w", err)
	}
	moves, err := s.movesOf(ctx, "SELECT e.ticket FROM ticket_events e WHERE"+endsIn+toApproved, scope.Team, inSpan)
	if err != nil {
		return nil, fmt.Errorf("list what was approved: %w", err)
	}
	out := make([]Approval, len(found))
	for i, b := range found {
		out[i] = b.Approval
		out[i].split(b.created, moves[b.Number])
	}
	return out, nil
}

// move is a change of a ticket's status.
type move struct {
	ticket, at  int64
	was, became Status
}

// movesOf reads the moves of the tickets that a query names, in their order.
func (s *Store) movesOf(ctx context.Context, tickets, team string, values []any) (map[int64][]move, error) {
	query := "SELECT m.ticket, m.at, m.was, m.became FROM ticket_events m WHERE m.team = ? AND m.kind = 'status' AND m.ticket IN (" + tickets +
		") ORDER BY m.ticket, m.seq"
	scan := func(row scanner) (m move, err error) {
		err = row.Scan(&m.ticket, &m.at, &m.was, &m.became)
		return m, err
	}
	all, err := collect(ctx, s, s.db, scan, query, with([]any{team}, values)...)
	out := map[int64][]move{}
	for _, m := range all {
		out[m.ticket] = append(out[m.ticket], m)
	}
	return out, err
}

// split shares the time up to the approval among those it was waited for.
func (a *Approval) split(since int64, moves []move) {
	for _, m := range moves {
		if m.at > a.At.Unix() {
			break
		}
		passed := time.Duration(m.at-since) * time.Second
		switch {
		case m.was == StatusWaitingCustomer:
			a.Customer += passed
		case m.was == StatusWaitingProvider:
			a.Reviewer += passed
		case m.was.Open():
			a.Us += passed
		}
		since = m.at
	}
}

// ClosedIn lists the tickets that were moved to closed in a span and had not been approved before.
func (s *Store) ClosedIn(ctx context.Context, scope Scope, span Span) ([]FigureTicket, error) {
	terms, values := scope.tickets()
	query := "SELECT DISTINCT " + figureTicketColumns + " FROM ticket_events e" + ticketOf("e") + " WHERE" + endsIn + toClosed + terms + " ORDER BY t.number"
	return s.figureTickets(ctx, "list what was closed", query, with([]any{scope.Team}, span.values(), values)...)
}

func (s *Store) figureTickets(ctx context.Context, what, query string, values ...any) ([]FigureTicket, error) {
	scan := func(row scanner) (f FigureTicket, err error) {
		err = row.Scan(f.into()...)
		return f, err
	}
	found, err := collect(ctx, s, s.db, scan, query, values...)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", what, err)
	}
	return found, nil
}

// CauseCount is how many tickets name a cause.
type CauseCount struct {
	Cause string
	Count int
}

// CausesOf counts the tickets opened in a span by their cause, most first.
func (s *Store) CausesOf(ctx context.Context, scope Scope, span Span) ([]CauseCount, error) {
	terms, values := scope.tickets()
	query := "SELECT t.cause, COUNT(*) AS n FROM tickets t WHERE t.team = ? AND t.created_at >= ? AND t.created_at < ? AND t.cause <> ''" + terms +
		" GROUP BY t.cause ORDER BY n DESC, t.cause"
	scan := func(row scanner) (c CauseCount, err error) {
		err = row.Scan(&c.Cause, &c.Count)
		return c, err
	}
	causes, err := collect(ctx, s, s.db, scan, query, with([]any{scope.Team}, span.values(), values)...)
	if err != nil {
		return nil, fmt.Errorf("count causes: %w", err)
	}
	return causes, nil
}
