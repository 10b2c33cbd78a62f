package knowledge

import (
	"math"
	"os"
	"testing"
	"testing/fstest"
)

func TestAWordThatNoLessonHoldsIsReadAsWhatItIsUsedLike(t *testing.T) {
	lessons := []lesson{
		{text: "the brochure", target: map[string]float32{"paper": 1}, weight: 1},
		{text: "the lawyer", target: map[string]float32{"law": 1}, weight: 1},
	}
	v := vectorsOf([]string{"brochure", "booklet", "lawyer", "attorney"}, []byte{127, 10, 120, 20, 10, 127, 20, 120})
	m := fit(lessons, &concepts{}, v, defaultFitting())
	x := extractor{concepts: m.concepts}
	for word, want := range map[string]string{"brochure": "paper", "booklet": "paper", "attorney": "law"} {
		var e evidence
		e.clear(m)
		gains := m.look(&e, x.features(words(word, m.stems), 0), nil)
		m.sum(&e, gains, 0, 1)
		if class, share := m.best(&e, make([]float32, len(m.classes)), 0); m.classes[class] != want || share < 0.6 {
			t.Errorf("%s: %s %.2f, want %s", word, m.classes[class], share, want)
		}
	}
}

func TestVectorsAreReadAsTheyWereWritten(t *testing.T) {
	data := EncodeVectors([]string{"form", "forms", "law"}, [][]float64{{3, 0}, {3, 0}, {-0.3, 0.3}})
	v, err := readVectors(fstest.MapFS{"data/vectors.bin": {Data: data}})
	if err != nil {
		t.Fatal(err)
	}
	if len(v.of) != 2 {
		t.Errorf("%d stems of three words, two of them forms of one", len(v.of))
	}
	half := float32(math.Sqrt(0.5))
	for word, want := range map[string][2]float32{"forms": {1, 0}, "law": {-half, half}} {
		got := v.of[hashOf(kindWord, vectorStem(word), 0)]
		for i := range want {
			if len(got) != 2 || math.Abs(float64(got[i]-want[i])) > 1e-3 {
				t.Errorf("%s: %v, want %v", word, got, want)
				break
			}
		}
	}
}

func TestDamagedVectorsAreRefused(t *testing.T) {
	whole, err := os.ReadFile("data/vectors.bin")
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range []int{0, 5, 20, 100, 5000, len(whole) - 1} {
		if _, err := readVectors(fstest.MapFS{"data/vectors.bin": {Data: whole[:size]}}); err == nil {
			t.Errorf("vectors cut to %d bytes were taken", size)
		}
	}
}

func TestAWordHasTheStemThatItsVectorHas(t *testing.T) {
	for _, w := range []string{"no", "form", "forms", "texting", "agreement", "policies"} {
		if got := words(w, nil)[0].stem; got != vectorStem(w) {
			t.Errorf("%s: stem %x in a text, %x among the vectors", w, got, vectorStem(w))
		}
	}
}
