package storage

import "context"

// Raw writes rows that other parts of the program write, for tests.
func (s *Store) Raw(ctx context.Context, query string, values ...any) error {
	_, err := s.exec(ctx, "prepare a test", query, values...)
	return err
}
