package storage_test

import (
	"testing"
	"time"

	"tcrbot/storage"
)

func TestAPurgeTakesWhatIsOldAndDone(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ctx := t.Context()
		fill := func(suffix string) {
			ok(t, b.Enqueue(ctx, message("sent"+suffix, "C1"), message("dead"+suffix, "C2")))
			items, _ := b.claim()
			ok(t, b.Sent(ctx, items[0].ID, "C1", "1.1"), b.GiveUp(ctx, items[1].ID, "is_archived"))
			must[bool](t)(b.AcceptEvent(ctx, "T1", "E"+suffix))
			must[bool](t)(b.ClaimJob(ctx, "T1", "finished", suffix, time.Minute))
			ok(t, b.FinishJob(ctx, "T1", "finished", suffix))
			must[bool](t)(b.ClaimJob(ctx, "T1", "abandoned", suffix, time.Minute))
			ok(t, b.Beat(ctx, "process"+suffix))
		}
		fill("-old")
		b.create(storage.Ticket{})
		b.clock.forward(48 * time.Hour)
		fill("-new")
		ok(t, b.Enqueue(ctx, message("waiting", "C3")))

		if n := must[int](t)(b.PurgeBefore(ctx, b.clock.read().Add(-24*time.Hour))); n != 6 {
			t.Errorf("%d rows went, want two messages, an event, two jobs and a beat", n)
		}
		if n := must[int](t)(b.PurgeBefore(ctx, b.clock.read().Add(-24*time.Hour))); n != 0 {
			t.Errorf("the second purge took %d rows", n)
		}
		if waiting, dead, err := b.OutboxDepth(ctx); err != nil || waiting != 1 || dead != 1 {
			t.Errorf("%d wait, %d are dead, %v", waiting, dead, err)
		}
		if must[bool](t)(b.AcceptEvent(ctx, "T1", "E-new")) || must[bool](t)(b.ClaimJob(ctx, "T1", "finished", "-new", time.Minute)) {
			t.Error("what is young was forgotten")
		}
		b.ticket(1)
	})
}

func TestThePurgeKeepsTheLastHeartbeat(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ok(t, b.Beat(t.Context(), "one"))
		last := b.clock.read()
		b.clock.forward(100 * 24 * time.Hour)
		must[int](t)(b.PurgeBefore(t.Context(), b.clock.read()))
		if got := must[time.Time](t)(b.LastBeat(t.Context())); !got.Equal(last) {
			t.Errorf("the last beat is %v, want %v", got, last)
		}
	})
}

func TestOldTextsAreForgottenAndTheirCausesKept(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ctx := t.Context()
		for id, age := range map[string]time.Duration{"old": 500, "young": 10} {
			b.SaveLookup(storage.Lookup{
				ID: id, Team: "T1", User: "U1", Text: "no opt-in", SourceLink: "https://x.example/1", Causes: []string{"optin-cta-missing"},
				At: b.clock.read().Add(-age * 24 * time.Hour),
			})
		}
		ok(t, b.Flush(ctx))
		before := b.clock.read().Add(-400 * 24 * time.Hour)
		if n := must[int](t)(b.ForgetTexts(ctx, "T2", before)); n != 0 {
			t.Errorf("another workspace lost %d texts", n)
		}
		if n := must[int](t)(b.ForgetTexts(ctx, "T1", before)); n != 1 {
			t.Errorf("%d texts went, want the old one", n)
		}
		old, young := must[storage.Lookup](t)(b.Lookup(ctx, "T1", "old")), must[storage.Lookup](t)(b.Lookup(ctx, "T1", "young"))
		if old.Text != "" || old.SourceLink != "" || len(old.Causes) != 1 || young.Text == "" {
			t.Errorf("old is %+v, young is %+v", old, young)
		}
	})
}
