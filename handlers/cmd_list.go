package handlers

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

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

// clickList shows a list that a button names. Another page takes the place of the one that is read; what a channel shows stays.
func (d *Desk) clickList(ctx context.Context, req Request) (Result, error) {
	msg, err := d.ticketList(ctx, req, req.Action.Value)
	if err != nil {
		return Result{}, err
	}
	return turned(d.read(req, "Tickets", msg), req), nil
}

// turned makes a page that was turned replace the page before.
func turned(r Result, req Request) Result {
	if strings.Contains(req.Action.Value, pageKey) {
		r.Replace, r.Update = r.Private != nil, r.Modal != nil && req.Action.View != ""
	}
	return r
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
	v, err := d.page(ctx, l)
	if err != nil {
		return views.Message{}, err
	}
	v.Route = "list"
	if req.Person.Role >= RoleManager && len(v.Tickets) > 0 {
		v.Export = l.exported()
	}
	return views.TicketList(v), nil
}

// exported are the filters of a file that holds the list; "" where there can be none.
func (l listing) exported() string {
	switch {
	case l.stalled:
		return ""
	case l.filter.OpenOnly && !slices.Contains(strings.Fields(l.typed), "open"): // a file also holds the ended ones unless told
		return joinWords("open", l.typed)
	}
	return l.typed
}

// countMost is how far a list is counted. One of ended tickets is not: it is only said that there are more.
const countMost = 200

// page reads one page of a list.
func (d *Desk) page(ctx context.Context, l listing) (views.ListValue, error) {
	var found []storage.Ticket
	var total int
	var err error
	skip := (l.page - 1) * listLength
	if l.stalled {
		found, err = d.stalledTickets(ctx, l.filter)
		total = len(found)
		found = found[min(skip, len(found)):]
	} else {
		l.filter.Limit, l.filter.Offset = listLength+1, skip
		found, err = d.store.Tickets(ctx, l.filter)
		total = skip + len(found)
		if err == nil && l.filter.OpenOnly && len(found) > listLength {
			total, err = d.store.CountUpTo(ctx, l.filter, skip+countMost)
		}
	}
	if err != nil {
		return views.ListValue{}, err
	}
	return d.listValue(found, total, l), nil
}

func (d *Desk) listValue(found []storage.Ticket, total int, l listing) views.ListValue {
	if len(found) == 0 && l.page == 1 {
		return views.ListValue{Title: "No tickets fit that.", Hint: "Open one with /tcr new, or see all with /tcr list all"}
	}
	found = found[:min(listLength, len(found))]
	v := views.ListValue{Title: l.title, Hint: "Narrow it, for example: /tcr list mine stalled provider:twilio older:7d", OneOwner: l.filter.Owner != ""}
	v.More = max(0, total-(l.page-1)*listLength-len(found))
	v.AtLeast = v.More > 0 && !l.stalled && (!l.filter.OpenOnly || total == (l.page-1)*listLength+countMost)
	v.Previous, v.Next = turns(l.typed, l.page, v.More)
	for _, t := range found {
		v.Tickets = append(v.Tickets, d.ticketValue(t))
	}
	return v
}

// pageKey begins the last word of a list's button.
const pageKey = "page:"

// turns are the values of the buttons that turn a list's pages.
func turns(typed string, page, more int) (previous, next string) {
	if page > 1 {
		previous = strings.TrimSpace(fmt.Sprintf("%s %s%d", typed, pageKey, page-1))
	}
	if more > 0 {
		next = strings.TrimSpace(fmt.Sprintf("%s %s%d", typed, pageKey, page+1))
	}
	return previous, next
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
		"mine", "my", "open", "all", "unowned", "unassigned", "stalled", "stuck", "overdue", "blocked", "due", "urgent",
		"ticket", "tickets", "cases", "please",
	}
	return slices.Contains(words, word) || slices.Contains(storage.Statuses(), storage.Status(word))
}

// listing is a list that was asked for.
type listing struct {
	filter  storage.TicketFilter
	title   string
	words   []string // what the filters say, behind the title
	typed   string   // the filters as they were typed, without the page
	page    int      // from 1
	stalled bool
}

const filterSentence = "You can write mine, open, closed, all, unowned, stalled, blocked, due, and provider:x, cause:x, customer:x, campaign:x, kind:brand, owner:@person, status:x, older:7d or newer:7d, as many as you like."

func (d *Desk) listing(req Request, rest string) (listing, error) {
	found, strange := d.filters(rest)
	if len(strange) > 0 {
		return listing{}, say("/tcr list mine provider:twilio older:7d", "I do not know the filter %q. %s", views.Clamp(strange[0], 40), filterSentence)
	}
	l := d.newListing(req, rest)
	for _, f := range found {
		if err := d.apply(&l, req, f); err != nil {
			return l, err
		}
	}
	l.title = strings.Join(append([]string{l.title}, l.words...), ", ")
	return l, nil
}

func (d *Desk) newListing(req Request, rest string) listing {
	typed := rest
	if at := strings.LastIndex(rest, pageKey); at >= 0 {
		typed = strings.TrimSpace(rest[:at])
	}
	return listing{
		filter: storage.TicketFilter{Team: req.Team, OpenOnly: true, OldestFirst: true, Urgent: true}, page: 1, typed: typed,
		title: "Open tickets, longest in their status first",
	}
}

func (d *Desk) apply(l *listing, req Request, f filterWord) (err error) {
	say := f.key + " " + views.Clamp(f.value, 60)
	switch f.key {
	case "":
		return d.word(l, req, f.value)
	case "provider":
		l.filter.Provider = knowledge.ProviderName(f.value)
		say = l.filter.Provider
	case "cause":
		l.filter.Cause = d.causeNamed(f.value)
		say = d.title(l.filter.Cause)
	case "customer", "brand":
		l.filter.Customer = f.value
	case "campaign":
		l.filter.CampaignID = f.value
	case "kind":
		l.filter.Kind, err = kindNamed(f.value)
	case "status":
		return l.status(f.value)
	case "older", "newer":
		return d.age(l, f)
	case "owner":
		owner, _, err := d.whom(req, f.value)
		l.filter.Owner, l.filter.Unowned = owner, owner == "" && err == nil
		return err
	case "page":
		return l.turn(f.value)
	}
	l.words = append(l.words, say)
	return err
}

func (l *listing) turn(typed string) error {
	n, err := strconv.Atoi(typed)
	if err != nil || n < 1 || n > 1000 {
		return say("/tcr list page:2", "%q is no page.", views.Clamp(typed, 20))
	}
	l.page = n
	return nil
}

func kindNamed(typed string) (string, error) {
	kind := strings.ToLower(strings.TrimSpace(typed))
	if kind == "tollfree" || kind == "toll free" {
		kind = "toll-free"
	}
	if !slices.Contains([]string{"brand", "campaign", "toll-free", "number"}, kind) {
		return "", say("/tcr list kind:brand", "%q is no kind of ticket. The kinds are brand, campaign, toll-free and number.", views.Clamp(typed, 40))
	}
	return kind, nil
}

// age reads how long ago a ticket was opened: 7d, 3w, 12h, or a number of days.
func (d *Desk) age(l *listing, f filterWord) error {
	digits := strings.TrimRight(strings.ToLower(f.value), "abcdefghijklmnopqrstuvwxyz ")
	unit := strings.TrimSpace(strings.ToLower(f.value[len(digits):]))
	n, err := strconv.Atoi(digits)
	hours := map[string]int{"": 24, "d": 24, "day": 24, "days": 24, "h": 1, "hours": 1, "w": 7 * 24, "week": 7 * 24, "weeks": 7 * 24, "m": 30 * 24, "months": 30 * 24}[unit]
	if err != nil || n < 1 || n > 5000 || hours == 0 {
		return say("/tcr list older:7d", "I do not understand %q as an age. Write it like 7d, 12h or 3w.", views.Clamp(f.value, 40))
	}
	at := d.now().Add(-time.Duration(n*hours) * time.Hour)
	if f.key == "older" {
		l.filter.OpenedTo = at
		l.words = append(l.words, "opened more than "+f.value+" ago")
		return nil
	}
	l.filter.OpenedFrom = at
	l.words = append(l.words, "opened in the last "+f.value)
	return nil
}

func (d *Desk) word(l *listing, req Request, word string) error {
	switch word {
	case "mine", "my":
		l.filter.Owner, l.title = req.Person.ID, "My open tickets"
	case "unowned", "unassigned":
		l.filter.Unowned, l.title = true, "Open tickets nobody has"
	case "all":
		l.filter.OpenOnly, l.filter.OldestFirst, l.filter.Urgent, l.title = false, false, false, "All tickets, newest first"
	case "stalled", "stuck", "overdue":
		l.stalled, l.title = true, "Tickets that wait too long"
	case "blocked", "urgent":
		l.filter.Blocked = true
		l.words = append(l.words, "texting blocked now")
	case "due":
		l.filter.DueBefore, l.title = d.now().Add(36*time.Hour), "Tickets that are due by tomorrow, the first to be due first"
	case "open", "ticket", "tickets", "cases", "please":
	default:
		return l.status(word)
	}
	return nil
}

func (l *listing) status(word string) error {
	if strings.EqualFold(word, "open") {
		return nil
	}
	s, why, ok := statusOf(word)
	if !ok || why != "" {
		return say("/tcr list status:waiting-provider", "%q is no status. %s", views.Clamp(word, 40), statusSentence)
	}
	l.filter.Status, l.filter.OpenOnly = s, s.Open()
	l.title = "Tickets " + views.StatusWords(string(s))
	if !s.Open() {
		l.filter.OldestFirst, l.filter.Urgent = false, false
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
