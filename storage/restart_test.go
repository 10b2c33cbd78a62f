package storage_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"tcrbot/storage"
)

func contextThatEnded(t *testing.T) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	return ctx, cancel
}

func TestARestartKeepsEverything(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ctx := t.Context()
		created := b.create(storage.Ticket{Cause: "optin-unclear"})
		must[bool](t)(b.AcceptEvent(ctx, "T1", "E1", message("a", "C1"), message("b", "C1")))
		must[bool](t)(b.ClaimJob(ctx, "T1", "remind", "2026-11-24", time.Minute))
		ok(t, b.FinishJob(ctx, "T1", "remind", "2026-11-24"), b.SetSetting(ctx, "T1", "zone", "UTC"), b.Beat(ctx, "one"),
			b.SaveVote(ctx, storage.Vote{Team: "T1", Lookup: "L1", User: "UANA"}))
		b.SaveLookup(b.lookup("L1", "UANA"))
		b.claim()
		b.restart()

		if n := must[int](t)(b.Migrate(ctx)); n != 0 || b.ticket(1) != created || len(must[[]storage.Event](t)(b.Events(ctx, "T1", 1))) != 1 {
			t.Errorf("%d migrations ran, the ticket is %+v", n, b.ticket(1))
		}
		if must[bool](t)(b.AcceptEvent(ctx, "T1", "E1")) || must[bool](t)(b.ClaimJob(ctx, "T1", "remind", "2026-11-24", time.Minute)) {
			t.Error("an event or a job counts as new")
		}
		must[storage.Lookup](t)(b.Lookup(ctx, "T1", "L1"))
		votes := must[[]storage.Vote](t)(b.Votes(ctx, "T1", "L1"))
		if zone := must[string](t)(b.Setting(ctx, "T1", "zone")); len(votes) != 1 || zone != "UTC" {
			t.Errorf("votes %+v, zone %q", votes, zone)
		}
		if _, names := b.claim(); names != "" {
			t.Errorf("the claim was forgotten: %q", names)
		}
		b.clock.forward(time.Minute)
		if _, names := b.claim(); names != "a" {
			t.Errorf("after the lease %q goes, want a", names)
		}
		if next := b.create(storage.Ticket{}); next.Number != 2 {
			t.Errorf("the next ticket is #%d", next.Number)
		}
	})
}

// A copy of the files is what a process finds that starts after another was killed.
func TestAKilledProcessLosesNoTicketOnSQLite(t *testing.T) {
	b := newBase(t, filepath.Join(t.TempDir(), "tcrbot.db"))
	created, _, err := b.CreateTicket(t.Context(), storage.Ticket{Team: "T1", Customer: "Zebra"}, "V1", onePost)
	ok(t, err)
	after := &base{t: t, clock: b.clock, address: filepath.Join(t.TempDir(), "tcrbot.db")}
	for _, suffix := range []string{"", "-wal"} {
		content, err := os.ReadFile(b.address + suffix)
		ok(t, err, os.WriteFile(after.address+suffix, content, 0o600))
	}
	after.Store = after.open()
	if got := after.ticket(1); got != created {
		t.Errorf("the ticket is %+v", got)
	}
	if items, _ := after.claim(); len(items) != 1 {
		t.Errorf("%d messages are left", len(items))
	}
}

func TestACallWhoseTimeIsUpWritesNothing(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ctx, cancel := contextThatEnded(t)
		defer cancel()
		_, _, err := b.CreateTicket(ctx, storage.Ticket{Team: "T1"}, "", nil)
		for _, err := range []error{err, b.Beat(ctx, "one"), b.Enqueue(ctx, message("a", "C1"))} {
			if !errors.Is(err, context.Canceled) {
				t.Errorf("got %v, want it to be context.Canceled", err)
			}
		}
		_, err = b.RecentLookups(ctx, "T1", "UANA", time.Time{}, 10)
		if !errors.Is(err, context.Canceled) {
			t.Errorf("a list gives %v", err)
		}
		if next := b.create(storage.Ticket{}); next.Number != 1 {
			t.Errorf("the first ticket is #%d", next.Number)
		}
	})
}
