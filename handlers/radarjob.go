package handlers

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"tcrbot/handlers/radar"
	"tcrbot/handlers/views"
	"tcrbot/storage"
)

const (
	learnFor    = 28 * 24 * time.Hour // whichever comes first
	learnFrom   = 200                 // questions
	sameWeekday = 8                   // weeks back
	leastDays   = 4                   // fewer of the same weekday are no baseline: then any day counts
	waveLasts   = 7 * 24 * time.Hour  // a key that alarms again within that is the same wave
	waveTickets = 8
	radarState  = "radar-waves"
)

// radar tells the team of a wave on the day it begins, and once: while it goes on it is not told again.
func (d *Desk) radar(ctx context.Context, team string) error {
	chosen, err := d.choices(ctx, team)
	if err != nil || chosen.alertChannel() == "" {
		return err
	}
	first, n, err := d.store.AskedSoFar(ctx, team, learnFrom)
	if err != nil || n == 0 || n < learnFrom && d.now().Sub(first) < learnFor {
		return err
	}
	w := watch{team: team, zone: chosen.zone(), now: d.now(), first: first}
	w.today = storage.Span{From: midnight(w.now.In(w.zone)), To: w.now.Add(time.Second)}
	known, err := d.knownWaves(ctx, team, w.now)
	if err != nil {
		return err
	}
	codes, err := d.newCodes(ctx, w, known)
	if err != nil {
		return err
	}
	for _, c := range codes {
		known[c.key()] = w.now.Unix()
	}
	fresh, going, err := d.waves(ctx, w, known)
	if err != nil {
		return err
	}
	fresh = append(fresh, codes...)
	if err := d.alert(ctx, w, chosen.alertChannel(), fresh); err != nil {
		return err
	}
	for _, f := range fresh {
		going = append(going, f.key())
	}
	return d.keepWaves(ctx, team, known, going, w.now)
}

// alertChannel is where waves are told of.
func (c choices) alertChannel() string {
	for _, channel := range []string{c.of("team_channel"), c.of("digest_channel")} {
		if channel != "" {
			return channel
		}
	}
	return ""
}

// watch is one look of the radar.
type watch struct {
	team  string
	zone  *time.Location
	now   time.Time
	first time.Time // the first question ever
	today storage.Span
}

func midnight(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, t.Location())
}

// wave is something to tell of: a key above its baseline, or a code that stands in no table.
type wave struct {
	radar.Wave

	newCode           bool
	people, customers int
}

func (w wave) key() string {
	if w.newCode {
		return "new/" + w.Name
	}
	return string(w.Sort) + "/" + w.Name
}

// waves tests the questions that belong to no wave known already, and tells which known ones go on.
func (d *Desk) waves(ctx context.Context, w watch, known map[string]int64) (fresh []wave, going []string, err error) {
	today, err := d.askedOn(ctx, w.team, w.today)
	if err != nil || len(today) == 0 {
		return nil, nil, err
	}
	history, err := d.memo.usual(w.team, w.today.From, func() ([]radar.Day, error) { return d.usualDays(ctx, w) })
	if err != nil {
		return nil, nil, err
	}
	old := toldLately(known, w.now)
	for _, alarm := range radar.Alarms(history, today) {
		if slices.Contains(old, alarm.Key) {
			going = append(going, wave{Wave: alarm}.key())
		}
	}
	for _, found := range radar.Waves(history, radar.Without(today, old...)) {
		fresh = append(fresh, wave{Wave: found})
	}
	return fresh, going, nil
}

// toldLately are the keys of waves that are not over. A code that was told of because it stands in no table is one of them.
func toldLately(known map[string]int64, now time.Time) []radar.Key {
	var out []radar.Key
	for name, at := range known {
		sort, key, _ := strings.Cut(name, "/")
		switch {
		case sort != "new":
			out = append(out, radar.Key{Sort: radar.Sort(sort), Name: key})
		case now.Sub(time.Unix(at, 0)) <= waveLasts:
			out = append(out, radar.Key{Sort: radar.Code, Name: key})
		}
	}
	return out
}

// usualDays are the same weekdays before today, or all days of four weeks where there are too few of them.
func (d *Desk) usualDays(ctx context.Context, w watch) ([]radar.Day, error) {
	days, err := d.daysBack(ctx, w, 7, sameWeekday)
	if err != nil || len(days) >= leastDays {
		return days, err
	}
	return d.daysBack(ctx, w, 1, 28)
}

// daysBack reads days before today that lie so many apart, without those on which nobody asked.
func (d *Desk) daysBack(ctx context.Context, w watch, apart, most int) ([]radar.Day, error) {
	var out []radar.Day
	for i := 1; i <= most; i++ {
		from := w.today.From.AddDate(0, 0, -i*apart)
		to := from.AddDate(0, 0, 1)
		if !to.After(w.first) {
			break
		}
		day, err := d.askedOn(ctx, w.team, storage.Span{From: from, To: to})
		if err != nil {
			return nil, err
		}
		if len(day) > 0 {
			out = append(out, day)
		}
	}
	return out, nil
}

func (d *Desk) askedOn(ctx context.Context, team string, span storage.Span) (radar.Day, error) {
	groups, err := d.store.AskedIn(ctx, team, span)
	var out radar.Day
	for _, g := range groups {
		one := radar.Group{N: g.N}
		for _, k := range []radar.Key{{Sort: radar.Cause, Name: g.Cause}, {Sort: radar.Provider, Name: g.Provider}, {Sort: radar.Code, Name: g.Code}} {
			if k.Name != "" {
				one.Keys = append(one.Keys, k)
			}
		}
		out = append(out, one)
	}
	return out, err
}

// newCodes are codes that stand in no table and that two people asked about, or that came up for two customers, within a week.
func (d *Desk) newCodes(ctx context.Context, w watch, known map[string]int64) ([]wave, error) {
	codes, err := d.store.CodesIn(ctx, w.team, storage.Span{From: w.today.From.AddDate(0, 0, -6), To: w.today.To})
	var out []wave
	for _, c := range codes {
		one := wave{Wave: radar.Wave{Key: radar.Key{Sort: radar.Code, Name: c.Code}}, newCode: true, people: c.People, customers: c.Customers}
		_, told := known[one.key()]
		if !told && (c.People >= 2 || c.Customers >= 2) && len(d.base.Codes(c.Code, "")) == 0 {
			out = append(out, one)
		}
	}
	return out, err
}

// knownWaves reads which waves were told of, and when they last alarmed. What is over is forgotten; a new code is new once.
func (d *Desk) knownWaves(ctx context.Context, team string, now time.Time) (map[string]int64, error) {
	kept, err := d.store.Setting(ctx, team, radarState)
	if err != nil {
		return nil, err
	}
	known := map[string]int64{}
	if kept != "" {
		if err := json.Unmarshal([]byte(kept), &known); err != nil {
			return nil, fmt.Errorf("read the known waves: %w", err)
		}
	}
	for name, at := range known {
		if !strings.HasPrefix(name, "new/") && now.Sub(time.Unix(at, 0)) > waveLasts {
			delete(known, name)
		}
	}
	return known, nil
}

func (d *Desk) keepWaves(ctx context.Context, team string, known map[string]int64, going []string, now time.Time) error {
	if len(going) == 0 {
		return nil
	}
	for _, name := range going {
		known[name] = now.Unix()
	}
	return d.store.SetSetting(ctx, team, radarState, string(packed(known)))
}

// alert queues one message for all waves that were found.
func (d *Desk) alert(ctx context.Context, w watch, channel string, found []wave) error {
	if len(found) == 0 {
		return nil
	}
	v := views.AlertValue{}
	var keys []string
	for _, f := range found {
		value, err := d.waveValue(ctx, w, f)
		if err != nil {
			return err
		}
		v.Waves = append(v.Waves, value)
		keys = append(keys, f.key())
	}
	slices.Sort(keys)
	key := "radar:" + w.today.From.Format(time.DateOnly) + ":" + strings.Join(keys, ",")
	return d.store.Enqueue(ctx, storage.OutboxItem{Team: w.team, Key: views.Clamp(key, 300), Kind: "message", Channel: channel, Payload: encode(views.Alert(v))})
}

func (d *Desk) waveValue(ctx context.Context, w watch, f wave) (views.WaveValue, error) {
	v := views.WaveValue{Name: f.Name, Count: f.Count, Usual: f.Usual, New: f.newCode, People: f.people, Customers: f.customers, Weekday: w.today.From.Weekday().String()}
	span, about := w.today, storage.AskedGroup{}
	switch f.Sort {
	case radar.Cause:
		v.Sort, v.Name, v.Slug, about.Cause = "cause", d.title(f.Name), f.Name, f.Name
	case radar.Provider:
		v.Sort, about.Provider = "provider", f.Name
	case radar.Code:
		v.Sort, about.Code = "code", f.Name
	}
	if f.newCode {
		span.From = span.From.AddDate(0, 0, -6)
	}
	tickets, err := d.store.TicketsAsked(ctx, w.team, span, about, waveTickets+1)
	if err != nil {
		return v, err
	}
	for _, t := range tickets[:min(waveTickets, len(tickets))] {
		v.Tickets = append(v.Tickets, d.ticketValue(t))
	}
	v.More = len(tickets) > waveTickets
	return v, nil
}

// radarWords say what the radar waits for while it learns, "" once it watches.
func (d *Desk) radarWords(ctx context.Context, team string, zone *time.Location) (string, error) {
	first, n, err := d.store.AskedSoFar(ctx, team, learnFrom)
	switch {
	case err != nil || n >= learnFrom || n > 0 && d.now().Sub(first) >= learnFor:
		return "", err
	case n == 0:
		return "The wave radar starts learning with the first question.", nil
	}
	return fmt.Sprintf("The wave radar is learning until %s, or until %d questions were asked (%d so far).", first.Add(learnFor).In(zone).Format("2 Jan"), learnFrom, n), nil
}
