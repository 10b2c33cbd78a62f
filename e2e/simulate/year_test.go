package simulate

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"

	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"tcrbot/bot"
	"tcrbot/e2e/fakeslack"
	"tcrbot/e2e/pgtest"
	"tcrbot/storage"
)

var weeks = flag.Int("weeks", 3, "how long the simulated team works; make simulate takes 52")

// figures are what make simulate prints.
type figures struct {
	Database    string  `json:"database"`
	Weeks       int     `json:"weeks"`
	People      int     `json:"people"`
	Tickets     int     `json:"tickets"`
	Owed        int     `json:"owed"`
	Sent        int     `json:"sent"`
	Lost        int     `json:"lost"`
	Twice       int     `json:"twice"`
	OutOfHours  int     `json:"out_of_hours"`
	Unasked     int     `json:"unasked"`
	Questions   int     `json:"questions"`
	Waves       int     `json:"waves"`
	WavesFound  int     `json:"waves_found"`
	FalseAlarms int     `json:"false_alarms"`
	Looks       int     `json:"looks"`
	Restarts    int     `json:"restarts"`
	Deaths      int     `json:"deaths"`
	Outages     int     `json:"outages"`
	Seconds     float64 `json:"seconds"`
}

func TestAYearOfReminders(t *testing.T) {
	for name, address := range map[string]func(*testing.T) string{
		"sqlite":   func(t *testing.T) string { return filepath.Join(memory(t), "a.db") },
		"postgres": func(t *testing.T) string { return pgtest.Database(t) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			begun := time.Now()
			y := newYear(t, address(t), *weeks)
			y.live()
			y.figures.Database, y.figures.Seconds = name, time.Since(begun).Round(time.Millisecond).Seconds()
			line, err := json.Marshal(y.figures)
			if err != nil {
				t.Fatal(err)
			}
			fmt.Println(string(line))
			f := y.figures
			if f.Owed != f.Sent || f.Lost+f.Twice+f.OutOfHours+f.Unasked > 0 {
				t.Errorf("it broke its promises: %s", line)
			}
			if f.WavesFound < f.Waves || f.FalseAlarms > max(1, *weeks*12/52) {
				t.Errorf("the radar missed a wave, or alarmed too often: %s", line)
			}
			if f.Waves == 0 || f.Owed < 15**weeks || f.Restarts == 0 || f.Deaths == 0 || f.Outages == 0 {
				t.Errorf("too little happened to show anything: %s", line)
			}
		})
	}
}

// memory is a folder that no disk has to be waited for, where the system has one. Nothing here loses its machine's power: processes
// die between two calls, and e2e/kill kills them at any instant. The tests' Postgres waits for no disk either.
func memory(t *testing.T) string {
	dir, err := os.MkdirTemp("/dev/shm", "tcrbot-simulate-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

// year is a simulated year.
type year struct {
	t       *testing.T
	random  *rand.Rand
	zone    *time.Location
	clock   *atomic.Int64
	end     time.Time
	slack   *fakeslack.Server
	env     map[string]string
	store   *storage.Store // the people's hand
	bots    []*bot.Clockwork
	log     *bytes.Buffer
	ledger  *ledger
	people  []string
	seen    map[string]int // messages that were looked at, by receiver
	days    map[string]bool
	asked   *asking
	figures figures
}

const (
	teamSize = 40
	manager  = "U0MGR"
	channel  = "C0TEAM"
)

func newYear(t *testing.T, address string, weeks int) *year {
	t.Helper()
	zone, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	start := time.Date(2026, 1, 5, 0, 0, 0, 0, zone)
	y := &year{t: t, random: rand.New(rand.NewPCG(7, 7)), zone: zone, clock: &atomic.Int64{}, end: start.AddDate(0, 0, 7*weeks), log: &bytes.Buffer{}, seen: map[string]int{}, days: map[string]bool{}}
	y.clock.Store(start.Unix())
	y.slack = fakeslack.New(fakeslack.Options{Now: y.now, AllowPing: func(fakeslack.Ping) bool { return true }})
	t.Cleanup(y.slack.Close)
	y.ledger = &ledger{
		hours: newLedgerHours(start, zone, 7*weeks+30), zones: map[string]*time.Location{channel: zone, manager: zone}, entries: map[int64]*entry{},
		absent: map[string]absence{}, last: map[string]string{}, manager: manager, channel: channel,
	}
	y.hire()
	y.env = map[string]string{
		"SLACK_API_URL": y.slack.URL(), "SLACK_APP_TOKEN": fakeslack.AppToken, "SLACK_BOT_TOKEN": fakeslack.BotToken, "DATABASE_URL": address,
		"TCRBOT_TEAM_CHANNEL": channel, "TCRBOT_POST_RATE": "1000000", "TCRBOT_CHANNEL_RATE": "1000000",
		"TCRBOT_OWN_HOLIDAYS": "2026-12-24", "TCRBOT_LOG_LEVEL": "info",
	}
	if y.store, err = storage.Open(t.Context(), address, storage.Options{Now: y.now}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = y.store.Close() })
	y.asked = newAsking(start, y.end, y.store.SaveLookup)
	y.bots = []*bot.Clockwork{y.start(), y.start()}
	y.ok(y.store.SetSetting(t.Context(), fakeslack.TeamID, "managers", manager))
	t.Cleanup(func() {
		for _, b := range y.bots {
			b.Close()
		}
	})
	y.figures.Weeks, y.figures.People = weeks, teamSize
	return y
}

func (y *year) now() time.Time { return time.Unix(y.clock.Load(), 0).UTC() }

// hire fills the team: most in New York, the others across the world, one at a quarter past.
func (y *year) hire() {
	zones := []string{"America/New_York", "America/Chicago", "America/Los_Angeles", "Europe/London", "Asia/Kathmandu"}
	y.slack.AddUser(fakeslack.User{ID: manager, Name: "mgr", RealName: "Mia Manager", TZ: "America/New_York"})
	for i := range teamSize {
		name := zones[0]
		if i >= 20 {
			name = zones[1+i%4]
		}
		zone, err := time.LoadLocation(name)
		if err != nil {
			y.t.Fatal(err)
		}
		id := fmt.Sprintf("U0P%02d", i)
		y.slack.AddUser(fakeslack.User{ID: id, Name: fmt.Sprintf("p%02d", i), RealName: "Person", TZ: name})
		y.people = append(y.people, id)
		y.ledger.zones[id] = zone
	}
}

func (y *year) start() *bot.Clockwork {
	y.t.Helper()
	b, err := bot.OpenClockwork(y.t.Context(), func(name string) string { return y.env[name] }, y.now, y.log)
	if err != nil {
		y.t.Fatal(err)
	}
	return b
}

// live lets the year pass. Between two looks of the bots up to a few hours go by, so that mornings are met early and late.
func (y *year) live() {
	begun := y.now()
	for at := begun; at.Before(y.end); at = y.next(at) {
		y.clock.Store(at.Unix())
		y.work()
		y.asked.until(at)
		y.ok(y.store.Flush(y.t.Context()))
		y.look()
		if y.random.IntN(60) == 0 { // a clock that is put right, back by an hour and forward again
			y.clock.Store(at.Add(-time.Hour).Unix())
			y.look()
			y.clock.Store(at.Unix())
		}
	}
	y.figures.Questions, y.figures.Waves, y.figures.WavesFound, y.figures.FalseAlarms = y.asked.n, len(y.asked.waves), y.asked.found(), y.asked.falseAlarms
	if n := len(y.slack.Violations()); n > 0 {
		y.t.Errorf("Slack forbids what the bot did %d times: %q", n, y.slack.Violations()[0])
	}
}

// next is when the bots look again: at the mornings of all zones, and at odd hours between them.
func (y *year) next(at time.Time) time.Time {
	switch local := at.In(y.zone); {
	case y.random.IntN(300) == 0 && !y.asked.going(at): // on the day of a wave nobody could ask, so there would be none
		return at.Add(3 * 24 * time.Hour) // the machine sleeps
	case !workday(local) || local.Hour() >= 20:
		return at.Add(time.Duration(2+y.random.IntN(20)) * slot)
	}
	return at.Add(time.Duration(1+y.random.IntN(10)) * slot)
}

// work is what people do before the bots look, by chance and in their hours.
func (y *year) work() {
	if !atWork(y.now().In(y.zone)) {
		return
	}
	for range y.random.IntN(3) {
		y.open()
	}
	for _, n := range slices.Sorted(maps.Keys(y.ledger.entries)) {
		if e := y.ledger.entries[n]; e.status.Open() && y.random.IntN(40) == 0 {
			y.act(e)
		}
	}
	if who := y.people[y.random.IntN(teamSize)]; y.random.IntN(30) == 0 {
		a := absence{until: begin(y.now().In(y.zone)).AddDate(0, 0, 1+y.random.IntN(10))}
		if y.random.IntN(3) > 0 {
			a.backup = y.people[y.random.IntN(teamSize)]
		}
		if a.backup == who {
			return
		}
		y.ok(y.store.SaveAbsence(y.t.Context(), storage.Absence{Team: fakeslack.TeamID, Person: who, Until: a.until, Backup: a.backup}))
		if a.backup == "" {
			a.backup = y.ledger.absent[who].backup
		}
		y.ledger.absent[who] = a
	}
}

func (y *year) ok(err error) {
	y.t.Helper()
	if err != nil {
		y.t.Fatal(err)
	}
}

func (y *year) open() {
	owner := y.people[y.random.IntN(teamSize)]
	if y.random.IntN(6) == 0 {
		owner = ""
	}
	t, _, err := y.store.CreateTicket(y.t.Context(), storage.Ticket{Team: fakeslack.TeamID, Customer: "Customer", Kind: "campaign", Owner: owner}, "", nil)
	y.ok(err)
	y.ledger.entries[t.Number] = &entry{number: t.Number, owner: owner, status: storage.StatusNew, since: y.now()}
	y.figures.Tickets++
}

// act moves a ticket, notes something on it, snoozes it or hands it over.
func (y *year) act(e *entry) {
	moves := []storage.Status{storage.StatusWorking, storage.StatusWaitingCustomer, storage.StatusWaitingProvider, storage.StatusWaitingProvider, storage.StatusApproved, storage.StatusClosed, storage.StatusClosed}
	what := y.random.IntN(10)
	_, err := y.store.ChangeTicket(y.t.Context(), fakeslack.TeamID, e.number, manager, func(t *storage.Ticket) ([]storage.Event, error) {
		switch what {
		case 0:
			e.noted = y.now()
			return []storage.Event{{Kind: storage.EventNote, Text: "a note"}}, nil
		case 1:
			e.snoozed = nine(y.now().In(y.zone).AddDate(0, 0, 1+y.random.IntN(6)))
			t.SnoozedUntil = e.snoozed
		case 2:
			e.owner = y.people[y.random.IntN(teamSize)]
			t.Owner = e.owner
		default:
			t.Status = moves[y.random.IntN(len(moves))]
			e.moved(t.Status, y.now())
		}
		return nil, nil
	}, nil)
	y.ok(err)
}

// look lets the instances look, with whatever goes wrong, and holds what came against what was owed.
func (y *year) look() {
	trouble := y.trouble()
	y.figures.Looks++
	owed := map[string]*message{}
	if trouble != down {
		owed = y.ledger.owed(y.now())
	}
	if trouble == rough && len(owed) > 0 {
		for range len(owed) { // each is refused once, or one of them again and again
			y.slack.FailNext("chat.postMessage", []int{503, 429, 500}[y.random.IntN(3)], "", time.Second)
		}
		y.figures.Outages++
	}
	for _, i := range y.random.Perm(len(y.bots)) {
		y.bots[i].Plan(y.t.Context())
	}
	if trouble == dies { // what it claimed comes back when the lease ends
		_, err := y.bots[0].Claim(y.t.Context())
		y.ok(err)
		y.clock.Add(180)
		y.figures.Deaths++
	}
	for range 12 {
		for _, i := range y.random.Perm(len(y.bots)) {
			y.ok(y.bots[i].Send(y.t.Context()))
		}
		if trouble == calm {
			break
		}
		y.clock.Add(40) // what Slack refused at first is tried again
	}
	y.compare(owed)
}

// The kinds of trouble.
const (
	calm = iota
	down // no instance runs
	dies // one claims messages and dies
	rough
)

func (y *year) trouble() int {
	switch y.random.IntN(30) {
	case 0:
		i := y.random.IntN(len(y.bots))
		y.ok(y.bots[i].Restart(y.t.Context()))
		y.figures.Restarts++
	case 2:
		return dies
	case 3:
		return rough
	}
	return calm
}

// compare holds what Slack recorded since the last look against what was owed.
func (y *year) compare(owed map[string]*message) {
	y.figures.Owed += len(owed)
	now := y.now()
	for to := range y.ledger.zones {
		fresh := y.fresh(to)
		y.figures.Sent += len(fresh)
		m := owed[to]
		switch {
		case m == nil && len(fresh) > 0:
			y.figures.Unasked++
			y.t.Errorf("%s: %s got what was not owed: %s", now.In(y.zone), to, fresh[0])
		case m != nil && len(fresh) == 0:
			y.figures.Lost++
			y.t.Errorf("%s: %s was owed %s and got nothing", now.In(y.zone), to, m.numbers())
		case m != nil:
			if got := numbersIn(fresh[0]); got != m.numbers() {
				y.t.Errorf("%s: %s was owed %s and got %s", now.In(y.zone), to, m.numbers(), got)
			}
			y.ledger.came(m, now)
		}
	}
	if y.t.Failed() {
		y.t.Log(y.log)
		y.t.FailNow()
	}
	y.log.Reset()
}

// fresh is what a receiver got since the last time, from Slack's own record, each held to the hours and the one a day.
func (y *year) fresh(to string) []fakeslack.Message {
	var fresh []fakeslack.Message
	for _, m := range y.slack.Received(to, y.seen[to]) {
		y.seen[to]++
		var seconds int64
		_, err := fmt.Sscanf(m.TS, "%d.", &seconds)
		y.ok(err)
		at := time.Unix(seconds, 0).In(y.ledger.zones[to])
		if to == channel && y.asked.alarmed(m, at) {
			continue
		}
		fresh = append(fresh, m)
		if !atWork(at) {
			y.figures.OutOfHours++
		}
		key := to + at.Format(time.DateOnly)
		if y.days[key] {
			y.figures.Twice++
		}
		y.days[key] = true
	}
	return fresh
}

func (m *message) numbers() string {
	var out []int64
	for _, e := range append(slices.Clone(m.tickets), m.told...) {
		out = append(out, e.number)
	}
	return fmt.Sprint(out)
}

// numbersIn are the tickets that a message names, in order.
func numbersIn(m fakeslack.Message) string {
	out := []string{}
	for _, found := range regexp.MustCompile(`\*#(\d+) Customer\*`).FindAllStringSubmatch(m.String(), -1) {
		out = append(out, found[1])
	}
	return fmt.Sprint(out)
}
