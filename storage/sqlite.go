package storage

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"github.com/mattn/go-sqlite3"
)

const reachTries = 500 // five seconds

// sqliteFile is the path of a SQLite database.
type sqliteFile string

func (f sqliteFile) connect(s *Store) error {
	if err := f.prepare(); err != nil {
		return err
	}
	// Pragmas stand in the address because each pooled connection needs them.
	pragmas, connections := "_journal_mode=WAL&_synchronous=FULL&_cache_size=-2000", 4
	if s.bulk {
		pragmas, connections = "_journal_mode=WAL&_synchronous=OFF&_cache_size=-2000000", 1
	}
	// A connection is used by one goroutine at a time, so SQLite need not lock it; and it keeps its statements, as reading one again
	// takes longer than most of them do.
	own := "&_mutex=no&_stmt_cache_size=64&"
	dsn := "file:" + (&url.URL{Path: string(f)}).EscapedPath() + "?_busy_timeout=5000&_foreign_keys=on&_txlock=immediate" + own + pragmas
	s.db = sql.OpenDB(sqliteConnector{dsn})
	s.pool(connections)
	s.engine, s.writer = SQLite, make(chan struct{}, 1)
	return nil
}

// prepare makes a new file readable by its owner alone, as customers' texts stand in it. A file that exists is not touched:
// closing it would drop the locks this process has on it.
func (f sqliteFile) prepare() error {
	folder := filepath.Dir(string(f))
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return fmt.Errorf("the folder %s for the database does not exist: create it, or set DATABASE_URL to another path", folder)
	}
	file, err := os.OpenFile(string(f), os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("the database file %s cannot be created: %w", f, err)
	}
	return file.Close()
}

// reach tries for a while: when two processes open a new file at once, one finds it locked while the other turns it to WAL, and
// SQLite's own patience does not cover that.
func (f sqliteFile) reach(ctx context.Context, db *sql.DB) error {
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for tries := 0; ; tries++ {
		err := db.PingContext(ctx)
		busy, ok := errors.AsType[sqlite3.Error](err)
		if !ok || busy.Code != sqlite3.ErrBusy || tries == reachTries {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-tick.C:
		}
	}
}

func (f sqliteFile) unusable(err error) error {
	return fmt.Errorf("the database file %s cannot be used: %w", f, err)
}

// sqliteConnector opens connections that read the file as memory. Reading a page with a call of its own costs more than what is
// done with the page, and a ticket has some hundred pages to go through: its words and its indexes.
type sqliteConnector struct{ dsn string }

func (c sqliteConnector) Connect(context.Context) (driver.Conn, error) { return c.Driver().Open(c.dsn) }

func (sqliteConnector) Driver() driver.Driver {
	return &sqlite3.SQLiteDriver{ConnectHook: func(conn *sqlite3.SQLiteConn) error {
		if _, err := conn.Exec("PRAGMA mmap_size = 2147418112", nil); err != nil { // as much as SQLite can; the rest is read as before
			return err
		}
		_, err := conn.Exec(fmt.Sprintf("PRAGMA wal_autocheckpoint = %d", checkpointPages), nil)
		return err
	}}
}
