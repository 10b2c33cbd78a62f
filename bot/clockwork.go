package bot

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"sync"
	"time"
)

// Clockwork is an instance of the bot without its connection for events: schedules and outbox, moved by hand on a clock of the
// caller's. With it a year passes in seconds; e2e/simulate lives it through.
type Clockwork struct{ app *app }

// OpenClockwork opens an instance as serve does, with the same settings, tokens and database.
func OpenClockwork(ctx context.Context, getenv func(string) string, now func() time.Time, log io.Writer) (*Clockwork, error) {
	w := &world{ctx: ctx, getenv: getenv, out: log, err: log, now: now, random: rand.New(rand.NewPCG(1, 2))}
	line := &commandLine{}
	parser, err := w.parser(line)
	if err != nil {
		return nil, fmt.Errorf("read the command line: %w", err)
	}
	if _, err := parser.Parse([]string{"serve"}); err != nil {
		return nil, fmt.Errorf("read the settings: %w", err)
	}
	a, err := line.Serve.open(w)
	if err != nil {
		return nil, err
	}
	return &Clockwork{a}, nil
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
