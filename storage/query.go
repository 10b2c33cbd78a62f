package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// handle is the database or a transaction in it.
type handle interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// scanner is one row of an answer.
type scanner interface{ Scan(...any) error }

// run executes a statement and tells how many rows it touched.
func (s *Store) run(ctx context.Context, on handle, query string, values ...any) (int64, error) {
	r, err := on.ExecContext(ctx, s.q(query), keepable(values)...)
	if err != nil {
		return 0, err
	}
	return r.RowsAffected()
}

func (s *Store) row(ctx context.Context, on handle, query string, values ...any) *sql.Row {
	return on.QueryRowContext(ctx, s.q(query), keepable(values)...)
}

// collect reads every row of a query.
func collect[T any](ctx context.Context, s *Store, on handle, scan func(scanner) (T, error), query string, values ...any) ([]T, error) {
	rows, err := on.QueryContext(ctx, s.q(query), keepable(values)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []T
	for rows.Next() {
		one, err := scan(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, one)
	}
	return out, rows.Err()
}

// exec writes with one statement outside a transaction.
func (s *Store) exec(ctx context.Context, what, query string, values ...any) (int64, error) {
	done, err := s.turn(ctx)
	if err != nil {
		return 0, fmt.Errorf("%s: %w", what, err)
	}
	defer done()
	n, err := s.run(ctx, s.db, query, values...)
	if err != nil {
		return 0, fmt.Errorf("%s: %w", what, err)
	}
	return n, nil
}

func (s *Store) count(ctx context.Context, what, query string, values ...any) (int, error) {
	var n int
	if err := s.row(ctx, s.db, query, values...).Scan(&n); err != nil {
		return 0, fmt.Errorf("%s: %w", what, err)
	}
	return n, nil
}

// q rewrites ? as $1, $2, … for Postgres. Queries hold no question marks in texts.
func (s *Store) q(query string) string {
	if s.engine == SQLite {
		return query
	}
	var b strings.Builder
	n := 0
	for {
		before, after, found := strings.Cut(query, "?")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		n++
		b.WriteString("$" + strconv.Itoa(n))
		query = after
	}
}

// marks is a list of n question marks.
func marks(n int) string { return strings.TrimSuffix(strings.Repeat("?, ", n), ", ") }

// rowsOf is the marks of several rows of n columns each.
func rowsOf(n, rows int) string {
	row := "(" + marks(n) + "), "
	return strings.TrimSuffix(strings.Repeat(row, rows), ", ")
}

// forUpdate keeps others from a row until the end of the transaction. SQLite has one writer at a time anyway.
func (s *Store) forUpdate() string {
	if s.engine == Postgres {
		return " FOR UPDATE"
	}
	return ""
}

// orNotFound turns the driver's missing row into ErrNotFound.
func orNotFound(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return ErrNotFound
	}
	return err
}
