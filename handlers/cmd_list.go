package handlers

import (
	"context"
	"slices"
	"strings"

	"tcrbot/handlers/views"
	"tcrbot/knowledge"
	"tcrbot/storage"
)

const listLength = 15

func (d *Desk) list(ctx context.Context, req Request, rest string) (Result, error) {
	msg, err := d.ticketList(ctx, req, rest)
	if err != nil {
		return Result{}, err
	}
	return Result{Private: &msg}, nil
}

// clickList shows a list that a button names.
func (d *Desk) clickList(ctx context.Context, req Request) (Result, error) {
	msg, err := d.ticketList(ctx, req, req.Action.Value)
	if err != nil {
		return Result{}, err
	}
	return d.read(req, "Tickets", msg), nil
}

// read shows a message privately, as a modal where there is no conversation to show it in.
func (d *Desk) read(req Request, title string, msg views.Message) Result {
	if req.Source == FromHome || req.Action.View != "" {
		modal := views.ReadModal(title, msg)
		return Result{Modal: &modal}
	}
	return Result{Private: &msg}
}

func (d *Desk) ticketList(ctx context.Context, req Request, rest string) (views.Message, error) {
	l, err := d.listing(req, rest)
	if err != nil {
		return views.Message{}, err
	}
	var found []storage.Ticket
	total := 0
	if l.stalled {
		found, err = d.stalledTickets(ctx, l.filter)
		total = len(found)
	} else {
		l.filter.Limit = listLength
		if found, err = d.store.Tickets(ctx, l.filter); err == nil {
			total, err = d.store.CountTickets(ctx, l.filter)
		}
	}
	if err != nil {
		return views.Message{}, err
	}
	return views.TicketList(d.listValue(found, total, l.title)), nil
}

func (d *Desk) listValue(found []storage.Ticket, total int, title string) views.ListValue {
	if len(found) == 0 {
		return views.ListValue{Title: "No tickets fit that.", Hint: "Open one with /tcr new, or see all with /tcr list all"}
	}
	found = found[:min(listLength, len(found))]
	v := views.ListValue{Title: title, More: total - len(found), Hint: "Narrow it: /tcr list mine, stalled, unowned, closed, provider:twilio"}
	for _, t := range found {
		v.Tickets = append(v.Tickets, d.ticketValue(t))
	}
	return v
}

// filterWord is "mine", or a key with its value.
type filterWord struct{ key, value string }

// filters splits what follows list. A plain word behind an unquoted value belongs to it (customer:zebra roofing); what is
// neither is strange.
func (d *Desk) filters(rest string) (found []filterWord, strange []string) {
	for _, m := range d.grammar.filter.FindAllStringSubmatch(plainQuotes(rest), -1) {
		word := strings.ToLower(m[0])
		last := len(found) - 1
		switch {
		case m[1] != "":
			found = append(found, filterWord{strings.ToLower(m[1]), strings.Trim(m[2], `"`)})
		case plainFilter(word):
			found = append(found, filterWord{value: word})
		case last >= 0 && (found[last].key == "customer" || found[last].key == "brand" || found[last].key == "provider"):
			found[last].value += " " + m[0]
		default:
			strange = append(strange, m[0])
		}
	}
	return found, strange
}

func plainFilter(word string) bool {
	words := []string{
		"mine", "my", "open", "all", "unowned", "unassigned", "stalled", "stuck", "overdue", "ticket", "tickets", "cases", "please",
	}
	return slices.Contains(words, word) || slices.Contains(storage.Statuses(), storage.Status(word))
}

// listing is a list that was asked for.
type listing struct {
	filter  storage.TicketFilter
	title   string
	stalled bool
}

func (d *Desk) listing(req Request, rest string) (listing, error) {
	found, strange := d.filters(rest)
	if len(strange) > 0 {
		return listing{}, say("/tcr list mine provider:twilio", "I do not know the filter %q. The filters are mine, open, unowned, stalled, closed, all, provider:x, cause:x, customer:x, owner:@person and status:x.", views.Clamp(strange[0], 40))
	}
	l := listing{filter: storage.TicketFilter{Team: req.Team, OpenOnly: true, OldestFirst: true}, title: "Open tickets, longest in their status first"}
	for _, f := range found {
		if err := d.apply(&l, req, f); err != nil {
			return l, err
		}
	}
	return l, nil
}

func (d *Desk) apply(l *listing, req Request, f filterWord) error {
	switch f.key {
	case "":
		return l.word(req, f.value)
	case "provider":
		l.filter.Provider = knowledge.ProviderName(f.value)
	case "cause":
		l.filter.Cause = d.causeNamed(f.value)
	case "customer", "brand":
		l.filter.Customer = f.value
	case "status":
		return l.status(f.value)
	case "owner":
		owner, _, err := d.whom(req, f.value)
		l.filter.Owner, l.filter.Unowned = owner, owner == "" && err == nil
		return err
	}
	return nil
}

func (l *listing) word(req Request, word string) error {
	switch word {
	case "mine", "my":
		l.filter.Owner, l.title = req.Person.ID, "My open tickets"
	case "unowned", "unassigned":
		l.filter.Unowned, l.title = true, "Open tickets nobody has"
	case "all":
		l.filter.OpenOnly, l.filter.OldestFirst, l.title = false, false, "All tickets, newest first"
	case "stalled", "stuck", "overdue":
		l.stalled, l.title = true, "Tickets that wait too long"
	case "open", "ticket", "tickets", "cases", "please":
	default:
		return l.status(word)
	}
	return nil
}

func (l *listing) status(word string) error {
	s, why, ok := statusOf(word)
	if !ok || why != "" {
		return say("/tcr list status:waiting-provider", "%q is no status. %s", views.Clamp(word, 40), statusSentence)
	}
	l.filter.Status, l.filter.OpenOnly = s, s.Open()
	l.title = "Tickets " + views.StatusWords(string(s))
	if !s.Open() {
		l.filter.OldestFirst = false
	}
	return nil
}

// causeNamed reads a cause's slug, or finds the cause that the words fit best.
func (d *Desk) causeNamed(typed string) string {
	slug := strings.ToLower(typed)
	if _, ok := d.base.Article(slug); ok {
		return slug
	}
	if hits := d.base.Search(strings.ReplaceAll(slug, "-", " "), 1); len(hits) > 0 && d.base.Title(slug) == slug {
		return hits[0].Slug
	}
	return slug
}
