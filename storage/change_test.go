package storage_test

import (
	"errors"
	"testing"
	"time"

	"tcrbot/storage"
)

func TestAChangeWritesTicketHistoryAndMessagesTogether(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		b.create(storage.Ticket{OpenedBy: "UBEN"})
		b.clock.forward(time.Hour)
		now := b.clock.read()
		changed, err := b.ChangeTicket(t.Context(), "T1", 1, "UANA", func(t *storage.Ticket) ([]storage.Event, error) {
			t.Owner = "UANA"
			return []storage.Event{{Kind: storage.EventAssigned, To: "UANA", Text: "mine"}}, nil
		}, func(t storage.Ticket, events []storage.Event) []storage.OutboxItem {
			return []storage.OutboxItem{{Kind: "thread", Ticket: t.Number, Payload: []byte(events[0].Actor)}}
		})
		if err != nil || changed.Owner != "UANA" || changed != b.ticket(1) || !changed.UpdatedAt.Equal(now) {
			t.Errorf("changed to %+v, %v", changed, err)
		}
		events := must[[]storage.Event](t)(b.Events(t.Context(), "T1", 1))
		want := storage.Event{ID: 2, Team: "T1", Ticket: 1, At: now, Actor: "UANA", Kind: storage.EventAssigned, To: "UANA", Text: "mine"}
		if len(events) != 2 || events[0].Kind != storage.EventOpened || events[0].Actor != "UBEN" || events[1] != want {
			t.Errorf("the history is %+v", events)
		}
		items := must[[]storage.OutboxItem](t)(b.ClaimOutbox(t.Context(), 10, time.Minute))
		if len(items) != 1 || items[0].Team != "T1" || string(items[0].Payload) != "UANA" {
			t.Errorf("the outbox holds %+v", items)
		}
	})
}

func TestAnErrorInAChangeComesBackAsItIsAndWritesNothing(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		before := b.create(storage.Ticket{})
		mine := errors.New("it is closed already")
		_, err := b.ChangeTicket(t.Context(), "T1", 1, "UANA", func(t *storage.Ticket) ([]storage.Event, error) {
			t.Owner = "UANA"
			return []storage.Event{{Kind: storage.EventNote, Text: "lost"}}, mine
		}, func(storage.Ticket, []storage.Event) []storage.OutboxItem {
			return []storage.OutboxItem{{Kind: "message", Channel: "C1"}}
		})
		if err != mine { //nolint:errorlint // the very same error is promised
			t.Errorf("got %v, want the caller's error untouched", err)
		}
		events := must[[]storage.Event](t)(b.Events(t.Context(), "T1", 1))
		waiting, _, err := b.OutboxDepth(t.Context())
		if got := b.ticket(1); got != before || len(events) != 1 || waiting != 0 || err != nil {
			t.Errorf("left behind: %+v, %d events, %d messages, %v", got, len(events), waiting, err)
		}
	})
}

func TestAMessageThatCannotBeWrittenTakesTheChangeBack(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		before := b.create(storage.Ticket{})
		func() {
			defer func() { _ = recover() }()
			_, _ = b.ChangeTicket(t.Context(), "T1", 1, "UANA", func(t *storage.Ticket) ([]storage.Event, error) {
				t.Owner = "UANA"
				return nil, nil
			}, func(storage.Ticket, []storage.Event) []storage.OutboxItem { panic("a bug in drawing the message") })
		}()
		if got := b.ticket(1); got != before {
			t.Errorf("the ticket became %+v", got)
		}
		b.move(1, storage.StatusWorking) // and it is not locked
	})
}

func TestChangesOfOneTicketFollowEachOther(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		b.create(storage.Ticket{Outcome: ""})
		processes := []*storage.Store{b.Store, b.open()}
		atOnce(t, 20, func(i int) error {
			_, err := processes[i%2].ChangeTicket(t.Context(), "T1", 1, "UANA", func(t *storage.Ticket) ([]storage.Event, error) {
				t.Outcome += "x"
				return []storage.Event{{Kind: storage.EventNote, Text: t.Outcome}}, nil
			}, func(t storage.Ticket, _ []storage.Event) []storage.OutboxItem {
				return []storage.OutboxItem{{Kind: "card", Ticket: t.Number}, {Kind: "thread", Ticket: t.Number}}
			})
			return err
		})
		if got := b.ticket(1).Outcome; len(got) != 20 {
			t.Errorf("%d of 20 changes are there", len(got))
		}
		for i, e := range must[[]storage.Event](t)(b.Events(t.Context(), "T1", 1)) {
			if e.ID != int64(i+1) || len(e.Text) != i {
				t.Fatalf("event %d is %+v", i, e)
			}
		}
	})
}

func TestAChangeOfNothingIsNoChange(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		before := b.create(storage.Ticket{})
		b.clock.forward(time.Hour)
		_, err := b.ChangeTicket(t.Context(), "T1", 1, "UANA", func(*storage.Ticket) ([]storage.Event, error) { return nil, nil },
			func(storage.Ticket, []storage.Event) []storage.OutboxItem {
				t.Error("asked for messages")
				return nil
			})
		if got := b.ticket(1); err != nil || got != before {
			t.Errorf("it became %+v, %v", got, err)
		}
	})
}

func TestANoteLeavesTheTimeOfTheStatusAlone(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		before := b.create(storage.Ticket{})
		b.clock.forward(time.Hour)
		after := must[storage.Ticket](t)(b.ChangeTicket(t.Context(), "T1", 1, "UANA", func(t *storage.Ticket) ([]storage.Event, error) {
			t.StatusSince = time.Time{} // not the caller's to set
			return []storage.Event{{Kind: storage.EventNote, Text: "called them"}}, nil
		}, nil))
		if !after.StatusSince.Equal(before.StatusSince) || !after.UpdatedAt.Equal(b.clock.read()) {
			t.Errorf("status since %v, updated %v", after.StatusSince, after.UpdatedAt)
		}
	})
}

func TestAMoveThatNobodyToldStandsInTheHistory(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		b.create(storage.Ticket{})
		_, err := b.ChangeTicket(t.Context(), "T1", 1, "UANA", func(t *storage.Ticket) ([]storage.Event, error) {
			t.Status = storage.StatusApproved
			return nil, nil
		}, nil)
		events := must[[]storage.Event](t)(b.Events(t.Context(), "T1", 1))
		if err != nil || len(events) != 2 || events[1].From != "new" || events[1].To != "approved" || events[1].Actor != "UANA" {
			t.Errorf("the history is %+v, %v", events, err)
		}
	})
}

func TestATicketEndsOnceAndBeginsAnewWhenReopened(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		b.create(storage.Ticket{})
		b.clock.forward(time.Hour)
		approved := b.move(1, storage.StatusApproved)
		if !approved.EndedAt.Equal(b.clock.read()) {
			t.Fatalf("approved, it ended %v", approved.EndedAt)
		}
		b.clock.forward(time.Hour)
		if closed := b.move(1, storage.StatusClosed); !closed.EndedAt.Equal(approved.EndedAt) {
			t.Errorf("closing an approved ticket moved its end to %v", closed.EndedAt)
		}
		if open := b.move(1, storage.StatusWorking); !open.EndedAt.IsZero() {
			t.Errorf("reopened, it ended %v", open.EndedAt)
		}
		b.clock.forward(time.Hour)
		b.move(1, storage.StatusClosed)
		if got := b.ticket(1); !got.EndedAt.Equal(b.clock.read()) {
			t.Errorf("closed again, it ended %v, want %v", got.EndedAt, b.clock.read())
		}
	})
}

func TestAChangeCannotReachAnotherTicket(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		b.create(storage.Ticket{})
		b.create(storage.Ticket{Customer: "Second"})
		other := b.create(storage.Ticket{Team: "T2", Customer: "Theirs"})
		got := must[storage.Ticket](t)(b.ChangeTicket(t.Context(), "T1", 1, "UANA", func(t *storage.Ticket) ([]storage.Event, error) {
			t.Team, t.Number, t.Customer, t.CreatedAt = "T2", 1, "Overwritten", time.Time{}
			return nil, nil
		}, nil))
		if got.Team != "T1" || got.Number != 1 || got.CreatedAt.IsZero() || b.ticket(1).Customer != "Overwritten" {
			t.Errorf("the ticket became %+v", got)
		}
		if theirs := must[storage.Ticket](t)(b.Ticket(t.Context(), "T2", 1)); theirs != other {
			t.Errorf("the other workspace's ticket became %+v", theirs)
		}
	})
}
