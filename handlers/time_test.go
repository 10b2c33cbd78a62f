package handlers

import (
	"context"
	"strings"
	"testing"
	"time"
)

const day = 24 * time.Hour

func (d *testDesk) job(name string) {
	d.t.Helper()
	for _, j := range Jobs() {
		if j.Name == name {
			if err := j.Run(d.Desk, context.Background(), team); err != nil {
				d.t.Fatal(err)
			}
			return
		}
	}
	d.t.Fatalf("no job %s", name)
}

func TestWithoutATeamChannel(t *testing.T) {
	d := newDesk(t, func(s *Settings) { delete(s.Fixed, "team_channel"); delete(s.Fixed, "digest_channel") })
	d.open(ana, "Zebra Roofing")
	for _, item := range d.outbox() {
		if item.Channel == "" {
			t.Errorf("posted %+v", item)
		}
	}
	d.wait(8 * day)
	d.job("remind")
	d.job("digest")
	if items := d.outbox(); len(items) != 0 {
		t.Errorf("posted %+v", items)
	}
	if place, err := d.TeamChannel(t.Context(), team); place != "" || err != nil {
		t.Error("a team channel")
	}
}

func TestCardLink(t *testing.T) {
	d := newDesk(t, func(s *Settings) { s.WorkspaceURL = "https://team.slack.example/" })
	ticket := d.open(ana, "Zebra Roofing")
	d.command(ana, "list").silent(t, "archives")
	if err := d.store.SetCard(context.Background(), team, ticket.Number, channel, "1764000000.000100"); err != nil {
		t.Fatal(err)
	}
	d.command(ana, "list").says(t, "<https://team.slack.example/archives/C0TEAM/p1764000000000100|#1 Zebra Roofing>")
}

// TestTables holds the tables to what the manifest and the bot rely on.
func TestTables(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range Clicks() {
		if seen[c.ID] || c.ID == "" || c.Does == "" || strings.Contains(c.ID, ":") {
			t.Errorf("click %+v", c.ID)
		}
		seen[c.ID] = true
	}
	onMessages := 0
	for _, s := range Shortcuts() {
		if n := len([]rune(s.Name)); n > 24 || s.Description == "" {
			t.Errorf("shortcut %q has %d characters", s.Name, n)
		}
		if s.OnMessage {
			onMessages++
		}
	}
	if onMessages > 5 || len(Shortcuts())-onMessages > 5 {
		t.Error("Slack takes five shortcuts of each kind")
	}
	if Needs(KindClick, "share")&NeedPlace == 0 || Needs(KindShortcut, "diagnose")&NeedPermalink == 0 || Needs(KindMention, "") != NeedThread|NeedPlace ||
		Needs(KindForm, "ask") != 0 || Needs(KindClick, "gone") != 0 || Needs(KindHome, "") != 0 {
		t.Error("needs")
	}
	if table := CommandTable(); strings.Count(table, "\n| `/tcr ") != len(Commands()) || !strings.Contains(table, `<@person\|me\|nobody>`) {
		t.Errorf("%s", table)
	}
}

// TestEveryButtonHasARoute reads the action ids off real screens.
func TestEveryButtonHasARoute(t *testing.T) {
	d := newDesk(t)
	d.open(ana, "Zebra Roofing", "campaign", "CABC123")
	routes := map[string]bool{}
	for _, c := range Clicks() {
		routes[c.ID] = true
	}
	home, err := d.OpenHome(context.Background(), d.from(ana, FromHome))
	screens := []shown{
		d.show(home, err), d.command(ana, "CABC123 "+impliedText), d.command(ana, severalText), d.command(ana, strictText), d.command(ana, "30007"),
		d.command(ana, "show 1"), d.command(ana, "list"), d.command(ana, "guide opt"), d.command(ana, "guide"), d.command(ana, "code 803"), d.command(ana, "last"),
		d.click(ana, "all-steps", "|help-message-missing"), d.click(ana, "guide-open", "help-message-missing"),
	}
	for _, s := range screens {
		for _, b := range buttons(anyJSON(t, screenOf(s.Result))) {
			if id, _, _ := strings.Cut(b["action_id"].(string), ":"); !routes[id] {
				t.Errorf("no route for the button %v on\n%s", b["action_id"], s.text)
			}
		}
	}
}
