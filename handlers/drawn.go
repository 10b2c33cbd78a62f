package handlers

import (
	"context"
	"encoding/json"
	"fmt"

	"tcrbot/handlers/views"
	"tcrbot/storage"
)

// The kinds of queued message that are drawn when they are sent, from the ticket as it stands then.
const (
	kindOpened  = "opened"  // tells who opened a ticket that it exists, and which ones are like it
	kindSimilar = "similar" // tells in the card's thread which tickets are like it
)

// Contents gives what a queued message says; ok is false where there is nothing to say after all. Cards and reminders have contents
// of their own: see Card and Reminder.
func (d *Desk) Contents(ctx context.Context, item storage.OutboxItem) (m views.Message, ok bool, err error) {
	switch item.Kind {
	case kindOpened, kindSimilar:
		return d.drawn(ctx, item)
	}
	if err := json.Unmarshal(item.Payload, &m); err != nil {
		return m, false, fmt.Errorf("read a queued message: %w", err)
	}
	return m, true, nil
}

func (d *Desk) drawn(ctx context.Context, item storage.OutboxItem) (m views.Message, ok bool, err error) {
	t, err := d.store.Ticket(ctx, item.Team, item.Ticket)
	if err != nil {
		return m, false, err
	}
	v := d.ticketValue(t)
	v.Similar = d.similarTo(ctx, t)
	if item.Kind == kindOpened {
		return views.TicketOpened(v), true, nil
	}
	if len(v.Similar) == 0 {
		return m, false, nil
	}
	return views.SimilarLine(v.Similar), true, nil
}

// InThread tells whether a queued message stands in the thread of its ticket's card.
func InThread(item storage.OutboxItem) bool { return item.Kind == "thread" || item.Kind == kindSimilar }
