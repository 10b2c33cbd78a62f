package handlers

import (
	"strings"
	"testing"
)

func TestFiguresArePostedByAdminsWhereOnlyTheTeamReads(t *testing.T) {
	d := newDesk(t, func(s *Settings) { s.Admins = []string{mara} })
	d.slack = &village{places: map[string]Place{"C0TEAM": {ID: "C0TEAM", BotInside: true}, "C0SHARED": {ID: "C0SHARED", BotInside: true, Shared: true}, "C0ALONE": {ID: "C0ALONE"}}}
	d.open(ana, "Zebra Roofing")
	d.outbox()
	form := d.click(mara, "figures", "")
	for channel, want := range map[string]string{"C0SHARED": "People outside", "C0ALONE": "I am not in this channel", "C0GONE": "cannot see"} {
		if s := d.submit(mara, form, map[string]string{"channel": channel}); !strings.Contains(s.text, want) || len(d.outbox()) > 0 {
			t.Errorf("in %s: %s", channel, s.text)
		}
	}
	if s := d.submit(ana, d.click(ana, "figures", ""), map[string]string{"channel": "C0TEAM"}); !strings.Contains(s.text, "Only an admin") || len(d.outbox()) > 0 {
		t.Errorf("posted for an agent: %s", s.text)
	}
	d.submit(mara, form, map[string]string{"channel": "C0TEAM"}).says(t, "on their way to the channel")
	items := d.outbox()
	if len(items) == 0 || items[0].Channel != "C0TEAM" || !strings.Contains(string(items[0].Payload), "1 opened") {
		t.Errorf("posted: %+v", items)
	}
	d.submit(mara, form, map[string]string{"cause": "HELP reply"}).says(t, "Last 28 days", "help-message-missing")
}
