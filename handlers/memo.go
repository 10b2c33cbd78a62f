package handlers

import (
	"fmt"
	"strings"
	"sync"
	"time"

	"tcrbot/handlers/worktime"
)

// memo remembers what is dear to work out and never wrong, or wrong for minutes only: calendars, by what they are made of, and
// what a team's history teaches.
type memo struct {
	mu        sync.Mutex
	calendars map[string]*worktime.Calendar
	lessons   map[string]lesson // by team
}

type lesson struct {
	at   time.Time
	slow map[stage]time.Duration
}

func newMemo() *memo {
	return &memo{calendars: map[string]*worktime.Calendar{}, lessons: map[string]lesson{}}
}

func (m *memo) calendar(c choices) *worktime.Calendar {
	var key strings.Builder
	for _, name := range []string{"time_zone", "work_hours", "work_days", "holidays", "own_holidays"} {
		fmt.Fprintf(&key, "%q", c.of(name))
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	made, ok := m.calendars[key.String()]
	if !ok {
		if len(m.calendars) > 100 {
			clear(m.calendars)
		}
		made = c.calendar()
		m.calendars[key.String()] = made
	}
	return made
}

func (m *memo) learned(team string, now time.Time, learn func() (map[stage]time.Duration, error)) (map[stage]time.Duration, error) {
	m.mu.Lock()
	known, ok := m.lessons[team]
	m.mu.Unlock()
	if age := now.Sub(known.at); ok && age >= 0 && age < learnedFor {
		return known.slow, nil
	}
	slow, err := learn()
	if err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.lessons[team] = lesson{now, slow}
	return slow, nil
}
