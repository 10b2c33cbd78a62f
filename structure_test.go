package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rooms is what each room may import of this module. Imports go one way only:
// main → bot → handlers → { handlers/views, knowledge, storage }.
func rooms() map[string][]string {
	return map[string][]string{
		"":                  {"bot"},
		"bot":               {"handlers", "handlers/chart", "handlers/views", "knowledge", "knowledge/review", "storage"},
		"handlers":          {"handlers/radar", "handlers/sheets", "handlers/views", "handlers/worktime", "knowledge", "knowledge/review", "storage"},
		"handlers/chart":    {"handlers/views"},
		"handlers/radar":    {},
		"handlers/sheets":   {"storage"},
		"handlers/views":    {},
		"handlers/worktime": {},
		"knowledge":         {},
		"knowledge/refit":   {"knowledge"},
		"knowledge/review":  {"knowledge"},
		"knowledge/shrink":  {"knowledge"},
		"storage":           {},
	}
}

// outsiders is which rooms may use a module that has a room of its own.
func outsiders() map[string][]string {
	return map[string][]string{
		"github.com/slack-go/slack":            {"bot", "handlers/views"},
		"github.com/slack-go/slack/socketmode": {"bot"},
		"database/sql":                         {"storage"},
		"github.com/alecthomas/kong":           {"bot"},
		"github.com/robfig/cron/v3":            {"bot"},
		"os":                                   {"", "bot", "storage", "knowledge/refit", "knowledge/shrink"},
		"net/http":                             {"bot"},
	}
}

func TestImportsGoOneWay(t *testing.T) {
	for _, f := range sources(t) {
		if f.room == "e2e" || f.room == "bench" {
			continue
		}
		allowed, known := rooms()[f.room]
		if !known {
			t.Errorf("%s: %q is no room; add it to the table of rooms", f.path, f.room)
		}
		for _, imported := range f.imports() {
			if own, ok := strings.CutPrefix(imported, "tcrbot/"); ok && !slices.Contains(allowed, own) {
				t.Errorf("%s imports %s: %q may import only %q", f.path, own, f.room, allowed)
			}
			if users, limited := outsiders()[imported]; limited && !slices.Contains(users, f.room) {
				t.Errorf("%s imports %s, which only %q may use", f.path, imported, users)
			}
		}
	}
}

func TestFilesStaySmall(t *testing.T) {
	for _, f := range sources(t) {
		if lines := f.set.Position(f.file.End()).Line; lines > 500 {
			t.Errorf("%s has %d lines; at most 500", f.path, lines)
		}
	}
}

func TestEveryPackageSaysWhatItHolds(t *testing.T) {
	documented := map[string]bool{}
	for _, f := range sources(t) {
		dir := filepath.Dir(f.path)
		documented[dir] = documented[dir] || f.file.Doc != nil
	}
	for dir, ok := range documented {
		if !ok {
			t.Errorf("package %s has no doc comment", dir)
		}
	}
}

// source is a Go file that is no test.
type source struct {
	path, room string
	set        *token.FileSet
	file       *ast.File
}

func (s source) imports() []string {
	var out []string
	for _, i := range s.file.Imports {
		path, _ := strconv.Unquote(i.Path.Value)
		out = append(out, path)
	}
	return out
}

func sources(t *testing.T) []source {
	t.Helper()
	var out []source
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && path != "." || d.Name() == "node_modules" || d.Name() == "testdata") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, path, nil, parser.ParseComments)
		out = append(out, source{filepath.ToSlash(path), roomOf(path), set, file})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func roomOf(path string) string {
	dir := filepath.ToSlash(filepath.Dir(path))
	if top, _, _ := strings.Cut(dir, "/"); top == "e2e" || top == "bench" {
		return top
	}
	return strings.TrimPrefix(dir, ".")
}
