package handlers

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"tcrbot/handlers/views"
	"tcrbot/storage"
)

// ticketValue is a ticket as the views draw it.
func (d *Desk) ticketValue(t storage.Ticket) views.TicketValue {
	v := views.TicketValue{
		Number: t.Number, Customer: t.Customer, Brand: t.Brand, CampaignID: t.CampaignID, Provider: t.Provider, Kind: t.Kind,
		Confirmed: t.CauseConfirmed, Owner: t.Owner, OpenedBy: t.OpenedBy, Status: string(t.Status), Outcome: t.Outcome,
		SourceLink: t.SourceLink, HelpdeskRef: t.HelpdeskRef, TextingBlocked: t.TextingBlocked, OpenedAt: t.CreatedAt,
		StatusSince: t.StatusSince, Rejection: t.Rejection, Draft: t.Draft, Link: d.cardLink(t),
	}
	if t.Cause != "" {
		v.Title = d.title(t.Cause)
	}
	d.tellRounds(&v, t)
	v.DueOffer = dueOffer(t)
	return v
}

// remindAt fills in when the bot will ask about a ticket.
func (d *Desk) remindAt(ctx context.Context, t storage.Ticket, v *views.TicketValue) error {
	if !t.Status.Open() {
		return nil
	}
	p, err := d.patience(ctx, t.Team)
	if err != nil {
		return err
	}
	w := waitingOf(t)
	v.RemindAt, v.SnoozedUntil, v.DueAt, v.DueWhy = p.due(w), t.SnoozedUntil, t.DueAt, t.DueWhy
	if !t.SnoozedUntil.After(d.now()) {
		v.SnoozedUntil = time.Time{}
	}
	return nil
}

// cardLink is the permalink of a ticket's card, "" before it is posted.
func (d *Desk) cardLink(t storage.Ticket) string {
	if d.settings.WorkspaceURL == "" || t.CardTS == "" {
		return ""
	}
	return strings.TrimSuffix(d.settings.WorkspaceURL, "/") + "/archives/" + t.CardChannel + "/p" + strings.ReplaceAll(t.CardTS, ".", "")
}

// historyLine says an event in plain words.
func historyLine(e storage.Event) views.HistoryLine {
	h := views.HistoryLine{At: e.At, Actor: e.Actor, Note: e.Text}
	switch e.Kind {
	case storage.EventOpened:
		h.Words = "opened it"
	case storage.EventStatus:
		h.Words = "moved it to " + views.StatusWords(e.To)
	case storage.EventAssigned:
		h.Words, h.Who = "gave it to", e.To
		if e.To == "" {
			h.Words = "gave it back: nobody has it now"
		}
		if e.To == e.Actor {
			h.Words, h.Who = "took it", ""
		}
	case storage.EventRound:
		h.Words = fmt.Sprintf("sent round %s, %s", e.Field, views.RoundKindWords(e.To))
	case storage.EventVerdict:
		h.Words = fmt.Sprintf("recorded the verdict on round %s, %s", e.Field, e.To)
	case storage.EventCauses:
		h.Words = "confirmed the cause"
	case storage.EventNote:
		h.Words = "noted"
	case storage.EventSnoozed:
		h.Words = "snoozed it until " + e.To
	case storage.EventDue:
		h.Words = "set its date to " + e.To
		if e.To == "" {
			h.Words = "took its date away"
		}
	case storage.EventField:
		h.Words = fmt.Sprintf("changed %s from %q to %q", e.Field, e.From, e.To)
	default:
		h.Words = string(e.Kind)
	}
	return h
}

// ticketPosts puts a ticket's card and a line for each event into the outbox. The card is drawn when it is sent, so one
// queued card stands for every change until then. An owner whose ticket has come to its end is offered to tell its thread. The person who acted is named, not mentioned: they know what they did.
func (d *Desk) ticketPosts(t storage.Ticket, events []storage.Event, req Request) []storage.OutboxItem {
	items := d.tellOffer(t, events, req)
	if req.chosen.of("team_channel") == "" {
		return items
	}
	items = append(items, storage.OutboxItem{Kind: "card", Ticket: t.Number})
	for _, e := range events {
		line := historyLine(e)
		if e.Actor == req.Person.ID {
			line.Name = req.Person.Name
		}
		items = append(items, storage.OutboxItem{Kind: "thread", Ticket: t.Number, Payload: encode(views.HistoryText(line))})
	}
	return items
}

func encode(m views.Message) []byte {
	data, err := json.Marshal(m)
	if err != nil { // blocks are plain structs: only a programming error gets here
		data, _ = json.Marshal(views.Message{Text: m.Text})
	}
	return data
}

// Card draws a ticket's card as it stands now, and gives the ticket it belongs to.
func (d *Desk) Card(ctx context.Context, team string, number int64) (views.Message, storage.Ticket, error) {
	t, err := d.store.Ticket(ctx, team, number)
	if err != nil {
		return views.Message{}, t, err
	}
	v := d.ticketValue(t)
	if err := d.remindAt(ctx, t, &v); err != nil {
		return views.Message{}, t, err
	}
	return views.Card(v), t, nil
}

// TeamChannel is where new cards are posted; "" means that cards are not posted at all.
func (d *Desk) TeamChannel(ctx context.Context, team string) (string, error) {
	chosen, err := d.choices(ctx, team)
	return chosen.of("team_channel"), err
}

// Zone is the team's time zone; the default where it cannot be read.
func (d *Desk) Zone(ctx context.Context, team string) *time.Location {
	chosen, err := d.choices(ctx, team)
	if err != nil {
		d.log.WarnContext(ctx, "read the team's time zone", "error", err)
	}
	return chosen.zone()
}

// number reads "12" or "#12".
func number(s string) (int64, error) {
	n, err := strconv.ParseInt(strings.TrimPrefix(strings.TrimSpace(s), "#"), 10, 64)
	if err != nil || n < 1 {
		return 0, say("/tcr show 12", "%q is no ticket number.", views.Clamp(s, 30))
	}
	return n, nil
}

// ticket reads a ticket or says that there is none of that number.
func (d *Desk) ticket(ctx context.Context, req Request, n int64) (storage.Ticket, error) {
	t, err := d.store.Ticket(ctx, req.Team, n)
	return t, d.unknownNumber(err, n)
}

// unknownNumber says that there is no such ticket, and thinks of the codes that are numbers too.
func (d *Desk) unknownNumber(err error, n int64) error {
	switch {
	case !isNotFound(err):
		return err
	case len(d.base.Codes(strconv.FormatInt(n, 10), "")) > 0:
		return say(fmt.Sprintf("/tcr code %d", n), "There is no ticket #%d, but there is a rejection code %d.", n, n)
	}
	return say("/tcr list", "There is no ticket #%d. The list shows the ones that are open.", n)
}

// details shows a ticket with its history.
func (d *Desk) details(ctx context.Context, req Request, n int64) (views.Message, error) {
	v, err := d.withHistory(ctx, req, n)
	if err != nil {
		return views.Message{}, err
	}
	return views.TicketDetails(v), nil
}

func (d *Desk) withHistory(ctx context.Context, req Request, n int64) (views.TicketValue, error) {
	t, err := d.ticket(ctx, req, n)
	if err != nil {
		return views.TicketValue{}, err
	}
	events, err := d.store.Events(ctx, req.Team, n)
	if err != nil {
		return views.TicketValue{}, err
	}
	rounds, err := d.store.Rounds(ctx, req.Team, n)
	if err != nil {
		return views.TicketValue{}, err
	}
	v := d.ticketValue(t)
	v.Rounds = d.roundLines(rounds)
	v.Long = slices.ContainsFunc(rounds, func(r storage.Round) bool { return r.Body != "" || len(r.Reason) > longNote })
	if err := d.remindAt(ctx, t, &v); err != nil {
		return v, err
	}
	for _, e := range events {
		v.History = append(v.History, historyLine(e))
		v.Long = v.Long || len(e.Text) > longNote
	}
	return v, nil
}

// longNote is the length from which a ticket's details offer to show its texts whole.
const longNote = 280
