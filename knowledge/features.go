package knowledge

import (
	"math"
	"slices"
)

// feature is a hashed property of a text with its weight. Word is the index of the word it stems from, or -1.
type feature struct {
	hash  uint32
	value float32
	word  int32
}

// The kinds of feature share one space; the first byte hashed keeps them apart.
const (
	kindWord = 1 + iota
	kindPair
	kindSkip
	kindChars
	kindNegated
)

// The weight of a kind relative to single words, found by cross-validation over our own examples.
const (
	weightPair    = 0.7
	weightSkip    = 0.35
	weightChars   = 0.45
	weightNegated = 0.8
)

const fnvOffset, fnvPrime = 2166136261, 16777619

func hashString(h uint32, s string) uint32 {
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * fnvPrime
	}
	return h
}

func hashKind(kind byte) uint32 { return (uint32(fnvOffset) ^ uint32(kind)) * fnvPrime }

// features lists what the model sees of a text: stems, neighboring pairs, pairs with one word between, what is negated,
// and pieces of words, which carry misspellings. Repeats count once.
func features(list []word) []feature {
	out := make([]feature, 0, len(list)*8)
	negated := 0
	for i, w := range list {
		if w.gap {
			negated = 0
		}
		out = append(out, feature{hashString(hashKind(kindWord), w.stem), wordWeight(w), int32(i)})
		out = appendPairs(out, list, i)
		if negated > 0 && !w.stop {
			out = append(out, feature{hashString(hashKind(kindNegated), w.stem), weightNegated, int32(i)})
			negated--
		}
		if negates(w.raw) {
			negated = 3
		}
		out = appendChars(out, w, i)
	}
	return distinct(out)
}

func wordWeight(w word) float32 {
	if w.stop {
		return 0.4
	}
	return 1
}

func appendPairs(out []feature, list []word, i int) []feature {
	if i == 0 || list[i].gap {
		return out
	}
	pair := hashString(hashKind(kindPair), list[i-1].stem)
	out = append(out, feature{hashString(pair*fnvPrime, list[i].stem), weightPair, int32(i)})
	if i > 1 && !list[i-1].gap {
		skip := hashString(hashKind(kindSkip), list[i-2].stem)
		out = append(out, feature{hashString(skip*fnvPrime, list[i].stem), weightSkip, int32(i)})
	}
	return out
}

// appendChars adds the four-letter pieces of a longer word, with its edges marked.
func appendChars(out []feature, w word, i int) []feature {
	if len(w.raw) < 4 || w.stop {
		return out
	}
	var buf [40]byte
	s := append(buf[:0], '^')
	s = append(s, w.raw[:min(len(w.raw), 36)]...)
	s = append(s, '$')
	share := float32(weightChars / math.Sqrt(float64(len(s)-3)))
	for j := 0; j+4 <= len(s); j++ {
		h := hashKind(kindChars)
		for _, c := range s[j : j+4] {
			h = (h ^ uint32(c)) * fnvPrime
		}
		out = append(out, feature{h, share, int32(i)})
	}
	return out
}

func negates(s string) bool {
	switch s {
	case "no", "not", "never", "without", "missing", "lacks", "lack", "lacking", "nowhere", "none", "nothing", "cant", "cannot",
		"dont", "doesnt", "didnt", "isnt", "wasnt", "arent", "wont", "wouldnt", "couldnt", "hasnt", "havent", "neither", "nor", "absent":
		return true
	}
	return false
}

// distinct sorts features by hash and keeps one of each, the heaviest.
func distinct(list []feature) []feature {
	slices.SortFunc(list, func(a, b feature) int {
		switch {
		case a.hash < b.hash:
			return -1
		case a.hash > b.hash:
			return 1
		case a.value > b.value:
			return -1
		case a.value < b.value:
			return 1
		}
		return int(a.word - b.word)
	})
	out := list[:0]
	for i, f := range list {
		if i == 0 || f.hash != out[len(out)-1].hash {
			out = append(out, f)
		}
	}
	return out
}
