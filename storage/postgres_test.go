package storage

import (
	"testing"

	"tcrbot/e2e/pgtest"
)

func TestPostgresJoinsInTheOrderWritten(t *testing.T) {
	s, err := Open(t.Context(), pgtest.Database(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var limit string
	if err := s.db.QueryRowContext(t.Context(), "SHOW join_collapse_limit").Scan(&limit); err != nil || limit != "1" {
		t.Errorf("the planner looks for an order among %s joins, %v: a search for eight words waits for it", limit, err)
	}
}
