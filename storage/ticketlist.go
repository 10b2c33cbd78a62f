package storage

import (
	"context"
	"fmt"
)

// Tickets lists what a filter selects, newest number first, or longest in its status first.
func (s *Store) Tickets(ctx context.Context, f TicketFilter) ([]Ticket, error) {
	if err := s.seekRare(ctx, &f); err != nil {
		return nil, err
	}
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
	found, err := collect(ctx, s, s.db, scanTicket, query, values...)
	if err != nil {
		return nil, fmt.Errorf("list tickets: %w", err)
	}
	return found, nil
}

// CountTickets counts what a filter selects; Limit and Offset are ignored.
func (s *Store) CountTickets(ctx context.Context, f TicketFilter) (int, error) {
	if err := s.seekRare(ctx, &f); err != nil {
		return 0, err
	}
	where, values := f.where()
	return s.count(ctx, "count tickets", "SELECT COUNT(*) FROM tickets WHERE "+where, values...)
}

// FindOpen lists open tickets of a campaign, or, with an empty campaign, of a customer or brand of exactly that name
// (case, accents and punctuation aside), newest first, ten at most. Without campaign and name there are none.
func (s *Store) FindOpen(ctx context.Context, team, campaignID, name string) ([]Ticket, error) {
	f := TicketFilter{Team: team, OpenOnly: true, Limit: 10}
	switch {
	case folded(campaignID) != "":
		f.CampaignID = campaignID
	case len(wordsOf(name)) > 0:
		f.named = name
	default:
		return nil, nil
	}
	return s.Tickets(ctx, f)
}
