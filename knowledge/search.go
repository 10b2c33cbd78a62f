package knowledge

import (
	"cmp"
	"slices"
	"strings"
)

// Search finds articles by topic words, best first, at most limit. Every word counts where it stands: most in a title or
// phrase, less in a summary, least in the rest.
func (b *Base) Search(topic string, limit int) []Article {
	type hit struct {
		slug  string
		score float64
	}
	var wanted []uint32
	for _, w := range words(clean(topic), b.model.stems) {
		if !w.stop {
			wanted = append(wanted, w.stem)
		}
	}
	var hits []hit
	for _, slug := range b.slugs {
		if s := b.articles[slug].relevance(wanted, b.model.stems); s > 0 {
			hits = append(hits, hit{slug, s})
		}
	}
	slices.SortFunc(hits, func(x, y hit) int {
		return cmp.Or(cmp.Compare(y.score, x.score), strings.Compare(x.slug, y.slug))
	})
	var out []Article
	for _, h := range hits[:min(limit, len(hits))] {
		if h.score >= hits[0].score/3 {
			out = append(out, b.articles[h.slug])
		}
	}
	return out
}

func (a Article) relevance(wanted []uint32, stems table) float64 {
	fields := []struct {
		text   string
		weight float64
	}{
		{strings.ReplaceAll(a.Slug, "-", " ") + " " + a.Title, 5},
		{strings.Join(a.Phrases, " "), 3},
		{a.Summary, 2},
		{a.Meaning + " " + strings.Join(a.Fix, " "), 0.5},
	}
	total, found := 0.0, map[uint32]bool{}
	for _, f := range fields {
		has := map[uint32]bool{}
		for _, w := range words(clean(f.text), stems) {
			has[w.stem] = true
		}
		for _, w := range wanted {
			if has[w] {
				total += f.weight
				found[w] = true
			}
		}
	}
	return total * float64(len(found)) / float64(max(1, len(wanted)))
}
