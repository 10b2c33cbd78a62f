package storage

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// Loaded is a ticket from elsewhere with its history. Its number is given by Load; its times stay as they are.
type Loaded struct {
	Ticket Ticket
	Events []Event // oldest first; At and Actor must be set
}

// Load stores tickets from elsewhere with their histories in one transaction, and gives their numbers in the same order. It
// posts nothing. It is made for some thousands at once; the words of all of them are gathered before they are indexed.
func (s *Store) Load(ctx context.Context, team string, list []Loaded) ([]int64, error) {
	if len(list) == 0 {
		return nil, nil
	}
	var numbers []int64
	err := s.tx(ctx, fmt.Sprintf("load %d tickets", len(list)), func(tx *sql.Tx) error {
		if _, err := s.submitted(ctx, tx, team, ""); !errors.Is(err, ErrNotFound) {
			return err
		}
		next := "UPDATE teams SET next_ticket = next_ticket + ? WHERE team = ? RETURNING next_ticket"
		var after int64
		if err := s.row(ctx, tx, next, len(list), team).Scan(&after); err != nil {
			return err
		}
		numbers = numbers[:0]
		for i := range list {
			t := &list[i].Ticket
			t.Team, t.Number = team, after-int64(len(list)-i)
			t.complete(s.unix())
			numbers = append(numbers, t.Number)
		}
		return s.insertLoaded(ctx, tx, team, list)
	})
	if err != nil {
		return nil, err
	}
	return numbers, nil
}

// complete fills in what a ticket from elsewhere lacks.
func (t *Ticket) complete(now int64) {
	t.keepable()
	if t.Status == "" {
		t.Status = StatusNew
	}
	for _, at := range []*time.Time{&t.CreatedAt, &t.StatusSince, &t.UpdatedAt} {
		if *at = kept(*at); at.IsZero() {
			*at = fromUnix(now)
		}
	}
	switch {
	case t.Status.Open():
		t.EndedAt = time.Time{}
	case t.EndedAt.IsZero():
		t.EndedAt = t.StatusSince
	}
}

func (s *Store) insertLoaded(ctx context.Context, tx *sql.Tx, team string, list []Loaded) error {
	tickets := manyRows{into: "tickets (" + ticketColumns + ", " + searchColumns + ")"}
	events := manyRows{into: "ticket_events (team, ticket, seq, at, actor, kind, field, was, became, body)"}
	words := manyRows{into: "ticket_words (team, word, ticket)"} // in the order of its key, which writes each page once
	var names []nameAt
	hits := map[string][]hitRow{}
	for _, l := range list {
		t := l.Ticket
		tickets.add(t.values()...)
		for _, word := range indexed(t) {
			names = append(names, nameAt{word, t.Number})
		}
		held := hitWords(t)
		for i, e := range l.Events {
			events.add(team, t.Number, int64(i+1), toUnix(e.At), e.Actor, string(e.Kind), e.Field, e.From, e.To, e.Text)
			held = append(held, kindOf(anyWord, distinctWords(e.Text))...)
		}
		gatherHits(hits, held, t.Number)
	}
	slices.SortFunc(names, func(a, b nameAt) int { return cmp.Or(strings.Compare(a.word, b.word), cmp.Compare(a.number, b.number)) })
	for _, n := range names {
		words.add(team, []byte(n.word), n.number)
	}
	for _, rows := range []*manyRows{&tickets, &events, &words} {
		if err := rows.insert(ctx, s, tx); err != nil {
			return err
		}
	}
	return s.appendHits(ctx, tx, team, hitRows(hits))
}

// nameAt is a word of a name and the ticket that has it.
type nameAt struct {
	word   string
	number int64
}

// gatherHits adds a ticket to the rows of each word. Tickets come by their numbers, so only the last row of a word can be the one.
func gatherHits(gathered map[string][]hitRow, words []string, number int64) {
	slices.Sort(words)
	for _, word := range slices.Compact(words) {
		rows := gathered[word]
		if len(rows) == 0 || rows[len(rows)-1].shelf != number/shelfWidth {
			rows = append(rows, hitRow{word: word, shelf: number / shelfWidth})
			gathered[word] = rows
		}
		last := &rows[len(rows)-1]
		last.hits = append(last.hits, hitOf(number)...)
	}
}

func hitRows(gathered map[string][]hitRow) []hitRow {
	var out []hitRow
	for _, word := range slices.Sorted(maps.Keys(gathered)) {
		out = append(out, gathered[word]...)
	}
	return out
}

// manyRows are rows of one table on their way into it, some at a time.
type manyRows struct {
	into string
	rows [][]any
}

func (m *manyRows) add(values ...any) { m.rows = append(m.rows, values) }

// mostMarks is how many values one statement holds: SQLite takes 32,766, and long ones cost more to read than they save.
const mostMarks = 2000

func (m *manyRows) insert(ctx context.Context, s *Store, tx *sql.Tx) error {
	if len(m.rows) == 0 {
		return nil
	}
	columns := len(m.rows[0])
	for some := range slices.Chunk(m.rows, max(1, mostMarks/columns)) {
		values := make([]any, 0, len(some)*columns)
		for _, row := range some {
			values = append(values, row...)
		}
		if _, err := s.run(ctx, tx, "INSERT INTO "+m.into+" VALUES "+rowsOf(columns, len(some)), values...); err != nil {
			return err
		}
	}
	return nil
}
