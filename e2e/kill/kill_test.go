package kill

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"tcrbot/e2e/fakeslack"
	"tcrbot/storage"
)

var (
	reminders = flag.Int("reminders", 300, "people who are owed a reminder; make kill takes 10,000")
	kills     = flag.Int("kills", 6, "how often the program is killed; make kill takes 100")
)

const inFlight = 16 // messages that the program posts at once: no more than so many can be in doubt at a death

// figures are what make kill prints.
type figures struct {
	Reminders int     `json:"reminders"`
	Kills     int     `json:"kills"`
	During    int     `json:"kills_during_the_sweep"`
	Sent      int     `json:"sent"`
	Lost      int     `json:"lost"`
	Twice     int     `json:"twice"`
	Findable  int     `json:"twice_though_findable"`
	Seconds   float64 `json:"seconds"`
}

func TestKilledAtAnyInstantNoReminderIsLost(t *testing.T) {
	k := prepare(t)
	begun, f := time.Now(), figures{Reminders: *reminders, Kills: *kills}
	random := rand.New(rand.NewPCG(3, 1))
	for range *kills {
		p := k.start()
		k.lives(time.Duration(random.Int64N(int64(700 * time.Millisecond))))
		if !k.done() {
			f.During++
		}
		k.kill(p)
	}
	p := k.start()
	k.await("all reminders", k.done)
	k.kill(p)
	for _, n := range k.perPerson() {
		f.Sent += n
		if n == 0 {
			f.Lost++
		}
		f.Twice += max(0, n-1)
	}
	f.Findable, f.Seconds = k.findableTwice(), time.Since(begun).Round(time.Millisecond).Seconds()
	line, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Println(string(line))
	if f.Lost > 0 || f.Findable > 0 || f.Twice > inFlight**kills {
		t.Errorf("it broke its promise: %s", line)
	}
	if f.During < *kills/2 {
		t.Errorf("only %d of %d deaths were during the sweep", f.During, *kills)
	}
	if v := k.slack.Violations(); len(v) > 0 {
		t.Errorf("Slack forbids what the bot did: %q", v[0])
	}
}

// morning is the day on which everybody is owed a reminder.
type morning struct {
	t      *testing.T
	slack  *fakeslack.Server
	binary string
	env    []string
	store  *storage.Store
}

func prepare(t *testing.T) *morning {
	t.Helper()
	dir := t.TempDir()
	m := &morning{t: t, binary: filepath.Join(dir, "tcrbot")}
	build := exec.Command("go", "build", "-o", m.binary, "tcrbot")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("build the program: %v\n%s", err, out)
	}
	m.slack = fakeslack.New(fakeslack.Options{AllowPing: func(fakeslack.Ping) bool { return true }})
	t.Cleanup(m.slack.Close)
	database := filepath.Join(dir, "a.db")
	m.env = append(os.Environ(),
		"SLACK_API_URL="+m.slack.URL(), "SLACK_APP_TOKEN="+fakeslack.AppToken, "SLACK_BOT_TOKEN="+fakeslack.BotToken, "DATABASE_URL="+database,
		"TCRBOT_POST_RATE=400", "TCRBOT_CHANNEL_RATE=1000", "TCRBOT_TIME_ZONE=UTC", "TCRBOT_WORK_HOURS=0:00-24:00", "TCRBOT_WORK_DAYS=sun-sat",
		"TCRBOT_HOLIDAYS=none", "TCRBOT_LOG_LEVEL=warn")
	past := func() time.Time { return time.Now().Add(-3 * 24 * time.Hour) }
	seed, err := storage.Open(t.Context(), database, storage.Options{Now: past})
	m.ok(err)
	_, err = seed.Migrate(t.Context())
	m.ok(err)
	m.seed(seed)
	m.ok(seed.Close())
	m.store, err = storage.Open(t.Context(), database, storage.Options{})
	m.ok(err)
	t.Cleanup(func() { _ = m.store.Close() })
	return m
}

func (m *morning) ok(err error) {
	m.t.Helper()
	if err != nil {
		m.t.Fatal(err)
	}
}

func person(i int) string { return fmt.Sprintf("U0N%05d", i) }

// seed gives everybody a ticket that has waited for three days. Every second one was written to before.
func (m *morning) seed(store *storage.Store) {
	ctx := context.WithoutCancel(m.t.Context())
	m.ok(store.SetSetting(ctx, fakeslack.TeamID, "first-start", fmt.Sprint(time.Now().Add(-4*24*time.Hour).Unix())))
	var earlier []storage.OutboxItem
	for i := range *reminders {
		id := person(i)
		m.slack.AddUser(fakeslack.User{ID: id, Name: strings.ToLower(id), RealName: id, TZ: "UTC"})
		_, _, err := store.CreateTicket(ctx, storage.Ticket{Team: fakeslack.TeamID, Customer: "Zebra", Kind: "campaign", Owner: id}, "", nil)
		m.ok(err)
		if i%2 == 0 {
			earlier = append(earlier, storage.OutboxItem{Team: fakeslack.TeamID, Kind: "message", Channel: id})
		}
	}
	m.ok(store.Enqueue(ctx, earlier...))
	for {
		items, err := store.ClaimOutbox(ctx, 1000, time.Hour)
		m.ok(err)
		if len(items) == 0 {
			return
		}
		for _, item := range items {
			m.ok(store.Sent(ctx, item.ID, "D0"+strings.TrimPrefix(item.Channel, "U0"), "1.1"))
		}
	}
}

// process is the running program.
type process struct{ cmd *exec.Cmd }

func (m *morning) start() *process {
	m.t.Helper()
	p := &process{exec.Command(m.binary, "serve")}
	p.cmd.Env, p.cmd.Stderr = m.env, os.Stderr
	m.ok(p.cmd.Start())
	return p
}

func (m *morning) kill(p *process) {
	m.t.Helper()
	m.ok(p.cmd.Process.Kill())
	_ = p.cmd.Wait()
	m.await("the end of the connection", func() bool { return m.slack.Connections() == 0 })
}

// lives lets the program live until it is connected, and then for a while: so each life has a part in the sweep, and each death
// comes at an instant nobody chose.
func (m *morning) lives(d time.Duration) {
	m.t.Helper()
	m.await("a connection", func() bool { return m.slack.Connections() > 0 })
	timer := time.NewTimer(d)
	defer timer.Stop()
	<-timer.C
}

func (m *morning) await(what string, done func() bool) {
	m.t.Helper()
	ctx, cancel := context.WithTimeout(context.WithoutCancel(m.t.Context()), 20*time.Minute)
	defer cancel()
	m.ok(m.slack.Await(ctx, what, done))
}

// done tells whether everybody has been reminded and nothing waits any more.
func (m *morning) done() bool {
	waiting, _, err := m.store.OutboxDepth(context.WithoutCancel(m.t.Context()))
	return err == nil && waiting == 0 && !slices.Contains(m.perPerson(), 0)
}

func (m *morning) perPerson() []int {
	out := make([]int, *reminders)
	for i := range out {
		out[i] = len(m.slack.DMs(person(i)))
	}
	return out
}

// findableTwice counts those who got a reminder twice though their conversation was known.
func (m *morning) findableTwice() int {
	n := 0
	for i, count := range m.perPerson() {
		if i%2 == 0 && count > 1 {
			n++
		}
	}
	return n
}
