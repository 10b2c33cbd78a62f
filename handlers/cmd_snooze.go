package handlers

import (
	"context"
	"fmt"
	"strings"
	"time"

	"tcrbot/handlers/views"
	"tcrbot/storage"
)

const snoozeExample = "/tcr snooze 12 next monday"

// snooze keeps reminders of a ticket away until a moment. Its age runs on.
func (d *Desk) snooze(ctx context.Context, req Request, rest string) (Result, error) {
	n, text, err := d.numbered(rest, snoozeExample)
	if err != nil {
		return Result{}, err
	}
	if text == "" {
		return d.whenForm(ctx, req, n, "", views.SnoozeForm)
	}
	until, err := d.moment(ctx, req, text, snoozeExample)
	if err != nil {
		return Result{}, err
	}
	return d.snoozeUntil(ctx, req, n, until)
}

func (d *Desk) snoozeUntil(ctx context.Context, req Request, n int64, until time.Time) (Result, error) {
	words := until.Format("Mon 2 Jan")
	t, err := d.change(ctx, req, n, func(t *storage.Ticket) ([]storage.Event, error) {
		if !t.Status.Open() {
			return nil, say(fmt.Sprintf("/tcr status %d working", n), "#%d is %s, so I do not remind of it anyway.", n, views.StatusWords(string(t.Status)))
		}
		t.SnoozedUntil = until
		return []storage.Event{{Kind: storage.EventSnoozed, To: words}}, nil
	})
	if err != nil {
		return Result{}, err
	}
	return d.changed(ctx, req, t, "no reminders until "+words)
}

// readerZone is where the person who asks is, else where the team is.
func readerZone(p Person, team *time.Location) *time.Location {
	if z, err := time.LoadLocation(p.TimeZone); err == nil && p.TimeZone != "" {
		return z
	}
	return team
}

// moment reads a text that is nothing but a moment.
func (d *Desk) moment(ctx context.Context, req Request, text, example string) (time.Time, error) {
	at, rest, err := d.momentAndRest(ctx, req, text, example)
	if err == nil && rest != "" {
		return at, say(example, "I understand %s, but not %q.", at.Format("Mon 2 Jan 15:04"), views.Clamp(rest, 40))
	}
	return at, err
}

func (d *Desk) momentAndRest(ctx context.Context, req Request, text, example string) (time.Time, string, error) {
	cal, err := d.calendar(ctx, req.Team)
	if err != nil {
		return time.Time{}, "", err
	}
	at, rest, ok := parseWhen(text, d.now().In(readerZone(req.Person, cal.Zone())), cal)
	if !ok {
		return at, "", say(example, "When is %q? Write 2d, friday 10:00, next monday or 3 Dec: a moment to come, within two years.", views.Clamp(text, 40))
	}
	return at, rest, nil
}

// whenForm opens a form about a ticket and a moment.
func (d *Desk) whenForm(ctx context.Context, req Request, n int64, value string, draw func(views.WhenForm) views.Modal) (Result, error) {
	t, err := d.ticket(ctx, req, n)
	if err != nil {
		return Result{}, err
	}
	modal := draw(views.WhenForm{Number: n, Ref: fmt.Sprintf("#%d %s", n, t.Customer), Value: value})
	return Result{Modal: &modal}, nil
}

// clickSnooze answers the menu beside a ticket: "12|2d", or a form.
func (d *Desk) clickSnooze(ctx context.Context, req Request) (Result, error) {
	digits, what := both(req.Action.Value)
	n, err := number(digits)
	if err != nil {
		return Result{}, err
	}
	switch what {
	case "", "ask":
		return d.whenForm(ctx, req, n, "", views.SnoozeForm)
	case "remind":
		return d.whenForm(ctx, req, n, "", views.RemindForm)
	case "away":
		return d.clickAway(ctx, req)
	}
	until, err := d.moment(ctx, req, what, snoozeExample)
	if err != nil {
		return Result{}, err
	}
	return d.snoozeUntil(ctx, req, n, until)
}

func (d *Desk) submitSnooze(ctx context.Context, req Request) (Result, error) {
	n, err := number(req.Form.Meta)
	if err != nil {
		return Result{}, err
	}
	until, err := d.moment(ctx, req, strings.TrimSpace(req.Form.Values["when"]), snoozeExample)
	if err != nil {
		return wrongField("when", err)
	}
	return d.snoozeUntil(ctx, req, n, until)
}

// wrongField shows under a form's field what a person can mend there.
func wrongField(name string, err error) (Result, error) {
	if Expected(err) {
		return Result{Errors: map[string]string{name: err.Error()}}, nil
	}
	return Result{}, err
}
