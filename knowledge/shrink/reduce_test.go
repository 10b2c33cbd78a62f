package main

import (
	"math"
	"slices"
	"testing"
)

func TestWhatTellsMostIsKept(t *testing.T) {
	// Along (1,1,0) they differ most, along (1,-1,0) next, along the third axis least.
	list := [][]float64{{9, 9, 1}, {-9, -9, 1}, {3, -3, 1}, {-3, 3, 1}, {0, 0, 1.5}, {0, 0, 0.5}}
	got := reduce(list, 2)
	for i, want := range [][]float64{{0, 0}, {0, 0}, {math.Sqrt(18), 0}, {math.Sqrt(18), 0}, {0, 0.5}, {0, 0.5}} {
		for k := range want {
			if math.Abs(math.Abs(got[i][k])-want[k]) > 1e-9 {
				t.Errorf("%v became %v, want %v but for the sign", list[i], got[i], want)
			}
		}
	}
	if got[2][0]*got[3][0] >= 0 {
		t.Error("opposites are on one side")
	}
}

func TestCommonWordsAndOurOwnAreKept(t *testing.T) {
	s := source{Words: []string{"the", ",", "form", "a", "binder", "it's", "clipboard", "zebra"}}
	if got, want := s.choose(2, map[string]bool{"clipboard": true}), []string{"the", "form", "clipboard"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
