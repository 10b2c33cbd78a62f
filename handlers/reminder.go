package handlers

import (
	"context"
	"time"

	"tcrbot/handlers/views"
	"tcrbot/storage"
)

const (
	remindersShown = 10
	stuckShown     = 5
)

// Reminder is what a queued reminder comes to at the moment it is to be sent.
type Reminder struct {
	Message views.Message
	Later   time.Time       // not now: at this time, because its receiver is not at work
	Nothing bool            // nothing is left to say
	Shown   []storage.Shown // what Message shows, for storage.SentReminder
}

// Reminder draws a queued reminder from what waits now, so that one that was held up tells how things stand and not how they
// stood. What moved meanwhile is left out; nothing is sent outside of the receiver's hours.
func (d *Desk) Reminder(ctx context.Context, item storage.OutboxItem) (Reminder, error) {
	p, err := d.patience(ctx, item.Team)
	if err != nil {
		return Reminder{}, err
	}
	r, err := d.receivers(ctx, item.Team, p)
	if err != nil {
		return Reminder{}, err
	}
	opened, zone, open, err := r.hours(ctx, item.Channel)
	if err != nil {
		return Reminder{}, err
	}
	if !open {
		return Reminder{Later: p.cal.NextMorning(r.now, zone)}, nil
	}
	m := morning{d: d, team: item.Team, receiver: item.Channel, opened: opened, zone: zone, receivers: r}
	if err := m.gather(ctx); err != nil {
		return Reminder{}, err
	}
	if len(m.due) == 0 && len(m.stuck) == 0 {
		return Reminder{Nothing: true}, nil
	}
	v, err := m.value(ctx)
	return Reminder{Message: views.Reminder(v), Shown: m.shown()}, err
}

// morning is what one receiver has to hear on one day.
type morning struct {
	*receivers
	d        *Desk
	team     string // the workspace
	receiver string
	opened   time.Time
	zone     *time.Location
	due      []storage.Waiting // oldest first
	stuck    []storage.Waiting // what a manager is told of
	held     int               // how many wait too long but are held back
	until    time.Time         // when the first of those comes
}

func (m *morning) gather(ctx context.Context) error {
	owners, err := m.owners(ctx, m.receiver)
	if err != nil {
		return err
	}
	waiting, err := m.d.store.Waiting(ctx, storage.WaitingFilter{
		Team: m.team, Owners: owners, Before: m.now.Add(-time.Hour), DueBefore: m.now.Add(dueNotice),
	})
	if err != nil {
		return err
	}
	for _, w := range waiting {
		if err := m.sort(ctx, w); err != nil {
			return err
		}
	}
	if manager, err := m.manager(ctx); err != nil || manager != m.receiver {
		return err
	}
	m.stuck, err = m.d.stuck(ctx, m.team, m.opened)
	m.stuck = m.stuck[:min(stuckShown, len(m.stuck))]
	return err
}

func (m *morning) sort(ctx context.Context, w storage.Waiting) error {
	due := m.p.due(w)
	if due.After(m.opened) && m.p.stalls(w).After(m.opened) {
		return nil
	}
	to, err := m.of(ctx, w.Owner)
	switch {
	case err != nil || to != m.receiver:
		return err
	case !due.After(m.opened):
		m.due = append(m.due, w)
	default:
		m.held++
		if m.until.IsZero() || due.Before(m.until) {
			m.until = due
		}
	}
	return nil
}

// listed are those that the message has room for. The others were not shown, so they come first the next time.
func (m *morning) listed() []storage.Waiting { return m.due[:min(remindersShown, len(m.due))] }

func (m *morning) shown() []storage.Shown {
	var out []storage.Shown
	for _, w := range m.listed() {
		hold := m.p.cal.DateAfter(m.now, heldDays(w.Nag.Shown+1), m.zone)
		out = append(out, storage.Shown{Ticket: w.Number, Since: w.Since, HoldUntil: hold})
	}
	for _, w := range m.stuck {
		out = append(out, storage.Shown{Ticket: w.Number, Since: w.Since, Escalated: true})
	}
	return out
}

func (m *morning) value(ctx context.Context) (views.ReminderValue, error) {
	v := views.ReminderValue{
		Unowned: m.receiver == m.channel, More: len(m.due) - len(m.listed()), Held: m.held, Until: m.until,
	}
	var err error
	if v.Tickets, err = m.rows(ctx, m.listed()); err != nil {
		return v, err
	}
	v.Stuck, err = m.rows(ctx, m.stuck)
	return v, err
}

func (m *morning) rows(ctx context.Context, list []storage.Waiting) ([]views.StalledValue, error) {
	var out []views.StalledValue
	for _, w := range list {
		t, err := m.d.store.Ticket(ctx, m.team, w.Number)
		if err != nil {
			return nil, err
		}
		row := m.d.stalledValue(m.p, w, t)
		if w.Owner != "" && w.Owner != m.receiver {
			row.For = w.Owner
		}
		out = append(out, row)
	}
	return out, nil
}
