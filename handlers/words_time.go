package handlers

import (
	"fmt"
	"time"
)

// shortSpan says a duration as a figure: 38 min, 3 h, 2 days. A day is as long as it is told to be: in business time it is the
// team's working day.
func shortSpan(d, day time.Duration) string {
	switch {
	case d < time.Minute:
		return "under a minute"
	case d < 2*time.Hour:
		return fmt.Sprintf("%d min", int(d.Round(time.Minute)/time.Minute))
	case d < 2*day:
		return fmt.Sprintf("%d h", int(d.Round(time.Hour)/time.Hour))
	}
	return fmt.Sprintf("%d days", int(d.Round(day)/day))
}

// spanTitle names whole days from midnight to midnight, the last one included: "17–23 Nov". To is the end, which may lie within
// the last day.
func spanTitle(from, to time.Time) string {
	last := to.Add(-time.Second)
	switch {
	case from.Year() == last.Year() && from.YearDay() == last.YearDay():
		return last.Format("2 Jan")
	case from.Month() == last.Month() && from.Year() == last.Year():
		return from.Format("2") + "–" + last.Format("2 Jan")
	}
	return from.Format("2 Jan") + " – " + last.Format("2 Jan")
}
