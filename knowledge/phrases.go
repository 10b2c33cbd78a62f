package knowledge

// phrases finds fixed runs of words in a text, such as the names of providers and codes that are sentences.
type phrases map[string][]phrase // by first word

// phrase is a run of words and what it stands for.
type phrase struct {
	words []string
	means string
}

func (p phrases) add(text, means string) {
	var list []string
	for _, w := range words(clean(text), nil) {
		list = append(list, w.raw)
	}
	if len(list) > 0 {
		p[list[0]] = append(p[list[0]], phrase{list, means})
	}
}

// in calls use for each phrase found, with the words' range. Of phrases that begin at one word all are reported.
func (p phrases) in(list []word, use func(means string, from, to int)) {
	for i := range list {
		for _, f := range p[list[i].raw] {
			if f.at(list[i:]) {
				use(f.means, i, i+len(f.words))
			}
		}
	}
}

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
