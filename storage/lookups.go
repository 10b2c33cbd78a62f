package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"
)

const (
	lookupBatch = 100
	lookupPause = 200 * time.Millisecond
	lookupRoom  = 4096 // waiting lookups; a caller waits only when so many could not be written
)

// lookupQueue writes lookups in batches, off the path of answers.
type lookupQueue struct {
	store *Store
	in    chan Lookup
	done  chan struct{}
	flush chan chan struct{}

	mu      sync.RWMutex
	waiting map[string]Lookup // team/id
}

func startLookupQueue(s *Store) *lookupQueue {
	q := &lookupQueue{store: s, in: make(chan Lookup, lookupRoom), done: make(chan struct{}), flush: make(chan chan struct{}), waiting: map[string]Lookup{}}
	go q.run()
	return q
}

func (q *lookupQueue) run() {
	defer close(q.done)
	var batch []Lookup
	var timer <-chan time.Time
	for {
		select {
		case l, open := <-q.in:
			if !open {
				q.write(batch)
				return
			}
			batch = append(batch, l)
			if timer == nil {
				timer = time.After(lookupPause)
			}
			if len(batch) < lookupBatch {
				continue
			}
		case <-timer:
		case reply := <-q.flush:
			for len(q.in) > 0 {
				batch = append(batch, <-q.in)
			}
			q.write(batch)
			batch, timer = nil, nil
			close(reply)
			continue
		}
		q.write(batch)
		batch, timer = nil, nil
	}
}

func (q *lookupQueue) write(batch []Lookup) {
	if len(batch) == 0 {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if err := q.store.insertLookups(ctx, batch); err != nil {
		q.store.log.Error("lookups were not kept", "count", len(batch), "error", err)
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	for _, l := range batch {
		delete(q.waiting, l.Team+"/"+l.ID)
	}
}

func (q *lookupQueue) stop() {
	close(q.in)
	<-q.done
}

// SaveLookup keeps a lookup, its text masked. It returns at once; a batch writes it within a quarter second. It must not
// be called after Close.
func (s *Store) SaveLookup(l Lookup) {
	l.Text = Mask(strings.ToValidUTF8(strings.ReplaceAll(l.Text, "\x00", ""), ""))
	s.queue.mu.Lock()
	s.queue.waiting[l.Team+"/"+l.ID] = l
	s.queue.mu.Unlock()
	s.queue.in <- l
}

// Flush waits until every lookup saved before is written.
func (s *Store) Flush(ctx context.Context) error {
	reply := make(chan struct{})
	select {
	case s.queue.flush <- reply:
	case <-s.queue.done:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
	<-reply
	return nil
}

func (s *Store) insertLookups(ctx context.Context, batch []Lookup) error {
	return s.tx(ctx, "keep lookups", func(tx *sql.Tx) error {
		query := `INSERT INTO lookups (team, id, person, at, kind, body, verdict, confidence, causes, provider, code, gap, source, source_link)
			VALUES (` + marks(14) + `) ON CONFLICT (team, id) DO NOTHING`
		stmt, err := tx.PrepareContext(ctx, s.q(query))
		if err != nil {
			return err
		}
		defer stmt.Close()
		for _, l := range batch {
			_, err := stmt.ExecContext(ctx, l.Team, l.ID, l.User, toUnix(l.At), l.Kind, l.Text, l.Verdict, l.Confidence,
				strings.Join(l.Causes, " "), l.Provider, l.Code, flag(l.Gap), l.Source, l.SourceLink)
			if err != nil {
				return err
			}
		}
		return nil
	})
}

const lookupColumns = "team, id, person, at, kind, body, verdict, confidence, causes, provider, code, gap, source, source_link"

func scanLookup(row scanner) (Lookup, error) {
	var l Lookup
	var at int64
	var causes string
	var gap int
	err := row.Scan(&l.Team, &l.ID, &l.User, &at, &l.Kind, &l.Text, &l.Verdict, &l.Confidence, &causes, &l.Provider, &l.Code, &gap, &l.Source, &l.SourceLink)
	if errors.Is(err, sql.ErrNoRows) {
		return l, ErrNotFound
	}
	l.At, l.Causes, l.Gap = fromUnix(at), strings.Fields(causes), gap == 1
	return l, err
}

// Lookup reads one lookup, also one that is still to be written.
func (s *Store) Lookup(ctx context.Context, team, id string) (Lookup, error) {
	s.queue.mu.RLock()
	l, ok := s.queue.waiting[team+"/"+id]
	s.queue.mu.RUnlock()
	if ok {
		return l, nil
	}
	l, err := scanLookup(s.db.QueryRowContext(ctx, s.q("SELECT "+lookupColumns+" FROM lookups WHERE team = ? AND id = ?"), team, id))
	if err != nil {
		return l, fmt.Errorf("read a lookup: %w", err)
	}
	return l, nil
}

// RecentLookups lists a person's own lookups since a time, newest first.
func (s *Store) RecentLookups(ctx context.Context, team, user string, since time.Time, limit int) ([]Lookup, error) {
	query := "SELECT " + lookupColumns + " FROM lookups WHERE team = ? AND person = ? AND at >= ? ORDER BY at DESC, id LIMIT ?"
	return s.lookups(ctx, query, team, user, toUnix(since), limit)
}

// Gaps lists questions without a good answer since a time, newest first.
func (s *Store) Gaps(ctx context.Context, team string, since time.Time, limit int) ([]Lookup, error) {
	query := "SELECT " + lookupColumns + " FROM lookups WHERE team = ? AND at >= ? AND gap = 1 ORDER BY at DESC, id LIMIT ?"
	return s.lookups(ctx, query, team, toUnix(since), limit)
}

func (s *Store) lookups(ctx context.Context, query string, values ...any) ([]Lookup, error) {
	if err := s.Flush(ctx); err != nil {
		return nil, fmt.Errorf("list lookups: %w", err)
	}
	rows, err := s.db.QueryContext(ctx, s.q(query), values...)
	if err != nil {
		return nil, fmt.Errorf("list lookups: %w", err)
	}
	defer rows.Close()
	var out []Lookup
	for rows.Next() {
		l, err := scanLookup(rows)
		if err != nil {
			return nil, fmt.Errorf("list lookups: %w", err)
		}
		out = append(out, l)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("list lookups: %w", err)
	}
	return slices.Clip(out), nil
}

// SaveVote keeps a person's judgement of an answer; the later one counts.
func (s *Store) SaveVote(ctx context.Context, v Vote) error {
	query := `INSERT INTO votes (team, lookup, person, cause, is_right, at) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (team, lookup, person) DO UPDATE SET cause = excluded.cause, is_right = excluded.is_right, at = excluded.at`
	return s.exec(ctx, "keep a vote", query, v.Team, v.Lookup, v.User, v.Cause, flag(v.Right), toUnix(v.At))
}

// Votes lists what people thought of an answer.
func (s *Store) Votes(ctx context.Context, team, lookup string) ([]Vote, error) {
	rows, err := s.db.QueryContext(ctx, s.q("SELECT team, lookup, person, cause, is_right, at FROM votes WHERE team = ? AND lookup = ? ORDER BY person"), team, lookup)
	if err != nil {
		return nil, fmt.Errorf("read votes: %w", err)
	}
	defer rows.Close()
	var out []Vote
	for rows.Next() {
		var v Vote
		var right int
		var at int64
		if err := rows.Scan(&v.Team, &v.Lookup, &v.User, &v.Cause, &right, &at); err != nil {
			return nil, fmt.Errorf("read votes: %w", err)
		}
		v.Right, v.At = right == 1, fromUnix(at)
		out = append(out, v)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("read votes: %w", err)
	}
	return out, nil
}
