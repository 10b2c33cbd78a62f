package handlers

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"tcrbot/handlers/views"
	"tcrbot/knowledge"
	"tcrbot/storage"
)

// reactionPreferences are the emoji that do something, and whether any do.
func reactionPreferences() []Preference {
	return []Preference{
		{
			Name: "reactions", Group: "reactions", Title: "Answer reactions", Kind: InputSwitch, Default: "off", Variable: "TCRBOT_REACTIONS",
			Hint: "The app must be installed with tcrbot manifest --with-reactions.", check: checkOnOff,
		},
		{Name: "reaction_ticket", Group: "reactions", Title: "Emoji that opens a ticket", Hint: "On any message, such as ticket", Default: "ticket", check: checkEmoji},
		{Name: "reaction_take", Group: "reactions", Title: "Emoji that takes a ticket", Hint: "On its card, such as eyes", Default: "eyes", check: checkEmoji},
		{
			Name: "reaction_close", Group: "reactions", Title: "Emoji that closes a ticket", Default: "white_check_mark", check: checkEmoji,
			Hint: "On its card; how it ended is asked in private",
		},
	}
}

func checkOnOff(v string) error {
	if v != "on" && v != "off" {
		return fmt.Errorf("%q is neither on nor off", v)
	}
	return nil
}

func checkEmoji(v string) error {
	name := strings.Trim(strings.TrimSpace(v), ":")
	if name == "" || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789_-+'") != "" {
		return fmt.Errorf("%q is no emoji's name. Write it as Slack does between the colons, such as white_check_mark", v)
	}
	return nil
}

// ReactionMeans tells what an emoji does: ticket, take, close, or "" for nothing.
func (d *Desk) ReactionMeans(ctx context.Context, team, emoji string) (string, error) {
	c, err := d.choices(ctx, team)
	if err != nil || c.of("reactions") != "on" {
		return "", err
	}
	emoji, _, _ = strings.Cut(emoji, "::") // a skin tone changes nothing
	for _, means := range []string{"ticket", "take", "close"} {
		if strings.Trim(strings.TrimSpace(c.of("reaction_"+means)), ":") == emoji {
			return means, nil
		}
	}
	return "", nil
}

// Reaction answers an emoji on a message: Action.ID is what it means, Action.Value the message's ts. What is said goes to the
// person alone, as Result.Private; an emoji on a message that is no card says nothing.
func (d *Desk) Reaction(ctx context.Context, req Request) (Result, error) {
	if err := d.enter(ctx, &req); err != nil {
		return Result{}, err
	}
	if req.Action.ID == "ticket" {
		return d.reactTicket(ctx, req)
	}
	t, err := d.store.TicketOfCard(ctx, req.Team, req.Channel, req.Action.Value)
	if isNotFound(err) {
		return Result{}, nil
	}
	if err != nil {
		return Result{}, err
	}
	if req.Action.ID == "take" {
		return d.takeCommand(ctx, req, fmt.Sprint(t.Number))
	}
	if !t.Status.Open() {
		return Result{}, say(fmt.Sprintf("/tcr reopen %d", t.Number), "#%d is %s already.", t.Number, views.StatusWords(string(t.Status)))
	}
	msg := views.AskOutcome(d.ticketValue(t))
	return Result{Private: &msg}, nil
}

// reactTicket opens a ticket from a message, once however many react. A reaction can open no form, so a customer that the
// message does not name is asked for afterwards.
func (d *Desk) reactTicket(ctx context.Context, req Request) (Result, error) {
	text := strings.TrimSpace(req.Message.Text)
	if !readable(text) {
		return Result{}, say("/tcr new", "That message has no text I can read, so I opened no ticket for it.")
	}
	l := d.keep(req, text, req.Message.Permalink)
	v := d.prefilled(l)
	t := storage.Ticket{
		Team: req.Team, Customer: cmp.Or(v.Customer, v.Brand, noCustomer), Brand: v.Brand, CampaignID: strings.ToUpper(v.CampaignID),
		Provider: v.Provider, Kind: cmp.Or(v.Kind, "campaign"), Rejection: l.Text, SourceLink: req.Message.Permalink, LookupID: l.ID,
		OpenedBy: req.Person.ID, Status: storage.StatusNew,
	}
	if len(l.Causes) > 0 && l.Verdict == string(knowledge.VerdictMatch) {
		t.Cause = l.Causes[0]
	}
	return Result{}, d.create(ctx, req, t, "reaction:"+req.Channel+":"+req.Action.Value)
}

// noCustomer stands where a message names none; the answer has the menu that changes it.
const noCustomer = "(no customer yet)"

// clickEnd closes a ticket with the outcome of a button.
func (d *Desk) clickEnd(ctx context.Context, req Request) (Result, error) {
	digits, outcome := both(req.Action.Value)
	n, err := number(digits)
	if err != nil {
		return Result{}, err
	}
	known := slices.Contains([]string{"approved", "fixed", "no-reply", "final-refusal", "duplicate", "other"}, outcome)
	if !known {
		return Result{}, say(fmt.Sprintf("/tcr close %d", n), "I do not know that outcome any more.")
	}
	t, err := d.change(ctx, req, n, func(t *storage.Ticket) ([]storage.Event, error) {
		if !t.Status.Open() {
			return nil, say(fmt.Sprintf("/tcr reopen %d", n), "#%d is %s already.", n, views.StatusWords(string(t.Status)))
		}
		return to(t, endStatus(outcome), outcome, ""), nil
	})
	if err != nil {
		return Result{}, err
	}
	return d.changed(ctx, req, t, "now "+views.StatusWords(string(t.Status)))
}
