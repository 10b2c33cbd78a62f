package storage_test

import (
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"tcrbot/storage"
)

func TestNumbersStartAtOneInEachWorkspace(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		for i, want := range []int64{1, 2, 3} {
			if got := b.create(storage.Ticket{}).Number; got != want {
				t.Errorf("ticket %d has the number %d, want %d", i, got, want)
			}
		}
		if got := b.create(storage.Ticket{Team: "T2"}).Number; got != 1 {
			t.Errorf("the other workspace begins with %d, want 1", got)
		}
	})
}

func TestTicketsCreatedAtOnceGetNumbersWithoutGaps(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		processes := []*storage.Store{b.Store, b.open()}
		var mu sync.Mutex
		var numbers []int64
		atOnce(t, 24, func(i int) error {
			created, _, err := processes[i%2].CreateTicket(t.Context(), storage.Ticket{Team: "T1", Customer: "Zebra"}, "", nil)
			mu.Lock()
			defer mu.Unlock()
			numbers = append(numbers, created.Number)
			return err
		})
		slices.Sort(numbers)
		for i, n := range numbers {
			if n != int64(i+1) {
				t.Fatalf("the numbers are %v", numbers)
			}
		}
	})
}

func TestATicketComesBackAsItWasCreated(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		created := b.create(storage.Ticket{
			Customer: "Zebra Roofing", Brand: "Zebra LLC", CampaignID: "CABC123", Provider: "Twilio", Kind: "campaign",
			Rejection: "Declined: 30909", Cause: "optin-unclear", CauseConfirmed: true, Owner: "UANA", Outcome: "",
			HelpdeskRef: "HD-7", SourceLink: "https://example.com/p1", TextingBlocked: true, LookupID: "L1", OpenedBy: "UBEN",
			CreatedAt: time.Date(2026, 11, 1, 10, 0, 0, 999, time.FixedZone("", 3600)),
		})
		if created.Status != storage.StatusNew || created.CreatedAt != time.Date(2026, 11, 1, 9, 0, 0, 0, time.UTC) {
			t.Errorf("filled in: status %q, created %v", created.Status, created.CreatedAt)
		}
		if got := b.ticket(1); got != created {
			t.Errorf("read again it is\n%+v, created was\n%+v", got, created)
		}
	})
}

func TestAnUnknownTicketIsNotFound(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		b.create(storage.Ticket{Team: "T2"})
		_, err := b.Ticket(t.Context(), "T1", 1)
		_, err2 := b.ChangeTicket(t.Context(), "T1", 1, "UANA", func(*storage.Ticket) ([]storage.Event, error) { return nil, nil }, nil)
		err3 := b.SetCard(t.Context(), "T1", 1, "C1", "1.2")
		for _, err := range []error{err, err2, err3} {
			if !errors.Is(err, storage.ErrNotFound) {
				t.Errorf("got %v, want ErrNotFound", err)
			}
		}
		if events := must[[]storage.Event](t)(b.Events(t.Context(), "T1", 1)); len(events) != 0 {
			t.Errorf("it has the other workspace's history: %+v", events)
		}
	})
}

func TestAFormSentTwiceOpensOneTicket(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		first, created, err := b.CreateTicket(t.Context(), storage.Ticket{Team: "T1", Customer: "Zebra"}, "V1", onePost)
		if err != nil || !created {
			t.Fatalf("the first time: created %v, %v", created, err)
		}
		again, created, err := b.CreateTicket(t.Context(), storage.Ticket{Team: "T1", Customer: "Other"}, "V1", onePost)
		if err != nil || created || again.Number != first.Number || again.Customer != "Zebra" {
			t.Errorf("the second time: created %v, #%d for %q, %v", created, again.Number, again.Customer, err)
		}
		if waiting, _, err := b.OutboxDepth(t.Context()); err != nil || waiting != 1 {
			t.Errorf("%d messages wait, %v; want the first one's alone", waiting, err)
		}
		other, created, err := b.CreateTicket(t.Context(), storage.Ticket{Team: "T2", Customer: "Zebra"}, "V1", nil)
		if err != nil || !created || other.Team != "T2" {
			t.Errorf("the same key in another workspace: created %v, %+v, %v", created, other, err)
		}
	})
}

func TestAFormSentTwiceAtOnceOpensOneTicket(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ok(t, b.SaveTeam(t.Context(), "T1", "Zebra's support")) // known already, as it is from the first start on
		processes := []*storage.Store{b.Store, b.open()}
		var mu sync.Mutex
		opened := map[int64]int{}
		fresh := 0
		atOnce(t, 8, func(i int) error {
			got, created, err := processes[i%2].CreateTicket(t.Context(), storage.Ticket{Team: "T1", Customer: "Zebra"}, "V1", onePost)
			mu.Lock()
			defer mu.Unlock()
			opened[got.Number]++
			if created {
				fresh++
			}
			return err
		})
		if fresh != 1 || opened[1] != 8 {
			t.Errorf("created %d times, the answers were %v", fresh, opened)
		}
	})
}

func TestAPanicInACallersFunctionLeavesNothingAndLocksNobodyOut(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		func() {
			defer func() { _ = recover() }()
			_, _, _ = b.CreateTicket(t.Context(), storage.Ticket{Team: "T1", Customer: "Lost"}, "V1", func(storage.Ticket) []storage.OutboxItem {
				panic("a bug in the caller")
			})
		}()
		got, created, err := b.open().CreateTicket(t.Context(), storage.Ticket{Team: "T1", Customer: "Zebra"}, "V1", nil)
		if err != nil || !created || got.Number != 1 {
			t.Errorf("the same form afterwards: #%d, created %v, %v", got.Number, created, err)
		}
	})
}

func TestACardsPlaceIsKeptWithoutChangingTheTicket(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		created := b.create(storage.Ticket{})
		b.clock.forward(time.Hour)
		ok(t, b.SetCard(t.Context(), "T1", 1, "C1", "1764.5"))
		got := b.ticket(1)
		if got.CardChannel != "C1" || got.CardTS != "1764.5" || !got.UpdatedAt.Equal(created.UpdatedAt) {
			t.Errorf("the card stands at %s %s, updated %v", got.CardChannel, got.CardTS, got.UpdatedAt)
		}
	})
}

func onePost(t storage.Ticket) []storage.OutboxItem {
	return []storage.OutboxItem{{Kind: "message", Channel: "C1", Payload: fmt.Appendf(nil, `{"n":%d}`, t.Number)}}
}
