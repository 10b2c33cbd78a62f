package bot

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"
)

const (
	connectsAMinute = 5 // more mean that something is wrong: pause
	longPause       = 30 * time.Second
	shortPause      = time.Second
	steady          = time.Minute // a connection that lasted so long was a good one
)

// connections judges how the socket fares. It is used by the drain loop alone.
type connections struct {
	app     *app
	times   []time.Time
	fatal   chan error
	restart func()
}

// note looks at one event of the socket client.
func (c *connections) note(e socketmode.Event) {
	switch e.Type {
	case socketmode.EventTypeConnected:
		c.connected()
	case socketmode.EventTypeHello:
		if n := e.Request.NumConnections; n > 2 {
			c.app.log.Warn("Slack counts more connections than this process has; clicks may get lost to old ones", "connections", n)
		}
	case socketmode.EventTypeConnectionError:
		c.failed(e)
	case socketmode.EventTypeInvalidAuth:
		c.end("invalid_auth")
	case socketmode.EventTypeErrorWriteFailed:
		c.app.log.Error("an acknowledgement was lost with its connection")
	case socketmode.EventTypeIncomingError:
		c.app.log.Info("the connection broke; connecting again")
	}
}

func (c *connections) connected() {
	now := c.app.now()
	c.times = append(c.times, now)
	for len(c.times) > 0 && now.Sub(c.times[0]) > time.Minute {
		c.times = c.times[1:]
	}
	c.app.log.Info("connected to Slack", "team", c.app.me.team)
	if len(c.times) > connectsAMinute {
		c.app.log.Warn("Slack drops the connection again and again; pausing", "connects", len(c.times))
		c.times = nil
		c.restart()
	}
}

func (c *connections) failed(e socketmode.Event) {
	failure, ok := e.Data.(*slack.ConnectionErrorEvent)
	if !ok {
		return
	}
	code := slackCode(failure.ErrorObj)
	if fatalCode(code) {
		c.end(code)
		return
	}
	c.app.log.Warn("cannot connect to Slack; trying again", "attempt", failure.Attempt, "code", code)
}

func (c *connections) end(code string) {
	select {
	case c.fatal <- appTokenError(code):
	default:
	}
}

func appTokenError(code string) error {
	return fmt.Errorf("SLACK_APP_TOKEN is refused by Slack (%s): copy it again from %s, and see that Socket Mode is on", code, whereApp)
}

// listen keeps a connection to Slack until the context ends. It returns nil then, and an error only where nobody but an
// admin can help. slack-go reconnects by itself, but without any pause between good connections and without saying why it
// stops: both are watched here.
func (a *app) listen(ctx context.Context) error {
	fatal := make(chan error, 1)
	for pause := shortPause; ; pause = min(pause*2, longPause) {
		began := a.now()
		err := a.listenOnce(ctx, fatal)
		if a.now().Sub(began) > steady {
			pause = shortPause
		}
		if ctx.Err() != nil {
			return nil
		}
		if err != nil {
			return err
		}
		wait := pause/2 + time.Duration(a.random.Int64N(int64(pause)))
		a.log.Info("connecting to Slack again", "after", wait)
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(wait):
		}
	}
}

func (a *app) listenOnce(ctx context.Context, fatal chan error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	s := newSocket(a.api, a.tokens)
	watch := &connections{app: a, fatal: fatal, restart: cancel}
	ended := make(chan error, 1)
	go func() { ended <- s.RunContext(ctx) }()
	go a.drain(ctx, s, watch.note)
	select {
	case err := <-fatal:
		return err
	case err := <-ended:
		if code := slackCode(err); fatalCode(code) {
			return appTokenError(code)
		}
		if err != nil && !errors.Is(err, context.Canceled) {
			a.log.Warn("the connection ended", "error", slackCode(err))
		}
		return nil
	}
}
