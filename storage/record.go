package storage

import (
	"context"
	"fmt"
	"slices"
)

// Record is a ticket with all that belongs to it.
type Record struct {
	Ticket Ticket
	Rounds []Round
	Events []Event
	Links  []int64 // numbers of the tickets it belongs together with
}

// recordsAtOnce is how many tickets are read with one question.
const recordsAtOnce = 500

// EachRecord gives every ticket that a filter selects, in the order of their numbers and from after a number on; Limit, Offset and
// OldestFirst are ignored. The histories come with them if whole is set. It holds no more than some hundred tickets at once, and
// nothing open while each runs: a ticket that changes meanwhile may come as it was or as it is.
func (s *Store) EachRecord(ctx context.Context, f TicketFilter, after int64, whole bool, each func(Record) error) error {
	if err := s.seekRare(ctx, &f); err != nil {
		return err
	}
	where, values := f.where()
	query := fmt.Sprintf("SELECT %s FROM tickets WHERE %s AND number > ? ORDER BY number LIMIT %d", ticketColumns, where, recordsAtOnce)
	for {
		page, err := collect(ctx, s, s.db, scanTicket, query, append(slices.Clone(values), after)...)
		if err != nil {
			return fmt.Errorf("read tickets: %w", err)
		}
		records, err := s.records(ctx, f.Team, page, whole)
		if err != nil {
			return fmt.Errorf("read what belongs to tickets: %w", err)
		}
		for _, r := range records {
			if err := each(r); err != nil {
				return err
			}
		}
		if len(page) < recordsAtOnce {
			return nil
		}
		after = page[len(page)-1].Number
	}
}

// records adds to each ticket what belongs to it.
func (s *Store) records(ctx context.Context, team string, page []Ticket, whole bool) ([]Record, error) {
	if len(page) == 0 {
		return nil, nil
	}
	out := make([]Record, len(page))
	at := map[int64]*Record{}
	values := []any{team}
	for i, t := range page {
		out[i].Ticket = t
		at[t.Number] = &out[i]
		values = append(values, t.Number)
	}
	among := "FROM %s WHERE team = ? AND ticket IN (" + marks(len(page)) + ")"
	if err := s.recordRounds(ctx, at, among, values); err != nil || !whole {
		return out, err
	}
	query := "SELECT team, ticket, seq, at, actor, kind, field, was, became, body " + fmt.Sprintf(among, "ticket_events") + " ORDER BY ticket, seq"
	events, err := collect(ctx, s, s.db, scanEvent, query, values...)
	for _, e := range events {
		at[e.Ticket].Events = append(at[e.Ticket].Events, e)
	}
	if err != nil {
		return nil, err
	}
	return out, s.recordLinks(ctx, at, among, values)
}

func (s *Store) recordRounds(ctx context.Context, at map[int64]*Record, among string, values []any) error {
	const columns = "ticket, round, kind, body, worded_by, reference, fee_cents, fee_payer, sent_by, sent_at, verdict, reason, verdict_by, verdict_at "
	rounds, err := collect(ctx, s, s.db, owned(scanRound), "SELECT "+columns+fmt.Sprintf(among, "rounds")+" ORDER BY ticket, round", values...)
	if err != nil {
		return err
	}
	for _, r := range rounds {
		at[r.ticket].Rounds = append(at[r.ticket].Rounds, r.what)
	}
	causes, err := collect(ctx, s, s.db, owned(scanRoundPart), "SELECT ticket, round, cause, '' "+fmt.Sprintf(among, "round_causes"), values...)
	if err != nil {
		return err
	}
	fixes, err := collect(ctx, s, s.db, owned(scanRoundPart), "SELECT ticket, round, cause, fix "+fmt.Sprintf(among, "round_fixes")+" ORDER BY ticket, round, cause, fix", values...)
	if err != nil {
		return err
	}
	for _, c := range causes {
		r := at[c.ticket].round(c.what.round)
		r.Causes = append(r.Causes, c.what.fix.Cause)
		slices.Sort(r.Causes)
	}
	for _, f := range fixes {
		r := at[f.ticket].round(f.what.round)
		r.Fixes = append(r.Fixes, f.what.fix)
	}
	return nil
}

// round finds a round by its number; one that is gone meanwhile is a stray that nobody sees.
func (r *Record) round(number int64) *Round {
	for i := range r.Rounds {
		if r.Rounds[i].Number == number {
			return &r.Rounds[i]
		}
	}
	return &Round{}
}

func (s *Store) recordLinks(ctx context.Context, at map[int64]*Record, among string, values []any) error {
	pair := func(row scanner) (p [2]int64, err error) { err = row.Scan(&p[0], &p[1]); return p, err }
	here, err := collect(ctx, s, s.db, pair, "SELECT ticket, other "+fmt.Sprintf(among, "ticket_links"), values...)
	if err != nil {
		return err
	}
	back, err := collect(ctx, s, s.db, pair, "SELECT ticket, other FROM (SELECT team, other AS ticket, ticket AS other FROM ticket_links) back "+
		fmt.Sprintf(among, "back")[len("FROM back"):], values...)
	for _, p := range append(here, back...) {
		at[p[0]].Links = append(at[p[0]].Links, p[1])
	}
	for _, r := range at {
		slices.Sort(r.Links)
	}
	return err
}

// possession is something with the ticket it belongs to.
type possession[T any] struct {
	ticket int64
	what   T
}

// owned reads a row that begins with its ticket's number.
func owned[T any](scan func(scanner) (T, error)) func(scanner) (possession[T], error) {
	return func(row scanner) (p possession[T], err error) {
		p.what, err = scan(behind{row, []any{&p.ticket}})
		return p, err
	}
}
