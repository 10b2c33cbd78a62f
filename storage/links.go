package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
)

// ErrSame says that a ticket was to be linked or merged with itself; test with errors.Is.
var ErrSame = errors.New("the same ticket twice")

// Links are the numbers of the tickets that are linked with one, ascending.
func (s *Store) Links(ctx context.Context, team string, number int64) ([]int64, error) {
	query := `SELECT other FROM ticket_links WHERE team = ? AND ticket = ? UNION
		SELECT ticket FROM ticket_links WHERE team = ? AND other = ? ORDER BY 1`
	found, err := collect(ctx, s, s.db, scanNumber, query, team, number, team, number)
	if err != nil {
		return nil, fmt.Errorf("read the links of ticket %d: %w", number, err)
	}
	return found, nil
}

func scanNumber(row scanner) (n int64, err error) {
	err = row.Scan(&n)
	return n, err
}

// LinkTickets notes on two tickets that they belong together, with what posts returns for each, in one transaction. Fresh is
// false, and nothing is written, if they are linked already. ErrNotFound if one of them does not exist.
func (s *Store) LinkTickets(ctx context.Context, team string, a, b int64, actor string, posts func(Ticket, []Event) []OutboxItem) (fresh bool, err error) {
	if a == b {
		return false, ErrSame
	}
	err = s.tx(ctx, fmt.Sprintf("link tickets %d and %d", a, b), func(tx *sql.Tx) error {
		both, err := s.lockTwo(ctx, tx, team, a, b)
		if err != nil {
			return err
		}
		query := "INSERT INTO ticket_links (team, ticket, other) VALUES (?, ?, ?) ON CONFLICT (team, ticket, other) DO NOTHING"
		n, err := s.run(ctx, tx, query, team, min(a, b), max(a, b))
		fresh = n == 1
		if err != nil || !fresh {
			return err
		}
		for i, t := range both {
			linked := Event{Kind: EventLinked, To: strconv.FormatInt(both[1-i].Number, 10)}
			if err := s.writeChange(ctx, tx, &t, t, actor, []Event{linked}, posts); err != nil {
				return err
			}
		}
		return nil
	})
	return fresh && err == nil, err
}

// lockTwo reads two tickets for a change, always the smaller number first, so that two who do it at once do not wait for each
// other forever.
func (s *Store) lockTwo(ctx context.Context, tx *sql.Tx, team string, a, b int64) ([2]Ticket, error) {
	var out [2]Ticket
	for i, n := range []int64{min(a, b), max(a, b)} {
		t, err := scanTicket(s.row(ctx, tx, selectTicket+s.forUpdate(), team, n))
		if err != nil {
			return out, err
		}
		out[i] = t
	}
	return out, nil
}

// MergeTickets lets how close one ticket in favor of another, and writes both with their histories, a link between them and
// what posts returns for each, in one transaction. It gives the ticket that goes on. How must set MergedInto; its error comes
// back as it is, and nothing is written.
func (s *Store) MergeTickets(ctx context.Context, team string, from, into int64, actor string,
	how func(from, into *Ticket) error, posts func(Ticket, []Event) []OutboxItem,
) (Ticket, error) {
	if from == into {
		return Ticket{}, ErrSame
	}
	var goesOn Ticket
	err := s.tx(ctx, fmt.Sprintf("merge ticket %d into %d", from, into), func(tx *sql.Tx) error {
		both, err := s.lockTwo(ctx, tx, team, from, into)
		if err != nil {
			return err
		}
		f, t := both[1], both[0]
		if from < into {
			f, t = both[0], both[1]
		}
		wasFrom, wasInto := f, t
		if err := how(&f, &t); err != nil {
			return &changeError{err}
		}
		query := "INSERT INTO ticket_links (team, ticket, other) VALUES (?, ?, ?) ON CONFLICT (team, ticket, other) DO NOTHING"
		if _, err := s.run(ctx, tx, query, team, min(from, into), max(from, into)); err != nil {
			return err
		}
		merged := Event{Kind: EventMerged, To: strconv.FormatInt(into, 10)}
		if err := s.writeChange(ctx, tx, &f, wasFrom, actor, []Event{merged}, posts); err != nil {
			return err
		}
		tookOver := Event{Kind: EventTookOver, To: strconv.FormatInt(from, 10)}
		err = s.writeChange(ctx, tx, &t, wasInto, actor, []Event{tookOver}, posts)
		goesOn = t
		return err
	})
	return goesOn, err
}
