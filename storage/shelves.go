package storage

import (
	"context"
	"database/sql"
	"encoding/binary"
	"fmt"
	"maps"
	"math/bits"
	"slices"
)

// allShelves lets holding look as far back as there are tickets.
const allShelves = 1 << 30

// firstShelves is how many shelves are read at first: what is common is found in them.
const firstShelves = 8

// holding lists the numbers below a number of tickets that hold all of the words, newest first, most of them at most. The words are
// those of rarestFirst; no more than so many shelves that hold the first of them are looked through.
func (s *Store) holding(ctx context.Context, team string, words []string, below int64, most, shelves int) ([]int64, error) {
	var out []int64
	for atOnce := firstShelves; shelves > 0; atOnce *= 4 {
		atOnce = min(atOnce, shelves)
		read, err := s.shelves(ctx, team, words, (below-1)/shelfWidth, atOnce)
		if err != nil {
			return nil, fmt.Errorf("look for words: %w", err)
		}
		newestFirst := slices.Sorted(maps.Keys(read))
		slices.Reverse(newestFirst)
		for _, shelf := range newestFirst {
			if out = read[shelf].numbers(out, shelf, len(words), below, most); len(out) == most {
				return out, nil
			}
		}
		if len(newestFirst) < atOnce {
			break
		}
		shelves -= atOnce
		below = newestFirst[len(newestFirst)-1] * shelfWidth
	}
	return out, nil
}

// shelves reads the newest shelves, from one backwards, that hold the first of the words, and what they hold of all. The words behind
// the second are read only where the first two meet: where they are common they meet soon, and where they are not, seldom.
func (s *Store) shelves(ctx context.Context, team string, words []string, from int64, most int) (map[int64]*shelf, error) {
	read := map[int64]*shelf{}
	rarest := words[:min(len(words), 2)]
	query := `SELECT h.shelf, h.hits
		FROM (SELECT shelf FROM word_hits WHERE team = ? AND word = ? AND shelf <= ? ORDER BY shelf DESC LIMIT ?) newest
		CROSS JOIN word_hits h WHERE h.team = ? AND h.word IN (` + marks(len(rarest)) + `) AND h.shelf = newest.shelf`
	values := append([]any{team, []byte(words[0]), from, most, team}, asBytes(rarest)...)
	if err := s.meetOn(ctx, read, query, values); err != nil {
		return nil, err
	}
	var shared []int64
	for at, shelf := range read {
		if shelf.words == len(rarest) && !shelf.empty() {
			shared = append(shared, at)
		}
	}
	if len(words) == len(rarest) || len(shared) == 0 {
		return read, nil
	}
	among, these := s.amongNumbers("shelf", shared)
	query = "SELECT shelf, hits FROM word_hits WHERE team = ? AND word IN (" + marks(len(words)-len(rarest)) + ") AND " + among
	return read, s.meetOn(ctx, read, query, slices.Concat([]any{team}, asBytes(words[len(rarest):]), these))
}

// meetOn reads hits, and leaves on each shelf what all that were read have in common.
func (s *Store) meetOn(ctx context.Context, read map[int64]*shelf, query string, values []any) error {
	rows, err := s.db.QueryContext(ctx, s.q(query), values...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var at int64
		var hits sql.RawBytes // they are many, and not kept
		if err := rows.Scan(&at, &hits); err != nil {
			return err
		}
		if read[at] == nil {
			read[at] = &shelf{}
		}
		read[at].meet(hits)
	}
	return rows.Err()
}

func asBytes(words []string) []any {
	out := make([]any, len(words))
	for i, word := range words {
		out[i] = []byte(word)
	}
	return out
}

// evenly rounds up to a power of two, so that statements differ in few lengths and are prepared seldom.
func evenly(n int) int { return 1 << bits.Len(uint(n-1)) }

// paddedTo repeats the last of some values.
func paddedTo(values []any, n int) []any {
	for len(values) < n {
		values = append(values, values[len(values)-1])
	}
	return values
}

// shelf is what some words have in common among the tickets of one shelf.
type shelf struct {
	words int
	held  [shelfWidth / 64]uint64
}

// meet leaves those tickets that hold one more word too.
func (s *shelf) meet(hits []byte) {
	var also [shelfWidth / 64]uint64
	for i := 0; i+hitBytes <= len(hits); i += hitBytes {
		at := binary.BigEndian.Uint16(hits[i:]) % shelfWidth
		also[at/64] |= 1 << (at % 64)
	}
	for i := range s.held {
		if s.words == 0 {
			s.held[i] = also[i]
		}
		s.held[i] &= also[i]
	}
	s.words++
}

func (s *shelf) empty() bool { return s.held == [shelfWidth / 64]uint64{} }

// numbers adds the tickets below a number that hold all the words, newest first, until there are most.
func (s *shelf) numbers(out []int64, at int64, words int, below int64, most int) []int64 {
	if s.words < words {
		return out
	}
	for i := len(s.held) - 1; i >= 0; i-- {
		for left := s.held[i]; left != 0 && len(out) < most; {
			bit := 63 - bits.LeadingZeros64(left)
			left &^= 1 << bit
			if n := at*shelfWidth + int64(i*64+bit); n < below {
				out = append(out, n)
			}
		}
	}
	return out
}
