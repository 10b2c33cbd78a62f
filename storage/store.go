package storage

import (
	"context"
	"crypto/rand"
	"database/sql"
	"fmt"
	"log/slog"
	"time"
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
	Bulk  bool          // while a database is filled that can be made again: nothing waits for the disk, and much memory is taken
}

// Store keeps everything. It is safe for use by many goroutines; Close it at the end.
type Store struct {
	db          *sql.DB
	engine      string
	now         func() time.Time
	log         *slog.Logger
	newID       func() string
	writer      chan struct{} // SQLite: room for the one that writes; nil on Postgres
	queue       *lookupQueue
	checkpoints *checkpointer // SQLite
	bulk        bool
}

// Open opens a database: a path, sqlite://path, or postgres://… . It does not migrate. The error is a sentence that an admin
// can act on, and never holds the address's password.
func Open(ctx context.Context, address string, o Options) (*Store, error) {
	s := &Store{now: o.Now, log: o.Log, newID: o.NewID, bulk: o.Bulk}
	s.defaults()
	at, err := parseAddress(address)
	if err != nil {
		return nil, err
	}
	if err := at.connect(s); err != nil {
		return nil, err
	}
	if err := at.reach(ctx, s.db); err != nil {
		_ = s.db.Close()
		return nil, at.unusable(err)
	}
	if s.engine == SQLite {
		s.checkpoints = startCheckpointer(s.db, s.log)
	}
	s.queue = startLookupQueue(s.insertLookups, s.log)
	return s, nil
}

// idleMost is how long a connection is kept that nobody needs. Making one anew takes longer than most queries, and forgets the
// statements it had prepared; so all of them are kept for a while, and hardly one where there is little to do.
const idleMost = time.Minute

func (s *Store) pool(connections int) {
	s.db.SetMaxOpenConns(connections)
	s.db.SetMaxIdleConns(connections)
	s.db.SetConnMaxIdleTime(idleMost)
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

// Engine is SQLite or Postgres.
func (s *Store) Engine() string { return s.engine }

// Ping tells whether the database answers.
func (s *Store) Ping(ctx context.Context) error {
	if err := s.db.PingContext(ctx); err != nil {
		return fmt.Errorf("reach the database: %w", err)
	}
	return nil
}

// Close writes the lookups that still wait and closes the database. Closing twice does no harm.
func (s *Store) Close() error {
	s.queue.stop()
	s.checkpoints.close()
	if err := s.db.Close(); err != nil {
		return fmt.Errorf("close the database: %w", err)
	}
	return nil
}
