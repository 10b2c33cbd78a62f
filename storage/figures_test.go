package storage_test

import (
	"reflect"
	"testing"
	"time"

	"tcrbot/storage"
)

const week = 7 * 24 * time.Hour

// figures reads what the tests below look at.
type figures struct {
	opened, approved, closed []int64
	openAtStart, openAtEnd   int
}

func (b *base) figures(scope storage.Scope, span storage.Span) figures {
	b.t.Helper()
	ctx := b.t.Context()
	var f figures
	for _, o := range must[[]storage.OpenedTicket](b.t)(b.OpenedIn(ctx, scope, span)) {
		f.opened = append(f.opened, o.Number)
	}
	for _, a := range must[[]storage.Approval](b.t)(b.ApprovedIn(ctx, scope, span)) {
		f.approved = append(f.approved, a.Number)
	}
	for _, c := range must[[]storage.FigureTicket](b.t)(b.ClosedIn(ctx, scope, span)) {
		f.closed = append(f.closed, c.Number)
	}
	weeks := must[[]storage.Week](b.t)(b.Series(ctx, scope, []time.Time{span.From.Add(-week), span.From, span.To}))
	f.openAtStart, f.openAtEnd = weeks[0].Open, weeks[1].Open
	if weeks[1].Opened != len(f.opened) || weeks[1].Approved != len(f.approved) {
		b.t.Errorf("the series counts %+v, the lists %+v", weeks[1], f)
	}
	return f
}

func (b *base) wants(scope storage.Scope, span storage.Span, want figures) {
	b.t.Helper()
	if got := b.figures(scope, span); !reflect.DeepEqual(got, want) {
		b.t.Errorf("counted %+v,\nwant    %+v", got, want)
	}
}

func TestTheFiguresOfAWeek(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		b.create(storage.Ticket{Cause: "before"}) // 1 to 3 are older than the week
		b.create(storage.Ticket{})
		b.create(storage.Ticket{})
		b.clock.forward(time.Hour)
		b.move(3, storage.StatusClosed)
		from := b.clock.read().Add(time.Hour)
		b.clock.forward(time.Hour)
		for _, cause := range []string{"a", "b", "b", ""} { // 4 to 7
			b.create(storage.Ticket{Cause: cause, Provider: "Twilio", Owner: "UANA"})
		}
		b.create(storage.Ticket{Team: "T2", Cause: "a"})
		b.clock.forward(24 * time.Hour)
		b.move(1, storage.StatusApproved)
		b.move(4, storage.StatusApproved)
		b.move(5, storage.StatusClosed)
		b.clock.forward(week)
		span := storage.Span{From: from, To: from.Add(week)}
		b.create(storage.Ticket{Cause: "after"})
		b.move(6, storage.StatusApproved)

		b.wants(storage.Scope{Team: "T1"}, span, figures{[]int64{4, 5, 6, 7}, []int64{1, 4}, []int64{5}, 2, 3})
		twilio := figures{[]int64{4, 5, 6, 7}, []int64{4}, []int64{5}, 0, 2}
		b.wants(storage.Scope{Team: "T1", Provider: "twilio"}, span, twilio)
		b.wants(storage.Scope{Team: "T1", Owners: []string{"UBEN", "UANA"}}, span, twilio)
		b.wants(storage.Scope{Team: "T1", Cause: "b"}, span, figures{[]int64{5, 6}, nil, []int64{5}, 0, 1})
		b.wants(storage.Scope{Team: "T3"}, span, figures{})
		causes := must[[]storage.CauseCount](t)(b.CausesOf(t.Context(), storage.Scope{Team: "T1"}, span))
		if want := []storage.CauseCount{{Cause: "b", Count: 2}, {Cause: "a", Count: 1}}; !reflect.DeepEqual(causes, want) {
			t.Errorf("causes %+v", causes)
		}
	})
}

func TestWhatHappensLaterDoesNotChangeAnEarlierWeek(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		start := b.clock.read()
		for range 3 {
			b.create(storage.Ticket{})
		}
		b.clock.forward(time.Hour)
		b.move(1, storage.StatusApproved)
		b.move(2, storage.StatusClosed)
		b.clock.forward(week)
		all, first := storage.Scope{Team: "T1"}, storage.Span{From: start, To: start.Add(week)}
		want := figures{[]int64{1, 2, 3}, []int64{1}, []int64{2}, 0, 1}
		b.wants(all, first, want)
		b.move(1, storage.StatusClosed)  // approved long ago, now done with
		b.move(2, storage.StatusWorking) // reopened
		b.move(2, storage.StatusWaitingCustomer)
		b.wants(all, first, want)
		b.clock.forward(week)
		b.wants(all, first, want)
		b.wants(all, storage.Span{From: start.Add(week), To: start.Add(2 * week)}, figures{nil, nil, nil, 1, 2})
		b.move(2, storage.StatusClosed)
		b.wants(all, first, want)
	})
}

func TestATicketApprovedTwiceInAWeekCountsOnce(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		start := b.clock.read()
		b.create(storage.Ticket{})
		for _, to := range []storage.Status{storage.StatusApproved, storage.StatusWorking, storage.StatusApproved} {
			b.clock.forward(time.Hour)
			b.move(1, to)
		}
		b.wants(storage.Scope{Team: "T1"}, storage.Span{From: start, To: start.Add(week)}, figures{[]int64{1}, []int64{1}, nil, 0, 0})
	})
}

func TestTheWayToApprovalIsSharedAmongThoseWaitedFor(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		start := b.clock.read()
		b.create(storage.Ticket{})
		for _, step := range []struct {
			after time.Duration
			to    storage.Status
		}{
			{1 * time.Hour, storage.StatusWorking},
			{2 * time.Hour, storage.StatusWaitingCustomer},
			{3 * time.Hour, storage.StatusWorking},
			{4 * time.Hour, storage.StatusWaitingProvider},
			{5 * time.Hour, storage.StatusApproved},
			{6 * time.Hour, storage.StatusWorking}, // what passed while it was approved is nobody's
			{7 * time.Hour, storage.StatusApproved},
			{8 * time.Hour, storage.StatusClosed},
		} {
			b.clock.forward(step.after)
			b.move(1, step.to)
		}
		got := must[[]storage.Approval](t)(b.ApprovedIn(t.Context(), storage.Scope{Team: "T1"}, storage.Span{From: start, To: start.Add(week)}))
		if len(got) != 1 || got[0].Us != 14*time.Hour || got[0].Customer != 3*time.Hour || got[0].Reviewer != 5*time.Hour || got[0].Whole() != 22*time.Hour {
			t.Errorf("%+v", got)
		}
	})
}

// figureRound writes a round as other parts of the program do.
func (b *base) figureRound(ticket, round int64, kind, wordedBy string, sent time.Time, verdict string, decided time.Time, cents int, payer string) {
	b.t.Helper()
	at := int64(0)
	if verdict != "" {
		at = decided.Unix()
	}
	ok(b.t, b.Raw(b.t.Context(), `INSERT INTO rounds (team, ticket, round, kind, body, worded_by, reference, fee_cents, fee_payer, sent_by, sent_at, verdict,
		reason, verdict_by, verdict_at) VALUES ('T1', ?, ?, ?, '', ?, '', ?, ?, '', ?, ?, '', '', ?)`,
		ticket, round, kind, wordedBy, cents, payer, sent.Unix(), verdict, at))
}

func TestRoundsAreCountedBySubmission(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ctx, all := t.Context(), storage.Scope{Team: "T1"}
		day := func(n int) time.Time { return b.clock.read().Add(time.Duration(n) * 24 * time.Hour) }
		span := storage.Span{From: day(0), To: day(7)}
		b.create(storage.Ticket{Provider: "Twilio"})
		b.create(storage.Ticket{Provider: "DCA2"})
		b.figureRound(1, 1, "submission", "us", day(-9), "rejected", day(-3), 1500, "customer")
		b.figureRound(1, 2, "nudge", "", day(-2), "", day(0), 0, "")
		b.figureRound(1, 3, "submission", "us", day(1), "rejected", day(2), 1500, "us")
		b.figureRound(1, 4, "appeal", "us", day(3), "approved", day(4), 1000, "customer")
		b.figureRound(2, 1, "submission", "customer", day(1), "rejected", day(2), 400, "")
		b.figureRound(2, 2, "submission", "customer", day(3), "approved", day(9), 0, "")

		verdicts := must[[]storage.FigureRound](t)(b.VerdictsIn(ctx, all, span))
		var nth []int
		for _, r := range verdicts {
			nth = append(nth, r.Nth)
		}
		if !reflect.DeepEqual(nth, []int{2, 1, 3}) {
			t.Errorf("verdicts %+v", verdicts)
		}
		repeats := must[[]storage.FigureRound](t)(b.RepeatsIn(ctx, all, span))
		if len(repeats) != 3 || repeats[0].FeeCents != 1500 || repeats[0].FeePayer != "us" || repeats[0].Round != 3 || repeats[1].Nth != 3 {
			t.Errorf("repeats %+v", repeats)
		}
		for _, c := range []struct {
			scope             storage.Scope
			days              int
			approved, decided int
		}{{all, 7, 0, 1}, {all, 14, 1, 2}, {storage.Scope{Team: "T1", Provider: "dca2"}, 14, 1, 1}, {storage.Scope{Team: "T2"}, 14, 0, 0}} {
			approved, decided, err := b.FirstResubmissions(ctx, c.scope, storage.Span{From: day(0), To: day(c.days)})
			if err != nil || approved != c.approved || decided != c.decided {
				t.Errorf("%+v: %d of %d, %v", c, approved, decided, err)
			}
		}
	})
}

func TestOutcomesAreCountedRoundByRound(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		b.create(storage.Ticket{Provider: "Twilio"})
		at := b.clock.read()
		for _, o := range []struct {
			round      int
			cause, fix string
			cleared    int
		}{{2, "a", "", 1}, {2, "a", "step", 1}, {3, "a", "", 0}, {2, "b", "", 1}} {
			ok(t, b.Raw(t.Context(), "INSERT INTO outcomes (team, ticket, round, cause, fix, provider_key, cleared, together, at) VALUES ('T1', 1, ?, ?, ?, 'twilio', ?, 0, ?)",
				o.round, o.cause, o.fix, o.cleared, at.Unix()))
		}
		span := storage.Span{From: at, To: at.Add(time.Hour)}
		want := []storage.CauseTally{{Cause: "a", Tries: 2, Cleared: 1}, {Cause: "b", Tries: 1, Cleared: 1}}
		if got := must[[]storage.CauseTally](t)(b.OutcomesIn(t.Context(), storage.Scope{Team: "T1"}, span)); !reflect.DeepEqual(got, want) {
			t.Errorf("%+v", got)
		}
		if got := must[[]storage.CauseTally](t)(b.OutcomesIn(t.Context(), storage.Scope{Team: "T1", Provider: "DCA2"}, span)); len(got) != 0 {
			t.Errorf("%+v", got)
		}
	})
}

func TestTheHealthOfTheKnowledge(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ctx, from := t.Context(), b.clock.read()
		b.SaveLookup(b.lookup("L1", "UANA"))
		gap := b.lookup("L2", "UBEN")
		gap.Gap, gap.Provider = true, "DCA2"
		b.SaveLookup(gap)
		ok(t, b.SaveVote(ctx, storage.Vote{Team: "T1", Lookup: "L1", User: "UANA", Right: false}),
			b.SaveVote(ctx, storage.Vote{Team: "T1", Lookup: "L1", User: "UMOD", Right: false}),
			b.SaveVote(ctx, storage.Vote{Team: "T1", Lookup: "L2", User: "UBEN", Right: true}))
		for _, c := range []struct {
			scope                  storage.Scope
			questions, gaps, wrong int
		}{
			{storage.Scope{Team: "T1"}, 2, 1, 1},
			{storage.Scope{Team: "T1", Provider: "DCA2"}, 1, 1, 0},
			{storage.Scope{Team: "T1", Owners: []string{"UANA"}}, 1, 0, 1},
		} {
			k := must[storage.KnowledgeCounts](t)(b.KnowledgeIn(ctx, c.scope, storage.Span{From: from, To: from.Add(week)}))
			if k.Questions != c.questions || len(k.Gaps) != c.gaps || len(k.WrongVotes) != c.wrong {
				t.Errorf("%+v: %+v", c.scope, k)
			}
		}
	})
}

func TestWhatNeedsADecision(t *testing.T) {
	onBoth(t, func(t *testing.T, b *base) {
		ctx, all := t.Context(), storage.Scope{Team: "T1"}
		for n := range 6 {
			b.create(storage.Ticket{TextingBlocked: n < 2, Provider: "Twilio"})
			b.clock.forward(time.Hour)
		}
		b.move(2, storage.StatusApproved)
		now := b.clock.read()
		for n, since := range map[int64]time.Time{3: b.ticket(3).StatusSince, 4: now.Add(-week)} {
			ok(t, b.Raw(ctx, "INSERT INTO nags (team, ticket, since, shown, shown_at, hold_until, escalated_at, noted_at) VALUES ('T1', ?, ?, 6, 1, 1, ?, 0)", n, since.Unix(), now.Unix()))
		}
		for _, ticket := range []int64{5, 6} {
			for round := int64(1); round <= 3; round++ {
				verdict := "rejected"
				if ticket == 6 && round == 1 {
					verdict = "approved"
				}
				b.figureRound(ticket, round, "submission", "", now.Add(-time.Hour), verdict, now, 0, "")
				ok(t, b.Raw(ctx, "INSERT INTO round_causes (team, ticket, round, cause) VALUES ('T1', ?, ?, 'a')", ticket, round))
			}
		}
		list := func(got []storage.Stuck, err error) (out []int64) {
			t.Helper()
			ok(t, err)
			for _, s := range got {
				out = append(out, s.Number)
			}
			return out
		}
		for what, got := range map[string][]int64{
			"1": list(b.Blocked(ctx, all, 5)), "3": list(b.Escalated(ctx, all, 5)), "5": list(b.ThirdRounds(ctx, all, now.Add(-week), 5)),
		} {
			if len(got) != 1 || int64(what[0]-'0') != got[0] {
				t.Errorf("want %s, got %v", what, got)
			}
		}
		third, err := b.ThirdRounds(ctx, storage.Scope{Team: "T1", Provider: "twilio"}, now.Add(-week), 5)
		if err != nil || third[0].Refused != 3 || !third[0].Same || !third[0].At.Equal(now) {
			t.Errorf("%+v, %v", third, err)
		}
		if other := list(b.Blocked(ctx, storage.Scope{Team: "T1", Provider: "DCA2"}, 5)); len(other) != 0 {
			t.Errorf("%v", other)
		}
	})
}
