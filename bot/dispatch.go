package bot

import (
	"context"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/slack-go/slack"

	"tcrbot/handlers"
	"tcrbot/handlers/views"
)

const (
	inAck     = time.Second     // an answer ready by then goes into the acknowledgement
	patience  = 8 * time.Second // for answers that come after it
	formLimit = 2500 * time.Millisecond
	placeTime = 1500 * time.Millisecond // a trigger lives three seconds

	membersLooked = 60
	membersAtOnce = 12
)

// unescape undoes Slack's escaping of &, < and >, once, where text comes in. Mentions and links keep their brackets.
func unescape(s string) string {
	return strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&").Replace(s)
}

type outcome struct {
	result handlers.Result
	err    error
}

// command answers /tcr: in the acknowledgement if the answer is ready within a second, else through the response_url.
func (a *app) command(c slack.SlashCommand, r *reply) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	ready := make(chan outcome, 1)
	a.background(func() {
		result, err := a.answerCommand(ctx, c)
		ready <- outcome{result, err}
	}, func() { ready <- outcome{err: errPanicked} })
	timer := time.NewTimer(inAck)
	defer timer.Stop()
	select {
	case o := <-ready:
		a.finishCommand(ctx, c, r, o)
	case <-timer.C:
		r.ack(nil)
		a.finishCommand(ctx, c, r, <-ready)
	}
}

func (a *app) answerCommand(ctx context.Context, c slack.SlashCommand) (handlers.Result, error) {
	p, err := a.person(ctx, c.TeamID, c.UserID)
	if err != nil {
		return handlers.Result{}, err
	}
	req := handlers.Request{
		Team: a.me.team, Person: p, Channel: c.ChannelID, Source: handlers.FromCommand, Text: unescape(c.Text), Key: c.TriggerID,
	}
	a.needed(ctx, handlers.KindCommand, req.Text, &req, "")
	return a.desk.Command(ctx, req)
}

func (a *app) finishCommand(ctx context.Context, c slack.SlashCommand, r *reply, o outcome) {
	defer a.outbox.wake()
	to := place{user: c.UserID, responseURL: c.ResponseURL, trigger: c.TriggerID}
	msg := a.shown(o)
	if msg != nil && r.ack(ephemeral(msg.Text, msg.Blocks)) {
		a.extras(ctx, to, o.result)
		return
	}
	r.ack(nil)
	a.deliver(ctx, to, o)
}

// shown is the private message an outcome comes down to, if that is all there is to it.
func (a *app) shown(o outcome) *views.Message {
	if o.err != nil {
		msg := a.explained(o.err)
		return &msg
	}
	if o.result.Modal == nil && o.result.Public == nil {
		return o.result.Private
	}
	return nil
}

// explained turns an error into words and logs it, unless a person can mend it.
func (a *app) explained(err error) views.Message {
	if !handlers.Expected(err) {
		a.log.Error("a request failed", "error", err)
	}
	return handlers.Explain(err)
}

// needed fetches what a route asks for besides the request itself. What cannot be had is left out.
func (a *app) needed(ctx context.Context, kind handlers.RouteKind, id string, req *handlers.Request, messageTS string) {
	need := handlers.Needs(kind, id)
	if need&handlers.NeedPlace != 0 && req.Channel != "" {
		req.Place = a.placeFacts(ctx, req.Channel)
	}
	if need&handlers.NeedPermalink != 0 && messageTS != "" {
		link, err := a.api.GetPermalinkContext(ctx, &slack.PermalinkParameters{Channel: req.Channel, Ts: messageTS})
		if err == nil {
			req.Message.Permalink = link
		}
	}
	if need&handlers.NeedThread != 0 && req.ThreadTS != "" && a.settings.CanReadThread {
		a.readParent(ctx, req)
	}
}

func (a *app) placeFacts(ctx context.Context, channel string) *handlers.Place {
	ctx, cancel := context.WithTimeout(ctx, placeTime)
	defer cancel()
	c, err := a.api.GetConversationInfoContext(ctx, &slack.GetConversationInfoInput{ChannelID: channel})
	if err != nil {
		return nil
	}
	p := placeOfChannel(c)
	if !p.Shared {
		p.Guests = a.guestsIn(ctx, channel)
	}
	return p
}

// placeOfChannel is a channel without what only its members tell.
func placeOfChannel(c *slack.Channel) *handlers.Place {
	return &handlers.Place{
		ID: c.ID, Private: c.IsPrivate, Shared: c.IsExtShared || c.IsPendingExtShared || c.IsOrgShared, BotInside: c.IsMember,
		Archived: c.IsArchived,
	}
}

// guestsIn tells whether a guest is in a channel, or cannot be ruled out. It looks at so many members as a channel kept for
// a customer may have; a larger one is the company's own.
func (a *app) guestsIn(ctx context.Context, channel string) bool {
	ids, _, err := a.api.GetUsersInConversationContext(ctx, &slack.GetUsersInConversationParameters{ChannelID: channel, Limit: membersLooked})
	if err != nil {
		return true
	}
	var looking sync.WaitGroup
	var found atomic.Bool
	places := make(chan struct{}, membersAtOnce)
	for _, id := range ids {
		places <- struct{}{}
		looking.Go(func() {
			defer func() { <-places }()
			if p, err := a.people.get(ctx, id); err != nil || !p.Bot && (p.Guest || p.Stranger) {
				found.Store(true)
			}
		})
	}
	looking.Wait()
	return found.Load()
}

func (a *app) readParent(ctx context.Context, req *handlers.Request) {
	list, _, _, err := a.api.GetConversationRepliesContext(ctx, &slack.GetConversationRepliesParameters{ChannelID: req.Channel, Timestamp: req.ThreadTS, Limit: 1})
	if err != nil || len(list) == 0 {
		return
	}
	parent := pasted(list[0].Msg, a.wholeFiles(ctx, list[0].Files))
	req.Thread = parent.Text
	if req.Source == handlers.FromMention {
		req.Message = parent
	}
}
