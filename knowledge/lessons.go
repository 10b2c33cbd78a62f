package knowledge

import (
	"fmt"
	"hash/fnv"
	"io/fs"
	"slices"
	"strings"
)

//go:generate go run ./refit

// FitModel learns the model from the articles, examples, concepts and codes in files (the folder knowledge/) and returns
// the bytes of data/model.bin. It takes some seconds; `go generate ./knowledge` runs it.
func FitModel(files fs.FS) ([]byte, error) {
	lessons, err := readLessons(files)
	if err != nil {
		return nil, err
	}
	c, err := readConcepts(files)
	if err != nil {
		return nil, err
	}
	m := fit(lessons, c, defaultFitting())
	m.stamp = stampOf(lessons, c)
	m.seen = m.remember(lessons)
	return m.encode(), nil
}

// remember notes the complaints among the lessons, so that they are known again word for word.
func (m *model) remember(lessons []lesson) table {
	known := map[uint32]uint32{}
	for _, l := range lessons {
		if class := slices.Index(m.classes, l.slug); class >= 0 {
			known[fingerprint(words(clean(l.text), m.stems))] = uint32(class)
		}
	}
	return makeTable(known)
}

// fingerprint is the same for texts whose words are the same.
func fingerprint(list []word) uint32 {
	h := uint32(fnvOffset)
	for _, w := range list {
		h = hashString(h, w.raw)
		h = (h ^ ' ') * fnvPrime
	}
	return h
}

// stampOf tells whether a model was fitted from these lessons.
func stampOf(lessons []lesson, c *concepts) uint64 {
	h := fnv.New64a()
	fmt.Fprintf(h, "%v\x00%v\x00", c.names, c.terms)
	for _, l := range lessons {
		fmt.Fprintf(h, "%s\x00%v\x00", l.text, l.weight)
	}
	return h.Sum64()
}

// lesson is one text to learn from and the share of each class in its answer.
type lesson struct {
	text   string
	target map[string]float32
	weight float32
	slug   string // the class, for a complaint; "" for other texts
}

// readLessons gathers everything worth learning from: complaints first, then what articles and code tables say.
func readLessons(files fs.FS) ([]lesson, error) {
	all, err := complaintLessons(files)
	if err != nil {
		return nil, err
	}
	b := &Base{articles: map[string]Article{}}
	if err := b.readArticles(files); err != nil {
		return nil, err
	}
	for _, slug := range b.slugs {
		all = append(all, articleLessons(b.articles[slug])...)
	}
	if err := b.readCodes(files); err != nil {
		return nil, err
	}
	for _, c := range b.table {
		all = append(all, lesson{text: c.Meaning, target: map[string]float32{c.Cause: 1}, weight: 0.5})
	}
	return all, nil
}

func complaintLessons(files fs.FS) ([]lesson, error) {
	var all []lesson
	err := eachFile(files, "examples", ".txt", func(slug string, data []byte) error {
		for _, e := range parseExamples(data) {
			all = append(all, lesson{text: e.text, target: e.target(slug), weight: e.weight(slug), slug: e.class(slug)})
		}
		return nil
	})
	return all, err
}

// target shares a complaint's answer among its causes, the first one most.
func (e example) target(slug string) map[string]float32 {
	if e.area != "" {
		return map[string]float32{e.class(slug): 1}
	}
	t := map[string]float32{}
	for _, also := range e.also {
		t[also] = 0.4 / float32(len(e.also))
	}
	t[slug] += 1
	if len(e.also) > 0 {
		t[slug] -= 0.4
	}
	return t
}

// class is the model's class of a complaint from the file of a slug.
func (e example) class(slug string) string {
	if e.area != "" {
		return slug + ":" + e.area
	}
	return slug
}

func articleLessons(a Article) []lesson {
	this := map[string]float32{a.Slug: 1}
	list := []lesson{{text: a.Title + ". " + a.Summary, target: this, weight: 0.7}, {text: a.Meaning, target: this, weight: 0.3}}
	for _, p := range a.Phrases {
		list = append(list, lesson{text: strings.TrimSpace(p), target: this, weight: 0.5})
	}
	return list
}

// weight is how much a complaint counts.
func (e example) weight(slug string) float32 {
	if slug[0] == '_' {
		return 2
	}
	return 1
}
