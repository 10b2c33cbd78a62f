package storage

import (
	"context"
	"database/sql"
	"fmt"
)

// insertEvents adds to a ticket's history. The ticket's row is new or locked, so the next number cannot be taken twice.
func (s *Store) insertEvents(ctx context.Context, tx *sql.Tx, t Ticket, events []Event) error {
	var last int64
	row := s.row(ctx, tx, "SELECT COALESCE(MAX(seq), 0) FROM ticket_events WHERE team = ? AND ticket = ?", t.Team, t.Number)
	if err := row.Scan(&last); err != nil {
		return err
	}
	for _, e := range events {
		last++
		query := "INSERT INTO ticket_events (team, ticket, seq, at, actor, kind, field, was, became, body) VALUES (" + marks(10) + ")"
		_, err := s.run(ctx, tx, query, t.Team, t.Number, last, toUnix(e.At), e.Actor, string(e.Kind), e.Field, e.From, e.To, e.Text)
		if err != nil {
			return err
		}
	}
	return s.indexNotes(ctx, tx, t, events)
}

// indexNotes makes what was written beside a change findable.
func (s *Store) indexNotes(ctx context.Context, tx *sql.Tx, t Ticket, events []Event) error {
	var words []string
	for _, e := range events {
		words = append(words, kindOf(anyWord, distinctWords(e.Text))...)
	}
	return s.addHits(ctx, tx, t.Team, t.Number, words)
}

// Events is a ticket's history, oldest first; empty if there is no such ticket.
func (s *Store) Events(ctx context.Context, team string, number int64) ([]Event, error) {
	query := "SELECT team, ticket, seq, at, actor, kind, field, was, became, body FROM ticket_events WHERE team = ? AND ticket = ? ORDER BY seq"
	events, err := collect(ctx, s, s.db, scanEvent, query, team, number)
	if err != nil {
		return nil, fmt.Errorf("read the history of ticket %d: %w", number, err)
	}
	return events, nil
}

func scanEvent(row scanner) (Event, error) {
	var e Event
	var at int64
	err := row.Scan(&e.Team, &e.Ticket, &e.ID, &at, &e.Actor, &e.Kind, &e.Field, &e.From, &e.To, &e.Text)
	e.At = fromUnix(at)
	return e, err
}
