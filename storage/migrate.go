package storage

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"time"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

//go:embed migrations/*.sql
var migrations embed.FS // the only way to embed files; read-only

// How often a process looks whether another one is done with migrating, and how long it waits for it.
const (
	lockLook     = 200 * time.Millisecond
	lockPatience = time.Minute
)

// migrateTries bounds how often a SQLite file is migrated again when another process was in the middle of it.
const migrateTries = 5

// Migrate applies the migrations that are missing and tells how many there were. Several processes may start at once: on
// Postgres one holds a lock in a table meanwhile; on SQLite the one that comes second fails and looks again.
func (s *Store) Migrate(ctx context.Context) (applied int, err error) {
	for range migrateTries {
		var pending, done int
		if pending, err = s.Pending(ctx); err != nil || pending == 0 {
			return applied, err
		}
		done, err = s.up(ctx)
		applied += done
		if err == nil || s.engine == Postgres || ctx.Err() != nil {
			break
		}
	}
	if err != nil {
		return applied, fmt.Errorf("migrate the database: %w", err)
	}
	return applied, nil
}

func (s *Store) up(ctx context.Context) (int, error) {
	p, err := s.migrator()
	if err != nil {
		return 0, err
	}
	done, err := p.Up(ctx)
	if partial, ok := errors.AsType[*goose.PartialError](err); ok {
		return len(partial.Applied), err
	}
	return len(done), err
}

func (s *Store) migrator() (*goose.Provider, error) {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, fmt.Errorf("read migrations: %w", err)
	}
	dialect, options := goose.DialectSQLite3, []goose.ProviderOption{goose.WithDisableGlobalRegistry(true), goose.WithGoMigrations(s.programMigrations()...)}
	if s.engine == Postgres {
		dialect = goose.DialectPostgres
		locker, err := lock.NewPostgresTableLocker(lock.WithTableLockTimeout(lockLook, uint64(lockPatience/lockLook)), lock.WithTableLogger(s.log))
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
	current, err := s.version(ctx)
	if err != nil {
		return 0, fmt.Errorf("read the database's version: %w", err)
	}
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return 0, fmt.Errorf("list migrations: %w", err)
	}
	pending := 0
	for _, name := range names {
		number, _, _ := strings.Cut(strings.TrimPrefix(name, "migrations/"), "_")
		if v, err := strconv.ParseInt(number, 10, 64); err == nil && v > current {
			pending++
		}
	}
	for _, m := range s.programMigrations() {
		if m.Version > current {
			pending++
		}
	}
	return pending, nil
}

// version is that of the last migration; 0 before the first.
func (s *Store) version(ctx context.Context) (current int64, err error) {
	exists := "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'goose_db_version'"
	if s.engine == Postgres {
		exists = "SELECT COUNT(to_regclass('goose_db_version'))"
	}
	var tables int
	if err := s.row(ctx, s.db, exists).Scan(&tables); err != nil || tables == 0 {
		return 0, err
	}
	err = s.row(ctx, s.db, "SELECT COALESCE(MAX(version_id), 0) FROM goose_db_version").Scan(&current)
	return current, err
}
