package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// Promise is something a person wants to be reminded of at a time.
type Promise struct {
	Team   string
	ID     string // given by the caller, unique; saving it twice keeps the first
	Ticket int64
	Person string
	DueAt  time.Time
	Body   string
}

// SavePromise keeps a promise.
func (s *Store) SavePromise(ctx context.Context, p Promise) error {
	query := `INSERT INTO promises (team, id, ticket, person, due_at, body, kept_at) VALUES (?, ?, ?, ?, ?, ?, 0) ON CONFLICT (team, id) DO NOTHING`
	_, err := s.exec(ctx, "keep a promise", query, p.Team, p.ID, p.Ticket, p.Person, toUnix(p.DueAt), p.Body)
	return err
}

// PromisesDue lists what was promised for now or earlier and is not kept yet, oldest first.
func (s *Store) PromisesDue(ctx context.Context, team string, now time.Time) ([]Promise, error) {
	query := "SELECT team, id, ticket, person, due_at, body FROM promises WHERE team = ? AND kept_at = 0 AND due_at <= ? ORDER BY due_at, id"
	return s.promises(ctx, query, team, toUnix(now))
}

// PromisesTo lists what a person is still to be reminded of, the next first.
func (s *Store) PromisesTo(ctx context.Context, team, person string) ([]Promise, error) {
	query := "SELECT team, id, ticket, person, due_at, body FROM promises WHERE team = ? AND kept_at = 0 AND person = ? ORDER BY due_at, id LIMIT 50"
	return s.promises(ctx, query, team, person)
}

func (s *Store) promises(ctx context.Context, query string, values ...any) ([]Promise, error) {
	scan := func(row scanner) (p Promise, err error) {
		var due int64
		err = row.Scan(&p.Team, &p.ID, &p.Ticket, &p.Person, &due, &p.Body)
		p.DueAt = fromUnix(due)
		return p, err
	}
	found, err := collect(ctx, s, s.db, scan, query, values...)
	if err != nil {
		return nil, fmt.Errorf("list promises: %w", err)
	}
	return found, nil
}

// KeepPromises queues the message that keeps some promises, in one transaction. If any of them is kept already, by another
// process or at another instant, nothing is written and kept is false.
func (s *Store) KeepPromises(ctx context.Context, item OutboxItem, ids ...string) (kept bool, err error) {
	errKept := errors.New("a promise is kept already")
	err = s.tx(ctx, "keep promises", func(tx *sql.Tx) error {
		kept = false
		values := []any{s.unix(), item.Team}
		for _, id := range ids {
			values = append(values, id)
		}
		query := "UPDATE promises SET kept_at = ? WHERE team = ? AND kept_at = 0 AND id IN (" + marks(len(ids)) + ")"
		n, err := s.run(ctx, tx, query, values...)
		if err != nil {
			return err
		}
		if n != int64(len(ids)) {
			return &changeError{errKept}
		}
		kept = true
		return s.insertOutbox(ctx, tx, item.Team, []OutboxItem{item})
	})
	if errors.Is(err, errKept) {
		return false, nil
	}
	return kept && err == nil, err
}
