package storage

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // driver "pgx"
	_ "github.com/mattn/go-sqlite3"    // driver "sqlite3"
)

// The engines a Store runs on.
const (
	SQLite   = "sqlite"
	Postgres = "postgres"
)

// Options are what a Store needs from outside. The zero value works.
type Options struct {
	Now   func() time.Time
	Log   *slog.Logger
	NewID func() string // random keys for outbox items that come without one
}

// Store keeps everything. It is safe for use by many goroutines; Close it at the end.
type Store struct {
	db     *sql.DB
	engine string
	now    func() time.Time
	log    *slog.Logger
	newID  func() string
	queue  *lookupQueue
}

// Open opens a database: a path, sqlite://path, or postgres://… . It does not migrate. The error is one sentence that
// an admin can act on.
func Open(ctx context.Context, address string, o Options) (*Store, error) {
	s := &Store{now: o.Now, log: o.Log, newID: o.NewID}
	s.defaults()
	var err error
	if strings.HasPrefix(address, "postgres://") || strings.HasPrefix(address, "postgresql://") {
		err = s.openPostgres(address)
	} else {
		err = s.openSQLite(strings.TrimPrefix(address, "sqlite://"))
	}
	if err != nil {
		return nil, err
	}
	if err := s.db.PingContext(ctx); err != nil {
		_ = s.db.Close()
		return nil, fmt.Errorf("open the %s database: %w", s.engine, err)
	}
	s.queue = startLookupQueue(s)
	return s, nil
}

func (s *Store) defaults() {
	if s.now == nil {
		s.now = time.Now
	}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	if s.newID == nil {
		s.newID = rand.Text
	}
}

func (s *Store) openPostgres(address string) (err error) {
	s.engine = Postgres
	if s.db, err = sql.Open("pgx", address); err != nil {
		return fmt.Errorf("open Postgres: %w", err)
	}
	s.db.SetMaxOpenConns(8)
	s.db.SetMaxIdleConns(4)
	return nil
}

func (s *Store) openSQLite(path string) (err error) {
	s.engine = SQLite
	if path == "" {
		return errors.New("DATABASE_URL is empty: give a file such as tcrbot.db, or postgres://…")
	}
	if info, err := os.Stat(filepath.Dir(path)); err != nil || !info.IsDir() {
		return fmt.Errorf("the folder %s for the database does not exist: create it, or set DATABASE_URL to another path", filepath.Dir(path))
	}
	// Pragmas stand in the address because each pooled connection needs them.
	dsn := "file:" + (&url.URL{Path: path}).EscapedPath() +
		"?_journal_mode=WAL&_synchronous=FULL&_busy_timeout=5000&_foreign_keys=on&_txlock=immediate&_cache_size=-2000"
	if s.db, err = sql.Open("sqlite3", dsn); err != nil {
		return fmt.Errorf("open SQLite file %s: %w", path, err)
	}
	s.db.SetMaxOpenConns(4)
	s.db.SetMaxIdleConns(2)
	return nil
}

// Engine is SQLite or Postgres.
func (s *Store) Engine() string { return s.engine }

// Ping tells whether the database answers.
func (s *Store) Ping(ctx context.Context) error {
	if err := s.db.PingContext(ctx); err != nil {
		return fmt.Errorf("reach the database: %w", err)
	}
	return nil
}

// Close writes what still waits and closes the database.
func (s *Store) Close() error {
	s.queue.stop()
	if err := s.db.Close(); err != nil {
		return fmt.Errorf("close the database: %w", err)
	}
	return nil
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

// tx runs do in a transaction, an immediate one on SQLite. On Postgres it is run again when it lost to another one.
func (s *Store) tx(ctx context.Context, what string, do func(*sql.Tx) error) error {
	for try := 0; ; try++ {
		err := s.once(ctx, do)
		if err == nil {
			return nil
		}
		if try < 4 && serialization(err) {
			continue
		}
		var own *changeError
		if errors.As(err, &own) {
			return own.err
		}
		return fmt.Errorf("%s: %w", what, err)
	}
}

func (s *Store) once(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := do(tx); err != nil {
		return errors.Join(err, ignoreDone(tx.Rollback()))
	}
	return tx.Commit()
}

func ignoreDone(err error) error {
	if errors.Is(err, sql.ErrTxDone) {
		return nil
	}
	return err
}

// serialization recognizes Postgres's 40001 and 40P01, which ask for another try.
func serialization(err error) bool {
	var state interface{ SQLState() string }
	return errors.As(err, &state) && (state.SQLState() == "40001" || state.SQLState() == "40P01")
}

// changeError carries a caller's own error through a transaction untouched.
type changeError struct{ err error }

func (e *changeError) Error() string { return e.err.Error() }

func (s *Store) unix() int64 { return s.now().Unix() }

func fromUnix(n int64) time.Time {
	if n == 0 {
		return time.Time{}
	}
	return time.Unix(n, 0).UTC()
}

func toUnix(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.Unix()
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}
