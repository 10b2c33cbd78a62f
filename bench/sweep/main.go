// Sweep measures how long the look for owed reminders takes among a million tickets on SQLite, and prints a line of JSON:
// idle is a sweep that finds nothing new, busy one that finds a reminder for each of forty people. The budget is 200 ms.
package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"time"

	"tcrbot/handlers"
	"tcrbot/knowledge"
	"tcrbot/storage"
)

const (
	team   = "T1"
	people = 40
	budget = 200 * time.Millisecond
)

type figures struct {
	Tickets  int     `json:"tickets"`
	Open     int     `json:"open"`
	LoadS    float64 `json:"load_s"`
	FirstMS  float64 `json:"first_ms"` // learns from history as well
	BusyMS   float64 `json:"busy_ms"`
	IdleP50  float64 `json:"idle_p50_ms"`
	IdleMost float64 `json:"idle_most_ms"`
	BudgetMS float64 `json:"budget_ms"`
}

func main() {
	tickets := flag.Int("tickets", 1_000_000, "how many")
	open := flag.Int("open", 8000, "how many of them are open")
	flag.Parse()
	f, err := measure(*tickets, *open)
	if err != nil {
		log.Fatal(err)
	}
	if err := json.NewEncoder(os.Stdout).Encode(f); err != nil {
		log.Fatal(err)
	}
	if f.BusyMS > f.BudgetMS || f.IdleMost > f.BudgetMS {
		os.Exit(1)
	}
}

func measure(tickets, open int) (figures, error) {
	f := figures{Tickets: tickets, Open: open, BudgetMS: ms(budget)}
	dir, err := os.MkdirTemp("", "tcrbot-sweep-")
	if err != nil {
		return f, err
	}
	defer os.RemoveAll(dir)
	ctx := context.Background()
	now := time.Date(2026, 11, 24, 16, 0, 0, 0, time.UTC)
	clock := func() time.Time { return now }
	path := filepath.Join(dir, "a.db")
	store, err := storage.Open(ctx, path, storage.Options{Now: clock})
	if err != nil {
		return f, err
	}
	defer store.Close()
	if _, err := store.Migrate(ctx); err != nil {
		return f, err
	}
	begun := time.Now()
	if err := fill(ctx, path, tickets, open, now); err != nil {
		return f, err
	}
	f.LoadS = time.Since(begun).Seconds()
	base, err := knowledge.Load()
	if err != nil {
		return f, err
	}
	desk := handlers.New(handlers.Parts{Store: store, Base: base, Now: clock, Log: slog.New(slog.DiscardHandler)})
	sweep := func() (float64, error) {
		begun := time.Now()
		err := remind()(desk, ctx, team)
		return ms(time.Since(begun)), err
	}
	if f.FirstMS, err = sweep(); err != nil {
		return f, err
	}
	if err := settle(ctx, store); err != nil {
		return f, err
	}
	now = now.AddDate(0, 0, 1).Add(-8 * time.Hour) // before work the next day: it learns again, and finds nobody at work
	if _, err = sweep(); err != nil {
		return f, err
	}
	now = now.Add(8*time.Hour + 5*time.Minute)
	if _, err = sweep(); err != nil { // learns
		return f, err
	}
	if err := settle(ctx, store); err != nil {
		return f, err
	}
	now = now.AddDate(0, 0, 5) // learned figures are old: this one learns and finds forty
	if f.BusyMS, err = sweep(); err != nil {
		return f, err
	}
	var idle []float64
	for range 30 {
		one, err := sweep()
		if err != nil {
			return f, err
		}
		idle = append(idle, one)
	}
	slices.Sort(idle)
	f.IdleP50, f.IdleMost = idle[len(idle)/2], idle[len(idle)-1]
	return f, nil
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

// fill writes the rows with one statement each: the way through the store would take an hour.
func fill(ctx context.Context, path string, tickets, open int, now time.Time) error {
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		return err
	}
	defer db.Close()
	numbers := fmt.Sprintf("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) ", tickets)
	const hour = 3600
	statements := []string{
		"INSERT INTO teams (team, name, next_ticket) VALUES ('" + team + "', '', " + fmt.Sprint(tickets+1) + ")",
		numbers + fmt.Sprintf(`INSERT INTO tickets (team, number, customer, brand, campaign_id, provider, kind, rejection, cause, cause_confirmed, owner,
			status, outcome, helpdesk_ref, source_link, texting_blocked, lookup_id, opened_by, created_at, updated_at, status_since, ended_at, card_channel,
			card_ts, campaign_key, provider_key, names)
			SELECT '%[1]s', i, 'Customer ' || i, '', 'C' || i, 'Provider ' || (i %% 12), 'campaign', 'The opt-in does not name the brand and has no link to the terms.',
			'optin-disclosures-missing', 0, 'U0P' || (i %% %[2]d), CASE WHEN i <= %[3]d THEN 'closed' WHEN i %% 2 = 0 THEN 'waiting-provider' ELSE 'working' END,
			'', '', '', 0, '', 'U0P1', %[4]d - (%[5]d - i) * 60, %[4]d, %[4]d - (%[5]d - i) * 600, CASE WHEN i <= %[3]d THEN %[4]d ELSE 0 END, '', '', 'c' || i,
			'provider ' || (i %% 12), ' customer ' || i || char(10) FROM n`, team, people, tickets-open, now.Unix(), tickets),
		numbers + fmt.Sprintf(`INSERT INTO stages (team, ticket, entered_at, left_at, status, provider_key, kind)
			SELECT '%[1]s', i, %[2]d - i * 60 - %[3]d * (1 + i %% 200), %[2]d - i * 60, CASE WHEN i %% 2 = 0 THEN 'waiting-provider' ELSE 'working' END, 'provider ' || (i %% 12), 'campaign'
			FROM n`, team, now.Unix(), hour),
	}
	for _, statement := range statements {
		if _, err := db.ExecContext(ctx, statement); err != nil {
			return fmt.Errorf("fill the database: %w", err)
		}
	}
	return nil
}
