package storage_test

import (
	"reflect"
	"testing"
	"time"

	"tcrbot/storage"
)

const week = 7 * 24 * time.Hour

func TestTheDigestCountsTheWeek(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ctx := t.Context()
		b.create(storage.Ticket{Cause: "before"}) // 1 to 3 are older than the week
		b.create(storage.Ticket{})
		b.create(storage.Ticket{})
		b.clock.forward(time.Hour)
		b.move(3, storage.StatusClosed)
		from := b.clock.read().Add(time.Hour)
		b.clock.forward(time.Hour)

		for _, cause := range []string{"a", "b", "b", "c", "c", "c", "d", "e", "f", ""} { // 4 to 13
			b.create(storage.Ticket{Cause: cause})
		}
		b.create(storage.Ticket{Team: "T2", Cause: "a"})
		b.clock.forward(24 * time.Hour)
		b.move(1, storage.StatusApproved)
		b.move(4, storage.StatusApproved)
		b.move(5, storage.StatusClosed)
		b.SaveLookup(b.lookup("L1", "UANA"))
		gap := b.lookup("L2", "UANA")
		gap.Gap = true
		b.SaveLookup(gap)
		ok(t, b.SaveVote(ctx, storage.Vote{Team: "T1", Lookup: "L1", User: "UANA", Right: false}),
			b.SaveVote(ctx, storage.Vote{Team: "T1", Lookup: "L1", User: "UBEN", Right: true}))
		b.clock.forward(week)
		to := from.Add(week)
		b.create(storage.Ticket{Cause: "after"})
		b.move(6, storage.StatusApproved)

		want := storage.Counts{
			Opened: 10, Approved: 2, Closed: 1, OpenAtStart: 2, OpenAtEnd: 9, Gaps: 1, WrongVotes: 1, Lookups: 2,
			TopCauses: []storage.CauseCount{{Cause: "c", Count: 3}, {Cause: "b", Count: 2}, {Cause: "a", Count: 1}, {Cause: "d", Count: 1}, {Cause: "e", Count: 1}},
		}
		if got := must[storage.Counts](t)(b.Counts(ctx, "T1", from, to)); !reflect.DeepEqual(got, want) {
			t.Errorf("counted %+v,\nwant    %+v", got, want)
		}
		if got := must[storage.Counts](t)(b.Counts(ctx, "T3", from, to)); !reflect.DeepEqual(got, storage.Counts{}) {
			t.Errorf("an empty workspace counts %+v", got)
		}
	})
}

func TestWhatHappensLaterDoesNotChangeAnEarlierWeek(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		start := b.clock.read()
		for range 3 {
			b.create(storage.Ticket{})
		}
		b.clock.forward(time.Hour)
		b.move(1, storage.StatusApproved)
		b.move(2, storage.StatusClosed)
		b.clock.forward(week)
		first := must[storage.Counts](t)(b.Counts(t.Context(), "T1", start, start.Add(week)))
		if first.Approved != 1 || first.Closed != 1 || first.OpenAtStart != 0 || first.OpenAtEnd != 1 {
			t.Fatalf("the first week counts %+v", first)
		}
		b.move(1, storage.StatusClosed)  // approved long ago, now done with
		b.move(2, storage.StatusWorking) // reopened
		b.move(2, storage.StatusWaitingCustomer)
		b.clock.forward(week)
		if again := must[storage.Counts](t)(b.Counts(t.Context(), "T1", start, start.Add(week))); !reflect.DeepEqual(again, first) {
			t.Errorf("the first week now counts %+v, before %+v", again, first)
		}
		second := must[storage.Counts](t)(b.Counts(t.Context(), "T1", start.Add(week), start.Add(2*week)))
		if second.Closed != 0 || second.Approved != 0 || second.OpenAtStart != 1 || second.OpenAtEnd != 2 {
			t.Errorf("the second week counts %+v", second)
		}
	})
}

func TestATicketApprovedTwiceInAWeekCountsOnce(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		start := b.clock.read()
		b.create(storage.Ticket{})
		for _, to := range []storage.Status{storage.StatusApproved, storage.StatusWorking, storage.StatusApproved} {
			b.clock.forward(time.Hour)
			b.move(1, to)
		}
		got := must[storage.Counts](t)(b.Counts(t.Context(), "T1", start, start.Add(week)))
		if got.Approved != 1 || got.OpenAtEnd != 0 {
			t.Errorf("counted %+v", got)
		}
	})
}
