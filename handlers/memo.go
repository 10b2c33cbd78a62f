package handlers

import (
	"fmt"
	"strings"
	"sync"
	"time"

	"tcrbot/handlers/radar"
	"tcrbot/handlers/worktime"
)

// memo remembers what is dear to work out and never wrong, or wrong for minutes only: calendars, by what they are made of, time
// zones, which are read from a file each time, and what a team's history teaches.
type memo struct {
	mu        sync.Mutex
	calendars map[string]*worktime.Calendar
	zones     map[string]*time.Location // nil for names that no zone has
	lessons   map[string]lesson         // by team
	usuals    map[string]usual          // by team
}

// usual is what the radar compares a day with: other days, which are over.
type usual struct {
	day     time.Time // that is compared
	history []radar.Day
}

type lesson struct {
	at   time.Time
	slow map[stage]time.Duration
}

func newMemo() *memo {
	return &memo{calendars: map[string]*worktime.Calendar{}, zones: map[string]*time.Location{}, lessons: map[string]lesson{}, usuals: map[string]usual{}}
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

// zone is a time zone by its name, nil if there is none.
func (m *memo) zone(name string) *time.Location {
	m.mu.Lock()
	defer m.mu.Unlock()
	known, ok := m.zones[name]
	if !ok && name != "" {
		known, _ = time.LoadLocation(name) // nil with an error
		m.zones[name] = known
	}
	return known
}

func (m *memo) learned(team string, now time.Time, learn func() (map[stage]time.Duration, error)) (map[stage]time.Duration, error) {
	fresh := func(known lesson) bool { age := now.Sub(known.at); return age >= 0 && age < learnedFor }
	known, err := remembered(m, m.lessons, team, fresh, func() (lesson, error) {
		slow, err := learn()
		return lesson{now, slow}, err
	})
	return known.slow, err
}

// usual gives the days that a day is compared with, read once for each.
func (m *memo) usual(team string, day time.Time, read func() ([]radar.Day, error)) ([]radar.Day, error) {
	fresh := func(known usual) bool { return known.day.Equal(day) }
	known, err := remembered(m, m.usuals, team, fresh, func() (usual, error) {
		history, err := read()
		return usual{day, history}, err
	})
	return known.history, err
}

// remembered gives what is known of a team while it is fresh, and else reads it; nobody is kept waiting meanwhile.
func remembered[T any](m *memo, all map[string]T, team string, fresh func(T) bool, read func() (T, error)) (T, error) {
	m.mu.Lock()
	known, ok := all[team]
	m.mu.Unlock()
	if ok && fresh(known) {
		return known, nil
	}
	known, err := read()
	if err != nil {
		var nothing T
		return nothing, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	all[team] = known
	return known, nil
}
