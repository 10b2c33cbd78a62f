package storage_test

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"tcrbot/storage"
)

func (b *base) lookup(id, user string) storage.Lookup {
	return storage.Lookup{ID: id, Team: "T1", User: user, At: b.clock.read(), Kind: "match", Text: "declined: 30909", Verdict: "match",
		Confidence: "high", Causes: []string{"optin-unclear", "help-missing"}, Provider: "Twilio", Code: "30909", Source: "command", SourceLink: "https://example.com/p1"}
}

func TestALookupIsTheSameBeforeAndAfterItIsWritten(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		saved := b.lookup("L1", "UANA")
		b.SaveLookup(saved)
		atOnce := must[storage.Lookup](t)(b.Lookup(t.Context(), "T1", "L1"))
		ok(t, b.Flush(t.Context()))
		written := must[storage.Lookup](t)(b.open().Lookup(t.Context(), "T1", "L1"))
		if !reflect.DeepEqual(atOnce, saved) || !reflect.DeepEqual(written, saved) {
			t.Errorf("saved   %+v\nat once %+v\nwritten %+v", saved, atOnce, written)
		}
	})
}

func TestALookupIsMaskedBeforeAnybodySeesIt(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		l := b.lookup("L1", "UANA")
		l.Text = "EIN 12-3456789, code 30909"
		b.SaveLookup(l)
		for range 2 {
			if got := must[storage.Lookup](t)(b.Lookup(t.Context(), "T1", "L1")); got.Text != "EIN [EIN], code 30909" {
				t.Errorf("it reads %q", got.Text)
			}
			ok(t, b.Flush(t.Context()))
		}
	})
}

func TestALookupOfFortyThousandCharactersIsKeptWhole(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		l := b.lookup("L1", "UANA")
		l.Text = strings.Repeat("Ünsere Kampagne wurde abgelehnt. 🦓 ", 1200)
		b.SaveLookup(l)
		ok(t, b.Flush(t.Context()))
		if got := must[storage.Lookup](t)(b.Lookup(t.Context(), "T1", "L1")); got.Text != l.Text {
			t.Errorf("%d of %d bytes are left", len(got.Text), len(l.Text))
		}
	})
}

func TestALookupWithoutATimeIsOfNow(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		b.SaveLookup(storage.Lookup{ID: "L1", Team: "T1"})
		if got := must[storage.Lookup](t)(b.Lookup(t.Context(), "T1", "L1")); !got.At.Equal(b.clock.read()) {
			t.Errorf("it is of %v", got.At)
		}
	})
}

func TestUnknownLookupsAndThoseOfOthersAreNotFound(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		b.SaveLookup(b.lookup("L1", "UANA"))
		for range 2 {
			for _, where := range [][2]string{{"T2", "L1"}, {"T1", "L2"}, {"T1/L1", ""}, {"", "T1/L1"}} {
				if _, err := b.Lookup(t.Context(), where[0], where[1]); !errors.Is(err, storage.ErrNotFound) {
					t.Errorf("%v: %v, want ErrNotFound", where, err)
				}
			}
			ok(t, b.Flush(t.Context()))
		}
	})
}

func TestMyRecentLookupsAreNewestFirstAndMine(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		start := b.clock.read()
		for i, user := range []string{"UANA", "UBEN", "UANA", "UANA"} {
			b.SaveLookup(b.lookup(fmt.Sprint("L", i), user))
			b.clock.forward(time.Hour)
		}
		theirs := b.lookup("L9", "UANA")
		theirs.Team = "T2"
		b.SaveLookup(theirs)
		recent := func(since time.Time, limit int) string {
			return ids(must[[]storage.Lookup](t)(b.RecentLookups(t.Context(), "T1", "UANA", since, limit)))
		}
		if got := recent(start, 10); got != "L3 L2 L0" {
			t.Errorf("all of mine: %s", got)
		}
		if got := recent(start.Add(time.Hour), 1); got != "L3" {
			t.Errorf("one: %s", got)
		}
		if got := recent(start.Add(time.Hour), 10); got != "L3 L2" {
			t.Errorf("later ones: %s", got)
		}
	})
}

func TestGapsAreQuestionsWithoutAGoodAnswer(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		gap := b.lookup("L2", "UBEN")
		gap.Gap, gap.Causes = true, nil
		b.SaveLookup(b.lookup("L1", "UANA"))
		b.SaveLookup(gap)
		found := must[[]storage.Lookup](t)(b.Gaps(t.Context(), "T1", b.clock.read(), 10))
		if ids(found) != "L2" || !found[0].Gap || len(found[0].Causes) != 0 {
			t.Errorf("the gaps are %+v", found)
		}
		if found := must[[]storage.Lookup](t)(b.Gaps(t.Context(), "T2", b.clock.read(), 10)); len(found) != 0 {
			t.Errorf("the other workspace has %s", ids(found))
		}
	})
}

func TestManyLookupsAtOnceAreAllWritten(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		atOnce(t, 10, func(i int) error {
			for n := range 105 {
				b.SaveLookup(b.lookup(fmt.Sprint(i, "-", n), "UANA"))
			}
			return b.Flush(t.Context())
		})
		if got := must[[]storage.Lookup](t)(b.open().RecentLookups(t.Context(), "T1", "UANA", time.Time{}, 5000)); len(got) != 1050 {
			t.Errorf("%d of 1050 are there", len(got))
		}
	})
}

func TestCloseWritesTheLookupsThatWait(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		b.SaveLookup(b.lookup("L1", "UANA"))
		b.restart()
		must[storage.Lookup](t)(b.Lookup(t.Context(), "T1", "L1"))
	})
}

func TestAfterCloseALookupIsDroppedWithoutHarm(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ok(t, b.Close())
		b.SaveLookup(b.lookup("L1", "UANA"))
		ok(t, b.Flush(t.Context()), b.Close())
	})
}

func ids(lookups []storage.Lookup) string {
	var out []string
	for _, l := range lookups {
		out = append(out, l.ID)
	}
	return strings.Join(out, " ")
}

func TestALaterVoteReplacesTheEarlier(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ctx, at := t.Context(), b.clock.read()
		first := storage.Vote{Team: "T1", Lookup: "L1", User: "UANA", Cause: "optin-unclear", Right: true, At: at}
		second := storage.Vote{Team: "T1", Lookup: "L1", User: "UANA", Cause: "help-missing", Right: false, At: at.Add(time.Minute)}
		ben := storage.Vote{Team: "T1", Lookup: "L1", User: "UBEN", Cause: "optin-unclear", Right: true}
		ok(t, b.SaveVote(ctx, first), b.SaveVote(ctx, ben), b.SaveVote(ctx, second))
		ben.At = at // one without a time is of now
		if got := must[[]storage.Vote](t)(b.Votes(ctx, "T1", "L1")); !reflect.DeepEqual(got, []storage.Vote{second, ben}) {
			t.Errorf("the votes are %+v", got)
		}
		if got := must[[]storage.Vote](t)(b.Votes(ctx, "T2", "L1")); len(got) != 0 {
			t.Errorf("the other workspace sees %+v", got)
		}
	})
}
