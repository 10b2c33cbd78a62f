package storage

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// folded is the form in which people's words are compared: without case and accents in any script, and with single spaces. It is
// made here because SQLite folds no letters outside ASCII.
func folded(text string) string {
	if plainASCII(text) {
		return strings.Join(strings.Fields(strings.ToLower(text)), " ")
	}
	plain := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFKD.String(keepableText(text)))
	return strings.Join(strings.Fields(strings.ToLower(strings.ToUpper(plain))), " ")
}

// searchKey is the form in which ids and providers are compared. A pasted text that stands in the wrong field would be too long
// for an index of Postgres, so a digest takes its place.
func searchKey(text string) string {
	const most = 100
	key := folded(text)
	if len(key) <= most {
		return key
	}
	sum := sha256.Sum256([]byte(key))
	return hex.EncodeToString(sum[:])
}

// wordsOf splits a name into its words: runs of letters and digits, folded.
func wordsOf(text string) []string {
	if plainASCII(text) {
		return asciiWords(text)
	}
	return strings.FieldsFunc(folded(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func plainASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= 0x80 || text[i] == 0 {
			return false
		}
	}
	return true
}

// asciiWords is wordsOf for the texts that are by far the most.
func asciiWords(text string) []string {
	var out []string
	begin := -1
	text = strings.ToLower(text)
	for i := range len(text) {
		if c := text[i]; c >= 'a' && c <= 'z' || c >= '0' && c <= '9' {
			if begin < 0 {
				begin = i
			}
			continue
		}
		if begin >= 0 {
			out, begin = append(out, text[begin:i]), -1
		}
	}
	if begin >= 0 {
		out = append(out, text[begin:])
	}
	return out
}

// spaced is a name with a space before each word and a line break behind them, so that LIKE finds a word's beginning and a
// whole name.
func spaced(name string) string {
	words := wordsOf(name)
	if len(words) == 0 {
		return "\n"
	}
	return " " + strings.Join(words, " ") + "\n"
}

// namesOf is the text in which customers and brands are looked for.
func namesOf(t Ticket) string { return spaced(t.Customer) + spaced(t.Brand) }

// indexed lists the words of a ticket that its index holds, as bytes, because the order of texts depends on the locale.
func indexed(t Ticket) []string {
	all := wordsOf(t.Customer + "\n" + t.Brand)
	for i, word := range all {
		all[i] = beginning(word)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// beginning is as much of a word as Postgres can index.
func beginning(word string) string { return word[:min(len(word), 200)] }

// indexWords keeps the index of names up to date.
func (s *Store) indexWords(ctx context.Context, tx *sql.Tx, t, before Ticket) error {
	was, becomes := indexed(before), indexed(t)
	gone := slices.DeleteFunc(slices.Clone(was), func(w string) bool { return slices.Contains(becomes, w) })
	fresh := slices.DeleteFunc(becomes, func(w string) bool { return slices.Contains(was, w) })
	for _, word := range gone {
		query := "DELETE FROM ticket_words WHERE team = ? AND word = ? AND ticket = ?"
		if _, err := s.run(ctx, tx, query, t.Team, []byte(word), t.Number); err != nil {
			return err
		}
	}
	for some := range slices.Chunk(fresh, 100) {
		var values []any
		for _, word := range some {
			values = append(values, t.Team, []byte(word), t.Number)
		}
		if _, err := s.run(ctx, tx, "INSERT INTO ticket_words (team, word, ticket) VALUES "+rowsOf(3, len(some)), values...); err != nil {
			return err
		}
	}
	return nil
}

// ProviderKey is the form in which providers' names are compared, here and in what [Store.Waiting] gives.
func ProviderKey(name string) string { return searchKey(name) }
