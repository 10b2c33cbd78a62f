package bot

import (
	"context"
	"fmt"
	"log/slog"
	"strconv"
	"time"

	"github.com/robfig/cron/v3"

	"tcrbot/handlers"
)

const (
	jobLease    = 10 * time.Minute
	everyMinute = "* * * * *" // the team may change its time zone, and a machine may sleep: what is due is looked up each time
	keepSent    = 60 * 24 * time.Hour
	firstStart  = "first-start"
	houseKeeper = "purge"
)

// schedule is a job with its times.
type schedule struct {
	job   handlers.Job
	times cron.Schedule
}

// scheduler runs the jobs. Each planned time of a job is claimed in the database under its own name, so that it is done
// once however many processes run, and one that was missed is made up for while that still makes sense.
type scheduler struct {
	app       *app
	schedules []schedule
	first     time.Time         // see begun
	done      map[string]string // the last run of each job that this process finished
}

func newScheduler(a *app, list []schedule) *scheduler {
	return &scheduler{app: a, schedules: list, done: map[string]string{}}
}

// start runs jobs until the context ends; the channel closes when the running ones are done.
func (s *scheduler) start(ctx context.Context) <-chan struct{} {
	done := make(chan struct{})
	c := cron.New(cron.WithChain(cron.SkipIfStillRunning(cron.DiscardLogger)))
	if _, err := c.AddFunc(everyMinute, func() { s.look(ctx) }); err != nil {
		s.app.log.Error("nothing is done on schedule", "error", err)
	}
	go func() {
		defer close(done)
		s.look(ctx)
		c.Start()
		<-ctx.Done()
		<-c.Stop().Done()
	}()
	return done
}

// look runs every job whose last planned time has not been done yet.
func (s *scheduler) look(ctx context.Context) {
	now := s.app.now()
	if err := s.app.store.Beat(ctx, s.app.instance); err != nil && ctx.Err() == nil {
		s.app.log.Error("no heartbeat", "error", err)
	}
	begun, err := s.begun(ctx, now)
	if err != nil {
		s.failed(ctx, "start", err)
		return
	}
	zone := s.app.desk.Zone(ctx, s.app.me.team)
	for _, planned := range s.schedules {
		at := lastBefore(planned.times, now.In(zone), planned.job.MakeUp)
		if at.IsZero() || at.Before(begun) {
			continue
		}
		s.once(ctx, planned.job.Name, at.UTC().Format(time.RFC3339), func() error {
			return planned.job.Run(s.app.desk, ctx, s.app.me.team)
		})
	}
	s.once(ctx, houseKeeper, now.UTC().Format(time.DateOnly), func() error {
		_, err := s.app.store.PurgeBefore(ctx, now.Add(-keepSent))
		return err
	})
}

// begun is when this workspace first ran the bot: what was planned before that is nobody's business. It never changes.
func (s *scheduler) begun(ctx context.Context, now time.Time) (time.Time, error) {
	if !s.first.IsZero() {
		return s.first, nil
	}
	kept, err := s.app.store.Setting(ctx, s.app.me.team, firstStart)
	if err != nil {
		return time.Time{}, err
	}
	if n, err := strconv.ParseInt(kept, 10, 64); err == nil {
		s.first = time.Unix(n, 0)
		return s.first, nil
	}
	return now, s.app.store.SetSetting(ctx, s.app.me.team, firstStart, fmt.Sprint(now.Unix()))
}

// once claims a run and does it. A run that fails is left to the end of its lease and then tried again.
func (s *scheduler) once(ctx context.Context, name, period string, run func() error) {
	if ctx.Err() != nil || s.done[name] == period {
		return
	}
	mine, err := s.app.store.ClaimJob(ctx, s.app.me.team, name, period, jobLease)
	if err == nil && !mine {
		return
	}
	if err == nil {
		err = s.safely(run)
	}
	if err == nil {
		err = s.app.store.FinishJob(ctx, s.app.me.team, name, period)
	}
	if err != nil {
		s.failed(ctx, name, err)
		return
	}
	s.done[name] = period
	level := slog.LevelInfo
	if name == "remind" { // every few minutes, and mostly with nothing to do
		level = slog.LevelDebug
	}
	s.app.log.Log(ctx, level, "did a planned job", "job", name, "planned", period)
	s.app.outbox.wake()
}

func (s *scheduler) safely(run func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = errPanicked
		}
	}()
	return run()
}

func (s *scheduler) failed(ctx context.Context, name string, err error) {
	if ctx.Err() == nil {
		s.app.log.Error("a planned job failed; it is tried again", "job", name, "error", err)
	}
}

// lastBefore is the last planned time up to now that is no older than late; the zero time if there is none.
func lastBefore(times cron.Schedule, now time.Time, late time.Duration) time.Time {
	var last time.Time
	for at := times.Next(now.Add(-late - time.Second)); !at.IsZero() && !at.After(now); at = times.Next(at) {
		last = at
	}
	return last
}
