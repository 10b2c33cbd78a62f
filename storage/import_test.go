package storage_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tcrbot/storage"
)

func record(b *base) storage.Record {
	opened := b.clock.read().AddDate(-1, 0, 0)
	day := 24 * time.Hour
	return storage.Record{
		Ticket: storage.Ticket{
			Customer: "Zebra Roofing", Provider: "Twilio", Kind: "campaign", Status: storage.StatusApproved, Outcome: "approved",
			CreatedAt: opened, EndedAt: opened.Add(20 * day), StatusSince: opened.Add(20 * day),
		},
		Rounds: []storage.Round{
			{Kind: storage.RoundSubmission, SentAt: opened, Verdict: storage.Rejected, VerdictAt: opened.Add(5 * day), Causes: []string{"help-message-missing"}, FeeCents: 1500},
			{Kind: storage.RoundSubmission, SentAt: opened.Add(6 * day), Verdict: storage.Approved, VerdictAt: opened.Add(20 * day), FeeCents: 450, Fixes: []storage.Fix{{Cause: "help-message-missing"}}},
		},
	}
}

func (b *base) records(f storage.TicketFilter) (out []storage.Record) {
	b.t.Helper()
	f.Team = "T1"
	if err := b.EachRecord(b.t.Context(), f, 0, true, func(r storage.Record) error { out = append(out, r); return nil }); err != nil {
		b.t.Fatal(err)
	}
	return out
}

func TestAnImportedTicketStandsAsItWas(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		in := record(b)
		got := must[[]storage.ImportResult](t)(b.Import(t.Context(), "T1", "U1", []storage.Imported{{Record: in, Key: "row 1"}}))
		if len(got) != 1 || got[0] != (storage.ImportResult{Number: 1, Fresh: true}) {
			t.Fatalf("got %v", got)
		}
		all := b.records(storage.TicketFilter{})
		if len(all) != 1 {
			t.Fatalf("%d tickets", len(all))
		}
		one := all[0]
		if !one.Ticket.CreatedAt.Equal(in.Ticket.CreatedAt) || !one.Ticket.EndedAt.Equal(in.Ticket.EndedAt) || one.Ticket.SpentCents != 1950 || one.Ticket.Rounds != 2 {
			t.Errorf("the ticket is %+v", one.Ticket)
		}
		in.Rounds[0].Number, in.Rounds[1].Number = 1, 2
		if diff := cmp.Diff(in.Rounds, one.Rounds); diff != "" {
			t.Error(diff)
		}
		if len(one.Events) != 2 || one.Events[0].Kind != storage.EventOpened || one.Events[1].To != "approved" || !one.Events[1].At.Equal(in.Ticket.EndedAt) {
			t.Errorf("the history is %+v", one.Events)
		}
		if waiting, _, err := b.OutboxDepth(t.Context()); waiting != 0 || err != nil {
			t.Errorf("%d messages wait: an import tells nobody", waiting)
		}
		if next := b.create(storage.Ticket{}); next.Number != 2 {
			t.Errorf("the next ticket is #%d", next.Number)
		}
	})
}

func TestAnImportedTicketTeachesHowLongProvidersTake(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		in := record(b)
		in.Rounds = append(in.Rounds, storage.Round{Kind: storage.RoundNudge}) // nobody knows when
		must[[]storage.ImportResult](t)(b.Import(t.Context(), "T1", "U1", []storage.Imported{{Record: in}}))
		day := func(n int) time.Time { return in.Ticket.CreatedAt.Add(time.Duration(n) * 24 * time.Hour).UTC() }
		for status, want := range map[storage.Status][]storage.Stage{
			storage.StatusWaitingProvider: {{From: day(6), To: day(20)}, {From: day(0), To: day(5)}},
			storage.StatusWorking:         {{From: day(5), To: day(6)}},
		} {
			got := must[[]storage.Stage](t)(b.Stages(t.Context(), "T1", storage.ProviderKey("Twilio"), status, 10))
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s: %s", status, diff)
			}
		}
	})
}

func TestTheSameRecordIsImportedOnce(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		for i := range 2 {
			got := must[[]storage.ImportResult](t)(b.Import(t.Context(), "T1", "U1", []storage.Imported{{Record: record(b), Key: "row 1"}}))
			if got[0].Number != 1 || got[0].Fresh != (i == 0) {
				t.Errorf("time %d: %v", i, got)
			}
		}
		if all := b.records(storage.TicketFilter{}); len(all) != 1 {
			t.Errorf("%d tickets", len(all))
		}
	})
}

func TestEveryTicketIsGivenOnceWhateverTheFilter(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		var list []storage.Imported
		for i := range 1203 {
			r := record(b)
			if i%3 == 0 {
				r.Ticket.Status, r.Ticket.EndedAt, r.Rounds = storage.StatusWorking, time.Time{}, nil
			}
			list = append(list, storage.Imported{Record: r})
		}
		must[[]storage.ImportResult](t)(b.Import(t.Context(), "T1", "U1", list))
		for want, f := range map[int]storage.TicketFilter{1203: {}, 401: {OpenOnly: true}, 802: {Status: storage.StatusApproved, Provider: "twilio"}, 0: {Customer: "quagga"}} {
			all := b.records(f)
			if len(all) != want {
				t.Errorf("%+v: %d tickets, want %d", f, len(all), want)
			}
			for i := 1; i < len(all); i++ {
				if all[i].Ticket.Number <= all[i-1].Ticket.Number {
					t.Fatalf("#%d after #%d", all[i].Ticket.Number, all[i-1].Ticket.Number)
				}
			}
		}
		stop := errors.New("enough")
		if err := b.EachRecord(t.Context(), storage.TicketFilter{Team: "T1"}, 1200, false, func(r storage.Record) error {
			if r.Ticket.Number != 1201 || r.Events != nil {
				t.Errorf("got %+v", r)
			}
			return stop
		}); !errors.Is(err, stop) {
			t.Errorf("got %v", err)
		}
	})
}
