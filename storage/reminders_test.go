package storage_test

import (
	"sync/atomic"
	"testing"
	"time"

	"tcrbot/storage"
)

func reminder(key, channel string) storage.OutboxItem {
	return storage.OutboxItem{Team: "T1", Channel: channel, Key: key, Kind: storage.KindReminder}
}

func TestOneReminderADayAndPerson(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ctx, today := t.Context(), b.clock.read().Truncate(24*time.Hour)
		queue := func(key, channel string, day time.Time) bool {
			t.Helper()
			return must[int](t)(b.QueueReminders(ctx, storage.Morning{Item: reminder(key, channel), Began: day})) == 1
		}
		if !queue("r1", "UANA", today) || queue("r1", "UANA", today) || queue("r2", "UANA", today) || !queue("r3", "UBEN", today) {
			t.Fatal("one of each person waits, and no second one")
		}
		items, _ := b.claim()
		if len(items) != 2 {
			t.Fatalf("%d were handed out", len(items))
		}
		ok(t, b.SentReminder(ctx, items[0], "D1", "1.1", nil), b.Drop(ctx, items[1].ID))
		if queue("r4", "UANA", today) {
			t.Error("Ana was reminded today")
		}
		if !queue("r5", "UBEN", today) {
			t.Error("Ben's was taken back, so he may get one")
		}
		if recent := must[map[string]bool](t)(b.RecentReminders(ctx, "T1", b.clock.read())); len(recent) != 2 || !recent["UANA"] || !recent["UBEN"] {
			t.Errorf("sent or waiting: %v", recent)
		}
		b.clock.forward(24 * time.Hour)
		if recent := must[map[string]bool](t)(b.RecentReminders(ctx, "T1", b.clock.read().Add(-time.Hour))); recent["UANA"] || !recent["UBEN"] {
			t.Errorf("a day later: %v", recent)
		}
		if !queue("r6", "UANA", today.AddDate(0, 0, 1)) || queue("r7", "UBEN", today.AddDate(0, 0, 1)) {
			t.Error("the next day Ana gets one; Ben's still waits")
		}
	})
}

func TestProcessesThatQueueAtOnceQueueOne(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		var added atomic.Int64
		stores := []*storage.Store{b.Store, b.open(), b.open()}
		atOnce(t, 9, func(i int) error {
			n, err := stores[i%3].QueueReminders(t.Context(), storage.Morning{Item: reminder("r"+string(rune('0'+i)), "UANA"), Began: b.clock.read()})
			added.Add(int64(n))
			return err
		})
		if n := added.Load(); n != 1 {
			t.Errorf("%d were added", n)
		}
	})
}

// A reminder that waits for somebody's morning holds up nothing else that is for them.
func TestAReminderThatWaitsHoldsUpNothing(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ctx := t.Context()
		must[int](t)(b.QueueReminders(ctx, storage.Morning{Item: reminder("r", "C1"), Began: b.clock.read()}))
		items, _ := b.claim()
		ok(t, b.Retry(ctx, items[0].ID, b.clock.read().Add(time.Hour), "not at work"), b.Enqueue(ctx, message("a", "C1")))
		if _, names := b.claim(); names != "a" {
			t.Errorf("%q is handed out", names)
		}
	})
}

func TestWhatAReminderShowedIsRecordedWithIt(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ctx, ticket := t.Context(), b.create(storage.Ticket{Owner: "UANA"})
		b.move(ticket.Number, storage.StatusWorking)
		waiting := func() storage.Waiting {
			t.Helper()
			list := must[[]storage.Waiting](t)(b.Waiting(ctx, storage.WaitingFilter{Team: "T1"}))
			if len(list) != 1 {
				t.Fatalf("%d wait", len(list))
			}
			return list[0]
		}
		for n := 1; n <= 3; n++ {
			w := waiting()
			must[int](t)(b.QueueReminders(ctx, storage.Morning{Item: reminder("r"+string(rune('0'+n)), "UANA"), Began: b.clock.read()}))
			items, _ := b.claim()
			shown := []storage.Shown{{Ticket: w.Number, Since: w.Since, HoldUntil: b.clock.read().Add(time.Hour)}}
			// A second report, by a process whose lease ran out, counts nothing twice.
			ok(t, b.SentReminder(ctx, items[0], "D1", "1.1", shown), b.SentReminder(ctx, items[0], "D1", "1.2", shown))
			if got := waiting().Nag; got.Shown != n || !got.ShownAt.Equal(b.clock.read()) || !got.HoldUntil.Equal(b.clock.read().Add(time.Hour)) {
				t.Fatalf("after %d: %+v", n, got)
			}
			b.clock.forward(2 * time.Hour)
		}
		stuck := storage.WaitingFilter{Team: "T1", Shown: 3}
		if n := len(must[[]storage.Waiting](t)(b.Waiting(ctx, stuck))); n != 1 {
			t.Errorf("%d to escalate", n)
		}
		must[int](t)(b.QueueReminders(ctx, storage.Morning{Item: reminder("m", "UMGR"), Began: b.clock.read()}))
		items, _ := b.claim()
		ok(t, b.SentReminder(ctx, items[0], "D2", "1.3", []storage.Shown{{Ticket: ticket.Number, Since: waiting().Since, Escalated: true}}))
		if n := len(must[[]storage.Waiting](t)(b.Waiting(ctx, stuck))); n != 0 || waiting().Nag.Shown != 3 {
			t.Errorf("%d to escalate, %+v", n, waiting().Nag)
		}
		b.move(ticket.Number, storage.StatusWaitingProvider)
		if got := waiting().Nag; got.Shown != 0 || !got.HoldUntil.IsZero() || !got.EscalatedAt.IsZero() {
			t.Errorf("after a move: %+v", got)
		}
	})
}

func TestWaitingLeavesOutWhatIsQuiet(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ctx, now := t.Context(), b.clock.read()
		change := func(n int64, how func(*storage.Ticket)) {
			t.Helper()
			_, err := b.ChangeTicket(ctx, "T1", n, "UANA", func(t *storage.Ticket) ([]storage.Event, error) { how(t); return nil, nil }, nil)
			ok(t, err)
		}
		for _, owner := range []string{"UANA", "UBEN", "", "UANA", "UANA"} {
			b.create(storage.Ticket{Owner: owner, Provider: "Twilio", Kind: "brand", TextingBlocked: owner == "UBEN"})
		}
		change(4, func(t *storage.Ticket) { t.SnoozedUntil = now.Add(time.Hour) })
		change(5, func(t *storage.Ticket) { t.Status = storage.StatusClosed })
		numbers := func(f storage.WaitingFilter) (out []int64) {
			t.Helper()
			f.Team = "T1"
			for _, w := range must[[]storage.Waiting](t)(b.Waiting(ctx, f)) {
				out = append(out, w.Number)
			}
			return out
		}
		for what, c := range map[string]struct {
			f    storage.WaitingFilter
			want []int64
		}{
			"all open":           {storage.WaitingFilter{}, []int64{1, 2, 3, 4}},
			"of two":             {storage.WaitingFilter{Owners: []string{"UBEN", ""}}, []int64{2, 3}},
			"not snoozed":        {storage.WaitingFilter{Quiet: now}, []int64{1, 2, 3}},
			"later all":          {storage.WaitingFilter{Quiet: now.Add(time.Hour)}, []int64{1, 2, 3, 4}},
			"none for a day":     {storage.WaitingFilter{Before: now.Add(-time.Second), DueBefore: now}, nil},
			"all since now":      {storage.WaitingFilter{Before: now, DueBefore: now}, []int64{1, 2, 3, 4}},
			"nobody to escalate": {storage.WaitingFilter{Shown: 1}, nil},
		} {
			if got := numbers(c.f); len(got) != len(c.want) || len(got) > 0 && got[0] != c.want[0] {
				t.Errorf("%s: %v, want %v", what, got, c.want)
			}
		}
		change(1, func(t *storage.Ticket) { t.DueAt = now.Add(time.Minute) })
		if got := numbers(storage.WaitingFilter{Before: now.Add(-time.Hour), DueBefore: now.Add(time.Hour)}); len(got) != 1 || got[0] != 1 {
			t.Errorf("due soon: %v", got)
		}
		w := must[[]storage.Waiting](t)(b.Waiting(ctx, storage.WaitingFilter{Team: "T1", Owners: []string{"UBEN"}}))[0]
		if w.Provider != storage.ProviderKey("TWILIO") || w.Kind != "brand" || !w.Blocked || w.Replied || !w.Since.Equal(now) || w.Status != storage.StatusNew {
			t.Errorf("%+v", w)
		}
	})
}

func TestStagesAreKeptWhenATicketLeavesThem(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ticket := b.create(storage.Ticket{Provider: "Twilio"})
		for _, to := range []storage.Status{storage.StatusWorking, storage.StatusWaitingProvider, storage.StatusWorking, storage.StatusApproved} {
			b.clock.forward(time.Hour)
			b.move(ticket.Number, to)
		}
		b.move(ticket.Number, storage.StatusApproved) // no move
		working := must[[]storage.Stage](t)(b.Stages(t.Context(), "T1", "twilio", storage.StatusWorking, 10))
		if len(working) != 2 || !working[0].From.After(working[1].From) || working[0].To.Sub(working[0].From) != time.Hour {
			t.Errorf("at work: %+v", working)
		}
		if n := len(must[[]storage.Stage](t)(b.Stages(t.Context(), "T1", "twilio", storage.StatusWorking, 1))); n != 1 {
			t.Errorf("the latest one: %d", n)
		}
		if n := len(must[[]storage.Stage](t)(b.Stages(t.Context(), "T1", "telnyx", storage.StatusWorking, 10))); n != 0 {
			t.Errorf("of another provider: %d", n)
		}
		if got := b.ticket(ticket.Number).FirstReplyAt; !got.Equal(b.clock.read().Add(-2 * time.Hour)) {
			t.Errorf("the first reply was at %v: when it first waited for the provider", got)
		}
	})
}

func TestTakingAndClosingAreNoReply(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ticket := b.create(storage.Ticket{})
		b.move(ticket.Number, storage.StatusWorking)
		if got := b.move(ticket.Number, storage.StatusClosed); !got.FirstReplyAt.IsZero() {
			t.Errorf("answered at %v", got.FirstReplyAt)
		}
		if got := b.move(ticket.Number, storage.StatusWaitingCustomer); got.FirstReplyAt.IsZero() {
			t.Error("waiting for the customer means that they were written to")
		}
	})
}

func TestPromisesAreKeptOnce(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ctx, now := t.Context(), b.clock.read()
		for i, id := range []string{"p1", "p2", "p3", "p1"} {
			ok(t, b.SavePromise(ctx, storage.Promise{Team: "T1", ID: id, Ticket: 7, Person: "UANA", DueAt: now.Add(time.Duration(i) * time.Hour), Body: "call"}))
		}
		b.clock.forward(time.Hour)
		due := must[[]storage.Promise](t)(b.PromisesDue(ctx, "T1", b.clock.read()))
		if len(due) != 2 || due[0].ID != "p1" || due[0].Ticket != 7 || due[0].Body != "call" || !due[0].DueAt.Equal(now) {
			t.Fatalf("due: %+v", due)
		}
		if n := len(must[[]storage.Promise](t)(b.PromisesTo(ctx, "T1", "UANA"))); n != 3 {
			t.Errorf("%d to keep", n)
		}
		var kept atomic.Int64
		stores := []*storage.Store{b.Store, b.open()}
		atOnce(t, 4, func(i int) error {
			one, err := stores[i%2].KeepPromises(ctx, message("promise:p1", "UANA"), "p1", "p2")
			if one {
				kept.Add(1)
			}
			return err
		})
		if n := kept.Load(); n != 1 {
			t.Errorf("kept %d times", n)
		}
		if again := must[bool](t)(b.KeepPromises(ctx, message("promise:p2", "UANA"), "p2", "p3")); again {
			t.Error("p2 was kept already, so this message would tell of it twice")
		}
		if _, names := b.claim(); names != "promise:p1" {
			t.Errorf("queued %q", names)
		}
		if n := len(must[[]storage.Promise](t)(b.PromisesTo(ctx, "T1", "UANA"))); n != 1 {
			t.Errorf("%d left", n)
		}
	})
}

func TestABackupIsRemembered(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ctx, until := t.Context(), b.clock.read().Add(time.Hour)
		for _, backup := range []string{"UBEN", "", "UMIA", ""} {
			ok(t, b.SaveAbsence(ctx, storage.Absence{Team: "T1", Person: "UANA", Until: until, Backup: backup}))
		}
		list := must[[]storage.Absence](t)(b.Absences(ctx, "T1"))
		if len(list) != 1 || list[0].Backup != "UMIA" || !list[0].Until.Equal(until) {
			t.Errorf("%+v", list)
		}
	})
}

func TestAConversationIsFoundAgain(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ctx := t.Context()
		if got := must[string](t)(b.SentTo(ctx, "T1", "UANA")); got != "" {
			t.Errorf("%q before anything was sent", got)
		}
		must[int](t)(b.QueueReminders(ctx, storage.Morning{Item: reminder("r", "UANA"), Began: b.clock.read()}))
		items, _ := b.claim()
		ok(t, b.SentReminder(ctx, items[0], "D0ANA", "1.1", nil))
		if got := must[string](t)(b.SentTo(ctx, "T1", "UANA")); got != "D0ANA" {
			t.Errorf("%q", got)
		}
	})
}

// What is handed out again without an error was never reported: nobody knows whether Slack took it.
func TestAClaimForgetsTheLastError(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ctx := t.Context()
		ok(t, b.Enqueue(ctx, message("a", "C1")))
		items, _ := b.claim()
		ok(t, b.Retry(ctx, items[0].ID, b.clock.read(), "rate limited"))
		b.claim() // and the process dies
		b.clock.forward(time.Hour)
		if items, _ := b.claim(); items[0].LastError != "" || items[0].Attempts != 3 {
			t.Errorf("%+v", items[0])
		}
	})
}
