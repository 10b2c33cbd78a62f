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
		StatusSince: t.StatusSince, Rejection: t.Rejection, Draft: t.Draft, Link: d.cardLink(t), DueAt: t.DueAt, DueWhy: t.DueWhy,
		Attached: t.Attached && t.Status == storage.StatusApproved, AskAttached: asksAttached(t),
	}
	if t.Cause != "" {
		v.Title = d.title(t.Cause)
	}
	d.tellRounds(&v, t)
	v.DueOffer = dueOffer(t)
	return v
}

// timesOf says when something is to happen next with an open ticket, and whether that is past.
func (d *Desk) timesOf(ctx context.Context, t storage.Ticket, v *views.TicketValue) error {
	if !t.Status.Open() {
		return nil
	}
	p, err := d.patience(ctx, t.Team)
	if err != nil {
		return err
	}
	v.RemindAt = p.due(waitingOf(t))
	v.Overdue = v.RemindAt.Before(d.now())
	if t.SnoozedUntil.After(d.now()) {
		v.SnoozedUntil = t.SnoozedUntil
	}
	if !t.DueAt.IsZero() { // it is kept as noon of its day
		v.Overdue = t.DueAt.Add(12 * time.Hour).Before(d.now())
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
		h.Words = fieldWords(e)
	case storage.EventReminded:
		h.Words = "asked"
	case storage.EventAttached:
		h.Words = "said that the number is attached and a test text was delivered"
	case storage.EventLinked:
		h.Words = "linked it with #" + e.To
	case storage.EventMerged:
		h.Words = "merged it into #" + e.To + ", which goes on"
	case storage.EventTookOver:
		h.Words = "merged #" + e.To + " into this one"
	default:
		h.Words = string(e.Kind)
	}
	return h
}

func fieldWords(e storage.Event) string {
	from, to := views.Clamp(e.From, 120), views.Clamp(e.To, 120)
	switch {
	case e.From == "":
		return fmt.Sprintf("set %s to %q", e.Field, to)
	case e.To == "":
		return fmt.Sprintf("took out %s, which was %q", e.Field, from)
	}
	return fmt.Sprintf("changed %s from %q to %q", e.Field, from, to)
}

// historyLines says events in plain words; what one act did at once is one line.
func historyLines(events []storage.Event) []views.HistoryLine {
	var out []views.HistoryLine
	for i, e := range events {
		if i > 0 && e.Kind == storage.EventStatus && e.Text == "" && events[i-1].At.Equal(e.At) {
			if more, ok := followed(events[i-1], e); ok {
				out[len(out)-1].Words += more
				continue
			}
		}
		out = append(out, historyLine(e))
	}
	return out
}

// followed tells what a change of status adds to the line of what it followed from.
func followed(before, move storage.Event) (more string, ok bool) {
	switch working := move.To == string(storage.StatusWorking); {
	case working && tookIt(before):
		return " and works on it", true
	case working && before.Kind == storage.EventTookOver:
		return ", which is open again", true
	case before.Kind == storage.EventMerged:
		return "", true
	}
	return "", false
}

func tookIt(e storage.Event) bool {
	return e.Kind == storage.EventAssigned && e.To == e.Actor && e.To != "" && e.Text == ""
}

// ticketPosts puts a ticket's card and a line for each event into the outbox. The card is drawn when it is sent, so one
// queued card stands for every change until then. An owner whose ticket has come to its end is offered to tell its thread. The person who acted is named, not mentioned: they know what they did.
func (d *Desk) ticketPosts(t storage.Ticket, events []storage.Event, req Request) []storage.OutboxItem {
	items := d.tellOffer(t, events, req)
	if req.chosen.of("team_channel") == "" {
		return append(items, d.tellOwner(t, events, req)...)
	}
	items = append(items, storage.OutboxItem{Kind: "card", Ticket: t.Number})
	for _, line := range historyLines(events) {
		if line.Actor == req.Person.ID {
			line.Name = req.Person.Name
		}
		items = append(items, storage.OutboxItem{Kind: "thread", Ticket: t.Number, Payload: encode(views.HistoryText(line))})
	}
	return items
}

// tellOwner is a private message to whoever was given a ticket by somebody else, where no team channel shows its card.
func (d *Desk) tellOwner(t storage.Ticket, events []storage.Event, req Request) []storage.OutboxItem {
	given := slices.ContainsFunc(events, func(e storage.Event) bool { return e.Kind == storage.EventAssigned && e.To == t.Owner })
	if !given || t.Owner == "" || t.Owner == req.Person.ID {
		return nil
	}
	note := ""
	for _, e := range events {
		if e.Kind == storage.EventNote {
			note = e.Text
		}
	}
	return []storage.OutboxItem{{Kind: "message", Channel: t.Owner, Payload: encode(views.TicketGiven(d.ticketValue(t), req.Person.ID, note))}}
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
	if err := d.timesOf(ctx, t, &v); err != nil {
		return views.Message{}, t, err
	}
	d.relations(ctx, &v, t)
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

// pressed is the ticket of a button whose value is its number.
func (d *Desk) pressed(ctx context.Context, req Request) (storage.Ticket, error) {
	n, err := number(req.Action.Value)
	if err != nil {
		return storage.Ticket{}, err
	}
	return d.ticket(ctx, req, n)
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
	if err := d.timesOf(ctx, t, &v); err != nil {
		return v, err
	}
	d.relations(ctx, &v, t)
	v.History = historyLines(events)
	for _, e := range events {
		v.Long = v.Long || len(e.Text) > longNote
	}
	return v, nil
}

// longNote is the length from which a ticket's details offer to show its texts whole.
const longNote = 280
