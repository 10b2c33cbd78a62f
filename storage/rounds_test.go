package storage_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tcrbot/storage"
)

// round puts rounds on ticket 1 of team T1, as ana.
func (b *base) round(rounds ...storage.Round) storage.Ticket {
	b.t.Helper()
	t, _, err := b.ChangeRounds(b.t.Context(), storage.Change{Team: "T1", Number: 1, Actor: "UANA"}, func(_ *storage.Ticket, book *storage.RoundBook) ([]storage.Event, error) {
		for _, r := range rounds {
			book.Put(r)
		}
		return nil, nil
	}, nil)
	if err != nil {
		b.t.Fatal(err)
	}
	return t
}

func refused(causes ...string) storage.Round {
	return storage.Round{Kind: storage.RoundSubmission, Verdict: storage.Rejected, Causes: causes}
}

func fixing(verdict storage.Verdict, fixes []storage.Fix, causes ...string) storage.Round {
	return storage.Round{Kind: storage.RoundSubmission, Verdict: verdict, Causes: causes, Fixes: fixes}
}

func TestARoundIsKeptWithItsTicketsChange(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		b.create(storage.Ticket{})
		b.clock.forward(time.Hour)
		sent := storage.Round{
			Kind: storage.RoundSubmission, Body: "HELP: call us \x00", WordedBy: "us", Reference: "R-77", FeeCents: 1500, FeePayer: "customer", SentBy: "UANA",
			Fixes: []storage.Fix{{Cause: "help", Step: "Put a contact in."}, {Cause: "optin"}},
		}
		got, done, err := b.ChangeRounds(t.Context(), storage.Change{Team: "T1", Number: 1, Actor: "UANA"}, func(t *storage.Ticket, book *storage.RoundBook) ([]storage.Event, error) {
			r := book.Put(sent)
			t.Status = storage.StatusWaitingProvider
			return []storage.Event{{Kind: storage.EventRound, Field: "1", To: string(r.Kind)}}, nil
		}, func(t storage.Ticket, _ []storage.Event) []storage.OutboxItem {
			return []storage.OutboxItem{{Kind: "card", Ticket: t.Number}}
		})
		now := b.clock.read()
		if err != nil || !done || got != b.ticket(1) || got.Rounds != 1 || got.SpentCents != 1500 || !got.RoundAt.Equal(now) || got.RoundVerdict != storage.Awaited {
			t.Errorf("the ticket is %+v, %v, %v", got, done, err)
		}
		want := sent
		want.Number, want.SentAt, want.Body = 1, now, "HELP: call us \uFFFD"
		if diff := cmp.Diff([]storage.Round{want}, must[[]storage.Round](t)(b.Rounds(t.Context(), "T1", 1))); diff != "" {
			t.Error(diff)
		}
		if events := must[[]storage.Event](t)(b.Events(t.Context(), "T1", 1)); len(events) != 3 || events[1].Kind != storage.EventRound || events[2].To != "waiting-provider" {
			t.Errorf("the history is %+v", events)
		}
		if waiting, _, err := b.OutboxDepth(t.Context()); waiting != 1 || err != nil {
			t.Errorf("%d messages wait, %v", waiting, err)
		}
	})
}

func TestTheSameSubmissionRecordsOneRound(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		b.create(storage.Ticket{})
		processes := []*storage.Store{b.Store, b.open()}
		atOnce(t, 8, func(i int) error {
			_, _, err := processes[i%2].ChangeRounds(t.Context(), storage.Change{Team: "T1", Number: 1, Actor: "UANA", Submission: "V1"}, func(_ *storage.Ticket, book *storage.RoundBook) ([]storage.Event, error) {
				book.Put(storage.Round{Kind: storage.RoundSubmission})
				return nil, nil
			}, nil)
			return err
		})
		if got := b.ticket(1); got.Rounds != 1 {
			t.Errorf("%d rounds", got.Rounds)
		}
		got, done, err := b.ChangeRounds(t.Context(), storage.Change{Team: "T1", Number: 1, Submission: "V1"}, nil, nil)
		if err != nil || done || got != b.ticket(1) {
			t.Errorf("a repeated form: %+v, %v, %v", got, done, err)
		}
	})
}

func TestAFailedChangeOfRoundsLeavesNothing(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		before := b.create(storage.Ticket{})
		mine := errors.New("not now")
		change := storage.Change{Team: "T1", Number: 1, Submission: "V1"}
		_, _, err := b.ChangeRounds(t.Context(), change, func(_ *storage.Ticket, book *storage.RoundBook) ([]storage.Event, error) {
			book.Put(refused("help"))
			return nil, mine
		}, nil)
		if err != mine { //nolint:errorlint // the very same error is promised
			t.Errorf("got %v", err)
		}
		if rounds := must[[]storage.Round](t)(b.Rounds(t.Context(), "T1", 1)); len(rounds) != 0 || b.ticket(1) != before {
			t.Errorf("left behind: %+v", rounds)
		}
		_, done, err := b.ChangeRounds(t.Context(), change, func(_ *storage.Ticket, book *storage.RoundBook) ([]storage.Event, error) {
			book.Put(refused("help"))
			return nil, nil
		}, nil)
		if err != nil || !done {
			t.Errorf("the same form after a failure: %v, %v", done, err)
		}
	})
}

func TestAVerdictLeavesTheRestOfTheRoundAlone(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		b.create(storage.Ticket{})
		b.round(storage.Round{Kind: storage.RoundSubmission, Body: "first"}, storage.Round{Kind: storage.RoundNudge, FeeCents: 100})
		b.clock.forward(time.Hour)
		_, _, err := b.ChangeRounds(t.Context(), storage.Change{Team: "T1", Number: 1, Actor: "UBEN"}, func(_ *storage.Ticket, book *storage.RoundBook) ([]storage.Event, error) {
			r, awaited := book.Open()
			if !awaited || r.Number != 1 {
				t.Errorf("the verdict is awaited on %+v, %v", r, awaited)
			}
			r.Verdict, r.Reason, r.VerdictBy, r.Causes = storage.Rejected, "No contact.", "UBEN", []string{"optin", "help", "optin"}
			book.Put(r)
			if _, awaited := book.Open(); awaited {
				t.Error("it is still awaited")
			}
			return nil, nil
		}, nil)
		ok(t, err)
		rounds := must[[]storage.Round](t)(b.Rounds(t.Context(), "T1", 1))
		if len(rounds) != 2 || rounds[0].Body != "first" || !rounds[0].VerdictAt.Equal(b.clock.read()) || !rounds[0].SentAt.Before(rounds[0].VerdictAt) ||
			!cmp.Equal(rounds[0].Causes, []string{"help", "optin"}) || rounds[1].Kind != storage.RoundNudge {
			t.Errorf("the rounds are %+v", rounds)
		}
		if got := b.ticket(1); got.Rounds != 2 || got.SpentCents != 100 {
			t.Errorf("the ticket is %+v", got)
		}
	})
}
