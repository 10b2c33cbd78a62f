package handlers

import (
	"context"
	"fmt"
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
	recent, err := d.store.RecentReminders(ctx, team, r.now.Add(-justNow))
	if err != nil {
		return err
	}
	owners, err := d.store.OpenOwners(ctx, team)
	if err != nil {
		return err
	}
	owners = slices.DeleteFunc(owners, func(o string) bool {
		return recent[o] || o == "" && (r.channel == "" || recent[r.channel])
	})
	for some := range slices.Chunk(owners, queuedAtOnce) {
		if err := d.remindSome(ctx, team, r, some, recent); err != nil {
			return err
		}
	}
	return d.remindManager(ctx, team, r)
}

const (
	// justNow is how long after a reminder its receiver is not even looked at: shorter than any night, so that no morning is missed.
	justNow = 8 * time.Hour
	// queuedAtOnce is how many owners are looked at before their reminders are written: few transactions in a small team, and in a
	// large one something is done even by a process that does not live long.
	queuedAtOnce = 50
	// readAtOnce is how many tickets of theirs are read to leave out the owners of whom nothing is due. Where there are more, each owner
	// is looked at: the oldest ticket decides soon.
	readAtOnce = 500
)

// withDue picks the owners who may have a ticket that is due. Mostly they are few, and Slack need not be asked about the others.
func (d *Desk) withDue(ctx context.Context, team string, r *receivers, owners []string) ([]string, error) {
	waiting, err := d.store.Waiting(ctx, storage.WaitingFilter{
		Team: team, Owners: owners, Before: r.now, DueBefore: r.now.Add(dueNotice), Quiet: r.now, Limit: readAtOnce,
	})
	if err != nil || len(waiting) == readAtOnce {
		return owners, err
	}
	due := map[string]bool{}
	for _, w := range waiting {
		due[w.Owner] = due[w.Owner] || !r.p.due(w).After(r.now)
	}
	return slices.DeleteFunc(slices.Clone(owners), func(o string) bool { return !due[o] }), nil
}

// remindSome queues the reminders that are owed for the tickets of some owners. A person Slack cannot tell anything about just
// now is left to the next run.
func (d *Desk) remindSome(ctx context.Context, team string, r *receivers, owners []string, recent map[string]bool) error {
	owners, err := d.withDue(ctx, team, r, owners)
	if err != nil {
		return err
	}
	var owed []storage.Morning
	for _, owner := range owners {
		receiver, err := r.of(ctx, owner)
		if err != nil {
			d.log.Warn("a reminder has to wait for the next run", "error", err)
			continue
		}
		if receiver == "" || recent[receiver] { // "": nobody has it, and no team channel is set
			continue
		}
		m, owes, err := d.owes(ctx, team, r, owner, receiver)
		if err != nil {
			d.log.Warn("a reminder has to wait for the next run", "error", err)
			continue
		}
		if owes {
			owed = append(owed, m)
		}
	}
	if len(owed) == 0 || ctx.Err() != nil {
		return ctx.Err()
	}
	_, err = d.store.QueueReminders(ctx, owed...)
	return err
}

// owes tells whether a receiver is at work and one of an owner's tickets was due when their day opened. What became due after
// that waits for the next morning.
func (d *Desk) owes(ctx context.Context, team string, r *receivers, owner, receiver string) (storage.Morning, bool, error) {
	opened, _, open, err := r.hours(ctx, receiver)
	if err != nil || !open {
		return storage.Morning{}, false, err
	}
	f := storage.WaitingFilter{Team: team, Owners: []string{owner}, Before: opened, DueBefore: opened.Add(dueNotice), Quiet: r.now}
	owes, err := d.store.FirstWaiting(ctx, f, func(w storage.Waiting) bool { return !r.p.due(w).After(opened) })
	return reminderTo(team, receiver, opened), owes, err
}

// reminderTo is a receiver's reminder of the day that opened then. It is drawn when it is sent.
func reminderTo(team, receiver string, opened time.Time) storage.Morning {
	y, m, day := opened.Date()
	return storage.Morning{
		Item:  storage.OutboxItem{Team: team, Channel: receiver, Key: fmt.Sprintf("remind:%s:%s", opened.Format(time.DateOnly), receiver)},
		Began: time.Date(y, m, day, 0, 0, 0, 0, opened.Location()),
	}
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
	_, err = d.store.QueueReminders(ctx, reminderTo(team, manager, opened))
	return err
}

// stuck lists the tickets that a manager is to be told of on the morning that opened then: those whose fifth reminder came before.
// A later one may have come this very morning, and changes nothing.
func (d *Desk) stuck(ctx context.Context, team string, opened time.Time) ([]storage.Waiting, error) {
	found, err := d.store.Waiting(ctx, storage.WaitingFilter{Team: team, Shown: escalateAfter})
	return slices.DeleteFunc(found, func(w storage.Waiting) bool { return w.Nag.Shown == escalateAfter && !w.Nag.ShownAt.Before(opened) }), err
}
