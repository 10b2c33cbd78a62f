package handlers

import (
	"context"
	"fmt"
	"strings"
	"time"

	"tcrbot/handlers/views"
	"tcrbot/storage"
)

const awayExample = "/tcr away until friday @ben"

// away hands a person's reminders to their backup until a moment; without anything behind it the form opens.
func (d *Desk) away(ctx context.Context, req Request, rest string) (Result, error) {
	if rest == "" {
		return d.clickAway(ctx, req)
	}
	backup := ""
	var words []string
	for w := range strings.FieldsSeq(rest) {
		switch m := d.grammar.mention.FindStringSubmatch(w); {
		case m != nil:
			backup = m[1]
		case !strings.EqualFold(w, "backup") && !strings.EqualFold(w, "backup:"):
			words = append(words, w)
		}
	}
	until, err := d.moment(ctx, req, strings.Join(words, " "), awayExample)
	if err != nil {
		return Result{}, err
	}
	return d.goAway(ctx, req, until, backup)
}

func (d *Desk) goAway(ctx context.Context, req Request, until time.Time, backup string) (Result, error) {
	if backup == req.Person.ID {
		return Result{}, say(awayExample, "You cannot be your own backup. Name a colleague, or nobody: then your reminders go to the team channel.")
	}
	a := storage.Absence{Team: req.Team, Person: req.Person.ID, Until: until, Backup: backup}
	if err := d.store.SaveAbsence(ctx, a); err != nil {
		return Result{}, err
	}
	if req.Source == FromForm {
		return Result{Clear: true}, nil
	}
	known, err := d.absence(ctx, req)
	if err != nil {
		return Result{}, err
	}
	msg := views.Away(until, known.Backup)
	return Result{Private: &msg}, nil
}

// back ends an absence.
func (d *Desk) back(ctx context.Context, req Request, _ string) (Result, error) {
	a := storage.Absence{Team: req.Team, Person: req.Person.ID, Until: d.now()}
	if err := d.store.SaveAbsence(ctx, a); err != nil {
		return Result{}, err
	}
	if req.Source == FromForm {
		return Result{Clear: true}, nil
	}
	msg := views.Notice("Welcome back. Reminders of your tickets come to you again.")
	return Result{Private: &msg}, nil
}

func (d *Desk) absence(ctx context.Context, req Request) (storage.Absence, error) {
	list, err := d.store.Absences(ctx, req.Team)
	for _, a := range list {
		if a.Person == req.Person.ID {
			return a, err
		}
	}
	return storage.Absence{}, err
}

func (d *Desk) clickAway(ctx context.Context, req Request) (Result, error) {
	a, err := d.absence(ctx, req)
	if err != nil {
		return Result{}, err
	}
	until := ""
	if a.Until.After(d.now()) {
		until = a.Until.Format(time.DateOnly)
	}
	modal := views.AwayForm(until, a.Backup)
	return Result{Modal: &modal}, nil
}

func (d *Desk) submitAway(ctx context.Context, req Request) (Result, error) {
	when := strings.TrimSpace(req.Form.Values["when"])
	if when == "" {
		return d.back(ctx, req, "")
	}
	until, err := d.moment(ctx, req, when, awayExample)
	if err != nil {
		return wrongField("when", err)
	}
	r, err := d.goAway(ctx, req, until, req.Form.Values["backup"])
	if err != nil {
		return wrongField("backup", err)
	}
	return r, nil
}

// fitsAway accepts what begins like a moment or names a backup.
func (d *Desk) fitsAway(rest string) bool {
	first, _ := firstWord(strings.ToLower(rest))
	_, _, ok := parseWhen(rest, d.now(), choices{}.calendar())
	return len(rest) < 120 && (ok || first == "until" || first == "till" || d.grammar.mention.MatchString(strings.ToUpper(first)))
}

func (d *Desk) clickHandOver(ctx context.Context, req Request) (Result, error) {
	return d.ticketModal(ctx, req, views.HandOverForm)
}

func (d *Desk) submitHandOver(ctx context.Context, req Request) (Result, error) {
	n, err := number(req.Form.Meta)
	if err != nil {
		return Result{}, err
	}
	owner := req.Form.Values["owner"]
	if owner == "" {
		return Result{Errors: map[string]string{"owner": "Who goes on with it?"}}, nil
	}
	note := strings.TrimSpace(req.Form.Values["note"])
	_, err = d.change(ctx, req, n, func(t *storage.Ticket) ([]storage.Event, error) {
		if !t.Status.Open() {
			return nil, say(fmt.Sprintf("/tcr status %d working", n), "#%d is %s already. To go on with it, reopen it.", n, t.Status)
		}
		return append(give(t, owner), noted(note)...), nil
	})
	return Result{Clear: true}, err
}
