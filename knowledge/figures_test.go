package knowledge

import (
	"os"
	"slices"
	"sync"
	"testing"
)

// trial is a text whose causes are known. No causes means that it is out of scope.
type trial struct {
	text   string
	causes []string // the causes complained of, the main one first
	also   []string // others that are right as a first answer
	vent   bool
}

// figures counts how a base does on trials, as score.py beside the shared cases does: a cause is right if it is wanted, or
// is a finer cause of a wanted one.
type figures struct {
	n, top1, exact, top3, outside, quiet, high, highRight, highIn, many, manyFound, vents, ventsSeen float64
}

func (f *figures) add(b *Base, t trial, m Match) {
	right := len(m.Causes) > 0 && b.Fits(m.Best(), slices.Concat(t.causes, t.also))
	sure := m.Verdict == VerdictMatch && len(m.Causes) > 0 && m.Causes[0].Confidence == High
	switch {
	case t.vent:
		f.vents++
		f.ventsSeen += one(m.Sort == SortVent)
		return
	case len(t.causes) == 0:
		f.outside++
		f.quiet += one(m.Verdict != VerdictMatch)
	default:
		f.n++
		f.top1 += one(right)
		f.exact += one(m.Best() == t.causes[0])
		f.top3 += one(b.found(m, t.causes, 3))
		f.highIn += one(sure)
	}
	f.high += one(sure)
	f.highRight += one(sure && right)
	if len(t.causes) > 1 {
		for _, c := range t.causes {
			f.many++
			f.manyFound += one(b.found(m, []string{c}, len(t.causes)+2))
		}
	}
}

func (b *Base) found(m Match, wanted []string, within int) bool {
	return slices.ContainsFunc(m.Causes[:min(within, len(m.Causes))], func(r Ranked) bool { return b.Fits(r.Slug, wanted) })
}

func one(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

func (f *figures) report(b *testing.B) {
	for name, pair := range map[string][2]float64{
		"top1": {f.top1, f.n}, "exact1": {f.exact, f.n}, "top3": {f.top3, f.n}, "abstains": {f.quiet, f.outside}, "high_right": {f.highRight, f.high},
		"high_share": {f.highIn, f.n}, "many": {f.manyFound, f.many}, "vents": {f.ventsSeen, f.vents},
	} {
		if pair[1] > 0 {
			b.ReportMetric(pair[0]/pair[1], name)
		}
	}
	b.ReportMetric(0, "ns/op")
}

// trialsIn are the complaints of a folder of examples.
func trialsIn(t testing.TB, folder string) []trial {
	var list []trial
	for _, f := range exampleFiles(t, folder) {
		for _, e := range f.list {
			switch f.slug {
			case classNone:
				list = append(list, trial{text: e.Text})
			case classVent:
				list = append(list, trial{text: e.Text, vent: true})
			default:
				list = append(list, trial{text: e.Text, causes: append([]string{f.slug}, e.Also...)})
			}
		}
	}
	return list
}

func sharedTrials(t testing.TB) []trial {
	var list []trial
	for _, c := range evalCases(t) {
		tr := trial{text: c.Text, causes: c.Labels, also: c.Also}
		if c.Labels[0] == "none" {
			tr.causes = nil
		}
		list = append(list, tr)
	}
	return list
}

// TestSharedCases holds the figures on the shared cases well below what they are, so that only a real loss fails it.
func TestSharedCases(t *testing.T) {
	b := loaded(t)
	var f figures
	for _, tr := range sharedTrials(t) {
		f.add(b, tr, b.Match(tr.text, Hints{}))
	}
	if top1, top3 := f.top1/f.n, f.top3/f.n; top1 < 0.80 || top3 < 0.90 {
		t.Errorf("top1 %.3f, top3 %.3f", top1, top3)
	}
	if right, share := f.highRight/f.high, f.highIn/f.n; right < 0.96 || share < 0.45 {
		t.Errorf("high is right %.3f of the time and given to %.3f", right, share)
	}
	if quiet := f.quiet / f.outside; quiet < 0.88 {
		t.Errorf("out of scope is left alone %.3f of the time", quiet)
	}
}

// BenchmarkFigures measures accuracy. Run it with -bench Figures -benchtime 1x.
func BenchmarkFigures(b *testing.B) {
	base := loaded(b)
	for name, list := range map[string][]trial{"shared": sharedTrials(b), "heldout": trialsIn(b, "testdata/heldout")} {
		b.Run(name, func(b *testing.B) {
			var f figures
			for _, t := range list {
				f.add(base, t, base.Match(t.text, Hints{}))
			}
			f.report(b)
		})
	}
	b.Run("cross-validation", func(b *testing.B) {
		f := crossValidate(b, base, 5, defaultFitting())
		f.report(b)
	})
}

// crossValidate fits folds models, each without one part of the complaints, and asks it for that part.
func crossValidate(t testing.TB, base *Base, folds int, how fitting) figures {
	lessons, err := readLessons(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	c, err := readConcepts(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	trials := trialsIn(t, "examples")
	results := make([][]Match, folds)
	var wait sync.WaitGroup
	for fold := range folds {
		wait.Go(func() {
			var rest []lesson
			for i, l := range lessons {
				if i >= len(trials) || i%folds != fold {
					rest = append(rest, l)
				}
			}
			b := *base
			b.model = fit(rest, c, how)
			for i := fold; i < len(trials); i += folds {
				results[fold] = append(results[fold], b.Match(trials[i].text, Hints{}))
			}
		})
	}
	wait.Wait()
	var f figures
	for fold := range folds {
		for k, m := range results[fold] {
			f.add(base, trials[fold+k*folds], m)
		}
	}
	return f
}
