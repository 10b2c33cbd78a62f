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
	owed, err := d.owed(ctx, team, p, r)
	if err != nil {
		return err
	}
	for _, receiver := range slices.Sorted(maps.Keys(owed)) {
		if err := d.queueReminder(ctx, team, receiver, owed[receiver]); err != nil {
			return err
		}
	}
	return nil
}

func (d *Desk) queueReminder(ctx context.Context, team, receiver string, opened time.Time) error {
	y, m, day := opened.Date()
	item := storage.OutboxItem{Team: team, Channel: receiver, Key: fmt.Sprintf("remind:%s:%s", opened.Format(time.DateOnly), receiver)}
	_, err := d.store.QueueReminder(ctx, item, time.Date(y, m, day, 0, 0, 0, 0, opened.Location()))
	return err
}

// owed gives those who are owed a reminder now, with when their day opened. What became due after that waits for the next
// morning. A person Slack cannot tell anything about just now is left to the next run.
func (d *Desk) owed(ctx context.Context, team string, p *patience, r *receivers) (map[string]time.Time, error) {
	waiting, err := d.store.Waiting(ctx, storage.WaitingFilter{
		Team: team, Before: r.now.Add(-time.Hour), DueBefore: r.now.Add(dueNotice), Quiet: r.now,
	})
	if err != nil {
		return nil, err
	}
	byOwner := map[string]time.Time{} // the earliest moment at which one of an owner's tickets was due
	for _, w := range waiting {
		if known, ok := byOwner[w.Owner]; ok && !known.After(w.Since) {
			continue // nothing of this owner's can have been due earlier than that
		}
		if due := p.due(w); !due.After(r.now) && (byOwner[w.Owner].IsZero() || due.Before(byOwner[w.Owner])) {
			byOwner[w.Owner] = due
		}
	}
	owed := map[string]time.Time{}
	for owner, due := range byOwner {
		receiver, err := r.of(ctx, owner)
		if err == nil {
			err = d.oweTo(ctx, r, owed, receiver, due)
		}
		if err != nil {
			d.log.Warn("a reminder has to wait: Slack tells nothing about a person", "error", err)
		}
	}
	return owed, d.owedToManagers(ctx, team, r, owed)
}

func (d *Desk) oweTo(ctx context.Context, r *receivers, owed map[string]time.Time, receiver string, due time.Time) error {
	if receiver == "" { // no team channel is set
		return nil
	}
	opened, _, open, err := r.hours(ctx, receiver)
	if err == nil && open && !due.After(opened) {
		owed[receiver] = opened
	}
	return err
}

// owedToManagers adds the manager, if there are tickets that reminders did not move and nobody was told of.
func (d *Desk) owedToManagers(ctx context.Context, team string, r *receivers, owed map[string]time.Time) error {
	manager, err := r.manager(ctx)
	if err != nil || manager == "" {
		return err
	}
	opened, _, open, err := r.hours(ctx, manager)
	if err != nil || !open {
		return err
	}
	stuck, err := d.stuck(ctx, team, opened)
	if len(stuck) > 0 {
		owed[manager] = opened
	}
	return err
}

// stuck lists the tickets that a manager is to be told of on the morning that opened then.
func (d *Desk) stuck(ctx context.Context, team string, opened time.Time) ([]storage.Waiting, error) {
	found, err := d.store.Waiting(ctx, storage.WaitingFilter{Team: team, Shown: escalateAfter})
	return slices.DeleteFunc(found, func(w storage.Waiting) bool { return !w.Nag.ShownAt.Before(opened) }), err
}
