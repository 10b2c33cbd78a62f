// Command sweep measures how long the look for owed reminders takes among a million tickets on SQLite, and prints a line of JSON:
// first is the first one after a start, idle one that finds nothing new, busy one that finds a reminder for each of sixty people. The
// budget is 200 ms.
package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"flag"
	"log"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"time"

	"tcrbot/bench/data"
	"tcrbot/handlers"
	"tcrbot/knowledge"
	"tcrbot/storage"
)

const budget = 200 * time.Millisecond

type figures struct {
	Tickets  int     `json:"tickets"`
	Open     int     `json:"open"`
	FirstMS  float64 `json:"first_ms"` // learns from history as well
	BusyMS   float64 `json:"busy_ms"`
	Queued   int     `json:"queued"` // by the busy one
	IdleP50  float64 `json:"idle_p50_ms"`
	IdleMost float64 `json:"idle_most_ms"`
	BudgetMS float64 `json:"budget_ms"`
}

func main() {
	tickets := flag.Int("tickets", 1_000_000, "how many")
	dir := flag.String("dir", "", "where to keep the file, to ask again without making it again")
	flag.Parse()
	f, err := measure(*tickets, *dir)
	if err != nil {
		log.Fatal(err)
	}
	if err := json.NewEncoder(os.Stdout).Encode(f); err != nil {
		log.Fatal(err)
	}
	if max(f.FirstMS, f.BusyMS, f.IdleMost) > f.BudgetMS {
		os.Exit(1)
	}
}

func measure(tickets int, dir string) (figures, error) {
	f := figures{BudgetMS: ms(budget)}
	if dir == "" {
		made, err := os.MkdirTemp("", "tcrbot-sweep-")
		if err != nil {
			return f, err
		}
		defer os.RemoveAll(made)
		dir = made
	}
	ctx := context.Background()
	path := filepath.Join(dir, "tcrbot.db")
	if err := data.Fill(ctx, data.Place{Driver: data.SQLite, Address: path}, tickets); err != nil {
		return f, err
	}
	if err := forget(ctx, path); err != nil {
		return f, err
	}
	t := &team{now: time.Date(2026, 11, 24, 16, 0, 0, 0, time.UTC)}
	var err error
	if t.store, err = storage.Open(ctx, path, storage.Options{Now: t.clock}); err != nil {
		return f, err
	}
	defer t.store.Close()
	base, err := knowledge.Load()
	if err != nil {
		return f, err
	}
	t.desk = handlers.New(handlers.Parts{Store: t.store, Base: base, Now: t.clock, Log: slog.New(slog.DiscardHandler)})
	err = t.play(ctx, &f)
	return f, err
}

// team is the one whose tickets are looked through, with a clock of its own.
type team struct {
	store *storage.Store
	desk  *handlers.Desk
	now   time.Time
}

func (t *team) clock() time.Time { return t.now }

// sweep looks for what is owed once, and tells how long that took in milliseconds.
func (t *team) sweep(ctx context.Context) (float64, error) {
	begun := time.Now()
	err := remind()(t.desk, ctx, data.Team)
	return ms(time.Since(begun)), err
}

// play goes through some days of sweeps and fills in the figures.
func (t *team) play(ctx context.Context, f *figures) (err error) {
	if f.Tickets, err = t.store.CountTickets(ctx, storage.TicketFilter{Team: data.Team}); err != nil {
		return err
	}
	if f.Open, err = t.store.CountTickets(ctx, storage.TicketFilter{Team: data.Team, OpenOnly: true}); err != nil {
		return err
	}
	if f.FirstMS, err = t.sweep(ctx); err != nil {
		return err
	}
	if err := settle(ctx, t.store); err != nil {
		return err
	}
	t.now = t.now.AddDate(0, 0, 1).Add(-8 * time.Hour) // before work the next day: it learns again, and finds nobody at work
	if _, err = t.sweep(ctx); err != nil {
		return err
	}
	t.now = t.now.Add(8*time.Hour + 5*time.Minute)
	if _, err = t.sweep(ctx); err != nil { // learns
		return err
	}
	if err := settle(ctx, t.store); err != nil {
		return err
	}
	t.now = t.now.AddDate(0, 0, 5) // learned figures are old: this one learns and finds all
	if f.BusyMS, err = t.sweep(ctx); err != nil {
		return err
	}
	waiting, err := t.store.RecentReminders(ctx, data.Team, t.now)
	if err != nil {
		return err
	}
	f.Queued = len(waiting)
	return t.rest(ctx, f)
}

// rest measures sweeps that find nothing new.
func (t *team) rest(ctx context.Context, f *figures) error {
	var idle []float64
	for range 30 {
		one, err := t.sweep(ctx)
		if err != nil {
			return err
		}
		idle = append(idle, one)
	}
	slices.Sort(idle)
	f.IdleP50, f.IdleMost = idle[len(idle)/2], idle[len(idle)-1]
	return nil
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func remind() func(*handlers.Desk, context.Context, string) error {
	for _, j := range handlers.Jobs() {
		if j.Name == "remind" {
			return j.Run
		}
	}
	panic("no job remind")
}

// settle sends what waits.
func settle(ctx context.Context, store *storage.Store) error {
	for {
		items, err := store.ClaimOutbox(ctx, 100, time.Hour)
		if err != nil || len(items) == 0 {
			return err
		}
		for _, item := range items {
			if err := store.SentReminder(ctx, item, "D1", "1.1", nil); err != nil {
				return err
			}
		}
	}
}

// forget takes away what an earlier run queued and learned, and what waits from other measurements.
func forget(ctx context.Context, path string) error {
	db, err := sql.Open(data.SQLite, path)
	if err != nil {
		return err
	}
	defer db.Close()
	_, err = db.ExecContext(ctx, "DELETE FROM outbox; DELETE FROM settings; DELETE FROM promises")
	return err
}
