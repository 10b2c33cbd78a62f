package handlers

import (
	"context"
	"regexp"
	"strings"

	"tcrbot/handlers/views"
	"tcrbot/knowledge"
	"tcrbot/storage"
)

const listLength = 15

func (d *Desk) list(ctx context.Context, req Request, rest string) (Result, error) {
	f, title := d.filter(req, rest)
	var found []storage.Ticket
	var err error
	if strings.Contains(strings.ToLower(rest), "stalled") {
		found, err = d.stalledTickets(ctx, f)
	} else {
		found, err = d.store.Tickets(ctx, f)
	}
	if err != nil {
		return Result{}, err
	}
	msg := views.TicketList(d.listValue(found, title))
	return Result{Private: &msg}, nil
}

func (d *Desk) listValue(found []storage.Ticket, title string) views.ListValue {
	v := views.ListValue{Title: title, Hint: "Narrow it: /tcr list mine, stalled, unowned, closed, provider:twilio"}
	for i, t := range found {
		if i == listLength {
			v.More = len(found) - listLength
			break
		}
		v.Tickets = append(v.Tickets, d.ticketValue(t))
	}
	if len(found) == 0 {
		v.Title, v.Hint = "No tickets fit that.", "Open one with /tcr new, or see all with /tcr list all"
	}
	return v
}

// filter reads the words people type after list.
func (d *Desk) filter(req Request, rest string) (storage.TicketFilter, string) {
	f := storage.TicketFilter{Team: req.Team, OpenOnly: true, OldestFirst: true}
	title := "Open tickets"
	for _, w := range strings.Fields(strings.ToLower(rest)) {
		key, value, _ := strings.Cut(w, ":")
		switch {
		case w == "mine":
			f.Owner, title = req.Person.ID, "My open tickets"
		case w == "unowned":
			f.Unowned, title = true, "Open tickets nobody has"
		case w == "all":
			f.OpenOnly, f.OldestFirst, title = false, false, "All tickets, newest first"
		case w == "stalled":
			title = "Tickets that wait too long"
		case key == "provider":
			f.Provider = knowledge.ProviderName(value)
		case key == "cause":
			f.Cause = value
		case key == "customer":
			f.Customer = value
		case key == "owner":
			f.Owner = ownerIn(req, w, rest)
		case key == "status":
			statusFilter(&f, value)
		case w != "open":
			statusFilter(&f, w)
		}
	}
	return f, title
}

func statusFilter(f *storage.TicketFilter, word string) {
	if s, _, ok := statusOf(word); ok {
		f.Status = s
		f.OpenOnly = s.Open()
	}
}

// ownerIn reads owner:me and owner:<@U…>; ids keep their capitals, so the typed text is searched.
func ownerIn(req Request, word, typed string) string {
	if word == "owner:me" {
		return req.Person.ID
	}
	if m := regexp.MustCompile(`owner:<@([UW][A-Z0-9]+)`).FindStringSubmatch(typed); m != nil {
		return m[1]
	}
	return strings.TrimPrefix(word, "owner:")
}
