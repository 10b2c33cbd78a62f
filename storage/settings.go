package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// SaveTeam makes a workspace known.
func (s *Store) SaveTeam(ctx context.Context, team, name string) error {
	query := "INSERT INTO teams (team, name) VALUES (?, ?) ON CONFLICT (team) DO UPDATE SET name = excluded.name"
	_, err := s.exec(ctx, "keep the workspace", query, team, name)
	return err
}

// Teams lists the workspaces that are known.
func (s *Store) Teams(ctx context.Context) ([]string, error) {
	name := func(row scanner) (team string, err error) {
		err = row.Scan(&team)
		return team, err
	}
	teams, err := collect(ctx, s, s.db, name, "SELECT team FROM teams ORDER BY team")
	if err != nil {
		return nil, fmt.Errorf("list workspaces: %w", err)
	}
	return teams, nil
}

// Setting reads a small value; "" if it was never set.
func (s *Store) Setting(ctx context.Context, team, name string) (string, error) {
	var value string
	err := s.row(ctx, s.db, "SELECT value FROM settings WHERE team = ? AND name = ?", team, name).Scan(&value)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", fmt.Errorf("read the setting %s: %w", name, err)
	}
	return value, nil
}

// Settings reads all small values of a workspace.
func (s *Store) Settings(ctx context.Context, team string) (map[string]string, error) {
	type pair struct{ name, value string }
	scan := func(row scanner) (p pair, err error) {
		err = row.Scan(&p.name, &p.value)
		return p, err
	}
	pairs, err := collect(ctx, s, s.db, scan, "SELECT name, value FROM settings WHERE team = ?", team)
	if err != nil {
		return nil, fmt.Errorf("read the settings: %w", err)
	}
	out := make(map[string]string, len(pairs))
	for _, p := range pairs {
		out[p.name] = p.value
	}
	return out, nil
}

// SetSetting keeps a small value.
func (s *Store) SetSetting(ctx context.Context, team, name, value string) error {
	query := "INSERT INTO settings (team, name, value) VALUES (?, ?, ?) ON CONFLICT (team, name) DO UPDATE SET value = excluded.value"
	_, err := s.exec(ctx, "keep the setting "+name, query, team, name, value)
	return err
}

// Beat records that a process is alive.
func (s *Store) Beat(ctx context.Context, instance string) error {
	query := "INSERT INTO beats (instance, at) VALUES (?, ?) ON CONFLICT (instance) DO UPDATE SET at = excluded.at"
	_, err := s.exec(ctx, "record a heartbeat", query, instance, s.unix())
	return err
}

// LastBeat is when any process was last alive; the zero time if none ever was.
func (s *Store) LastBeat(ctx context.Context) (time.Time, error) {
	var at sql.NullInt64
	if err := s.row(ctx, s.db, "SELECT MAX(at) FROM beats").Scan(&at); err != nil {
		return time.Time{}, fmt.Errorf("read the heartbeat: %w", err)
	}
	return fromUnix(at.Int64), nil
}
