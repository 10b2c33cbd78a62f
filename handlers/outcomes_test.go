package handlers

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"tcrbot/storage"
)

// tried records so many cases that were refused for a cause, mended by its steps, and judged again.
func (d *testDesk) tried(provider string, steps []int, cleared, tries int) {
	d.t.Helper()
	const cause = "help-message-missing"
	a, _ := d.base.Article(cause)
	for i := range tries {
		t := d.open(ana, "Case "+provider+fmt.Sprint(i), "provider", provider)
		var fixes []storage.Fix
		for _, s := range steps {
			fixes = append(fixes, storage.Fix{Cause: cause, Step: a.Steps[s]})
		}
		_, _, err := d.store.ChangeRounds(context.Background(), storage.Change{Team: team, Number: t.Number, Actor: ana}, func(_ *storage.Ticket, book *storage.RoundBook) ([]storage.Event, error) {
			book.Put(storage.Round{Kind: storage.RoundSubmission, Verdict: storage.Rejected, Causes: []string{cause}})
			last := storage.Round{Kind: storage.RoundSubmission, Verdict: storage.Approved, Fixes: fixes}
			if i >= cleared {
				last.Verdict, last.Causes = storage.Rejected, []string{cause}
			}
			book.Put(last)
			return nil, nil
		}, nil)
		if err != nil {
			d.t.Fatal(err)
		}
	}
}

func TestTheAnswerTellsHowOftenItsCauseWasCleared(t *testing.T) {
	d := newDesk(t)
	d.tried("Twilio", []int{0}, 4, 4)
	d.command(ana, noContact+" (Twilio)").silent(t, "cleared here")
	d.tried("Bandwidth", []int{0}, 1, 2)
	d.command(ana, noContact+" (Twilio)").says(t, "5 of 6 cleared here, all providers, last 6 months")
	d.tried("Twilio", []int{0}, 0, 1)
	s := d.command(ana, noContact+" (Twilio)")
	s.says(t, "4 of 5 cleared here, Twilio, last 6 months")
	d.press(ana, s, "Right").says(t, "4 of 5 cleared here")
	d.wait(200 * 24 * 3600e9)
	d.command(ana, noContact+" (Twilio)").silent(t, "cleared here")
}

func TestWhatClearsMostSurelyComesFirst(t *testing.T) {
	d := newDesk(t)
	a, _ := d.base.Article("help-message-missing")
	order := func() []int {
		text := d.command(ana, noContact).text
		return []int{strings.Index(text, a.Steps[0]), strings.Index(text, a.Steps[1]), strings.Index(text, a.Steps[2])}
	}
	if at := order(); !slices.IsSorted(at) {
		t.Fatalf("without outcomes the article's order counts: %v", at)
	}
	d.tried("Twilio", []int{0}, 1, 1)
	d.tried("Bandwidth", []int{1}, 8, 9)
	if at := order(); at[1] > at[0] || at[2] < at[0] || slices.Contains(at, -1) {
		t.Errorf("one of one beats eight of nine, or a step nobody tried moved: %v", at)
	}
}

func TestOneOfOneDoesNotBeatFortyOfFortyFive(t *testing.T) {
	steps := []string{"once", "often", "resubmit"}
	got := bestFirst(steps, map[string]storage.Tally{"once": {Tries: 1, Cleared: 1}, "often": {Tries: 45, Cleared: 40}})
	if strings.Join(got, " ") != "often once resubmit" || steps[0] != "once" {
		t.Errorf("%v from %v", got, steps)
	}
}
