package storage

import (
	"context"
	"log/slog"
	"slices"
	"sync"
	"time"
)

const (
	lookupBatch    = 100
	lookupPause    = 200 * time.Millisecond // how long a lookup waits for others to join it
	lookupRoom     = 4096                   // lookups that wait at most
	lookupTries    = 12                     // of one batch, about four minutes in all
	lookupMaxPause = time.Minute
	lookupTimeout  = 10 * time.Second // of one try
)

type lookupKey struct{ team, id string }

// lookupQueue writes lookups in batches, off the path of answers. One goroutine writes; add, find, flush and stop may be
// called from any.
type lookupQueue struct {
	write   func(context.Context, []Lookup) error
	log     *slog.Logger
	wake    chan struct{} // something waits to be written
	flushes chan chan error
	stopped chan struct{} // closed to stop the goroutine
	done    chan struct{} // closed by the goroutine

	mu      sync.Mutex
	line    []Lookup // the oldest first; a batch leaves it only when it is written
	waiting map[lookupKey]Lookup
	closed  bool
}

func startLookupQueue(write func(context.Context, []Lookup) error, log *slog.Logger) *lookupQueue {
	q := &lookupQueue{
		write: write, log: log, wake: make(chan struct{}, 1), flushes: make(chan chan error), stopped: make(chan struct{}),
		done: make(chan struct{}), waiting: map[lookupKey]Lookup{},
	}
	go q.run()
	return q
}

// add puts a lookup in line. It never waits.
func (q *lookupQueue) add(l Lookup) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.closed || len(q.line) >= lookupRoom {
		q.log.Error("a lookup was dropped", "closed", q.closed, "waiting", len(q.line))
		return
	}
	q.line = append(q.line, l)
	q.waiting[lookupKey{l.Team, l.ID}] = l
	if len(q.line) == 1 || len(q.line) >= lookupBatch {
		q.nudge()
	}
}

func (q *lookupQueue) nudge() {
	select {
	case q.wake <- struct{}{}:
	default:
	}
}

// find gives a lookup that still waits.
func (q *lookupQueue) find(team, id string) (Lookup, bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	l, ok := q.waiting[lookupKey{team, id}]
	return l, ok
}

// flush writes what waits, now.
func (q *lookupQueue) flush(ctx context.Context) error {
	reply := make(chan error, 1)
	select {
	case q.flushes <- reply:
	case <-q.done:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
	select {
	case err := <-reply:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// stop takes no more lookups, writes what waits and returns. What cannot be written then is lost.
func (q *lookupQueue) stop() {
	q.mu.Lock()
	if !q.closed {
		q.closed = true
		close(q.stopped)
	}
	q.mu.Unlock()
	<-q.done
}

func (q *lookupQueue) run() {
	defer close(q.done)
	tries := 0
	var timer <-chan time.Time
	for {
		select {
		case <-q.wake:
			if timer != nil && (tries > 0 || q.length() < lookupBatch) {
				continue // the timer says when; after a failure a full batch waits for it too
			}
			if q.length() >= lookupBatch {
				tries = q.step(tries)
			}
		case <-timer:
			tries = q.step(tries)
		case reply := <-q.flushes:
			err := q.drain()
			if err == nil {
				tries = 0
			}
			reply <- err
		case <-q.stopped:
			q.finish()
			return
		}
		timer = q.next(tries)
	}
}

// next is when to write again: never while nothing waits, at once for a full batch, later after each failure.
func (q *lookupQueue) next(tries int) <-chan time.Time {
	switch n := q.length(); {
	case n == 0:
		return nil
	case n >= lookupBatch && tries == 0:
		return time.After(0)
	}
	return time.After(min(lookupPause<<tries, lookupMaxPause))
}

// step writes the first batch and tells how often it has failed by now. One that failed too often is dropped, so that it does
// not keep the others back for ever.
func (q *lookupQueue) step(tries int) int {
	batch, err := q.writeFirst()
	switch {
	case err == nil:
		return 0
	case tries+1 < lookupTries:
		q.log.Warn("lookups wait for the database", "count", len(batch), "try", tries+1, "error", err)
		return tries + 1
	}
	q.log.Error("lookups were lost", "count", len(batch), "error", err)
	q.drop(len(batch))
	return 0
}

// drain writes what waits now, or up to the first batch that fails.
func (q *lookupQueue) drain() error {
	for range (q.length() + lookupBatch - 1) / lookupBatch {
		if _, err := q.writeFirst(); err != nil {
			return err
		}
	}
	return nil
}

// finish writes what waits at the end, with a second try.
func (q *lookupQueue) finish() {
	err := q.drain()
	if err != nil {
		err = q.drain()
	}
	if err != nil {
		q.log.Error("lookups were lost", "count", q.length(), "error", err)
	}
}

func (q *lookupQueue) writeFirst() ([]Lookup, error) {
	q.mu.Lock()
	batch := q.line[:min(len(q.line), lookupBatch)]
	q.mu.Unlock()
	if len(batch) == 0 {
		return nil, nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), lookupTimeout)
	defer cancel()
	if err := q.write(ctx, batch); err != nil {
		return batch, err
	}
	q.drop(len(batch))
	return batch, nil
}

// drop takes the first n out of the line.
func (q *lookupQueue) drop(n int) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for _, l := range q.line[:n] {
		delete(q.waiting, lookupKey{l.Team, l.ID})
	}
	q.line = slices.Clone(q.line[n:])
}

func (q *lookupQueue) length() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	return len(q.line)
}
