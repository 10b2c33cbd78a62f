package seed

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"tcrbot/knowledge"
	"tcrbot/storage"
)

// People gives the Slack user ids of those the history speaks of: ana, ben, chris, mo.
type People map[string]string

// Options say whose history it is and when it ends.
type Options struct {
	Team, TeamName string
	People         People
	Now            time.Time // in the team's zone
	Cards          bool      // post the open cases' cards once the bot runs
}

// Figures are what was written.
type Figures struct{ Tickets, Open, Questions int }

// Fill writes the history into a new database.
func Fill(ctx context.Context, address string, o Options) (Figures, error) {
	w := &writer{Options: o, clock: o.Now}
	store, err := storage.Open(ctx, address, storage.Options{Now: w.time, NewID: w.nextID})
	if err != nil {
		return Figures{}, fmt.Errorf("seed: %w", err)
	}
	w.store = store
	figures, err := w.fill(ctx)
	if err := errors.Join(err, store.Close()); err != nil {
		return figures, fmt.Errorf("seed: %w", err)
	}
	return figures, nil
}

// writer plays the history in the order it happened, with a clock of its own.
type writer struct {
	Options

	store *storage.Store
	base  *knowledge.Base
	clock time.Time
	ids   int
	done  Figures
}

func (w *writer) time() time.Time { return w.clock }

// nextID gives the names that would be random otherwise.
func (w *writer) nextID() string {
	w.ids++
	return fmt.Sprintf("seed%04d", w.ids)
}

func (w *writer) fill(ctx context.Context) (Figures, error) {
	var err error
	if w.base, err = knowledge.Load(); err != nil {
		return w.done, err
	}
	if _, err := w.store.Migrate(ctx); err != nil {
		return w.done, err
	}
	if err := w.store.SaveTeam(ctx, w.Team, w.TeamName); err != nil {
		return w.done, err
	}
	deeds, err := w.plan()
	if err != nil {
		return w.done, err
	}
	for _, d := range deeds {
		w.clock = d.at
		if err := d.do(ctx); err != nil {
			return w.done, err
		}
	}
	w.clock = w.Now
	return w.done, w.finish(ctx)
}

// deed is something that happened.
type deed struct {
	at time.Time
	do func(context.Context) error
}

// plan lists all deeds in their order.
func (w *writer) plan() ([]deed, error) {
	cases, err := stories()
	if err != nil {
		return nil, err
	}
	asked, err := questions()
	if err != nil {
		return nil, err
	}
	c := newCalendar(w.Now)
	var out []deed
	for _, s := range cases {
		out = append(out, w.caseDeeds(c, s)...)
	}
	for _, q := range asked {
		at := c.at(q.days, q.who+q.text)
		out = append(out, deed{at, func(ctx context.Context) error { return w.ask(ctx, q.who, q.text, "", "") }})
	}
	slices.SortStableFunc(out, func(a, b deed) int { return a.at.Compare(b.at) })
	return out, nil
}

// finish counts, and queues a card for each open case, the oldest first as they would stand in the channel.
func (w *writer) finish(ctx context.Context) error {
	open, err := w.store.Tickets(ctx, storage.TicketFilter{Team: w.Team, OpenOnly: true, Limit: 1000})
	if err != nil {
		return err
	}
	w.done.Open = len(open)
	if !w.Cards {
		return w.store.Flush(ctx)
	}
	slices.Reverse(open)
	var cards []storage.OutboxItem
	for _, t := range open {
		cards = append(cards, storage.OutboxItem{Team: w.Team, Key: fmt.Sprintf("seed:card:%d", t.Number), Kind: "card", Ticket: t.Number})
	}
	return errors.Join(w.store.Enqueue(ctx, cards...), w.store.Flush(ctx))
}
