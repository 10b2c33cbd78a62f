package bot

import (
	"strings"
	"testing"

	"github.com/slack-go/slack"

	"tcrbot/handlers"
)

// Slack tells of an opened home with the screen as it was, and a click may be answered before that is.
func TestALateOpeningKeepsTheListThatWasChosenMeanwhile(t *testing.T) {
	p := newPosting(t)
	ctx := t.Context()
	p.opened(ctx, "U0ANA", nil)
	before := p.slack.Home("U0ANA")
	shown := func() string { return p.slack.Home("U0ANA").String() }
	if !strings.Contains(shown(), "My open tickets") {
		t.Fatalf("the first screen:\n%s", shown())
	}
	who, err := p.person(ctx, p.me.team, "U0ANA")
	if err != nil {
		t.Fatal(err)
	}
	chosen, err := p.desk.Click(ctx, handlers.Request{
		Team: p.me.team, Person: who, Source: handlers.FromHome, Action: handlers.Action{ID: "home-list", Value: "unowned", Meta: before.PrivateMetadata},
	})
	if err != nil || chosen.Home == nil {
		t.Fatalf("choosing a list: %+v, %v", chosen, err)
	}
	p.deliver(ctx, place{user: "U0ANA"}, outcome{result: chosen})
	p.opened(ctx, "U0ANA", &slack.View{Hash: before.Hash, PrivateMetadata: before.PrivateMetadata})
	if now := p.slack.Home("U0ANA"); now.PrivateMetadata != "unowned" {
		t.Errorf("shows the list %q again:\n%s", now.PrivateMetadata, now)
	}
	now := p.slack.Home("U0ANA")
	p.opened(ctx, "U0ANA", &slack.View{Hash: now.Hash, PrivateMetadata: now.PrivateMetadata})
	if after := p.slack.Home("U0ANA"); after.Hash == now.Hash || after.PrivateMetadata != "unowned" {
		t.Errorf("opened in peace it is drawn anew with its list: %q, %q", after.Hash, after.PrivateMetadata)
	}
}
