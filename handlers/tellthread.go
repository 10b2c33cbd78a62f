package handlers

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"tcrbot/handlers/views"
	"tcrbot/storage"
)

const formTell = "tell-thread"

// sourceOf reads the channel and the thread out of a message's permalink.
func sourceOf(link string) (channel, thread string, ok bool) {
	u, err := url.Parse(link)
	if err != nil {
		return "", "", false
	}
	parts := strings.Split(strings.Trim(u.Path, "/"), "/")
	if len(parts) != 3 || parts[0] != "archives" {
		return "", "", false
	}
	digits, ok := strings.CutPrefix(parts[2], "p")
	if !ok || len(digits) < 11 || strings.Trim(digits, "0123456789") != "" {
		return "", "", false
	}
	thread = digits[:len(digits)-6] + "." + digits[len(digits)-6:]
	if root := u.Query().Get("thread_ts"); root != "" {
		thread = root
	}
	return parts[1], thread, true
}

// tellOffer is a private message to the owner of a ticket that has just come to its end and was opened from a message: nothing is
// written into that thread without a click.
func (d *Desk) tellOffer(t storage.Ticket, events []storage.Event, req Request) []storage.OutboxItem {
	ended := slices.ContainsFunc(events, func(e storage.Event) bool {
		return e.Kind == storage.EventStatus && !storage.Status(e.To).Open() && storage.Status(e.From).Open()
	})
	if _, _, ok := sourceOf(t.SourceLink); !ok || !ended || t.Status.Open() || t.MergedInto != 0 {
		return nil
	}
	owner := t.Owner
	if owner == "" {
		owner = req.Person.ID
	}
	return []storage.OutboxItem{{
		Key: fmt.Sprintf("tell-offer:%d:%d", t.Number, t.EndedAt.Unix()), Kind: "message", Channel: owner,
		Payload: encode(views.TellOffer(d.ticketValue(t), tellText(t))),
	}}
}

// tellText is what the thread could be told: nothing that only the team should know.
func tellText(t storage.Ticket) string {
	what := "registration"
	if t.Kind == "campaign" && t.CampaignID != "" {
		what = "campaign " + t.CampaignID
	}
	switch t.Outcome {
	case "approved":
		return "Good news: the " + what + " is approved. Please send a test text from the number and tell us here whether it arrives."
	case "fixed":
		return "This is settled now. If anything is still open, write here."
	case "no-reply":
		return "We have not heard back, so we close this for now. We keep our notes: write here to go on."
	case "final-refusal":
		return "The provider has confirmed that this " + what + " will not be approved. Write here, and we look at other ways together."
	case "duplicate":
		return "We follow this up together with another case about the same thing."
	}
	return "We have closed this case. If anything is still open, write here."
}

// clickTell previews what the thread would be told, or gives the text to copy where the bot or the person may not write there.
func (d *Desk) clickTell(ctx context.Context, req Request) (Result, error) {
	t, err := d.pressed(ctx, req)
	if err != nil {
		return Result{}, err
	}
	if err := d.notTold(ctx, t); err != nil {
		return Result{}, err
	}
	title := fmt.Sprintf("Tell the thread of #%d", t.Number)
	if why := d.cannotTell(ctx, req, t); why != "" {
		modal := views.CopyText(title, why+" Copy the text and post it yourself: "+t.SourceLink, tellText(t))
		return Result{Modal: &modal}, nil
	}
	modal := views.SharePreview(title, tellText(t), fmt.Sprintf("the thread that #%d came from", t.Number), "Everybody in that channel can read it.", fmt.Sprint(t.Number))
	modal.Callback = formTell
	return Result{Modal: &modal}, nil
}

func tellKey(t storage.Ticket) string { return fmt.Sprintf("tell:%d:%d", t.Number, t.EndedAt.Unix()) }

// notTold refuses a second time: somebody else may have pressed first.
func (d *Desk) notTold(ctx context.Context, t storage.Ticket) error {
	show := fmt.Sprintf("/tcr show %d", t.Number)
	if t.Status.Open() {
		return say(show, "#%d is open again, so there is nothing to tell yet.", t.Number)
	}
	_, err := d.store.OutboxByKey(ctx, t.Team, tellKey(t))
	if err == nil {
		return say(show, "The thread of #%d was told already.", t.Number)
	}
	if isNotFound(err) {
		return nil
	}
	return err
}

// cannotTell says why the bot must not write into a ticket's thread for this person, "" if it may. A private channel is only for
// those inside.
func (d *Desk) cannotTell(ctx context.Context, req Request, t storage.Ticket) string {
	channel, _, ok := sourceOf(t.SourceLink)
	if !ok || d.slack == nil {
		return "I cannot post there."
	}
	place, err := d.slack.Channel(ctx, channel)
	switch {
	case errors.Is(err, ErrUnknown):
		return "I cannot see that channel."
	case err != nil:
		return "I could not check the channel with Slack."
	case place.Archived:
		return "That channel is archived."
	case !place.BotInside:
		return "I am not in that channel."
	case !place.Private:
		return ""
	}
	if inside, err := d.slack.Inside(ctx, channel, req.Person.ID); err != nil || !inside {
		return "That thread is in a private channel that you are not in."
	}
	return ""
}

// submitTell posts the text as it was edited, once.
func (d *Desk) submitTell(ctx context.Context, req Request) (Result, error) {
	n, err := number(req.Form.Meta)
	if err != nil {
		return Result{}, err
	}
	text := strings.TrimSpace(req.Form.Values["text"])
	if text == "" {
		return Result{Errors: map[string]string{"text": "There is nothing to post yet. Write a line, or press Cancel."}}, nil
	}
	t, err := d.ticket(ctx, req, n)
	if err != nil {
		return Result{}, err
	}
	if err := d.notTold(ctx, t); err != nil {
		return Result{}, err
	}
	if why := d.cannotTell(ctx, req, t); why != "" {
		return Result{Errors: map[string]string{"text": why + " Copy the text and post it yourself."}}, nil
	}
	channel, thread, _ := sourceOf(t.SourceLink)
	told := storage.OutboxItem{Key: tellKey(t), Kind: "message", Channel: channel, ThreadTS: thread, Payload: encode(views.Shared(text, req.Person.ID))}
	posts := func(t storage.Ticket, events []storage.Event) []storage.OutboxItem {
		return append(d.ticketPosts(t, events, req), told)
	}
	how := func(*storage.Ticket) ([]storage.Event, error) {
		return noted("Told the thread it came from: " + text), nil
	}
	if _, err := d.store.ChangeTicket(ctx, req.Team, n, req.Person.ID, how, posts); err != nil {
		return Result{}, err
	}
	line := storage.AuditLine{Actor: req.Person.ID, Act: "tell-thread", Target: fmt.Sprintf("#%d", n)}
	return Result{Clear: true}, d.store.WriteAudit(ctx, req.Team, line)
}
