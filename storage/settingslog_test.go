package storage_test

import (
	"slices"
	"testing"
	"time"

	"tcrbot/storage"
)

func TestAChangedSettingTellsWhoChangedItAndWhen(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ctx := t.Context()
		change := func(actor string, edits ...storage.SettingEdit) []storage.SettingChange {
			return must[[]storage.SettingChange](t)(b.ChangeSettings(ctx, "T1", actor, edits...))
		}
		if made := change("U1", storage.SettingEdit{Name: "zone", Value: "Europe/Berlin"}, storage.SettingEdit{Name: "hours", Reset: true}); len(made) != 1 || made[0].Name != "zone" {
			t.Errorf("made %v, want the zone only: there were no hours to reset", made)
		}
		if made := change("U2", storage.SettingEdit{Name: "zone", Value: "Europe/Berlin"}); made != nil {
			t.Errorf("the same value again made %v", made)
		}
		b.clock.forward(time.Hour)
		change("U2", storage.SettingEdit{Name: "zone", Reset: true})
		last := must[map[string]storage.SettingChange](t)(b.LastChanges(ctx, "T1"))
		want := storage.SettingChange{Name: "zone", At: b.clock.read(), Actor: "U2", Was: "Europe/Berlin"}
		if len(last) != 1 || last["zone"] != want {
			t.Errorf("last changes are %v, want %v", last, want)
		}
		if all := must[map[string]string](t)(b.Settings(ctx, "T1")); len(all) != 0 {
			t.Errorf("after the reset %v are kept", all)
		}
		if other := must[map[string]storage.SettingChange](t)(b.LastChanges(ctx, "T2")); len(other) != 0 {
			t.Errorf("another workspace sees %v", other)
		}
	})
}

func TestTheAuditTellsWhoDidWhatNewestFirst(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ctx := t.Context()
		must[[]storage.SettingChange](t)(b.ChangeSettings(ctx, "T1", "U1", storage.SettingEdit{Name: "zone", Value: "Europe/Berlin"}))
		b.clock.forward(time.Minute)
		b.create(storage.Ticket{OpenedBy: "U2"})
		b.clock.forward(time.Minute)
		ok(t, b.WriteAudit(ctx, "T1", storage.AuditLine{Actor: "U2", Act: "tell-thread", Target: "#1"}))
		acts := func(f storage.AuditFilter) (out []string) {
			f.Team = "T1"
			for _, l := range must[[]storage.AuditLine](t)(b.Audit(ctx, f)) {
				out = append(out, l.Actor+" "+l.Act+" "+l.Target)
			}
			return out
		}
		for _, c := range []struct {
			name   string
			filter storage.AuditFilter
			want   []string
		}{
			{"all", storage.AuditFilter{}, []string{"U2 tell-thread #1", "U2 opened #1", "U1 setting zone"}},
			{"a person", storage.AuditFilter{Actor: "U1"}, []string{"U1 setting zone"}},
			{"a ticket", storage.AuditFilter{Ticket: 1}, []string{"U2 tell-thread #1", "U2 opened #1"}},
			{"the newest", storage.AuditFilter{Limit: 1}, []string{"U2 tell-thread #1"}},
		} {
			if got := acts(c.filter); !slices.Equal(got, c.want) {
				t.Errorf("%s: %q, want %q", c.name, got, c.want)
			}
		}
	})
}
