package storage

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
)

// The index of words tells for each word and each run of 512 tickets which of them hold it, a bit each. Two words are met with
// by the bits of both, from the newest tickets on, and a word that half a million tickets hold takes two thousand rows.
const (
	blockWidth = 512
	blockParts = blockWidth / 64
)

// The kinds of word, as their first byte: of a name, a campaign's id or a reference; of any text of the ticket, ids and
// references aside, which hardly any two tickets share.
const (
	nameWord = "n"
	anyWord  = "t"
	openWord = "o" // alone: the ticket is open
)

// mostWords bounds the words that one text adds to the index, so that a pasted mail thread costs no more than a long letter.
const mostWords = 1000

// blockBits are the tickets of one block.
type blockBits [blockParts]int64

func (b *blockBits) set(number int64) { b[number%blockWidth/64] |= 1 << (number % 64) }

func (b *blockBits) has(bit int) bool { return b[bit/64]&(1<<(bit%64)) != 0 }

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

// blockWords are what the index holds of a ticket, its notes aside, each word once.
func blockWords(t Ticket) []string {
	out := kindOf(nameWord, distinctWords(t.Customer, t.Brand, t.CampaignID, t.HelpdeskRef))
	out = append(out, kindOf(anyWord, distinctWords(t.Customer, t.Brand, t.Rejection))...)
	if t.Status.Open() {
		out = append(out, openWord)
	}
	return out
}

func kindOf(kind string, words []string) []string {
	for i, word := range words {
		words[i] = kind + word
	}
	return words
}

// indexBlocks brings the index up to date after a change of a ticket's fields.
func (s *Store) indexBlocks(ctx context.Context, tx *sql.Tx, t, before Ticket) error {
	is := blockWords(t)
	var was []string
	if before.Number != 0 {
		was = blockWords(before)
	}
	without := func(from, other []string) []string {
		return slices.DeleteFunc(slices.Clone(from), func(word string) bool { return slices.Contains(other, word) })
	}
	gone := without(was, is)
	if err := s.addToBlocks(ctx, tx, t.Team, t.Number, without(is, was)); err != nil || len(gone) == 0 {
		return err
	}
	return s.dropFromBlocks(ctx, tx, t, gone)
}

// addToBlocks sets a ticket's bit for each word. They are written in one order, so that two who write the same words do not wait
// for each other forever.
func (s *Store) addToBlocks(ctx context.Context, tx *sql.Tx, team string, number int64, words []string) error {
	var bits blockBits
	bits.set(number)
	rows := make([]blockRow, 0, len(words))
	slices.Sort(words)
	for _, word := range slices.Compact(words) {
		rows = append(rows, blockRow{word, number / blockWidth, bits})
	}
	return s.mergeBlocks(ctx, tx, team, rows)
}

// blockRow is a row of the index.
type blockRow struct {
	word  string
	block int64
	bits  blockBits
}

func (s *Store) mergeBlocks(ctx context.Context, tx *sql.Tx, team string, rows []blockRow) error {
	for some := range slices.Chunk(rows, 100) {
		values := make([]any, 0, len(some)*(3+blockParts))
		for _, r := range some {
			values = append(values, team, []byte(r.word), r.block)
			for _, part := range r.bits {
				values = append(values, part)
			}
		}
		query := "INSERT INTO word_blocks (team, word, block, b0, b1, b2, b3, b4, b5, b6, b7) VALUES " + rowsOf(3+blockParts, len(some)) +
			" ON CONFLICT (team, word, block) DO UPDATE SET " + eachPart("b%[1]d = word_blocks.b%[1]d | excluded.b%[1]d", ", ")
		if _, err := s.run(ctx, tx, query, values...); err != nil {
			return err
		}
	}
	return nil
}

// eachPart writes a pattern for each column of bits.
func eachPart(pattern, between string) string {
	parts := make([]string, blockParts)
	for i := range parts {
		parts[i] = fmt.Sprintf(pattern, i)
	}
	return strings.Join(parts, between)
}

// dropFromBlocks clears a ticket's bit for words that its fields no longer hold, unless a note does.
func (s *Store) dropFromBlocks(ctx context.Context, tx *sql.Tx, t Ticket, gone []string) error {
	notes, err := collect(ctx, s, tx, scanText, "SELECT body FROM ticket_events WHERE team = ? AND ticket = ? AND body <> ''", t.Team, t.Number)
	if err != nil {
		return err
	}
	noted := kindOf(anyWord, distinctWords(notes...))
	var bits blockBits
	bits.set(t.Number)
	part := t.Number % blockWidth / 64
	query := fmt.Sprintf("UPDATE word_blocks SET b%[1]d = b%[1]d & ? WHERE team = ? AND word = ? AND block = ?", part)
	for _, word := range gone {
		if slices.Contains(noted, word) {
			continue
		}
		if _, err := s.run(ctx, tx, query, ^bits[part], t.Team, []byte(word), t.Number/blockWidth); err != nil {
			return err
		}
	}
	return nil
}

func scanText(row scanner) (text string, err error) {
	err = row.Scan(&text)
	return text, err
}

// rarestFirst gives those of the words that are in the index, by how many blocks hold them. Beyond a limit all count as common.
func (s *Store) rarestFirst(ctx context.Context, team string, words []string) ([]string, error) {
	const common = 300
	held := map[string]int{}
	var out []string
	for _, word := range words {
		n, err := s.blocksWith(ctx, team, word, common)
		if err != nil {
			return nil, err
		}
		if n > 0 {
			held[word] = n
			out = append(out, word)
		}
	}
	slices.SortStableFunc(out, func(a, b string) int { return held[a] - held[b] })
	return out, nil
}

// blocksWith counts the blocks that hold a word, but no further than most.
func (s *Store) blocksWith(ctx context.Context, team, word string, most int) (int, error) {
	query := "SELECT COUNT(*) FROM (SELECT 1 FROM word_blocks WHERE team = ? AND word = ? LIMIT ?) few"
	return s.count(ctx, "look for a word", query, team, []byte(word), most)
}

// holding lists the numbers below a number of tickets that hold all of the words, newest first, about most of them at most. The
// words are those of rarestFirst.
func (s *Store) holding(ctx context.Context, team string, words []string, below int64, most int) ([]int64, error) {
	var from, where []string
	var values []any
	for i, word := range words {
		from = append(from, fmt.Sprintf("word_blocks w%d", i))
		where = append(where, fmt.Sprintf("w%[1]d.team = ? AND w%[1]d.word = ?", i))
		values = append(values, team, []byte(word))
		if i > 0 {
			where = append(where, fmt.Sprintf("w%d.block = w0.block", i))
		}
	}
	both := func(part int) string {
		terms := make([]string, len(words))
		for i := range words {
			terms[i] = fmt.Sprintf("w%d.b%d", i, part)
		}
		return "(" + strings.Join(terms, " & ") + ")"
	}
	parts := make([]string, blockParts)
	for i := range parts {
		parts[i] = both(i)
	}
	query := fmt.Sprintf("SELECT w0.block, %s FROM %s WHERE %s AND w0.block <= ? AND (%s) <> 0 ORDER BY w0.block DESC LIMIT ?",
		strings.Join(parts, ", "), strings.Join(from, " CROSS JOIN "), strings.Join(where, " AND "), strings.Join(parts, " | "))
	rows, err := collect(ctx, s, s.db, scanBlock, query, append(values, (below-1)/blockWidth, most)...)
	if err != nil {
		return nil, fmt.Errorf("look for words: %w", err)
	}
	return numbersIn(rows, below, most), nil
}

func scanBlock(row scanner) (blockRow, error) {
	var r blockRow
	into := []any{&r.block}
	for i := range r.bits {
		into = append(into, &r.bits[i])
	}
	return r, row.Scan(into...)
}

func numbersIn(rows []blockRow, below int64, most int) []int64 {
	var out []int64
	for _, r := range rows {
		for bit := blockWidth - 1; bit >= 0; bit-- {
			if n := r.block*blockWidth + int64(bit); n < below && r.bits.has(bit) {
				out = append(out, n)
			}
			if len(out) == most {
				return out
			}
		}
	}
	return out
}
