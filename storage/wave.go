package storage

import (
	"context"
	"fmt"
	"time"
)

// AskedGroup is so many questions that name the same cause, provider and code, each of them possibly "".
type AskedGroup struct {
	Cause, Provider, Code string
	N                     int
}

// AskedIn groups the questions of a span, and the tickets that were opened without one. The same text asked again by the same person
// counts once.
func (s *Store) AskedIn(ctx context.Context, team string, span Span) ([]AskedGroup, error) {
	if err := s.settle(ctx); err != nil {
		return nil, fmt.Errorf("group questions: %w", err)
	}
	query := `SELECT causes, provider, code, COUNT(*) FROM (
		SELECT DISTINCT person, body, causes, provider, code FROM lookups WHERE team = ? AND at >= ? AND at < ? AND kind IN ('match', 'code')) asked
		GROUP BY causes, provider, code UNION ALL
		SELECT cause, provider, '', COUNT(*) FROM tickets WHERE team = ? AND created_at >= ? AND created_at < ? AND lookup_id = '' GROUP BY cause, provider`
	scan := func(row scanner) (g AskedGroup, err error) {
		err = row.Scan(&g.Cause, &g.Provider, &g.Code, &g.N)
		g.Cause = firstOf(g.Cause)
		return g, err
	}
	found, err := collect(ctx, s, s.db, scan, query, with([]any{team}, span.values(), []any{team}, span.values())...)
	if err != nil {
		return nil, fmt.Errorf("group questions: %w", err)
	}
	return found, nil
}

// AskedCode is a code with how many people asked about it, and for how many customers a ticket came of that.
type AskedCode struct {
	Code              string
	People, Customers int
}

// CodesIn lists the codes that were asked about in a span.
func (s *Store) CodesIn(ctx context.Context, team string, span Span) ([]AskedCode, error) {
	if err := s.settle(ctx); err != nil {
		return nil, fmt.Errorf("list codes that were asked about: %w", err)
	}
	query := `SELECT l.code, COUNT(DISTINCT l.person), COUNT(DISTINCT t.customer) FROM lookups l
		LEFT JOIN tickets t ON t.team = l.team AND t.lookup_id = l.id AND t.created_at >= ?
		WHERE l.team = ? AND l.at >= ? AND l.at < ? AND l.code <> '' GROUP BY l.code ORDER BY l.code`
	scan := func(row scanner) (c AskedCode, err error) {
		err = row.Scan(&c.Code, &c.People, &c.Customers)
		return c, err
	}
	found, err := collect(ctx, s, s.db, scan, query, with([]any{toUnix(span.From), team}, span.values())...)
	if err != nil {
		return nil, fmt.Errorf("list codes that were asked about: %w", err)
	}
	return found, nil
}

// AskedSoFar is when the first question was asked, the zero time if none was, and how many there are, at most so many.
func (s *Store) AskedSoFar(ctx context.Context, team string, most int) (first time.Time, n int, err error) {
	if err := s.settle(ctx); err != nil {
		return time.Time{}, 0, fmt.Errorf("find the first question: %w", err)
	}
	var at int64
	row := s.row(ctx, s.db, "SELECT COALESCE(MIN(at), 0) FROM lookups WHERE team = ?", team)
	if err := row.Scan(&at); err != nil {
		return time.Time{}, 0, fmt.Errorf("find the first question: %w", err)
	}
	n, err = s.count(ctx, "count questions", "SELECT COUNT(*) FROM (SELECT 1 FROM lookups WHERE team = ? LIMIT ?) asked", team, most)
	return fromUnix(at), n, err
}

// TicketsAsked lists the tickets opened in a span that have a cause or a provider or came of a question with a code, newest first. Empty
// ones are not asked for.
func (s *Store) TicketsAsked(ctx context.Context, team string, span Span, about AskedGroup, limit int) ([]Ticket, error) {
	where, values := "t.team = ? AND t.created_at >= ? AND t.created_at < ?", with([]any{team}, span.values())
	switch {
	case about.Cause != "":
		where, values = where+" AND t.cause = ?", append(values, about.Cause)
	case about.Provider != "":
		where, values = where+" AND t.provider_key = ?", append(values, searchKey(about.Provider))
	case about.Code != "":
		where += " AND t.lookup_id IN (SELECT id FROM lookups WHERE team = ? AND at >= ? AND at < ? AND code = ?)"
		values = with(values, []any{team}, span.values(), []any{about.Code})
	}
	query := "SELECT " + ticketColumns + " FROM tickets t WHERE " + where + " ORDER BY t.number DESC LIMIT ?"
	found, err := collect(ctx, s, s.db, scanTicket, query, append(values, limit)...)
	if err != nil {
		return nil, fmt.Errorf("list the tickets of a wave: %w", err)
	}
	return found, nil
}
