package sheets

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// safe makes a text a cell that no spreadsheet takes for a formula. Blanks alone are nothing.
func safe(text string) string {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	if strings.TrimSpace(text) == "" {
		return ""
	}
	if strings.ContainsRune("=+-@\t\n'", rune(text[0])) {
		return "'" + text
	}
	return text
}

// plain undoes safe; what people wrote themselves stays.
func plain(cell string) string {
	if len(cell) > 1 && cell[0] == '\'' && strings.ContainsRune("=+-@\t\n'", rune(cell[1])) {
		return cell[1:]
	}
	return cell
}

const stampLayout = "2006-01-02 15:04:05"

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(stampLayout)
}

// layouts are the dates that mean one thing only.
func layouts() []string {
	return []string{
		stampLayout, "2006-01-02 15:04", time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02", "2006/1/2", "2.1.2006", "2.1.06",
		"2 Jan 2006", "2 January 2006", "Jan 2 2006", "January 2 2006", "2-Jan-2006", "2-Jan-06", "Mon Jan 2 2006", "Monday January 2 2006",
	}
}

var errNoDate = errors.New("is no date I can read. Write it like 2025-11-03 or 3 Nov 2025")

// when reads a date; dayFirst says how 3/11/2025 is meant.
func when(cell string, dayFirst bool) (time.Time, error) {
	cell = strings.Join(strings.Fields(strings.ReplaceAll(cell, ",", " ")), " ")
	for _, layout := range layouts() {
		if t, err := time.Parse(layout, cell); err == nil {
			return sensible(noon(t.UTC(), layout))
		}
	}
	if a, b, rest, ok := slashed(cell); ok {
		if dayFirst {
			a, b = b, a
		}
		for _, layout := range []string{"1/2/2006", "1/2/06", "1/2/2006 15:04:05", "1/2/2006 15:04", "1/2/2006 3:04 PM", "1/2/06 15:04"} {
			if t, err := time.Parse(layout, fmt.Sprintf("%d/%d/%s", a, b, strings.ToUpper(rest))); err == nil {
				return sensible(noon(t, layout))
			}
		}
	}
	if days, err := strconv.ParseFloat(cell, 64); err == nil && days > 20_000 && days < 80_000 { // as Excel counts days
		seconds := int64(days*86_400 + 0.5)
		if seconds%86_400 == 0 {
			seconds += 43_200
		}
		return sensible(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).Add(time.Duration(seconds) * time.Second))
	}
	return time.Time{}, errNoDate
}

func noon(t time.Time, layout string) time.Time {
	if strings.Contains(layout, "04") {
		return t
	}
	return t.Add(12 * time.Hour)
}

func sensible(t time.Time) (time.Time, error) {
	if t.Year() < 1990 || t.Year() > 2200 {
		return time.Time{}, errNoDate
	}
	return t, nil
}

// slashed splits 3/11/2025 and what follows.
func slashed(cell string) (a, b int, rest string, ok bool) {
	parts := strings.SplitN(cell, "/", 3)
	if len(parts) != 3 {
		return 0, 0, "", false
	}
	a, err1 := strconv.Atoi(parts[0])
	b, err2 := strconv.Atoi(parts[1])
	return a, b, parts[2], err1 == nil && err2 == nil && a > 0 && b > 0 && a <= 31 && b <= 31
}

// dollars reads an amount: "$15", "1,500.00", "15,50 USD".
func dollars(cell string) (cents int64, err error) {
	s := strings.ToLower(strings.Join(strings.Fields(cell), ""))
	s = strings.Trim(strings.NewReplacer("usd", "", "us$", "", "$", "", "dollars", "").Replace(s), " ")
	comma, dot := strings.LastIndexByte(s, ','), strings.LastIndexByte(s, '.')
	if comma > dot && len(s)-comma <= 3 { // a comma before the cents
		s = strings.ReplaceAll(s[:comma], ".", "") + "." + s[comma+1:]
	}
	s = strings.ReplaceAll(s, ",", "")
	whole, part, _ := strings.Cut(s, ".")
	n, err1 := strconv.ParseUint("0"+whole, 10, 32)
	c, err2 := strconv.ParseUint((part + "00")[:2], 10, 8)
	if err1 != nil || err2 != nil || len(part) > 2 || whole+part == "" || n > 10_000_000 {
		return 0, errors.New("is no amount in dollars. Write it like 15 or 4.50")
	}
	return int64(n)*100 + int64(c), nil
}

func amount(cents int64) string {
	if cents == 0 {
		return ""
	}
	return fmt.Sprintf("%d.%02d", cents/100, cents%100)
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return ""
}

func isYes(cell string) (bool, error) {
	switch strings.ToLower(cell) {
	case "yes", "y", "true", "1", "x":
		return true, nil
	case "no", "n", "false", "0", "-":
		return false, nil
	}
	return false, errors.New("is neither yes nor no")
}
