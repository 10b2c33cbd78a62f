package storage

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// SettingEdit is one value to keep, or to forget so that the default counts again.
type SettingEdit struct {
	Name  string
	Value string
	Reset bool
}

// SettingChange tells who last changed a setting. A value that was reset became "".
type SettingChange struct {
	Name   string
	At     time.Time
	Actor  string
	Was    string
	Became string
}

// ChangeSettings keeps a person's edits with a line in the settings' log and in the audit for each that changes anything, in one
// transaction. It gives the changes that were made.
func (s *Store) ChangeSettings(ctx context.Context, team, actor string, edits ...SettingEdit) ([]SettingChange, error) {
	var made []SettingChange
	err := s.tx(ctx, "change settings", func(tx *sql.Tx) error {
		made = nil
		if err := s.lockTeam(ctx, tx, team); err != nil {
			return err
		}
		var lines []AuditLine
		for _, e := range edits {
			change, err := s.changeSetting(ctx, tx, team, actor, e)
			if err != nil {
				return err
			}
			if change == nil {
				continue
			}
			made = append(made, *change)
			lines = append(lines, AuditLine{Actor: actor, Act: "setting", Target: e.Name, Detail: change.words()})
		}
		return s.insertAudit(ctx, tx, team, lines)
	})
	return made, err
}

func (c SettingChange) words() string { return fmt.Sprintf("from %q to %q", c.Was, c.Became) }

// changeSetting is nil, nil for an edit that changes nothing.
func (s *Store) changeSetting(ctx context.Context, tx *sql.Tx, team, actor string, e SettingEdit) (*SettingChange, error) {
	var was sql.NullString
	err := s.row(ctx, tx, "SELECT MAX(value) FROM settings WHERE team = ? AND name = ?", team, e.Name).Scan(&was)
	if err != nil {
		return nil, err
	}
	write, values := "INSERT INTO settings (team, name, value) VALUES (?, ?, ?) ON CONFLICT (team, name) DO UPDATE SET value = excluded.value", []any{team, e.Name, e.Value}
	if e.Reset {
		e.Value = ""
		write, values = "DELETE FROM settings WHERE team = ? AND name = ?", []any{team, e.Name}
	}
	if e.Reset && !was.Valid || !e.Reset && was.Valid && was.String == e.Value {
		return nil, nil
	}
	if _, err := s.run(ctx, tx, write, values...); err != nil {
		return nil, err
	}
	now := s.unix()
	log := `INSERT INTO settings_log (team, name, at, seq, actor, was, became)
		SELECT ?, ?, ?, COALESCE(MAX(seq), 0) + 1, ?, ?, ? FROM settings_log WHERE team = ? AND name = ?`
	if _, err := s.run(ctx, tx, log, team, e.Name, now, actor, was.String, e.Value, team, e.Name); err != nil {
		return nil, err
	}
	return &SettingChange{Name: e.Name, At: fromUnix(now), Actor: actor, Was: was.String, Became: e.Value}, nil
}

// LastChanges gives the newest change of each setting that a person ever changed, by name.
func (s *Store) LastChanges(ctx context.Context, team string) (map[string]SettingChange, error) {
	query := `SELECT l.name, l.at, l.actor, l.was, l.became FROM settings_log l
		WHERE l.team = ? AND l.seq = (SELECT MAX(seq) FROM settings_log n WHERE n.team = l.team AND n.name = l.name)`
	scan := func(row scanner) (c SettingChange, err error) {
		var at int64
		err = row.Scan(&c.Name, &at, &c.Actor, &c.Was, &c.Became)
		c.At = fromUnix(at)
		return c, err
	}
	list, err := collect(ctx, s, s.db, scan, query, team)
	if err != nil {
		return nil, fmt.Errorf("read who changed the settings: %w", err)
	}
	out := make(map[string]SettingChange, len(list))
	for _, c := range list {
		out[c.Name] = c
	}
	return out, nil
}
