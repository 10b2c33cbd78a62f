package handlers

import (
	"context"
	"fmt"
	"slices"
	"time"

	"tcrbot/handlers/views"
	"tcrbot/storage"
)

// decision is a ticket that somebody must decide on, and why.
type decision struct {
	storage.Ticket

	why string
}

// countDecisions picks what the manager should decide today: customers who cannot text, what was escalated, and what was refused
// three times. A ticket stands once, with the first reason.
func (d *Desk) countDecisions(ctx context.Context, f *figures) error {
	blocked, err := d.store.Blocked(ctx, f.scope, decideMost)
	if err != nil {
		return err
	}
	escalated, err := d.store.Escalated(ctx, f.scope, decideMost)
	if err != nil {
		return err
	}
	third, err := d.store.ThirdRounds(ctx, f.scope, f.span.To.AddDate(0, 0, -7*thirdWeeks), decideMost)
	if err != nil {
		return err
	}
	now := d.now()
	f.decide = inTurn(decideMost,
		decided(blocked, func(s storage.Stuck) string { return "texting blocked, " + waits(s.Ticket, now) }),
		decided(third, refusedWords),
		decided(escalated, func(s storage.Stuck) string { return "escalated, " + waits(s.Ticket, now) }))
	return nil
}

func decided(stuck []storage.Stuck, why func(storage.Stuck) string) []decision {
	var out []decision
	for _, s := range stuck {
		out = append(out, decision{s.Ticket, why(s)})
	}
	return out
}

// inTurn takes from the lists in turn, so that no kind of trouble hides another.
func inTurn(most int, lists ...[]decision) []decision {
	var out []decision
	for i := range most {
		for _, list := range lists {
			known := func(o decision) bool { return o.Number == list[i].Number }
			if i < len(list) && len(out) < most && !slices.ContainsFunc(out, known) {
				out = append(out, list[i])
			}
		}
	}
	return out
}

func waits(t storage.Ticket, now time.Time) string {
	return views.StatusWords(string(t.Status)) + " for " + daysWords(now.Sub(t.StatusSince))
}

func refusedWords(s storage.Stuck) string {
	words := fmt.Sprintf("refused %d times", s.Refused)
	if s.Same {
		words += ", the same reason again"
	}
	return words
}
