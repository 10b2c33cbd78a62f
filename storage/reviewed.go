package storage

import (
	"context"
	"fmt"
	"time"
)

// Reviewed is a campaign's text as somebody had it reviewed. Unlike a lookup it is not masked, because corrected texts and
// tickets are made from it, and it is never used for learning; PurgeBefore deletes it.
type Reviewed struct {
	Team   string
	ID     string // that of its lookup
	Person string // Slack user id
	At     time.Time
	Text   string
}

// SaveReviewed keeps a campaign's text. The same id again changes nothing.
func (s *Store) SaveReviewed(ctx context.Context, r Reviewed) error {
	query := "INSERT INTO reviewed (team, id, person, at, body) VALUES (?, ?, ?, ?, ?) ON CONFLICT (team, id) DO NOTHING"
	_, err := s.exec(ctx, "keep a campaign's text", query, r.Team, r.ID, r.Person, toUnix(r.At), r.Text)
	return err
}

// Reviewed reads a campaign's text; ErrNotFound once it was purged.
func (s *Store) Reviewed(ctx context.Context, team, id string) (Reviewed, error) {
	r := Reviewed{Team: team, ID: id}
	var at int64
	row := s.row(ctx, s.db, "SELECT person, at, body FROM reviewed WHERE team = ? AND id = ?", team, id)
	if err := row.Scan(&r.Person, &at, &r.Text); err != nil {
		return Reviewed{}, fmt.Errorf("read a campaign's text: %w", orNotFound(err))
	}
	r.At = fromUnix(at)
	return r, nil
}
