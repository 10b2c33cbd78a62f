package bot

import (
	"bytes"
	"context"
	"fmt"

	"github.com/slack-go/slack"

	"tcrbot/handlers"
	"tcrbot/handlers/chart"
	"tcrbot/handlers/views"
)

// upload is a file on its way to Slack. Without a channel nobody sees it until a message shows it.
type upload struct {
	name, title, alt string
	data             []byte
	channel, thread  string // the channel's id, D… for a conversation with a person
}

// upload gives the file's id.
func (a *app) upload(ctx context.Context, u upload) (string, error) {
	file, err := a.api.UploadFileContext(ctx, slack.UploadFileParameters{
		Reader: bytes.NewReader(u.data), FileSize: len(u.data), Filename: u.name, Title: u.title, AltTxt: views.Clamp(u.alt, 900),
		Channel: u.channel, ThreadTimestamp: u.thread,
	})
	if err != nil {
		return "", fmt.Errorf("upload a file: %w", err)
	}
	return file.ID, nil
}

// extras shows what comes behind an answer: a picture for the same eyes, and a file. Nothing is lost with them.
func (a *app) extras(ctx context.Context, to place, r handlers.Result) {
	if r.Picture != nil && r.Private != nil && to.responseURL != "" {
		if err := a.privatePicture(ctx, to, *r.Picture); err != nil {
			a.log.Warn("a picture could not be shown", "reason", reasonOf(err))
		}
	}
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

func (a *app) privatePicture(ctx context.Context, to place, p views.Picture) error {
	data, err := chart.PNG(p.Trend)
	if err != nil {
		return err
	}
	file, err := a.upload(ctx, upload{name: "trend.png", title: p.Title, alt: p.Alt, data: data})
	if err != nil {
		return err
	}
	return a.private(ctx, place{user: to.user, responseURL: to.responseURL}, p.Alone(file), false)
}

// handOver sends a file to a person. The message before it opens the conversation, whose id an upload needs.
func (a *app) handOver(ctx context.Context, user string, f handlers.File) error {
	m := views.Notice(f.Said)
	conversation, _, err := a.api.PostMessageContext(ctx, user, messageOptions(m)...)
	if err != nil {
		return err
	}
	_, err = a.upload(ctx, upload{name: f.Name, title: f.Title, data: f.Data, channel: conversation})
	return err
}
