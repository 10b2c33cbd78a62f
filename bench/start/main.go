// Command start measures how long tcrbot takes from its start to its connection with Slack, and how much memory it holds
// when idle, beside an empty slack-go program in the same run. Slack is a stand-in on this machine, so no network counts.
//
// The last line on standard output is one JSON object with the medians.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"tcrbot/e2e/fakeslack"
)

const (
	runs   = 15
	settle = 2 * time.Second // what a start leaves behind is collected by then
)

func main() {
	if err := measure(); err != nil {
		fmt.Fprintln(os.Stderr, "bench-start:", err)
		os.Exit(1)
	}
}

// contestant is a program with the arguments and environment it is started with.
type contestant struct {
	name    string
	command []string
	env     []string
	fresh   bool // each run begins without a database
}

// result holds a contestant's runs.
type result struct {
	Connect []float64 // milliseconds
	Idle    []float64 // megabytes resident, settle after the connection
}

func measure() error {
	dir, err := os.MkdirTemp("", "tcrbot-bench-start-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if err := build(dir, "tcrbot"); err != nil {
		return err
	}
	if err := build(dir, "tcrbot/bench/start/empty"); err != nil {
		return err
	}
	list := contestants(dir)
	results := make([]result, len(list))
	for i := range runs + 1 {
		for n, c := range list { // in turn, so that all of them see the same machine
			connect, idle, err := once(dir, c, i == runs)
			if err != nil {
				return fmt.Errorf("%s: %w", c.name, err)
			}
			if i == runs {
				results[n].Idle = append(results[n].Idle, idle)
			} else if i > 0 { // the first run only warms up
				results[n].Connect = append(results[n].Connect, connect)
			}
		}
	}
	return report(list, results)
}

func build(dir, pkg string) error {
	cmd := exec.CommandContext(context.Background(), "go", "build", "-o", filepath.Join(dir, filepath.Base(pkg)), pkg)
	cmd.Stderr = os.Stderr
	return cmd.Run()
}

func contestants(dir string) []contestant {
	bot := []string{filepath.Join(dir, "tcrbot"), "serve"}
	return []contestant{
		{"tcrbot", bot, []string{"DATABASE_URL=" + filepath.Join(dir, "kept.db")}, false},
		{"tcrbot, first start (new database)", bot, []string{"DATABASE_URL=" + filepath.Join(dir, "new.db")}, true},
		{"empty slack-go program", []string{filepath.Join(dir, "empty")}, nil, false},
	}
}

// once starts a program, waits for its connection, and, if it is to be weighed, for its memory to settle.
func once(dir string, c contestant, weigh bool) (connect, idle float64, err error) {
	if c.fresh {
		for _, suffix := range []string{"", "-wal", "-shm"} {
			_ = os.Remove(filepath.Join(dir, "new.db") + suffix)
		}
	}
	slack := fakeslack.New(fakeslack.Options{})
	defer slack.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, c.command[0], c.command[1:]...)
	cmd.Env = append([]string{"SLACK_API_URL=" + slack.URL(), "SLACK_APP_TOKEN=" + fakeslack.AppToken, "SLACK_BOT_TOKEN=" + fakeslack.BotToken, "PATH=" + os.Getenv("PATH")}, c.env...)
	began := time.Now()
	if err := cmd.Start(); err != nil {
		return 0, 0, err
	}
	if err := slack.Await(ctx, "the connection", func() bool { return slack.Connected() > 0 }); err != nil {
		return 0, 0, err
	}
	connect = float64(time.Since(began).Microseconds()) / 1000
	if weigh {
		wait(ctx, settle)
		if idle, err = resident(cmd.Process.Pid); err != nil {
			return 0, 0, err
		}
	}
	_ = cmd.Process.Signal(syscall.SIGTERM)
	_ = cmd.Wait()
	return connect, idle, nil
}

// resident is a process's resident memory in megabytes.
func resident(pid int) (float64, error) {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, fmt.Errorf("read the memory of the process (Linux only): %w", err)
	}
	for line := range strings.Lines(string(data)) {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			kb, err := strconv.ParseFloat(strings.Fields(rest)[0], 64)
			return kb / 1024, err
		}
	}
	return 0, fmt.Errorf("no VmRSS in the process's status")
}

func report(list []contestant, results []result) error {
	fmt.Printf("%-36s %10s %10s %10s %10s\n", "start to connected, ms", "median", "min", "max", "idle MB")
	figures := map[string]float64{}
	for n, c := range list {
		t := slices.Sorted(slices.Values(results[n].Connect))
		fmt.Printf("%-36s %10.1f %10.1f %10.1f %10.1f\n", c.name, t[len(t)/2], t[0], t[len(t)-1], results[n].Idle[0])
		key := []string{"", "first_", "empty_"}[n]
		figures[key+"connected_ms"], figures[key+"idle_mb"] = t[len(t)/2], results[n].Idle[0]
	}
	line, err := json.Marshal(figures)
	if err != nil {
		return err
	}
	fmt.Println(string(line))
	return nil
}

func wait(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}
