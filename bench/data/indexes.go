package data

import (
	"context"
	"database/sql"
	"fmt"

	_ "github.com/jackc/pgx/v5/stdlib" // driver "pgx"
	_ "github.com/mattn/go-sqlite3"    // driver "sqlite3"
)

// open gives one connection to a database that is being made: nothing is flushed to the disk, and there is room for sorting.
func open(ctx context.Context, at Place) (*sql.DB, error) {
	db, err := sql.Open(at.Driver, at.Address)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	statements := []string{"PRAGMA synchronous = OFF", "PRAGMA cache_size = -1000000", "PRAGMA temp_store = MEMORY"}
	if at.Driver == Postgres {
		statements = []string{"SET synchronous_commit = off", "SET maintenance_work_mem = '512MB'"}
	}
	return db, execute(ctx, db, statements)
}

// takeIndexes drops all indexes but those of keys, and gives the statements that build them again.
func takeIndexes(ctx context.Context, db *sql.DB, driver string) (restore []string, err error) {
	list := "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
	if driver == Postgres {
		list = "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema() AND indexname NOT LIKE '%_pkey' AND indexname NOT LIKE 'goose%'"
	}
	indexes, err := pairs(ctx, db, list)
	if err != nil {
		return nil, err
	}
	for name, create := range indexes {
		if _, err := db.ExecContext(ctx, "DROP INDEX "+name); err != nil {
			return nil, err
		}
		restore = append(restore, create)
	}
	return restore, nil
}

func execute(ctx context.Context, db *sql.DB, statements []string) error {
	for _, s := range statements {
		if _, err := db.ExecContext(ctx, s); err != nil {
			return fmt.Errorf("%.60s …: %w", s, err)
		}
	}
	return nil
}

func pairs(ctx context.Context, db *sql.DB, query string) (map[string]string, error) {
	rows, err := db.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[string]string{}
	for rows.Next() {
		var name, create string
		if err := rows.Scan(&name, &create); err != nil {
			return nil, err
		}
		out[name] = create
	}
	return out, rows.Err()
}
