package storage

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// table stands for the database: it fails as often as the test says.
type table struct {
	failures int
	tries    int
	batches  []int
	rows     []string
	at       []time.Time
}

func (d *table) write(_ context.Context, batch []Lookup) error {
	d.tries++
	if d.failures != 0 {
		d.failures--
		return errors.New("the disk is full")
	}
	d.batches = append(d.batches, len(batch))
	d.at = append(d.at, time.Now())
	for _, l := range batch {
		d.rows = append(d.rows, l.ID)
	}
	return nil
}

// withQueue runs a test on a queue whose time passes at once when everybody waits.
func withQueue(t *testing.T, d *table, test func(t *testing.T, q *lookupQueue, log *strings.Builder)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		var log strings.Builder
		q := startLookupQueue(d.write, slog.New(slog.NewTextHandler(&log, nil)))
		defer q.stop()
		test(t, q, &log)
	})
}

// pass lets time pass, in which the queue does what it has to.
func pass(d time.Duration) {
	<-time.After(d)
	synctest.Wait()
}

func add(q *lookupQueue, from, to int) {
	for i := from; i < to; i++ {
		q.add(Lookup{Team: "T1", ID: fmt.Sprint(i)})
	}
}

func TestLookupsAreWrittenTogetherWithinAQuarterSecond(t *testing.T) {
	d := &table{}
	withQueue(t, d, func(t *testing.T, q *lookupQueue, _ *strings.Builder) {
		start := time.Now()
		for i := range 5 {
			add(q, i, i+1)
			pass(30 * time.Millisecond)
		}
		pass(250 * time.Millisecond)
		if !slices.Equal(d.batches, []int{5}) || d.at[0].Sub(start) > 250*time.Millisecond {
			t.Errorf("batches %v, the first after %v", d.batches, d.at[0].Sub(start))
		}
		if _, ok := q.find("T1", "0"); ok {
			t.Error("what is written still waits")
		}
	})
}

func TestAFullBatchIsWrittenAtOnce(t *testing.T) {
	d := &table{}
	withQueue(t, d, func(t *testing.T, q *lookupQueue, _ *strings.Builder) {
		start := time.Now()
		add(q, 0, 250)
		pass(time.Second)
		if len(d.rows) != 250 || slices.Max(d.batches) > lookupBatch || !d.at[0].Equal(start) || d.at[len(d.at)-1].Sub(start) > 250*time.Millisecond {
			t.Errorf("%d rows in batches %v at %v", len(d.rows), d.batches, d.at)
		}
	})
}

func TestLookupsOutliveADatabaseThatFailsForAMinute(t *testing.T) {
	d := &table{failures: 8}
	withQueue(t, d, func(t *testing.T, q *lookupQueue, log *strings.Builder) {
		add(q, 0, 150)
		pass(10 * time.Second)
		if l, ok := q.find("T1", "0"); !ok || l.ID != "0" {
			t.Error("meanwhile it cannot be read")
		}
		add(q, 150, 200)
		pass(2 * time.Minute)
		if len(d.rows) != 200 || !slices.IsSortedFunc(d.rows, func(a, b string) int { return len(a) - len(b) }) {
			t.Errorf("%d of 200 were written", len(d.rows))
		}
		if d.tries > 8+3 {
			t.Errorf("it was tried %d times", d.tries)
		}
		if !strings.Contains(log.String(), "lookups wait for the database") {
			t.Errorf("the log says %q", log)
		}
	})
}

func TestABatchThatAlwaysFailsDoesNotKeepTheOthersBack(t *testing.T) {
	d := &table{failures: lookupTries}
	withQueue(t, d, func(t *testing.T, q *lookupQueue, log *strings.Builder) {
		add(q, 0, 101)
		pass(10 * time.Minute)
		if !slices.Equal(d.rows, []string{"100"}) || !strings.Contains(log.String(), `"lookups were lost" count=100`) {
			t.Errorf("written were %v; the log says %s", d.rows, log)
		}
	})
}

func TestAddNeverWaitsAndTheLineIsBounded(t *testing.T) {
	d := &table{failures: -1}
	withQueue(t, d, func(t *testing.T, q *lookupQueue, log *strings.Builder) {
		add(q, 0, lookupRoom+5)
		if q.length() != lookupRoom || strings.Count(log.String(), "a lookup was dropped") != 5 {
			t.Errorf("%d wait; the log says %s", q.length(), log)
		}
	})
}

func TestFlushSaysThatLookupsAreNotWritten(t *testing.T) {
	d := &table{failures: 1}
	withQueue(t, d, func(t *testing.T, q *lookupQueue, _ *strings.Builder) {
		add(q, 0, 3)
		if err := q.flush(t.Context()); err == nil {
			t.Error("it says that they are")
		}
		if err := q.flush(t.Context()); err != nil || len(d.rows) != 3 {
			t.Errorf("then: %v, %d rows", err, len(d.rows))
		}
	})
}

func TestStopTriesOnceMoreAndSaysWhatIsLost(t *testing.T) {
	for failures, want := range map[int]string{1: "", -1: `"lookups were lost" count=3`} {
		d := &table{failures: failures}
		withQueue(t, d, func(t *testing.T, q *lookupQueue, log *strings.Builder) {
			add(q, 0, 3)
			q.stop()
			add(q, 3, 4)
			if !strings.Contains(log.String(), want) || d.tries != 2 || !strings.Contains(log.String(), "a lookup was dropped") {
				t.Errorf("%d tries; the log says %s", d.tries, log)
			}
		})
	}
}
