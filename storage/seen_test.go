package storage_test

import (
	"sync/atomic"
	"testing"

	"tcrbot/storage"
)

func TestAnEventIsAnsweredOnce(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ctx := t.Context()
		if fresh, err := b.AcceptEvent(ctx, "T1", "E1", message("e1", "C1"), message("", "C1")); err != nil || !fresh {
			t.Errorf("the first time: %v, %v", fresh, err)
		}
		if fresh, err := b.AcceptEvent(ctx, "T1", "E1", message("other", "C1")); err != nil || fresh {
			t.Errorf("the second time: %v, %v", fresh, err)
		}
		if fresh, err := b.AcceptEvent(ctx, "T2", "E1"); err != nil || !fresh {
			t.Errorf("in another workspace: %v, %v", fresh, err)
		}
		if waiting, _, err := b.OutboxDepth(ctx); err != nil || waiting != 2 {
			t.Errorf("%d messages wait, %v; want the first two", waiting, err)
		}
	})
}

func TestAnEventThatComesToTwoProcessesIsAnsweredOnce(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		processes := []*storage.Store{b.Store, b.open()}
		var fresh atomic.Int32
		atOnce(t, 8, func(i int) error {
			first, err := processes[i%2].AcceptEvent(t.Context(), "T1", "E1", message("", "C1"))
			if first {
				fresh.Add(1)
			}
			return err
		})
		if waiting, _, err := b.OutboxDepth(t.Context()); err != nil || waiting != 1 || fresh.Load() != 1 {
			t.Errorf("fresh %d times, %d answers, %v", fresh.Load(), waiting, err)
		}
	})
}

func TestAnEventWhoseAnswerCannotBeQueuedComesAgain(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		nowhere := storage.OutboxItem{Kind: "message", Channel: "C1"}
		if fresh, err := b.AcceptEvent(t.Context(), "", "E1", nowhere); err == nil || fresh {
			t.Errorf("an answer without a workspace: %v, %v", fresh, err)
		}
		if fresh, err := b.AcceptEvent(t.Context(), "", "E1"); err != nil || !fresh {
			t.Errorf("then: %v, %v", fresh, err)
		}
		if err := b.Enqueue(t.Context(), message("a", "C1"), nowhere); err == nil {
			t.Error("a message without a workspace was queued")
		}
		if waiting, _, err := b.OutboxDepth(t.Context()); err != nil || waiting != 0 {
			t.Errorf("%d messages wait, %v", waiting, err)
		}
	})
}
