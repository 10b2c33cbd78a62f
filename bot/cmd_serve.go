package bot

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"tcrbot/handlers"
	"tcrbot/knowledge"
	"tcrbot/storage"
)

type serveCommand struct {
	settings `embed:""`
}

// Run connects to Slack and works until the context ends. Everything that can be wrong with the configuration is found
// before the connection: tokens by their beginnings and by auth.test, schedules, channels' form, the database.
func (c *serveCommand) Run(w *world) error {
	a, err := c.open(w, loadBeside)
	if err != nil {
		return err
	}
	defer a.close()
	return a.serve(w.ctx)
}

func (c *serveCommand) open(w *world, load func() <-chan loadedBase) (*app, error) {
	a := &app{instance: newID(), now: w.now, random: w.random}
	var err error
	if a.tokens, err = readTokens(w.getenv); err != nil {
		return nil, err
	}
	if a.log, err = c.logger(w); err != nil {
		return nil, err
	}
	if a.settings, err = c.desk(w.getenv); err != nil {
		return nil, err
	}
	schedules, err := c.schedules()
	if err != nil {
		return nil, err
	}
	base := load()
	a.api, a.web = connect(a.tokens)
	if a.me, err = identify(w.ctx, a.api); err != nil {
		return nil, err
	}
	if a.store, err = c.keep(w, a); err != nil {
		return nil, err
	}
	loaded := <-base
	if loaded.err != nil {
		return nil, errors.Join(loaded.err, a.store.Close())
	}
	a.assemble(w, loaded.base, schedules, c.settings)
	return a, nil
}

type loadedBase struct {
	base *knowledge.Base
	err  error
}

// loadBeside reads the knowledge base while Slack and the database answer: it is the longest part of a start.
func loadBeside() <-chan loadedBase {
	out := make(chan loadedBase, 1)
	go func() {
		base, err := knowledge.Load()
		out <- loadedBase{base, err}
	}()
	return out
}

// keep opens the database, applies the migrations that are missing and makes the workspace known.
func (s settings) keep(w *world, a *app) (*storage.Store, error) {
	address, err := s.database(w.getenv)
	if err != nil {
		return nil, err
	}
	store, err := storage.Open(w.ctx, address, storage.Options{Now: w.now, Log: a.log})
	if err != nil {
		return nil, err
	}
	n, err := store.Migrate(w.ctx)
	if err == nil {
		err = errors.Join(store.SaveTeam(w.ctx, a.me.team, a.me.teamName), store.ReleaseOutbox(w.ctx))
	}
	if err != nil {
		return nil, errors.Join(err, store.Close())
	}
	if n > 0 {
		a.log.Info("migrated the database", "engine", store.Engine(), "migrations", n)
	}
	return store, nil
}

func (a *app) assemble(w *world, base *knowledge.Base, schedules []schedule, s settings) {
	a.settings.WorkspaceURL = a.me.url
	a.settings.CanReadThread = a.me.may("channels:history") && a.me.may("groups:history")
	a.groups = newGroups(a.api, w.now)
	a.people = newPeople(a.api, a.me.team, w.now)
	a.desk = handlers.New(handlers.Parts{Store: a.store, Base: base, Now: w.now, NewID: newID, Log: a.log, Settings: a.settings, Slack: slackFacts{a}})
	a.outbox = newOutbox(a, s.PostRate, s.ChannelRate)
	a.scheduler = newScheduler(a, schedules)
	a.pool = newPool(a.log)
}

// The shutdown has 30 seconds on most platforms; these parts of it leave room.
const (
	finishHandlers = 15 * time.Second
	finishPosts    = 5 * time.Second
	startOver      = time.Second
	gcPercent      = 50                     // an idle bot is to stay small; a busy one has little garbage
	sendAcks       = 250 * time.Millisecond // slack-go drops queued acknowledgements when its context ends
)

// serve runs the parts until the context ends or the connection fails for good, then stops them in the order that loses
// nothing: no new work, running handlers, messages under way, acknowledgements, and only then the connection.
func (a *app) serve(ctx context.Context) error {
	socket, hangUp := context.WithCancel(context.WithoutCancel(ctx))
	defer hangUp()
	work, stopWork := context.WithCancel(context.WithoutCancel(ctx))
	defer stopWork()
	posted := a.outbox.start(work)
	planned := a.scheduler.start(work)
	ended := make(chan error, 1)
	go func() { ended <- a.listen(socket) }()
	debug.SetGCPercent(gcPercent)
	// Reading the knowledge leaves several times its size behind, and an idle bot would keep that for minutes.
	defer time.AfterFunc(startOver, debug.FreeOSMemory).Stop()
	var err error
	select {
	case <-ctx.Done():
		a.log.Info("stopping")
	case err = <-ended:
	}
	stopWork()
	within(finishHandlers, a.pool.close)
	within(finishPosts, func() { <-posted; <-planned })
	if err == nil {
		a.pause(sendAcks)
		hangUp()
		err = <-ended
	}
	if err != nil {
		return fmt.Errorf("the connection to Slack ended: %w", err)
	}
	a.log.Info("stopped")
	return nil
}

// within waits for do, but no longer than a shutdown may take.
func within(most time.Duration, do func()) {
	done := make(chan struct{})
	go func() {
		do()
		close(done)
	}()
	timer := time.NewTimer(most)
	defer timer.Stop()
	select {
	case <-done:
	case <-timer.C:
	}
}

func (a *app) pause(d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	<-timer.C
}

func (a *app) close() {
	if err := a.store.Close(); err != nil {
		a.log.Error("the database did not close cleanly", "error", err)
	}
}
