package knowledge

import (
	"fmt"
	"hash/fnv"
	"io/fs"
	"slices"
	"strings"
)

//go:generate go run ./refit

// FitModel learns the model from the articles, examples, concepts, codes and vectors in files (the folder knowledge/) and returns
// the bytes of data/model.bin. It takes up to a minute; `go generate ./knowledge` runs it.
func FitModel(files fs.FS) ([]byte, error) {
	lessons, err := readLessons(files)
	if err != nil {
		return nil, err
	}
	c, err := readConcepts(files)
	if err != nil {
		return nil, err
	}
	v, err := readVectors(files)
	if err != nil {
		return nil, err
	}
	m := fit(lessons, c, v, defaultFitting())
	m.stamp = stampOf(lessons, c, v)
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

// stampOf tells whether a model was fitted from these lessons, concepts and vectors.
func stampOf(lessons []lesson, c *concepts, v *vectors) uint64 {
	h := fnv.New64a()
	fmt.Fprintf(h, "%v\x00%v\x00%v\x00%v\x00", c.names, c.terms, v.stamp, defaultFitting())
	for _, l := range lessons {
		fmt.Fprintf(h, "%s\x00%v\x00%v\x00", l.text, l.weight, l.target)
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
	if err := b.readCodes(files); err != nil {
		return nil, err
	}
	if err := b.readArticles(files); err != nil {
		return nil, err
	}
	for _, slug := range b.slugs {
		all = append(all, articleLessons(b.articles[slug])...)
	}
	for _, c := range b.table {
		all = append(all, lesson{text: c.Meaning, target: map[string]float32{c.Cause: 1}, weight: 0.5})
	}
	return all, nil
}

func complaintLessons(files fs.FS) ([]lesson, error) {
	list, err := ReadComplaints(files, "examples")
	all := make([]lesson, 0, len(list))
	for _, c := range list {
		all = append(all, lesson{text: c.Text, target: c.target(), weight: c.weight(), slug: c.class()})
	}
	return all, err
}

// target shares a complaint's answer among its causes, the first one most.
func (c Complaint) target() map[string]float32 {
	if len(c.Also) == 0 {
		return map[string]float32{c.class(): 1}
	}
	t := map[string]float32{}
	for _, also := range c.Also {
		t[also] += 0.4 / float32(len(c.Also))
	}
	t[c.class()] += 0.6
	return t
}

// class is the model's class of a complaint.
func (c Complaint) class() string {
	if c.Area != "" {
		return c.Slug + ":" + c.Area
	}
	return c.Slug
}

// weight is how much a complaint counts. What is out of scope is more various than any cause.
func (c Complaint) weight() float32 {
	if c.Slug[0] == '_' {
		return 3.5
	}
	return 1
}

func articleLessons(a Article) []lesson {
	this := map[string]float32{a.Slug: 1}
	list := []lesson{{text: a.Title + ". " + a.Summary, target: this, weight: 0.7}, {text: a.Meaning, target: this, weight: 0.3}}
	for _, p := range a.Phrases {
		list = append(list, lesson{text: strings.TrimSpace(p), target: this, weight: 0.5})
	}
	return list
}
