package storage_test

import (
	"sync/atomic"
	"testing"
	"time"

	"tcrbot/storage"
)

func TestAJobIsClaimedByOneOfTwoProcesses(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		processes := []*storage.Store{b.Store, b.open()}
		var mine atomic.Int32
		atOnce(t, 8, func(i int) error {
			got, err := processes[i%2].ClaimJob(t.Context(), "T1", "remind", "2026-11-24", time.Minute)
			if got {
				mine.Add(1)
			}
			return err
		})
		if mine.Load() != 1 {
			t.Errorf("claimed %d times", mine.Load())
		}
	})
}

func TestAJobThatItsProcessLeftIsClaimedAfterTheLease(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		claim := func(lease time.Duration) bool {
			return must[bool](t)(b.ClaimJob(t.Context(), "T1", "remind", "2026-11-24", lease))
		}
		if !claim(time.Minute) || claim(time.Minute) {
			t.Fatal("the first claim failed or the second did not")
		}
		b.clock.forward(time.Minute)
		if !claim(time.Millisecond) {
			t.Error("after the lease it cannot be claimed")
		}
		if claim(time.Minute) {
			t.Error("a lease shorter than a second holds nobody off")
		}
	})
}

func TestAFinishedJobIsNeverDoneAgain(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ctx := t.Context()
		must[bool](t)(b.ClaimJob(ctx, "T1", "remind", "2026-11-24", time.Minute))
		ok(t, b.FinishJob(ctx, "T1", "remind", "2026-11-24"), b.FinishJob(ctx, "T1", "digest", "2026-47"))
		b.clock.forward(time.Hour)
		for _, c := range []struct {
			team, name, period string
			want               bool
		}{
			{"T1", "remind", "2026-11-24", false},
			{"T1", "digest", "2026-47", false}, // finished without a claim
			{"T1", "remind", "2026-11-25", true},
			{"T2", "remind", "2026-11-24", true},
		} {
			if got := must[bool](t)(b.ClaimJob(ctx, c.team, c.name, c.period, time.Minute)); got != c.want {
				t.Errorf("%s %s %s: claimed %v", c.team, c.name, c.period, got)
			}
		}
	})
}
