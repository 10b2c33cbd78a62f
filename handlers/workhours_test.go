package handlers

import (
	"testing"
	"time"
)

func TestTheTeamsHoursAreWhatItChose(t *testing.T) {
	for _, c := range []struct {
		what   string
		chosen map[string]string
		at     string // UTC
		open   bool
	}{
		{"nine in New York", nil, "2026-11-24T14:00:00Z", true},
		{"before nine", nil, "2026-11-24T13:59:00Z", false},
		{"Thanksgiving", nil, "2026-11-26T16:00:00Z", false},
		{"Thanksgiving elsewhere", map[string]string{"holidays": "gb", "time_zone": "Europe/London"}, "2026-11-26T16:00:00Z", true},
		{"without holidays", map[string]string{"holidays": "none"}, "2026-11-26T16:00:00Z", true},
		{"half past eight", map[string]string{"work_hours": "8:30 – 16:30", "time_zone": "UTC"}, "2026-11-24T08:30:00Z", true},
		{"a Saturday that is worked", map[string]string{"work_days": "mon, sat"}, "2026-11-28T16:00:00Z", true},
		{"a Tuesday that is not", map[string]string{"work_days": "mon, sat"}, "2026-11-24T16:00:00Z", false},
		{"their own day off", map[string]string{"own_holidays": "2026-11-24, 12-24"}, "2026-11-24T16:00:00Z", false},
		{"what cannot be read gives way", map[string]string{"work_hours": "always", "work_days": "?", "holidays": "xx", "own_holidays": "never"}, "2026-11-24T16:00:00Z", true},
	} {
		at, err := time.Parse(time.RFC3339, c.at)
		if err != nil {
			t.Fatal(err)
		}
		if got := (choices{stored: c.chosen}).calendar().IsOpen(at); got != c.open {
			t.Errorf("%s: open is %v", c.what, got)
		}
	}
}

func TestPreferencesOfTimeSayWhatIsWrong(t *testing.T) {
	bad := map[string][]string{
		"work_hours": {"", "9", "17:00-09:00", "9-25", "nine to five"}, "work_days": {"", "someday", "mon-", "m"}, "holidays": {"xx", "usa"},
		"own_holidays": {"Christmas", "2026-13-01", "02-30"}, "first_reply_hours": {"0", "soon", "900"}, "working_days": {"-1", ""},
		"nudge_days": {"", "5,2", "2,2", "1,2,3,4,5,6,7"}, "provider_days": {"Twilio", "Twilio:0", ":5", "Twilio:x"},
	}
	good := map[string][]string{
		"work_hours": {"9-17", "0:00-24:00", "08:30–16:45"}, "work_days": {"mon-fri", "sun-thu", "Mon, Tues", "fri-mon"}, "holidays": {"us", "GB", "none", ""},
		"own_holidays": {"", "12-24", "2026-12-24, 12-31"}, "first_reply_hours": {"4"}, "working_days": {"3"}, "nudge_days": {"3", "2, 5, 10"},
		"provider_days": {"", "Twilio:12, Telnyx: 8", "AWS:9\nZoom:7"},
	}
	for _, p := range Preferences() {
		for _, text := range bad[p.Name] {
			if p.check(text) == nil {
				t.Errorf("%s takes %q", p.Name, text)
			}
		}
		for _, text := range good[p.Name] {
			if err := p.check(text); err != nil {
				t.Errorf("%s refuses %q: %v", p.Name, text, err)
			}
		}
	}
}
