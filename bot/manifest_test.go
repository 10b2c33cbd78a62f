package bot

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"os"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the goldens anew")

func TestManifestIsWhatAdminsHavePasted(t *testing.T) {
	var out bytes.Buffer
	if code := Run(context.Background(), []string{"manifest"}, func(string) string { return "" }, nil, &out, os.Stderr); code != 0 {
		t.Fatalf("exit code %d", code)
	}
	const golden = "testdata/manifest.golden.json"
	if *update {
		if err := os.WriteFile(golden, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), out.String()); diff != "" {
		t.Errorf("a change here makes every admin install the app again; -update accepts it:\n%s", diff)
	}
}

// The limits are those of Slack's own schema for manifests, which is stricter than its page.
func TestManifestFitsSlacksSchema(t *testing.T) {
	m := (&manifestCommand{WithHistory: true}).manifest()
	within := func(what, s string, most int) {
		t.Helper()
		if n := utf8.RuneCountInString(s); n == 0 || n > most {
			t.Errorf("%s: %d characters, 1 to %d allowed", what, n, most)
		}
	}
	within("app name", m.Display.Name, 35)
	within("description", m.Display.Description, 140)
	within("bot name", m.Features.Bot.Name, 80)
	perKind := map[string]int{}
	for _, s := range m.Features.Shortcuts {
		perKind[s.Type]++
		within("shortcut name", s.Name, 24)
		within("shortcut description", s.Description, 150)
		within("callback id", s.Callback, 255)
	}
	for kind, n := range perKind {
		if n > 5 {
			t.Errorf("%d %s shortcuts; Slack allows 5", n, kind)
		}
	}
	for _, c := range m.Features.Commands {
		within("command", c.Command, 32)
		within("usage hint", c.Hint, 1000)
		within("command description", c.Description, 2000)
	}
	if _, err := json.Marshal(m); err != nil {
		t.Fatal(err)
	}
}
