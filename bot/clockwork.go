package bot

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"sync"
	"time"

	"tcrbot/knowledge"
)

// Clockwork is an instance of the bot without its connection for events: schedules and outbox, moved by hand on a clock of the
// caller's. With it a year passes in seconds; e2e/simulate lives it through.
type Clockwork struct {
	app  *app
	open func(ctx context.Context, load func() <-chan loadedBase) (*app, error)
	base *knowledge.Base
}

// OpenClockwork opens an instance as serve does, with the same settings, tokens and database.
func OpenClockwork(ctx context.Context, getenv func(string) string, now func() time.Time, log io.Writer) (*Clockwork, error) {
	c := &Clockwork{open: func(ctx context.Context, load func() <-chan loadedBase) (*app, error) {
		w := &world{ctx: ctx, getenv: getenv, out: log, err: log, now: now, random: rand.New(rand.NewPCG(1, 2))}
		line := &commandLine{}
		parser, err := w.parser(line)
		if err != nil {
			return nil, fmt.Errorf("read the command line: %w", err)
		}
		if _, err := parser.Parse([]string{"serve"}); err != nil {
			return nil, fmt.Errorf("read the settings: %w", err)
		}
		return line.Serve.open(w, load)
	}}
	loaded := <-loadBeside()
	c.base = loaded.base
	return c, errors.Join(loaded.err, c.begin(ctx))
}

func (c *Clockwork) begin(ctx context.Context) (err error) {
	known := make(chan loadedBase, 1)
	known <- loadedBase{base: c.base}
	c.app, err = c.open(ctx, func() <-chan loadedBase { return known })
	return err
}

// Restart ends the instance and begins a new one, as when a process follows another. Only the knowledge, which is part of the program
// and takes the longest to read, is not read again.
func (c *Clockwork) Restart(ctx context.Context) error {
	c.app.close()
	return c.begin(ctx)
}

// Plan does the planned jobs whose time has come.
func (c *Clockwork) Plan(ctx context.Context) { c.app.scheduler.look(ctx) }

// Send posts what is due in the outbox, until nothing is or nothing can be.
func (c *Clockwork) Send(ctx context.Context) error {
	for {
		items, err := c.app.store.ClaimOutbox(ctx, sendersMost, sendLease)
		if err != nil || len(items) == 0 {
			return err
		}
		var under sync.WaitGroup
		for _, item := range items {
			under.Go(func() { c.app.outbox.send(ctx, item) })
		}
		under.Wait()
	}
}

// Claim takes what is due and never reports it: the process dies between the claim and the message.
func (c *Clockwork) Claim(ctx context.Context) (int, error) {
	items, err := c.app.store.ClaimOutbox(ctx, sendersMost, sendLease)
	return len(items), err
}

// Close ends the instance.
func (c *Clockwork) Close() { c.app.close() }
