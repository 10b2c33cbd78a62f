package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"tcrbot/storage"
)

// page is what a list shows, as handlers ask for it.
const (
	page      = 15
	countMost = 200
)

// question is one kind of thing that people do, with everything the store is asked for it.
type question struct {
	name string
	ask  func(ctx context.Context, m *maker) error
}

func (c *contestant) ask(ctx context.Context, s size) (map[string]float64, error) {
	figures := map[string]float64{}
	fmt.Fprintf(os.Stderr, "%-9s %-8s %8s %8s %8s\n", c.name, "ms", "p50", "p99", "most")
	for _, q := range c.questions(s) {
		m := newMaker(2)
		took := make([]float64, 0, s.each)
		for i := range s.each + s.each/10 {
			began := time.Now()
			if err := q.ask(ctx, m); err != nil {
				return nil, fmt.Errorf("%s: %w", q.name, err)
			}
			if i >= s.each/10 { // the first ones warm up
				took = append(took, float64(time.Since(began).Microseconds())/1000)
			}
		}
		slices.Sort(took)
		figures[q.name+"_p99_ms"] = took[len(took)*99/100]
		fmt.Fprintf(os.Stderr, "%-9s %-8s %8.2f %8.2f %8.2f\n", c.name, q.name, took[len(took)/2], took[len(took)*99/100], took[len(took)-1])
	}
	return figures, nil
}

func (c *contestant) questions(s size) []question {
	return []question{
		{"list", c.list}, {"show", func(ctx context.Context, m *maker) error { return c.show(ctx, m, s.tickets) }},
		{"filter", c.filter}, {"search", c.search}, {"create", c.create},
	}
}

func (c *contestant) read(ctx context.Context, f storage.TicketFilter) error {
	f.Team, f.Limit = team, page+1
	found, err := c.store.Tickets(ctx, f)
	if err != nil || !f.OpenOnly || len(found) <= page {
		return err
	}
	_, err = c.store.CountUpTo(ctx, f, f.Offset+countMost)
	return err
}

// list are the lists people look at most, on any of the first pages.
func (c *contestant) list(ctx context.Context, m *maker) error {
	f := storage.TicketFilter{OpenOnly: true, OldestFirst: true, Urgent: true, Offset: page * m.random.IntN(4)}
	switch m.random.IntN(5) {
	case 0:
		f.Owner = person(m.random.IntN(60))
	case 1:
		f.Unowned = true
	case 2:
		f.OpenOnly, f.OldestFirst, f.Urgent = false, false, false
	case 3:
		f.DueBefore = now
	}
	return c.read(ctx, f)
}

func (c *contestant) show(ctx context.Context, m *maker, tickets int) error {
	n := 1 + m.random.Int64N(int64(tickets))
	if _, err := c.store.Ticket(ctx, team, n); err != nil {
		return err
	}
	if _, err := c.store.Events(ctx, team, n); err != nil {
		return err
	}
	_, err := c.store.Links(ctx, team, n)
	return err
}

// filter are combinations as people type them: open ones, and those of all three years.
func (c *contestant) filter(ctx context.Context, m *maker) error {
	r := m.random
	f := storage.TicketFilter{OpenOnly: true, OldestFirst: true, Urgent: true}
	if r.IntN(2) == 0 {
		f.OpenOnly, f.OldestFirst, f.Urgent = false, false, false
	}
	age := func() time.Time { return now.Add(-time.Duration(1+r.IntN(900)) * 24 * time.Hour) }
	for range 1 + r.IntN(3) {
		switch r.IntN(8) {
		case 0, 1:
			f.Provider = pickOf(r, m.providers)
		case 2:
			f.Cause = common(r, m.causes)
		case 3:
			f.OpenedTo = age()
		case 4:
			f.OpenedFrom = age()
		case 5:
			f.Kind = "brand"
		case 6:
			f.Customer = strings.Fields(m.customer())[r.IntN(3)]
		case 7:
			f.Owner = person(r.IntN(60))
		}
	}
	return c.read(ctx, f)
}

// search are names, beginnings of names, ids, references, and words of rejections and notes, some narrowed by a filter.
func (c *contestant) search(ctx context.Context, m *maker) error {
	r := m.random
	words := ""
	switch r.IntN(7) {
	case 0:
		words = m.customer()
	case 1:
		words = m.customer()[:5]
	case 2:
		words = fmt.Sprintf("C%06X", r.IntN(1<<24))
	case 3:
		words = fmt.Sprintf("HD-%d", r.IntN(2_000_000))
	case 4:
		words = pickOf(r, m.complaints)
	case 5:
		words = pickOf(r, m.fillers) + " " + pickOf(r, m.trades)
	case 6:
		words = pickOf(r, m.why) + " " + pickOf(r, m.firsts)
	}
	f := storage.TicketFilter{Team: team}
	if r.IntN(3) == 0 {
		f.Provider = pickOf(r, m.providers)
	}
	if r.IntN(4) == 0 {
		f.OpenOnly = true
	}
	_, err := c.store.Search(ctx, words, f)
	return err
}

// create opens a ticket as the form does: what is similar is looked for first.
func (c *contestant) create(ctx context.Context, m *maker) error {
	t := m.ticket(now, true).Ticket
	if _, err := c.store.Similar(ctx, t, 5); err != nil {
		return err
	}
	_, _, err := c.store.CreateTicket(ctx, t, fmt.Sprint("V", m.random.Uint64()), func(t storage.Ticket) []storage.OutboxItem {
		return []storage.OutboxItem{{Kind: "card", Ticket: t.Number}, {Kind: "message", Channel: t.OpenedBy, Payload: []byte("{}")}}
	})
	return err
}
