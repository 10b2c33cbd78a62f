package handlers

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"tcrbot/handlers/worktime"
	"tcrbot/knowledge"
	"tcrbot/storage"
)

const (
	trendWeeks  = 8  // how far the picture looks back
	meanWeeks   = 4  // what a week is compared with
	fixWeeks    = 8  // how far back it is told which fixes clear
	thirdWeeks  = 12 // a refusal older than that is no news
	decideMost  = 5
	causesShown = 5
)

// figures are all that a digest says about a span, as the rows that were counted: what is shown and what the CSV lists are the
// same rows.
type figures struct {
	scope storage.Scope
	span  storage.Span
	days  int // of the span
	work  *worktime.Calendar

	opened   []storage.OpenedTicket
	approved []storage.Approval
	closed   []storage.FigureTicket
	verdicts []storage.FigureRound
	refused  []storage.FigureRound // of verdicts, those on texts of ours; decided beside them
	decided  []storage.FigureRound
	repeats  []storage.FigureRound
	trend    []storage.Week // the last one ends with the span

	causesBefore  []storage.CauseCount // of the four weeks before
	againApproved int                  // at the first resubmission, in the four weeks before
	againDecided  int
	openBefore    int // when the span began

	outcomes  []storage.CauseTally
	knowledge storage.KnowledgeCounts
	overdue   []knowledge.Article // past their date
	decide    []decision
}

// count reads the figures of a span of whole days. Those of rounds take as long as the others together, so they are read beside them.
func (d *Desk) count(ctx context.Context, a figuresAsked) (*figures, error) {
	f := &figures{scope: a.scope, span: a.span, days: a.days, work: a.work}
	var beside sync.WaitGroup
	var rounds error
	beside.Go(func() { rounds = d.countRounds(ctx, f) })
	others := d.countOthers(ctx, f)
	beside.Wait()
	if err := errors.Join(rounds, others); err != nil {
		return nil, err
	}
	return f, nil
}

func (d *Desk) countOthers(ctx context.Context, f *figures) error {
	for _, part := range []func(context.Context, *figures) error{d.countTickets, d.countTrend, d.countKnowledge, d.countDecisions} {
		if err := part(ctx, f); err != nil {
			return err
		}
	}
	return nil
}

func (d *Desk) countTickets(ctx context.Context, f *figures) (err error) {
	if f.opened, err = d.store.OpenedIn(ctx, f.scope, f.span); err != nil {
		return err
	}
	if f.approved, err = d.store.ApprovedIn(ctx, f.scope, f.span); err != nil {
		return err
	}
	if f.closed, err = d.store.ClosedIn(ctx, f.scope, f.span); err != nil {
		return err
	}
	f.causesBefore, err = d.store.CausesOf(ctx, f.scope, f.span.Before(7*meanWeeks))
	return err
}

func (d *Desk) countRounds(ctx context.Context, f *figures) (err error) {
	if f.verdicts, err = d.store.VerdictsIn(ctx, f.scope, f.span); err != nil {
		return err
	}
	f.refused, f.decided = ourTexts(f.verdicts)
	if f.repeats, err = d.store.RepeatsIn(ctx, f.scope, f.span); err != nil {
		return err
	}
	if f.againApproved, f.againDecided, err = d.store.FirstResubmissions(ctx, f.scope, f.span.Before(7*meanWeeks)); err != nil {
		return err
	}
	f.outcomes, err = d.store.OutcomesIn(ctx, f.scope, storage.Span{From: f.span.To.AddDate(0, 0, -7*fixWeeks), To: f.span.To})
	return err
}

// countTrend counts week by week, and what was open when the span began.
func (d *Desk) countTrend(ctx context.Context, f *figures) error {
	var edges []time.Time
	last := f.span.From.AddDate(0, 0, f.days-7) // weeks begin at midnight, wherever the last one ends
	for i := trendWeeks - 1; i >= 0; i-- {
		edges = append(edges, last.AddDate(0, 0, -7*i))
	}
	edges = append(edges, f.span.To)
	var err error
	if f.trend, err = d.store.Series(ctx, f.scope, edges); err != nil {
		return err
	}
	f.openBefore, err = d.openBefore(ctx, f)
	return err
}

// openBefore is what was open when the span began. Mostly a week of the trend ended then.
func (d *Desk) openBefore(ctx context.Context, f *figures) (int, error) {
	for _, w := range f.trend {
		if w.To.Equal(f.span.From) {
			return w.Open, nil
		}
	}
	open, err := d.store.OpenAt(ctx, f.scope, []time.Time{f.span.From})
	if err != nil {
		return 0, err
	}
	return open[0], nil
}

func (d *Desk) countKnowledge(ctx context.Context, f *figures) (err error) {
	today := d.now().In(f.work.Zone()).Format(time.DateOnly)
	for _, a := range d.base.Articles() {
		if a.VerifyBy != "" && a.VerifyBy < today && (f.scope.Cause == "" || f.scope.Cause == a.Slug) {
			f.overdue = append(f.overdue, a)
		}
	}
	f.knowledge, err = d.store.KnowledgeIn(ctx, f.scope, f.span)
	return err
}

// open is how many tickets were open at the end.
func (f *figures) open() int { return f.trend[len(f.trend)-1].Open }

// unanswered are the tickets of the span that nobody answered, duplicates aside.
func (f *figures) unanswered() []storage.OpenedTicket {
	return slices.DeleteFunc(slices.Clone(f.opened), func(o storage.OpenedTicket) bool {
		return !o.FirstReplyAt.IsZero() || o.Outcome == "duplicate"
	})
}

// replies are the times to the first reply in business time, shortest first.
func (f *figures) replies() []time.Duration {
	var out []time.Duration
	for _, o := range f.opened {
		if !o.FirstReplyAt.IsZero() {
			out = append(out, f.work.Between(o.CreatedAt, o.FirstReplyAt))
		}
	}
	slices.Sort(out)
	return out
}

// firstAgain are the first resubmissions that were decided on.
func (f *figures) firstAgain() (approved, decided int) {
	for _, r := range f.verdicts {
		if r.Nth == 2 {
			decided++
			if r.Verdict == "approved" {
				approved++
			}
		}
	}
	return approved, decided
}

// waited is the mean way to approval in days, and whose share of it was how many. The shares add up to the whole.
func (f *figures) waited() (whole, us, customer, provider int) {
	if len(f.approved) == 0 {
		return 0, 0, 0, 0
	}
	var parts [3]time.Duration
	for _, a := range f.approved {
		// An import may tell of an approval before its round went out.
		parts[0], parts[1], parts[2] = parts[0]+max(0, a.Us), parts[1]+max(0, a.Customer), parts[2]+max(0, a.Reviewer)
	}
	n := time.Duration(len(f.approved))
	days := wholeDays(parts[0]/n, parts[1]/n, parts[2]/n)
	return days[0] + days[1] + days[2], days[0], days[1], days[2]
}

// wholeDays rounds parts so that they add up to the rounded whole: the largest remainders are rounded up.
func wholeDays(parts ...time.Duration) []int {
	const day = 24 * time.Hour
	var whole time.Duration
	out := make([]int, len(parts))
	for i, p := range parts {
		whole += p
		out[i] = int(p / day)
	}
	missing := int((whole + day/2) / day)
	for _, n := range out {
		missing -= n
	}
	order := make([]int, len(parts))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return int((parts[b] % day) - (parts[a] % day)) })
	for _, i := range order[:max(0, min(missing, len(order)))] {
		out[i]++
	}
	return out
}

// fees are what the repeated rounds cost, and how much of it we paid.
func (f *figures) fees() (all, ours int64) {
	for _, r := range f.repeats {
		all += r.FeeCents
		if r.FeePayer == "us" {
			ours += r.FeeCents
		}
	}
	return all, ours
}

// ourTexts picks the rounds we worded that were decided on, and those of them that were refused.
func ourTexts(verdicts []storage.FigureRound) (refused, decided []storage.FigureRound) {
	for _, r := range verdicts {
		if r.WordedBy != "us" || r.Verdict == "" {
			continue
		}
		decided = append(decided, r)
		if r.Verdict == "rejected" {
			refused = append(refused, r)
		}
	}
	return refused, decided
}

// causes counts the causes of the span's tickets, most first.
func (f *figures) causes() []storage.CauseCount {
	byCause := map[string]int{}
	for _, o := range f.opened {
		if o.Cause != "" {
			byCause[o.Cause]++
		}
	}
	return ranked(byCause)
}

func ranked(counts map[string]int) []storage.CauseCount {
	var out []storage.CauseCount
	for name, n := range counts {
		out = append(out, storage.CauseCount{Cause: name, Count: n})
	}
	slices.SortFunc(out, func(a, b storage.CauseCount) int {
		if a.Count != b.Count {
			return b.Count - a.Count
		}
		if a.Cause < b.Cause {
			return -1
		}
		return 1
	})
	return out
}

// change compares a cause's count with the mean of the four weeks before; false if those had no tickets at all.
func (f *figures) change(c storage.CauseCount) (int, bool) {
	if len(f.causesBefore) == 0 {
		return 0, false
	}
	before := 0
	for _, b := range f.causesBefore {
		if b.Cause == c.Cause {
			before = b.Count
		}
	}
	usual := float64(before) / (7 * meanWeeks) * float64(f.days)
	return c.Count - int(usual+0.5), true
}
