package bot

import (
	"bytes"
	"context"
	"log/slog"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"tcrbot/e2e/fakeslack"
	"tcrbot/storage"
)

const patient = 20 * time.Second

// running is the bot as serve runs it, in this process, against a stand-in for Slack.
type running struct {
	slack *fakeslack.Server
	stop  context.CancelFunc
	code  chan int
	log   *safeBuffer
}

// serving starts the bot and waits until it is connected. It must end with 0 and have done nothing wrong.
func serving(t *testing.T, opts fakeslack.Options, settings map[string]string) *running {
	t.Helper()
	slack := fakeslack.New(opts)
	t.Cleanup(slack.Close)
	return servingOn(t, slack, settings)
}

func servingOn(t *testing.T, slack *fakeslack.Server, settings map[string]string) *running {
	t.Helper()
	r := &running{slack: slack, code: make(chan int, 1), log: &safeBuffer{}}
	before := slack.Connected()
	env := map[string]string{
		"SLACK_API_URL": r.slack.URL(), "SLACK_APP_TOKEN": fakeslack.AppToken, "SLACK_BOT_TOKEN": fakeslack.BotToken,
		"DATABASE_URL": filepath.Join(t.TempDir(), "tcrbot.db"), "TCRBOT_TEAM_CHANNEL": "C0TEAM",
		"TCRBOT_POST_RATE": "1000", "TCRBOT_CHANNEL_RATE": "1000",
	}
	maps.Copy(env, settings)
	ctx, cancel := context.WithCancel(t.Context())
	r.stop = cancel
	go func() {
		r.code <- Run(ctx, []string{"serve"}, func(name string) string { return env[name] }, nil, os.Stdout, r.log)
	}()
	t.Cleanup(cancel)
	r.await(t, "the connection", func() bool { return r.slack.Connected() > before })
	return r
}

func (r *running) await(t *testing.T, what string, done func() bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patient)
	defer cancel()
	if err := r.slack.Await(ctx, what, done); err != nil {
		t.Fatalf("%v\n%s\nviolations: %q", err, r.log, r.slack.Violations())
	}
}

// end stops the bot, which must end with 0 and have done nothing that Slack forbids.
func (r *running) end(t *testing.T) {
	t.Helper()
	r.stop()
	select {
	case code := <-r.code:
		if code != 0 {
			t.Errorf("exit code %d\n%s", code, r.log)
		}
	case <-time.After(patient):
		t.Fatalf("the bot does not stop\n%s", r.log)
	}
	for _, v := range r.slack.Violations() {
		t.Error("violation:", v)
	}
}

// safeBuffer is a log that the bot and the test may touch at once.
type safeBuffer struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (b *safeBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.Write(p)
}

func (b *safeBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.String()
}

// clock is a clock that stands still until it is moved.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) move(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

// openStore opens a new database in a file.
func openStore(t *testing.T, path string, now func() time.Time) *storage.Store {
	t.Helper()
	store, err := storage.Open(t.Context(), path, storage.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	if _, err := store.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	return store
}

func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

func seeded() *rand.Rand { return rand.New(rand.NewPCG(1, 2)) }
