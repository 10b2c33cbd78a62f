package knowledge

import (
	"fmt"
	"hash/fnv"
	"io/fs"
	"strings"
)

//go:generate go run ./refit

// FitModel learns the model from the articles, examples and codes in files (the folder knowledge/) and returns the bytes
// of data/model.bin. It takes some seconds; `go generate ./knowledge` runs it.
func FitModel(files fs.FS) ([]byte, error) {
	lessons, err := readLessons(files)
	if err != nil {
		return nil, err
	}
	m := fit(lessons, defaultFitting())
	m.stamp = stampOf(lessons)
	return m.encode(), nil
}

// stampOf tells whether a model was fitted from these lessons.
func stampOf(lessons []lesson) uint64 {
	h := fnv.New64a()
	for _, l := range lessons {
		fmt.Fprintf(h, "%s\x00%v\x00", l.text, l.weight)
	}
	return h.Sum64()
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
		all = append(all, lesson{c.Meaning, map[string]float32{c.Cause: 1}, 0.5})
	}
	return all, nil
}

func complaintLessons(files fs.FS) ([]lesson, error) {
	var all []lesson
	err := eachFile(files, "examples", ".txt", func(slug string, data []byte) error {
		for _, e := range parseExamples(data) {
			all = append(all, lesson{e.text, e.target(slug), 1})
		}
		return nil
	})
	return all, err
}

// target shares a complaint's answer among its causes, the first one most.
func (e example) target(slug string) map[string]float32 {
	if e.area != "" {
		return map[string]float32{slug + ":" + e.area: 1}
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

func articleLessons(a Article) []lesson {
	this := map[string]float32{a.Slug: 1}
	list := []lesson{{a.Title + ". " + a.Summary, this, 0.7}, {a.Meaning, this, 0.3}}
	for _, p := range a.Phrases {
		list = append(list, lesson{strings.TrimSpace(p), this, 0.5})
	}
	return list
}
