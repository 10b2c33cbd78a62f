package simulate

import (
	"slices"
	"time"

	"tcrbot/storage"
)

// entry is what the ledger knows of a ticket.
type entry struct {
	number  int64
	owner   string
	status  storage.Status
	since   time.Time
	replied bool
	snoozed time.Time
	noted   time.Time

	shown int       // since it last moved
	stuck time.Time // when it was shown for the fifth time
	hold  time.Time
	told  bool // the manager was
}

// ledger works out what is owed, day by day and ticket by ticket, from the rules as they are written down.
type ledger struct {
	hours   *ledgerHours
	zones   map[string]*time.Location // of people; the team channel's is the team's
	entries map[int64]*entry
	absent  map[string]absence
	last    map[string]string // the date of the last reminder, by receiver
	manager string
	channel string
}

type absence struct {
	until  time.Time
	backup string
}

const daySlots = 8 * 4

// patienceOf is how many slots a ticket may wait, by the defaults.
func (e *entry) patienceOf() int {
	switch e.status {
	case storage.StatusNew:
		if e.replied {
			return daySlots
		}
		return 4 * 4
	case storage.StatusWorking, storage.StatusWaitingCustomer:
		return 2 * daySlots
	}
	return 7 * daySlots
}

// due tells whether a ticket was due at nine o'clock of a receiver's morning.
func (l *ledger) due(e *entry, morning time.Time) bool {
	needed := e.patienceOf()
	if e.status == storage.StatusWaitingCustomer && e.shown < 3 {
		needed = []int{2, 5, 10}[e.shown] * daySlots
	}
	if morning.Before(e.since) || l.hours.slots(e.since, morning) < needed {
		return false
	}
	if morning.Before(e.snoozed) || morning.Before(e.hold) {
		return false
	}
	return e.noted.IsZero() || !morning.Before(e.noted) && l.hours.slots(e.noted, morning) >= daySlots
}

// receiver is who hears of a ticket.
func (l *ledger) receiver(owner string, now time.Time) string {
	for range 3 {
		a, away := l.absent[owner]
		if owner == "" || !away || !now.Before(a.until) {
			break
		}
		owner = a.backup
	}
	if a, away := l.absent[owner]; owner == "" || away && now.Before(a.until) {
		return l.channel
	}
	return owner
}

// message is a reminder that is owed now.
type message struct {
	to      string
	tickets []*entry
	told    []*entry // for a manager
}

// owed lists the messages that must come if an instance of the bot runs now and Slack answers.
func (l *ledger) owed(now time.Time) map[string]*message {
	out := map[string]*message{}
	for to, zone := range l.zones {
		local := now.In(zone)
		if !atWork(local) || l.last[to] == local.Format(time.DateOnly) {
			continue
		}
		m := &message{to: to}
		for _, e := range l.entries {
			if e.status.Open() && l.due(e, nine(local)) && l.receiver(e.owner, now) == to {
				m.tickets = append(m.tickets, e)
			}
			if to == l.manager && e.status.Open() && e.shown >= 5 && !e.told && e.stuck.Before(nine(local)) {
				m.told = append(m.told, e)
			}
		}
		byAge := func(a, b *entry) int {
			if c := a.since.Compare(b.since); c != 0 {
				return c
			}
			return int(a.number - b.number)
		}
		slices.SortFunc(m.tickets, byAge)
		slices.SortFunc(m.told, byAge)
		m.tickets, m.told = m.tickets[:min(10, len(m.tickets))], m.told[:min(5, len(m.told))]
		if len(m.tickets)+len(m.told) > 0 {
			out[to] = m
		}
	}
	return out
}

// came notes that a message was sent.
func (l *ledger) came(m *message, now time.Time) {
	local := now.In(l.zones[m.to])
	l.last[m.to] = local.Format(time.DateOnly)
	for _, e := range m.tickets {
		if e.shown++; e.shown == 5 {
			e.stuck = now
		}
		e.hold = workdayAfter(local, []int{1, 2, 4, 4, 5}[min(e.shown-1, 4)])
	}
	for _, e := range m.told {
		e.told = true
	}
}

// moved notes that a ticket changed its status.
func (e *entry) moved(to storage.Status, now time.Time) {
	if e.status == to {
		return
	}
	e.status, e.since, e.shown, e.stuck, e.hold, e.told = to, now, 0, time.Time{}, time.Time{}, false
	e.replied = e.replied || to == storage.StatusWaitingCustomer || to == storage.StatusWaitingProvider || to == storage.StatusApproved
}
