package handlers

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"tcrbot/storage"
)

func TestHomeShowsTheListThatIsChosen(t *testing.T) {
	d := newDesk(t)
	for i := range 12 {
		d.open(ana, fmt.Sprint("Mine ", i))
		d.command(ana, fmt.Sprintf("take %d", i+1))
	}
	d.open(ben, "Free", "blocked", "yes")
	d.command(ana, "status 3 waiting-customer")
	home := func(action Action) shown {
		req := d.from(ana, FromHome)
		req.Action = action
		return d.show(d.OpenHome(context.Background(), req))
	}
	s := home(Action{})
	s.says(t, "12 open · 1 with customers", "One open ticket has no owner", "Next page")
	d.press(ana, s, "Away").says(t, "== I am away ==")
	s.silent(t, "<@U0ANA>", "How to begin")
	second := home(button(t, s, "Next page"))
	second.says(t, "#11 Mine", "[Back]")
	second.silent(t, "Next page")
	// Taking a ticket keeps the page that is read.
	req := d.from(ana, FromHome)
	req.Action = Action{ID: "take", Value: "13", Meta: second.Home.Meta}
	if r, err := d.Click(context.Background(), req); err != nil || r.Private != nil || r.Modal != nil {
		t.Errorf("taking it says something: %+v, %v", r, err)
	}
	third := home(Action{ID: "take", Value: "13", Meta: second.Home.Meta})
	third.says(t, "[Back]")
	third.silent(t, "no owner")
	home(Action{}).says(t, "#13 Free* · *texting is blocked*")
	customers := home(Action{ID: homeRoute, Value: "customers"})
	customers.says(t, "#3 Mine 2")
	customers.silent(t, "#4 Mine")
	home(Action{ID: homeRoute, Value: "unowned"}).says(t, "None right now")
	home(Action{ID: homeRoute, Value: "nonsense|x"}).says(t, "#1 Mine 0")
}

func TestMentionsWorkOnTickets(t *testing.T) {
	d := newDesk(t)
	d.open(ana, "Zebra Roofing")
	if err := d.store.SetCard(context.Background(), team, 1, channel, "11.1"); err != nil {
		t.Fatal(err)
	}
	d.outbox()
	say := func(text, thread string, place Place) shown {
		req := d.from(ben, FromMention)
		req.Channel, req.ThreadTS, req.Text, req.Place = channel, thread, text, &place
		return d.show(d.Mention(context.Background(), req))
	}
	inside := Place{BotInside: true}
	say("take 1", "", inside).says(t, "#1 Zebra Roofing", "you have it now")
	say("note they call back", "11.1", inside).says(t, "your note is kept")
	say("status waiting-provider resubmitted", "11.1", inside).says(t, "now waiting for the provider")
	say("edit", "11.1", inside).says(t, "The form for #1 is ready", "[Open the form]")
	say("show", "11.1", inside).says(t, "in a direct message")
	sent := ""
	for _, item := range d.outbox() {
		if item.Kind == "message" && item.Channel == ben {
			sent += d.posted(item).text
		}
	}
	if !strings.Contains(sent, "they call back") {
		t.Errorf("sent: %q", sent)
	}
	s := say("show 1", "", Place{Guests: true})
	s.says(t, "direct message")
	s.silent(t, "Zebra")
	if got := d.ticketNumbered(1); got.Owner != ben || got.Status != storage.StatusWaitingProvider {
		t.Errorf("ticket: %+v", got)
	}
}

func TestReactionsDoWhatTheirEmojiMean(t *testing.T) {
	d := newDesk(t)
	ctx := context.Background()
	means := func(emoji string) string {
		m, err := d.ReactionMeans(ctx, team, emoji)
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	if got := means("ticket"); got != "" {
		t.Errorf("off, but it means %q", got)
	}
	for name, value := range map[string]string{"reactions": "on", "reaction_take": ":hand:"} {
		if err := d.store.SetSetting(ctx, team, name, value); err != nil {
			t.Fatal(err)
		}
	}
	for emoji, want := range map[string]string{"ticket": "ticket", "hand": "take", "hand::skin-tone-2": "take", "eyes": "", "white_check_mark": "close"} {
		if got := means(emoji); got != want {
			t.Errorf("%s means %q, want %q", emoji, got, want)
		}
	}
	react := func(who, does, ts, text string) shown {
		req := d.from(who, FromReaction)
		req.Channel, req.Action, req.Message = channel, Action{ID: does, Value: ts}, Pasted{Text: text, Permalink: "https://team.slack.example/p1"}
		return d.show(d.Reaction(ctx, req))
	}
	for range 2 { // two people, or Slack twice
		react(ana, "ticket", "5.5", "Customer: Zebra Roofing\nHELP message does not contain a contact")
	}
	react(ana, "ticket", "6.6", "no contact in the HELP reply")
	react(ana, "ticket", "7.7", "").says(t, "no text I can read")
	if got := d.ticketNumbered(1); got.Customer != "Zebra Roofing" || got.SourceLink == "" || got.Cause == "" {
		t.Errorf("ticket: %+v", got)
	}
	if got := d.ticketNumbered(2); got.Customer != noCustomer {
		t.Errorf("ticket: %+v", got)
	}
	if err := d.store.SetCard(ctx, team, 1, channel, "11.1"); err != nil {
		t.Fatal(err)
	}
	react(ben, "take", "11.1", "").says(t, "you have it now")
	react(ana, "take", "11.1", "").says(t, "has an owner already")
	if s := react(ben, "take", "99.9", ""); s.Private != nil {
		t.Errorf("an emoji on another message says %q", s.text)
	}
	ask := react(ben, "close", "11.1", "")
	ask.says(t, "How did *#1 Zebra Roofing* end?")
	d.press(ben, ask, "No reply").says(t, "now closed")
	d.press(ben, ask, "Approved").says(t, "#1 is closed already")
	react(ben, "close", "11.1", "").says(t, "#1 is closed already")
	for _, p := range reactionPreferences() {
		if err := p.check(p.Default); err != nil {
			t.Errorf("%s: %v", p.Name, err)
		}
		if err := p.check("a b"); err == nil {
			t.Errorf("%s takes anything", p.Name)
		}
	}
}
