package views

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tcrbot/e2e/fakeslack"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// screen is a view with the words that must be in the text screen readers get.
type screen struct {
	name string
	draw func(words) any // a Message, a Modal or a Home
	says []string        // for messages: what Text must hold with ordinary words
	// answers are held to what may be seen at first sight.
	answer bool
}

func TestGoldens(t *testing.T) {
	for _, s := range screens() {
		t.Run(s.name, func(t *testing.T) {
			got := wire(t, s.draw(ordinary()))
			compare(t, filepath.Join("testdata", s.name+".golden.json"), got)
			check(t, s, got)
			for _, want := range s.says {
				if text := messageText(got); !bytes.Contains([]byte(text), []byte(want)) {
					t.Errorf("Text does not say %q: %s", want, text)
				}
			}
		})
	}
}

func compare(t *testing.T, path string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v: run go test ./handlers/views -update", err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s differs (-golden +now): if that is meant, run go test ./handlers/views -update\n%s", path, diff)
	}
}

// wire is what Slack gets, indented.
func wire(t *testing.T, drawn any) []byte {
	t.Helper()
	switch d := drawn.(type) {
	case Modal:
		drawn = d.Request()
	case Home:
		drawn = d.Request()
	}
	raw, err := json.Marshal(drawn)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := json.Indent(&b, raw, "", "  "); err != nil {
		t.Fatal(err)
	}
	b.WriteByte('\n')
	return b.Bytes()
}

// check holds a screen to Slack's limits and to our own rules.
func check(t *testing.T, s screen, data []byte) {
	t.Helper()
	var raw fakeslack.Object
	if err := json.Unmarshal(data, &raw); err != nil {
		t.Fatal(err)
	}
	blocks, _ := raw["blocks"].([]any)
	problems := fakeslack.CheckMessage(blocks)
	if raw["type"] != nil {
		problems = fakeslack.CheckView(raw)
		if len(data) > 250_000 {
			t.Errorf("a view of %d bytes", len(data))
		}
	}
	for _, p := range problems {
		t.Errorf("Slack refuses it: %s", p)
	}
	if raw["type"] == nil && messageText(data) == "" {
		t.Error("Text is empty: screen readers would say nothing")
	}
	harmless(t, raw)
	labeled(t, raw)
}

func messageText(data []byte) string {
	var m struct{ Text string }
	_ = json.Unmarshal(data, &m)
	return m.Text
}
