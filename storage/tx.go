package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// tx runs do in a transaction, an immediate one on SQLite. On Postgres it is run again when it lost to another one.
func (s *Store) tx(ctx context.Context, what string, do func(*sql.Tx) error) error {
	done, err := s.turn(ctx)
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	defer done()
	for try := 0; ; try++ {
		err := s.once(ctx, do)
		if err == nil {
			return nil
		}
		if try < 4 && serialization(err) {
			continue
		}
		if own, ok := errors.AsType[*changeError](err); ok {
			return own.err
		}
		return fmt.Errorf("%s: %w", what, err)
	}
}

// turn waits until this goroutine may write. SQLite lets one write at a time; left to itself it makes the others poll, in no
// order, each with one of the few connections that readers need too.
func (s *Store) turn(ctx context.Context) (done func(), err error) {
	if s.writer == nil {
		return func() {}, nil
	}
	select {
	case s.writer <- struct{}{}:
		return func() {
			<-s.writer
			s.checkpoints.wrote()
		}, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// once tries a transaction. It is rolled back when do fails, and when a caller's function panics in it: a transaction that
// stayed open would keep everybody else from writing.
func (s *Store) once(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // after Commit it does nothing
	if err := do(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// serialization recognizes Postgres's 40001 and 40P01, which ask for another try.
func serialization(err error) bool {
	var state interface{ SQLState() string }
	return errors.As(err, &state) && (state.SQLState() == "40001" || state.SQLState() == "40P01")
}

// changeError carries a caller's own error through a transaction untouched.
type changeError struct{ err error }

func (e *changeError) Error() string { return e.err.Error() }
