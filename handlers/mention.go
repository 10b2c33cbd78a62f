package handlers

import (
	"context"
	"fmt"
	"slices"

	"tcrbot/handlers/views"
	"tcrbot/storage"
)

// findInThread finds the command in a mention. In the thread of a card the ticket's number may be left out.
func (d *Desk) findInThread(ctx context.Context, req Request, text string) (CommandRow, string, bool) {
	c, rest, ok := d.find(text)
	name, words := firstWord(text)
	if !slices.Contains(onTickets(), lowered(name)) || ok && words != "" {
		return c, rest, ok
	}
	t, ours := d.ticketOfThread(ctx, req)
	if !ours {
		return c, rest, ok
	}
	return d.find(fmt.Sprintf("%s %d %s", name, t.Number, words))
}

// ticketOfThread is the ticket in whose card's thread a request was made, if it was made in one.
func (d *Desk) ticketOfThread(ctx context.Context, req Request) (storage.Ticket, bool) {
	if req.ThreadTS == "" {
		return storage.Ticket{}, false
	}
	t, err := d.store.TicketOfCard(ctx, req.Team, req.Channel, req.ThreadTS)
	if err != nil && !isNotFound(err) {
		d.log.WarnContext(ctx, "look for the ticket of a thread", "error", err)
	}
	return t, err == nil
}

// onTickets are the commands that begin with a ticket's number.
func onTickets() []string {
	return []string{"show", "take", "assign", "status", "note", "close", "reopen", "edit", "attached", "similar", "link", "merge", "snooze", "remind", "resubmit"}
}

// mentioned answers a command in a channel. A change is told there in a line; what shows cases goes to the person alone, and
// where outsiders read along nothing is said of tickets at all.
func (d *Desk) mentioned(ctx context.Context, req Request, c CommandRow, rest string) (Result, error) {
	if c.Name == "help" {
		return d.openly(d.run(ctx, req, c, rest))
	}
	if outsidersRead(req.Place) {
		return Result{}, say("/tcr "+c.Examples[0], "People outside the team may read this channel, so I say nothing about tickets here. Write it to me in a direct message.")
	}
	r, err := d.run(ctx, req, c, rest)
	if err != nil || r.Private == nil || slices.Contains(onTickets(), c.Name) && !slices.Contains([]string{"show", "similar"}, c.Name) {
		return d.openly(r, err)
	}
	item := storage.OutboxItem{Team: req.Team, Key: "mention:" + req.Key, Kind: "message", Channel: req.Person.ID, Payload: encode(*r.Private)}
	if err := d.store.Enqueue(ctx, item); err != nil {
		return Result{}, err
	}
	msg := views.Notice("I have sent it to you in a direct message.")
	return Result{Public: &msg}, nil
}
