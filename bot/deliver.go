package bot

import (
	"context"

	"github.com/slack-go/slack"

	"tcrbot/handlers/views"
)

// place is where a result can go.
type place struct {
	user        string
	responseURL string
	trigger     string // single use, three seconds
	view        string // the modal or App Home it came from
	hash        string
	modal       bool // view is a modal
}

// deliver is the one place that turns results into Slack calls. What fails here was never the only copy: everything that
// must not be lost is in the database.
func (a *app) deliver(ctx context.Context, to place, o outcome) {
	var err error
	switch {
	case o.err != nil:
		err = a.private(ctx, to, a.explained(o.err), false)
	case o.result.Modal != nil:
		err = a.modal(ctx, to, *o.result.Modal, o.result.Update)
	case o.result.Home != nil:
		err = a.home(ctx, to.user, *o.result.Home, "")
	case o.result.Private != nil:
		err = a.private(ctx, to, *o.result.Private, o.result.Replace)
	}
	if err != nil {
		a.log.Warn("a result could not be shown", "code", slackCode(err))
	}
	if o.err == nil {
		a.extras(ctx, to, o.result)
	}
}

// private shows a message to one person: through the response_url where there is one, as a modal inside a modal or App
// Home, and as a direct message otherwise.
func (a *app) private(ctx context.Context, to place, m views.Message, replace bool) error {
	if to.responseURL != "" {
		return slack.PostWebhookCustomHTTPContext(ctx, to.responseURL, a.web, &slack.WebhookMessage{
			ResponseType: slack.ResponseTypeEphemeral, Text: m.Text, Blocks: &slack.Blocks{BlockSet: m.Blocks}, ReplaceOriginal: replace,
		})
	}
	if to.trigger != "" {
		return a.modal(ctx, to, views.ReadModal("tcrbot", m), false)
	}
	_, _, err := a.api.PostMessageContext(ctx, to.user, messageOptions(m)...)
	return err
}

// modal opens, pushes or replaces a modal. The trigger lives three seconds, so nothing is tried twice.
func (a *app) modal(ctx context.Context, to place, m views.Modal, update bool) error {
	ctx, cancel := context.WithTimeout(ctx, triggerTimeout)
	defer cancel()
	request := m.Request()
	var err error
	switch {
	case to.modal && update:
		_, err = a.api.UpdateViewContext(ctx, request, "", to.hash, to.view)
	case to.modal:
		_, err = a.api.PushViewContext(ctx, to.trigger, request)
		if slackCode(err) == "push_limit_reached" {
			_, err = a.api.UpdateViewContext(ctx, request, "", to.hash, to.view)
		}
	default:
		_, err = a.api.OpenViewContext(ctx, to.trigger, request)
	}
	return err
}

// home shows App Home. With a hash, Slack refuses it (hash_conflict) if the screen is no longer the one of that hash.
func (a *app) home(ctx context.Context, user string, h views.Home, hash string) error {
	request := slack.PublishViewContextRequest{UserID: user, View: h.Request()}
	if hash != "" {
		request.Hash = &hash
	}
	_, err := a.api.PublishViewContext(ctx, request)
	return err
}

// messageOptions posts a message with its text for screen readers, its blocks, and no unfurled links.
func messageOptions(m views.Message) []slack.MsgOption {
	options := []slack.MsgOption{slack.MsgOptionText(m.Text, false), slack.MsgOptionDisableLinkUnfurl(), slack.MsgOptionDisableMediaUnfurl()}
	if len(m.Blocks) > 0 {
		options = append(options, slack.MsgOptionBlocks(m.Blocks...))
	}
	return options
}
