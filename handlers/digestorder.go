package handlers

import (
	"encoding/hex"
	"fmt"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"
	"time"

	"tcrbot/handlers/worktime"
	"tcrbot/knowledge"
	"tcrbot/storage"
)

// digestOrder is a digest that the team wants: whose figures, where and when.
type digestOrder struct {
	channel string
	scope   storage.Scope // without its team
	weekday time.Weekday
	clock   time.Duration // since midnight, on the team's wall clock
}

func digestPreferences() []Preference {
	return []Preference{
		{
			Name: "digest_when", Group: "digests", Title: "When the weekly digest is posted", Default: "mon 09:00", Variable: "TCRBOT_DIGEST_SCHEDULE",
			Hint: "A day and a time, like mon 09:00. After a holiday it comes on the next working day.", check: checkWhen,
		},
		{
			Name: "digests", Group: "digests", Title: "More digests",
			Hint:  "One a line: a channel's id, whose figures, when. Like C012ABC provider:twilio mon 09:00, or C034DEF owner:U012ABC,U034DEF fri 15:00",
			check: checkOrders,
		},
	}
}

func checkWhen(text string) error { _, _, err := weekMoment(text); return err }

func checkOrders(text string) error { _, err := readOrders(text); return err }

// orders are the digests that are wanted: the team's own, and the further ones. A line that cannot be read, from a time before its
// check, is left out.
func (c choices) orders() []digestOrder {
	var out []digestOrder
	if channel := c.of("digest_channel"); channel != "" {
		day, clock, err := weekMoment(c.of("digest_when"))
		if err != nil {
			day, clock = time.Monday, 9*time.Hour
		}
		out = append(out, digestOrder{channel: channel, weekday: day, clock: clock})
	}
	more, _ := readOrders(c.of("digests"))
	return append(out, more...)
}

// readOrders reads one digest a line, or with semicolons between. The error is a sentence about the first line that is wrong; the
// others are read all the same.
func readOrders(text string) (out []digestOrder, wrong error) {
	for line := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '\n' || r == ';' }) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		o, err := readOrder(line)
		switch {
		case err == nil:
			out = append(out, o)
		case wrong == nil:
			wrong = err
		}
	}
	return out, wrong
}

// readOrder reads "C012ABC provider:twilio mon 09:00".
func readOrder(line string) (digestOrder, error) {
	o := digestOrder{weekday: time.Monday, clock: 9 * time.Hour}
	var times []string
	for i, word := range strings.Fields(line) {
		key, value, isFilter := strings.Cut(word, ":")
		_, err := clockTime(word)
		switch {
		case i == 0 && channelID(channelOf(word)):
			o.channel = channelOf(word)
		case i == 0:
			return o, fmt.Errorf("%q is no channel id. A line begins with one, like C012ABC: it stands at the bottom of the channel's details", word)
		case err == nil || !isFilter:
			times = append(times, word)
		default:
			if err := o.narrow(key, value); err != nil {
				return o, err
			}
		}
	}
	var err error
	if len(times) > 0 {
		o.weekday, o.clock, err = weekMoment(strings.Join(times, " "))
	}
	return o, err
}

func (o *digestOrder) narrow(key, value string) error {
	switch strings.ToLower(key) {
	case "provider":
		o.scope.Provider = knowledge.ProviderName(strings.ReplaceAll(value, "_", " "))
	case "cause":
		o.scope.Cause = strings.ToLower(value)
	case "owner", "team":
		for id := range strings.SplitSeq(value, ",") {
			id = strings.TrimSuffix(strings.TrimPrefix(id, "<@"), ">")
			if len(id) < 3 || id[0] != 'U' && id[0] != 'W' {
				return fmt.Errorf("%q is no member id. Write owner:U012ABC, or several with commas between", id)
			}
			o.scope.Owners = append(o.scope.Owners, id)
		}
	default:
		return fmt.Errorf("%q is no filter. Write provider:x, cause:x or owner:U012ABC", key)
	}
	return nil
}

// channelOf takes the id out of a channel as Slack writes its link.
func channelOf(word string) string {
	id, _, _ := strings.Cut(strings.TrimSuffix(strings.TrimPrefix(word, "<#"), ">"), "|")
	return id
}

func channelID(id string) bool {
	return len(id) >= 3 && (id[0] == 'C' || id[0] == 'G') && strings.Trim(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == ""
}

// weekMoment reads "mon 09:00", or what was a cron line before, "0 9 * * 1".
func weekMoment(text string) (time.Weekday, time.Duration, error) {
	words := strings.Fields(strings.ToLower(text))
	if len(words) == 5 {
		words = fromCron(words)
	}
	if len(words) == 1 {
		words = append(words, "09:00")
	}
	if len(words) == 2 {
		day, known := weekday(words[0])
		if clock, err := clockTime(words[1]); err == nil && known && clock < 24*time.Hour {
			return day, clock, nil
		}
	}
	return 0, 0, fmt.Errorf("%q is no time of the week. Write it like mon 09:00", text)
}

// fromCron gives day and time of a cron line with one minute, one hour and one weekday.
func fromCron(fields []string) []string {
	day, err := strconv.Atoi(fields[4])
	if err == nil && day >= 0 && day <= 7 {
		fields[4] = time.Weekday(day % 7).String()
	}
	minute, err := strconv.Atoi(fields[0])
	if err != nil || fields[2] != "*" || fields[3] != "*" {
		return nil
	}
	return []string{strings.ToLower(fields[4]), fmt.Sprintf("%s:%02d", fields[1], minute)}
}

// id names the digest in the database. Another time or other figures make it another digest.
func (o digestOrder) id() string {
	owners := slices.Sorted(slices.Values(o.scope.Owners))
	h := fnv.New64a()
	_, _ = fmt.Fprint(h, o.channel, "|", o.scope.Provider, "|", o.scope.Cause, "|", owners, "|", o.weekday, "|", o.clock) // a hash never fails
	return o.channel + "-" + hex.EncodeToString(h.Sum(nil))
}

// last is when the digest was last to be posted, and the midnight before which its week ends. One that falls on a day off comes on
// the next working day, and tells of the same week.
func (o digestOrder) last(now time.Time, work *worktime.Calendar) (planned, day time.Time) {
	local := now.In(work.Zone())
	back := (int(local.Weekday()) - int(o.weekday) + 7) % 7
	for {
		day = time.Date(local.Year(), local.Month(), local.Day()-back, 0, 0, 0, 0, work.Zone())
		on := day
		for range 30 {
			if work.Workday(on) {
				break
			}
			on = on.AddDate(0, 0, 1)
		}
		planned = time.Date(on.Year(), on.Month(), on.Day(), int(o.clock/time.Hour), int(o.clock%time.Hour/time.Minute), 0, 0, work.Zone())
		if !planned.After(now) {
			return planned, day
		}
		back += 7
	}
}
