package knowledge

import "math"

// feature is a hashed property of a text with its weight. Word is the index of the word it stems from.
type feature struct {
	hash  uint32
	value float32
	word  int32
}

// The kinds of feature share one space; the first byte hashed keeps them apart.
const (
	kindWord = 1 + iota
	kindPair
	kindChars
	kindNegated
	kindConcept
	kindConceptDenied
	kindConceptFine
	kindConceptPair
)

// The weight of a kind relative to single words, found by cross-validation over our own examples.
const (
	weightStop    = 0.4
	weightPair    = 0.7
	weightChars   = 0.45
	weightNegated = 0.8
	weightConcept = 1.0
	weightDenied  = 0.8
	weightFine    = 0.8
	weightJoint   = 0.3
	weightInFine  = 0.3
)

const fnvOffset, fnvPrime = 2166136261, 16777619

func hashString(h uint32, s string) uint32 {
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * fnvPrime
	}
	return h
}

// hashOf mixes a kind and up to two hashes into one.
func hashOf(kind byte, a, b uint32) uint32 {
	h := (uint32(fnvOffset) ^ uint32(kind)) * fnvPrime
	h = (h ^ a) * 0x85EBCA6B
	h ^= h >> 13
	h = (h ^ b) * 0xC2B2AE35
	return h ^ h>>16
}

// extractor turns words into features. It keeps its buffers; one serves one text at a time.
type extractor struct {
	concepts *concepts
	found    []sighting
	out      []feature
}

// features lists what the model sees of a part of a text: stems, neighboring pairs, what is
// negated, pieces of words, which carry misspellings, and the concepts of each clause. The words begin at index base of
// the text. The list is valid until the next call.
func (x *extractor) features(list []word, base int) []feature {
	x.out = x.out[:0]
	negated, clause, mark := 0, 0, 0
	for i := range list {
		w := &list[i]
		if i > 0 && w.gap {
			negated = 0
		}
		if i > clause && (w.gap || w.pause) {
			x.clause(list[clause:i], base+clause, mark)
			clause, mark = i, len(x.out)
		}
		at := int32(base + i)
		x.out = append(x.out, feature{hashOf(kindWord, w.stem, 0), wordWeight(w), at})
		if i > 0 && !w.gap {
			x.out = append(x.out, feature{hashOf(kindPair, list[i-1].stem, w.stem), weightPair, at})
		}
		if negated > 0 && !w.stop {
			x.out = append(x.out, feature{hashOf(kindNegated, w.stem, 0), weightNegated, at})
			negated--
		}
		if w.negates {
			negated = 3
		}
		x.chars(w, at)
	}
	x.clause(list[clause:], base+clause, mark)
	return x.out
}

func wordWeight(w *word) float32 {
	if w.stop {
		return weightStop
	}
	return 1
}

// chars adds the four-letter pieces of a longer word, with its edges marked.
func (x *extractor) chars(w *word, at int32) {
	if len(w.raw) < 4 || w.stop {
		return
	}
	var buf [40]byte
	s := append(buf[:0], '^')
	s = append(s, w.raw[:min(len(w.raw), 36)]...)
	s = append(s, '$')
	share := float32(weightChars / math.Sqrt(float64(len(s)-3)))
	for j := 0; j+4 <= len(s); j++ {
		piece := uint32(s[j]) | uint32(s[j+1])<<8 | uint32(s[j+2])<<16 | uint32(s[j+3])<<24
		x.out = append(x.out, feature{hashOf(kindChars, piece, 0), share, at})
	}
}

// mostPaired is how many concepts of a clause are joined two by two; no sentence that a person writes holds more.
const mostPaired = 40

// clause adds a clause's concepts, alone and two by two, or as denied or fine. What is fine is hardly the complaint: its
// words, whose features begin at mark, count less.
func (x *extractor) clause(list []word, base, mark int) {
	x.found = x.concepts.in(x.found[:0], list)
	isFine := fine(list)
	if isFine {
		for i := range x.out[mark:] {
			x.out[mark+i].value *= weightInFine
		}
	}
	for i, s := range x.found {
		at := int32(base + s.at)
		if denied(list, s.at) {
			x.out = append(x.out, feature{hashOf(kindConceptDenied, s.concept, 0), weightDenied, at})
		}
		if isFine {
			x.out = append(x.out, feature{hashOf(kindConceptFine, s.concept, 0), weightFine, at})
			continue
		}
		x.out = append(x.out, feature{hashOf(kindConcept, s.concept, 0), weightConcept, at})
		if i >= mostPaired {
			continue
		}
		for _, other := range x.found[:min(i, 12)] {
			if other.concept != s.concept {
				a, b := min(s.concept, other.concept), max(s.concept, other.concept)
				x.out = append(x.out, feature{hashOf(kindConceptPair, a, b), weightJoint, at})
			}
		}
	}
}

// denied says whether a negation stands within four words before.
func denied(list []word, at int) bool {
	for i := max(0, at-4); i <= at; i++ {
		if list[i].negates {
			return true
		}
	}
	return false
}

// fine says whether a clause only tells that something is in order.
func fine(list []word) bool {
	if len(list) > 14 {
		return false
	}
	for i, w := range list {
		switch w.raw {
		case "fine", "ok", "okay", "passed", "correct", "approved", "accepted", "good", "perfect":
			if (i == 0 || !list[i-1].negates) && (i < 2 || !list[i-2].negates) {
				return true
			}
		}
	}
	return false
}

func negates(s string) bool {
	switch s {
	case "no", "not", "never", "without", "missing", "lacks", "lack", "lacking", "nowhere", "none", "nothing", "cant", "cannot",
		"dont", "doesnt", "didnt", "isnt", "wasnt", "arent", "wont", "wouldnt", "couldnt", "hasnt", "havent", "neither", "nor", "absent":
		return true
	}
	return false
}
