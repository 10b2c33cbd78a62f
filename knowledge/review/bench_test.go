package review_test

import (
	"testing"

	"tcrbot/knowledge/review"
)

func BenchmarkText(b *testing.B) {
	cases, err := loadRules()
	if err != nil {
		b.Fatal(err)
	}
	for i := 0; b.Loop(); i++ {
		one := cases[i%len(cases)].cases
		review.Text(one[i%len(one)].text, nil)
	}
}
