package storage

import (
	"context"
	"time"
)

// ClaimJob takes a job for a period, such as "remind" for "2026-11-24". It is false if the job was finished, or is held by
// someone whose lease has not run out. A lease lasts whole seconds.
func (s *Store) ClaimJob(ctx context.Context, team, name, period string, lease time.Duration) (bool, error) {
	query := `INSERT INTO jobs (team, name, period, claimed_until, finished_at) VALUES (?, ?, ?, ?, 0)
		ON CONFLICT (team, name, period) DO UPDATE SET claimed_until = excluded.claimed_until
		WHERE jobs.finished_at = 0 AND jobs.claimed_until <= ?`
	n, err := s.exec(ctx, "claim the job "+name, query, team, name, period, s.leaseEnd(lease), s.unix())
	return n == 1, err
}

// FinishJob records that a job's period is done for good.
func (s *Store) FinishJob(ctx context.Context, team, name, period string) error {
	query := `INSERT INTO jobs (team, name, period, claimed_until, finished_at) VALUES (?, ?, ?, 0, ?)
		ON CONFLICT (team, name, period) DO UPDATE SET finished_at = excluded.finished_at`
	_, err := s.exec(ctx, "finish the job "+name, query, team, name, period, s.unix())
	return err
}
