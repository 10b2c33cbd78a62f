package seed

import (
	"hash/fnv"
	"time"
)

// calendar puts what is written in business days onto the team's days before now.
type calendar struct {
	now  time.Time // in the team's zone
	days []time.Time
}

// newCalendar knows the midnights of today and of the business days before.
func newCalendar(now time.Time) calendar {
	c := calendar{now: now}
	day := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, now.Location())
	for len(c.days) < 60 {
		if weekend := day.Weekday() == time.Saturday || day.Weekday() == time.Sunday; !weekend || len(c.days) == 0 {
			c.days = append(c.days, day)
		}
		day = day.AddDate(0, 0, -1)
	}
	return c
}

// at is a time between half past eight and half past three on a day, always the same for the same words. What happens
// today happened in the last hour.
func (c calendar) at(days int, words string) time.Time {
	h := fnv.New32a()
	_, _ = h.Write([]byte(words)) // a hash never fails
	minute := int(h.Sum32() % 420)
	if days == 0 {
		return c.now.Add(-time.Duration(20+minute%40) * time.Minute)
	}
	return c.days[days].Add(8*time.Hour + 30*time.Minute + time.Duration(minute)*time.Minute)
}
