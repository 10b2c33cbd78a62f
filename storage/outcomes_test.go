package storage_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tcrbot/storage"
)

func TestACauseThatIsNotRaisedAgainIsCleared(t *testing.T) {
	help, optin := storage.Fix{Cause: "help", Step: "Add a contact."}, storage.Fix{Cause: "optin", Step: "Show the notice."}
	for name, c := range map[string]struct {
		rounds      []storage.Round
		help, optin storage.Tally
	}{
		"approved":                    {[]storage.Round{refused("help"), fixing(storage.Approved, []storage.Fix{help})}, storage.Tally{Tries: 1, Cleared: 1}, storage.Tally{}},
		"another cause raised":        {[]storage.Round{refused("help"), fixing(storage.Rejected, []storage.Fix{help}, "optin")}, storage.Tally{Tries: 1, Cleared: 1}, storage.Tally{}},
		"raised again":                {[]storage.Round{refused("help"), fixing(storage.Rejected, []storage.Fix{help}, "help")}, storage.Tally{Tries: 1}, storage.Tally{}},
		"never raised before":         {[]storage.Round{refused("optin"), fixing(storage.Approved, []storage.Fix{help})}, storage.Tally{}, storage.Tally{}},
		"no verdict yet":              {[]storage.Round{refused("help"), {Kind: storage.RoundSubmission, Fixes: []storage.Fix{help}}}, storage.Tally{}, storage.Tally{}},
		"refused without any reason":  {[]storage.Round{refused("help"), fixing(storage.Rejected, []storage.Fix{help})}, storage.Tally{}, storage.Tally{}},
		"a nudge between":             {[]storage.Round{refused("help"), {Kind: storage.RoundNudge}, fixing(storage.Approved, []storage.Fix{help})}, storage.Tally{Tries: 1, Cleared: 1}, storage.Tally{}},
		"two fixes, one of them held": {[]storage.Round{refused("help", "optin"), fixing(storage.Rejected, []storage.Fix{help, optin}, "optin")}, storage.Tally{Tries: 1, Cleared: 1}, storage.Tally{Tries: 1}},
		"three rounds": {
			[]storage.Round{refused("help"), fixing(storage.Rejected, []storage.Fix{help}, "help"), fixing(storage.Approved, []storage.Fix{help})},
			storage.Tally{Tries: 2, Cleared: 1}, storage.Tally{},
		},
	} {
		t.Run(name, func(t *testing.T) {
			onBoth(t, func(t *testing.T, b *base) {
				b.create(storage.Ticket{Provider: "Twilio"})
				b.round(c.rounds...)
				for cause, want := range map[string]storage.Tally{"help": c.help, "optin": c.optin} {
					got, err := b.CauseOutcomes(t.Context(), "T1", cause, "twilio", time.Time{})
					if err != nil || got != want {
						t.Errorf("%s: %+v, want %+v, %v", cause, got, want, err)
					}
				}
			})
		})
	}
}

func TestOutcomesFollowACauseThatIsConfirmedLater(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		b.create(storage.Ticket{})
		help := []storage.Fix{{Cause: "help", Step: "Add a contact."}, {Cause: "help", Step: "Text HELP."}}
		b.round(refused("optin"), fixing(storage.Approved, help))
		if got := must[storage.Tally](t)(b.CauseOutcomes(t.Context(), "T1", "help", "", time.Time{})); got.Tries != 0 {
			t.Errorf("%+v", got)
		}
		b.round(storage.Round{Number: 1, Kind: storage.RoundSubmission, Verdict: storage.Rejected, Causes: []string{"help"}})
		if got := must[storage.Tally](t)(b.CauseOutcomes(t.Context(), "T1", "help", "", time.Time{})); got != (storage.Tally{Tries: 1, Cleared: 1}) {
			t.Errorf("two steps of one round are one try: %+v", got)
		}
		want := map[string]storage.Tally{"Add a contact.": {Tries: 1, Cleared: 1}, "Text HELP.": {Tries: 1, Cleared: 1}}
		if diff := cmp.Diff(want, must[map[string]storage.Tally](t)(b.FixOutcomes(t.Context(), "T1", "help", "", time.Time{}))); diff != "" {
			t.Error(diff)
		}
	})
}

func TestOutcomesAreCountedByProviderAndTime(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		b.create(storage.Ticket{Provider: "Twilio"})
		b.round(refused("help"), fixing(storage.Approved, []storage.Fix{{Cause: "help"}}))
		count := func(provider string, since time.Time) int {
			return must[storage.Tally](t)(b.CauseOutcomes(t.Context(), "T1", "help", provider, since)).Tries
		}
		now := b.clock.read()
		if count("TWILIO", now) != 1 || count("Bandwidth", now) != 0 || count("", now) != 1 || count("", now.Add(time.Second)) != 0 {
			t.Error("counted where it should not be, or not counted")
		}
		if got := must[storage.Tally](t)(b.CauseOutcomes(t.Context(), "T2", "help", "", time.Time{})); got.Tries != 0 {
			t.Error("another workspace sees it")
		}
	})
}

func TestACautiousBoundPutsManyTriesBeforeOne(t *testing.T) {
	one, many, none := storage.Tally{Tries: 1, Cleared: 1}, storage.Tally{Tries: 45, Cleared: 40}, storage.Tally{}
	if one.Bound() >= many.Bound() {
		t.Errorf("one of one (%.2f) beats forty of forty-five (%.2f)", one.Bound(), many.Bound())
	}
	if never := (storage.Tally{Tries: 9}); none.Bound() != 0 || never.Bound() != 0 {
		t.Errorf("nothing cleared, yet %.2f and %.2f", none.Bound(), never.Bound())
	}
	if all := (storage.Tally{Tries: 1000, Cleared: 1000}); all.Bound() < 0.99 || all.Bound() > 1 {
		t.Errorf("a thousand of a thousand: %.3f", all.Bound())
	}
}

func TestAPasteOfVerdictsWaitsForItsClick(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		sheet := storage.Sheet{Team: "T1", ID: "S1", Person: "UANA", Body: "CABC123 approved\n", News: "CABC123"}
		ok(t, b.SaveSheet(t.Context(), sheet), b.SaveSheet(t.Context(), sheet))
		if got := must[storage.Sheet](t)(b.Sheet(t.Context(), "T1", "S1")); got != sheet {
			t.Errorf("it is %+v", got)
		}
		b.clock.forward(time.Hour)
		if n := must[int](t)(b.PurgeBefore(t.Context(), b.clock.read())); n != 1 {
			t.Errorf("%d rows purged", n)
		}
		if _, err := b.Sheet(t.Context(), "T1", "S1"); !errors.Is(err, storage.ErrNotFound) {
			t.Errorf("after the purge: %v", err)
		}
	})
}
