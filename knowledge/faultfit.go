package knowledge

import (
	"fmt"
	"io/fs"
	"math"
	"path"
	"strings"
)

// FitFaults learns the fault model from sentences/ in files (the folder knowledge/) and returns the bytes of data/faults.bin. It
// takes some seconds; `go generate ./knowledge` runs it.
func FitFaults(files fs.FS) ([]byte, error) {
	lessons, err := faultLessons(files)
	if err != nil {
		return nil, err
	}
	c, err := readConcepts(files)
	if err != nil {
		return nil, err
	}
	m := fitFaults(lessons, c)
	m.stamp = stampOf(lessons, c, &vectors{})
	return m.encode(), nil
}

// faultLessons reads sentences/faults*.txt and sentences/fine*.txt: a line each, a place, a colon, a sentence.
func faultLessons(files fs.FS) ([]lesson, error) {
	names, err := fs.Glob(files, "sentences/*.txt")
	if err != nil {
		return nil, err
	}
	var all []lesson
	for _, name := range names {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		class, weight := "fine", float32(0.6)
		if strings.HasPrefix(path.Base(name), "faults") {
			class, weight = "fault", 1.5
		}
		for line := range strings.Lines(string(data)) {
			place, sentence, ok := strings.Cut(strings.TrimSpace(line), ": ")
			if !ok {
				return nil, fmt.Errorf("%s: a line is no place, colon and sentence: %.60s", name, line)
			}
			all = append(all, lesson{text: placed(Place(place), sentence), target: map[string]float32{class: 1}, weight: weight, slug: class})
		}
	}
	return all, nil
}

// faultFitting has no word vectors: with this many sentences they bring nothing and make the file ten times as large.
func faultFitting() fitting {
	how := defaultFitting()
	how.epochs, how.runs = 15, 3
	return how
}

// fitFaults fits two classes and keeps the difference of their weights.
func fitFaults(lessons []lesson, c *concepts) *faultModel {
	l := newLearner(lessons, c, &vectors{}, faultFitting())
	l.learnRuns()
	fault, fine := l.index["fault"], l.index["fine"]
	m := &faultModel{bias: l.bias[fault] - l.bias[fine]}
	lean := func(row uint32) float32 {
		return (l.w[int(row)*2+fault] - l.w[int(row)*2+fine]) * l.idf[row]
	}
	var most float32
	for _, row := range l.rows {
		most = max(most, lean(row), -lean(row))
	}
	m.unit = max(most, 1e-9) / math.MaxInt16
	for _, hash := range sortedKeys(l.rows) {
		if weight := int16(math.Round(float64(lean(l.rows[hash]) / m.unit))); weight != 0 {
			m.hashes, m.weights = append(m.hashes, hash), append(m.weights, weight)
		}
	}
	return m
}
