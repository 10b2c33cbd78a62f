package knowledge

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"
)

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkMatch runs on texts of 500 characters made of our own complaints and reports the middle and the slowest one in
// a hundred, which other work on the machine disturbs less than the mean.
func BenchmarkMatch(b *testing.B) {
	base, texts := loaded(b), textsOf500(b)
	b.ReportAllocs()
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		start := time.Now()
		base.Match(texts[i%len(texts)], Hints{})
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Nanoseconds())/1000, "p50_us")
	b.ReportMetric(float64(took[len(took)*99/100].Nanoseconds())/1000, "p99_us")
}

// BenchmarkMatchTenThousand is the budget of 20 ms per 10,000 characters, on the texts that cost most.
func BenchmarkMatchTenThousand(b *testing.B) {
	base := loaded(b)
	for name, text := range map[string]string{
		"prose":    strings.Join(textsOf500(b)[:20], " "),
		"letters":  strings.Repeat("x", 10_000),
		"numbers":  strings.Repeat("2114, ", 10_000/6),
		"codes":    strings.Repeat("30909 cr4015 ", 10_000/13),
		"angles":   strings.Repeat("<", 10_000),
		"lines":    strings.Repeat("no opt-in here\n", 10_000/15),
		"capitals": strings.Repeat("A_B_C_D_E_F ", 10_000/12),
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				base.Match(text, Hints{})
			}
		})
	}
}

func textsOf500(t testing.TB) []string {
	var all strings.Builder
	for _, f := range exampleFiles(t, "examples") {
		for i := 0; i < len(f.list); i += 4 {
			all.WriteString(f.list[i].Text + " ")
		}
	}
	var texts []string
	for s := all.String(); len(s) > 500 && len(texts) < 200; s = s[500:] {
		texts = append(texts, strings.ToValidUTF8(s[:500], ""))
	}
	return texts
}

func BenchmarkFit(b *testing.B) {
	for b.Loop() {
		if _, err := FitModel(os.DirFS(".")); err != nil {
			b.Fatal(err)
		}
	}
}
