package handlers

import (
	"context"
	"fmt"
	"strings"

	"tcrbot/handlers/views"
	"tcrbot/knowledge"
	"tcrbot/storage"
)

// clickShare previews what would be posted. Where outsiders can read, only the reply for the customer is offered.
func (d *Desk) clickShare(ctx context.Context, req Request) (Result, error) {
	_, slug := both(req.Action.Value)
	return d.preview(req, slug)
}

func (d *Desk) clickGuidePost(_ context.Context, req Request) (Result, error) {
	return d.preview(req, req.Action.Value)
}

func (d *Desk) preview(req Request, slug string) (Result, error) {
	a, err := d.article(slug)
	if err != nil {
		return Result{}, err
	}
	switch {
	case req.Channel == "" || strings.HasPrefix(req.Channel, "D"):
		return Result{}, say("/tcr guide help text", "There is no channel to post to from here. Use Copy reply, or ask in the channel itself with /tcr.")
	case req.Place != nil && !req.Place.BotInside:
		return Result{}, say("/invite @tcr", "I am not in this channel, so I cannot post here. Invite me, then press the button again.")
	}
	text, warn := internalText(a), ""
	if outsidersRead(req.Place) {
		text, _ = fill(a.Reply, nil)
		warn = "People outside your company may read this channel, so this is the text for the customer. Fill in what stands in {{…}}."
	}
	where := "this channel"
	if req.ThreadTS != "" {
		where = "this thread"
	}
	modal := views.SharePreview(a.Title, text, where, warn, req.Channel+"|"+req.ThreadTS)
	return Result{Modal: &modal}, nil
}

// outsidersRead errs on the safe side: a channel that cannot be checked counts as readable by outsiders.
func outsidersRead(p *Place) bool { return p == nil || p.Shared || p.Guests }

func internalText(a knowledge.Article) string {
	lines := []string{a.Title, a.Summary}
	for i, s := range a.Steps {
		lines = append(lines, fmt.Sprintf("%d. %s", i+1, s))
	}
	return strings.Join(lines, "\n")
}

// submitShare posts the text as it was edited in the preview.
func (d *Desk) submitShare(ctx context.Context, req Request) (Result, error) {
	channel, thread, _ := strings.Cut(req.Form.Meta, "|")
	text := strings.TrimSpace(req.Form.Values["text"])
	if text == "" {
		return Result{Errors: map[string]string{"text": "There is nothing to post yet. Write a line, or press Cancel."}}, nil
	}
	item := storage.OutboxItem{
		Team: req.Team, Key: "share:" + req.Form.View, Kind: "message", Channel: channel, ThreadTS: thread,
		Payload: encode(views.Shared(text, req.Person.ID)),
	}
	return Result{Clear: true}, d.store.Enqueue(ctx, item)
}
