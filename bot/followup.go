package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"tcrbot/handlers"
	"tcrbot/handlers/chart"
	"tcrbot/handlers/views"
	"tcrbot/storage"
)

var (
	errNotPosted = errors.New("the message it belongs to is not posted yet")
	errNoMessage = errors.New("the message it belongs to was set aside")
)

// followUp posts what belongs to a message that was queued before.
func (o *outbox) followUp(ctx context.Context, item storage.OutboxItem) (string, string, error) {
	var f handlers.FollowUp
	if err := json.Unmarshal(item.Payload, &f); err != nil {
		return "", "", fmt.Errorf("read a queued follow-up: %w", err)
	}
	first, err := o.app.store.OutboxByKey(ctx, item.Team, f.Under)
	switch {
	case err != nil:
		return "", "", err
	case first.State == storage.OutboxDead:
		return "", "", errNoMessage
	case first.State != storage.OutboxSent:
		return "", "", errNotPosted
	case f.Message != nil:
		return o.put(ctx, item, first.SentChannel, threadOf(first), *f.Message)
	case f.Picture != nil:
		return o.picture(ctx, first, *f.Picture)
	}
	return first.SentChannel, first.SentTS, nil
}

// threadOf is the thread that a message stands in, or begins.
func threadOf(item storage.OutboxItem) string {
	if item.ThreadTS != "" {
		return item.ThreadTS
	}
	return item.SentTS
}

// pictureWaits are the pauses before each try to show an uploaded picture: Slack takes a file into a message only once it has looked
// at it.
func pictureWaits() []time.Duration { return []time.Duration{0, time.Second, 3 * time.Second} }

// picture uploads a drawing without a channel and puts it into its message. Where Slack does not take that, the file is posted in the
// thread.
func (o *outbox) picture(ctx context.Context, first storage.OutboxItem, p views.Picture) (string, string, error) {
	data, err := chart.PNG(p.Trend)
	if err != nil {
		return "", "", err
	}
	var m views.Message
	if err := json.Unmarshal(first.Payload, &m); err != nil {
		return "", "", fmt.Errorf("read a queued message: %w", err)
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), sendDeadline)
	defer cancel()
	u := upload{name: "trend.png", title: p.Title, alt: p.Alt, data: data}
	file, err := o.app.upload(ctx, u)
	if err != nil {
		return "", "", err
	}
	for _, wait := range o.pictureWaits {
		if err := pauseFor(ctx, wait); err != nil {
			return "", "", err
		}
		channel, ts, err := o.redraw(ctx, first.SentChannel, first.SentTS, p.With(m, file))
		if code := slackCode(err); code != "invalid_blocks" && code != "invalid_blocks_format" {
			return channel, ts, err
		}
	}
	u.channel, u.thread = first.SentChannel, threadOf(first)
	if _, err := o.app.upload(ctx, u); err != nil {
		return "", "", err
	}
	return first.SentChannel, first.SentTS, nil
}

func pauseFor(ctx context.Context, d time.Duration) error {
	if d == 0 {
		return nil
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return context.Canceled
	}
}
