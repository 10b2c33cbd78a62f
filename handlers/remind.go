package handlers

import (
	"context"
	"fmt"
	"slices"
	"time"

	"tcrbot/handlers/views"
	"tcrbot/storage"
)

// stallAfter is how long a ticket may keep a status before its owner is reminded.
func stallAfter(s storage.Status) time.Duration {
	const day = 24 * time.Hour
	switch s {
	case storage.StatusNew:
		return day
	case storage.StatusWorking:
		return 3 * day
	case storage.StatusWaitingCustomer:
		return 5 * day
	case storage.StatusWaitingProvider:
		return 7 * day
	}
	return 0
}

// stalledTickets lists open tickets whose status is older than it may be, oldest first.
func (d *Desk) stalledTickets(ctx context.Context, f storage.TicketFilter) ([]storage.Ticket, error) {
	var out []storage.Ticket
	only := f.Status
	for _, s := range storage.Statuses() {
		if !s.Open() || only != "" && s != only {
			continue
		}
		f.Status, f.OpenOnly, f.OldestFirst, f.Limit = s, true, true, 500
		f.StatusSince = d.now().Add(-stallAfter(s))
		found, err := d.store.Tickets(ctx, f)
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
	}
	slices.SortStableFunc(out, func(a, b storage.Ticket) int { return a.StatusSince.Compare(b.StatusSince) })
	return out, nil
}

// remind writes one private message for each owner with stalled tickets, once a business day; what nobody owns goes
// together to the team channel.
func (d *Desk) remind(ctx context.Context, team string) error {
	chosen, err := d.choices(ctx, team)
	if err != nil {
		return err
	}
	today := d.now().In(chosen.zone())
	if wd := today.Weekday(); wd == time.Saturday || wd == time.Sunday {
		return nil
	}
	stalled, err := d.stalledTickets(ctx, storage.TicketFilter{Team: team})
	if err != nil {
		return err
	}
	byOwner := map[string][]storage.Ticket{}
	for _, t := range stalled {
		byOwner[t.Owner] = append(byOwner[t.Owner], t)
	}
	var items []storage.OutboxItem
	for owner, tickets := range byOwner {
		channel := owner
		if owner == "" {
			channel = chosen.of("team_channel")
		}
		if channel == "" {
			continue
		}
		items = append(items, storage.OutboxItem{
			Team: team, Key: fmt.Sprintf("remind:%s:%s", today.Format(time.DateOnly), owner), Kind: "message", Channel: channel,
			Payload: encode(views.Reminder(d.reminder(tickets))),
		})
	}
	return d.store.Enqueue(ctx, items...)
}

const remindersShown = 10

func (d *Desk) reminder(tickets []storage.Ticket) views.ReminderValue {
	v := views.ReminderValue{Unowned: tickets[0].Owner == ""}
	for i, t := range tickets {
		if i == remindersShown {
			v.More = len(tickets) - remindersShown
			break
		}
		v.Tickets = append(v.Tickets, d.stalled(t))
	}
	return v
}

func (d *Desk) stalled(t storage.Ticket) views.StalledValue {
	age := daysWords(d.now().Sub(t.StatusSince))
	v := views.StalledValue{Ticket: d.ticketValue(t), Waits: views.StatusWords(string(t.Status)) + " for " + age}
	switch t.Status {
	case storage.StatusNew:
		v.Next = "Next: send the customer a first reply."
	case storage.StatusWorking:
		v.Next = "Next: say what is missing, or hand it over."
	case storage.StatusWaitingCustomer:
		v.Next = "Next: remind the customer of what you asked for."
	case storage.StatusWaitingProvider:
		v.Next = "Next: ask the provider where it stands."
	}
	return v
}
