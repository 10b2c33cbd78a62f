package bot

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"

	"tcrbot/handlers"
	"tcrbot/storage"
)

// reaction answers an emoji on a message. Most emoji mean nothing, and nothing is asked of Slack for those. What is said to the
// person is in the outbox before the event is acknowledged.
func (a *app) reaction(ctx context.Context, team string, e *slackevents.ReactionAddedEvent, id string, r *reply) {
	means, err := a.desk.ReactionMeans(ctx, a.me.team, e.Reaction)
	if err != nil {
		a.log.Error("a reaction could not be read; Slack will send it again", "error", err)
		return
	}
	if means == "" || e.Item.Type != "message" || e.User == a.me.user || a.seen(ctx, id) {
		r.ack(nil)
		return
	}
	req := handlers.Request{
		Team: a.me.team, Channel: e.Item.Channel, Source: handlers.FromReaction, Key: id,
		Action: handlers.Action{ID: means, Value: e.Item.Timestamp},
	}
	o := outcome{}
	if req.Person, o.err = a.person(ctx, team, e.User); o.err == nil {
		if means == "ticket" {
			o.err = a.readMessage(ctx, &req, e.Item.Channel, e.Item.Timestamp)
		}
		if o.err == nil {
			o.result, o.err = a.desk.Reaction(ctx, req)
		}
	}
	msg := o.result.Private
	if o.err != nil {
		explained := a.explained(o.err)
		msg = &explained
	}
	var items []storage.OutboxItem
	if msg != nil {
		if m, err := a.named(ctx, *msg); err == nil { // who has a ticket is not told of it
			msg = &m
		}
		payload, err := json.Marshal(msg)
		if err != nil {
			a.log.Error("an answer could not be encoded", "error", err)
		}
		items = append(items, storage.OutboxItem{Key: "event:" + id, Kind: "message", Channel: e.User, Payload: payload})
	}
	if _, err := a.store.AcceptEvent(context.WithoutCancel(ctx), a.me.team, id, items...); err != nil {
		a.log.Error("an event could not be recorded; Slack will send it again", "error", err)
		return
	}
	r.ack(nil)
}

// seen tells whether an event was answered before. An event whose answer changes something must not change it twice.
func (a *app) seen(ctx context.Context, id string) bool {
	seen, err := a.store.EventSeen(ctx, a.me.team, id)
	if err != nil {
		a.log.Error("an event could not be looked up", "error", err)
	}
	return seen
}

// readMessage reads the message that an emoji was put on, also in a thread, and its link.
func (a *app) readMessage(ctx context.Context, req *handlers.Request, channel, ts string) error {
	unread := func(err error) error {
		return &handlers.UserError{Say: "I could not read that message. Use its menu (More actions) and choose “Open TCR ticket”.", Err: fmt.Errorf("read a message: %w", err)}
	}
	page, err := a.api.GetConversationHistoryContext(ctx, &slack.GetConversationHistoryParameters{ChannelID: channel, Latest: ts, Oldest: ts, Inclusive: true, Limit: 1})
	if err != nil {
		return unread(err)
	}
	found := page.Messages
	if len(found) == 0 { // it stands in a thread
		if found, _, _, err = a.api.GetConversationRepliesContext(ctx, &slack.GetConversationRepliesParameters{ChannelID: channel, Timestamp: ts, Latest: ts, Oldest: ts, Inclusive: true, Limit: 1}); err != nil {
			return unread(err)
		}
	}
	for _, m := range found {
		if m.Timestamp == ts {
			req.Message = pasted(m.Msg, a.wholeFiles(ctx, m.Files))
		}
	}
	if link, err := a.api.GetPermalinkContext(ctx, &slack.PermalinkParameters{Channel: channel, Ts: ts}); err == nil {
		req.Message.Permalink = link
	}
	return nil
}
