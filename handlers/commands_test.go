package handlers

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"
)

var update = flag.Bool("update", false, "write what is generated anew")

// TestCommandTable reads testdata/commands.txt: each line says what a typed text must be.
func TestCommandTable(t *testing.T) {
	d := newDesk(t)
	f, err := os.Open("testdata/commands.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	n := 0
	for lines.Scan() {
		line := lines.Text()
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		n++
		quoted, want, _ := strings.Cut(line, " -> ")
		text, err := strconv.Unquote(quoted)
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		if got := meaning(d.Desk, text); got != want {
			t.Errorf("%s is %s, want %s", quoted, got, want)
		}
	}
	if n < 70 {
		t.Errorf("only %d texts", n)
	}
}

func meaning(d *Desk, text string) string {
	text = typed(text)
	if text == "" {
		return "form"
	}
	c, rest, ok := d.find(text)
	if !ok {
		return "question"
	}
	return fmt.Sprintf("%s %q", c.Name, rest)
}

// TestEveryCodeIsACommand asks for each code of the tables, as /tcr code takes it.
func TestEveryCodeIsACommand(t *testing.T) {
	d := newDesk(t)
	for _, c := range d.base.AllCodes() {
		if got, _, ok := d.find("code " + c.Code); !ok || got.Name != "code" {
			t.Errorf("code %s of %s is taken for a question", c.Code, c.Provider)
		}
	}
}

// TestExamplesAreCommands holds the examples of help to what they promise.
func TestExamplesAreCommands(t *testing.T) {
	d := newDesk(t)
	for _, c := range Commands() {
		if len(c.Examples) == 0 {
			t.Errorf("%s has no example", c.Name)
		}
		for _, e := range c.Examples {
			e = strings.ReplaceAll(e, "@ben", "<@U0BEN>")
			if got, _, ok := d.find(e); !ok || got.Name != c.Name {
				t.Errorf("/tcr %s is not taken for %s", e, c.Name)
			}
		}
	}
}

// TestFindIsFast keeps telling commands from questions far below a millisecond, whatever was pasted.
func TestFindIsFast(t *testing.T) {
	d := newDesk(t)
	for _, text := range []string{
		"list " + strings.Repeat("provider:x ", 4000), "code " + strings.Repeat("A", 40_000), "new customer:" + strings.Repeat("a:", 20_000),
		"status " + strings.Repeat("9", 40_000), "guide " + strings.Repeat("is ", 13_000), "HELP message has no contact",
	} {
		best := time.Hour
		for range 5 {
			start := time.Now()
			d.find(text)
			best = min(best, time.Since(start))
		}
		if best > 50*time.Millisecond { // the race detector slows it down
			t.Errorf("%.30s… takes %v", text, best)
		}
	}
}

func BenchmarkFind(b *testing.B) {
	d := New(Parts{})
	for b.Loop() {
		d.find("new campaign declined because the HELP message has no contact")
	}
}

// TestReadmeTable compares the README's table of commands with the rows, where the README has the markers.
// The README's table is made from the rows; -update writes it anew.
func TestReadmeTable(t *testing.T) {
	const path, begin, end = "../README.md", "<!-- commands -->", "<!-- /commands -->"
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, begun := strings.Cut(string(data), begin)
	table, after, ended := strings.Cut(rest, end)
	if !begun || !ended {
		t.Fatalf("the README has no %s … %s", begin, end)
	}
	if *update {
		if err := os.WriteFile(path, []byte(before+begin+"\n"+CommandTable()+end+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if strings.TrimSpace(table) != strings.TrimSpace(CommandTable()) {
		t.Errorf("the README's table of commands differs from the rows; run go test ./handlers -update. It should be\n%s", CommandTable())
	}
}

func TestEveryCommandStandsInOneGroupOfTheHelp(t *testing.T) {
	d, in := newDesk(t), map[string]int{}
	for _, g := range commandGroups() {
		d.command(ana, "help").says(t, "*"+g.title+"*")
		for _, name := range g.names {
			in[name]++
		}
	}
	for _, c := range Commands() {
		if in[c.Name] != 1 {
			t.Errorf("%s stands in %d groups", c.Name, in[c.Name])
		}
		delete(in, c.Name)
	}
	if len(in) > 0 {
		t.Errorf("no commands: %v", in)
	}
}
