package storage

import (
	"database/sql"
	"path/filepath"
	"slices"
	"sync"
	"testing"
)

func openSQLite(t *testing.T) *Store {
	t.Helper()
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "tcrbot.db"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	if _, err := s.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestEveryConnectionToSQLiteHasItsPragmas(t *testing.T) {
	s := openSQLite(t)
	n := s.db.Stats().MaxOpenConnections
	for i := range n { // each is held, so that the next one is another
		c, err := s.db.Conn(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = c.Close() })
		for pragma, want := range map[string]string{"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "5000", "mmap_size": "2147418112"} {
			var got string
			if err := c.QueryRowContext(t.Context(), "PRAGMA "+pragma).Scan(&got); err != nil || got != want {
				t.Errorf("connection %d of %d: %s is %s, %v; want %s", i+1, n, pragma, got, err, want)
			}
		}
	}
}

// Left to SQLite, most writers would hold a connection while they poll for their turn, and readers would get none.
func TestReadersDoNotWaitForWritersOnSQLite(t *testing.T) {
	s := openSQLite(t)
	var writers sync.WaitGroup
	inside, finish := make(chan struct{}), make(chan struct{})
	for range 20 {
		writers.Go(func() {
			err := s.tx(t.Context(), "write", func(*sql.Tx) error {
				select {
				case inside <- struct{}{}:
				case <-finish:
				}
				<-finish
				return nil
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	<-inside
	if _, err := s.Teams(t.Context()); err != nil {
		t.Error(err)
	}
	close(finish)
	writers.Wait()
}

func TestTheIndexOfNamesForgetsOldNames(t *testing.T) {
	s := openSQLite(t)
	if _, _, err := s.CreateTicket(t.Context(), Ticket{Team: "T1", Customer: "Zebra Roofing", Brand: "Zebra"}, "", nil); err != nil {
		t.Fatal(err)
	}
	rename := func(t *Ticket) ([]Event, error) {
		t.Customer, t.Brand = "Giraffe Roofing", ""
		return nil, nil
	}
	if _, err := s.ChangeTicket(t.Context(), "T1", 1, "UANA", rename, nil); err != nil {
		t.Fatal(err)
	}
	word := func(row scanner) (w string, err error) {
		err = row.Scan(&w)
		return w, err
	}
	words, err := collect(t.Context(), s, s.db, word, "SELECT word FROM ticket_words ORDER BY word")
	if err != nil || !slices.Equal(words, []string{"giraffe", "roofing"}) {
		t.Errorf("it holds %v, %v", words, err)
	}
}
