package storage_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"tcrbot/storage"
)

// message is one for a channel of team T1.
func message(key, channel string) storage.OutboxItem {
	return storage.OutboxItem{Team: "T1", Key: key, Kind: "message", Channel: channel, Payload: []byte(`{"text":"` + key + `"}`)}
}

// claim hands out what is due, as the keys or, for cards and threads, the kinds.
func (b *base) claim() ([]storage.OutboxItem, string) {
	b.t.Helper()
	items := must[[]storage.OutboxItem](b.t)(b.ClaimOutbox(b.t.Context(), 10, time.Minute))
	var names []string
	for _, i := range items {
		if i.Ticket != 0 {
			names = append(names, fmt.Sprint(i.Kind, i.Ticket))
			continue
		}
		names = append(names, i.Key)
	}
	return items, strings.Join(names, " ")
}

func TestMessagesComeBackWholeAndInOrder(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		first := message("a", "C1")
		first.ThreadTS = "1764.1"
		ok(t, b.Enqueue(t.Context(), first, message("b", "C2"), message("c", "C3")))
		items, names := b.claim()
		if names != "a b c" {
			t.Fatalf("handed out %q", names)
		}
		got := items[0]
		if got.Team != "T1" || got.Kind != "message" || got.Channel != "C1" || got.ThreadTS != "1764.1" || string(got.Payload) != `{"text":"a"}` ||
			got.Attempts != 1 || got.State != storage.OutboxWaiting {
			t.Errorf("it came back as %+v", got)
		}
	})
}

func TestAKeyIsQueuedOnceEvenAfterItWasSent(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ok(t, b.Enqueue(t.Context(), message("a", "C1"), message("a", "C2")))
		items, names := b.claim()
		if names != "a" || items[0].Channel != "C1" {
			t.Fatalf("handed out %q to %s", names, items[0].Channel)
		}
		ok(t, b.Sent(t.Context(), items[0].ID, "C1", "1764.5"))
		ok(t, b.Enqueue(t.Context(), message("a", "C3")))
		if _, names := b.claim(); names != "" {
			t.Errorf("handed out %q again", names)
		}
		theirs := message("a", "C1")
		theirs.Team = "T2"
		ok(t, b.Enqueue(t.Context(), theirs))
		if items, _ := b.claim(); len(items) != 1 || items[0].Team != "T2" {
			t.Errorf("the other workspace's key: %+v", items)
		}
	})
}

func TestMessagesWithoutAKeyAreAllDifferent(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ok(t, b.Enqueue(t.Context(), message("", "C1"), message("", "C2")), b.Enqueue(t.Context()))
		if items, _ := b.claim(); len(items) != 2 || items[0].Key == items[1].Key || items[0].Key == "" {
			t.Errorf("handed out %+v", items)
		}
	})
}

func TestAMessageIsFoundAgainByItsKey(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ctx := t.Context()
		ok(t, b.Enqueue(ctx, message("digest:47", "C1"), message("other", "C2")))
		find := func() storage.OutboxItem {
			return must[storage.OutboxItem](t)(b.OutboxByKey(ctx, "T1", "digest:47"))
		}
		if got := find(); got.State != storage.OutboxWaiting || got.SentTS != "" || !got.DoneAt.IsZero() {
			t.Errorf("before it is sent: %+v", got)
		}
		items, _ := b.claim()
		ok(t, b.Sent(ctx, items[0].ID, "C9", "1764.5"), b.GiveUp(ctx, items[1].ID, "is_archived"))
		if got := find(); got.State != storage.OutboxSent || got.SentChannel != "C9" || got.SentTS != "1764.5" || !got.DoneAt.Equal(b.clock.read()) {
			t.Errorf("after it was sent: %+v", got)
		}
		if got := must[storage.OutboxItem](t)(b.OutboxByKey(ctx, "T1", "other")); got.State != storage.OutboxDead || got.LastError != "is_archived" {
			t.Errorf("given up: %+v", got)
		}
		for _, where := range []string{"T1 nothing", "T2 digest:47"} {
			team, key, _ := strings.Cut(where, " ")
			if _, err := b.OutboxByKey(ctx, team, key); !errors.Is(err, storage.ErrNotFound) {
				t.Errorf("%s: %v, want ErrNotFound", where, err)
			}
		}
	})
}

func TestOneWaitingCardStandsForAllChanges(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ctx := t.Context()
		card := func(ticket int64) storage.OutboxItem {
			return storage.OutboxItem{Team: "T1", Kind: "card", Ticket: ticket}
		}
		line := storage.OutboxItem{Team: "T1", Kind: "thread", Ticket: 1}
		ok(t, b.Enqueue(ctx, card(1), line), b.Enqueue(ctx, card(1), line), b.Enqueue(ctx, card(1), card(2)))
		var order []string
		for {
			items, names := b.claim()
			if len(items) == 0 {
				break
			}
			order = append(order, names)
			for _, i := range items {
				ok(t, b.Sent(ctx, i.ID, "C1", "1764.5"))
			}
		}
		if got := strings.Join(order, ", "); got != "card1 card2, thread1, thread1" {
			t.Errorf("sent %s", got)
		}
	})
}

func TestACardThatIsBeingSentDoesNotStandForALaterChange(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ctx := t.Context()
		card := storage.OutboxItem{Team: "T1", Kind: "card", Ticket: 1}
		ok(t, b.Enqueue(ctx, card))
		drawn, _ := b.claim()
		ok(t, b.Enqueue(ctx, card))
		ok(t, b.Sent(ctx, drawn[0].ID, "C1", "1764.5"))
		again, names := b.claim()
		if names != "card1" {
			t.Fatalf("after the change %q is sent, want the card again", names)
		}
		ok(t, b.Retry(ctx, again[0].ID, b.clock.read().Add(time.Minute), "rate limited"), b.Enqueue(ctx, card))
		if waiting, _, err := b.OutboxDepth(ctx); err != nil || waiting != 1 {
			t.Errorf("one that was put back is drawn anew, but %d wait, %v", waiting, err)
		}
	})
}

func TestCardsWithAKeyOrATimeOfTheirOwnAreKept(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		plain := storage.OutboxItem{Team: "T1", Kind: "card", Ticket: 1}
		keyed, later := plain, plain
		keyed.Key, later.NotBefore = "card-again", b.clock.read().Add(time.Hour)
		ok(t, b.Enqueue(t.Context(), plain, keyed, later))
		if waiting, _, err := b.OutboxDepth(t.Context()); err != nil || waiting != 3 {
			t.Errorf("%d wait, %v; want 3", waiting, err)
		}
	})
}
