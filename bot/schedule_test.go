package bot

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"github.com/robfig/cron/v3"

	"tcrbot/handlers"
)

func newYork(t *testing.T) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

// counting is a scheduler of one job that counts its runs.
func counting(t *testing.T, path string, c *clock, runs *int, line string, makeUp time.Duration) *scheduler {
	t.Helper()
	times, err := cron.ParseStandard(line)
	if err != nil {
		t.Fatal(err)
	}
	a := &app{now: c.now, log: quiet(), random: seeded(), store: openStore(t, path, c.now), me: identity{team: "T1"}, instance: t.Name()}
	a.desk = handlers.New(handlers.Parts{Store: a.store, Now: c.now, Log: quiet()}) // in New York by default
	a.outbox = newOutbox(a, 1, 1)
	job := handlers.Job{Name: "count", MakeUp: makeUp, Run: func(*handlers.Desk, context.Context, string) error { *runs++; return nil }}
	return newScheduler(a, []schedule{{job, times}})
}

func TestJobsRunOnceHoweverManyProcessesLook(t *testing.T) {
	path, runs := filepath.Join(t.TempDir(), "a.db"), 0
	c := &clock{at: time.Date(2026, 11, 23, 8, 0, 0, 0, newYork(t))} // a Monday
	one := counting(t, path, c, &runs, "0 9 * * 1-5", 8*time.Hour)
	two := counting(t, path, c, &runs, "0 9 * * 1-5", 8*time.Hour)
	steps := []struct {
		move time.Duration
		want int
		why  string
	}{
		{0, 0, "what was planned before the first start is nobody's business"},
		{59 * time.Minute, 0, "it is not nine yet"},
		{time.Minute, 1, "it is nine"},
		{time.Minute, 1, "it was done"},
		{24 * time.Hour, 2, "the next day, a minute late"},
		{72 * time.Hour, 3, "a laptop asleep for three days makes up for the last one only"},
		{24 * time.Hour, 3, "Saturday"},
		{2*24*time.Hour + 9*time.Hour, 3, "Monday, nine hours late: no reminders in the evening"},
		{15 * time.Hour, 4, "Tuesday morning"},
	}
	for _, s := range steps {
		c.move(s.move)
		one.look(t.Context())
		two.look(t.Context())
		one.look(t.Context())
		if runs != s.want {
			t.Fatalf("%s: %d runs, want %d (%s)", c.now().In(newYork(t)).Format("Mon 15:04"), runs, s.want, s.why)
		}
	}
}

func TestPlannedTimesFollowDaylightSaving(t *testing.T) {
	times, err := cron.ParseStandard("0 9 * * *")
	if err != nil {
		t.Fatal(err)
	}
	zone := newYork(t)
	for _, day := range []time.Time{
		time.Date(2026, 3, 7, 12, 0, 0, 0, zone), time.Date(2026, 3, 8, 12, 0, 0, 0, zone),
		time.Date(2026, 11, 1, 12, 0, 0, 0, zone), time.Date(2026, 11, 2, 12, 0, 0, 0, zone),
	} {
		at := lastBefore(times, day, 8*time.Hour)
		if at.Hour() != 9 || at.Day() != day.Day() {
			t.Errorf("on %s the job is planned for %s", day.Format(time.DateOnly), at)
		}
	}
}

// A run that fails comes again when its lease has ended.
func TestFailedJobsAreTriedAgain(t *testing.T) {
	path, runs := filepath.Join(t.TempDir(), "a.db"), 0
	c := &clock{at: time.Date(2026, 11, 24, 8, 59, 0, 0, newYork(t))}
	s := counting(t, path, c, &runs, "0 9 * * *", 8*time.Hour)
	good := s.schedules[0].job.Run
	s.schedules[0].job.Run = func(*handlers.Desk, context.Context, string) error { panic("broken") }
	s.look(t.Context())
	c.move(time.Minute)
	s.look(t.Context())
	s.schedules[0].job.Run = good
	s.look(t.Context())
	if runs != 0 {
		t.Fatal("it ran before its lease ended")
	}
	c.move(jobLease + time.Second)
	s.look(t.Context())
	if runs != 1 {
		t.Fatalf("%d runs after the lease", runs)
	}
}
