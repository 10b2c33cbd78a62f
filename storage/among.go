package storage

// amongNumbers is the condition that a column is one of some numbers, and its values. Postgres takes them as one value, so that the
// statement is the same for any count of them and is planned once; SQLite has as many marks as numbers, in few lengths.
func (s *Store) amongNumbers(column string, numbers []int64) (string, []any) {
	if s.engine == Postgres {
		return column + " = ANY(?)", []any{numbers}
	}
	values := make([]any, 0, evenly(len(numbers)))
	for _, n := range numbers {
		values = append(values, n)
	}
	values = paddedTo(values, evenly(len(values)))
	return column + " IN (" + marks(len(values)) + ")", values
}
