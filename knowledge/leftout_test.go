package knowledge

import (
	"cmp"
	"flag"
	"fmt"
	"slices"
	"strings"
	"testing"
)

var missed = flag.String("missed", "", "print the examples of these causes (comma-separated, or all) that a model which has not seen them puts elsewhere")

// leftOutFolds is how many models are fitted, each without one part of the examples. More of them come closer to leaving out
// one example at a time and take longer; from 20 on the figures hardly move.
const leftOutFolds = 20

// tally counts a cause's examples that a model ranked first without having seen them.
type tally struct {
	slug         string
	right, total int
	missed       []crossed
}

func (t tally) share() float64 { return float64(t.right) / float64(max(t.total, 1)) }

// tallies sums up by cause, the worst first.
func tallies(b *Base, list []crossed) []tally {
	byCause := map[string]*tally{}
	for _, r := range list {
		if strings.HasPrefix(r.Slug, "_") {
			continue
		}
		t := byCause[r.Slug]
		if t == nil {
			t = &tally{slug: r.Slug}
			byCause[r.Slug] = t
		}
		t.total++
		if len(r.answer.Causes) > 0 && b.Fits(r.answer.Best(), append([]string{r.Slug}, r.Also...)) {
			t.right++
		} else {
			t.missed = append(t.missed, r)
		}
	}
	var out []tally
	for _, t := range byCause {
		out = append(out, *t)
	}
	slices.SortFunc(out, func(x, y tally) int {
		return cmp.Or(cmp.Compare(x.share(), y.share()), strings.Compare(x.slug, y.slug))
	})
	return out
}

// BenchmarkEachArticle asks, for each example, a model that was fitted without it, and prints how many of each article's examples
// rank it first. Run it with -bench EachArticle -benchtime 1x, and -missed help-message-missing to see which do not.
func BenchmarkEachArticle(b *testing.B) {
	base := loaded(b)
	right, total, low := 0, 0, 0
	for _, c := range tallies(base, crossValidated(b, base, leftOutFolds, onceFitting())) {
		fmt.Printf("%.2f  %3d of %3d  %s\n", c.share(), c.right, c.total, c.slug)
		right, total = right+c.right, total+c.total
		if c.share() < enough {
			low++
		}
		if *missed == "all" || slices.Contains(strings.Split(*missed, ","), c.slug) {
			for _, m := range c.missed {
				fmt.Printf("  got %s %.2f for: %s\n", m.answer.Best(), score(m.answer), m.Text)
			}
		}
	}
	b.ReportMetric(float64(right)/float64(total), "first")
	b.ReportMetric(float64(low), "articles_below")
	b.ReportMetric(0, "ns/op")
}

// enough is the share of an article's examples that should rank it first.
const enough = 0.85

func score(m Match) float64 {
	if len(m.Causes) == 0 {
		return 0
	}
	return m.Causes[0].Score
}
