package simulate

import (
	"slices"
	"time"
)

// slot is the grain of the simulated year. Everything people do, and all business time, is a multiple of it.
const slot = 15 * time.Minute

// daysOff are the team's holidays in the simulated year, by hand: the United States' of 2026 and 2027, and one of its own.
func daysOff() []string {
	return []string{
		"2026-01-01", "2026-01-19", "2026-02-16", "2026-05-25", "2026-06-19", "2026-07-03", "2026-09-07", "2026-10-12", "2026-11-11", "2026-11-26",
		"2026-12-25", "2027-01-01", "2027-01-18", "2026-12-24",
	}
}

// ledgerHours is business time counted slot by slot, as slowly and plainly as can be: the bot's own reckoning is not used.
type ledgerHours struct {
	start  time.Time
	worked []int // slots worked before each slot since start
}

func workday(t time.Time) bool {
	return t.Weekday() != time.Saturday && t.Weekday() != time.Sunday && !slices.Contains(daysOff(), t.Format(time.DateOnly))
}

func atWork(t time.Time) bool { return t.Hour() >= 9 && t.Hour() < 17 && workday(t) }

func newLedgerHours(start time.Time, zone *time.Location, days int) *ledgerHours {
	h := &ledgerHours{start: start, worked: []int{0}}
	for i := range days * 24 * 4 {
		n := h.worked[i]
		if atWork(start.Add(time.Duration(i) * slot).In(zone)) {
			n++
		}
		h.worked = append(h.worked, n)
	}
	return h
}

// slots is the business time from a to b, in slots; both lie on the grain.
func (h *ledgerHours) slots(a, b time.Time) int { return h.worked[h.index(b)] - h.worked[h.index(a)] }

func (h *ledgerHours) index(t time.Time) int { return int(t.Sub(h.start) / slot) }

// begin is midnight of a date.
func begin(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, t.Location())
}

// nine is nine o'clock of a date.
func nine(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 9, 0, 0, 0, t.Location())
}

// workdayAfter is the beginning of the nth working date after t's.
func workdayAfter(t time.Time, n int) time.Time {
	day := begin(t)
	for n > 0 {
		day = begin(day.Add(36 * time.Hour))
		if workday(day) {
			n--
		}
	}
	return day
}
