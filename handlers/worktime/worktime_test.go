package worktime

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func calendar(t testing.TB, name string, change ...func(*Options)) *Calendar {
	t.Helper()
	o := Default(zone(t, name))
	for _, c := range change {
		c(&o)
	}
	c, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func american(o *Options)      { o.Country = "us" }
func roundTheClock(o *Options) { o.Opens, o.Closes, o.Weekdays = 0, 24*time.Hour, everyDay() }
func nights(o *Options)        { o.Opens, o.Closes, o.Weekdays = 0, 8*time.Hour, everyDay() }
func halfPast(o *Options) {
	o.Opens, o.Closes = 8*time.Hour+30*time.Minute, 16*time.Hour+45*time.Minute
}
func sundayToThursday(o *Options) { o.Weekdays = everyDay()[:5] }

func everyDay() []time.Weekday {
	return []time.Weekday{time.Sunday, time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday}
}

// when reads "2026-11-24 15:04" as the zone's wall clock shows it.
func when(t testing.TB, z *time.Location, text string) time.Time {
	t.Helper()
	at, err := time.ParseInLocation("2006-01-02 15:04", text, z)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func TestBusinessTimeBetween(t *testing.T) {
	for _, c := range []struct {
		what, zone string
		change     func(*Options)
		from, to   string
		want       time.Duration
	}{
		{"within a day", "America/New_York", american, "2026-11-24 10:00", "2026-11-24 12:30", 150 * time.Minute},
		{"over a night", "America/New_York", american, "2026-11-23 16:00", "2026-11-24 10:00", 2 * time.Hour},
		{"over a weekend", "America/New_York", american, "2026-11-20 16:00", "2026-11-23 10:00", 2 * time.Hour},
		{"over Thanksgiving", "America/New_York", american, "2026-11-25 16:00", "2026-11-27 10:00", 2 * time.Hour},
		{"in the night", "America/New_York", american, "2026-11-24 18:00", "2026-11-25 08:00", 0},
		{"backwards", "America/New_York", american, "2026-11-24 12:00", "2026-11-24 10:00", 0},
		{"over New Year", "America/New_York", american, "2026-12-31 16:00", "2027-01-04 10:00", 2 * time.Hour},
		{"a holiday kept on the Friday before", "America/New_York", american, "2026-07-02 16:00", "2026-07-06 10:00", 2 * time.Hour},
		{"a New Year kept in the year before", "America/New_York", american, "2021-12-30 16:00", "2022-01-03 10:00", 2 * time.Hour},
		{"a whole week", "America/New_York", nil, "2026-11-16 00:00", "2026-11-23 00:00", 40 * time.Hour},
		{"hours at half past", "Asia/Kolkata", halfPast, "2026-11-23 16:00", "2026-11-24 09:00", 75 * time.Minute},
		{"from Sunday to Thursday", "Asia/Dubai", sundayToThursday, "2026-11-26 16:00", "2026-11-29 10:00", 2 * time.Hour},
		{"the day clocks go forward, by night", "America/New_York", nights, "2026-03-08 00:00", "2026-03-08 12:00", 7 * time.Hour},
		{"the day clocks go back, by night", "America/New_York", nights, "2026-11-01 00:00", "2026-11-01 12:00", 9 * time.Hour},
		{"the day clocks go forward, round the clock", "Europe/London", roundTheClock, "2026-03-29 00:00", "2026-03-30 00:00", 23 * time.Hour},
		{"the day clocks go back, round the clock", "Europe/London", roundTheClock, "2026-10-25 00:00", "2026-10-26 00:00", 25 * time.Hour},
		{"the week clocks change, by day", "America/New_York", nil, "2026-03-06 09:00", "2026-03-13 09:00", 40 * time.Hour},
		{"a clock that moves by half an hour", "Australia/Lord_Howe", roundTheClock, "2026-04-05 00:00", "2026-04-06 00:00", 24*time.Hour + 30*time.Minute},
		{"many years", "UTC", roundTheClock, "2020-01-01 00:00", "2026-01-01 00:00", 2192 * 24 * time.Hour},
	} {
		cal := calendar(t, c.zone)
		if c.change != nil {
			cal = calendar(t, c.zone, c.change)
		}
		from, to := when(t, cal.Zone(), c.from), when(t, cal.Zone(), c.to)
		if got := cal.Between(from, to); got != c.want {
			t.Errorf("%s: %v, want %v", c.what, got, c.want)
		}
		if got := cal.Between(from.UTC(), to.In(time.FixedZone("far", 45*60))); got != c.want {
			t.Errorf("%s: in other zones the same moments are %v apart, want %v", c.what, got, c.want)
		}
	}
}

func TestAddingBusinessTime(t *testing.T) {
	ny := calendar(t, "America/New_York", american)
	for _, c := range []struct {
		from string
		add  time.Duration
		want string
	}{
		{"2026-11-24 10:00", 4 * time.Hour, "2026-11-24 14:00"},
		{"2026-11-24 15:00", 4 * time.Hour, "2026-11-25 11:00"},
		{"2026-11-25 15:00", 4 * time.Hour, "2026-11-27 11:00"}, // Thanksgiving
		{"2026-11-20 20:00", time.Hour, "2026-11-23 10:00"},
		{"2026-11-24 09:00", 8 * time.Hour, "2026-11-24 17:00"},
		{"2026-11-24 22:00", 0, "2026-11-24 22:00"},
		{"2026-12-31 12:00", 3 * 8 * time.Hour, "2027-01-06 12:00"},
	} {
		if got := ny.Add(when(t, ny.Zone(), c.from), c.add); !got.Equal(when(t, ny.Zone(), c.want)) {
			t.Errorf("%s and %v: %s, want %s", c.from, c.add, got, c.want)
		}
	}
	if got := ny.AddDays(when(t, ny.Zone(), "2026-11-23 10:00"), 5); !got.Equal(when(t, ny.Zone(), "2026-12-01 10:00")) {
		t.Errorf("five business days over Thanksgiving end %s", got)
	}
	if got := ny.Days(39 * time.Hour); got != 4 {
		t.Errorf("39 hours are %d whole days", got)
	}
}

func TestOpeningHours(t *testing.T) {
	ny, kolkata := calendar(t, "America/New_York", american), zone(t, "Asia/Kolkata")
	for at, want := range map[string]bool{
		"2026-11-24 09:00": true, "2026-11-24 08:59": false, "2026-11-24 16:59": true, "2026-11-24 17:00": false,
		"2026-11-26 12:00": false, "2026-11-28 12:00": false,
	} {
		if got := ny.IsOpen(when(t, ny.Zone(), at)); got != want {
			t.Errorf("open at %s: %v", at, got)
		}
	}
	if at := when(t, kolkata, "2026-11-24 10:00"); ny.IsOpen(at) || !ny.OpenIn(at, kolkata) {
		t.Error("a colleague in Kolkata works by their own clock")
	}
	if ny.OpenIn(when(t, kolkata, "2026-11-26 10:00"), kolkata) {
		t.Error("a holiday of the team holds in Kolkata too")
	}
}

func TestTheNextMorning(t *testing.T) {
	ny := calendar(t, "America/New_York", american)
	for _, c := range []struct{ zone, now, want string }{
		{"America/New_York", "2026-11-24 08:00", "2026-11-24 09:00"},
		{"America/New_York", "2026-11-24 09:00", "2026-11-25 09:00"},
		{"America/New_York", "2026-11-25 12:00", "2026-11-27 09:00"},
		{"America/New_York", "2026-03-06 12:00", "2026-03-09 09:00"}, // clocks go forward on Sunday
		{"America/New_York", "2026-10-30 12:00", "2026-11-02 09:00"}, // and back
		{"Asia/Kolkata", "2026-11-24 12:00", "2026-11-25 09:00"},
		{"Asia/Kathmandu", "2026-11-25 12:00", "2026-11-27 09:00"},
		{"Australia/Adelaide", "2026-11-27 12:00", "2026-11-30 09:00"},
	} {
		z := zone(t, c.zone)
		now, want := when(t, z, c.now), when(t, z, c.want)
		if got := ny.NextMorning(now.UTC(), z); !got.Equal(want) {
			t.Errorf("%s after %s: %s, want %s", c.zone, c.now, got, want)
		}
	}
	z := zone(t, "America/New_York")
	if opens, works := ny.Morning(when(t, z, "2026-11-24 15:00"), z); !works || !opens.Equal(when(t, z, "2026-11-24 09:00")) {
		t.Errorf("this morning was %s, %v", opens, works)
	}
	if _, works := ny.Morning(when(t, z, "2026-11-26 15:00"), z); works {
		t.Error("nobody works on Thanksgiving")
	}
	for n, want := range map[int]string{1: "2026-11-25 00:00", 2: "2026-11-27 00:00", 4: "2026-12-01 00:00"} {
		if got := ny.DateAfter(when(t, z, "2026-11-24 15:00"), n, z); !got.Equal(when(t, z, want)) {
			t.Errorf("%d dates after: %s, want %s", n, got, want)
		}
	}
}

func TestHolidaysByCountryAndOwn(t *testing.T) {
	for _, country := range Countries() {
		for year := 2024; year <= 2030; year++ {
			c := calendar(t, "UTC", func(o *Options) { o.Country = country })
			if n := len(c.HolidaysIn(year)); n < 6 || n > 25 {
				t.Errorf("%s has %d holidays in %d", country, n, year)
			}
		}
	}
	for _, c := range []struct{ country, day string }{
		{"us", "2026-11-26"}, {"us", "2026-07-03"}, {"us", "2021-12-31"}, {"gb", "2026-12-28"}, {"gb", "2026-04-06"}, {"ca", "2026-07-01"},
		{"de", "2026-10-03"}, {"de", "2026-04-03"}, {"au", "2026-01-26"}, {"au", "2026-04-25"}, {"fr", "2026-07-14"}, {"ie", "2026-03-17"},
	} {
		cal := calendar(t, "UTC", func(o *Options) { o.Country = c.country })
		if days := cal.HolidaysIn(when(t, time.UTC, c.day+" 00:00").Year()); !slices.Contains(days, c.day) {
			t.Errorf("%s works on %s: %v", c.country, c.day, days)
		}
	}
	own := calendar(t, "UTC", func(o *Options) { o.Holidays = []string{"2026-11-24", " 12-24 ", "02-29", ""} })
	for day, want := range map[string]bool{"2026-11-24": false, "2025-11-24": true, "2026-12-24": false, "2027-12-24": false, "2028-02-29": false, "2026-11-25": true} {
		if got := own.Workday(when(t, time.UTC, day+" 12:00")); got != want {
			t.Errorf("work on %s: %v", day, got)
		}
	}
}

func TestWhatCannotBeACalendarIsRefused(t *testing.T) {
	for part, change := range map[string]func(*Options){
		"before it ends":       func(o *Options) { o.Opens, o.Closes = 17*time.Hour, 9*time.Hour },
		"on the same day":      func(o *Options) { o.Closes = 25 * time.Hour },
		"at least one working": func(o *Options) { o.Weekdays = nil },
		"no holidays of":       func(o *Options) { o.Country = "xx" },
		"is no date":           func(o *Options) { o.Holidays = []string{"Christmas"} },
	} {
		o := Default(time.UTC)
		change(&o)
		if _, err := New(o); err == nil || !strings.Contains(err.Error(), part) {
			t.Errorf("want %q, got %v", part, err)
		}
	}
}

func TestTimesOutsideOfEveryCalendarDoNoHarm(t *testing.T) {
	c := calendar(t, "UTC", american)
	now := when(t, time.UTC, "2026-11-24 12:00")
	if c.Between(now, time.Unix(1<<40, 0)) <= 0 || c.Between(time.Time{}, now) <= 0 {
		t.Error("they are as long as the calendar")
	}
	if got := c.Add(now, 1<<62); got.Year() != lastYear+1 {
		t.Errorf("it ends %s", got)
	}
	if c.Add(time.Time{}, time.Hour).Year() != firstYear {
		t.Error("it begins with the calendar")
	}
	never := calendar(t, "UTC", func(o *Options) {
		for d := when(t, time.UTC, "2024-01-01 00:00"); d.Year() == 2024; d = d.AddDate(0, 0, 1) {
			o.Holidays = append(o.Holidays, d.Format("01-02"))
		}
	})
	if never.Between(now, now.AddDate(5, 0, 0)) != 0 || never.NextMorning(now, time.UTC).Year() < lastYear {
		t.Error("a team that never works has no morning")
	}
}

// calendars are those that the properties are tried on.
func calendars(t testing.TB) []*Calendar {
	return []*Calendar{
		calendar(t, "America/New_York", american), calendar(t, "America/New_York", nights), calendar(t, "Europe/London", roundTheClock),
		calendar(t, "Asia/Kolkata", halfPast), calendar(t, "Australia/Lord_Howe", roundTheClock), calendar(t, "Asia/Kathmandu"),
		calendar(t, "Africa/Casablanca", nights), calendar(t, "Pacific/Apia", roundTheClock),
	}
}

// agree holds Add and Between to what they promise each other.
func agree(c *Calendar, t, u time.Time, d time.Duration) error {
	end := c.Add(t, d)
	switch {
	case c.Between(t, end) != d:
		return fmt.Errorf("%v added to %s ends %s, which is %v later", d, t, end, c.Between(t, end))
	case d > 0 && c.Between(t, end.Add(-time.Second)) >= d:
		return fmt.Errorf("%v are over before %s", d, end)
	}
	if u.Before(t) {
		t, u = u, t
	}
	whole := c.Between(t, u)
	if half := t.Add(u.Sub(t) / 2); c.Between(t, half)+c.Between(half, u) != whole {
		return fmt.Errorf("from %s to %s the parts are not the whole", t, u)
	}
	if whole < 0 || whole > u.Sub(t) {
		return fmt.Errorf("from %s to %s there are %v of work", t, u, whole)
	}
	return nil
}

func TestAddAndBetweenAgree(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	base := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	some := func() time.Time { return base.Add(time.Duration(random.Int64N(int64(4 * 365 * 24 * time.Hour)))) }
	for _, c := range calendars(t) {
		for range 3000 {
			if err := agree(c, some(), some(), time.Duration(random.Int64N(int64(1000*time.Hour)))); err != nil {
				t.Fatalf("%s: %v", c.Zone(), err)
			}
		}
	}
}

func TestMorningsAreMornings(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	base := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	ny := calendar(t, "America/New_York", american)
	for _, name := range []string{"America/New_York", "Asia/Kolkata", "Asia/Kathmandu", "Pacific/Chatham", "Pacific/Kiritimati", "Australia/Lord_Howe"} {
		z := zone(t, name)
		for range 2000 {
			now := base.Add(time.Duration(random.Int64N(int64(4 * 365 * 24 * time.Hour))))
			m := ny.NextMorning(now, z)
			if !m.After(now) || m.In(z).Format("15:04") != "09:00" || !ny.OpenIn(m, z) || ny.OpenIn(m.Add(-time.Second), z) {
				t.Fatalf("%s after %s: %s", name, now.In(z), m.In(z))
			}
			if day := ny.DateAfter(now, 1, z); day.In(z).Format("15:04") != "00:00" || !ny.Workday(day.In(z)) || !day.After(now) {
				t.Fatalf("%s after %s: the next date is %s", name, now.In(z), day)
			}
		}
	}
}

func FuzzAddAndBetween(f *testing.F) {
	f.Add(int64(1764000000), int64(1774000000), int64(3600), uint8(0))
	f.Add(int64(1772953200), int64(1793512800), int64(100000), uint8(2))
	all := calendars(f)
	f.Fuzz(func(t *testing.T, a, b, seconds int64, which uint8) {
		a, b, seconds = inside(a, 6_000_000_000), inside(b, 6_000_000_000), inside(seconds, 100_000_000)
		if err := agree(all[int(which)%len(all)], time.Unix(a, 0), time.Unix(b, 0), time.Duration(seconds)*time.Second); err != nil {
			t.Error(err)
		}
	})
}

// inside brings a number into [0, most): times from 1970 to 2160, and spans that end in a calendar.
func inside(n, most int64) int64 { return ((n % most) + most) % most }

func BenchmarkBetween(b *testing.B) {
	c := calendar(b, "America/New_York", american)
	from := time.Date(2026, 3, 1, 15, 0, 0, 0, time.UTC)
	for b.Loop() {
		c.Between(from, from.Add(1000*time.Hour))
	}
}
