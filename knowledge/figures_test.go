package knowledge

import (
	"errors"
	"os"
	"runtime"
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
			list = append(list, trialOf(e))
		}
	}
	return list
}

func trialOf(c Complaint) trial {
	switch c.Slug {
	case classNone:
		return trial{text: c.Text}
	case classVent:
		return trial{text: c.Text, vent: true}
	}
	return trial{text: c.Text, causes: append([]string{c.Slug}, c.Also...)}
}

func evalTrials(t testing.TB, file string) []trial {
	var list []trial
	for _, c := range evalCases(t, file) {
		tr := trial{text: c.Text, causes: c.Labels, also: c.Also}
		if c.Labels[0] == "none" {
			tr.causes = nil
		}
		list = append(list, tr)
	}
	return list
}

// measured are the sets of texts that no model learned from.
func measured(t testing.TB) map[string][]trial {
	return map[string][]trial{
		"shared": evalTrials(t, sharedCases), "others": evalTrials(t, otherCases), "heldout": trialsIn(t, "testdata/heldout"),
	}
}

// TestFigures holds the figures on cases that nobody learned from somewhat below what they are, so that only a real loss
// fails it.
func TestFigures(t *testing.T) {
	b := loaded(t)
	for name, list := range measured(t) {
		var f figures
		for _, tr := range list {
			f.add(b, tr, b.Match(tr.text, Hints{}))
		}
		if top1, top3, many := f.top1/f.n, f.top3/f.n, f.manyFound/f.many; top1 < 0.85 || top3 < 0.93 || many < 0.80 {
			t.Errorf("%s: top1 %.3f, top3 %.3f, of several reasons %.3f", name, top1, top3, many)
		}
		if right, share := f.highRight/f.high, f.highIn/f.n; right < 0.96 || share < 0.48 {
			t.Errorf("%s: high is right %.3f of the time and given to %.3f", name, right, share)
		}
		if quiet := f.quiet / f.outside; quiet < 0.90 {
			t.Errorf("%s: out of scope is left alone %.3f of the time", name, quiet)
		}
	}
}

// BenchmarkFigures measures accuracy. Run it with -bench Figures -benchtime 1x.
func BenchmarkFigures(b *testing.B) {
	base := loaded(b)
	for name, list := range measured(b) {
		b.Run(name, func(b *testing.B) {
			var f figures
			for _, t := range list {
				f.add(base, t, base.Match(t.text, Hints{}))
			}
			f.report(b)
		})
	}
	b.Run("cross-validation", func(b *testing.B) {
		var f figures
		for _, r := range crossValidated(b, base, 5, onceFitting()) {
			f.add(base, trialOf(r.Complaint), r.answer)
		}
		f.report(b)
	})
}

// TestExamplesThatWereLeftOut asks a model for the fifth of the examples that it has not seen. It puts the cause first in five of
// six, and among the first three nearly always. Many examples tell of the same situation in other words, so the figure is no
// forecast of first answers, for which the held-out complaints stand; it falls when features, concepts or fitting get worse. One
// fit instead of five, and of fewer rounds, keeps it within seconds. What is out of scope is the tempting kind: one in nine of
// those texts gets a cause.
func TestExamplesThatWereLeftOut(t *testing.T) {
	base, how := loaded(t), onceFitting()
	how.epochs = 15
	var f figures
	for _, r := range readExamined(t).leftOut(base, 0, 5, how) {
		f.add(base, trialOf(r.Complaint), r.answer)
	}
	if top1, top3 := f.top1/f.n, f.top3/f.n; top1 < 0.80 || top3 < 0.92 {
		t.Errorf("top1 %.3f, top3 %.3f", top1, top3)
	}
	if right, quiet := f.highRight/f.high, f.quiet/f.outside; right < 0.93 || quiet < 0.86 {
		t.Errorf("high is right %.3f of the time, out of scope is left alone %.3f of the time", right, quiet)
	}
}

// onceFitting leaves out the taking of means, which costs time and changes little.
func onceFitting() fitting {
	how := defaultFitting()
	how.runs = 1
	return how
}

// examined is what a model is fitted from, so that some of it can be left out.
type examined struct {
	complaints []Complaint
	lessons    []lesson // the complaints' come first, in the same order
	concepts   *concepts
	vectors    *vectors
}

func readExamined(t testing.TB) examined {
	t.Helper()
	files := os.DirFS(".")
	complaints, err1 := ReadComplaints(files, "examples")
	lessons, err2 := readLessons(files)
	c, err3 := readConcepts(files)
	v, err4 := readVectors(files)
	if err := errors.Join(err1, err2, err3, err4); err != nil {
		t.Fatal(err)
	}
	return examined{complaints, lessons, c, v}
}

// crossed is an example and the answer of a model that has not seen it.
type crossed struct {
	Complaint
	answer Match
}

// leftOut fits a model without one part of the examples and asks it for that part.
func (e examined) leftOut(base *Base, fold, folds int, how fitting) []crossed {
	var rest []lesson
	for i, l := range e.lessons {
		if i >= len(e.complaints) || i%folds != fold {
			rest = append(rest, l)
		}
	}
	b := *base
	b.model, b.spare = fit(rest, e.concepts, e.vectors, how), &sync.Pool{}
	var out []crossed
	for i := fold; i < len(e.complaints); i += folds {
		out = append(out, crossed{e.complaints[i], b.Match(e.complaints[i].Text, Hints{})})
	}
	return out
}

// crossValidated leaves out each part once.
func crossValidated(t testing.TB, base *Base, folds int, how fitting) []crossed {
	e := readExamined(t)
	parts := make([][]crossed, folds)
	turns := make(chan bool, runtime.GOMAXPROCS(0)) // a fit takes much memory
	var wait sync.WaitGroup
	for fold := range folds {
		wait.Go(func() {
			turns <- true
			defer func() { <-turns }()
			parts[fold] = e.leftOut(base, fold, folds, how)
		})
	}
	wait.Wait()
	return slices.Concat(parts...)
}
