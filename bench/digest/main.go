// Command digest measures a digest with its picture on SQLite, among a million tickets of three years with five million events and
// rounds for most of them: what an agent waits for after /tcr digest. It makes the data itself, in a file of its own.
//
// The last line on standard output is one JSON object with medians and the worst of the runs, in milliseconds of processor
// time.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	"tcrbot/handlers"
	"tcrbot/handlers/chart"
	"tcrbot/knowledge"
	"tcrbot/storage"
)

func main() {
	tickets := flag.Int("tickets", 1_000_000, "how many tickets")
	runs := flag.Int("runs", 20, "how often each digest is asked for")
	keep := flag.String("dir", "", "where to keep the file, to ask again without making it again")
	flag.Parse()
	if err := measure(*tickets, *runs, *keep); err != nil {
		fmt.Fprintln(os.Stderr, "bench-digest:", err)
		os.Exit(1)
	}
}

func measure(tickets, runs int, dir string) error {
	if dir == "" {
		made, err := os.MkdirTemp("", "tcrbot-bench-digest-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(made)
		dir = made
	}
	ctx, path := context.Background(), filepath.Join(dir, "tcrbot.db")
	began := time.Now()
	if err := fill(ctx, path, tickets); err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "%d tickets are there after %.0f s\n", tickets, time.Since(began).Seconds())
	store, err := storage.Open(ctx, path, storage.Options{Now: clock})
	if err != nil {
		return err
	}
	defer store.Close()
	base, err := knowledge.Load()
	if err != nil {
		return err
	}
	desk := handlers.New(handlers.Parts{
		Store: store, Base: base, Now: clock, Log: slog.New(slog.DiscardHandler), NewID: func() string { return "bench" },
		Settings: handlers.Settings{Fixed: map[string]string{"team_channel": "C0TEAM", "time_zone": "UTC"}},
	})
	figures := map[string]float64{}
	for _, q := range []struct{ name, text string }{{"digest", "digest"}, {"month", "stats 4"}, {"provider", "stats provider:Twilio"}} {
		took, err := ask(ctx, desk, q.text, runs)
		if err != nil {
			return fmt.Errorf("%s: %w", q.text, err)
		}
		figures[q.name+"_ms"], figures[q.name+"_most_ms"] = took[len(took)/2], took[len(took)-1]
		fmt.Printf("/tcr %-22s median %7.1f ms   most %7.1f ms\n", q.text, took[len(took)/2], took[len(took)-1])
	}
	line, err := json.Marshal(figures)
	if err != nil {
		return err
	}
	fmt.Println(string(line))
	return nil
}

// busy is how long this process has kept processors busy. Wall-clock time would measure the neighbors as well; a digest waits for
// nothing else once its pages are in memory.
func busy() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// ask asks for a digest again and again, its picture drawn, and gives the times, shortest first.
func ask(ctx context.Context, desk *handlers.Desk, text string, runs int) ([]float64, error) {
	var took []float64
	for i := range runs + 2 {
		began := busy()
		r, err := desk.Command(ctx, handlers.Request{
			Team: team, Person: handlers.Person{ID: "U0MGR", Name: "Mara", Admin: true}, Channel: "C0TEAM", Source: handlers.FromCommand, Text: text,
		})
		if err != nil {
			return nil, err
		}
		if r.Picture == nil {
			return nil, fmt.Errorf("no picture with %q", r.Private.Text)
		}
		if _, err := chart.PNG(r.Picture.Trend); err != nil {
			return nil, err
		}
		if i == 0 {
			fmt.Fprintln(os.Stderr, r.Private.Text)
		}
		if i >= 2 { // the first ones warm up
			took = append(took, float64((busy()-began).Microseconds())/1000)
		}
	}
	slices.Sort(took)
	return took, nil
}
