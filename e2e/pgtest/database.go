package pgtest

import (
	"context"
	"crypto/rand"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // driver "pgx"
)

// The environment variables that the package reads.
const (
	addressVariable = "TCRBOT_TEST_POSTGRES"
	strictVariable  = "TCRBOT_TEST_STRICT"
)

// shared is the one server of a test binary. Tests have no other place in common, so it stands here.
//
//nolint:gochecknoglobals // one server for each test binary
var shared = sync.OnceValues(func() (string, error) {
	if address := os.Getenv(addressVariable); address != "" {
		return address, nil
	}
	return start(forTests)
})

// Database gives the postgres:// address of an empty database that only this test uses; it is deleted when the test ends.
// Without Postgres on the machine the test is skipped with a line that says how to get it, or fails if TCRBOT_TEST_STRICT
// is 1.
func Database(t testing.TB) string {
	t.Helper()
	server, err := shared()
	if skip := missing(err); skip != "" && os.Getenv(strictVariable) != "1" {
		t.Skip(skip)
	}
	if err != nil {
		t.Fatalf("start Postgres for the tests: %v", err)
	}
	schema := "t_" + strings.ToLower(rand.Text())
	address, err := withSchema(server, schema)
	if err != nil {
		t.Fatalf("read %s: %v", addressVariable, err)
	}
	run(t, server, "CREATE SCHEMA "+schema)
	t.Cleanup(func() { run(t, server, "DROP SCHEMA "+schema+" CASCADE") })
	return address
}

// withSchema makes everything that is done over an address happen in one schema.
func withSchema(address, schema string) (string, error) {
	u, err := url.Parse(address)
	if err != nil {
		return "", err
	}
	q := u.Query()
	q.Set("search_path", schema)
	u.RawQuery = q.Encode()
	return u.String(), nil
}

func run(t testing.TB, address, statement string) {
	t.Helper()
	if err := execute(address, statement); err != nil {
		t.Fatalf("prepare a database for the test: %v", err)
	}
}

func execute(address, statement string) error {
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	db, err := sql.Open("pgx", address)
	if err != nil {
		return err
	}
	defer db.Close()
	if _, err := db.ExecContext(ctx, statement); err != nil {
		return fmt.Errorf("%s: %w", statement, err)
	}
	return nil
}
