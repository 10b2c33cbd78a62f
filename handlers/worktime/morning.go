package worktime

import "time"

// Morning is the opening of t's date for somebody in that zone, and whether the team works on that date.
func (c *Calendar) Morning(t time.Time, zone *time.Location) (opens time.Time, workday bool) {
	local := t.In(zone)
	return onClock(local, c.opens), c.Workday(local)
}

// NextMorning is the first opening after t for somebody in that zone, on a date on which the team works.
func (c *Calendar) NextMorning(t time.Time, zone *time.Location) time.Time {
	local := t.In(zone)
	if opens := onClock(local, c.opens); c.Workday(local) && opens.After(t) {
		return opens
	}
	return onClock(c.laterDate(local, 1), c.opens)
}

// DateAfter is the beginning of the nth working date after t's, as that zone has it: whatever a person is told on t's date and
// again from then on lies n mornings apart. n is at least 1.
func (c *Calendar) DateAfter(t time.Time, n int, zone *time.Location) time.Time {
	return onClock(c.laterDate(t.In(zone), n), 0)
}

// laterDate is noon on the nth working date after t's.
func (c *Calendar) laterDate(t time.Time, n int) time.Time {
	y, m, d := t.Date()
	day := time.Date(y, m, d, 12, 0, 0, 0, t.Location())
	for n > 0 && day.Year() <= lastYear {
		day = day.AddDate(0, 0, 1)
		if c.Workday(day) {
			n--
		}
	}
	return day
}
