package handlers

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"tcrbot/handlers/views"
)

// tidy makes a text storable whatever was sent: what is no text stays visible as such, so that it can be told from words.
func tidy(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\ufffd"), "\x00", "\ufffd")
}

// enter is what every entry point does first: it reads what the team has chosen, refuses people the bot does not work for, and
// tidies what they sent. Where the choices cannot be read the defaults count, which allow nobody more.
func (d *Desk) enter(ctx context.Context, req *Request) error {
	var err error
	if req.chosen, err = d.choices(ctx, req.Team); err != nil {
		d.log.WarnContext(ctx, "read the team's choices", "error", err)
	}
	if err := d.admit(ctx, req); err != nil {
		return err
	}
	req.Text, req.Message.Text, req.Thread = tidy(req.Text), tidy(req.Message.Text), tidy(req.Thread)
	values := make(map[string]string, len(req.Form.Values))
	for name, value := range req.Form.Values {
		values[name] = tidy(value)
	}
	req.Form.Values = values
	return nil
}

// unasked is a request that no person made: what a job or the command line does is done for the team.
func (d *Desk) unasked(ctx context.Context, team string) (Request, error) {
	chosen, err := d.choices(ctx, team)
	return Request{Team: team, chosen: chosen}, err
}

// Command answers /tcr. An empty text opens the form to paste into; a text that no subcommand fits is a question.
func (d *Desk) Command(ctx context.Context, req Request) (Result, error) {
	if err := d.enter(ctx, &req); err != nil {
		return Result{}, err
	}
	text := typed(req.Text)
	if text == "" {
		form := views.Ask("", "", "")
		return Result{Modal: &form}, nil
	}
	if c, rest, ok := d.find(text); ok {
		return d.run(ctx, req, c, rest)
	}
	return d.question(ctx, req, ask{text: text})
}

// run is the one place where a command starts.
func (d *Desk) run(ctx context.Context, req Request, c CommandRow, rest string) (Result, error) {
	if err := d.may(req, c.Role); err != nil {
		return Result{}, err
	}
	return c.handle(d, ctx, req, rest)
}

// follow is the one place where a click or a form starts.
func (d *Desk) follow(ctx context.Context, req Request, r Route) (Result, error) {
	if err := d.may(req, r.role()); err != nil {
		return Result{}, err
	}
	return r.handle(d, ctx, req)
}

// Click answers a button or menu.
func (d *Desk) Click(ctx context.Context, req Request) (Result, error) {
	if err := d.enter(ctx, &req); err != nil {
		return Result{}, err
	}
	for _, c := range Clicks() {
		if c.ID == req.Action.ID {
			return d.follow(ctx, req, c)
		}
	}
	return Result{}, say("/tcr help", "That button is from an older version of me and no longer works. Ask again, or see what I can do.")
}

// Submit answers a form. What the form creates is stored before it returns.
func (d *Desk) Submit(ctx context.Context, req Request) (Result, error) {
	if err := d.enter(ctx, &req); err != nil {
		return Result{}, err
	}
	for _, f := range Forms() {
		if f.ID == req.Form.ID {
			return d.follow(ctx, req, f)
		}
	}
	return Result{}, say("/tcr help", "That form is from an older version of me and no longer works. Copy what you typed, then open it again.")
}

// Shortcut answers a message shortcut or a global one.
func (d *Desk) Shortcut(ctx context.Context, id string, req Request) (Result, error) {
	if err := d.enter(ctx, &req); err != nil {
		return Result{}, err
	}
	for _, s := range Shortcuts() {
		if s.ID == id {
			if err := d.may(req, s.need.role()); err != nil {
				return Result{}, err
			}
			return s.handle(d, ctx, req)
		}
	}
	return Result{}, say("/tcr help", "I do not know that shortcut any more. See what I can do.")
}

// Mention answers @tcr, in the thread. A mention without words reads the message the thread is about, where it may. What is
// known of cases stays inside the team: outsiders may read along.
func (d *Desk) Mention(ctx context.Context, req Request) (Result, error) {
	if err := d.enter(ctx, &req); err != nil {
		return Result{}, err
	}
	if req.Place != nil && req.Place.Shared {
		return Result{}, say("/tcr HELP message has no contact", "People outside your company can read this channel, so I do not answer here. Open the message's menu (More actions) and choose “Diagnose rejection”: only you see that. Outside of threads a command works too.")
	}
	text := typed(req.Text)
	if c, rest, ok := d.findInThread(ctx, req, text); ok && c.Name != "match" && c.Name != "code" && c.Name != "guide" {
		return d.mentioned(ctx, req, c, rest)
	}
	a := ask{text: text, hideCase: outsidersRead(req.Place)}
	if text == "" {
		a.text, a.link = strings.TrimSpace(req.Message.Text), req.Message.Permalink
	}
	if a.text != "" {
		return d.openly(d.question(ctx, req, a))
	}
	hint := "I only see the words you write to me. Write the reason after my name, or open the message's menu (More actions) and choose “Diagnose rejection”."
	if req.Message.Pictures > 0 {
		hint = "I can't read pictures. Write the reason after my name as text."
	}
	msg := views.NoticeWithExample(hint, "@tcr HELP message has no contact")
	return Result{Public: &msg}, nil
}

// DirectMessage answers what is written to the bot itself: subcommands work, everything else is a question.
func (d *Desk) DirectMessage(ctx context.Context, req Request) (Result, error) {
	if err := d.enter(ctx, &req); err != nil {
		return Result{}, err
	}
	text := typed(req.Text)
	if text == "" {
		return Result{}, say("HELP message has no contact", noPictures)
	}
	if c, rest, ok := d.find(text); ok {
		return d.openly(d.run(ctx, req, c, rest))
	}
	return d.openly(d.question(ctx, req, ask{text: text}))
}

// openly turns a private answer into one in the conversation. A form cannot be opened there unasked; a button can open it.
func (d *Desk) openly(r Result, err error) (Result, error) {
	switch {
	case err != nil:
		return Result{}, err
	case r.Private != nil:
		return Result{Public: r.Private}, nil
	case r.Modal != nil:
		msg, err := invitation(*r.Modal)
		if err != nil {
			return Result{}, err
		}
		return Result{Public: &msg}, nil
	}
	return r, nil
}

// invitation is the sentence and the button that open a form.
func invitation(form views.Modal) (views.Message, error) {
	const open = "Open the form"
	switch form.Callback {
	case formNewTicket:
		return views.NoticeWithForm("The form for a new ticket is ready.", "home-new", open, form.Meta), nil
	case formImport:
		return views.NoticeWithForm("The form is ready.", "import", open, ""), nil
	case formSettings:
		return views.NoticeWithForm("The form is ready.", "settings", open, settingsMetaOf(form.Meta).Group), nil
	case formReview:
		return views.NoticeWithForm("Paste the campaign here, or use the form.", "review-form", open, ""), nil
	case formDraft:
		return views.NoticeWithForm("Eight questions, and I write the campaign.", "draft-form", "Answer them", ""), nil
	case formVerdicts:
		return views.NoticeWithForm("Paste the verdicts after the command, or use the form.", formVerdicts, open, ""), nil
	case "away":
		return views.NoticeWithForm("Write until when you are away, or use the form.", "away", open, ""), nil
	case formEdit:
		var meta editMeta
		if err := json.Unmarshal([]byte(form.Meta), &meta); err != nil {
			return views.Message{}, fmt.Errorf("read the edit form's ticket: %w", err)
		}
		return views.NoticeWithForm(fmt.Sprintf("The form for #%d is ready.", meta.Number), "edit", open, fmt.Sprint(meta.Number)), nil
	}
	if byNumber(form.Callback) {
		return views.NoticeWithForm("The form for #"+form.Meta+" is ready.", form.Callback, open, form.Meta), nil
	}
	return views.NoticeWithForm("Paste the reason here, or use the form.", "home-ask", open, ""), nil
}

// byNumber tells whether a form is opened by a button of the same route whose value is a ticket's number.
func byNumber(form string) bool { return form == formRound || form == formCauses }
