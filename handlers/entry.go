package handlers

import (
	"context"
	"strings"

	"tcrbot/handlers/views"
)

// Command answers /tcr. An empty text opens the form to paste into; a text that no subcommand fits is a question.
func (d *Desk) Command(ctx context.Context, req Request) (Result, error) {
	if err := d.admit(req.Person); err != nil {
		return Result{}, err
	}
	if strings.TrimSpace(req.Text) == "" {
		form := views.Ask("", "")
		return Result{Modal: &form}, nil
	}
	if c, rest, ok := find(req.Text); ok {
		return c.handle(d, ctx, req, rest)
	}
	return d.question(ctx, req, ask{text: req.Text})
}

// Click answers a button or menu.
func (d *Desk) Click(ctx context.Context, req Request) (Result, error) {
	if err := d.admit(req.Person); err != nil {
		return Result{}, err
	}
	for _, c := range Clicks() {
		if c.ID == req.Action.ID {
			return c.handle(d, ctx, req)
		}
	}
	return Result{}, say("/tcr help", "That button is from an older version of me and no longer works.")
}

// Submit answers a form. What the form creates is stored before it returns.
func (d *Desk) Submit(ctx context.Context, req Request) (Result, error) {
	if err := d.admit(req.Person); err != nil {
		return Result{}, err
	}
	for _, f := range Forms() {
		if f.ID == req.Form.ID {
			return f.handle(d, ctx, req)
		}
	}
	return Result{}, say("/tcr help", "That form is from an older version of me and no longer works.")
}

// Shortcut answers a message shortcut or a global one.
func (d *Desk) Shortcut(ctx context.Context, id string, req Request) (Result, error) {
	if err := d.admit(req.Person); err != nil {
		return Result{}, err
	}
	for _, s := range Shortcuts() {
		if s.ID == id {
			return s.handle(d, ctx, req)
		}
	}
	return Result{}, say("/tcr help", "I do not know that shortcut any more.")
}

// Mention answers @tcr, in the thread. A mention without words reads the message the thread is about, where it may.
func (d *Desk) Mention(ctx context.Context, req Request) (Result, error) {
	if err := d.admit(req.Person); err != nil {
		return Result{}, err
	}
	if strings.TrimSpace(req.Text) != "" {
		return d.openly(d.question(ctx, req, ask{text: req.Text}))
	}
	if strings.TrimSpace(req.Message.Text) != "" {
		return d.openly(d.question(ctx, req, ask{text: req.Message.Text, link: req.Message.Permalink}))
	}
	hint := views.NoticeWithExample("I only see the words you write to me. Write the reason after my name, or open the message's menu (More actions) and choose “Diagnose rejection”.", "@tcr HELP message has no contact")
	return Result{Public: &hint}, nil
}

// DirectMessage answers what is written to the bot itself: subcommands work, everything else is a question.
func (d *Desk) DirectMessage(ctx context.Context, req Request) (Result, error) {
	if err := d.admit(req.Person); err != nil {
		return Result{}, err
	}
	text := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(req.Text), "/tcr"))
	if text == "" {
		return d.openly(Result{}, say("HELP message has no contact", "I can't read pictures. Paste the reason here as text."))
	}
	if c, rest, ok := find(text); ok {
		return d.openly(c.handle(d, ctx, req, rest))
	}
	return d.openly(d.question(ctx, req, ask{text: text}))
}

// openly turns a private answer into one in the conversation. A form cannot be opened there: the command can.
func (d *Desk) openly(r Result, err error) (Result, error) {
	if err != nil {
		return Result{}, err
	}
	if r.Private != nil {
		return Result{Public: r.Private}, nil
	}
	if r.Modal != nil {
		m := views.NoticeWithExample("I can open a form only from a command or a button.", "/tcr new")
		return Result{Public: &m}, nil
	}
	return r, nil
}
