package review_test

import (
	"os"
	"testing"

	"tcrbot/knowledge/review"
)

func BenchmarkText(b *testing.B) {
	clean, err := os.ReadFile("testdata/clean.txt")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		review.Text(string(clean))
	}
}
