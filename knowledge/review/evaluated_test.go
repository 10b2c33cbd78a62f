package review_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"tcrbot/knowledge/review"
)

// evaluated is a labeled campaign of testdata/heldout.
type evaluated struct {
	ID, Text     string
	Clean        bool
	Defects      []string
	Alternatives map[string][]string
	AlsoOK       []string `json:"also_ok"`
	MustNotFlag  []string `json:"must_not_flag"`
}

var loadEvaluated = sync.OnceValues(func() ([]evaluated, error) {
	files, err := filepath.Glob("testdata/heldout/*.jsonl")
	var out []evaluated
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		for lines := json.NewDecoder(bytes.NewReader(data)); lines.More(); {
			var c evaluated
			if err := lines.Decode(&c); err != nil {
				return nil, fmt.Errorf("%s: %w", file, err)
			}
			out = append(out, c)
		}
	}
	return out, err
})

// TestEvaluatedCampaigns holds the review to campaigns that other authors wrote and labeled. Each set was unseen once; since
// then the rules have learned from it, so it only keeps what was learned.
func TestEvaluatedCampaigns(t *testing.T) {
	cases, err := loadEvaluated()
	if err != nil || len(cases) < 500 {
		t.Fatalf("%d campaigns: %v", len(cases), err)
	}
	base, err := loadBase()
	if err != nil {
		t.Fatal(err)
	}
	defects, found, raised, wrong := 0, 0, 0, 0
	for _, c := range cases {
		articles := raisedBy(reviewed(t, c.Text))
		if c.Clean && len(articles) > 0 {
			t.Errorf("%s is clean and is told %q", c.ID, articles)
		}
		allowed := slices.Concat(c.Defects, c.AlsoOK)
		for _, d := range c.Defects {
			defects++
			fitting := append([]string{d}, c.Alternatives[d]...)
			allowed = append(allowed, fitting...)
			if slices.ContainsFunc(articles, func(a string) bool { return base.Fits(a, fitting) }) {
				found++
			} else {
				t.Logf("%s: %s is not found; told %q", c.ID, d, articles)
			}
		}
		for _, a := range articles {
			raised++
			if slices.Contains(c.MustNotFlag, a) {
				t.Errorf("%s: must not be told %s", c.ID, a)
			}
			if !base.Fits(a, allowed) {
				wrong++
				t.Logf("%s: is told %s, which it has not", c.ID, a)
			}
		}
	}
	if found*100 < defects*95 || wrong*100 > raised*5 {
		t.Errorf("found %d of %d defects; %d of %d articles told are wrong", found, defects, wrong, raised)
	}
}

// raisedBy lists the articles that a report raises, questions left out.
func raisedBy(r review.Report) []string {
	var out []string
	for _, f := range r.Findings {
		if f.Severity != review.Context && !slices.Contains(out, f.Article) {
			out = append(out, f.Article)
		}
	}
	return out
}
