package handlers

import (
	"strings"
	"testing"
	"time"

	"tcrbot/handlers/worktime"
)

func inNewYork(t testing.TB) (*worktime.Calendar, *time.Location) {
	t.Helper()
	c := choices{}.calendar()
	return c, c.Zone()
}

func TestMomentsAsPeopleTypeThem(t *testing.T) {
	cal, zone := inNewYork(t)
	wednesday := time.Date(2026, 11, 25, 14, 30, 0, 0, zone) // the day before Thanksgiving
	for _, c := range []struct{ text, want, rest string }{
		{"2d", "Mon 30 Nov 09:00", ""}, // Thursday is a holiday
		{"1d", "Fri 27 Nov 09:00", ""},
		{"2 days", "Mon 30 Nov 09:00", ""},
		{"in 2 business days", "Mon 30 Nov 09:00", ""},
		{"2w", "Wed 9 Dec 09:00", ""},
		{"two weeks", "Wed 9 Dec 09:00", ""},
		{"for a week", "Wed 2 Dec 09:00", ""},
		{"in 3 hours", "Wed 25 Nov 17:30", ""},
		{"90m", "Wed 25 Nov 16:00", ""},
		{"in an hour call back", "Wed 25 Nov 15:30", "call back"},
		{"tomorrow", "Thu 26 Nov 09:00", ""},
		{"tomorrow at 15 send it", "Thu 26 Nov 15:00", "send it"},
		{"today 17:00", "Wed 25 Nov 17:00", ""},
		{"fri 10:00 call customer", "Fri 27 Nov 10:00", "call customer"},
		{"friday 10am to call the customer", "Fri 27 Nov 10:00", "call the customer"},
		{"Friday 10:30 PM look", "Fri 27 Nov 22:30", "look"},
		{"fri 12am x", "Fri 27 Nov 00:00", "x"},
		{"fri noon x", "Fri 27 Nov 12:00", "x"},
		{"wednesday", "Wed 2 Dec 09:00", ""},
		{"wed 16:00", "Wed 25 Nov 16:00", ""},
		{"wed 14:00", "Wed 2 Dec 14:00", ""},
		{"next monday", "Mon 30 Nov 09:00", ""},
		{"next friday", "Fri 4 Dec 09:00", ""},
		{"this friday", "Fri 27 Nov 09:00", ""},
		{"next week", "Mon 30 Nov 09:00", ""},
		{"next month", "Tue 1 Dec 09:00", ""},
		{"until 3 Dec", "Thu 3 Dec 09:00", ""},
		{"till Dec 3rd, 11:15", "Thu 3 Dec 11:15", ""},
		{"3 January", "Sun 3 Jan 09:00", ""},
		{"2026-12-03 08:00 write", "Thu 3 Dec 08:00", "write"},
		{"1 March 2027", "Mon 1 Mar 09:00", ""},
		{"16:00", "Wed 25 Nov 16:00", ""},
		{"at 10", "Thu 26 Nov 10:00", ""},
		{"call the customer on friday 10:00", "Fri 27 Nov 10:00", "call the customer"},
		{"me friday, ask again", "Fri 27 Nov 09:00", "ask again"},
	} {
		at, rest, ok := parseWhen(c.text, wednesday, cal)
		if got := at.In(zone).Format("Mon 2 Jan 15:04"); !ok || got != c.want || rest != c.rest {
			t.Errorf("%q: %s and %q, want %s and %q", c.text, got, rest, c.want, c.rest)
		}
	}
}

func TestWhatIsNoMomentIsNotGuessed(t *testing.T) {
	cal, zone := inNewYork(t)
	now := time.Date(2026, 11, 25, 14, 30, 0, 0, zone)
	for _, text := range []string{"", "soon", "0d", "call customer", "30 feb", "today 9:00", "12", "fr", "we should ask", "in 5", "2026-11-24", "999 weeks", "may", "25:00"} {
		if at, _, ok := parseWhen(text, now, cal); ok {
			t.Errorf("%q is taken for %s", text, at)
		}
	}
}

func TestMomentsAcrossDaylightSaving(t *testing.T) {
	cal, zone := inNewYork(t)
	saturday := time.Date(2026, 3, 7, 12, 0, 0, 0, zone)
	for text, want := range map[string]string{"monday": "2026-03-09T13:00:00Z", "sunday 02:30": "2026-03-08T06:30:00Z", "1d": "2026-03-09T13:00:00Z", "in 24 hours": "2026-03-08T17:00:00Z"} {
		if at, _, ok := parseWhen(text, saturday, cal); !ok || at.UTC().Format(time.RFC3339) != want {
			t.Errorf("%q is %s, want %s", text, at.UTC().Format(time.RFC3339), want)
		}
	}
}

func FuzzWhen(f *testing.F) {
	for _, text := range []string{"2d", "fri 10:00 call customer", "until 3 Dec", "next monday", "call her in 3 hours", "29 feb", "12am", "3rd of may"} {
		f.Add(text, int64(1764099000))
	}
	cal, zone := inNewYork(f)
	f.Fuzz(func(t *testing.T, text string, seconds int64) {
		now := time.Unix(((seconds%2_000_000_000)+2_000_000_000)%2_000_000_000, 0).In(zone)
		at, rest, ok := parseWhen(text, now, cal)
		if ok && (!at.After(now) || at.Sub(now) > farthest) {
			t.Errorf("%q at %s is %s", text, now, at)
		}
		if !strings.Contains(text, rest) {
			t.Errorf("%q leaves %q", text, rest)
		}
	})
}
