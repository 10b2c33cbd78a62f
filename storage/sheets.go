package storage

import (
	"context"
	"fmt"
)

// Sheet is a paste of verdicts between its preview and the click that records it.
type Sheet struct {
	Team, ID, Person string
	Body             string
	News             string // what it would have changed when it was previewed: campaigns, a line each
}

// SaveSheet keeps a paste until PurgeBefore removes it.
func (s *Store) SaveSheet(ctx context.Context, sheet Sheet) error {
	query := "INSERT INTO sheets (team, id, person, at, body, news) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (team, id) DO NOTHING"
	_, err := s.exec(ctx, "keep a paste of verdicts", query, sheet.Team, sheet.ID, sheet.Person, s.unix(), sheet.Body, sheet.News)
	return err
}

// Sheet reads a paste; ErrNotFound once it is gone.
func (s *Store) Sheet(ctx context.Context, team, id string) (Sheet, error) {
	sheet := Sheet{Team: team, ID: id}
	err := s.row(ctx, s.db, "SELECT person, body, news FROM sheets WHERE team = ? AND id = ?", team, id).Scan(&sheet.Person, &sheet.Body, &sheet.News)
	if err != nil {
		return Sheet{}, fmt.Errorf("read a paste of verdicts: %w", orNotFound(err))
	}
	return sheet, nil
}
