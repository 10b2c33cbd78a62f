package main

import (
	"context"
	"database/sql"

	_ "github.com/jackc/pgx/v5/stdlib" // driver "pgx"
	_ "github.com/mattn/go-sqlite3"    // driver "sqlite3"
)

// takeIndexes drops all indexes but those of keys, and gives the function that builds them again.
func takeIndexes(ctx context.Context, driver, address string) (restore func(context.Context) error, err error) {
	db, err := sql.Open(driver, address)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	list := "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
	after := []string{"PRAGMA wal_checkpoint(TRUNCATE)"}
	if driver == "pgx" {
		list = "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema() AND indexname NOT LIKE '%_pkey' AND indexname NOT LIKE 'goose%'"
		after = []string{"VACUUM ANALYZE", "CHECKPOINT"}
	}
	if driver == "sqlite3" { // a larger sorter; it changes nothing for the store's own connections
		if _, err := db.ExecContext(ctx, "PRAGMA cache_size = -200000"); err != nil {
			return nil, err
		}
	}
	indexes, err := pairs(ctx, db, list)
	if err != nil {
		return nil, err
	}
	for name := range indexes {
		if _, err := db.ExecContext(ctx, "DROP INDEX "+name); err != nil {
			return nil, err
		}
	}
	return func(ctx context.Context) error {
		defer db.Close()
		for _, create := range indexes {
			if _, err := db.ExecContext(ctx, create); err != nil {
				return err
			}
		}
		for _, statement := range after {
			if _, err := db.ExecContext(ctx, statement); err != nil {
				return err
			}
		}
		return nil
	}, nil
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
