package handlers

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestListsAreFilteredByWhatPeopleType(t *testing.T) {
	d := newDesk(t)
	d.open(ana, "Zebra Roofing", "provider", "twilio", "rejection", "HELP message does not contain a contact")
	d.wait(8 * 24 * time.Hour)
	d.open(ana, "Quagga", "provider", "twilio", "kind", "brand")
	d.open(ana, "Okapi", "provider", "Bandwidth", "blocked", "yes", "due", "2026-12-01")
	d.command(ben, "take 2")
	d.command(ben, "note 2 they call back")
	d.open(ana, "Gnu")
	d.command(ana, "close 4 approved")
	for typed, want := range map[string]string{
		"list":                             "#3 #1 #2",
		"list provider:twilio":             "#1 #2",
		"list provider:twilio older:7d":    "#1",
		"list newer:1w":                    "#3 #2",
		"list kind:brand":                  "#2",
		"list blocked":                     "#3",
		"list due":                         "#3",
		"list unowned older:3d":            "#1",
		"list owner:<@U0BEN> kind:brand":   "#2",
		"list cause:help-message-missing":  "#1",
		"list status:approved":             "#4",
		"list status:open customer:okapi":  "#3",
		"list approved newer:2d":           "#4",
		"list provider:twilio kind:number": "",
		"list all customer:gnu":            "#4",
		"search contact":                   "#1",
		"search zeb":                       "#1",
		"search call":                      "#2",
		"search they call provider:twilio": "#2",
		"search call provider:bandwidth":   "",
		"search #3":                        "#3",
		"search gnu status:open":           "",
	} {
		s := d.command(ana, typed)
		var got []string
		for line := range strings.Lines(s.text) {
			if at := strings.Index(line, "*#"); at >= 0 {
				got = append(got, line[at+1:at+3])
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: got %q, want %q\n%s", typed, got, want, s.text)
		}
	}
	d.command(ana, "list shiny provider:twilio").says(t, `the filter "shiny"`, "You can write mine, open", "older:7d")
	d.command(ana, "list older:soon").says(t, "Write it like 7d")
	d.command(ana, "list kind:dog").says(t, "The kinds are brand")
	d.command(ana, "search").says(t, "What should I look for?")
	d.command(ana, "search unicorn").says(t, `No ticket holds "unicorn"`)
	s := d.command(ben, "list mine")
	s.silent(t, "<@U0BEN>")
	d.command(ana, "list").says(t, "texting is blocked", "<@U0BEN>")
}

func TestListsHavePages(t *testing.T) {
	d := newDesk(t)
	for i := range 33 {
		d.open(ana, fmt.Sprint("Customer ", i), "provider", "twilio")
	}
	first := d.command(ana, "list provider:twilio")
	first.says(t, "and 18 more", "Next page")
	first.silent(t, "[Back]")
	second := d.press(ana, first, "Next page")
	second.says(t, "#16 Customer 15", "and 3 more", "[Back]")
	if !second.Replace {
		t.Error("the page does not replace the one before")
	}
	third := d.press(ana, second, "Next page")
	third.says(t, "#33 Customer 32")
	third.silent(t, "Next page")
	d.press(ana, third, "Back").says(t, "#16 Customer 15")
	d.press(ana, d.command(ana, "search customer"), "Next page").says(t, "Tickets with", "[Back]")
}
