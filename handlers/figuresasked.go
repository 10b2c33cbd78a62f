package handlers

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"tcrbot/handlers/views"
	"tcrbot/handlers/worktime"
	"tcrbot/knowledge"
	"tcrbot/storage"
)

const weeksMost = 52

// figuresAsked is whose figures of which days are wanted.
type figuresAsked struct {
	scope storage.Scope
	span  storage.Span
	days  int
	zone  *time.Location
	work  *worktime.Calendar
	here  bool // to be posted where it was typed
}

// figuresWords is what may follow digest and stats: a number of weeks, filters, and "here".
type figuresWords struct {
	weeks   int
	here    bool
	filters []filterWord
	strange string // what is none of them
}

func (d *Desk) figuresWords(rest string) figuresWords {
	out := figuresWords{weeks: 1}
	for _, m := range d.grammar.filter.FindAllStringSubmatch(plainQuotes(rest), -1) {
		word := strings.ToLower(m[0])
		n, err := strconv.Atoi(word)
		switch {
		case m[1] != "" && slices.Contains([]string{"provider", "cause", "owner"}, strings.ToLower(m[1])):
			out.filters = append(out.filters, filterWord{strings.ToLower(m[1]), strings.Trim(m[2], `"`)})
		case err == nil && n >= 1:
			out.weeks = min(n, weeksMost)
		case word == "here":
			out.here = true
		case word == "week" || word == "weeks":
		case out.strange == "":
			out.strange = m[0]
		}
	}
	return out
}

func (d *Desk) fitsFigures(rest string) bool { return d.figuresWords(rest).strange == "" }

// figuresOf reads what was asked for: so many weeks of whole days up to now.
func (d *Desk) figuresOf(req Request, rest string, work *worktime.Calendar) (figuresAsked, error) {
	w := d.figuresWords(rest)
	if w.strange != "" {
		return figuresAsked{}, say("/tcr stats 4 provider:twilio", "I do not know %q here. After stats comes a number of weeks, provider:x, cause:x or owner:@person.", views.Clamp(w.strange, 40))
	}
	a := figuresAsked{scope: storage.Scope{Team: req.Team}, days: 7 * w.weeks, zone: work.Zone(), work: work, here: w.here}
	for _, f := range w.filters {
		if err := d.narrow(&a.scope, req, f); err != nil {
			return figuresAsked{}, err
		}
	}
	now := d.now().In(a.zone)
	a.span = storage.Span{From: midnight(now).AddDate(0, 0, 1-a.days), To: now.Add(time.Second)} // this second counts
	return a, nil
}

func (d *Desk) narrow(scope *storage.Scope, req Request, f filterWord) error {
	switch f.key {
	case "provider":
		scope.Provider = knowledge.ProviderName(f.value)
	case "cause":
		scope.Cause = d.causeNamed(f.value)
	case "owner":
		owner, _, err := d.whom(req, f.value)
		if err != nil {
			return err
		}
		scope.Owners = append(scope.Owners, owner)
	}
	return nil
}

// title names the days. A calendar week has its number.
func (a figuresAsked) title() string {
	from := a.span.From.In(a.zone)
	days := spanTitle(from, a.span.To.In(a.zone))
	_, week := from.ISOWeek()
	_, last := a.span.To.Add(-time.Second).In(a.zone).ISOWeek()
	whole := a.span.To.Equal(from.AddDate(0, 0, a.days)) && from.Weekday() == time.Monday
	switch {
	case whole && a.days == 7:
		return fmt.Sprintf("Week %d, %s", week, days)
	case whole:
		return fmt.Sprintf("Weeks %d–%d, %s", week, last, days)
	}
	return fmt.Sprintf("Last %d days, %s", a.days, days)
}

// about says whose figures they are.
func (a figuresAsked) about() string {
	var parts []string
	if a.scope.Provider != "" {
		parts = append(parts, a.scope.Provider)
	}
	if a.scope.Cause != "" {
		parts = append(parts, a.scope.Cause)
	}
	switch n := len(a.scope.Owners); {
	case n == 1:
		parts = append(parts, "one owner")
	case n > 1:
		parts = append(parts, fmt.Sprintf("%d owners", n))
	}
	return strings.Join(parts, ", ")
}

// buttonValue is a figuresAsked as a button carries it.
type buttonValue struct {
	From     int64    `json:"f"`
	To       int64    `json:"t"`
	Days     int      `json:"d"`
	Provider string   `json:"p,omitempty"`
	Cause    string   `json:"c,omitempty"`
	Owners   []string `json:"o,omitempty"`
}

// button is what the CSV button carries, "" if it does not fit into a button.
func (a figuresAsked) button() string {
	data := packed(buttonValue{a.span.From.Unix(), a.span.To.Unix(), a.days, a.scope.Provider, a.scope.Cause, a.scope.Owners})
	if len(data) > 1900 {
		return ""
	}
	return string(data)
}

// askedAgain reads what button wrote.
func askedAgain(team, value string, work *worktime.Calendar) (figuresAsked, error) {
	var b buttonValue
	if err := json.Unmarshal([]byte(value), &b); err != nil || b.Days < 1 || b.From >= b.To {
		return figuresAsked{}, say("/tcr stats", "That button is from an older digest and no longer works. Ask for the figures again.")
	}
	zone := work.Zone()
	return figuresAsked{
		scope: storage.Scope{Team: team, Provider: b.Provider, Cause: b.Cause, Owners: b.Owners},
		span:  storage.Span{From: time.Unix(b.From, 0).In(zone), To: time.Unix(b.To, 0).In(zone)}, days: b.Days, zone: zone, work: work,
	}, nil
}
