package knowledge

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// Search finds articles by topic words, best first, at most limit. A word counts more the fewer articles hold it, and by
// where it stands: most in a title or slug, less in a phrase or summary, least in the rest.
func (b *Base) Search(topic string, limit int) []Article {
	var wanted []uint32
	for _, w := range words(clean(topic), b.model.stems) {
		if !w.stop && !slices.Contains(wanted, w.stem) {
			wanted = append(wanted, w.stem)
		}
	}
	places := make([][]float64, len(b.slugs)) // by article: the weight of each wanted word
	for i, slug := range b.slugs {
		places[i] = b.articles[slug].places(wanted, b.model.stems)
	}
	rarity := make([]float64, len(wanted))
	for w := range wanted {
		holds := 1
		for _, p := range places {
			if p[w] > inTheRest {
				holds++
			}
		}
		rarity[w] = math.Log(1 + float64(len(b.slugs))/float64(holds))
	}
	return b.bestOf(places, rarity, limit)
}

// bestOf ranks articles; an article that holds all words goes well before one that holds some.
func (b *Base) bestOf(places [][]float64, rarity []float64, limit int) []Article {
	type hit struct {
		slug  string
		score float64
	}
	var hits []hit
	for i, p := range places {
		score, found := 0.0, 0
		for w, weight := range p {
			score += weight * rarity[w]
			if weight > 0 {
				found++
			}
		}
		if score > 0 {
			hits = append(hits, hit{b.slugs[i], score * float64(found) / float64(len(p))})
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

const inTheRest = 0.5

// places gives each wanted word the weight of the best place where it stands, and half of every other.
func (a Article) places(wanted []uint32, stems table) []float64 {
	out := make([]float64, len(wanted))
	for _, f := range []struct {
		text   string
		weight float64
	}{
		{strings.ReplaceAll(a.Slug, "-", " "), 4},
		{a.Title, 4},
		{strings.Join(a.Phrases, " "), 3},
		{a.Summary, 2},
		{a.Meaning + " " + strings.Join(a.Fix, " "), inTheRest},
	} {
		has := map[uint32]bool{}
		for _, w := range words(clean(f.text), stems) {
			has[w.stem] = true
		}
		for i, w := range wanted {
			if has[w] {
				out[i] = max(out[i], f.weight) + min(out[i], f.weight)/2
			}
		}
	}
	return out
}
