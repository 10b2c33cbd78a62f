package bot

import (
	"context"
	"fmt"
	"strings"

	"github.com/slack-go/slack"

	"tcrbot/storage"
)

// Slack knows no idempotency key for chat.postMessage. So each message carries the number of its outbox item as metadata, and one
// whose fate is unknown, because the process died or Slack did not answer in time, is looked for before it is posted again.
const (
	itemEvent   = "tcrbot_item"
	itemNumber  = "item"
	lookedAt    = 50 // messages; between a death and the next try there are few
	firstAnswer = 1  // tries of an item whose fate cannot be unknown
)

// marked adds the number of an outbox item to a message. It holds no secret: whoever is in the channel may read it.
func marked(item storage.OutboxItem) slack.MsgOption {
	return slack.MsgOptionMetadata(slack.SlackMetadata{EventType: itemEvent, EventPayload: map[string]any{itemNumber: fmt.Sprint(item.ID)}})
}

// taken looks for a message that Slack may have taken already; ts is "" if it has not, or if that cannot be known: the
// channel's history may not be read (in channels without the optional scope, and in a direct conversation before the first
// message to that person is known to have arrived).
func (o *outbox) taken(ctx context.Context, item storage.OutboxItem) (channel, ts string, err error) {
	if item.Attempts <= firstAnswer || item.LastError != "" && item.LastError != unreachable {
		return "", "", nil
	}
	channel = item.Channel
	if !channelID(channel) {
		if channel, err = o.app.store.SentTo(ctx, item.Team, item.Channel); err != nil || channel == "" {
			return "", "", err
		}
	}
	found, err := o.app.api.GetConversationHistoryContext(ctx, &slack.GetConversationHistoryParameters{
		ChannelID: channel, Limit: lookedAt, IncludeAllMetadata: true,
	})
	if err != nil {
		if code := slackCode(err); code == "missing_scope" || code == "channel_not_found" || code == "not_in_channel" || strings.HasPrefix(code, "not_allowed") {
			return "", "", nil
		}
		return "", "", err
	}
	for _, m := range found.Messages {
		if m.Metadata.EventType == itemEvent && m.Metadata.EventPayload[itemNumber] == fmt.Sprint(item.ID) {
			o.app.log.Info("Slack had taken a message already", "item", item.ID)
			return channel, m.Timestamp, nil
		}
	}
	return "", "", nil
}
