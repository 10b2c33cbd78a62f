package bot

import (
	"context"
	"encoding/json"
	"strings"

	"github.com/slack-go/slack"

	"tcrbot/handlers"
	"tcrbot/handlers/views"
)

// interaction routes clicks, forms and shortcuts.
func (a *app) interaction(cb slack.InteractionCallback, r *reply) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	defer a.outbox.wake()
	switch cb.Type {
	case slack.InteractionTypeBlockActions:
		a.clicks(ctx, cb, r)
	case slack.InteractionTypeViewSubmission:
		a.submission(ctx, cb, r)
	case slack.InteractionTypeMessageAction, slack.InteractionTypeShortcut:
		a.shortcut(ctx, cb, r)
	default:
		r.ack(nil)
	}
}

func placeOf(cb slack.InteractionCallback) place {
	return place{
		user: cb.User.ID, responseURL: cb.ResponseURL, trigger: cb.TriggerID,
		view: cb.View.ID, hash: cb.View.Hash, modal: cb.View.Type == slack.VTModal,
	}
}

func (a *app) request(ctx context.Context, cb slack.InteractionCallback, from handlers.Source) (handlers.Request, error) {
	team := cb.Team.ID
	if cb.User.TeamID != "" {
		team = cb.User.TeamID
	}
	p, err := a.person(ctx, team, cb.User.ID)
	return handlers.Request{Team: a.me.team, Person: p, Channel: cb.Channel.ID, Source: from, Key: cb.TriggerID}, err
}

// clicks answers the first action that is a route of ours. The change is stored before the click is acknowledged.
func (a *app) clicks(ctx context.Context, cb slack.InteractionCallback, r *reply) {
	from := handlers.FromClick
	if cb.View.Type == slack.VTHomeTab || cb.Channel.ID == "" && cb.View.ID == "" {
		from = handlers.FromHome
	}
	req, err := a.request(ctx, cb, from)
	o := outcome{err: err}
	if err == nil && len(cb.ActionCallback.BlockActions) > 0 {
		req.Action = actionOf(cb)
		req.ThreadTS = cb.Message.ThreadTimestamp
		a.needed(ctx, handlers.KindClick, req.Action.ID, &req, "")
		o.result, o.err = a.desk.Click(ctx, req)
	}
	r.ack(nil)
	a.deliver(ctx, placeOf(cb), o)
	if from == handlers.FromHome && o.err == nil && o.result.Modal == nil && o.result.Home == nil {
		a.drawHome(ctx, req, "")
	}
}

// actionOf reads the first action; Slack sends several only for elements that none of our screens have.
func actionOf(cb slack.InteractionCallback) handlers.Action {
	first := cb.ActionCallback.BlockActions[0]
	id, _, _ := strings.Cut(first.ActionID, ":")
	action := handlers.Action{ID: id, Value: chosen(*first)}
	switch cb.View.Type {
	case slack.VTModal:
		action.View = cb.View.ID
	case slack.VTHomeTab:
		action.Meta = cb.View.PrivateMetadata
	}
	return action
}

// drawHome draws a person's App Home; with a hash, only if nothing was drawn since.
func (a *app) drawHome(ctx context.Context, req handlers.Request, hash string) {
	result, err := a.desk.OpenHome(ctx, req)
	if err == nil && result.Home != nil {
		err = a.home(ctx, req.Person.ID, *result.Home, hash)
	}
	if err != nil && slackCode(err) != "hash_conflict" {
		a.log.Warn("App Home could not be drawn", "code", slackCode(err))
	}
}

// chosen is what was entered or chosen; of several options each stands on a line.
func chosen(b slack.BlockAction) string {
	for _, v := range []string{b.Value, b.SelectedOption.Value, b.SelectedDate, b.SelectedUser, b.SelectedChannel, b.SelectedConversation} {
		if v != "" {
			return v
		}
	}
	if len(b.SelectedUsers) > 0 {
		return strings.Join(b.SelectedUsers, ",")
	}
	var all []string
	for _, o := range b.SelectedOptions {
		all = append(all, o.Value)
	}
	return strings.Join(all, "\n")
}

// submission stores a form before it acknowledges it, so that a form that closed is kept. What goes wrong is told in the
// form, and the typed text stays.
func (a *app) submission(ctx context.Context, cb slack.InteractionCallback, r *reply) {
	ctx, cancel := context.WithTimeout(ctx, formLimit)
	defer cancel()
	req, err := a.request(ctx, cb, handlers.FromForm)
	o := outcome{err: err}
	if err == nil {
		req.Form = formOf(cb.View)
		req.Key = cb.View.ID
		o.result, o.err = a.desk.Submit(ctx, req)
	}
	answer := a.submissionAnswer(cb.View, o)
	if answer == nil {
		r.ack(nil)
		return
	}
	if answer.View == nil || r.takes(answer) {
		r.ack(answer)
		return
	}
	a.largeAnswer(context.WithoutCancel(ctx), cb, r, *o.result.Modal)
}

// largeAnswer shows a modal that is too large for an acknowledgement: a small one holds its place, because a bare
// acknowledgement would close the form.
func (a *app) largeAnswer(ctx context.Context, cb slack.InteractionCallback, r *reply, m views.Modal) {
	waiting := views.ReadModal(m.Title, views.Notice("One moment …")).Request()
	r.ack(slack.NewUpdateViewSubmissionResponse(&waiting))
	to := placeOf(cb)
	to.modal, to.hash = true, ""
	a.deliver(ctx, to, outcome{result: handlers.Result{Modal: &m, Update: true}})
}

func formOf(v slack.View) handlers.Form {
	f := handlers.Form{ID: v.CallbackID, View: v.ID, Meta: v.PrivateMetadata, Values: map[string]string{}}
	if v.State == nil {
		return f
	}
	for name, actions := range v.State.Values {
		for _, action := range actions {
			f.Values[name] = chosen(action)
		}
	}
	return f
}

func (a *app) submissionAnswer(v slack.View, o outcome) *slack.ViewSubmissionResponse {
	switch {
	case o.err != nil:
		say := a.explained(o.err)
		return slack.NewErrorsViewSubmissionResponse(map[string]string{firstInput(v): plainText(say)})
	case len(o.result.Errors) > 0:
		return slack.NewErrorsViewSubmissionResponse(o.result.Errors)
	case o.result.Modal != nil:
		request := o.result.Modal.Request()
		return slack.NewUpdateViewSubmissionResponse(&request)
	case o.result.Clear:
		return slack.NewClearViewSubmissionResponse()
	}
	return nil
}

// plainText is a message's text where no markup is shown.
func plainText(m views.Message) string { return unescape(strings.ReplaceAll(m.Text, "`", "")) }

// firstInput is the field under which an error of the whole form is shown.
func firstInput(v slack.View) string {
	for _, b := range v.Blocks.BlockSet {
		if in, ok := b.(*slack.InputBlock); ok {
			return in.BlockID
		}
	}
	return ""
}

// shortcut answers a message shortcut or a global one. Both end in a modal, which needs the trigger within three seconds.
func (a *app) shortcut(ctx context.Context, cb slack.InteractionCallback, r *reply) {
	r.ack(nil)
	req, err := a.request(ctx, cb, handlers.FromShortcut)
	o := outcome{err: err}
	if err == nil {
		if cb.Type == slack.InteractionTypeMessageAction {
			req.ThreadTS = cb.Message.ThreadTimestamp
			req.Message = pasted(cb.Message.Msg, a.wholeFiles(ctx, cb.Message.Files))
		}
		limited, cancel := context.WithTimeout(ctx, inAck)
		a.needed(limited, handlers.KindShortcut, cb.CallbackID, &req, messageTS(cb))
		cancel()
		o.result, o.err = a.desk.Shortcut(ctx, cb.CallbackID, req)
	}
	a.deliver(ctx, placeOf(cb), o)
}

func messageTS(cb slack.InteractionCallback) string {
	if cb.MessageTs != "" {
		return cb.MessageTs
	}
	return cb.Message.Timestamp
}

// eventID reads the id that Slack gives an event, the same each time it is delivered.
func eventID(payload json.RawMessage) string {
	var head struct {
		ID string `json:"event_id"`
	}
	if err := json.Unmarshal(payload, &head); err != nil {
		return ""
	}
	return head.ID
}
