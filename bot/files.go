package bot

import (
	"bytes"
	"context"
	"fmt"

	"github.com/slack-go/slack"

	"tcrbot/handlers"
	"tcrbot/handlers/views"
)

// extras shows what comes behind an answer: a file. Nothing is lost with it.
func (a *app) extras(ctx context.Context, to place, r handlers.Result) {
	if r.File == nil {
		return
	}
	note := views.Notice("I sent you the file. It is in your messages with me.")
	if err := a.handOver(ctx, to.user, *r.File); err != nil {
		a.log.Warn("a file could not be handed over", "reason", reasonOf(err), "do", mend(slackCode(err)))
		note = views.Notice("I could not send you the file: Slack did not take it. Please try again in a minute; if it keeps happening, tell whoever runs this bot.")
	}
	if err := a.private(ctx, to, note, false); err != nil {
		a.log.Warn("a result could not be shown", "code", slackCode(err))
	}
}

// handOver sends a file to a person. The message before it opens the conversation, whose id an upload needs.
func (a *app) handOver(ctx context.Context, user string, f handlers.File) error {
	m := views.Notice(f.Said)
	conversation, _, err := a.api.PostMessageContext(ctx, user, messageOptions(m)...)
	if err != nil {
		return err
	}
	_, err = a.api.UploadFileContext(ctx, slack.UploadFileParameters{
		Reader: bytes.NewReader(f.Data), FileSize: len(f.Data), Filename: f.Name, Title: f.Title, Channel: conversation,
	})
	if err != nil {
		return fmt.Errorf("upload a file: %w", err)
	}
	return nil
}
