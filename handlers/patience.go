package handlers

import (
	"context"
	"slices"
	"time"

	"tcrbot/handlers/worktime"
	"tcrbot/storage"
)

// patience decides when a ticket has waited too long: by the team's hours, its thresholds and its own history.
type patience struct {
	cal    *worktime.Calendar
	limits limits
	slow   map[stage]time.Duration // the slow end of the team's history, where there is enough of it
}

// stage is where a ticket waits, for the team's history.
type stage struct {
	provider string // a storage.ProviderKey
	status   storage.Status
}

// How much history makes a threshold, and how far a learned one may go.
const (
	enoughStages = 20               // tickets that have passed a provider's stage
	stagesRead   = 200              // the latest ones count
	slowEnd      = 90               // per cent: slower than nine of ten
	mostLearned  = 2                // times the default, or a wave of delays would teach patience
	learnedFor   = 10 * time.Minute // how long a figure is used before it is worked out again
)

// patience reads what a team has chosen and what its history teaches.
func (d *Desk) patience(ctx context.Context, team string) (*patience, error) {
	c, err := d.choices(ctx, team)
	if err != nil {
		return nil, err
	}
	p := &patience{cal: d.memo.calendar(c), limits: c.limits()}
	p.slow, err = d.memo.learned(team, d.now(), func() (map[stage]time.Duration, error) { return d.learn(ctx, team, p.cal) })
	return p, err
}

// learn works out how long the slowest tenth of a team's tickets stayed with each provider in each stage. Those that are
// there now count at their present age: leaving them out would make a provider that stopped answering look quick.
func (d *Desk) learn(ctx context.Context, team string, cal *worktime.Calendar) (map[stage]time.Duration, error) {
	open, err := d.store.OpenStages(ctx, team)
	if err != nil {
		return nil, err
	}
	now, ages := d.now(), map[stage][]time.Duration{}
	for _, o := range open {
		at := stage{o.Provider, o.Status}
		ages[at] = append(ages[at], cal.Between(o.Since, now))
	}
	out := map[stage]time.Duration{}
	for at, present := range ages {
		passed, err := d.store.Stages(ctx, team, at.provider, at.status, stagesRead)
		if err != nil {
			return nil, err
		}
		if len(passed) < enoughStages {
			continue
		}
		for _, s := range passed {
			present = append(present, cal.Between(s.From, s.To))
		}
		out[at] = percentile(present, slowEnd)
	}
	return out, nil
}

// percentile is the smallest of the values that so many per cent of them do not exceed.
func percentile(values []time.Duration, percent int) time.Duration {
	slices.Sort(values)
	return values[(len(values)*percent+99)/100-1]
}

// allowed is how long a ticket may wait as it stands, in business time, and whether the team's own history says so. A learned
// threshold is at least a business day, so that tickets moved on at once teach no haste.
func (p *patience) allowed(w storage.Waiting) (limit time.Duration, learned bool) {
	day := p.cal.Day()
	switch w.Status {
	case storage.StatusNew:
		if !w.Replied {
			return time.Duration(p.limits.firstReply) * time.Hour, false
		}
		return day, false
	case storage.StatusWaitingCustomer:
		return time.Duration(p.limits.nudges[0]) * day, false
	case storage.StatusWorking:
		limit = time.Duration(p.limits.working) * day
	default:
		if own, ok := p.limits.providers[w.Provider]; ok {
			return time.Duration(own) * day, false
		}
		limit = time.Duration(allowed(w.Provider, w.Kind).days) * day
	}
	if slow, ok := p.slow[stage{w.Provider, w.Status}]; ok {
		return min(max(slow, day), mostLearned*limit), true
	}
	return limit, false
}

// stalls is when a ticket begins to wait too long.
func (p *patience) stalls(w storage.Waiting) time.Time {
	limit, _ := p.allowed(w)
	return p.cal.Add(w.Since, limit)
}

// quietAfterNote is how many business days a note keeps reminders away: whoever writes one is on the case.
const quietAfterNote = 1

// due is when a reminder of a ticket is owed, if nothing changes: it waits too long, the customer's next nudge has come, or its
// date comes near; it is not snoozed, was not shown lately, and nobody wrote a note lately.
func (p *patience) due(w storage.Waiting) time.Time {
	due := p.stalls(w)
	if n := w.Nag.Shown; w.Status == storage.StatusWaitingCustomer && n < len(p.limits.nudges) {
		due = p.cal.AddDays(w.Since, p.limits.nudges[n])
	}
	due = latest(due, w.SnoozedUntil, w.Nag.HoldUntil)
	if !w.Nag.NotedAt.IsZero() {
		due = latest(due, p.cal.AddDays(w.Nag.NotedAt, quietAfterNote))
	}
	if alarm := w.DueAt.Add(-dueNotice); !w.DueAt.IsZero() && w.Nag.ShownAt.Before(alarm) {
		if alarm = latest(alarm, w.SnoozedUntil); alarm.Before(due) {
			due = alarm
		}
	}
	return due
}

// dueNotice is how long before a ticket's date its owner is told, at the first morning from then on.
const dueNotice = 24 * time.Hour

func latest(t time.Time, more ...time.Time) time.Time {
	for _, m := range more {
		if m.After(t) {
			t = m
		}
	}
	return t
}

// How reminders of one ticket thin out.
const (
	escalateAfter = 5 // reminders, then a manager is told
	afterThat     = 5 // business days between reminders from then on: weekly
)

// heldDays is how many business days a ticket is held back after it was shown for the nth time since its status changed.
func heldDays(n int) int {
	switch {
	case n <= 1:
		return 1
	case n == 2:
		return 2
	case n < escalateAfter:
		return 4
	}
	return afterThat
}
