package main

import (
	"context"
	"crypto/rand"
	"fmt"
	"os"
	"slices"
	"strings"
	"syscall"
	"time"

	"tcrbot/bench/data"
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
	ask  func(ctx context.Context, m *data.Maker) error
}

func (c *contestant) ask(ctx context.Context, s size) (map[string]float64, error) {
	figures := map[string]float64{}
	fmt.Fprintf(os.Stderr, "%-9s %-8s %8s %8s %8s %12s %12s\n", c.name, "ms", "p50", "p99", "most", "own cpu p50", "own cpu p99")
	for _, q := range c.questions(s) {
		took, used, err := repeat(ctx, q, s.each)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", q.name, err)
		}
		figures[q.name+"_p99_ms"] = at(took, 99)
		fmt.Fprintf(os.Stderr, "%-9s %-8s %8.2f %8.2f %8.2f %12.2f %12.2f\n", c.name, q.name, at(took, 50), at(took, 99), took[len(took)-1], at(used, 50), at(used, 99))
	}
	return figures, nil
}

func at(sorted []float64, percent int) float64 { return sorted[len(sorted)*percent/100] }

// repeat asks again and again and gives the times in ms, by the clock and of this process's processor time, shortest first. What the
// machine does besides is in the first only; so is waiting for the disk, and for Postgres.
func repeat(ctx context.Context, q question, each int) (took, used []float64, err error) {
	m := data.NewMaker(2)
	for i := range each + each/10 {
		began, before := time.Now(), busy()
		if err := q.ask(ctx, m); err != nil {
			return nil, nil, err
		}
		if i >= each/10 { // the first ones warm up
			took, used = append(took, ms(time.Since(began))), append(used, ms(busy()-before))
		}
	}
	slices.Sort(took)
	slices.Sort(used)
	return took, used, nil
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func busy() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func (c *contestant) questions(s size) []question {
	return []question{
		{"list", c.list}, {"show", func(ctx context.Context, m *data.Maker) error { return c.show(ctx, m, s.tickets) }},
		{"filter", c.filter}, {"search", c.search}, {"similar", c.similar}, {"create", c.create},
	}
}

func (c *contestant) read(ctx context.Context, f storage.TicketFilter) error {
	f.Team, f.Limit = data.Team, page+1
	found, err := c.store.Tickets(ctx, f)
	if err != nil || !f.OpenOnly || len(found) <= page {
		return err
	}
	_, err = c.store.CountUpTo(ctx, f, f.Offset+countMost)
	return err
}

// list are the lists people look at most, on any of the first pages.
func (c *contestant) list(ctx context.Context, m *data.Maker) error {
	f := storage.TicketFilter{OpenOnly: true, OldestFirst: true, Urgent: true, Offset: page * m.Random.IntN(4)}
	switch m.Random.IntN(5) {
	case 0:
		f.Owner = data.Person(m.Random.IntN(60))
	case 1:
		f.Unowned = true
	case 2:
		f.OpenOnly, f.OldestFirst, f.Urgent = false, false, false
	case 3:
		f.DueBefore = data.Now
	}
	return c.read(ctx, f)
}

func (c *contestant) show(ctx context.Context, m *data.Maker, tickets int) error {
	n := 1 + m.Random.Int64N(int64(tickets))
	if _, err := c.store.Ticket(ctx, data.Team, n); err != nil {
		return err
	}
	if _, err := c.store.Events(ctx, data.Team, n); err != nil {
		return err
	}
	_, err := c.store.Links(ctx, data.Team, n)
	return err
}

// filter are combinations as people type them: open ones, and those of all three years.
func (c *contestant) filter(ctx context.Context, m *data.Maker) error {
	r := m.Random
	f := storage.TicketFilter{OpenOnly: true, OldestFirst: true, Urgent: true}
	if r.IntN(2) == 0 {
		f.OpenOnly, f.OldestFirst, f.Urgent = false, false, false
	}
	age := func() time.Time { return data.Now.Add(-time.Duration(1+r.IntN(900)) * 24 * time.Hour) }
	for range 1 + r.IntN(3) {
		switch r.IntN(8) {
		case 0, 1:
			f.Provider = data.PickOf(r, m.Providers)
		case 2:
			f.Cause = data.Common(r, m.Causes)
		case 3:
			f.OpenedTo = age()
		case 4:
			f.OpenedFrom = age()
		case 5:
			f.Kind = "brand"
		case 6:
			f.Customer = strings.Fields(m.Customer())[r.IntN(3)]
		case 7:
			f.Owner = data.Person(r.IntN(60))
		}
	}
	return c.read(ctx, f)
}

// search are names, beginnings of names, ids, references, and words of rejections and notes, some narrowed by a filter.
func (c *contestant) search(ctx context.Context, m *data.Maker) error {
	r := m.Random
	words := ""
	switch r.IntN(7) {
	case 0:
		words = m.Customer()
	case 1:
		words = m.Customer()[:5]
	case 2:
		words = fmt.Sprintf("C%06X", r.IntN(1<<24))
	case 3:
		words = fmt.Sprintf("HD-%d", r.IntN(2_000_000))
	case 4:
		words = data.PickOf(r, m.Complaints)
	case 5:
		words = data.PickOf(r, m.Fillers) + " " + data.PickOf(r, m.Trades)
	case 6:
		words = data.PickOf(r, m.Why) + " " + data.PickOf(r, m.Firsts)
	}
	f := storage.TicketFilter{Team: data.Team}
	if r.IntN(3) == 0 {
		f.Provider = data.PickOf(r, m.Providers)
	}
	if r.IntN(4) == 0 {
		f.OpenOnly = true
	}
	_, err := c.store.Search(ctx, words, f)
	return err
}

// similar is what is shown in a new ticket's thread.
func (c *contestant) similar(ctx context.Context, m *data.Maker) error {
	_, err := c.store.Similar(ctx, m.Ticket(data.Now, true).Ticket, 5)
	return err
}

// create opens a ticket as the form does; what is similar is looked for afterwards.
func (c *contestant) create(ctx context.Context, m *data.Maker) error {
	t := m.Ticket(data.Now, true).Ticket
	_, _, err := c.store.CreateTicket(ctx, t, rand.Text(), func(t storage.Ticket) []storage.OutboxItem {
		return []storage.OutboxItem{{Kind: "card", Ticket: t.Number}, {Kind: "message", Channel: t.OpenedBy, Payload: []byte("{}")}}
	})
	return err
}
