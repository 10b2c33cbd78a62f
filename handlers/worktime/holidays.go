package worktime

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/at"
	"github.com/rickar/cal/v2/au"
	"github.com/rickar/cal/v2/be"
	"github.com/rickar/cal/v2/ca"
	"github.com/rickar/cal/v2/ch"
	"github.com/rickar/cal/v2/de"
	"github.com/rickar/cal/v2/dk"
	"github.com/rickar/cal/v2/es"
	"github.com/rickar/cal/v2/fr"
	"github.com/rickar/cal/v2/gb"
	"github.com/rickar/cal/v2/ie"
	"github.com/rickar/cal/v2/it"
	"github.com/rickar/cal/v2/nl"
	"github.com/rickar/cal/v2/no"
	"github.com/rickar/cal/v2/nz"
	"github.com/rickar/cal/v2/pl"
	"github.com/rickar/cal/v2/se"
	"github.com/rickar/cal/v2/us"
	"github.com/rickar/cal/v2/za"
)

// public is the table of countries whose holidays are known: those the whole country keeps. What a state or a county keeps
// besides is for the team's own list.
func public(country string) ([]*cal.Holiday, bool) {
	table := map[string][]*cal.Holiday{
		"at": at.Holidays,
		"au": {au.NewYear, au.AustraliaDay, au.GoodFriday, au.EasterMonday, au.AnzacDay, au.ChristmasDay, au.BoxingDay},
		"be": be.Holidays, "ca": ca.Holidays, "ch": ch.Holidays, "de": de.Holidays, "dk": dk.Holidays, "es": es.Holidays,
		"fr": fr.Holidays, "gb": gb.Holidays, "ie": ie.Holidays, "it": it.Holidays, "nl": nl.Holidays, "no": no.Holidays,
		"nz": nz.Holidays, "pl": pl.Holidays, "se": se.Holidays, "us": us.Holidays, "za": za.Holidays,
	}
	list, ok := table[country]
	return list, ok
}

// Countries are the country codes that [Options] takes, in order.
func Countries() []string {
	return []string{"at", "au", "be", "ca", "ch", "de", "dk", "es", "fr", "gb", "ie", "it", "nl", "no", "nz", "pl", "se", "us", "za"}
}

// date is a day of a year.
type date struct {
	month time.Month
	day   int
}

// holidays are the days off.
type holidays struct {
	public []*cal.Holiday
	yearly map[date]bool
	once   map[int]map[date]bool // by year

	found *sync.Map // year → map[date]bool, of the public ones
}

func newHolidays(country string, own []string) (holidays, error) {
	h := holidays{yearly: map[date]bool{}, once: map[int]map[date]bool{}, found: &sync.Map{}}
	if country = strings.ToLower(strings.TrimSpace(country)); country != "" && country != "none" {
		list, ok := public(country)
		if !ok {
			return h, fmt.Errorf("no holidays of %q are known. Write one of %s, or none, and list your own days", country, strings.Join(Countries(), ", "))
		}
		h.public = list
	}
	for _, text := range own {
		if err := h.add(strings.TrimSpace(text)); err != nil {
			return h, err
		}
	}
	return h, nil
}

func (h holidays) add(text string) error {
	if text == "" {
		return nil
	}
	if t, err := time.Parse(time.DateOnly, text); err == nil {
		if h.once[t.Year()] == nil {
			h.once[t.Year()] = map[date]bool{}
		}
		h.once[t.Year()][date{t.Month(), t.Day()}] = true
		return nil
	}
	t, err := time.Parse(time.DateOnly, "2024-"+text) // a leap year, so that 02-29 is a date
	if err != nil {
		return fmt.Errorf("%q is no date: write 2026-12-24 for one day, or 12-24 for every year", text)
	}
	h.yearly[date{t.Month(), t.Day()}] = true
	return nil
}

// on tells whether a date is a holiday.
func (h holidays) on(year int, month time.Month, day int) bool {
	d := date{month, day}
	return h.yearly[d] || h.once[year][d] || h.publicIn(year)[d]
}

// publicIn gives a year's public holidays: the days themselves, and those on which they are kept when they fall on a weekend,
// which may lie in the year before or after.
func (h holidays) publicIn(year int) map[date]bool {
	if len(h.public) == 0 {
		return nil
	}
	if known, ok := h.found.Load(year); ok {
		return known.(map[date]bool)
	}
	days := map[date]bool{}
	for _, holiday := range h.public {
		for n := year - 1; n <= year+1; n++ {
			actual, kept := holiday.Calc(n)
			for _, t := range []time.Time{actual, kept} {
				if !t.IsZero() && t.Year() == year {
					days[date{t.Month(), t.Day()}] = true
				}
			}
		}
	}
	h.found.Store(year, days)
	return days
}

// HolidaysIn lists a year's days off besides the weekly ones, in order, as 2026-12-24.
func (c *Calendar) HolidaysIn(year int) []string {
	days := map[string]bool{}
	for _, set := range []map[date]bool{c.off.yearly, c.off.once[year], c.off.publicIn(year)} {
		for d := range set {
			days[fmt.Sprintf("%04d-%02d-%02d", year, d.month, d.day)] = true
		}
	}
	return slices.Sorted(maps.Keys(days))
}
