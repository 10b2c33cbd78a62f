package storage

import (
	"context"
	"database/sql"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
)

// The index of words tells for each word and each run of 2048 tickets, a shelf, which of them hold it: two bytes each, in no order and
// perhaps twice, so that one more ticket is one more hit behind the others. A word that every ticket holds takes some hundred
// rows among a million tickets, and one that a single ticket holds takes two bytes.
const (
	shelfWidth = 2048
	hitBytes   = 2
)

// The kinds of word, as their first byte: of a name, a campaign's id or a reference; a customer's or brand's whole name; of any text of
// the ticket, ids and references aside, which hardly any two tickets share.
const (
	nameWord = "n"
	fullName = "f"
	anyWord  = "t"
	openWord = "o" // alone: the ticket is open
)

// mostWords bounds the words that one text adds to the index, so that a pasted mail thread costs no more than a long letter.
const mostWords = 1000

// distinctWords are a text's words, each once and sorted, as they are indexed.
func distinctWords(texts ...string) []string {
	var out []string
	for _, text := range texts {
		words := wordsOf(text)
		out = append(out, words[:min(len(words), mostWords)]...)
	}
	for i, word := range out {
		out[i] = beginning(word)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// hitWords are what the index holds of a ticket, its notes aside, each word once.
func hitWords(t Ticket) []string {
	out := kindOf(nameWord, distinctWords(t.Customer, t.Brand, t.CampaignID, t.HelpdeskRef))
	out = append(out, kindOf(anyWord, distinctWords(t.Customer, t.Brand, t.Rejection))...)
	out = append(out, fullNames(t.Customer, t.Brand)...)
	if t.Status.Open() {
		out = append(out, openWord)
	}
	return out
}

// fullNames are names as one word each; those without letters and digits have none.
func fullNames(names ...string) []string {
	var out []string
	for _, name := range names {
		if words := wordsOf(name); len(words) > 0 {
			out = append(out, fullName+beginning(strings.Join(words, " ")))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func kindOf(kind string, words []string) []string {
	for i, word := range words {
		words[i] = kind + word
	}
	return words
}

// indexHits brings the index up to date after a change of a ticket's fields.
func (s *Store) indexHits(ctx context.Context, tx *sql.Tx, t, before Ticket) error {
	is := hitWords(t)
	var was []string
	if before.Number != 0 {
		was = hitWords(before)
	}
	without := func(from, other []string) []string {
		return slices.DeleteFunc(slices.Clone(from), func(word string) bool { return slices.Contains(other, word) })
	}
	gone := without(was, is)
	if err := s.addHits(ctx, tx, t.Team, t.Number, without(is, was)); err != nil || len(gone) == 0 {
		return err
	}
	return s.dropHits(ctx, tx, t, gone)
}

// addHits adds a ticket to each word. They are written in one order, so that two who write the same words do not wait for each
// other forever.
func (s *Store) addHits(ctx context.Context, tx *sql.Tx, team string, number int64, words []string) error {
	rows := make([]hitRow, 0, len(words))
	slices.Sort(words)
	for _, word := range slices.Compact(words) {
		rows = append(rows, hitRow{word: word, shelf: number / shelfWidth, hits: hitOf(number)})
	}
	return s.appendHits(ctx, tx, team, rows)
}

// hitRow is a row of the index.
type hitRow struct {
	word  string
	shelf int64
	hits  []byte
}

// hitOf is a ticket's place in its shelf.
func hitOf(number int64) []byte {
	return binary.BigEndian.AppendUint16(nil, uint16(number%shelfWidth))
}

// appendHits adds hits behind those that are there.
func (s *Store) appendHits(ctx context.Context, tx *sql.Tx, team string, rows []hitRow) error {
	behind := "word_hits.hits || excluded.hits"
	if s.engine == SQLite {
		behind = "CAST(" + behind + " AS BLOB)" // to SQLite, bytes put together are a text
	}
	for some := range slices.Chunk(rows, 100) {
		values := make([]any, 0, len(some)*4)
		for _, r := range some {
			values = append(values, team, []byte(r.word), r.shelf, r.hits)
		}
		query := "INSERT INTO word_hits (team, word, shelf, hits) VALUES " + rowsOf(4, len(some)) +
			" ON CONFLICT (team, word, shelf) DO UPDATE SET hits = " + behind
		if _, err := s.run(ctx, tx, query, values...); err != nil {
			return err
		}
	}
	return nil
}

// dropHits takes a ticket from words that its fields no longer hold, unless a note does.
func (s *Store) dropHits(ctx context.Context, tx *sql.Tx, t Ticket, gone []string) error {
	notes, err := collect(ctx, s, tx, scanText, "SELECT body FROM ticket_events WHERE team = ? AND ticket = ? AND body <> ''", t.Team, t.Number)
	if err != nil {
		return err
	}
	noted := kindOf(anyWord, distinctWords(notes...))
	slices.Sort(gone)
	for _, word := range gone {
		if slices.Contains(noted, word) {
			continue
		}
		if err := s.dropHit(ctx, tx, t, word); err != nil {
			return err
		}
	}
	return nil
}

func (s *Store) dropHit(ctx context.Context, tx *sql.Tx, t Ticket, word string) error {
	const where = " WHERE team = ? AND word = ? AND shelf = ?"
	at := []any{t.Team, []byte(word), t.Number / shelfWidth}
	held, err := collect(ctx, s, tx, scanBytes, "SELECT hits FROM word_hits"+where+s.forUpdate(), at...)
	if err != nil || len(held) == 0 {
		return err
	}
	left := withoutHit(held[0], t.Number)
	if len(left) == 0 {
		_, err = s.run(ctx, tx, "DELETE FROM word_hits"+where, at...)
		return err
	}
	_, err = s.run(ctx, tx, "UPDATE word_hits SET hits = ?"+where, append([]any{left}, at...)...)
	return err
}

func withoutHit(hits []byte, number int64) []byte {
	left := make([]byte, 0, len(hits))
	for hit := range slices.Chunk(hits, hitBytes) {
		if binary.BigEndian.Uint16(hit) != uint16(number%shelfWidth) {
			left = append(left, hit...)
		}
	}
	return left
}

func scanText(row scanner) (text string, err error) {
	err = row.Scan(&text)
	return text, err
}

func scanBytes(row scanner) (bytes []byte, err error) {
	err = row.Scan(&bytes)
	return bytes, err
}

// held is a word of the index. Beyond mostShelves no more shelves are looked at, nor the hits in them.
type held struct {
	word          string
	shelves, hits int
}

// mostShelves is how many of a word's newest shelves tell how rare it is.
const mostShelves = 48

// heldWords gives those of the words that are in the index, the rarest first.
func (s *Store) heldWords(ctx context.Context, team string, words []string) ([]held, error) {
	var out []held
	for some := range slices.Chunk(words, 20) {
		var each []string
		var values []any
		for i, word := range some {
			each = append(each, fmt.Sprintf(`SELECT %d, COUNT(*), COALESCE(SUM(LENGTH(hits)), 0)
				FROM (SELECT hits FROM word_hits WHERE team = ? AND word = ? ORDER BY shelf DESC LIMIT %d) w%[1]d`, i, mostShelves))
			values = append(values, team, []byte(word))
		}
		scan := func(row scanner) (h held, err error) {
			var i, bytes int
			err = row.Scan(&i, &h.shelves, &bytes)
			h.word, h.hits = some[i], bytes/hitBytes
			return h, err
		}
		found, err := collect(ctx, s, s.db, scan, strings.Join(each, " UNION ALL "), values...)
		if err != nil {
			return nil, fmt.Errorf("look for words: %w", err)
		}
		out = append(out, found...)
	}
	out = slices.DeleteFunc(out, func(h held) bool { return h.hits == 0 })
	slices.SortStableFunc(out, rarer)
	return out, nil
}

// rarer puts the word first whose tickets are found with fewer rows read.
func rarer(a, b held) int {
	if a.shelves == b.shelves {
		return a.hits - b.hits
	}
	return a.shelves - b.shelves
}

// rarestFirst gives those of the words that are in the index, the rarest first.
func (s *Store) rarestFirst(ctx context.Context, team string, words []string) ([]string, error) {
	all, err := s.heldWords(ctx, team, words)
	out := make([]string, len(all))
	for i, h := range all {
		out[i] = h.word
	}
	return out, err
}
