package storage

import (
	"context"
	"fmt"
	"strings"
)

// where builds a filter's condition and its values.
func (f TicketFilter) where() (string, []any) {
	terms, values := []string{"team = ?"}, []any{f.Team}
	add := func(term string, value ...any) {
		terms = append(terms, term)
		values = append(values, value...)
	}
	if f.Owner != "" {
		add("owner = ?", f.Owner)
	}
	if f.Unowned {
		add("owner = ''")
	}
	if f.OpenedBy != "" {
		add("opened_by = ?", f.OpenedBy)
	}
	if f.OpenOnly && f.Status == "" {
		add("status IN ('new', 'working', 'waiting-customer', 'waiting-provider')")
	}
	if f.Status != "" {
		add("status = ?", string(f.Status))
	}
	if f.Cause != "" {
		add("cause = ?", f.Cause)
	}
	if f.Provider != "" {
		add("LOWER(provider) = ?", strings.ToLower(f.Provider))
	}
	if f.CampaignID != "" {
		add("campaign_id = ?", strings.ToUpper(f.CampaignID))
	}
	if f.Customer != "" {
		part := "%" + likePart(strings.ToLower(f.Customer)) + "%"
		add(`(LOWER(customer) LIKE ? ESCAPE '!' OR LOWER(brand) LIKE ? ESCAPE '!')`, part, part)
	}
	f.times(add)
	return strings.Join(terms, " AND "), values
}

func (f TicketFilter) times(add func(string, ...any)) {
	if !f.StatusSince.IsZero() {
		add("status_since <= ?", toUnix(f.StatusSince))
	}
	if !f.OpenedFrom.IsZero() {
		add("created_at >= ?", toUnix(f.OpenedFrom))
	}
	if !f.OpenedTo.IsZero() {
		add("created_at < ?", toUnix(f.OpenedTo))
	}
}

func likePart(s string) string {
	return strings.NewReplacer("!", "!!", "%", "!%", "_", "!_").Replace(s)
}

// Tickets lists what a filter selects, newest number first, or longest in its status first.
func (s *Store) Tickets(ctx context.Context, f TicketFilter) ([]Ticket, error) {
	where, values := f.where()
	order := "number DESC"
	if f.OldestFirst {
		order = "status_since, number"
	}
	limit := f.Limit
	if limit == 0 {
		limit = 100
	}
	query := fmt.Sprintf("SELECT %s FROM tickets WHERE %s ORDER BY %s LIMIT %d OFFSET %d", ticketColumns, where, order, limit, f.Offset)
	rows, err := s.db.QueryContext(ctx, s.q(query), values...)
	if err != nil {
		return nil, fmt.Errorf("list tickets: %w", err)
	}
	defer rows.Close()
	var out []Ticket
	for rows.Next() {
		t, err := scanTicket(rows)
		if err != nil {
			return nil, fmt.Errorf("list tickets: %w", err)
		}
		out = append(out, t)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("list tickets: %w", err)
	}
	return out, nil
}

// CountTickets counts what a filter selects.
func (s *Store) CountTickets(ctx context.Context, f TicketFilter) (int, error) {
	where, values := f.where()
	return s.count(ctx, "count tickets", "SELECT COUNT(*) FROM tickets WHERE "+where, values...)
}

func (s *Store) count(ctx context.Context, what, query string, values ...any) (int, error) {
	var n int
	if err := s.db.QueryRowContext(ctx, s.q(query), values...).Scan(&n); err != nil {
		return 0, fmt.Errorf("%s: %w", what, err)
	}
	return n, nil
}

// FindOpen lists open tickets of a campaign, or, with an empty campaign, of a customer or brand of exactly that name
// (case aside), newest first.
func (s *Store) FindOpen(ctx context.Context, team, campaignID, name string) ([]Ticket, error) {
	if campaignID != "" {
		return s.Tickets(ctx, TicketFilter{Team: team, CampaignID: campaignID, OpenOnly: true, Limit: 10})
	}
	found, err := s.Tickets(ctx, TicketFilter{Team: team, Customer: name, OpenOnly: true, Limit: 50})
	if err != nil {
		return nil, err
	}
	var same []Ticket
	for _, t := range found {
		if strings.EqualFold(t.Customer, name) || strings.EqualFold(t.Brand, name) {
			same = append(same, t)
		}
	}
	return same, nil
}

// Events is a ticket's history, oldest first.
func (s *Store) Events(ctx context.Context, team string, number int64) ([]Event, error) {
	query := "SELECT team, ticket, seq, at, actor, kind, field, was, became, body FROM ticket_events WHERE team = ? AND ticket = ? ORDER BY seq"
	rows, err := s.db.QueryContext(ctx, s.q(query), team, number)
	if err != nil {
		return nil, fmt.Errorf("read the history of ticket %d: %w", number, err)
	}
	defer rows.Close()
	var out []Event
	for rows.Next() {
		var e Event
		var at int64
		if err := rows.Scan(&e.Team, &e.Ticket, &e.ID, &at, &e.Actor, &e.Kind, &e.Field, &e.From, &e.To, &e.Text); err != nil {
			return nil, fmt.Errorf("read the history of ticket %d: %w", number, err)
		}
		e.At = fromUnix(at)
		out = append(out, e)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("read the history of ticket %d: %w", number, err)
	}
	return out, nil
}
