package knowledge

import (
	"fmt"
	"hash/fnv"
	"io/fs"
	"math"
	"strings"

	"github.com/kljensen/snowball/english"
)

// vectors tells which words are used alike, in texts far more and more various than ours: the nearer the vectors of two
// words, the more alike their use. A fit learns from them what to make of words that no lesson holds; a match does not
// need them. They are read from data/vectors.bin, which the command shrink makes; data/vectors.md says from what.
type vectors struct {
	size  int                  // of each vector
	of    map[uint32][]float32 // hash of a word's feature → the vector of its stem, of length one
	stamp uint64               // of the file
}

// The file is a magic line, then two sections as in a model file: the words, commonest first, and their vectors, a signed
// byte a number, each on a scale of its own.
const vectorsMagic = "tcrbot-vectors-1\n"

// EncodeVectors gives the bytes of data/vectors.bin for words, commonest first, and their vectors, which are all as long.
func EncodeVectors(words []string, list [][]float64) []byte {
	var bytes []byte
	for _, v := range list {
		most := 1e-12
		for _, x := range v {
			most = max(most, x, -x)
		}
		for _, x := range v {
			bytes = append(bytes, byte(int8(math.Round(x/most*127))))
		}
	}
	w := sectionWriter(vectorsMagic)
	w.section([]byte(strings.Join(words, "\n")))
	w.section(bytes)
	return w
}

func readVectors(files fs.FS) (*vectors, error) {
	data, err := fs.ReadFile(files, "data/vectors.bin")
	if err != nil {
		return nil, fmt.Errorf("read vectors: %w", err)
	}
	rest, ok := strings.CutPrefix(string(data), vectorsMagic)
	r := sectionReader{rest: []byte(rest)}
	words, bytes := r.names(), r.section()
	if !ok || r.short || len(r.rest) > 0 || len(bytes) == 0 || len(bytes)%len(words) != 0 {
		return nil, fmt.Errorf("vectors: damaged; see data/vectors.md")
	}
	v := vectorsOf(words, bytes)
	h := fnv.New64a()
	h.Write(data)
	v.stamp = h.Sum64()
	return v, nil
}

// vectorsOf joins the forms of a word under its stem; the commoner a form, the more it counts.
func vectorsOf(words []string, bytes []byte) *vectors {
	v := &vectors{size: len(bytes) / len(words), of: map[uint32][]float32{}}
	for i, w := range words {
		key := hashOf(kindWord, vectorStem(w), 0)
		sum := v.of[key]
		if sum == nil {
			sum = make([]float32, v.size)
			v.of[key] = sum
		}
		form := make([]float32, v.size)
		for k := range form {
			form[k] = float32(int8(bytes[i*v.size+k]))
		}
		toLengthOne(form)
		addShare(sum, form, 1/float32(i+50)) // a word's frequency falls about as its rank grows
	}
	for _, sum := range v.of {
		toLengthOne(sum)
	}
	return v
}

// vectorStem is the stem that makeWord gives a word.
func vectorStem(word string) uint32 {
	if len(word) > 2 {
		word = english.Stem(word, false)
	}
	return hashString(fnvOffset, word)
}

func toLengthOne(v []float32) {
	var norm float64
	for _, x := range v {
		norm += float64(x) * float64(x)
	}
	inv := float32(1 / math.Sqrt(max(norm, 1e-12)))
	for i := range v {
		v[i] *= inv
	}
}

// OwnWords gives every word of the texts that a fit learns from, in files (the folder knowledge/).
func OwnWords(files fs.FS) (map[string]bool, error) {
	lessons, err := readLessons(files)
	if err != nil {
		return nil, err
	}
	own := map[string]bool{}
	for _, l := range lessons {
		for _, w := range words(clean(l.text), nil) {
			own[w.raw] = true
		}
	}
	return own, nil
}
