package storage_test

import (
	"errors"
	"testing"
	"time"

	"tcrbot/storage"
)

func TestAReviewedTextIsKeptWholeUntilItIsPurged(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ctx := t.Context()
		kept := storage.Reviewed{Team: "T1", ID: "r1", Person: "U1", At: b.clock.read(), Text: "HELP: call 555-0100 or help@zebra.example"}
		ok(t, b.SaveReviewed(ctx, kept))
		again := kept
		again.Text = "another text"
		ok(t, b.SaveReviewed(ctx, again))
		if got := must[storage.Reviewed](t)(b.Reviewed(ctx, "T1", "r1")); got.Text != kept.Text || got.Person != "U1" || !got.At.Equal(kept.At.Truncate(time.Second)) {
			t.Errorf("kept was %+v", got)
		}
		if _, err := b.Reviewed(ctx, "T2", "r1"); !errors.Is(err, storage.ErrNotFound) {
			t.Errorf("another workspace read it: %v", err)
		}
		must[int](t)(b.PurgeBefore(ctx, b.clock.read().Add(time.Hour)))
		if _, err := b.Reviewed(ctx, "T1", "r1"); !errors.Is(err, storage.ErrNotFound) {
			t.Errorf("it outlived its days: %v", err)
		}
	})
}
