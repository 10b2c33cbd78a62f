package bot

import (
	"context"
	"fmt"
	"strings"
	"time"

	"tcrbot/handlers"
	"tcrbot/handlers/views"
	"tcrbot/storage"
)

// control is something a number stands for.
type control struct {
	kind   controlKind
	label  string
	action handlers.Action // of a button
	field  string          // of a field: its name
}

type controlKind int

const (
	buttonControl controlKind = iota
	fieldControl
	submitControl
	closeControl
)

// use presses a button or opens a field; typed is what stood after the number.
func (c *console) use(ctx context.Context, it control, typed string) {
	switch it.kind {
	case fieldControl:
		if typed == "" {
			c.offer(it)
			c.filling = &it
			return
		}
		c.fill(it, typed)
	case submitControl:
		c.submit(ctx)
	case closeControl:
		c.form = nil
		c.begin()
		fmt.Fprintln(c.out, "Closed.")
	default:
		c.press(ctx, it)
	}
}

func (c *console) press(ctx context.Context, it control) {
	req := c.request(handlers.FromClick)
	req.Action = it.action
	if c.form != nil {
		req.Action.View = c.form.view
	}
	c.begin()
	result, err := c.desk.Click(ctx, req)
	c.show(ctx, result, err)
}

func (c *console) submit(ctx context.Context) {
	form := c.form
	if missing := form.missing(); missing != "" {
		fmt.Fprintf(c.out, "%s is needed.\n", missing)
		return
	}
	req := c.request(handlers.FromForm)
	req.Form = handlers.Form{ID: form.modal.Callback, View: form.view, Meta: form.modal.Meta, Values: form.values}
	result, err := c.desk.Submit(ctx, req)
	if err != nil {
		fmt.Fprintln(c.out, spokenText(handlers.Explain(err).Text))
		return
	}
	if len(result.Errors) > 0 {
		for _, say := range result.Errors {
			fmt.Fprintln(c.out, say)
		}
		return
	}
	c.form = nil
	c.begin()
	c.show(ctx, result, nil)
}

// show draws what an act led to: the answer, then what Slack's channels would show.
func (c *console) show(ctx context.Context, r handlers.Result, err error) {
	switch {
	case err != nil:
		c.draw(handlers.Explain(err))
	case r.Modal != nil:
		c.open(*r.Modal)
	case r.Home != nil:
		c.blocks(r.Home.Blocks)
	case r.Private != nil:
		c.draw(*r.Private)
	case r.Public != nil:
		c.draw(*r.Public)
	case r.File != nil:
		fmt.Fprintf(c.out, "%s (%d bytes)\n%s\n", r.File.Title, len(r.File.Data), r.File.Said)
	}
	c.posts(ctx)
}

// posts shows what waits in the outbox, as the channels would.
func (c *console) posts(ctx context.Context) {
	for {
		items, err := c.store.ClaimOutbox(ctx, 50, time.Minute)
		if err != nil || len(items) == 0 {
			return
		}
		for _, item := range items {
			c.post(ctx, item)
		}
	}
}

func (c *console) post(ctx context.Context, item storage.OutboxItem) {
	ts := fmt.Sprintf("%d.%06d", c.now().Unix(), item.ID)
	if err := c.store.Sent(ctx, item.ID, item.Channel, ts); err != nil {
		fmt.Fprintln(c.out, spokenText(handlers.Explain(err).Text))
		return
	}
	if item.Kind == "card" {
		m, t, err := c.desk.Card(ctx, item.Team, item.Ticket)
		if err == nil && t.CardTS == "" {
			err = c.store.SetCard(ctx, item.Team, item.Ticket, consoleCards, ts)
		}
		if err == nil {
			c.headed("the team channel, card", m)
		}
		return
	}
	m, ok, err := c.desk.Contents(ctx, item)
	if err != nil || !ok {
		return
	}
	place := map[string]string{consolePerson: "a message to you", consoleCards: "the team channel", consoleDigests: "the digest channel", consoleChannel: "this channel"}[item.Channel]
	if handlers.InThread(item) {
		place = "the card's thread"
	}
	c.headed(place, m)
}

func (c *console) headed(place string, m views.Message) {
	fmt.Fprintf(c.out, "-- %s %s\n", place, strings.Repeat("-", max(0, 70-len(place))))
	c.draw(m)
}
