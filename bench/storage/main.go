// Command storage measures lists, tickets, filters, searches and new tickets on SQLite and on Postgres, with a million tickets
// and five million events of its own making. Postgres is a server of its own with the settings of a real one.
//
// The last line on standard output is one JSON object with the 99th percentiles, in milliseconds.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"

	"tcrbot/bench/data"
	"tcrbot/e2e/pgtest"
	"tcrbot/storage"
)

func main() {
	if err := measure(); err != nil {
		fmt.Fprintln(os.Stderr, "bench-storage:", err)
		os.Exit(1)
	}
}

// size is how much is made and how often it is asked for.
type size struct {
	tickets, each int
	only, dir     string
	server        string // a Postgres that is there already
}

func measure() error {
	var s size
	flag.IntVar(&s.tickets, "tickets", 1_000_000, "how many tickets to make; each has five events")
	flag.IntVar(&s.each, "each", 1000, "how often to ask each question")
	flag.StringVar(&s.only, "only", "", "sqlite or postgres, to measure one of them")
	flag.StringVar(&s.server, "postgres", "", "address of a Postgres that keeps what was made; without it one is started and thrown away")
	flag.StringVar(&s.dir, "dir", "", "where to keep the SQLite file, to ask again without making it again")
	flag.Parse()
	debug.SetGCPercent(400) // making the data leaves much garbage
	dir, err := s.dir, error(nil)
	if dir == "" {
		if dir, err = os.MkdirTemp("", "tcrbot-bench-storage-"); err != nil {
			return err
		}
		defer os.RemoveAll(dir)
	}
	ctx := context.Background()
	list, err := contestants(dir, s)
	if err != nil {
		return err
	}
	// Both are filled at once: while one computes, the other writes.
	filled := make(chan error, len(list))
	for _, c := range list {
		go func() { filled <- c.fill(ctx, s.tickets) }()
	}
	for range list {
		if err := <-filled; err != nil {
			return err
		}
	}
	figures := map[string]map[string]float64{}
	for _, c := range list {
		if err := tellDisk(dir); err != nil {
			return err
		}
		f, err := c.ask(ctx, s)
		if err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		}
		figures[c.name] = f
		if err := c.store.Close(); err != nil {
			return err
		}
	}
	line, err := json.Marshal(figures)
	if err != nil {
		return err
	}
	fmt.Println(string(line))
	return nil
}

func contestants(dir string, s size) ([]*contestant, error) {
	var list []*contestant
	if s.only != "postgres" {
		list = append(list, &contestant{name: "sqlite", address: filepath.Join(dir, "tcrbot.db"), driver: data.SQLite})
	}
	if s.only == "sqlite" {
		return list, nil
	}
	if s.server == "" {
		server, err := pgtest.Durable()
		if err != nil {
			return nil, fmt.Errorf("start Postgres: %w", err)
		}
		s.server = server
	}
	return append(list, &contestant{name: "postgres", address: s.server, driver: data.Postgres}), nil
}

// contestant is a database.
type contestant struct {
	name, address, driver string
	store                 *storage.Store
}

// fill makes the tickets and opens the store as the bot does.
func (c *contestant) fill(ctx context.Context, tickets int) error {
	err := data.Fill(ctx, data.Place{Driver: c.driver, Address: c.address}, tickets)
	if err != nil {
		return fmt.Errorf("%s: %w", c.name, err)
	}
	c.store, err = storage.Open(ctx, c.address, storage.Options{Now: data.Clock})
	return err
}
