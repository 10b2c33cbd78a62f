package knowledge

import (
	"maps"
	"slices"
	"strings"
)

// taught is a text that an article brought along after the model was fitted.
type taught struct {
	slug     string
	features map[uint32]float32
	whole    float32 // the features' sum
	strength float32 // the score of a text that holds all of them
}

// What a text scores that says all of a taught title, phrase or complaint. A title or phrase is short and telling, a
// complaint rambles.
const (
	taughtTitle     = 0.6
	taughtPhrase    = 0.75
	taughtComplaint = 0.9
	taughtLeast     = 0.5 // share of a taught text below which it says nothing
)

// With gives a base that also knows an article, new or edited, and complaints it answers. The model is not fitted again:
// the article's title, phrases and complaints are compared with a text as they are, until a fit learns them. The base at
// hand stays as it is. The article should have passed Lint.
func (b *Base) With(a Article, complaints ...string) *Base {
	next := *b
	next.articles = maps.Clone(b.articles)
	next.articles[a.Slug] = a
	next.slugs = slices.Sorted(maps.Keys(next.articles))
	next.taught = slices.DeleteFunc(slices.Clone(b.taught), func(t taught) bool { return t.slug == a.Slug })
	next.teach(a.Slug, a.Title, taughtTitle)
	for _, p := range a.Phrases {
		next.teach(a.Slug, p, taughtPhrase)
	}
	next.told = maps.Clone(b.told)
	if next.told == nil {
		next.told = map[uint32]string{}
	}
	for _, c := range complaints {
		next.teach(a.Slug, c, taughtComplaint)
		next.told[fingerprint(words(clean(c), b.model.stems))] = a.Slug
	}
	next.codes, next.table = maps.Clone(b.codes), slices.Clone(b.table)
	next.addCodes(a)
	return &next
}

func (b *Base) teach(slug, text string, strength float32) {
	list := words(clean(text), b.model.stems)
	x := extractor{concepts: b.model.concepts}
	t := taught{slug: slug, features: map[uint32]float32{}, strength: strength}
	for _, f := range x.features(list, 0) {
		if !list[f.word].stop {
			t.features[f.hash] = max(t.features[f.hash], f.value)
		}
	}
	for _, hash := range sortedKeys(t.features) { // in order, so that the sum is the same each time
		t.whole += t.features[hash]
	}
	if t.whole > 0 {
		b.taught = append(b.taught, t)
	}
}

// addTaught lifts the causes whose taught texts stand in this one.
func (r *reading) addTaught(list *ranking) {
	if len(r.base.taught) == 0 {
		return
	}
	has := map[uint32]bool{}
	for _, f := range r.extractor.features(r.words, 0) {
		has[f.hash] = true
	}
	for _, t := range r.base.taught {
		var found float32
		for _, hash := range sortedKeys(t.features) {
			if has[hash] {
				found += t.features[hash]
			}
		}
		if share := found / t.whole; share > taughtLeast {
			list.atLeast(t.slug, t.strength*(share-taughtLeast)/(1-taughtLeast))
		}
	}
}

// addCodes enters the codes of an article, written "Provider CODE", that the table does not hold.
func (b *Base) addCodes(a Article) {
	for _, entry := range a.Codes {
		at := strings.LastIndexByte(entry, ' ')
		if at < 0 {
			continue
		}
		c := Code{Provider: ProviderName(entry[:at]), Code: entry[at+1:], Cause: a.Slug, Product: "10dlc", Meaning: a.Summary, Resubmittable: "unknown"}
		if len(a.Steps) > 0 {
			c.Fix = a.Steps[0]
		}
		if len(a.Sources) > 0 {
			c.Source = a.Sources[0].URL
		}
		same := func(o Code) bool { return o.Provider == c.Provider && o.Code == c.Code }
		if key := codeKey(c.Code); !slices.ContainsFunc(b.codes[key], same) {
			b.codes[key] = append(slices.Clone(b.codes[key]), c)
			b.table = append(b.table, c)
		}
	}
}
