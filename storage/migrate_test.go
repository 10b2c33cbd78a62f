package storage_test

import (
	"sync/atomic"
	"testing"

	"tcrbot/storage"
)

// unmigrated opens n stores on a new and empty database, as many processes would that start at once.
func unmigrated(t *testing.T, address string, n int) []*storage.Store {
	t.Helper()
	stores := make([]*storage.Store, n)
	atOnce(t, n, func(i int) (err error) {
		stores[i], err = storage.Open(t.Context(), address, storage.Options{})
		return err
	})
	for _, s := range stores {
		if s == nil {
			t.FailNow()
		}
		t.Cleanup(func() { ok(t, s.Close()) })
	}
	return stores
}

func TestMigrateBringsAnEmptyDatabaseUpToDateAndDoesNoMore(t *testing.T) {
	onBothEmpty(t, func(t *testing.T, address string) {
		s := unmigrated(t, address, 1)[0]
		missing := must[int](t)(s.Pending(t.Context()))
		if applied := must[int](t)(s.Migrate(t.Context())); missing == 0 || applied != missing {
			t.Errorf("%d of %d missing migrations were applied", applied, missing)
		}
		if left, again := must[int](t)(s.Pending(t.Context())), must[int](t)(s.Migrate(t.Context())); left != 0 || again != 0 {
			t.Errorf("%d are left, %d were applied again", left, again)
		}
	})
}

func TestProcessesThatMigrateAtOnceApplyEachMigrationOnce(t *testing.T) {
	onBothEmpty(t, func(t *testing.T, address string) {
		stores := unmigrated(t, address, 6)
		missing := must[int](t)(stores[0].Pending(t.Context()))
		var applied atomic.Int32
		atOnce(t, len(stores), func(i int) error {
			n, err := stores[i].Migrate(t.Context())
			applied.Add(int32(n))
			if err == nil {
				_, _, err = stores[i].CreateTicket(t.Context(), storage.Ticket{Team: "T1"}, "", nil)
			}
			return err
		})
		if int(applied.Load()) != missing {
			t.Errorf("%d migrations were applied, %d were missing", applied.Load(), missing)
		}
	})
}

func TestADatabaseThatDoesNotAnswerIsNoDatabaseWithoutTables(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		gone, cancel := contextThatEnded(t)
		defer cancel()
		if n, err := b.Pending(gone); err == nil {
			t.Errorf("it says that %d are missing", n)
		}
		if _, err := b.Migrate(gone); err == nil {
			t.Error("it says that it migrated")
		}
	})
}
