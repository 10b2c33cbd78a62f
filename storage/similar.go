package storage

import (
	"context"
	"fmt"
	"math"
	"slices"
)

// Likeness is what makes one ticket like another.
type Likeness string

// The likenesses, the strongest first.
const (
	SameCampaign Likeness = "campaign"
	SameBrand    Likeness = "brand"
	SameCustomer Likeness = "customer"
	SameText     Likeness = "text"
)

// SimilarTicket is a ticket like another one, and why.
type SimilarTicket struct {
	Ticket
	Why Likeness
}

// Similar lists open and past tickets of the same campaign, brand or customer, or with nearly the same rejection, in that order
// and the newest of each first, most of them at most. The ticket itself, and what was merged into another, is left out.
func (s *Store) Similar(ctx context.Context, t Ticket, most int) ([]SimilarTicket, error) {
	var out []SimilarTicket
	for _, look := range []struct {
		why  Likeness
		find func(context.Context, Ticket) ([]Ticket, error)
	}{
		{SameCampaign, s.sameCampaign},
		{SameBrand, func(ctx context.Context, t Ticket) ([]Ticket, error) { return s.sameName(ctx, t.Team, t.Brand) }},
		{SameCustomer, func(ctx context.Context, t Ticket) ([]Ticket, error) { return s.sameName(ctx, t.Team, t.Customer) }},
		{SameText, s.sameText},
	} {
		found, err := look.find(ctx, t)
		if err != nil {
			return nil, fmt.Errorf("look for similar tickets: %w", err)
		}
		for _, o := range found {
			known := slices.ContainsFunc(out, func(k SimilarTicket) bool { return k.Number == o.Number })
			if o.Number != t.Number && o.MergedInto == 0 && !known && len(out) < most {
				out = append(out, SimilarTicket{o, look.why})
			}
		}
	}
	return out, nil
}

func (s *Store) sameCampaign(ctx context.Context, t Ticket) ([]Ticket, error) {
	if searchKey(t.CampaignID) == "" {
		return nil, nil
	}
	return s.Tickets(ctx, TicketFilter{Team: t.Team, CampaignID: t.CampaignID, Limit: 10})
}

// candidates bounds how many tickets are read to find one like another.
const candidates = 60

// sameName finds tickets whose customer or brand is exactly that name.
func (s *Store) sameName(ctx context.Context, team, name string) ([]Ticket, error) {
	key := spaced(name)
	if key == "\n" {
		return nil, nil
	}
	found, err := s.newestHolding(ctx, team, kindOf(nameWord, distinctWords(name)))
	return slices.DeleteFunc(found, func(o Ticket) bool { return spaced(o.Customer) != key && spaced(o.Brand) != key }), err
}

// sameText finds tickets whose rejection is nearly the same: those that share the rarest words of it, or the next rarest, are
// compared by their fingerprints.
func (s *Store) sameText(ctx context.Context, t Ticket) ([]Ticket, error) {
	mine, ok := fingerprint(t.Rejection)
	if !ok {
		return nil, nil
	}
	words := distinctWords(t.Rejection)
	if len(words) > wordsCompared {
		slices.SortStableFunc(words, func(a, b string) int { return len(b) - len(a) }) // long words tell more
		words = words[:wordsCompared]
	}
	rare, err := s.rarestFirst(ctx, t.Team, kindOf(anyWord, words))
	if err != nil {
		return nil, err
	}
	var out []Ticket
	for _, three := range triples(rare) {
		found, err := s.newestWith(ctx, t.Team, three)
		if err != nil {
			return nil, err
		}
		for _, o := range found {
			if theirs, ok := fingerprint(o.Rejection); ok && alike(mine, theirs) {
				out = append(out, o)
			}
		}
	}
	slices.SortFunc(out, func(a, b Ticket) int { return int(b.Number - a.Number) })
	return slices.CompactFunc(out, func(a, b Ticket) bool { return a.Number == b.Number }), nil
}

// wordsCompared bounds how many words of a text are looked up to find its rarest.
const wordsCompared = 12

// triples are two sets of three words with none in common: one that was changed in a text breaks one of them only.
func triples(rare []string) [][]string {
	if len(rare) < 6 {
		return [][]string{rare}
	}
	return [][]string{{rare[0], rare[2], rare[4]}, {rare[1], rare[3], rare[5]}}
}

// newestHolding reads the newest tickets that hold all of the words.
func (s *Store) newestHolding(ctx context.Context, team string, words []string) ([]Ticket, error) {
	ordered, err := s.rarestFirst(ctx, team, words)
	if err != nil || len(ordered) < len(words) {
		return nil, err
	}
	return s.newestWith(ctx, team, ordered)
}

func (s *Store) newestWith(ctx context.Context, team string, ordered []string) ([]Ticket, error) {
	if len(ordered) == 0 {
		return nil, nil
	}
	numbers, err := s.holding(ctx, team, ordered, math.MaxInt64, candidates)
	if err != nil {
		return nil, err
	}
	return s.numbered(ctx, team, numbers)
}

// numbered reads tickets by their numbers, newest first.
func (s *Store) numbered(ctx context.Context, team string, numbers []int64) ([]Ticket, error) {
	if len(numbers) == 0 {
		return nil, nil
	}
	values := []any{team}
	for _, n := range numbers {
		values = append(values, n)
	}
	query := "SELECT " + ticketColumns + " FROM tickets WHERE team = ? AND number IN (" + marks(len(numbers)) + ") ORDER BY number DESC"
	return collect(ctx, s, s.db, scanTicket, query, values...)
}
