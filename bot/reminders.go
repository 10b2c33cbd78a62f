package bot

import (
	"context"
	"errors"

	"tcrbot/storage"
)

// remind sends a reminder. It is drawn now: what moved since it was queued is left out, one whose receiver is not at work goes
// back until their next morning, and one that has nothing left to say is dropped. That it was sent, and what it showed, is
// recorded in one transaction.
func (o *outbox) remind(ctx context.Context, item storage.OutboxItem) error {
	r, err := o.app.desk.Reminder(ctx, item)
	switch {
	case err != nil && !errors.Is(err, context.Canceled):
		o.app.log.Error("a reminder cannot be drawn", "error", err)
		return o.note(ctx, item, "", "", err)
	case err != nil:
		return o.note(ctx, item, "", "", context.Canceled)
	case r.Nothing:
		return o.app.store.Drop(ctx, item.ID)
	case !r.Later.IsZero():
		return o.app.store.Retry(ctx, item.ID, r.Later, "not at work")
	}
	channel, ts, err := o.taken(ctx, item)
	if err == nil && ts == "" {
		channel, ts, err = o.put(ctx, item, item.Channel, "", r.Message)
	}
	if err != nil {
		return o.note(ctx, item, "", "", err)
	}
	note, cancel := context.WithTimeout(context.WithoutCancel(ctx), recordTimeout)
	defer cancel()
	return o.app.store.SentReminder(note, item, channel, ts, r.Shown)
}
