package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/slack-go/slack"

	"tcrbot/e2e/fakeslack"
	"tcrbot/handlers"
	"tcrbot/handlers/views"
	"tcrbot/knowledge"
	"tcrbot/storage"
)

// posting is an outbox with a real database and a stand-in for Slack.
type posting struct {
	*app
	slack *fakeslack.Server
}

func newPosting(t *testing.T) *posting {
	t.Helper()
	base, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	p := &posting{app: &app{now: time.Now, log: quiet(), random: seeded(), me: identity{team: fakeslack.TeamID}}}
	p.slack = fakeslack.New(fakeslack.Options{})
	t.Cleanup(p.slack.Close)
	p.api, p.web = connect(tokens{app: fakeslack.AppToken, bot: fakeslack.BotToken, api: p.slack.URL()})
	p.store = openStore(t, filepath.Join(t.TempDir(), "a.db"), time.Now)
	p.settings = handlers.Settings{Fixed: map[string]string{"team_channel": "C0TEAM", "time_zone": "UTC"}}
	p.desk = handlers.New(handlers.Parts{Store: p.store, Base: base, Now: time.Now, NewID: newID, Log: quiet(), Settings: p.settings})
	p.people = newPeople(p.api, fakeslack.TeamID, time.Now)
	p.outbox = newOutbox(p.app, 1000, 1000)
	return p
}

// during posts until do returns; what was under way then is finished and noted.
func (p *posting) during(t *testing.T, do func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	done := p.outbox.start(ctx)
	defer func() {
		cancel()
		<-done
	}()
	do()
}

func (p *posting) await(t *testing.T, what string, done func() bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patient)
	defer cancel()
	if err := p.slack.Await(ctx, what, done); err != nil {
		t.Fatal(err)
	}
}

func text(t *testing.T, s string) []byte {
	t.Helper()
	data, err := json.Marshal(views.Message{Text: s})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func (p *posting) texts(channel string) string {
	var all []string
	for _, m := range p.slack.Messages(channel) {
		all = append(all, m.Text)
	}
	return strings.Join(all, " ")
}

// Sixteen senders are at work; what they post still stands in the order in which it came.
func TestCardsOfABurstStandInOrder(t *testing.T) {
	p := newPosting(t)
	const tickets = 30
	card := func(t storage.Ticket) []storage.OutboxItem {
		line := storage.OutboxItem{Kind: "message", Channel: "U0ANA", Payload: []byte(fmt.Sprintf(`{"text":"opened %d"}`, t.Number))}
		return []storage.OutboxItem{{Kind: "card", Ticket: t.Number}, line}
	}
	for range tickets {
		ticket := storage.Ticket{Team: fakeslack.TeamID, Customer: "Zebra Roofing", Kind: "campaign", Status: storage.StatusNew, OpenedBy: "U0ANA"}
		if _, _, err := p.store.CreateTicket(t.Context(), ticket, "", card); err != nil {
			t.Fatal(err)
		}
	}
	p.during(t, func() {
		p.await(t, "all cards", func() bool { return len(p.slack.Messages("C0TEAM")) == tickets && len(p.slack.DMs("U0ANA")) == tickets })
	})
	for i, m := range p.slack.Messages("C0TEAM") {
		if want := fmt.Sprintf("#%d ", i+1); !strings.Contains(m.Text, want) {
			t.Errorf("card %d is %q", i+1, m.Text)
		}
	}
	for i, m := range p.slack.DMs("U0ANA") {
		if want := fmt.Sprintf("opened %d", i+1); m.Text != want {
			t.Errorf("message %d is %q", i+1, m.Text)
		}
	}
}

func TestMessagesOfAChannelKeepTheirOrder(t *testing.T) {
	p := newPosting(t)
	var items []storage.OutboxItem
	for i := range 8 {
		items = append(items, storage.OutboxItem{Team: fakeslack.TeamID, Kind: "message", Channel: "C0SUPPORT", Payload: text(t, fmt.Sprint("m", i))})
	}
	if err := p.store.Enqueue(t.Context(), items...); err != nil {
		t.Fatal(err)
	}
	p.slack.FailNext("chat.postMessage", 429, "", time.Second)
	p.during(t, func() {
		p.await(t, "eight messages", func() bool { return len(p.slack.Messages("C0SUPPORT")) == 8 })
	})
	if got := p.texts("C0SUPPORT"); got != "m0 m1 m2 m3 m4 m5 m6 m7" {
		t.Errorf("posted %s", got)
	}
}

func TestAChannelThatCannotBeReachedHoldsUpNoOther(t *testing.T) {
	p := newPosting(t)
	for _, channel := range []string{"C0NOTIN", "C0ARCH", "C0SUPPORT"} {
		item := storage.OutboxItem{Team: fakeslack.TeamID, Kind: "message", Channel: channel, Payload: text(t, "to "+channel)}
		if err := p.store.Enqueue(t.Context(), item); err != nil {
			t.Fatal(err)
		}
	}
	p.during(t, func() {
		p.await(t, "the message that can be posted", func() bool { return p.texts("C0SUPPORT") == "to C0SUPPORT" })
	})
	if waiting, dead, err := p.store.OutboxDepth(t.Context()); err != nil || waiting != 2 || dead != 0 {
		t.Errorf("%d wait, %d were set aside, %v; the two others wait until an admin has invited the bot", waiting, dead, err)
	}
}

func TestADeletedCardIsPostedAnew(t *testing.T) {
	p := newPosting(t)
	open := func(t storage.Ticket) []storage.OutboxItem {
		return []storage.OutboxItem{{Kind: "card", Ticket: t.Number}}
	}
	ticket, _, err := p.store.CreateTicket(t.Context(), storage.Ticket{Team: fakeslack.TeamID, Customer: "Zebra"}, "", open)
	if err != nil {
		t.Fatal(err)
	}
	p.during(t, func() { p.await(t, "the card", func() bool { return len(p.slack.Messages("C0TEAM")) == 1 }) })
	first := p.card(t, ticket.Number)
	if _, _, err := p.api.DeleteMessageContext(t.Context(), "C0TEAM", first); err != nil {
		t.Fatal(err)
	}
	if err := p.store.Enqueue(t.Context(), storage.OutboxItem{Team: fakeslack.TeamID, Kind: "card", Ticket: ticket.Number}); err != nil {
		t.Fatal(err)
	}
	p.during(t, func() { p.await(t, "the new card", func() bool { return len(p.slack.Messages("C0TEAM")) == 1 }) })
	if now := p.card(t, ticket.Number); now == first {
		t.Error("the ticket still points to the deleted card")
	}
}

func (p *posting) card(t *testing.T, number int64) string {
	t.Helper()
	ticket, err := p.store.Ticket(t.Context(), fakeslack.TeamID, number)
	if err != nil {
		t.Fatal(err)
	}
	return ticket.CardTS
}

// A card names people without notifying them at each change; whom a ticket is given to is told.
func TestPeopleAreNamedWithoutBeingNotified(t *testing.T) {
	p := newPosting(t)
	card := views.Card(views.TicketValue{Number: 1, Customer: "Zebra", Status: "new", Owner: "U0BEN", OpenedBy: "U0ANA", OpenedAt: time.Now()})
	given := views.HistoryText(views.HistoryLine{Actor: "U0ANA", Words: "gave it to", Who: "U0BEN"})
	for _, m := range []views.Message{card, given} {
		payload, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		item := storage.OutboxItem{Team: fakeslack.TeamID, Kind: "message", Channel: "C0TEAM", Payload: payload}
		if err := p.store.Enqueue(t.Context(), item); err != nil {
			t.Fatal(err)
		}
	}
	p.during(t, func() { p.await(t, "both", func() bool { return len(p.slack.Messages("C0TEAM")) == 2 }) })
	shown := p.slack.Messages("C0TEAM")[0].String()
	if !strings.Contains(shown, "by ana") || !strings.Contains(shown, "ben") {
		t.Errorf("the card shows\n%s", shown)
	}
	told := p.slack.Pings()
	if len(told) != 1 || told[0].Who != "U0BEN" {
		t.Errorf("notified: %v, want Ben, once", told)
	}
}

func TestPausesBetweenTries(t *testing.T) {
	o := newOutbox(&app{}, 1, 1)
	for _, c := range []struct {
		tries int
		err   error
		want  time.Duration
	}{
		{1, &slack.RateLimitedError{RetryAfter: 7 * time.Second}, 7 * time.Second},
		{1, slack.StatusCodeError{Code: 429}, 30 * time.Second},
		{1, slack.SlackErrorResponse{Err: "rate_limited"}, 30 * time.Second},
		{1, errors.New("no network"), 2 * time.Second},
		{3, errors.New("no network"), 8 * time.Second},
		{60, errors.New("no network"), retryMost},
		{1, context.Canceled, 0},
	} {
		if got := o.pause(c.tries, c.err); got != c.want {
			t.Errorf("after %d tries and %v: %v, want %v", c.tries, c.err, got, c.want)
		}
	}
}
