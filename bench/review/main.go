// Command review measures how long a campaign takes to review, read included, on one core.
//
// The campaigns are the cases of the rules (knowledge/review/testdata/rules), each put onto the clean campaign where it only
// changes fields, so that all are full. Each campaign counts with the best of several rounds: what else the machine does then
// takes no part in the figures. The last line on standard output is one JSON object with them.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"tcrbot/knowledge"
	"tcrbot/knowledge/review"
)

func main() {
	if err := measure(); err != nil {
		fmt.Fprintln(os.Stderr, "bench-review:", err)
		os.Exit(1)
	}
}

// rounds is how often each campaign is reviewed.
const rounds = 7

func measure() error {
	runtime.GOMAXPROCS(1)
	base, err := knowledge.Load()
	if err != nil {
		return err
	}
	reader := review.ReadBy(base)
	texts, err := campaigns(filepath.Join("knowledge", "review", "testdata"))
	if err != nil {
		return err
	}
	for _, t := range texts {
		review.Text(t, reader)
	}
	took := make([]time.Duration, len(texts))
	for round := range rounds {
		for i, t := range texts {
			began := time.Now()
			review.Text(t, reader)
			if one := time.Since(began); round == 0 || one < took[i] {
				took[i] = one
			}
		}
	}
	slices.Sort(took)
	at := func(share int) int64 { return took[len(took)*share/100].Microseconds() }
	return json.NewEncoder(os.Stdout).Encode(map[string]int64{"campaigns": int64(len(texts)), "p50_us": at(50), "p99_us": at(99)})
}

// campaigns are the cases of all rules.
func campaigns(folder string) ([]string, error) {
	clean, err := os.ReadFile(filepath.Join(folder, "clean.txt"))
	if err != nil {
		return nil, err
	}
	files, err := filepath.Glob(filepath.Join(folder, "rules", "*.txtar"))
	if err != nil {
		return nil, err
	}
	var out []string
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			return nil, err
		}
		for _, f := range a.Files {
			changes, part := strings.CutPrefix(string(f.Data), "+ clean\n")
			if part {
				changes = merged(string(clean), changes)
			}
			out = append(out, changes)
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("no campaigns in %s", folder)
	}
	return out, nil
}

// merged puts changed fields in place of the clean campaign's.
func merged(clean, changes string) string {
	own := map[string]bool{}
	for line := range strings.SplitSeq(changes, "\n") {
		label, _, _ := strings.Cut(line, ":")
		own[label] = true
	}
	var out []string
	for line := range strings.SplitSeq(clean, "\n") {
		if label, _, _ := strings.Cut(line, ":"); !own[label] {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n") + "\n" + changes
}
