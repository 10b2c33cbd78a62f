package worktime

import (
	"fmt"
	"sync"
	"time"
)

// Options say when a team works. The zero value is not usable; see [Default].
type Options struct {
	Zone     *time.Location
	Opens    time.Duration // on the wall clock, since midnight; whole minutes
	Closes   time.Duration // later than Opens, at most 24 hours
	Weekdays []time.Weekday
	Country  string   // one of [Countries], or "" for no public holidays
	Holidays []string // the team's own: 2026-12-24 for one day, 12-24 for every year
}

// Default is nine to five, Monday to Friday, with no holidays.
func Default(zone *time.Location) Options {
	return Options{
		Zone: zone, Opens: 9 * time.Hour, Closes: 17 * time.Hour,
		Weekdays: []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday},
	}
}

// Calendar tells business time from the rest.
type Calendar struct {
	zone     *time.Location
	opens    time.Duration
	closes   time.Duration
	weekdays [7]bool
	off      holidays

	mu    sync.Mutex
	years map[int]*year
}

// New makes a calendar. The error is a sentence for people.
func New(o Options) (*Calendar, error) {
	if o.Zone == nil {
		o.Zone = time.UTC
	}
	if o.Opens < 0 || o.Closes > 24*time.Hour || o.Opens >= o.Closes {
		return nil, fmt.Errorf("work must begin before it ends, on the same day: %s to %s does not", clock(o.Opens), clock(o.Closes))
	}
	if len(o.Weekdays) == 0 {
		return nil, fmt.Errorf("there must be at least one working day in a week")
	}
	off, err := newHolidays(o.Country, o.Holidays)
	if err != nil {
		return nil, err
	}
	c := &Calendar{zone: o.Zone, opens: o.Opens, closes: o.Closes, off: off, years: map[int]*year{}}
	for _, d := range o.Weekdays {
		c.weekdays[((d%7)+7)%7] = true
	}
	return c, nil
}

func clock(d time.Duration) string {
	return fmt.Sprintf("%02d:%02d", int(d.Hours()), int(d.Minutes())%60)
}

// Zone is the team's time zone.
func (c *Calendar) Zone() *time.Location { return c.zone }

// Day is the length of an ordinary business day.
func (c *Calendar) Day() time.Duration { return c.closes - c.opens }

// Days says how many whole business days a stretch of business time makes.
func (c *Calendar) Days(d time.Duration) int { return int(d / c.Day()) }

// Workday tells whether the team works on t's date, as t's own zone has it.
func (c *Calendar) Workday(t time.Time) bool {
	y, m, d := t.Date()
	return y >= firstYear && y <= lastYear && c.weekdays[t.Weekday()] && !c.off.on(y, m, d)
}

// IsOpen tells whether the team is at work at t.
func (c *Calendar) IsOpen(t time.Time) bool { return c.OpenIn(t, c.zone) }

// OpenIn tells whether somebody in that zone who keeps the team's hours is at work at t.
func (c *Calendar) OpenIn(t time.Time, zone *time.Location) bool {
	local := t.In(zone)
	return c.Workday(local) && !t.Before(onClock(local, c.opens)) && t.Before(onClock(local, c.closes))
}

// onClock is a time of the day on the wall clock of t's date and zone. What the spring skips is an hour off.
func onClock(t time.Time, sinceMidnight time.Duration) time.Time {
	y, m, d := t.Date()
	minutes := int(sinceMidnight / time.Minute)
	return time.Date(y, m, d, minutes/60, minutes%60, 0, 0, t.Location())
}
