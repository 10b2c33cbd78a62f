package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/pressly/goose/v3"
)

// programMigrations are those that SQL alone cannot do; the others are files in migrations.
func (s *Store) programMigrations() []*goose.Migration {
	oneWay := func(context.Context, *sql.Tx) error { return errors.New("the index of words cannot go back to blocks") }
	return []*goose.Migration{goose.NewGoMigration(3, &goose.GoFunc{RunTx: s.shelveWords}, &goose.GoFunc{RunTx: oneWay})}
}

// shelveWords puts the index of words on shelves: see hits.go. On SQLite, tables that are read along their keys hold their rows in
// that order, so that a word's are beside each other.
func (s *Store) shelveWords(ctx context.Context, tx *sql.Tx) error {
	ordered, after := " WITHOUT ROWID", ""
	if s.engine == Postgres {
		ordered, after = "", "ANALYZE word_hits"
	}
	for _, statement := range []string{
		"CREATE TABLE word_hits (team TEXT NOT NULL, word BYTEA NOT NULL, shelf BIGINT NOT NULL, hits BYTEA NOT NULL, PRIMARY KEY (team, word, shelf))" + ordered,
		"CREATE TABLE ticket_words_ordered (team TEXT NOT NULL, word BYTEA NOT NULL, ticket BIGINT NOT NULL, PRIMARY KEY (team, word, ticket))" + ordered,
		"INSERT INTO ticket_words_ordered (team, word, ticket) SELECT team, word, ticket FROM ticket_words ORDER BY team, word, ticket",
		"DROP TABLE ticket_words",
		"ALTER TABLE ticket_words_ordered RENAME TO ticket_words",
		// Open tickets of a kind, or of some days, are told apart without reading each.
		"DROP INDEX tickets_urgent",
		"CREATE INDEX tickets_urgent ON tickets (team, texting_blocked DESC, status_since, number, created_at, kind) WHERE ended_at = 0",
	} {
		if _, err := tx.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	if err := s.shelveBlocks(ctx, tx); err != nil {
		return fmt.Errorf("put words on shelves: %w", err)
	}
	if err := s.shelveNames(ctx, tx); err != nil {
		return fmt.Errorf("put names on shelves: %w", err)
	}
	for _, statement := range []string{"DROP TABLE word_blocks", after} {
		if _, err := tx.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}

// How many rows of the former index, and tickets, are read at once.
const (
	oldBlocks  = 10_000
	oldTickets = 50_000
)

// oldBlock is a row of the former index: which of 512 tickets hold a word, a bit each.
type oldBlock struct {
	team string
	word []byte
	no   int64
	bits [8]int64
}

// shelveBlocks reads the former index along its key, and adds to the new one.
func (s *Store) shelveBlocks(ctx context.Context, tx *sql.Tx) error {
	const query = `SELECT team, word, block, b0, b1, b2, b3, b4, b5, b6, b7 FROM word_blocks
		WHERE (team, word, block) > (?, ?, ?) ORDER BY team, word, block LIMIT ?`
	for last := (oldBlock{word: []byte{}}); ; {
		read, err := collect(ctx, s, tx, scanOldBlock, query, last.team, last.word, last.no, oldBlocks)
		if err != nil {
			return err
		}
		for _, some := range byTeam(read, func(b oldBlock) string { return b.team }) {
			if err := s.appendHits(ctx, tx, some[0].team, hitRowsOf(some)); err != nil {
				return err
			}
		}
		if len(read) < oldBlocks {
			return nil
		}
		last = read[len(read)-1]
	}
}

func scanOldBlock(row scanner) (b oldBlock, err error) {
	into := []any{&b.team, &b.word, &b.no}
	for i := range b.bits {
		into = append(into, &b.bits[i])
	}
	return b, row.Scan(into...)
}

// hitRowsOf are the rows of one workspace, in their order: those of one shelf are beside each other.
func hitRowsOf(blocks []oldBlock) []hitRow {
	gathered := map[string][]hitRow{}
	for _, b := range blocks {
		for bit := range int64(512) {
			if b.bits[bit/64]&(1<<(bit%64)) != 0 {
				gatherHits(gathered, []string{string(b.word)}, b.no*512+bit)
			}
		}
	}
	return hitRows(gathered)
}

// shelveNames adds the whole names, which the former index did not have.
func (s *Store) shelveNames(ctx context.Context, tx *sql.Tx) error {
	const query = "SELECT team, number, customer, brand FROM tickets WHERE (team, number) > (?, ?) ORDER BY team, number LIMIT ?"
	scan := func(row scanner) (t Ticket, err error) {
		err = row.Scan(&t.Team, &t.Number, &t.Customer, &t.Brand)
		return t, err
	}
	for last := (Ticket{}); ; {
		read, err := collect(ctx, s, tx, scan, query, last.Team, last.Number, oldTickets)
		if err != nil {
			return err
		}
		for _, some := range byTeam(read, func(t Ticket) string { return t.Team }) {
			gathered := map[string][]hitRow{}
			for _, t := range some {
				gatherHits(gathered, fullNames(t.Customer, t.Brand), t.Number)
			}
			if err := s.appendHits(ctx, tx, some[0].Team, hitRows(gathered)); err != nil {
				return err
			}
		}
		if len(read) < oldTickets {
			return nil
		}
		last = read[len(read)-1]
	}
}

// byTeam cuts rows, which are in the order of their workspaces, where the workspace changes.
func byTeam[T any](rows []T, team func(T) string) [][]T {
	var out [][]T
	for begin, i := 0, 0; i < len(rows); i++ {
		if i+1 == len(rows) || team(rows[i+1]) != team(rows[i]) {
			out, begin = append(out, rows[begin:i+1]), i+1
		}
	}
	return out
}
