package knowledge

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// concepts finds groups of words that mean the same to a reviewer. It is made from data/concepts.txt when the model is
// fitted and kept in the model file.
type concepts struct {
	names []string
	terms []term
	first table // hash of a term's first stem → index of the first such term
}

// term is one to four stems that stand for a concept.
type term struct {
	stems   [4]uint32 // 0 ends a shorter one
	concept uint32
}

// sighting is a concept found in a clause.
type sighting struct {
	concept uint32
	at      int // index of its first word in the clause
}

// in lists the concepts of a clause in the order of its words, each time they occur.
func (c *concepts) in(out []sighting, clause []word) []sighting {
	for i := range clause {
		start, ok := c.first.get(clause[i].key)
		if !ok {
			continue
		}
		second := uint32(0)
		if i+1 < len(clause) {
			second = clause[i+1].key
		}
		for k := int(start); k < len(c.terms); k++ {
			t := &c.terms[k]
			if t.stems[0] != clause[i].key || t.stems[1] > second {
				break // terms are in order of their stems
			}
			if (t.stems[1] == 0 || t.stems[1] == second) && t.at(clause[i:]) {
				out = append(out, sighting{t.concept, i})
			}
		}
	}
	return out
}

func (t *term) at(list []word) bool {
	for k, stem := range t.stems {
		if stem == 0 {
			return true
		}
		if k >= len(list) || list[k].key != stem {
			return false
		}
	}
	return true
}

// readConcepts reads data/concepts.txt.
func readConcepts(files fs.FS) (*concepts, error) {
	data, err := fs.ReadFile(files, "data/concepts.txt")
	if err != nil {
		return nil, fmt.Errorf("read concepts: %w", err)
	}
	c := &concepts{}
	for n, line := range strings.Split(string(data), "\n") {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		name, list, ok := strings.Cut(line, ":")
		if !ok || slices.Contains(c.names, name) {
			return nil, fmt.Errorf("concepts.txt line %d: want a new name, a colon and terms", n+1)
		}
		for text := range strings.SplitSeq(list, ",") {
			if err := c.add(text, uint32(len(c.names))); err != nil {
				return nil, fmt.Errorf("concepts.txt line %d: %w", n+1, err)
			}
		}
		c.names = append(c.names, name)
	}
	c.index()
	return c, nil
}

func (c *concepts) add(text string, concept uint32) error {
	list := words(clean(text), nil)
	if len(list) == 0 || len(list) > len(term{}.stems) {
		return fmt.Errorf("%q: write one to four words", text)
	}
	t := term{concept: concept}
	for i, w := range list {
		t.stems[i] = w.key
	}
	c.terms = append(c.terms, t)
	return nil
}

// index sorts the terms by their first stem and notes where each begins.
func (c *concepts) index() {
	slices.SortFunc(c.terms, func(a, b term) int {
		return slices.Compare(append(a.stems[:], a.concept), append(b.stems[:], b.concept))
	})
	c.terms = slices.Compact(c.terms)
	starts := map[uint32]uint32{}
	for i, t := range c.terms {
		if _, ok := starts[t.stems[0]]; !ok {
			starts[t.stems[0]] = uint32(i)
		}
	}
	c.first = makeTable(starts)
}
