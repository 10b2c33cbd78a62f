// Command match measures the matcher beside Bleve, in one run, on one core, over the same articles and complaints.
//
// Accuracy is measured on knowledge/testdata/heldout, whose complaints neither of the two has seen; speed on texts of 500
// characters made of them. The last line on standard output is one JSON object with the figures.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"tcrbot/knowledge"
)

func main() {
	if err := measure(); err != nil {
		fmt.Fprintln(os.Stderr, "bench-match:", err)
		os.Exit(1)
	}
}

// matcher ranks causes for a text, best first.
type matcher interface {
	match(text string) (answer, error)
}

// answer is a ranking; quiet means that the matcher does not offer it as a match.
type answer struct {
	slugs []string
	quiet bool
	sure  bool
}

func measure() error {
	runtime.GOMAXPROCS(1)
	folder := filepath.Join("..", "..", "knowledge")
	began := time.Now()
	base, err := knowledge.Load()
	if err != nil {
		return err
	}
	loaded := time.Since(began)
	heldout, err := knowledge.ReadComplaints(os.DirFS(folder), "testdata/heldout")
	if err != nil {
		return err
	}
	model, err := os.Stat(filepath.Join(folder, "data", "model.bin"))
	if err != nil {
		return err
	}
	peer, err := newBleve(base, folder)
	if err != nil {
		return err
	}
	defer func() { _ = peer.close() }()
	own, other, err := compare(base, heldout, ours{base}, peer)
	if err != nil {
		return err
	}
	fmt.Printf("%-8s %9s %9s %8s %8s %8s %10s %10s\n", "", "p50 µs", "p99 µs", "top1", "top3", "abstain", "high right", "high share")
	own.row("tcrbot")
	other.row("Bleve")
	fmt.Printf("%d complaints nobody learned from; model %.1f MB, loaded with the articles in %.0f ms\n",
		len(heldout), float64(model.Size())/1e6, float64(loaded.Microseconds())/1000)
	return report(own, other, len(heldout), model.Size(), loaded)
}

func report(own, other figures, cases int, size int64, loaded time.Duration) error {
	out := map[string]float64{"cases": float64(cases), "model_bytes": float64(size), "load_ms": float64(loaded.Microseconds()) / 1000}
	own.into(out, "")
	other.into(out, "bleve_")
	line, err := json.Marshal(out)
	if err != nil {
		return err
	}
	fmt.Println(string(line))
	return nil
}

// ours is the matcher of this repository.
type ours struct{ base *knowledge.Base }

func (o ours) match(text string) (answer, error) {
	m := o.base.Match(text, knowledge.Hints{})
	a := answer{quiet: m.Verdict != knowledge.VerdictMatch}
	for _, c := range m.Causes {
		a.slugs = append(a.slugs, c.Slug)
	}
	a.sure = !a.quiet && len(m.Causes) > 0 && m.Causes[0].Confidence == knowledge.High
	return a, nil
}
