package storage_test

import (
	"maps"
	"slices"
	"testing"
	"time"

	"tcrbot/storage"
)

func TestASettingKeepsItsLastValueInItsWorkspace(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ctx := t.Context()
		ok(t, b.SetSetting(ctx, "T1", "zone", "Europe/Berlin"), b.SetSetting(ctx, "T1", "zone", "America/Chicago"))
		for where, want := range map[[2]string]string{{"T1", "zone"}: "America/Chicago", {"T1", "other"}: "", {"T2", "zone"}: ""} {
			if got := must[string](t)(b.Setting(ctx, where[0], where[1])); got != want {
				t.Errorf("%v is %q, want %q", where, got, want)
			}
		}
		ok(t, b.SetSetting(ctx, "T1", "hours", ""), b.SetSetting(ctx, "T2", "zone", "Asia/Tokyo"))
		all := must[map[string]string](t)(b.Settings(ctx, "T1"))
		if want := map[string]string{"zone": "America/Chicago", "hours": ""}; !maps.Equal(all, want) {
			t.Errorf("all of T1 is %v, want %v", all, want)
		}
	})
}

func TestWorkspacesAreKnownFromTheirFirstRowOn(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ok(t, b.SaveTeam(t.Context(), "T2", "Second"), b.SaveTeam(t.Context(), "T2", "Renamed"))
		b.create(storage.Ticket{})
		b.create(storage.Ticket{})
		ok(t, b.SaveTeam(t.Context(), "T1", "First"))
		if got := must[[]string](t)(b.Teams(t.Context())); !slices.Equal(got, []string{"T1", "T2"}) {
			t.Errorf("known are %v", got)
		}
		if next := b.create(storage.Ticket{}); next.Number != 3 {
			t.Errorf("naming a workspace changed its numbers: the next is %d", next.Number)
		}
	})
}

func TestTheLastBeatIsOfAnyProcess(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ctx := t.Context()
		if got := must[time.Time](t)(b.LastBeat(ctx)); !got.IsZero() {
			t.Errorf("before the first it is %v", got)
		}
		ok(t, b.Beat(ctx, "one"))
		b.clock.forward(time.Minute)
		ok(t, b.Beat(ctx, "two"), b.Beat(ctx, "two"))
		if got := must[time.Time](t)(b.LastBeat(ctx)); !got.Equal(b.clock.read()) {
			t.Errorf("it is %v, want %v", got, b.clock.read())
		}
	})
}
