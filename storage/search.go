package storage

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// FoundTicket is a ticket that words were found in, and where.
type FoundTicket struct {
	Ticket
	In    []string // customer, brand, campaign, reference, rejection, notes
	score int
}

// searchMost is how many tickets a search gives at most, the best of those it read.
const searchMost = 60

// searchMore is how many more tickets are read where a filter leaves out most.
const searchMore = 5 * searchMost

// Search finds the tickets that hold all the words, in any of: customer, brand, campaign id, helpdesk reference, rejection,
// notes. Those with the words in a name or an id come first, then open ones, then the newest. Where few hold the whole words,
// those whose names hold words that begin so are added. A ticket must fit the filter too, whose Limit and Offset are ignored:
// searchMost are given at most.
func (s *Store) Search(ctx context.Context, words string, f TicketFilter) ([]FoundTicket, error) {
	asked := askedWords(words)
	if len(asked) == 0 {
		return nil, nil
	}
	found := map[int64]Ticket{}
	if err := s.gather(ctx, kindOf(nameWord, slices.Clone(asked)), f, found); err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	anywhere, err := s.anywhere(ctx, f.Team, asked)
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	if err := s.gather(ctx, anywhere, f, found); err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	if err := s.byNumber(ctx, words, f, found); err != nil {
		return nil, err
	}
	if len(found) < searchMost/4 {
		if err := s.byBeginnings(ctx, asked, f, found); err != nil {
			return nil, err
		}
	}
	return ranked(found, asked, words), nil
}

// mostAsked bounds the words of a search; a pasted text makes no more terms than a query can have.
const mostAsked = 8

// askedWords are the words that are looked for: those that say nothing are left out, unless there are no others.
func askedWords(text string) []string {
	var all, telling []string
	for _, word := range wordsOf(text) {
		word = beginning(word)
		if slices.Contains(all, word) {
			continue
		}
		all = append(all, word)
		if !slices.Contains(strings.Fields("a an and at by for from in is it of on or our the to with"), word) {
			telling = append(telling, word)
		}
	}
	if len(telling) > 0 {
		all = telling
	}
	return all[:min(len(all), mostAsked)]
}

// anywhere makes words of any text of those asked for; one that no text holds may be of an id or a reference.
func (s *Store) anywhere(ctx context.Context, team string, asked []string) ([]string, error) {
	words := kindOf(anyWord, slices.Clone(asked))
	held, err := s.rarestFirst(ctx, team, words)
	for i, word := range words {
		if !slices.Contains(held, word) {
			words[i] = nameWord + asked[i]
		}
	}
	return words, err
}

// gather adds the newest tickets that hold all words and fit the filter.
func (s *Store) gather(ctx context.Context, words []string, f TicketFilter, found map[int64]Ticket) error {
	if f.OpenOnly {
		words = append(words, openWord)
	}
	ordered, err := s.rarestFirst(ctx, f.Team, words)
	if err != nil || len(ordered) < len(words) {
		return err
	}
	// A filter may leave out many: some more are read then, not all.
	for below, batch := int64(math.MaxInt64), searchMost; batch <= searchMore && len(found) < searchMost; batch *= 5 {
		numbers, err := s.holding(ctx, f.Team, ordered, below, batch, allShelves)
		if err != nil || len(numbers) == 0 {
			return err
		}
		tickets, err := s.fitting(ctx, f, numbers)
		if err != nil {
			return err
		}
		for _, t := range tickets {
			found[t.Number] = t
		}
		if len(numbers) < batch {
			return nil
		}
		below = numbers[len(numbers)-1]
	}
	return nil
}

// byNumber adds the ticket whose number was typed.
func (s *Store) byNumber(ctx context.Context, words string, f TicketFilter, found map[int64]Ticket) error {
	n, err := strconv.ParseInt(strings.TrimPrefix(strings.TrimSpace(words), "#"), 10, 64)
	if err != nil {
		return nil //nolint:nilerr // it is no number, so there is no such ticket
	}
	tickets, err := s.numbered(ctx, f.Team, []int64{n})
	for _, t := range tickets {
		if f.fits(t) {
			found[t.Number] = t
		}
	}
	return err
}

// byBeginnings adds tickets whose names hold words that begin with those asked for, if one of them is rare enough to start from.
func (s *Store) byBeginnings(ctx context.Context, words []string, f TicketFilter, found map[int64]Ticket) error {
	named := TicketFilter{Team: f.Team, Customer: strings.Join(words, " "), Limit: searchMost}
	if err := s.seekRare(ctx, &named); err != nil || named.rare == "" {
		return err
	}
	where, values := named.where()
	query := fmt.Sprintf("SELECT %s FROM tickets WHERE %s ORDER BY number DESC LIMIT %d", ticketColumns, where, searchMost)
	tickets, err := collect(ctx, s, s.db, scanTicket, query, values...)
	if err != nil {
		return fmt.Errorf("search names: %w", err)
	}
	for _, t := range tickets {
		if f.fits(t) {
			found[t.Number] = t
		}
	}
	return nil
}

func ranked(found map[int64]Ticket, asked []string, words string) []FoundTicket {
	out := make([]FoundTicket, 0, len(found))
	for _, t := range found {
		out = append(out, weighed(t, asked, words))
	}
	slices.SortFunc(out, func(a, b FoundTicket) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(b.Number, a.Number))
	})
	return out[:min(len(out), searchMost)]
}

// weighed tells where a ticket holds the words, and how much that counts.
func weighed(t Ticket, asked []string, words string) FoundTicket {
	f := FoundTicket{Ticket: t}
	places := []struct {
		name, text string
		weight     int
	}{
		{"campaign", t.CampaignID, 12}, {"reference", t.HelpdeskRef, 12}, {"customer", t.Customer, 8}, {"brand", t.Brand, 8}, {"rejection", t.Rejection, 3},
	}
	elsewhere := slices.Clone(asked)
	for _, p := range places {
		held := distinctWords(p.text)
		n := 0
		for _, word := range asked {
			if _, whole := slices.BinarySearch(held, word); whole || p.weight > 3 && begins(held, word) {
				n++
				elsewhere = slices.DeleteFunc(elsewhere, func(w string) bool { return w == word })
			}
		}
		if n > 0 {
			f.In = append(f.In, p.name)
			f.score += n * p.weight
		}
		if whole := folded(words); p.weight > 3 && whole != "" && folded(p.text) == whole {
			f.score += 20
		}
	}
	if len(elsewhere) > 0 {
		f.In = append(f.In, "notes")
		f.score += len(elsewhere)
	}
	if t.Status.Open() {
		f.score += 4
	}
	return f
}

func begins(held []string, beginning string) bool {
	return slices.ContainsFunc(held, func(word string) bool { return strings.HasPrefix(word, beginning) })
}

// fits tells whether a ticket fits every field that is set, as where does for the database.
func (f TicketFilter) fits(t Ticket) bool {
	names := distinctWords(t.Customer, t.Brand)
	for _, word := range f.words() {
		if !begins(names, word) {
			return false
		}
	}
	if key := spaced(f.named); f.named != "" && spaced(t.Customer) != key && spaced(t.Brand) != key {
		return false
	}
	for _, c := range []struct{ wanted, fits bool }{
		{f.Owner != "", t.Owner == f.Owner}, {f.Unowned, t.Owner == ""}, {f.OpenedBy != "", t.OpenedBy == f.OpenedBy},
		{f.OpenOnly, t.EndedAt.IsZero()}, {f.ClosedOnly, !t.EndedAt.IsZero()}, {f.Status != "", t.Status == f.Status},
		{f.Cause != "", t.Cause == f.Cause}, {f.Kind != "", t.Kind == f.Kind}, {f.Blocked, t.TextingBlocked},
		{f.Provider != "", searchKey(t.Provider) == searchKey(f.Provider)}, {f.CampaignID != "", searchKey(t.CampaignID) == searchKey(f.CampaignID)},
		{!f.DueBefore.IsZero(), !t.DueAt.IsZero() && t.DueAt.Before(f.DueBefore) && t.EndedAt.IsZero()},
		{!f.StatusSince.IsZero(), !t.StatusSince.After(f.StatusSince)},
		{!f.OpenedFrom.IsZero(), !t.CreatedAt.Before(f.OpenedFrom)}, {!f.OpenedTo.IsZero(), t.CreatedAt.Before(f.OpenedTo)},
	} {
		if c.wanted && !c.fits {
			return false
		}
	}
	return true
}
