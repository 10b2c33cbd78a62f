package storage_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"tcrbot/storage"
)

// odd holds what Postgres refuses, a NUL and broken UTF-8; kept is what becomes of it.
const (
	odd  = "a\x00b\xffc\xed\xa0\x80d"
	kept = "a\uFFFDb\uFFFDc\uFFFDd"
)

func TestAnyTextInATicketIsKept(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		var drawn storage.Ticket
		created, _, err := b.CreateTicket(t.Context(), storage.Ticket{
			Team: "T1", Customer: odd, Brand: odd, CampaignID: odd, Provider: odd, Kind: odd, Rejection: odd, Cause: odd, Owner: odd, Status: odd,
			Outcome: odd, HelpdeskRef: odd, SourceLink: odd, LookupID: odd, OpenedBy: odd, CardChannel: odd, CardTS: odd,
		}, odd, func(t storage.Ticket) []storage.OutboxItem {
			drawn = t
			return nil
		})
		ok(t, err)
		got := b.ticket(1)
		if got != created || drawn != created || got.Customer != kept || got.Rejection != kept || got.Owner != kept {
			t.Errorf("created %+v\ndrawn   %+v\nread    %+v", created, drawn, got)
		}
		if again, created, err := b.CreateTicket(t.Context(), storage.Ticket{Team: "T1"}, odd, nil); err != nil || created || again.Number != 1 {
			t.Errorf("the same form again: #%d, %v, %v", again.Number, created, err)
		}
		for _, f := range []storage.TicketFilter{{Owner: odd}, {OpenedBy: odd}, {Cause: odd}, {Provider: odd}, {CampaignID: odd}, {Status: odd}, {Customer: odd}} {
			f.Team = "T1"
			if found := must[[]storage.Ticket](t)(b.Tickets(t.Context(), f)); len(found) != 1 {
				t.Errorf("%+v finds %d", f, len(found))
			}
		}
	})
}

func TestAnyTextInAChangeIsKept(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		b.create(storage.Ticket{})
		changed := must[storage.Ticket](t)(b.ChangeTicket(t.Context(), "T1", 1, odd, func(t *storage.Ticket) ([]storage.Event, error) {
			t.Customer = odd
			return []storage.Event{{Kind: odd, Field: odd, From: odd, To: odd, Text: odd}}, nil
		}, nil))
		events := must[[]storage.Event](t)(b.Events(t.Context(), "T1", 1))
		e := events[1]
		if changed != b.ticket(1) || changed.Customer != kept || e.Actor != kept || e.Kind != kept || e.Field != kept || e.From != kept || e.To != kept || e.Text != kept {
			t.Errorf("the ticket is %+v, the event %+v", changed, e)
		}
		ok(t, b.SetCard(t.Context(), "T1", 1, odd, odd))
	})
}

func TestAnyTextInAMessageIsKept(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ctx := t.Context()
		item := storage.OutboxItem{Team: odd, Key: odd, Kind: odd, Channel: odd, ThreadTS: odd, Payload: []byte(odd)}
		ok(t, b.Enqueue(ctx, item, item))
		items := must[[]storage.OutboxItem](t)(b.ClaimOutbox(ctx, 10, time.Minute))
		if len(items) != 1 || items[0].Team != kept || items[0].Key != kept || string(items[0].Payload) != kept {
			t.Fatalf("handed out %+v", items)
		}
		ok(t, b.Retry(ctx, items[0].ID, b.clock.read(), odd), b.GiveUp(ctx, items[0].ID, odd), b.Sent(ctx, items[0].ID, odd, odd))
		if got := must[storage.OutboxItem](t)(b.OutboxByKey(ctx, odd, odd)); got.SentTS != kept {
			t.Errorf("it stands at %q", got.SentTS)
		}
		must[bool](t)(b.AcceptEvent(ctx, odd, odd, item))
		if fresh, err := b.AcceptEvent(ctx, odd, odd); err != nil || fresh {
			t.Errorf("the same event again: %v, %v", fresh, err)
		}
	})
}

func TestAnyTextInTheRestIsKept(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ctx := t.Context()
		b.SaveLookup(storage.Lookup{ID: odd, Team: odd, User: odd, Kind: odd, Text: odd, Verdict: odd, Confidence: odd, Causes: []string{odd},
			Provider: odd, Code: odd, Source: odd, SourceLink: odd})
		for range 2 {
			l := must[storage.Lookup](t)(b.Lookup(ctx, odd, odd))
			if l.Text != kept || l.Causes[0] != kept || l.Code != kept {
				t.Errorf("the lookup is %+v", l)
			}
			ok(t, b.Flush(ctx))
		}
		ok(t, b.SaveVote(ctx, storage.Vote{Team: odd, Lookup: odd, User: odd, Cause: odd}), b.SaveTeam(ctx, odd, odd),
			b.SetSetting(ctx, odd, odd, odd), b.Beat(ctx, odd), b.FinishJob(ctx, odd, odd, odd))
		if votes := must[[]storage.Vote](t)(b.Votes(ctx, odd, odd)); len(votes) != 1 || votes[0].Cause != kept {
			t.Errorf("the votes are %+v", votes)
		}
		if value := must[string](t)(b.Setting(ctx, odd, odd)); value != kept {
			t.Errorf("the setting is %q", value)
		}
		if mine := must[bool](t)(b.ClaimJob(ctx, odd, odd, odd, time.Minute)); mine {
			t.Error("a finished job was claimed")
		}
	})
}

func TestATextInTheWrongFieldIsKeptWholeAndFound(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		// Random letters do not compress: Postgres indexes no more than 2,704 bytes of them.
		pasted := strings.Repeat("word ", 2000) + randomText(8000)
		b.create(storage.Ticket{Customer: pasted, Brand: pasted, CampaignID: pasted, Provider: pasted, Rejection: pasted, HelpdeskRef: pasted})
		if got := b.ticket(1); got.CampaignID != pasted || got.Customer != pasted {
			t.Error("it was cut")
		}
		for _, f := range []storage.TicketFilter{{CampaignID: strings.ToUpper(pasted)}, {Provider: pasted}, {Customer: pasted}, {Customer: pasted[10000:]}} {
			f.Team = "T1"
			if found := must[[]storage.Ticket](t)(b.Tickets(t.Context(), f)); len(found) != 1 {
				t.Errorf("found %d by %.20s…", len(found), f.CampaignID+f.Provider+f.Customer)
			}
		}
		if found := must[[]storage.Ticket](t)(b.FindOpen(t.Context(), "T1", "", pasted)); len(found) != 1 {
			t.Errorf("found %d by the whole name", len(found))
		}
	})
}

func randomText(n int) string {
	r := rand.New(rand.NewPCG(1, 2))
	var b strings.Builder
	for range n {
		b.WriteByte(byte('a' + r.IntN(26)))
	}
	return b.String()
}
