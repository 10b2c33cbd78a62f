package storage

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"time"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

//go:embed migrations/*.sql
var migrations embed.FS //nolint:gochecknoglobals // the only way to embed files; read-only

// Migrate applies the migrations that are missing and tells how many there were. On Postgres it holds a lock in a table
// meanwhile, so that several processes may start at once.
func (s *Store) Migrate(ctx context.Context) (applied int, err error) {
	if pending, err := s.Pending(ctx); err == nil && pending == 0 {
		return 0, nil
	}
	p, err := s.migrator()
	if err != nil {
		return 0, err
	}
	done, err := p.Up(ctx)
	if err != nil {
		return len(done), fmt.Errorf("migrate the database: %w", err)
	}
	return len(done), nil
}

func (s *Store) migrator() (*goose.Provider, error) {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, fmt.Errorf("read migrations: %w", err)
	}
	dialect, options := goose.DialectSQLite3, []goose.ProviderOption{goose.WithDisableGlobalRegistry(true)}
	if s.engine == Postgres {
		dialect = goose.DialectPostgres
		locker, err := lock.NewPostgresTableLocker(lock.WithTableLockTimeout(time.Second, 60))
		if err != nil {
			return nil, fmt.Errorf("prepare the migration lock: %w", err)
		}
		options = append(options, goose.WithLocker(locker))
	}
	p, err := goose.NewProvider(dialect, s.db, files, options...)
	if err != nil {
		return nil, fmt.Errorf("prepare migrations: %w", err)
	}
	return p, nil
}

// Pending counts the migrations that are not applied yet. It asks goose's own table, which takes well under a
// millisecond, so that a start without anything to do stays fast.
func (s *Store) Pending(ctx context.Context) (int, error) {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return 0, fmt.Errorf("list migrations: %w", err)
	}
	var current int64
	row := s.db.QueryRowContext(ctx, "SELECT COALESCE(MAX(version_id), 0) FROM goose_db_version")
	if err := row.Scan(&current); err != nil {
		return len(names), nil //nolint:nilerr // no table yet: all of them are missing
	}
	pending := 0
	for _, name := range names {
		number, _, _ := strings.Cut(strings.TrimPrefix(name, "migrations/"), "_")
		if v, err := strconv.ParseInt(number, 10, 64); err == nil && v > current {
			pending++
		}
	}
	return pending, nil
}
