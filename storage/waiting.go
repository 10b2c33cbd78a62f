package storage

import (
	"context"
	"fmt"
	"strings"
	"time"
)

// Waiting is an open ticket as reminders look at it: without its texts, so that many can be read.
type Waiting struct {
	Number       int64
	Owner        string
	Status       Status
	Provider     string // a [ProviderKey]
	Kind         string
	Blocked      bool // texting is blocked now
	CreatedAt    time.Time
	Since        time.Time // last change of status
	SnoozedUntil time.Time
	DueAt        time.Time
	Replied      bool // the customer was answered
	Nag          Nag
}

// Nag is what was done to get a ticket moving since its last change of status.
type Nag struct {
	Shown       int       // how often a reminder showed it
	ShownAt     time.Time // the last time
	HoldUntil   time.Time // no reminder shows it before
	EscalatedAt time.Time // when a manager was told
	NotedAt     time.Time // when a person last wrote a note, also before the change
}

// WaitingFilter selects open tickets; zero fields select all.
type WaitingFilter struct {
	Team      string // required
	Owners    []string
	Before    time.Time // in their status since then or longer, or …
	DueBefore time.Time // … due by then; counts only with Before
	Quiet     time.Time // leaves out what is snoozed or held at that time
	Shown     int       // shown at least so often, and no manager told yet
	Limit     int       // how many at most
}

const waitingQuery = `SELECT t.number, t.owner, t.status, t.provider_key, t.kind, t.texting_blocked, t.created_at, t.status_since, t.snoozed_until,
	t.due_at, t.first_reply_at, COALESCE(n.since, 0), COALESCE(n.shown, 0), COALESCE(n.shown_at, 0), COALESCE(n.hold_until, 0),
	COALESCE(n.escalated_at, 0), COALESCE(n.noted_at, 0)
	FROM tickets t LEFT JOIN nags n ON n.team = t.team AND n.ticket = t.number WHERE `

// Waiting lists open tickets, longest in their status first.
func (s *Store) Waiting(ctx context.Context, f WaitingFilter) ([]Waiting, error) {
	where, values := f.where()
	query := waitingQuery + where + " ORDER BY t.status_since, t.number"
	if f.Limit > 0 {
		query, values = query+" LIMIT ?", append(values, f.Limit)
	}
	found, err := collect(ctx, s, s.db, scanWaiting, query, values...)
	if err != nil {
		return nil, fmt.Errorf("list what waits: %w", err)
	}
	return found, nil
}

// FirstWaiting is the first ticket, longest in its status first, that fits; found is false if none does.
func (s *Store) FirstWaiting(ctx context.Context, f WaitingFilter, fits func(Waiting) bool) (found bool, err error) {
	where, values := f.where()
	rows, err := s.db.QueryContext(ctx, s.q(waitingQuery+where+" ORDER BY t.status_since, t.number"), keepable(values)...)
	if err != nil {
		return false, fmt.Errorf("look for what waits: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		w, err := scanWaiting(rows)
		if err != nil {
			return false, fmt.Errorf("look for what waits: %w", err)
		}
		if fits(w) {
			return true, nil
		}
	}
	if err := rows.Err(); err != nil {
		return false, fmt.Errorf("look for what waits: %w", err)
	}
	return false, nil
}

// OpenOwners lists who has open tickets; "" stands for nobody.
func (s *Store) OpenOwners(ctx context.Context, team string) ([]string, error) {
	scan := func(row scanner) (owner string, err error) {
		err = row.Scan(&owner)
		return owner, err
	}
	found, err := collect(ctx, s, s.db, scan, "SELECT DISTINCT owner FROM tickets WHERE team = ? AND ended_at = 0 ORDER BY owner", team)
	if err != nil {
		return nil, fmt.Errorf("list who has open tickets: %w", err)
	}
	return found, nil
}

func (f WaitingFilter) where() (string, []any) {
	terms, values := []string{"t.team = ?", "t.ended_at = 0"}, []any{f.Team}
	add := func(wanted bool, term string, value ...any) {
		if wanted {
			terms, values = append(terms, term), append(values, value...)
		}
	}
	owners := make([]any, len(f.Owners))
	for i, o := range f.Owners {
		owners[i] = o
	}
	add(len(owners) > 0, "t.owner IN ("+marks(len(owners))+")", owners...)
	add(!f.Before.IsZero(), "(t.status_since <= ? OR t.due_at > 0 AND t.due_at <= ?)", toUnix(f.Before), toUnix(f.DueBefore))
	add(!f.Quiet.IsZero(), "t.snoozed_until <= ?", toUnix(f.Quiet))
	add(!f.Quiet.IsZero(), "(n.ticket IS NULL OR n.since <> t.status_since OR n.hold_until <= ? OR t.due_at > 0)", toUnix(f.Quiet))
	add(f.Shown > 0, "n.shown >= ? AND n.escalated_at = 0 AND n.since = t.status_since", f.Shown)
	return strings.Join(terms, " AND "), values
}

func scanWaiting(row scanner) (Waiting, error) {
	var w Waiting
	var blocked, shown int
	var created, since, snoozed, due, replied, nagSince, shownAt, hold, escalated, noted int64
	err := row.Scan(&w.Number, &w.Owner, &w.Status, &w.Provider, &w.Kind, &blocked, &created, &since, &snoozed, &due, &replied,
		&nagSince, &shown, &shownAt, &hold, &escalated, &noted)
	w.Blocked, w.Replied = blocked == 1, replied > 0
	w.CreatedAt, w.Since, w.SnoozedUntil, w.DueAt = fromUnix(created), fromUnix(since), fromUnix(snoozed), fromUnix(due)
	if nagSince == since {
		w.Nag = Nag{Shown: shown, ShownAt: fromUnix(shownAt), HoldUntil: fromUnix(hold), EscalatedAt: fromUnix(escalated)}
	}
	w.Nag.NotedAt = fromUnix(noted)
	return w, err
}
