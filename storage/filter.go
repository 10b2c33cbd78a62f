package storage

import (
	"cmp"
	"context"
	"math"
	"slices"
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
	add(!f.DueBefore.IsZero(), "due_at > 0 AND ended_at = 0 AND due_at < ?", toUnix(f.DueBefore))
	add(!f.CheckBefore.IsZero(), "check_at > 0 AND check_at <= ?", toUnix(f.CheckBefore))
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
	if f.OpenOnly { // an index by this would lead through all that were opened since
		opened = "(created_at + 0)"
	}
	add(!f.OpenedFrom.IsZero(), opened+" >= ?", toUnix(f.OpenedFrom))
	add(!f.OpenedTo.IsZero(), opened+" < ?", toUnix(f.OpenedTo))
	return strings.Join(terms, " AND "), values
}

// columns write a column's name so that the planner may use its indexes, or so that it may not.
func (f TicketFilter) columns() (text, number func(string) string) {
	if f.rare == "" {
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

// commonBlocks is in how many blocks of tickets a whole word is common. With fewer tickets every name is soon read.
const commonBlocks = 20

// seekRare makes a filter for names begin with the tickets that can fit, because reading every name of a million tickets takes
// half a second: those of a word that few names hold, else the newest of those that hold all the words whole, if each is a common
// word itself and not only a beginning of some.
func (s *Store) seekRare(ctx context.Context, f *TicketFilter) error {
	query := "SELECT COUNT(*) FROM (SELECT 1 FROM ticket_words WHERE team = ? AND word >= ? AND word < ? LIMIT ?) few"
	words := append(f.words(), wordsOf(f.named)...)
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
	for _, word := range whole {
		if n, err := s.blocksWith(ctx, f.Team, word, commonBlocks); err != nil || n < commonBlocks && f.named == "" {
			return err
		}
	}
	ordered, err := s.rarestFirst(ctx, f.Team, whole)
	if len(ordered) == len(whole) {
		f.whole = ordered
	}
	return err
}

// Candidates of common names are read some at a time, and no more than so many.
const (
	wholeBatch = 64
	wholeMost  = 640
)

// wholeList reads the newest tickets that hold common names and fit the filter: as many as are needed for a page, or, where the
// oldest come first, all that there are within wholeMost.
func (s *Store) wholeList(ctx context.Context, f TicketFilter, needed int) ([]Ticket, error) {
	var out []Ticket
	for below, read := int64(math.MaxInt64), 0; read < wholeMost && (f.OldestFirst || len(out) < needed); {
		numbers, err := s.holding(ctx, f.Team, f.whole, below, wholeBatch)
		if err != nil {
			return nil, err
		}
		tickets, err := s.numbered(ctx, f.Team, numbers)
		if err != nil {
			return nil, err
		}
		for _, t := range tickets {
			if f.fits(t) {
				out = append(out, t)
			}
		}
		if len(numbers) < wholeBatch {
			break
		}
		read += len(numbers)
		below = numbers[len(numbers)-1]
	}
	if f.OldestFirst {
		slices.SortStableFunc(out, f.earlier)
	}
	return out, nil
}

// earlier puts tickets in the order of a list whose oldest come first.
func (f TicketFilter) earlier(a, b Ticket) int {
	if f.Urgent && a.TextingBlocked != b.TextingBlocked {
		return flag(b.TextingBlocked) - flag(a.TextingBlocked)
	}
	return cmp.Or(a.StatusSince.Compare(b.StatusSince), cmp.Compare(a.Number, b.Number))
}
