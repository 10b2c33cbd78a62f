package bot

import (
	"context"

	"tcrbot/handlers"
	"tcrbot/storage"
)

// queues keep the messages of each place in the order in which they were claimed, although several senders are at work. Only the
// loop that claims may use them.
type queues map[string]chan struct{}

// queuesMost is how many places are remembered. Forgetting them loosens the order of what is under way, and nothing else.
const queuesMost = 10_000

// join puts a message behind the last one of its place: it goes out once before is closed (nil: at once), and lets the next one go by
// done.
func (q queues) join(item storage.OutboxItem) (before <-chan struct{}, done func()) {
	place := queueOf(item)
	if place == "" {
		return nil, func() {}
	}
	if len(q) > queuesMost {
		clear(q)
	}
	last, mine := q[place], make(chan struct{})
	q[place] = mine
	return last, func() { close(mine) }
}

// queueOf names the place a message goes to, "" for what belongs to another message and waits for that one anyway. All cards and their
// threads stand in the team's channel.
func queueOf(item storage.OutboxItem) string {
	switch {
	case item.Kind == "card", handlers.InThread(item):
		return item.Team + "/cards"
	case item.Kind == "reply", item.Kind == "picture":
		return ""
	}
	return item.Team + "/" + item.Channel
}

// sendAfter sends a message when those before it are through. One whose turn had not come when the process stops goes back.
func (o *outbox) sendAfter(ctx context.Context, before <-chan struct{}, item storage.OutboxItem) {
	if before != nil {
		select {
		case <-before:
		case <-ctx.Done():
		}
	}
	if ctx.Err() == nil {
		o.send(ctx, item)
		return
	}
	if err := o.note(ctx, item, "", "", context.Canceled); err != nil {
		o.app.log.Error("the outbox cannot be written", "error", err)
	}
}
