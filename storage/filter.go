package storage

import (
	"context"
	"fmt"
	"math"
	"strings"
)

// where builds a filter's condition and its values. Where the numbers of the candidates are known, all other columns are hidden
// from the database's planner: without statistics it would rather read all tickets of a provider than two thousand numbers.
func (f TicketFilter) where() (string, []any) {
	terms, values := []string{"team = ?"}, []any{f.Team}
	add := func(wanted bool, term string, value ...any) {
		if wanted {
			terms = append(terms, term)
			values = append(values, value...)
		}
	}
	text, number := f.columns()
	add(f.Owner != "", text("owner")+" = ?", f.Owner)
	add(f.Unowned, text("owner")+" = ''")
	add(f.OpenedBy != "", text("opened_by")+" = ?", f.OpenedBy)
	add(f.OpenOnly, number("ended_at")+" = 0")
	add(f.ClosedOnly, number("ended_at")+" > 0")
	add(f.Kind != "", "kind = ?", f.Kind)
	add(f.Blocked, "texting_blocked = 1")
	add(!f.DueBefore.IsZero(), number("due_at")+" > 0 AND "+number("ended_at")+" = 0 AND "+number("due_at")+" < ?", toUnix(f.DueBefore))
	add(!f.CheckBefore.IsZero(), number("check_at")+" > 0 AND "+number("check_at")+" <= ?", toUnix(f.CheckBefore))
	add(f.Status != "", text("status")+" = ?", string(f.Status))
	add(f.Cause != "", text("cause")+" = ?", f.Cause)
	add(f.Provider != "", text("provider_key")+" = ?", searchKey(f.Provider))
	add(f.CampaignID != "", text("campaign_key")+" = ?", searchKey(f.CampaignID))
	for _, word := range f.words() {
		add(true, "names LIKE ?", "% "+word+"%")
	}
	add(len(f.words()) == 0 && f.Customer != "", "1 = 0") // signs alone are in no name
	add(f.named != "", "(names LIKE ? OR names LIKE ?)", spaced(f.named)+"%", "%\n"+spaced(f.named))
	add(f.rare != "", "number IN (SELECT ticket FROM ticket_words WHERE team = ? AND word >= ? AND word < ?)", f.Team, []byte(f.rare), beyond(f.rare))
	add(!f.StatusSince.IsZero(), number("status_since")+" <= ?", toUnix(f.StatusSince))
	opened := number("created_at")
	if f.OpenOnly && f.engine == SQLite { // it would take an index by this, which leads through all that were opened since
		opened = "(created_at + 0)"
	}
	add(!f.OpenedFrom.IsZero(), opened+" >= ?", toUnix(f.OpenedFrom))
	add(!f.OpenedTo.IsZero(), opened+" < ?", toUnix(f.OpenedTo))
	return strings.Join(terms, " AND "), values
}

// columns write a column's name so that the planner may use its indexes, or so that it may not.
func (f TicketFilter) columns() (text, number func(string) string) {
	if f.rare == "" && !f.among {
		as := func(name string) string { return name }
		return as, as
	}
	return func(name string) string { return "(" + name + " || '')" }, func(name string) string { return "(" + name + " + 0)" }
}

// words are those that the names must hold. A pasted text makes no more terms than a query can have.
func (f TicketFilter) words() []string {
	words := wordsOf(f.Customer)
	return words[:min(len(words), 30)]
}

// beyond is the first string behind all that begin with a word.
func beyond(word string) []byte { return append([]byte(word), 0xFF) }

// commonWord is how many names make a word common.
const commonWord = 2000

// commonShelves is on how many shelves of tickets a whole word is common. With fewer tickets every name is soon read.
const commonShelves = 5

// seekRare makes a filter for names begin with the tickets that can fit, because reading every name of a million tickets takes
// half a second: those of a word that few names hold, else the newest of those that hold all the words whole, if each is a common
// word itself and not only a beginning of some.
func (s *Store) seekRare(ctx context.Context, f *TicketFilter) error {
	f.engine = s.engine
	if f.named != "" {
		f.whole = fullNames(f.named)
		if f.OpenOnly {
			f.whole = append(f.whole, openWord)
		}
		return nil
	}
	query := "SELECT COUNT(*) FROM (SELECT 1 FROM ticket_words WHERE team = ? AND word >= ? AND word < ? LIMIT ?) few"
	words := f.words()
	for i, word := range words {
		words[i] = beginning(word)
		n, err := s.count(ctx, "look for a name", query, f.Team, []byte(words[i]), beyond(words[i]), commonWord)
		if err != nil {
			return err
		}
		if n < commonWord {
			f.rare = words[i]
			return nil
		}
	}
	return s.seekWhole(ctx, f, words)
}

func (s *Store) seekWhole(ctx context.Context, f *TicketFilter, words []string) error {
	if len(words) == 0 {
		return nil
	}
	whole := kindOf(nameWord, distinctWords(strings.Join(words, " ")))
	if f.OpenOnly {
		whole = append(whole, openWord)
	}
	whole = whole[:min(len(whole), mostAsked)]
	held, err := s.heldWords(ctx, f.Team, whole)
	if err != nil || len(held) < len(whole) || held[0].shelves < commonShelves {
		return err
	}
	for _, h := range held {
		f.whole = append(f.whole, h.word)
	}
	return nil
}

// Candidates of common names are read some at a time, more and more, and no more than so many.
const (
	wholeBatch = 64
	wholeMost  = 640
)

// eachWhole gives the newest tickets that hold common names, wholeMost at most, until each has enough.
func (s *Store) eachWhole(ctx context.Context, f TicketFilter, each func(numbers []int64) (enough bool, err error)) error {
	batch := wholeBatch
	for below, left := int64(math.MaxInt64), wholeMost; left > 0; batch *= 3 {
		batch = min(batch, left)
		numbers, err := s.holding(ctx, f.Team, f.whole, below, batch, allShelves)
		if err != nil || len(numbers) == 0 {
			return err
		}
		if enough, err := each(numbers); err != nil || enough || len(numbers) < batch {
			return err
		}
		left -= batch
		below = numbers[len(numbers)-1]
	}
	return nil
}

// wholeList reads a page of those that fit the filter; where the oldest come first, of those within wholeMost.
func (s *Store) wholeList(ctx context.Context, f TicketFilter, limit int) ([]Ticket, error) {
	if f.OldestFirst {
		return s.wholeOldest(ctx, f, limit)
	}
	var out []Ticket
	err := s.eachWhole(ctx, f, func(numbers []int64) (bool, error) {
		tickets, err := s.fitting(ctx, f, numbers)
		out = append(out, tickets...)
		return len(out) >= f.Offset+limit, err
	})
	return out[min(f.Offset, len(out)):min(f.Offset+limit, len(out))], err
}

func (s *Store) wholeOldest(ctx context.Context, f TicketFilter, limit int) ([]Ticket, error) {
	numbers, err := s.holding(ctx, f.Team, f.whole, math.MaxInt64, wholeMost, allShelves)
	if err != nil || len(numbers) == 0 {
		return nil, err
	}
	where, values := s.amongThese(f, numbers)
	query := fmt.Sprintf("SELECT %s FROM tickets WHERE %s ORDER BY %s LIMIT %d OFFSET %d", ticketColumns, where, f.order(), limit, f.Offset)
	return collect(ctx, s, s.db, scanTicket, query, values...)
}

// wholeCount counts them, but no further than most.
func (s *Store) wholeCount(ctx context.Context, f TicketFilter, most int) (int, error) {
	n := 0
	err := s.eachWhole(ctx, f, func(numbers []int64) (bool, error) {
		where, values := s.amongThese(f, numbers)
		more, err := s.count(ctx, "count tickets", "SELECT COUNT(*) FROM tickets WHERE "+where, values...)
		n += more
		return n >= most, err
	})
	return min(n, most), err
}

// fitting reads those of some tickets that fit a filter, newest first.
func (s *Store) fitting(ctx context.Context, f TicketFilter, numbers []int64) ([]Ticket, error) {
	if len(numbers) == 0 {
		return nil, nil
	}
	where, values := s.amongThese(f, numbers)
	return collect(ctx, s, s.db, scanTicket, "SELECT "+ticketColumns+" FROM tickets WHERE "+where+" ORDER BY number DESC", values...)
}

// amongThese is the filter's condition for some tickets, which are found by their numbers.
func (s *Store) amongThese(f TicketFilter, numbers []int64) (string, []any) {
	f.among = true
	where, values := f.where()
	among, these := s.amongNumbers("number", numbers)
	return where + " AND " + among, append(values, these...)
}
