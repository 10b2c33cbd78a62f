package chart

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"os"
	"testing"

	"tcrbot/handlers/views"
)

func trend() views.Trend {
	return views.Trend{
		Labels: []string{"28 Sep", "5 Oct", "12 Oct", "19 Oct", "26 Oct", "2 Nov", "9 Nov", "16 Nov"},
		Opened: []int{22, 25, 19, 28, 30, 24, 27, 31}, Approved: []int{18, 20, 22, 24, 21, 26, 25, 24}, Open: []int{44, 49, 46, 50, 59, 57, 59, 63},
	}
}

func drawn(t *testing.T, of views.Trend) image.Image {
	t.Helper()
	data, err := PNG(of)
	if err != nil {
		t.Fatal(err)
	}
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if dir := os.Getenv("KEEP_CHART"); dir != "" {
		_ = os.WriteFile(dir, data, 0o644)
	}
	return picture
}

func TestThePictureHasItsOwnBackground(t *testing.T) {
	p := drawn(t, trend())
	if p.Bounds().Dx() != width || p.Bounds().Dy() != height {
		t.Fatalf("%v", p.Bounds())
	}
	seen := map[[3]uint32]int{}
	for y := range height {
		for x := range width {
			r, g, b, a := p.At(x, y).RGBA()
			if a != 0xffff {
				t.Fatalf("%d,%d can be seen through", x, y)
			}
			seen[[3]uint32{r >> 8, g >> 8, b >> 8}]++
		}
	}
	for name, color := range map[string][3]uint32{"paper": {248, 247, 243}, "opened": {244, 162, 97}, "approved": {42, 157, 143}, "open": {29, 53, 87}} {
		if seen[color] < 500 {
			t.Errorf("the %s is not to be seen: %d points", name, seen[color])
		}
	}
}

func TestEveryTrendCanBeDrawn(t *testing.T) {
	one := views.Trend{Labels: []string{"16 Nov"}, Opened: []int{1}, Approved: []int{0}, Open: []int{1}}
	none := views.Trend{Labels: make([]string, 8), Opened: make([]int, 8), Approved: make([]int, 8), Open: make([]int, 8)}
	huge := trend()
	huge.Open = []int{63, 1_000_000, 5, 900_000, 0, 1, 2, 999_999}
	for _, of := range []views.Trend{one, none, huge} {
		drawn(t, of)
	}
	for _, wrong := range []views.Trend{{}, {Labels: []string{"16 Nov"}}} {
		if _, err := PNG(wrong); !errors.Is(err, ErrEmpty) {
			t.Errorf("%v", err)
		}
	}
}

func BenchmarkPNG(b *testing.B) {
	for b.Loop() {
		if _, err := PNG(trend()); err != nil {
			b.Fatal(err)
		}
	}
}
