package storage

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds of looking for names in a text, which happens with every question.
const (
	wordsAsked    = 30 // words of the text that are looked up
	namesPerWord  = 50 // tickets of each, the newest
	plainTextEnds = 25 // words from which on only those with a capital can be names
)

// FindMentioned lists open tickets whose customer's or brand's whole name stands in a text, newest first, ten at most. A name of
// one word must be written with a capital there. Of a word that many names hold only the newest tickets are looked at.
func (s *Store) FindMentioned(ctx context.Context, team, text string) ([]Ticket, error) {
	all := rawWords(text)
	asked := nameWords(all)
	if len(asked) == 0 {
		return nil, nil
	}
	newest := fmt.Sprintf("SELECT ticket FROM (SELECT ticket FROM ticket_words WHERE team = ? AND word = ? ORDER BY ticket DESC LIMIT %d) w", namesPerWord)
	values := []any{team}
	for _, word := range asked {
		values = append(values, team, []byte(beginning(word)))
	}
	query := "SELECT " + ticketColumns + " FROM tickets WHERE team = ? AND ended_at = 0 AND number IN (" +
		strings.TrimSuffix(strings.Repeat(newest+" UNION ", len(asked)), " UNION ") + ") ORDER BY number DESC"
	found, err := collect(ctx, s, s.db, scanTicket, query, values...)
	if err != nil {
		return nil, fmt.Errorf("look for names in a text: %w", err)
	}
	found = slices.DeleteFunc(found, func(t Ticket) bool { return !names(all, t.Customer) && !names(all, t.Brand) })
	return found[:min(10, len(found))], nil
}

// rawWord is a word as it stands in a text, and folded.
type rawWord struct {
	folded  string
	capital bool // or a digit, or a letter of a script without capitals
}

// rawWords are the first few hundred words of a text.
func rawWords(text string) []rawWord {
	var out []rawWord
	notWord := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) }
	for word := range strings.FieldsFuncSeq(keepableText(text[:min(len(text), 4000)]), notWord) {
		first, _ := utf8.DecodeRuneInString(word)
		for _, f := range wordsOf(word) {
			out = append(out, rawWord{f, !unicode.IsLower(first)})
		}
	}
	return out
}

// nameWords are the different words of a text that a name could hold.
func nameWords(all []rawWord) []string {
	var out []string
	for _, w := range all {
		if (w.capital || len(all) <= plainTextEnds) && len(w.folded) > 1 && !slices.Contains(out, w.folded) && len(out) < wordsAsked {
			out = append(out, w.folded)
		}
	}
	return out
}

// names tells whether a whole name stands in a text.
func names(text []rawWord, name string) bool {
	want := wordsOf(name)
	if len(want) == 0 || len(strings.Join(want, "")) < 4 {
		return false
	}
	for i := 0; i+len(want) <= len(text); i++ {
		if !slices.EqualFunc(text[i:i+len(want)], want, func(t rawWord, w string) bool { return t.folded == w }) {
			continue
		}
		if len(want) > 1 || text[i].capital {
			return true
		}
	}
	return false
}
