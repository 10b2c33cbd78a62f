package data

import (
	"context"
	"fmt"
	"os"
	"time"

	"tcrbot/storage"
)

// The drivers' names.
const (
	SQLite   = "sqlite3"
	Postgres = "pgx"
)

// Place is a database.
type Place struct{ Driver, Address string }

// Clock stands still at the moment at which everything is asked.
func Clock() time.Time { return Now }

const batch = 64 * 1024

// Fill makes the tickets, unless some are there already. Indexes are taken away meanwhile: building one from what is there costs a
// fraction. What it makes is lost with the machine's power until the end, and then not.
func Fill(ctx context.Context, at Place, tickets int) error {
	began := time.Now()
	done, err := migrate(ctx, at)
	if err != nil || done {
		return err
	}
	db, err := open(ctx, at)
	if err != nil {
		return err
	}
	defer db.Close()
	restore, err := takeIndexes(ctx, db, at.Driver)
	if err != nil {
		return fmt.Errorf("take the indexes away: %w", err)
	}
	if err := load(ctx, at, tickets); err != nil {
		return fmt.Errorf("load tickets: %w", err)
	}
	loaded := time.Since(began)
	if err := execute(ctx, db, besides()); err != nil {
		return fmt.Errorf("make what belongs to tickets: %w", err)
	}
	after := []string{"PRAGMA wal_checkpoint(TRUNCATE)"}
	if at.Driver == Postgres {
		after = []string{"VACUUM ANALYZE", "CHECKPOINT"}
	}
	if err := execute(ctx, db, append(restore, after...)); err != nil {
		return fmt.Errorf("build the indexes: %w", err)
	}
	fmt.Fprintf(os.Stderr, "%-9s %d tickets in %.0f s, with all else and indexes %.0f s\n", at.Driver, tickets, loaded.Seconds(), time.Since(began).Seconds())
	return nil
}

// migrate makes the tables; done tells that there are tickets already.
func migrate(ctx context.Context, at Place) (done bool, err error) {
	store, err := storage.Open(ctx, at.Address, storage.Options{Now: Clock})
	if err != nil {
		return false, err
	}
	defer store.Close()
	if _, err := store.Migrate(ctx); err != nil {
		return false, err
	}
	made, err := store.CountUpTo(ctx, storage.TicketFilter{Team: Team}, 1)
	return made > 0, err
}

func load(ctx context.Context, at Place, tickets int) error {
	store, err := storage.Open(ctx, at.Address, storage.Options{Now: Clock, Bulk: true})
	if err != nil {
		return err
	}
	defer store.Close()
	next := make(chan []storage.Loaded, 1) // some are made while others are written
	go func() {
		defer close(next)
		m := NewMaker(1)
		for made := 0; made < tickets && ctx.Err() == nil; made += batch {
			next <- m.tickets(made, min(batch, tickets-made), tickets)
		}
	}()
	for list := range next {
		if _, err := store.Load(ctx, Team, list); err != nil {
			for range next { // lets the maker end
			}
			return err
		}
	}
	return nil
}
