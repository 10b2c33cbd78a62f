package storage

import (
	"context"
	"fmt"
	"strings"
	"time"
)

// SaveLookup keeps a lookup, its text masked. It never waits: a batch writes it within a quarter second, and again for some
// minutes if the database fails. When thousands wait already, and after Close, the lookup is dropped with a line in the log.
func (s *Store) SaveLookup(l Lookup) {
	if l.At.IsZero() {
		l.At = s.now()
	}
	s.queue.add(l.stored())
}

// stored is the lookup as the database gives it back.
func (l Lookup) stored() Lookup {
	for _, text := range []*string{&l.ID, &l.Team, &l.User, &l.Kind, &l.Text, &l.Verdict, &l.Confidence, &l.Provider, &l.Code, &l.Source, &l.SourceLink} {
		*text = keepableText(*text)
	}
	l.Text, l.At = Mask(l.Text), kept(l.At)
	l.Causes = strings.Fields(keepableText(strings.Join(l.Causes, " ")))
	return l
}

// Flush waits until every lookup saved before is written. An error says that they are not, or not yet.
func (s *Store) Flush(ctx context.Context) error {
	if err := s.queue.flush(ctx); err != nil {
		return fmt.Errorf("write lookups: %w", err)
	}
	return nil
}

// settle is Flush for reading: a list without the newest lookups is better than none, and the queue has logged why.
func (s *Store) settle(ctx context.Context) error {
	_ = s.queue.flush(ctx)
	return ctx.Err()
}

const lookupColumns = "team, id, person, at, kind, body, verdict, confidence, causes, provider, code, gap, source, source_link"

// insertLookups writes a batch with one statement.
func (s *Store) insertLookups(ctx context.Context, batch []Lookup) error {
	var values []any
	for _, l := range batch {
		values = append(values, l.Team, l.ID, l.User, toUnix(l.At), l.Kind, l.Text, l.Verdict, l.Confidence,
			strings.Join(l.Causes, " "), l.Provider, l.Code, flag(l.Gap), l.Source, l.SourceLink)
	}
	query := "INSERT INTO lookups (" + lookupColumns + ") VALUES " + rowsOf(14, len(batch)) +
		" ON CONFLICT (team, id) DO NOTHING"
	_, err := s.exec(ctx, "keep lookups", query, values...)
	return err
}

func scanLookup(row scanner) (Lookup, error) {
	var l Lookup
	var at int64
	var causes string
	var gap int
	err := row.Scan(&l.Team, &l.ID, &l.User, &at, &l.Kind, &l.Text, &l.Verdict, &l.Confidence, &causes, &l.Provider, &l.Code, &gap, &l.Source, &l.SourceLink)
	if err != nil {
		return Lookup{}, orNotFound(err)
	}
	l.At, l.Causes, l.Gap = fromUnix(at), strings.Fields(causes), gap == 1
	return l, nil
}

// Lookup reads one lookup, also one that is still to be written.
func (s *Store) Lookup(ctx context.Context, team, id string) (Lookup, error) {
	team, id = keepableText(team), keepableText(id)
	if l, ok := s.queue.find(team, id); ok {
		return l, nil
	}
	l, err := scanLookup(s.row(ctx, s.db, "SELECT "+lookupColumns+" FROM lookups WHERE team = ? AND id = ?", team, id))
	if err != nil {
		return Lookup{}, fmt.Errorf("read a lookup: %w", err)
	}
	return l, nil
}

// RecentLookups lists a person's own lookups since a time, newest first.
func (s *Store) RecentLookups(ctx context.Context, team, user string, since time.Time, limit int) ([]Lookup, error) {
	return s.lookups(ctx, "team = ? AND person = ? AND at >= ?", limit, team, user, toUnix(since))
}

// Gaps lists questions without a good answer since a time, newest first.
func (s *Store) Gaps(ctx context.Context, team string, since time.Time, limit int) ([]Lookup, error) {
	return s.lookups(ctx, "team = ? AND at >= ? AND gap = 1", limit, team, toUnix(since))
}

func (s *Store) lookups(ctx context.Context, where string, limit int, values ...any) ([]Lookup, error) {
	if err := s.settle(ctx); err != nil {
		return nil, fmt.Errorf("list lookups: %w", err)
	}
	query := "SELECT " + lookupColumns + " FROM lookups WHERE " + where + " ORDER BY at DESC, id LIMIT ?"
	found, err := collect(ctx, s, s.db, scanLookup, query, append(values, limit)...)
	if err != nil {
		return nil, fmt.Errorf("list lookups: %w", err)
	}
	return found, nil
}
