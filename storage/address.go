package storage

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"
	"regexp"
	"strings"
)

// place is where a database is: a SQLite file or a Postgres server.
type place interface {
	connect(*Store) error                 // does not reach out yet
	reach(context.Context, *sql.DB) error // opens the first connection
	unusable(error) error                 // says in a sentence why that failed
}

// parseAddress reads DATABASE_URL. An address that it does not understand is not repeated in the error, because it may hold
// a password.
func parseAddress(address string) (place, error) {
	address = strings.TrimSpace(address)
	scheme, rest, isURL := strings.Cut(address, "://")
	switch {
	case address == "":
		return nil, errors.New("DATABASE_URL is empty: give a file such as tcrbot.db, or postgres://…")
	case isURL && (strings.EqualFold(scheme, "postgres") || strings.EqualFold(scheme, "postgresql")):
		return parsePostgres("postgres://" + rest)
	case isURL && strings.EqualFold(scheme, "sqlite"):
		address = rest
	}
	if !plainPath(address) {
		return nil, errors.New("DATABASE_URL is neither a file such as tcrbot.db or sqlite://folder/tcrbot.db, nor postgres://user:password@host:5432/database")
	}
	return sqliteFile(filepath.Clean(address)), nil
}

// plainPath tells a file's path from a mistyped server address, such as postgres:/user:password@host, which would become a
// file of that name, and from SQLite's :memory:, which would be another database for each connection.
func plainPath(s string) bool {
	odd := regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+.-]+:|^:|:[^/]*@|(?i)\b(?:password|host)\s*=`)
	return s != "" && !odd.MatchString(s)
}
