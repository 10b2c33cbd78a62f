package storage

import (
	"context"
	"database/sql"
	"log/slog"
	"sync"
	"time"
)

// A SQLite file is brought up to date from its log when nobody has written for a moment, or when so many have that the log grows long.
// Left to SQLite, every tenth ticket would wait until what all ten wrote is in its places in the file and on the disk; nothing that
// was acknowledged hangs on that, because the log itself is on the disk.
const (
	checkpointQuiet  = 500 * time.Millisecond
	checkpointWrites = 200
	checkpointPages  = 32_000 // of 4 KB: then SQLite does it after all
)

// checkpointer copies the log into the file in the background. Close it before the database.
type checkpointer struct {
	written, closing, closed chan struct{}
	ending                   sync.Once
}

func startCheckpointer(db *sql.DB, log *slog.Logger) *checkpointer {
	c := &checkpointer{written: make(chan struct{}, checkpointWrites), closing: make(chan struct{}), closed: make(chan struct{})}
	go func() {
		defer close(c.closed)
		for c.due() {
			// Passive: it waits for nobody and nobody waits for it. What it leaves is done the next time.
			if _, err := db.ExecContext(context.Background(), "PRAGMA wal_checkpoint(PASSIVE)"); err != nil {
				log.Warn("bring the database file up to date", "error", err)
			}
		}
	}()
	return c
}

// wrote tells that something was written. It never waits.
func (c *checkpointer) wrote() {
	if c == nil {
		return
	}
	select {
	case c.written <- struct{}{}:
	default:
	}
}

// due waits until it is time for a checkpoint; false at the end.
func (c *checkpointer) due() bool {
	var quiet <-chan time.Time
	for writes := 0; writes < checkpointWrites; {
		select {
		case <-c.written:
			writes++
			quiet = time.After(checkpointQuiet)
		case <-quiet:
			return true
		case <-c.closing:
			return false
		}
	}
	return true
}

// close ends it. SQLite itself copies what is left when the last connection closes.
func (c *checkpointer) close() {
	if c == nil {
		return
	}
	c.ending.Do(func() { close(c.closing) })
	<-c.closed
}
