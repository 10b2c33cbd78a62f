// Command digest measures a digest with its picture on SQLite, among a million tickets of three years with five million events and
// rounds for most of them: what an agent waits for after /tcr digest.
//
// The last line on standard output is one JSON object with the medians of the runs, in milliseconds by the clock and of processor
// time: the first holds what the machine's other work took away as well.
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

	"tcrbot/bench/data"
	"tcrbot/handlers"
	"tcrbot/handlers/chart"
	"tcrbot/knowledge"
	"tcrbot/storage"
)

func main() {
	tickets := flag.Int("tickets", 1_000_000, "how many tickets")
	runs := flag.Int("runs", 5, "how often each digest is asked for")
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
	if err := data.Fill(ctx, data.Place{Driver: data.SQLite, Address: path}, tickets); err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "%d tickets are there after %.0f s\n", tickets, time.Since(began).Seconds())
	store, err := storage.Open(ctx, path, storage.Options{Now: data.Clock})
	if err != nil {
		return err
	}
	defer store.Close()
	base, err := knowledge.Load()
	if err != nil {
		return err
	}
	desk := handlers.New(handlers.Parts{
		Store: store, Base: base, Now: data.Clock, Log: slog.New(slog.DiscardHandler), NewID: func() string { return "bench" },
		Settings: handlers.Settings{Fixed: map[string]string{"team_channel": "C0TEAM", "time_zone": "UTC"}},
	})
	figures := map[string]float64{}
	for _, q := range []struct{ name, text string }{{"digest", "digest"}, {"month", "stats 4"}, {"provider", "stats provider:Twilio"}} {
		took, err := ask(ctx, desk, q.text, runs)
		if err != nil {
			return fmt.Errorf("%s: %w", q.text, err)
		}
		figures[q.name+"_ms"], figures[q.name+"_cpu_ms"] = middle(took.clock), middle(took.busy)
		fmt.Printf("/tcr %-22s median %7.1f ms, of the processor %7.1f ms\n", q.text, middle(took.clock), middle(took.busy))
	}
	line, err := json.Marshal(figures)
	if err != nil {
		return err
	}
	fmt.Println(string(line))
	return nil
}

// busy is how long this process has kept processors busy.
func busy() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// times are milliseconds, one of each for a run.
type times struct{ clock, busy []float64 }

func middle(list []float64) float64 { return slices.Sorted(slices.Values(list))[len(list)/2] }

// ask asks for a digest again and again, its picture drawn. The first ones warm up.
func ask(ctx context.Context, desk *handlers.Desk, text string, runs int) (times, error) {
	var took times
	for i := range runs + 2 {
		began, before := time.Now(), busy()
		shown, err := draw(ctx, desk, text)
		if err != nil {
			return took, err
		}
		clock, used := time.Since(began), busy()-before
		if i == 0 {
			fmt.Fprintf(os.Stderr, "the first time %.0f ms: %s\n", ms(clock), shown)
		}
		if i >= 2 {
			took.clock, took.busy = append(took.clock, ms(clock)), append(took.busy, ms(used))
		}
	}
	return took, nil
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func draw(ctx context.Context, desk *handlers.Desk, text string) (shown string, err error) {
	r, err := desk.Command(ctx, handlers.Request{
		Team: data.Team, Person: handlers.Person{ID: "U0MGR", Name: "Mara", Admin: true}, Channel: "C0TEAM", Source: handlers.FromCommand, Text: text,
	})
	if err != nil {
		return "", err
	}
	if r.Picture == nil {
		return "", fmt.Errorf("no picture with %q", r.Private.Text)
	}
	_, err = chart.PNG(r.Picture.Trend)
	return r.Private.Text, err
}
