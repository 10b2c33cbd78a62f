package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"tcrbot/e2e/localslack"
)

func TestWithoutALocalSlackTheConsoleStarts(t *testing.T) {
	root, err := localslack.Root()
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	dir := t.TempDir()
	s := &stage{root: root, dir: dir, program: filepath.Join(dir, "tcrbot"), in: strings.NewReader("list mine\nshow 20\nquit\n"), out: &out, errs: &out}
	if err := s.buildBot(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := s.console(t.Context(), localslack.ErrPlatform); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"64-bit Linux", "Summerfield Orthodontics", "#20"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in:\n%s", want, out.String())
		}
	}
}
