package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// ClaimJob takes a job for a period, such as "remind" for "2026-11-24". It is false if the job was finished, or is held by
// someone whose lease has not run out.
func (s *Store) ClaimJob(ctx context.Context, team, name, period string, lease time.Duration) (bool, error) {
	now := s.unix()
	query := `INSERT INTO jobs (team, name, period, claimed_until, finished_at) VALUES (?, ?, ?, ?, 0)
		ON CONFLICT (team, name, period) DO UPDATE SET claimed_until = excluded.claimed_until
		WHERE jobs.finished_at = 0 AND jobs.claimed_until <= ?`
	r, err := s.db.ExecContext(ctx, s.q(query), team, name, period, now+int64(lease/time.Second), now)
	if err != nil {
		return false, fmt.Errorf("claim the job %s: %w", name, err)
	}
	n, err := r.RowsAffected()
	if err != nil {
		return false, fmt.Errorf("claim the job %s: %w", name, err)
	}
	return n == 1, nil
}

// FinishJob records that a job's period is done for good.
func (s *Store) FinishJob(ctx context.Context, team, name, period string) error {
	query := "UPDATE jobs SET finished_at = ? WHERE team = ? AND name = ? AND period = ?"
	return s.exec(ctx, "finish the job "+name, query, s.unix(), team, name, period)
}

// SaveTeam makes a workspace known.
func (s *Store) SaveTeam(ctx context.Context, team, name string) error {
	query := "INSERT INTO teams (team, name) VALUES (?, ?) ON CONFLICT (team) DO UPDATE SET name = excluded.name"
	return s.exec(ctx, "keep the workspace", query, team, name)
}

// Teams lists the workspaces that are known.
func (s *Store) Teams(ctx context.Context) ([]string, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT team FROM teams ORDER BY team")
	if err != nil {
		return nil, fmt.Errorf("list workspaces: %w", err)
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var team string
		if err := rows.Scan(&team); err != nil {
			return nil, fmt.Errorf("list workspaces: %w", err)
		}
		out = append(out, team)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("list workspaces: %w", err)
	}
	return out, nil
}

// Setting reads a small value; "" if it was never set.
func (s *Store) Setting(ctx context.Context, team, name string) (string, error) {
	var value string
	err := s.db.QueryRowContext(ctx, s.q("SELECT value FROM settings WHERE team = ? AND name = ?"), team, name).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("read the setting %s: %w", name, err)
	}
	return value, nil
}

// SetSetting keeps a small value.
func (s *Store) SetSetting(ctx context.Context, team, name, value string) error {
	query := "INSERT INTO settings (team, name, value) VALUES (?, ?, ?) ON CONFLICT (team, name) DO UPDATE SET value = excluded.value"
	return s.exec(ctx, "keep the setting "+name, query, team, name, value)
}

// Beat records that a process is alive.
func (s *Store) Beat(ctx context.Context, instance string) error {
	query := "INSERT INTO beats (instance, at) VALUES (?, ?) ON CONFLICT (instance) DO UPDATE SET at = excluded.at"
	return s.exec(ctx, "record a heartbeat", query, instance, s.unix())
}

// LastBeat is when any process was last alive; the zero time if none ever was.
func (s *Store) LastBeat(ctx context.Context) (time.Time, error) {
	var at sql.NullInt64
	if err := s.db.QueryRowContext(ctx, "SELECT MAX(at) FROM beats").Scan(&at); err != nil {
		return time.Time{}, fmt.Errorf("read the heartbeat: %w", err)
	}
	return fromUnix(at.Int64), nil
}

// Counts gives the figures of a digest over [from, to).
func (s *Store) Counts(ctx context.Context, team string, from, to time.Time) (Counts, error) {
	if err := s.Flush(ctx); err != nil {
		return Counts{}, fmt.Errorf("count for the digest: %w", err)
	}
	var c Counts
	a, b := toUnix(from), toUnix(to)
	for _, one := range []struct {
		into   *int
		query  string
		values []any
	}{
		{&c.Opened, "SELECT COUNT(*) FROM tickets WHERE team = ? AND created_at >= ? AND created_at < ?", []any{team, a, b}},
		{&c.Approved, "SELECT COUNT(*) FROM tickets WHERE team = ? AND ended_at >= ? AND ended_at < ? AND status = 'approved'", []any{team, a, b}},
		{&c.Closed, "SELECT COUNT(*) FROM tickets WHERE team = ? AND ended_at >= ? AND ended_at < ? AND status = 'closed'", []any{team, a, b}},
		{&c.OpenAtStart, openAt, []any{team, a, a}},
		{&c.OpenAtEnd, openAt, []any{team, b, b}},
		{&c.Lookups, "SELECT COUNT(*) FROM lookups WHERE team = ? AND at >= ? AND at < ?", []any{team, a, b}},
		{&c.Gaps, "SELECT COUNT(*) FROM lookups WHERE team = ? AND at >= ? AND at < ? AND gap = 1", []any{team, a, b}},
		{&c.WrongVotes, "SELECT COUNT(*) FROM votes WHERE team = ? AND at >= ? AND at < ? AND is_right = 0", []any{team, a, b}},
	} {
		n, err := s.count(ctx, "count for the digest", one.query, one.values...)
		if err != nil {
			return c, err
		}
		*one.into = n
	}
	var err error
	c.TopCauses, err = s.topCauses(ctx, team, a, b)
	return c, err
}

const openAt = "SELECT COUNT(*) FROM tickets WHERE team = ? AND created_at < ? AND (ended_at = 0 OR ended_at >= ?)"

func (s *Store) topCauses(ctx context.Context, team string, from, to int64) ([]CauseCount, error) {
	query := `SELECT cause, COUNT(*) AS n FROM tickets WHERE team = ? AND created_at >= ? AND created_at < ? AND cause <> ''
		GROUP BY cause ORDER BY n DESC, cause LIMIT 5`
	rows, err := s.db.QueryContext(ctx, s.q(query), team, from, to)
	if err != nil {
		return nil, fmt.Errorf("count causes: %w", err)
	}
	defer rows.Close()
	var out []CauseCount
	for rows.Next() {
		var c CauseCount
		if err := rows.Scan(&c.Cause, &c.Count); err != nil {
			return nil, fmt.Errorf("count causes: %w", err)
		}
		out = append(out, c)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("count causes: %w", err)
	}
	return out, nil
}
