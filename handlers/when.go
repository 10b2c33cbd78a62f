package handlers

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"tcrbot/handlers/worktime"
)

// when is the one reader of moments that people type, as in "2d", "fri 10:00", "until 3 Dec", "next monday", "in 3 hours".
//
// A day without a time is its opening in the reader's zone. Days that are counted are business days: 2d on a Friday is Tuesday
// morning. "friday" is the coming one, "next friday" the one of the week after this. A date without a year is the next there is.
type when struct {
	now   time.Time // in the reader's zone
	cal   *worktime.Calendar
	words []word
	at    int // the next word
}

// word is a word of the text, in small letters, with where it ends.
type word struct {
	text       string
	begin, end int
}

// farthest is how far ahead a moment may lie; beyond that it is a slip of the keys.
const farthest = 2 * 366 * 24 * time.Hour

// parseWhen reads a moment at the beginning of a text, or at its end, and gives the rest. It is not ok if there is none, or if it
// is not in the future.
func parseWhen(text string, now time.Time, cal *worktime.Calendar) (at time.Time, rest string, ok bool) {
	words := wordsIn(text)
	for i := range words {
		p := &when{now: now, cal: cal, words: words, at: i}
		moment, found := p.moment()
		fits := found && moment.After(now) && moment.Sub(now) <= farthest
		switch {
		case fits && i == 0:
			return moment, p.rest(text), true
		case fits && p.at == len(words):
			return moment, strings.TrimRight(text[:words[i].begin], " \t\n,:;-"), true
		case found && !fits: // "today 9:00" in the afternoon does not mean tomorrow
			return time.Time{}, text, false
		}
	}
	return time.Time{}, text, false
}

func wordsIn(text string) []word {
	var out []word
	begin := -1
	for i, r := range text + " " {
		switch blank := unicode.IsSpace(r); {
		case blank && begin >= 0:
			lower := strings.Map(lowerASCII, text[begin:i])
			out = append(out, word{strings.Trim(lower, ",;"), begin, i})
			begin = -1
		case !blank && begin < 0:
			begin = i
		}
	}
	return out[:min(len(out), 200)]
}

// rest is what follows the moment, without the word that leads over to it.
func (p *when) rest(text string) string {
	if p.at >= len(p.words) {
		return ""
	}
	rest := strings.TrimLeft(text[p.words[p.at].begin:], " ,:;-")
	for _, lead := range []string{"to ", "that ", "about "} {
		if len(rest) > len(lead) && strings.EqualFold(rest[:len(lead)], lead) {
			rest = rest[len(lead):]
		}
	}
	return strings.TrimSpace(rest)
}

func (p *when) peek(ahead int) string {
	if p.at+ahead < len(p.words) {
		return p.words[p.at+ahead].text
	}
	return ""
}

func (p *when) skip(any ...string) bool {
	if slices.Contains(any, p.peek(0)) && p.peek(0) != "" {
		p.at++
		return true
	}
	return false
}

func (p *when) moment() (time.Time, bool) {
	for p.skip("until", "till", "til", "by", "on", "for", "me") {
	}
	if at, ok := p.span(); ok {
		return at, true
	}
	if day, ok := p.day(); ok {
		if clock, ok := p.clock(); ok {
			return at(day, clock), true
		}
		return p.opening(day), true
	}
	if clock, ok := p.clock(); ok {
		if today := at(p.now, clock); today.After(p.now) {
			return today, true
		}
		return at(p.now.AddDate(0, 0, 1), clock), true
	}
	return time.Time{}, false
}

// at is a time of the day on a date.
func at(day time.Time, clock time.Duration) time.Time {
	y, m, d := day.Date()
	return time.Date(y, m, d, int(clock.Hours()), int(clock.Minutes())%60, 0, 0, day.Location())
}

func (p *when) opening(day time.Time) time.Time {
	opens, _ := p.cal.Morning(day, day.Location())
	return opens
}

// span reads "2d", "in 3 hours", "two weeks": what is counted from now.
func (p *when) span() (time.Time, bool) {
	begin := p.at
	p.skip("in", "after")
	n, unit, used := count(p.peek(0), p.peek(1))
	switch unit {
	case "m", "min", "mins", "minute", "minutes":
		p.at += used
		return p.now.Add(time.Duration(n) * time.Minute), true
	case "h", "hr", "hrs", "hour", "hours":
		p.at += used
		return p.now.Add(time.Duration(n) * time.Hour), true
	case "d", "day", "days":
		p.at += used
		return p.withClock(p.cal.DateAfter(p.now, n, p.now.Location())), true
	case "business":
		if word := p.peek(2); word == "day" || word == "days" {
			p.at += 3
			return p.withClock(p.cal.DateAfter(p.now, n, p.now.Location())), true
		}
	case "w", "wk", "week", "weeks":
		p.at += used
		return p.withClock(p.now.AddDate(0, 0, 7*n)), true
	case "month", "months":
		p.at += used
		return p.withClock(p.now.AddDate(0, n, 0)), true
	}
	p.at = begin
	return time.Time{}, false
}

func (p *when) withClock(day time.Time) time.Time {
	if clock, ok := p.clock(); ok {
		return at(day, clock)
	}
	return p.opening(day)
}

// count splits "2d", or "2" and "days", or "two" and "weeks".
func count(first, second string) (n int, unit string, used int) {
	digits := len(first) - len(strings.TrimLeft(first, "0123456789"))
	if digits > 0 && digits <= 3 {
		n, _ = strconv.Atoi(first[:digits])
		unit, used = first[digits:], 1
		if unit == "" {
			unit, used = second, 2
		}
		if n > 0 {
			return n, unit, used
		}
		return 0, "", 0
	}
	for i, name := range []string{"a", "two", "three", "four", "five", "six"} {
		if first == name || first == "one" && i == 0 || first == "an" && i == 0 {
			return i + 1, second, 2
		}
	}
	return 0, "", 0
}

// day reads a date in any of its forms; its time of the day means nothing.
func (p *when) day() (time.Time, bool) {
	switch first := p.peek(0); {
	case p.skip("today"):
		return p.now, true
	case p.skip("tomorrow", "tmrw", "tmr"):
		return p.now.AddDate(0, 0, 1), true
	case first == "next" || first == "this" || first == "coming":
		return p.named(first == "next")
	}
	if day, ok := longWeekday(p.peek(0)); ok {
		p.at++
		return p.coming(day), true
	}
	return p.date()
}

// longWeekday reads a weekday of at least three letters: shorter ones are words too.
func longWeekday(text string) (time.Weekday, bool) {
	if len(text) < 3 {
		return 0, false
	}
	return weekday(text)
}

// coming is the next such day; today only with a time that is still to come.
func (p *when) coming(day time.Weekday) time.Time {
	days := (int(day) - int(p.now.Weekday()) + 7) % 7
	if days == 0 {
		if clock, ok := p.tryClock(); !ok || !at(p.now, clock).After(p.now) {
			days = 7
		}
	}
	return p.now.AddDate(0, 0, days)
}

// named reads "next monday", "this friday", "next week".
func (p *when) named(next bool) (time.Time, bool) {
	name := p.peek(1)
	monday := p.now.AddDate(0, 0, -(int(p.now.Weekday())+6)%7)
	switch day, ok := longWeekday(name); {
	case ok && next:
		p.at += 2
		return monday.AddDate(0, 0, 7+(int(day)+6)%7), true
	case ok:
		p.at += 2
		return p.coming(day), true
	case name == "week" && next:
		p.at += 2
		return monday.AddDate(0, 0, 7), true
	case name == "month" && next:
		p.at += 2
		return time.Date(p.now.Year(), p.now.Month()+1, 1, 12, 0, 0, 0, p.now.Location()), true
	}
	return time.Time{}, false
}

// date reads "3 Dec", "Dec 3rd", "3 December 2026", "2026-12-03".
func (p *when) date() (time.Time, bool) {
	if day, err := time.ParseInLocation(time.DateOnly, p.peek(0), p.now.Location()); err == nil {
		p.at++
		return day, true
	}
	first, second := p.peek(0), p.peek(1)
	if second == "of" {
		second = ""
	}
	day, month := dayOfMonth(first), monthNamed(second)
	if day == 0 {
		day, month = dayOfMonth(second), monthNamed(first)
	}
	if day == 0 || month == 0 {
		return time.Time{}, false
	}
	p.at += 2
	if year, err := strconv.Atoi(p.peek(0)); err == nil && year >= 2000 && year < 2200 {
		p.at++
		return p.real(year, month, day)
	}
	date, ok := p.real(p.now.Year(), month, day)
	if !ok || at(date, 24*time.Hour).Before(p.now) {
		date, ok = p.real(p.now.Year()+1, month, day)
	}
	return date, ok
}

// real refuses 30 February.
func (p *when) real(year int, month time.Month, day int) (time.Time, bool) {
	t := time.Date(year, month, day, 12, 0, 0, 0, p.now.Location())
	return t, t.Month() == month && t.Day() == day
}

func dayOfMonth(text string) int {
	for _, ending := range []string{"st", "nd", "rd", "th", "."} {
		text = strings.TrimSuffix(text, ending)
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > 31 {
		return 0
	}
	return n
}

func monthNamed(text string) time.Month {
	text = strings.TrimSuffix(text, ".")
	for m := time.January; m <= time.December; m++ {
		if len(text) >= 3 && strings.HasPrefix(strings.ToLower(m.String()), text) || text == "sept" && m == time.September {
			return m
		}
	}
	return 0
}

// tryClock looks at a time of the day without taking it.
func (p *when) tryClock() (time.Duration, bool) {
	begin := p.at
	clock, ok := p.clock()
	p.at = begin
	return clock, ok
}

// clock reads "10:00", "10am", "at 10", "noon". A bare number is a time only behind "at".
func (p *when) clock() (time.Duration, bool) {
	begin := p.at
	said := p.skip("at", "@")
	text := p.peek(0)
	if text == "noon" {
		p.at++
		return 12 * time.Hour, true
	}
	clock, half, ok := clockWord(text)
	if half == "" && ok && (p.peek(1) == "am" || p.peek(1) == "pm") {
		half = p.peek(1)
		p.at++
	}
	if clock, ok = halved(clock, half, ok); !ok || half == "" && !said && !strings.Contains(text, ":") {
		p.at = begin
		return 0, false
	}
	p.at++
	return clock, true
}

// clockWord splits "10:30pm" into a time and its half of the day.
func clockWord(text string) (clock time.Duration, half string, ok bool) {
	for _, h := range []string{"am", "pm"} {
		if before, found := strings.CutSuffix(text, h); found {
			text, half = before, h
		}
	}
	hours, minutes, colon := strings.Cut(text, ":")
	h, err := strconv.Atoi(hours)
	if err != nil || h < 0 || h > 23 || len(hours) > 2 {
		return 0, "", false
	}
	m := 0
	if colon {
		if m, err = strconv.Atoi(minutes); err != nil || m < 0 || m > 59 || len(minutes) != 2 {
			return 0, "", false
		}
	}
	return time.Duration(h)*time.Hour + time.Duration(m)*time.Minute, half, true
}

func halved(clock time.Duration, half string, ok bool) (time.Duration, bool) {
	const noon = 12 * time.Hour
	switch {
	case !ok || half == "":
		return clock, ok
	case clock < time.Hour || clock >= 13*time.Hour:
		return 0, false
	case clock >= noon:
		clock -= noon
	}
	if half == "pm" {
		clock += noon
	}
	return clock, true
}
