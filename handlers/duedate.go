package handlers

import (
	"context"
	"fmt"
	"strings"
	"time"

	"tcrbot/handlers/views"
	"tcrbot/storage"
)

// dueRule is a date that a cause brings with it. The bot offers it; the owner confirms, because only they know when the clock
// began.
type dueRule struct {
	cause  string
	label  string
	why    string
	from   func(time.Time) time.Time
	source string // read in November 2026
}

// dueRules is the table of them.
func dueRules() []dueRule {
	return []dueRule{
		{"brand-auth-plus", "Due in 7 days", "the link in the registry's e-mail to the brand's contact works for 7 days", days(7), "Twilio, code 21736"},
		{"brand-sole-proprietor", "Due in 24 hours", "the PIN texted to a sole proprietor's phone works for 24 hours", days(1), "developers.telnyx.com/docs/messaging/10dlc/sole-proprietor"},
		{"brand-score-low", "Again in 3 months", "a brand may be vetted again three months after the last time", func(t time.Time) time.Time { return t.AddDate(0, 3, 0) }, "Telnyx, reference of its API"},
	}
}

func days(n int) func(time.Time) time.Time {
	return func(t time.Time) time.Time { return t.Add(time.Duration(n) * 24 * time.Hour) }
}

// dueOffer is the date that a ticket's cause brings with it, if it has none yet.
func dueOffer(t storage.Ticket) *views.DueOffer {
	for _, r := range dueRules() {
		if r.cause == t.Cause && t.DueAt.IsZero() && t.Status.Open() {
			return &views.DueOffer{Label: r.label, Why: r.why, Value: fmt.Sprint(t.Number)}
		}
	}
	return nil
}

// clickSetDue opens the form that confirms a date.
func (d *Desk) clickSetDue(ctx context.Context, req Request) (Result, error) {
	t, err := d.pressed(ctx, req)
	if err != nil {
		return Result{}, err
	}
	cal, err := d.calendar(ctx, req.Team)
	if err != nil {
		return Result{}, err
	}
	v := views.DueForm{Number: t.Number, Ref: fmt.Sprintf("#%d %s", t.Number, t.Customer), Why: t.DueWhy}
	for _, r := range dueRules() {
		if r.cause == t.Cause {
			v.Why, v.When = r.why, r.from(d.now()).In(readerZone(req.Person, cal.Zone())).Format("2006-01-02 15:04")
		}
	}
	modal := views.SetDue(v)
	return Result{Modal: &modal}, nil
}

func (d *Desk) submitDue(ctx context.Context, req Request) (Result, error) {
	n, err := number(req.Form.Meta)
	if err != nil {
		return Result{}, err
	}
	when, due := strings.TrimSpace(req.Form.Values["when"]), time.Time{}
	if when != "" {
		if due, err = d.moment(ctx, req, when, "3 Dec 17:00"); err != nil {
			return wrongField("when", err)
		}
	}
	_, err = d.change(ctx, req, n, func(t *storage.Ticket) ([]storage.Event, error) {
		t.DueAt, t.DueWhy = due, strings.TrimSpace(req.Form.Values["why"])
		if due.IsZero() {
			t.DueWhy = ""
			return []storage.Event{{Kind: storage.EventDue}}, nil
		}
		return []storage.Event{{Kind: storage.EventDue, To: due.Format("Mon 2 Jan 15:04"), Text: t.DueWhy}}, nil
	})
	return Result{Clear: true}, err
}
