package handlers

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"tcrbot/storage"
)

// remind looks for reminders that are owed and queues one for each person and day, within their own working hours. It runs
// every few minutes and rests on what the database says only: a run that is missed, repeated, or done by two processes at once
// neither loses nor repeats a reminder.
//
// What is in a reminder is decided when it is sent, see [Desk.Reminder]; here it is only found that there is something.
func (d *Desk) remind(ctx context.Context, team string) error {
	if err := d.keepPromises(ctx, team); err != nil {
		return err
	}
	p, err := d.patience(ctx, team)
	if err != nil {
		return err
	}
	r, err := d.receivers(ctx, team, p)
	if err != nil {
		return err
	}
	due, err := d.dueByOwner(ctx, team, p)
	if err != nil {
		return err
	}
	recent, err := d.store.RecentReminders(ctx, team, r.now.Add(-justNow))
	if err != nil {
		return err
	}
	for _, owner := range slices.Sorted(maps.Keys(due)) {
		if recent[owner] {
			continue
		}
		receiver, err := r.of(ctx, owner)
		if err == nil && !recent[receiver] {
			err = d.remindOf(ctx, team, r, receiver, due[owner])
		}
		if err != nil {
			d.log.Warn("a reminder has to wait for the next run", "error", err)
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	return d.remindManager(ctx, team, r)
}

// justNow is how long after a reminder its receiver is not even looked at: shorter than any night, so that no morning is missed.
const justNow = 8 * time.Hour

// dueByOwner gives for each owner the earliest moment at which one of their tickets was due, up to now.
func (d *Desk) dueByOwner(ctx context.Context, team string, p *patience) (map[string]time.Time, error) {
	now := d.now()
	waiting, err := d.store.Waiting(ctx, storage.WaitingFilter{Team: team, Before: now.Add(-time.Hour), DueBefore: now.Add(dueNotice), Quiet: now})
	if err != nil {
		return nil, err
	}
	first := map[string]time.Time{}
	for _, w := range waiting {
		if known, ok := first[w.Owner]; ok && !known.After(w.Since) {
			continue // what changed only then cannot have been due earlier
		}
		if due := p.due(w); !due.After(now) && (first[w.Owner].IsZero() || due.Before(first[w.Owner])) {
			first[w.Owner] = due
		}
	}
	return first, nil
}

// remindOf queues a receiver's reminder, if they are at work and something was due when their day opened. What became due after
// that waits for the next morning.
func (d *Desk) remindOf(ctx context.Context, team string, r *receivers, receiver string, due time.Time) error {
	if receiver == "" { // nobody has it, and no team channel is set
		return nil
	}
	opened, _, open, err := r.hours(ctx, receiver)
	if err != nil || !open || due.After(opened) {
		return err
	}
	return d.queueReminder(ctx, team, receiver, opened)
}

func (d *Desk) queueReminder(ctx context.Context, team, receiver string, opened time.Time) error {
	y, m, day := opened.Date()
	item := storage.OutboxItem{Team: team, Channel: receiver, Key: fmt.Sprintf("remind:%s:%s", opened.Format(time.DateOnly), receiver)}
	_, err := d.store.QueueReminder(ctx, item, time.Date(y, m, day, 0, 0, 0, 0, opened.Location()))
	return err
}

// remindManager queues the manager's reminder, if there are tickets that reminders did not move and nobody was told of.
func (d *Desk) remindManager(ctx context.Context, team string, r *receivers) error {
	manager, err := r.manager(ctx)
	if err != nil || manager == "" {
		return err
	}
	opened, _, open, err := r.hours(ctx, manager)
	if err != nil || !open {
		return err
	}
	stuck, err := d.stuck(ctx, team, opened)
	if err != nil || len(stuck) == 0 {
		return err
	}
	return d.queueReminder(ctx, team, manager, opened)
}

// stuck lists the tickets that a manager is to be told of on the morning that opened then.
func (d *Desk) stuck(ctx context.Context, team string, opened time.Time) ([]storage.Waiting, error) {
	found, err := d.store.Waiting(ctx, storage.WaitingFilter{Team: team, Shown: escalateAfter})
	return slices.DeleteFunc(found, func(w storage.Waiting) bool { return !w.Nag.ShownAt.Before(opened) }), err
}
