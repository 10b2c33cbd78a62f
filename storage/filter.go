package storage

import (
	"context"
	"strings"
)

// where builds a filter's condition and its values.
func (f TicketFilter) where() (string, []any) {
	terms, values := []string{"team = ?"}, []any{f.Team}
	add := func(wanted bool, term string, value ...any) {
		if wanted {
			terms = append(terms, term)
			values = append(values, value...)
		}
	}
	add(f.Owner != "", "owner = ?", f.Owner)
	add(f.Unowned, "owner = ''")
	add(f.OpenedBy != "", "opened_by = ?", f.OpenedBy)
	add(f.OpenOnly, "ended_at = 0")
	add(f.Status != "", "status = ?", string(f.Status))
	add(f.Cause != "", "cause = ?", f.Cause)
	add(f.Provider != "", "provider_key = ?", searchKey(f.Provider))
	add(f.CampaignID != "", "campaign_key = ?", searchKey(f.CampaignID))
	for _, word := range f.words() {
		add(true, "names LIKE ?", "% "+word+"%")
	}
	add(len(f.words()) == 0 && f.Customer != "", "1 = 0") // signs alone are in no name
	add(f.named != "", "(names LIKE ? OR names LIKE ?)", spaced(f.named)+"%", "%\n"+spaced(f.named))
	add(f.rare != "", "number IN (SELECT ticket FROM ticket_words WHERE team = ? AND word >= ? AND word < ?)", f.Team, []byte(f.rare), beyond(f.rare))
	add(!f.StatusSince.IsZero(), "status_since <= ?", toUnix(f.StatusSince))
	add(!f.OpenedFrom.IsZero(), "created_at >= ?", toUnix(f.OpenedFrom))
	add(!f.OpenedTo.IsZero(), "created_at < ?", toUnix(f.OpenedTo))
	return strings.Join(terms, " AND "), values
}

// words are those that the names must hold. A pasted text makes no more terms than a query can have.
func (f TicketFilter) words() []string {
	words := wordsOf(f.Customer)
	return words[:min(len(words), 30)]
}

// beyond is the first string behind all that begin with a word.
func beyond(word string) []byte { return append([]byte(word), 0xFF) }

// commonWord is how many names make a word common. Newest-first lists of a common word end soon without an index.
const commonWord = 2000

// seekRare looks among the words a filter asks for for one that few names hold, and makes the filter begin with those: reading
// every name of a million tickets takes half a second.
func (s *Store) seekRare(ctx context.Context, f *TicketFilter) error {
	query := "SELECT COUNT(*) FROM (SELECT 1 FROM ticket_words WHERE team = ? AND word >= ? AND word < ? LIMIT ?) few"
	for _, word := range append(f.words(), wordsOf(f.named)...) {
		word = beginning(word)
		n, err := s.count(ctx, "look for a name", query, f.Team, []byte(word), beyond(word), commonWord)
		if err != nil {
			return err
		}
		if n < commonWord {
			f.rare = word
			return nil
		}
	}
	return nil
}
