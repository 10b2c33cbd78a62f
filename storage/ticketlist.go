package storage

import (
	"context"
	"fmt"
)

// Tickets lists what a filter selects, the last opened first, or longest in its status first.
func (s *Store) Tickets(ctx context.Context, f TicketFilter) ([]Ticket, error) {
	if err := s.seekRare(ctx, &f); err != nil {
		return nil, err
	}
	limit := f.Limit
	if limit == 0 {
		limit = 100
	}
	if f.whole != nil {
		found, err := s.wholeList(ctx, f, limit)
		if err != nil {
			return nil, fmt.Errorf("list tickets: %w", err)
		}
		return found, nil
	}
	where, values := f.where()
	query := fmt.Sprintf("SELECT %s FROM tickets WHERE %s ORDER BY %s LIMIT %d OFFSET %d", ticketColumns, where, f.order(), limit, f.Offset)
	found, err := collect(ctx, s, s.db, scanTicket, query, values...)
	if err != nil {
		return nil, fmt.Errorf("list tickets: %w", err)
	}
	return found, nil
}

func (f TicketFilter) order() string {
	_, number := f.columns()
	switch {
	case !f.DueBefore.IsZero():
		return "due_at, number"
	case f.OldestFirst && f.Urgent:
		return number("texting_blocked") + " DESC, status_since, number"
	case f.OldestFirst:
		return number("status_since") + ", number"
	}
	return number("created_at") + " DESC, number DESC"
}

// CountUpTo counts what a filter selects, but no further than most: the exact number of a large list costs as much as reading it.
func (s *Store) CountUpTo(ctx context.Context, f TicketFilter, most int) (int, error) {
	if err := s.seekRare(ctx, &f); err != nil {
		return 0, err
	}
	if f.whole != nil {
		return s.wholeCount(ctx, f, most)
	}
	// With the order of the list the count goes by the list's own index; without it SQLite may read everything.
	where, values := f.where()
	query := "SELECT COUNT(*) FROM (SELECT 1 FROM tickets WHERE " + where + " ORDER BY " + f.order() + " LIMIT ?) AS few"
	return s.count(ctx, "count tickets", query, append(values, most)...)
}

// CountTickets counts all that a filter selects; Limit and Offset are ignored.
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

// TicketOfCard finds the ticket whose card a message is; ErrNotFound if it is none.
func (s *Store) TicketOfCard(ctx context.Context, team, channel, ts string) (Ticket, error) {
	query := "SELECT " + ticketColumns + " FROM tickets WHERE team = ? AND card_channel = ? AND card_ts = ? AND card_ts <> ''"
	t, err := scanTicket(s.row(ctx, s.db, query, team, channel, ts))
	if err != nil {
		return Ticket{}, fmt.Errorf("find the ticket of a card: %w", err)
	}
	return t, nil
}
