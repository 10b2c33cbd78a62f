package storage

import (
	"hash/fnv"
	"math/bits"
)

// Two texts that differ in few words have fingerprints that differ in few bits (simhash over pairs of words).
const (
	nearlySame   = 12 // bits
	shortestText = 6  // words; below, texts are alike by chance
)

// fingerprint is a text's simhash; false if the text is too short to have one.
func fingerprint(text string) (uint64, bool) {
	words := wordsOf(text)
	if len(words) < shortestText {
		return 0, false
	}
	words = words[:min(len(words), mostWords)]
	var weight [64]int
	for i := range words {
		h := fnv.New64a()
		_, _ = h.Write([]byte(words[i] + " " + words[(i+1)%len(words)]))
		sum := mixed(h.Sum64())
		for bit := range weight {
			if sum&(1<<bit) != 0 {
				weight[bit]++
			} else {
				weight[bit]--
			}
		}
	}
	var print uint64
	for bit, w := range weight {
		if w > 0 {
			print |= 1 << bit
		}
	}
	return print, true
}

// mixed spreads FNV's sums, whose high bits hardly move for short texts.
func mixed(x uint64) uint64 {
	x ^= x >> 33
	x *= 0xff51afd7ed558ccd
	x ^= x >> 33
	x *= 0xc4ceb9fe1a85ec53
	return x ^ x>>33
}

// alike tells whether two fingerprints are of nearly the same text.
func alike(a, b uint64) bool { return bits.OnesCount64(a^b) <= nearlySame }
