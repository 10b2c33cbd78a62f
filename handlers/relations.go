package handlers

import (
	"context"
	"fmt"
	"slices"

	"tcrbot/handlers/views"
	"tcrbot/storage"
)

// relations adds what a ticket has to do with others: the campaigns a brand holds up, what it is linked with, and where it
// goes on. A card without them is better than none, so a failure is only logged.
func (d *Desk) relations(ctx context.Context, v *views.TicketValue, t storage.Ticket) {
	if t.Kind == "brand" && t.Status.Open() {
		v.Blocks = d.heldUp(ctx, t)
	}
	numbers, err := d.store.Links(ctx, t.Team, t.Number)
	if err != nil {
		d.log.WarnContext(ctx, "look for linked tickets", "error", err)
	}
	for _, n := range numbers[:min(10, len(numbers))] {
		if c := d.lineOf(ctx, t.Team, n); c != nil && n != t.MergedInto {
			v.Linked = append(v.Linked, *c)
		}
	}
	if t.MergedInto != 0 {
		v.MergedInto = d.lineOf(ctx, t.Team, t.MergedInto)
	}
}

func (d *Desk) lineOf(ctx context.Context, team string, n int64) *views.CaseLine {
	t, err := d.store.Ticket(ctx, team, n)
	if err != nil {
		d.log.WarnContext(ctx, "look for a ticket that belongs to another", "error", err)
		return nil
	}
	return d.caseLine(t)
}

// heldUp lists the open campaigns that wait for a brand.
func (d *Desk) heldUp(ctx context.Context, t storage.Ticket) []views.CaseLine {
	var out []views.CaseLine
	for _, name := range []string{t.Brand, t.Customer} {
		found, err := d.store.FindOpen(ctx, t.Team, "", name)
		if err != nil {
			d.log.WarnContext(ctx, "look for the campaigns of a brand", "error", err)
		}
		for _, o := range found {
			seen := slices.ContainsFunc(out, func(c views.CaseLine) bool { return c.Number == o.Number })
			if o.Kind == "campaign" && o.Number != t.Number && !seen {
				out = append(out, *d.caseLine(o))
			}
		}
	}
	return out
}

// postsBy is ticketPosts for a change of tickets, with the cards of the brands that list them. Those are looked up before: what
// a change posts may not ask the store.
func (d *Desk) postsBy(ctx context.Context, req Request, numbers ...int64) func(storage.Ticket, []storage.Event) []storage.OutboxItem {
	brands := map[int64][]storage.OutboxItem{}
	for _, n := range numbers {
		t, err := d.store.Ticket(ctx, req.Team, n)
		if err != nil { // the change itself will tell
			continue
		}
		brands[n] = d.redrawBrand(ctx, req, t)
	}
	return func(t storage.Ticket, events []storage.Event) []storage.OutboxItem {
		items := d.ticketPosts(t, events, req)
		if slices.ContainsFunc(events, showsOnBrand) {
			items = append(items, brands[t.Number]...)
		}
		return items
	}
}

func showsOnBrand(e storage.Event) bool {
	return slices.Contains([]storage.EventKind{storage.EventStatus, storage.EventField, storage.EventMerged, storage.EventTookOver}, e.Kind)
}

// redrawBrand adds the cards of the open brand tickets that a campaign's change shows on: they list it, or will by the names that
// are typed into its form.
func (d *Desk) redrawBrand(ctx context.Context, req Request, t storage.Ticket) []storage.OutboxItem {
	typed := req.Form.Values
	if t.Kind != "campaign" && typed["kind"] != "campaign" || req.chosen.of("team_channel") == "" {
		return nil
	}
	var items []storage.OutboxItem
	for _, name := range []string{t.Brand, t.Customer, typed["brand"], typed["customer"]} {
		found, err := d.store.FindOpen(ctx, t.Team, "", name)
		if err != nil {
			d.log.WarnContext(ctx, "look for the brand of a campaign", "error", err)
		}
		for _, o := range found {
			if o.Kind == "brand" && o.Number != t.Number && !slices.ContainsFunc(items, func(i storage.OutboxItem) bool { return i.Ticket == o.Number }) {
				items = append(items, storage.OutboxItem{Kind: "card", Ticket: o.Number})
			}
		}
	}
	return items
}

// two reads a button's value "12|3".
func two(value string) (a, b int64, err error) {
	first, second := both(value)
	if a, err = number(first); err == nil {
		b, err = number(second)
	}
	return a, b, err
}

func (d *Desk) clickLink(ctx context.Context, req Request) (Result, error) {
	a, b, err := two(req.Action.Value)
	if err != nil {
		return Result{}, err
	}
	return d.linkTwo(ctx, req, a, b)
}

// link is the command: link 12 3.
func (d *Desk) link(ctx context.Context, req Request, rest string) (Result, error) {
	a, b, err := d.twoTyped(rest, "/tcr link 12 3")
	if err != nil {
		return Result{}, err
	}
	return d.linkTwo(ctx, req, a, b)
}

func (d *Desk) twoTyped(rest, usage string) (a, b int64, err error) {
	a, second, err := d.numbered(rest, usage)
	if err != nil {
		return 0, 0, err
	}
	if lead, after := firstWord(second); lowered(lead) == "with" || lowered(lead) == "into" || lowered(lead) == "and" {
		second = after
	}
	if second == "" {
		return 0, 0, say(usage, "Which other ticket? Give two numbers.")
	}
	b, err = number(second)
	return a, b, err
}

func (d *Desk) linkTwo(ctx context.Context, req Request, a, b int64) (Result, error) {
	fresh, err := d.store.LinkTickets(ctx, req.Team, a, b, req.Person.ID, d.postsBy(ctx, req))
	if err != nil {
		return Result{}, d.unknownOf(ctx, req, err, a, b)
	}
	words := fmt.Sprintf("linked with #%d; both histories say so", b)
	if !fresh {
		words = fmt.Sprintf("is linked with #%d already", b)
	}
	t, err := d.ticket(ctx, req, a)
	if err != nil {
		return Result{}, err
	}
	return d.changed(ctx, req, t, words)
}

// unknownOf says which of two tickets there is not.
func (d *Desk) unknownOf(ctx context.Context, req Request, err error, numbers ...int64) error {
	switch {
	case isSame(err):
		return say(fmt.Sprintf("/tcr show %d", numbers[0]), "That is the same ticket twice. Give two different numbers.")
	case !isNotFound(err):
		return err
	}
	for _, n := range numbers {
		if _, missing := d.ticket(ctx, req, n); missing != nil {
			return missing
		}
	}
	return err
}

const formRelate = "relate"

func (d *Desk) clickRelate(ctx context.Context, req Request) (Result, error) {
	return d.ticketModal(ctx, req, views.RelateForm)
}

func (d *Desk) submitRelate(ctx context.Context, req Request) (Result, error) {
	a, err := number(req.Form.Meta)
	if err != nil {
		return Result{}, err
	}
	b, err := number(req.Form.Values["other"])
	if err != nil {
		return wrongField("other", err)
	}
	do := d.linkTwo
	if req.Form.Values["how"] == "merge" {
		do = d.mergeTwo
	}
	r, err := do(ctx, req, a, b)
	if err != nil {
		return wrongField("other", err)
	}
	return r, nil
}

func (d *Desk) clickMerge(ctx context.Context, req Request) (Result, error) {
	a, b, err := two(req.Action.Value)
	if err != nil {
		return Result{}, err
	}
	return d.mergeTwo(ctx, req, a, b)
}

// merge is the command: merge 12 3.
func (d *Desk) merge(ctx context.Context, req Request, rest string) (Result, error) {
	a, b, err := d.twoTyped(rest, "/tcr merge 12 3")
	if err != nil {
		return Result{}, err
	}
	return d.mergeTwo(ctx, req, a, b)
}

// mergeTwo closes the newer of two tickets as a duplicate; the older goes on, open again if it had ended.
func (d *Desk) mergeTwo(ctx context.Context, req Request, a, b int64) (Result, error) {
	older, newer := min(a, b), max(a, b)
	into, err := d.store.MergeTickets(ctx, req.Team, newer, older, req.Person.ID, func(from, into *storage.Ticket) error {
		before := *from
		if from.MergedInto != 0 {
			return say(fmt.Sprintf("/tcr show %d", from.MergedInto), "#%d goes on in #%d already.", from.Number, from.MergedInto)
		}
		if into.MergedInto != 0 {
			return say(fmt.Sprintf("/tcr merge %d %d", newer, into.MergedInto), "#%d goes on in #%d. Merge with that one.", into.Number, into.MergedInto)
		}
		from.Status, from.Outcome = storage.StatusClosed, "duplicate"
		d.moved(before, from)
		from.MergedInto = into.Number
		was := *into
		if before.Status.Open() && !into.Status.Open() {
			into.Status, into.Outcome = storage.StatusWorking, ""
		}
		if into.Owner == "" {
			into.Owner = from.Owner
		}
		d.moved(was, into)
		into.TextingBlocked = into.TextingBlocked || before.TextingBlocked && before.Status.Open()
		return nil
	}, d.postsBy(ctx, req, older, newer))
	if err != nil {
		return Result{}, d.unknownOf(ctx, req, err, older, newer)
	}
	return d.changed(ctx, req, into, fmt.Sprintf("goes on; #%d is closed as a duplicate of it", newer))
}
