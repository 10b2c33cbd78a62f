package bot

import (
	"context"
	"encoding/json"
	"strings"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"

	"tcrbot/handlers"
	"tcrbot/handlers/views"
	"tcrbot/storage"
)

// event answers mentions, direct messages and opened homes. An answer is in the outbox before the event is acknowledged, in
// the transaction that records the event, so that it is neither lost nor given twice however often Slack sends it.
func (a *app) event(e slackevents.EventsAPIEvent, payload json.RawMessage, r *reply) {
	ctx, cancel := context.WithTimeout(context.Background(), formLimit)
	defer cancel()
	defer a.outbox.wake()
	switch inner := e.InnerEvent.Data.(type) {
	case *slackevents.AppMentionEvent:
		if inner.BotID == "" && inner.Edited == nil {
			a.mention(ctx, e.TeamID, inner, eventID(payload), r)
			return
		}
	case *slackevents.MessageEvent:
		if inner.BotID == "" && inner.ChannelType == "im" && inner.User != a.me.user && (inner.SubType == "" || inner.SubType == "file_share") {
			a.direct(ctx, e.TeamID, inner, eventID(payload), r)
			return
		}
	case *slackevents.ReactionAddedEvent:
		a.reaction(ctx, e.TeamID, inner, eventID(payload), r)
		return
	case *slackevents.AppHomeOpenedEvent:
		r.ack(nil)
		if inner.Tab == "home" || inner.Tab == "" {
			a.opened(ctx, inner.User, inner.View)
		}
		return
	}
	r.ack(nil)
}

// opened draws App Home anew, with the list it showed before; the first time there is no screen yet. If another list was chosen
// since Slack told of it, the hash no longer fits, and the screen stays as it is.
func (a *app) opened(ctx context.Context, user string, before *slack.View) {
	p, err := a.person(ctx, a.me.team, user)
	if err != nil {
		a.log.Warn("App Home could not be drawn", "error", err)
		return
	}
	req := handlers.Request{Team: a.me.team, Person: p, Source: handlers.FromHome}
	hash := ""
	if before != nil {
		req.Action.Meta, hash = before.PrivateMetadata, before.Hash
	}
	a.drawHome(ctx, req, hash)
}

func (a *app) mention(ctx context.Context, team string, e *slackevents.AppMentionEvent, id string, r *reply) {
	req := handlers.Request{
		Team: a.me.team, Channel: e.Channel, ThreadTS: e.ThreadTimeStamp, Source: handlers.FromMention, Text: a.withoutMe(e.Text), Key: id,
	}
	thread := e.ThreadTimeStamp
	if thread == "" {
		thread = e.TimeStamp
	}
	if e.UserTeam != "" {
		team = e.UserTeam
	}
	a.conversation(ctx, team, e.User, thread, req, r, func(req handlers.Request) (handlers.Result, error) {
		a.needed(ctx, handlers.KindMention, "", &req, "")
		return a.desk.Mention(ctx, req)
	})
}

func (a *app) direct(ctx context.Context, team string, e *slackevents.MessageEvent, id string, r *reply) {
	text := unescape(e.Text)
	if e.Message != nil {
		if p := pasted(*e.Message, a.wholeFiles(ctx, e.Message.Files)); len(p.Text) > len(text) {
			text = p.Text
		}
	}
	req := handlers.Request{Team: a.me.team, Channel: e.Channel, ThreadTS: e.ThreadTimeStamp, Source: handlers.FromDM, Text: text, Key: id}
	a.conversation(ctx, team, e.User, e.ThreadTimeStamp, req, r, func(req handlers.Request) (handlers.Result, error) {
		return a.desk.DirectMessage(ctx, req)
	})
}

// conversation answers where it was asked, through the outbox.
func (a *app) conversation(ctx context.Context, team, user, thread string, req handlers.Request, r *reply, answer func(handlers.Request) (handlers.Result, error)) {
	if a.seen(ctx, req.Key) {
		r.ack(nil)
		return
	}
	o := outcome{}
	req.Person, o.err = a.person(ctx, team, user)
	if o.err == nil {
		o.result, o.err = answer(req)
	}
	var items []storage.OutboxItem
	if msg := a.spoken(o); msg != nil {
		payload, err := json.Marshal(msg)
		if err != nil {
			a.log.Error("an answer could not be encoded", "error", err)
		}
		items = append(items, storage.OutboxItem{Key: "event:" + req.Key, Kind: "message", Channel: req.Channel, ThreadTS: thread, Payload: payload})
		if o.result.Picture != nil {
			items = append(items, handlers.Illustrate(items[0], *o.result.Picture))
		}
	}
	// The answer is kept even if Slack was slow to say who asked: a second delivery would find the time used up as well.
	if _, err := a.store.AcceptEvent(context.WithoutCancel(ctx), req.Team, req.Key, items...); err != nil {
		a.log.Error("an event could not be recorded; Slack will send it again", "error", err)
		return
	}
	r.ack(nil)
}

func (a *app) spoken(o outcome) *views.Message {
	if o.err != nil {
		msg := a.explained(o.err)
		return &msg
	}
	return o.result.Public
}

// withoutMe takes the bot's own mention out of a text.
func (a *app) withoutMe(text string) string {
	for {
		from := strings.Index(text, "<@"+a.me.user)
		if from < 0 {
			return strings.TrimSpace(unescape(text))
		}
		length := strings.IndexByte(text[from:], '>')
		if length < 0 {
			return strings.TrimSpace(unescape(text))
		}
		text = text[:from] + text[from+length+1:]
	}
}
