package handlers

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"tcrbot/handlers/worktime"
)

// workPreferences say when the team works.
func workPreferences() []Preference {
	return []Preference{
		{
			Name: "work_hours", Group: "hours", Title: "Working hours", Default: "09:00-17:00", Variable: "TCRBOT_WORK_HOURS", check: checkHours,
			Hint: "Like 09:00-17:00. Reminders come at the beginning of a person's own day and never outside of it.",
		},
		{
			Name: "work_days", Group: "hours", Title: "Working days", Default: "mon-fri", Variable: "TCRBOT_WORK_DAYS", check: checkDays,
			Hint: "Like mon-fri or sun-thu or mon,wed,sat",
		},
		{
			Name: "holidays", Group: "hours", Title: "Public holidays of", Default: "us", Variable: "TCRBOT_HOLIDAYS", check: checkCountry,
			Hint: "A country: " + strings.Join(worktime.Countries(), ", ") + ". Or none.",
		},
		{
			Name: "own_holidays", Group: "hours", Title: "The team's own days off", Variable: "TCRBOT_OWN_HOLIDAYS", check: checkHolidays,
			Hint: "2026-12-24 for one day, 12-24 for every year, with commas between",
		},
	}
}

// calendar is when the team works, as it has chosen.
func (d *Desk) calendar(ctx context.Context, team string) (*worktime.Calendar, error) {
	c, err := d.choices(ctx, team)
	if err != nil {
		return nil, err
	}
	return c.calendar(), nil
}

// calendar makes a calendar of what was chosen. A value that was never checked, from the environment, gives way to the default.
func (c choices) calendar() *worktime.Calendar {
	o := worktime.Default(c.zone())
	if opens, closes, err := hours(c.of("work_hours")); err == nil {
		o.Opens, o.Closes = opens, closes
	}
	if days, err := weekdays(c.of("work_days")); err == nil {
		o.Weekdays = days
	}
	o.Country, o.Holidays = c.of("holidays"), c.list("own_holidays")
	for _, less := range []func(){func() {}, func() { o.Holidays = nil }, func() { o.Country = "" }} {
		less()
		if made, err := worktime.New(o); err == nil {
			return made
		}
	}
	panic("a calendar without holidays cannot be made") // hours and days were checked above
}

// hours reads "09:00-17:00".
func hours(text string) (opens, closes time.Duration, err error) {
	wrong := fmt.Errorf("write the hours like 09:00-17:00, the beginning before the end")
	from, to, ok := strings.Cut(strings.ReplaceAll(strings.ReplaceAll(text, "–", "-"), " ", ""), "-")
	opens, err1 := clockTime(from)
	closes, err2 := clockTime(to)
	if !ok || err1 != nil || err2 != nil || opens >= closes {
		return 0, 0, wrong
	}
	return opens, closes, nil
}

// clockTime reads "9", "09:30" or "24:00".
func clockTime(text string) (time.Duration, error) {
	if text == "24:00" || text == "24" {
		return 24 * time.Hour, nil
	}
	for _, layout := range []string{"15:04", "15"} {
		if t, err := time.Parse(layout, text); err == nil {
			return time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute, nil
		}
	}
	return 0, fmt.Errorf("%q is no time of the day", text)
}

// weekdays reads "mon-fri", "sun-thu" or "mon,wed,sat".
func weekdays(text string) ([]time.Weekday, error) {
	wrong := fmt.Errorf("write the days like mon-fri or mon,wed,sat")
	var out []time.Weekday
	words := strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(text, "–", "-")), func(r rune) bool { return r == ',' || r == ' ' })
	for _, word := range words {
		first, last, isSpan := strings.Cut(word, "-")
		a, ok := weekday(first)
		b, ok2 := weekday(last)
		switch {
		case !ok || isSpan && !ok2:
			return nil, wrong
		case !isSpan:
			b = a
		}
		for day := a; ; day = (day + 1) % 7 {
			out = append(out, day)
			if day == b {
				break
			}
		}
	}
	if len(out) == 0 {
		return nil, wrong
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// weekday reads a day's name, or its beginning of at least two letters.
func weekday(text string) (time.Weekday, bool) {
	for day := time.Sunday; day <= time.Saturday; day++ {
		if name := strings.ToLower(day.String()); len(text) >= 2 && strings.HasPrefix(name, text) {
			return day, true
		}
	}
	return 0, false
}

func checkHours(text string) error { _, _, err := hours(text); return err }

func checkDays(text string) error { _, err := weekdays(text); return err }

func checkCountry(text string) error {
	o := worktime.Default(time.UTC)
	o.Country = text
	_, err := worktime.New(o)
	return err
}

func checkHolidays(text string) error {
	o := worktime.Default(time.UTC)
	o.Holidays = strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' || r == '\n' })
	_, err := worktime.New(o)
	return err
}
