package main

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"time"

	"tcrbot/knowledge"
)

// figures are what a matcher reached.
type figures struct {
	took                                                         []time.Duration
	inScope, top1, top3, outside, quiet, high, highIn, highRight float64
}

// rounds is how often the texts of 500 characters are asked.
const rounds = 5

// compare asks both matchers the same texts, round by round in turn, so that both see the same machine.
func compare(base *knowledge.Base, list []knowledge.Complaint, one, two matcher) (first, second figures, err error) {
	for _, c := range list {
		if c.Slug == "_vent" {
			continue
		}
		if err := first.judge(base, one, c); err != nil {
			return first, second, err
		}
		if err := second.judge(base, two, c); err != nil {
			return first, second, err
		}
	}
	texts := textsOf500(list)
	for range rounds {
		if err := first.time(one, texts); err != nil {
			return first, second, err
		}
		if err := second.time(two, texts); err != nil {
			return first, second, err
		}
	}
	slices.Sort(first.took)
	slices.Sort(second.took)
	return first, second, nil
}

func (f *figures) judge(base *knowledge.Base, m matcher, c knowledge.Complaint) error {
	a, err := m.match(c.Text)
	if err != nil {
		return err
	}
	wanted := append([]string{c.Slug}, c.Also...)
	right := len(a.slugs) > 0 && base.Fits(a.slugs[0], wanted)
	if a.sure {
		f.high++
		f.highRight += one(right)
	}
	if c.Slug == "_none" {
		f.outside++
		f.quiet += one(a.quiet)
		return nil
	}
	f.inScope++
	f.top1 += one(right)
	f.top3 += one(slices.ContainsFunc(a.slugs[:min(3, len(a.slugs))], func(s string) bool { return base.Fits(s, wanted) }))
	f.highIn += one(a.sure)
	return nil
}

// time asks all texts, after what the other matcher left in memory is cleared away.
func (f *figures) time(m matcher, texts []string) error {
	runtime.GC()
	for _, text := range texts {
		began := time.Now()
		_, err := m.match(text)
		f.took = append(f.took, time.Since(began))
		if err != nil {
			return err
		}
	}
	return nil
}

func one(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}

// share is a quotient, 0 where there is nothing to divide by.
func share(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

// at is the time that a share of the texts stayed within, in microseconds.
func (f *figures) at(part int) float64 {
	return float64(f.took[len(f.took)*part/100].Nanoseconds()) / 1000
}

func (f *figures) row(name string) {
	fmt.Printf("%-8s %9.1f %9.1f %8.3f %8.3f %8.3f %10.3f %10.3f\n", name, f.at(50), f.at(99), share(f.top1, f.inScope), share(f.top3, f.inScope),
		share(f.quiet, f.outside), share(f.highRight, f.high), share(f.highIn, f.inScope))
}

// into adds the figures to the JSON object, each key with a lead.
func (f *figures) into(out map[string]float64, lead string) {
	out[lead+"p50_us"], out[lead+"p99_us"] = f.at(50), f.at(99)
	out[lead+"top1"], out[lead+"top3"] = share(f.top1, f.inScope), share(f.top3, f.inScope)
	out[lead+"abstains_out_of_scope"] = share(f.quiet, f.outside)
	if f.high > 0 {
		out[lead+"high_confidence_precision"], out[lead+"high_confidence_share"] = share(f.highRight, f.high), share(f.highIn, f.inScope)
	}
}

func textsOf500(list []knowledge.Complaint) []string {
	var all strings.Builder
	for _, c := range list {
		all.WriteString(c.Text + " ")
	}
	var texts []string
	for s := all.String(); len(s) > 500; s = s[500:] {
		texts = append(texts, strings.ToValidUTF8(s[:500], ""))
	}
	return texts
}
