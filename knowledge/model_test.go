package knowledge

import (
	"os"
	"testing"
)

func TestTheModelWasFittedFromTheseTexts(t *testing.T) {
	lessons, err := readLessons(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	c, err := readConcepts(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	v, err := readVectors(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := loaded(t).model.stamp, stampOf(lessons, c, v); got != want {
		t.Errorf("data/model.bin was fitted from other articles, examples, codes, concepts or vectors; run go generate ./knowledge")
	}
}

func TestFittingTwiceGivesTheSameModel(t *testing.T) {
	lessons := []lesson{
		{text: "the help reply has no phone number", target: map[string]float32{"help": 1}, weight: 1},
		{text: "stop does not confirm", target: map[string]float32{"stop": 1}, weight: 1},
		{text: "nothing arrives at the help desk", target: map[string]float32{"_none:delivery": 1}, weight: 1},
	}
	how := defaultFitting()
	how.least = 1
	one, two := fit(lessons, &concepts{}, &vectors{}, how), fit(lessons, &concepts{}, &vectors{}, how)
	if string(one.encode()) != string(two.encode()) {
		t.Error("two fits of the same lessons differ")
	}
}

func TestADamagedModelIsRefused(t *testing.T) {
	whole, err := os.ReadFile("data/model.bin")
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range []int{0, 5, 20, 100, 5000, len(whole) - 1} {
		if _, err := decodeModel(whole[:size]); err == nil {
			t.Errorf("a model cut to %d bytes was taken", size)
		}
	}
}
