package storage

import (
	"context"
	"fmt"
)

// SaveVote keeps a person's judgement of an answer; the later one counts.
func (s *Store) SaveVote(ctx context.Context, v Vote) error {
	if v.At.IsZero() {
		v.At = s.now()
	}
	query := `INSERT INTO votes (team, lookup, person, cause, is_right, at) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (team, lookup, person) DO UPDATE SET cause = excluded.cause, is_right = excluded.is_right, at = excluded.at`
	_, err := s.exec(ctx, "keep a vote", query, v.Team, v.Lookup, v.User, v.Cause, flag(v.Right), toUnix(v.At))
	return err
}

// Votes lists what people thought of an answer.
func (s *Store) Votes(ctx context.Context, team, lookup string) ([]Vote, error) {
	query := "SELECT team, lookup, person, cause, is_right, at FROM votes WHERE team = ? AND lookup = ? ORDER BY person"
	votes, err := collect(ctx, s, s.db, scanVote, query, team, lookup)
	if err != nil {
		return nil, fmt.Errorf("read votes: %w", err)
	}
	return votes, nil
}

func scanVote(row scanner) (Vote, error) {
	var v Vote
	var right int
	var at int64
	err := row.Scan(&v.Team, &v.Lookup, &v.User, &v.Cause, &right, &at)
	v.Right, v.At = right == 1, fromUnix(at)
	return v, err
}
