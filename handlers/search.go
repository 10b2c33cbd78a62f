package handlers

import (
	"context"
	"fmt"
	"strings"

	"tcrbot/handlers/views"
	"tcrbot/storage"
)

// search looks for words in what tickets say, and may be narrowed by filters with a colon.
func (d *Desk) search(ctx context.Context, req Request, rest string) (Result, error) {
	msg, err := d.searched(ctx, req, rest)
	if err != nil {
		return Result{}, err
	}
	return Result{Private: &msg}, nil
}

// clickSearch turns the pages of a search.
func (d *Desk) clickSearch(ctx context.Context, req Request) (Result, error) {
	msg, err := d.searched(ctx, req, req.Action.Value)
	if err != nil {
		return Result{}, err
	}
	return turned(d.read(req, "Tickets", msg), req), nil
}

func (d *Desk) searched(ctx context.Context, req Request, rest string) (views.Message, error) {
	l, words, err := d.searching(req, rest)
	if err != nil {
		return views.Message{}, err
	}
	found, err := d.store.Search(ctx, words, l.filter)
	if err != nil {
		return views.Message{}, err
	}
	if len(found) == 0 {
		return views.TicketList(views.ListValue{
			Title: fmt.Sprintf("No ticket holds %q.", views.Clamp(words, 60)), Hint: "Fewer words, or fewer filters, find more. Names are found by their beginning: /tcr search zeb",
		}), nil
	}
	from := min((l.page-1)*listLength, len(found))
	to := min(from+listLength, len(found))
	v := views.ListValue{
		Title: strings.Join(append([]string{fmt.Sprintf("Tickets with %q, the best first", views.Clamp(words, 60))}, l.words...), ", "),
		Route: "search", More: len(found) - to, Hint: "Narrow it, for example: /tcr search opt-in provider:twilio status:open",
	}
	v.Previous, v.Next = turns(l.typed, l.page, v.More)
	for _, f := range found[from:to] {
		t := d.ticketValue(f.Ticket)
		t.Found = "found in " + strings.Join(f.In, ", ")
		v.Tickets = append(v.Tickets, t)
	}
	return views.TicketList(v), nil
}

// searching splits what follows search into filters, which have a colon, and words.
func (d *Desk) searching(req Request, rest string) (listing, string, error) {
	l := d.newListing(req, rest)
	l.filter = storage.TicketFilter{Team: req.Team}
	var words []string
	for _, m := range d.grammar.filter.FindAllStringSubmatch(plainQuotes(rest), -1) {
		if m[1] == "" {
			words = append(words, strings.Trim(m[0], `"`))
			continue
		}
		f := filterWord{strings.ToLower(m[1]), strings.Trim(m[2], `"`)}
		if f.key == "status" && strings.EqualFold(f.value, "open") {
			l.filter.OpenOnly = true
			continue
		}
		if err := d.apply(&l, req, f); err != nil {
			return l, "", err
		}
	}
	if len(words) == 0 {
		return l, "", say("/tcr search zebra opt-in", "What should I look for? I look through customers, brands, campaign IDs, helpdesk references, rejections and notes.")
	}
	return l, strings.Join(words, " "), nil
}

// fitsSearch accepts words, but no pasted letter.
func (d *Desk) fitsSearch(rest string) bool { return len(rest) <= 200 && !strings.Contains(rest, "\n") }
