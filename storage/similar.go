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
const candidates = 24

// sameName finds tickets whose customer or brand is exactly that name.
func (s *Store) sameName(ctx context.Context, team, name string) ([]Ticket, error) {
	full, key := fullNames(name), spaced(name)
	if len(full) == 0 {
		return nil, nil
	}
	numbers, err := s.holding(ctx, team, full, math.MaxInt64, candidates, allShelves)
	if err != nil {
		return nil, err
	}
	return s.numberedIf(ctx, team, numbers, " AND merged_into = 0 AND (names LIKE ? OR names LIKE ?)", mostAlike, key+"%", "%\n"+key)
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
	var alikes []int64
	for _, three := range triples(rare) {
		found, err := s.newestAlike(ctx, t.Team, three, mine)
		if err != nil {
			return nil, err
		}
		alikes = append(alikes, found...)
	}
	return s.numberedIf(ctx, t.Team, alikes, " AND merged_into = 0", mostAlike)
}

// newestAlike looks among the newest tickets that hold all of the words for those whose rejection is nearly the same. Most are not, so
// nothing else is read of them.
func (s *Store) newestAlike(ctx context.Context, team string, ordered []string, mine uint64) ([]int64, error) {
	if len(ordered) == 0 {
		return nil, nil
	}
	numbers, err := s.holding(ctx, team, ordered, math.MaxInt64, candidates, shelvesCompared)
	if err != nil || len(numbers) == 0 {
		return nil, err
	}
	scan := func(row scanner) (p possession[string], err error) {
		err = row.Scan(&p.ticket, &p.what)
		return p, err
	}
	among, these := s.amongNumbers("number", numbers)
	texts, err := collect(ctx, s, s.db, scan, "SELECT number, rejection FROM tickets WHERE team = ? AND "+among, append([]any{team}, these...)...)
	var out []int64
	for _, text := range texts {
		if theirs, ok := fingerprint(text.what); ok && alike(mine, theirs) {
			out = append(out, text.ticket)
		}
	}
	return out, err
}

// shelvesCompared bounds how far back a text is compared when each of its words is common: to the newest 131,072 tickets. One that
// holds rare words is compared with all that hold them.
const shelvesCompared = 64

// wordsCompared bounds how many words of a text are looked up to find its rarest.
const wordsCompared = 12

// triples are two sets of three words with none in common: one that was changed in a text breaks one of them only.
func triples(rare []string) [][]string {
	if len(rare) < 6 {
		return [][]string{rare}
	}
	return [][]string{{rare[0], rare[2], rare[4]}, {rare[1], rare[3], rare[5]}}
}

// mostAlike is how many of the newest are read of each likeness: people are shown five of all, and one may be the ticket itself.
const mostAlike = 8

// numbered reads tickets by their numbers, newest first.
func (s *Store) numbered(ctx context.Context, team string, numbers []int64) ([]Ticket, error) {
	return s.numberedIf(ctx, team, numbers, "", len(numbers))
}

// numberedIf reads the newest of them that fit more terms.
func (s *Store) numberedIf(ctx context.Context, team string, numbers []int64, terms string, most int, values ...any) ([]Ticket, error) {
	if len(numbers) == 0 {
		return nil, nil
	}
	among, these := s.amongNumbers("number", numbers)
	query := "SELECT " + ticketColumns + " FROM tickets WHERE team = ? AND " + among + terms + " ORDER BY number DESC LIMIT ?"
	return collect(ctx, s, s.db, scanTicket, query, slices.Concat([]any{team}, these, values, []any{most})...)
}
