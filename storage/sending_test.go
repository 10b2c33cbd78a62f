package storage_test

import (
	"errors"
	"sync"
	"testing"
	"time"

	"tcrbot/storage"
)

func TestALaneKeepsItsOrderAndOthersPassIt(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ctx := t.Context()
		ok(t, b.Enqueue(ctx, message("a1", "C1"), message("a2", "C1"), message("b1", "C2")))
		items, names := b.claim()
		if names != "a1 b1" {
			t.Fatalf("handed out %q, want the first of each channel", names)
		}
		if _, names := b.claim(); names != "" {
			t.Errorf("while a1 is being sent %q is handed out", names)
		}
		ok(t, b.Retry(ctx, items[0].ID, b.clock.read().Add(time.Minute), "rate limited"), b.Sent(ctx, items[1].ID, "C2", "1.1"))
		if _, names := b.claim(); names != "" {
			t.Errorf("while a1 waits for its next try %q is handed out", names)
		}
		b.clock.forward(time.Minute)
		items, names = b.claim()
		if names != "a1" || items[0].Attempts != 2 || items[0].LastError != "rate limited" {
			t.Fatalf("then %q: %+v", names, items)
		}
		ok(t, b.Sent(ctx, items[0].ID, "C1", "1.2"))
		if _, names := b.claim(); names != "a2" {
			t.Errorf("after a1 %q goes, want a2", names)
		}
	})
}

func TestAMessageThatIsGivenUpMakesWay(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ctx := t.Context()
		ok(t, b.Enqueue(ctx, message("a1", "C1"), message("a2", "C1")))
		items, _ := b.claim()
		ok(t, b.GiveUp(ctx, items[0].ID, "is_archived"))
		if _, names := b.claim(); names != "a2" {
			t.Errorf("then %q goes, want a2", names)
		}
		if waiting, dead, err := b.OutboxDepth(ctx); err != nil || waiting != 1 || dead != 1 {
			t.Errorf("%d wait, %d are dead, %v", waiting, dead, err)
		}
	})
}

func TestALeaseThatRunsOutHandsTheMessageToAnother(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ok(t, b.Enqueue(t.Context(), message("a", "C1")))
		b.claim()
		b.clock.forward(59 * time.Second)
		if _, names := b.claim(); names != "" {
			t.Errorf("before the end of the lease %q is handed out", names)
		}
		b.clock.forward(time.Second)
		if items, names := b.claim(); names != "a" || items[0].Attempts != 2 {
			t.Errorf("after it %q: %+v", names, items)
		}
	})
}

func TestAStartGivesBackTheClaimsOfTheOnlyProcess(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ok(t, b.Enqueue(t.Context(), message("a", "C1")))
		b.claim()
		b.restart()
		ok(t, b.ReleaseOutbox(t.Context()))
		want := map[string]string{storage.SQLite: "a", storage.Postgres: ""}[b.Engine()] // there another may be sending it
		if _, names := b.claim(); names != want {
			t.Errorf("%q is handed out, want %q", names, want)
		}
	})
}

func TestALateReportDoesNotUndoAnEarlierOne(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ctx := t.Context()
		ok(t, b.Enqueue(ctx, message("a", "C1")))
		items, _ := b.claim()
		id := items[0].ID
		ok(t, b.Sent(ctx, id, "C1", "1764.5"), b.GiveUp(ctx, id, "too late"), b.Retry(ctx, id, b.clock.read(), "too late"))
		got := must[storage.OutboxItem](t)(b.OutboxByKey(ctx, "T1", "a"))
		if got.State != storage.OutboxSent || got.LastError != "" {
			t.Errorf("it is %s, %q", got.State, got.LastError)
		}
	})
}

func TestAMessageWaitsForItsTime(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		later := message("a", "C1")
		later.NotBefore = b.clock.read().Add(time.Hour)
		ok(t, b.Enqueue(t.Context(), later))
		if _, names := b.claim(); names != "" {
			t.Errorf("%q is handed out too early", names)
		}
		b.clock.forward(time.Hour)
		if _, names := b.claim(); names != "a" {
			t.Errorf("at its time %q is handed out", names)
		}
	})
}

func TestTheLimitOfAClaimHolds(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ok(t, b.Enqueue(t.Context(), message("a", "C1"), message("b", "C2"), message("c", "C3")))
		for _, limit := range []int{0, -1, 2} {
			items := must[[]storage.OutboxItem](t)(b.ClaimOutbox(t.Context(), limit, time.Minute))
			if len(items) != max(0, limit) {
				t.Errorf("%d handed out, at most %d were asked for", len(items), limit)
			}
		}
	})
}

func TestTwoSendersNeverGetTheSameMessage(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		const lanes, each = 6, 5
		for i := range lanes * each {
			ok(t, b.Enqueue(t.Context(), message("", string(rune('A'+i%lanes)))))
		}
		var mu sync.Mutex
		sent, underWay := map[int64]int{}, map[string]bool{}
		take := func(items []storage.OutboxItem) error {
			mu.Lock()
			defer mu.Unlock()
			for _, i := range items {
				if sent[i.ID]++; sent[i.ID] > 1 || underWay[i.Channel] {
					return errors.New("a message, or two of one lane, came to two senders")
				}
				underWay[i.Channel] = true
			}
			return nil
		}
		processes := []*storage.Store{b.Store, b.open(), b.open()}
		atOnce(t, 6, func(i int) error {
			for {
				items, err := processes[i%3].ClaimOutbox(t.Context(), 2, time.Hour)
				if err := errors.Join(err, take(items)); err != nil {
					return err
				}
				for _, item := range items {
					mu.Lock()
					underWay[item.Channel] = false
					mu.Unlock()
					if err := processes[i%3].Sent(t.Context(), item.ID, item.Channel, "1.1"); err != nil {
						return err
					}
				}
				if waiting, _, err := b.OutboxDepth(t.Context()); err != nil || waiting == 0 {
					return err
				}
			}
		})
		if len(sent) != lanes*each {
			t.Errorf("%d of %d messages were sent", len(sent), lanes*each)
		}
	})
}

func TestNextDueIsWhenAClaimHasSomething(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ctx, start := t.Context(), b.clock.read()
		due := func() time.Time { return must[time.Time](t)(b.NextDue(ctx)) }
		if got := due(); !got.IsZero() {
			t.Errorf("of an empty outbox it is %v", got)
		}
		ok(t, b.Enqueue(ctx, message("a1", "C1"), message("a2", "C1")))
		if got := due(); got.IsZero() || got.After(start) {
			t.Errorf("with a message it is %v, want a time in the past", got)
		}
		items, _ := b.claim()
		if got := due(); !got.Equal(start.Add(time.Minute)) {
			t.Errorf("while a1 is being sent, a2 behind it, it is %v, want the end of the lease", got)
		}
		ok(t, b.Retry(ctx, items[0].ID, start.Add(time.Hour), "rate limited"))
		if got := due(); !got.Equal(start.Add(time.Hour)) {
			t.Errorf("while a1 waits, a2 behind it, it is %v, want a1's time", got)
		}
		later := message("b", "C2")
		later.NotBefore = start.Add(10 * time.Minute)
		ok(t, b.Enqueue(ctx, later))
		if got := due(); !got.Equal(start.Add(10 * time.Minute)) {
			t.Errorf("with b it is %v, want b's time", got)
		}
	})
}
