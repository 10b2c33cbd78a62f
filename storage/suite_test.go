package storage_test

import (
	"context"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"tcrbot/e2e/pgtest"
	"tcrbot/storage"
)

// onBoth runs a test on each database: what this package promises holds on SQLite and on Postgres.
func onBoth(t *testing.T, test func(t *testing.T, b *base)) {
	t.Helper()
	onBothEmpty(t, func(t *testing.T, address string) { test(t, newBase(t, address)) })
}

// onBothEmpty runs a test on each kind of database before anything is in it.
func onBothEmpty(t *testing.T, test func(t *testing.T, address string)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) { test(t, filepath.Join(t.TempDir(), "tcrbot.db")) })
	t.Run("postgres", func(t *testing.T) { test(t, pgtest.Database(t)) })
}

// base is a fresh database with a store on it and a clock that only the test moves.
type base struct {
	*storage.Store
	t       *testing.T
	address string
	clock   *clock
}

func newBase(t *testing.T, address string) *base {
	t.Helper()
	b := &base{t: t, address: address, clock: &clock{now: time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)}}
	b.Store = b.open()
	if _, err := b.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	return b
}

// open gives another store on the same database, as a second process has one.
func (b *base) open() *storage.Store {
	b.t.Helper()
	s, err := storage.Open(context.Background(), b.address, storage.Options{Now: b.clock.read})
	if err != nil {
		b.t.Fatal(err)
	}
	b.t.Cleanup(func() {
		if err := s.Close(); err != nil {
			b.t.Error(err)
		}
	})
	return s
}

// restart ends the process and starts it again.
func (b *base) restart() {
	b.t.Helper()
	if err := b.Close(); err != nil {
		b.t.Fatal(err)
	}
	b.Store = b.open()
}

type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) read() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) forward(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// create stores a ticket of team T1 and gives it back.
func (b *base) create(t storage.Ticket) storage.Ticket {
	b.t.Helper()
	if t.Team == "" {
		t.Team = "T1"
	}
	if t.Customer == "" {
		t.Customer = "Zebra Roofing"
	}
	got, _, err := b.CreateTicket(b.t.Context(), t, "", nil)
	if err != nil {
		b.t.Fatal(err)
	}
	return got
}

// move changes a ticket's status, and says so as the handlers do.
func (b *base) move(number int64, to storage.Status) storage.Ticket {
	b.t.Helper()
	t, err := b.ChangeTicket(b.t.Context(), "T1", number, "UANA", func(t *storage.Ticket) ([]storage.Event, error) {
		e := storage.Event{Kind: storage.EventStatus, From: string(t.Status), To: string(to)}
		t.Status = to
		return []storage.Event{e}, nil
	}, nil)
	if err != nil {
		b.t.Fatal(err)
	}
	return t
}

// ticket reads a ticket of team T1.
func (b *base) ticket(number int64) storage.Ticket {
	b.t.Helper()
	t, err := b.Ticket(b.t.Context(), "T1", number)
	if err != nil {
		b.t.Fatal(err)
	}
	return t
}

// must takes the error out of a test's way.
func must[T any](t *testing.T) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// ok fails the test at the first error.
func ok(t *testing.T, errs ...error) {
	t.Helper()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
}

// atOnce runs n of the same at the same time and fails the test for each error.
func atOnce(t *testing.T, n int, do func(i int) error) {
	t.Helper()
	begin := make(chan struct{})
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() {
			<-begin
			if err := do(i); err != nil {
				t.Error(err)
			}
		})
	}
	close(begin)
	all.Wait()
}
