package pgtest

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestEachTestHasADatabaseOfItsOwn(t *testing.T) {
	first, second := Database(t), Database(t)
	for _, address := range []string{first, second} {
		if err := execute(address, "CREATE TABLE mine (n INT)"); err != nil {
			t.Fatalf("the same table in both: %v", err)
		}
	}
}

func TestADatabaseGoesWithItsTest(t *testing.T) {
	var address string
	if !t.Run("inner", func(t *testing.T) { address = Database(t) }) || address == "" {
		return // the inner test has said why
	}
	if err := execute(address, "CREATE TABLE mine (n INT)"); err == nil {
		t.Fatal("the schema is still there after its test")
	}
}

func TestTheNewestPostgresIsTakenAndThePathGoesFirst(t *testing.T) {
	root := t.TempDir()
	nine, fifteen, onPath := install(t, root, "9"), install(t, root, "15"), install(t, root, "path")
	pattern := filepath.Join(root, "[0-9]*", "bin")
	if got, err := binaries("/nowhere", pattern); err != nil || got != fifteen {
		t.Errorf("found %q, %v, want %q rather than %q", got, err, fifteen, nine)
	}
	if got, err := binaries("/nowhere:"+onPath, pattern); err != nil || got != onPath {
		t.Errorf("found %q, %v, want %q", got, err, onPath)
	}
}

func install(t *testing.T, root, name string) string {
	t.Helper()
	folder := filepath.Join(root, name, "bin")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, program := range []string{"initdb", "postgres"} {
		if err := os.WriteFile(filepath.Join(folder, program), []byte("#!/bin/sh\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func TestOnlyAMissingPostgresIsASkipAndTheLineSaysHowToGetIt(t *testing.T) {
	_, err := binaries("/nowhere", "/nowhere/*")
	line := missing(err)
	if !strings.Contains(line, "apt-get install postgresql") || strings.Contains(line, "\n") {
		t.Errorf("the line is %q", line)
	}
	if line := missing(errors.New("initdb: exit status 1")); line != "" {
		t.Errorf("a server that fails was skipped: %q", line)
	}
}
