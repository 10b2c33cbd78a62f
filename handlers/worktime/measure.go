package worktime

import (
	"sort"
	"time"
)

// The years a calendar covers.
const (
	firstYear = 1970
	lastYear  = 2199
)

// year is one year of the team's days, worked out once: each working day's hours and what was worked before it.
type year struct {
	days  []span
	total time.Duration
}

// span is one working day.
type span struct {
	opens, closes time.Time
	before        time.Duration // business time of the year before it
}

// of gives a year, working it out at first.
func (c *Calendar) of(n int) *year {
	c.mu.Lock()
	defer c.mu.Unlock()
	y, ok := c.years[n]
	if !ok {
		y = c.workOut(n)
		c.years[n] = y
	}
	return y
}

func (c *Calendar) workOut(n int) *year {
	y := &year{}
	for day := time.Date(n, 1, 1, 12, 0, 0, 0, c.zone); day.Year() == n; day = day.AddDate(0, 0, 1) {
		if !c.Workday(day) {
			continue
		}
		s := span{opens: onClock(day, c.opens), closes: onClock(day, c.closes), before: y.total}
		if s.closes.After(s.opens) { // an hour of work that the spring skips is no work
			y.days = append(y.days, s)
			y.total += s.closes.Sub(s.opens)
		}
	}
	return y
}

// worked is the business time of the year up to t.
func (y *year) worked(t time.Time) time.Duration {
	i := sort.Search(len(y.days), func(i int) bool { return y.days[i].opens.After(t) }) - 1
	if i < 0 {
		return 0
	}
	s := y.days[i]
	return s.before + min(t.Sub(s.opens), s.closes.Sub(s.opens))
}

// after is when so much of the year has been worked; d is more than nothing and no more than the whole.
func (y *year) after(d time.Duration) time.Time {
	i := sort.Search(len(y.days), func(i int) bool { return y.days[i].before >= d }) - 1
	return y.days[i].opens.Add(d - y.days[i].before)
}

// Between is the business time from a to b, 0 if b is not later.
func (c *Calendar) Between(a, b time.Time) time.Duration {
	a, b = c.inside(a), c.inside(b)
	if !b.After(a) {
		return 0
	}
	from, to := a.Year(), b.Year()
	total := -c.of(from).worked(a)
	for n := from; n < to; n++ {
		total += c.of(n).total
	}
	return total + c.of(to).worked(b)
}

// Add is the first moment at which d of business time has passed since t: Between(t, Add(t, d)) is d. With nothing to add it
// is t itself. What would end after the last year ends with it.
func (c *Calendar) Add(t time.Time, d time.Duration) time.Time {
	if d <= 0 {
		return t
	}
	start := c.inside(t)
	d += c.of(start.Year()).worked(start)
	for n := start.Year(); n <= lastYear; n++ {
		y := c.of(n)
		if d <= y.total {
			return y.after(d).In(t.Location())
		}
		d -= y.total
	}
	return end(c.zone)
}

// AddDays is n ordinary business days of business time after t.
func (c *Calendar) AddDays(t time.Time, n int) time.Time { return c.Add(t, time.Duration(n)*c.Day()) }

// inside is t in the team's zone, and in the years that a calendar covers.
func (c *Calendar) inside(t time.Time) time.Time {
	first := time.Date(firstYear, 1, 1, 0, 0, 0, 0, c.zone)
	switch {
	case t.Before(first):
		return first
	case !t.Before(end(c.zone)):
		return end(c.zone).Add(-time.Nanosecond)
	}
	return t.In(c.zone)
}

func end(zone *time.Location) time.Time { return time.Date(lastYear+1, 1, 1, 0, 0, 0, 0, zone) }
