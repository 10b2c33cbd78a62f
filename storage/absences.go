package storage

import (
	"context"
	"fmt"
	"time"
)

// Absence is a person who is away until a time. After that the row tells whom they chose as a backup the last time.
type Absence struct {
	Team   string
	Person string
	Until  time.Time
	Backup string // who has their reminders meanwhile, or ""
}

// SaveAbsence keeps that a person is away; a backup that is not named stays the one named before.
func (s *Store) SaveAbsence(ctx context.Context, a Absence) error {
	query := `INSERT INTO absences (team, person, until, backup) VALUES (?, ?, ?, ?) ON CONFLICT (team, person) DO UPDATE SET
		until = excluded.until, backup = CASE WHEN excluded.backup = '' THEN absences.backup ELSE excluded.backup END`
	_, err := s.exec(ctx, "keep an absence", query, a.Team, a.Person, toUnix(a.Until), a.Backup)
	return err
}

// Absences lists the people who are or were away.
func (s *Store) Absences(ctx context.Context, team string) ([]Absence, error) {
	scan := func(row scanner) (a Absence, err error) {
		var until int64
		err = row.Scan(&a.Team, &a.Person, &until, &a.Backup)
		a.Until = fromUnix(until)
		return a, err
	}
	found, err := collect(ctx, s, s.db, scan, "SELECT team, person, until, backup FROM absences WHERE team = ? ORDER BY person", team)
	if err != nil {
		return nil, fmt.Errorf("list absences: %w", err)
	}
	return found, nil
}
