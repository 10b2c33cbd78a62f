package knowledge

// phrases finds fixed runs of words in a text, such as the names of providers and codes that are sentences.
type phrases struct {
	byFirst map[string][]phrase // by first word
	lengths [256]uint64         // by a word's first byte, a bit for each length of a first word: most words are none
}

func makePhrases() phrases { return phrases{byFirst: map[string][]phrase{}} }

// phrase is a run of words and what it stands for.
type phrase struct {
	words []string
	means string
}

func (p *phrases) add(text, means string) {
	var list []string
	for _, w := range words(clean(text), nil) {
		list = append(list, w.raw)
	}
	if len(list) > 0 {
		first := list[0]
		p.byFirst[first] = append(p.byFirst[first], phrase{list, means})
		p.lengths[first[0]] |= lengthBit(first)
	}
}

// in calls use for each phrase found, with the words' range. Of phrases that begin at one word all are reported.
func (p *phrases) in(list []word, use func(means string, from, to int)) {
	for i := range list {
		first := list[i].raw
		if first == "" || p.lengths[first[0]]&lengthBit(first) == 0 {
			continue
		}
		for _, f := range p.byFirst[first] {
			if f.at(list[i:]) {
				use(f.means, i, i+len(f.words))
			}
		}
	}
}

func lengthBit(s string) uint64 { return 1 << min(len(s), 63) }

func (f phrase) at(list []word) bool {
	if len(list) < len(f.words) {
		return false
	}
	for k, w := range f.words {
		if list[k].raw != w {
			return false
		}
	}
	return true
}
