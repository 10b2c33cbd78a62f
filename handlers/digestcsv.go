package handlers

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"time"

	"tcrbot/storage"
)

// clickDigestCSV hands over the rows behind a digest's numbers: each line names the figure it counts in and its ticket.
func (d *Desk) clickDigestCSV(ctx context.Context, req Request) (Result, error) {
	work, err := d.calendar(ctx, req.Team)
	if err != nil {
		return Result{}, err
	}
	a, err := askedAgain(req.Team, req.Action.Value, work)
	if err != nil {
		return Result{}, err
	}
	f, err := d.count(ctx, a)
	if err != nil {
		return Result{}, err
	}
	open, err := d.store.OpenTicketsAt(ctx, a.scope, a.span.To)
	if err != nil {
		return Result{}, err
	}
	data, err := d.csvOf(f, open)
	if err != nil {
		return Result{}, err
	}
	name := fmt.Sprintf("digest-%s-to-%s.csv", a.span.From.In(a.zone).Format(time.DateOnly), a.span.To.Add(-time.Second).In(a.zone).Format(time.DateOnly))
	return Result{File: &File{Name: name, Title: "Digest, " + a.title(), Said: "The rows behind the digest, " + a.title() + ".", Data: data}}, nil
}

// csvOf writes a line for each case that each figure counts.
func (d *Desk) csvOf(f *figures, open []storage.FigureTicket) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("\ufeff") // Excel takes the file for UTF-8 then
	t := &csvTable{out: csv.NewWriter(&b), zone: f.work.Zone()}
	t.write("figure", "ticket", "customer", "provider", "cause", "when", "value", "unit", "remark")
	d.csvTickets(t, f, open)
	csvRounds(t, f)
	d.csvRest(t, f)
	t.out.Flush()
	if err := t.out.Error(); err != nil {
		return nil, fmt.Errorf("write the CSV: %w", err)
	}
	return b.Bytes(), nil
}

type csvTable struct {
	out  *csv.Writer
	zone *time.Location
}

// write adds a line. What a spreadsheet would take for a formula gets an apostrophe before it. Errors are kept by the writer.
func (t *csvTable) write(cells ...string) {
	for i, c := range cells {
		if strings.HasPrefix(c, "=") || strings.HasPrefix(c, "+") || strings.HasPrefix(c, "-") || strings.HasPrefix(c, "@") ||
			strings.HasPrefix(c, "\t") || strings.HasPrefix(c, "\r") {
			cells[i] = "'" + c
		}
	}
	_ = t.out.Write(cells)
}

func (t *csvTable) ticket(figure string, f storage.FigureTicket, at time.Time, value, unit, remark string) {
	when := ""
	if !at.IsZero() {
		when = at.In(t.zone).Format("2006-01-02 15:04")
	}
	t.write(figure, strconv.FormatInt(f.Number, 10), f.Customer, f.Provider, f.Cause, when, value, unit, remark)
}

func (d *Desk) csvTickets(t *csvTable, f *figures, open []storage.FigureTicket) {
	for _, o := range f.opened {
		t.ticket("opened", o.FigureTicket, o.CreatedAt, "1", "ticket", "")
	}
	for _, a := range f.approved {
		t.ticket("approved", a.FigureTicket, a.At, "1", "ticket", "")
	}
	for _, c := range f.closed {
		t.ticket("closed otherwise", c, time.Time{}, "1", "ticket", "")
	}
	for _, o := range open {
		t.ticket("open", o, time.Time{}, "1", "ticket", "")
	}
	for _, o := range f.opened {
		if !o.FirstReplyAt.IsZero() {
			minutes := int(f.work.Between(o.CreatedAt, o.FirstReplyAt) / time.Minute)
			t.ticket("first reply", o.FigureTicket, o.FirstReplyAt, strconv.Itoa(minutes), "business minutes", "")
		}
	}
	for _, o := range f.unanswered() {
		t.ticket("never answered", o.FigureTicket, o.CreatedAt, "1", "ticket", "")
	}
	for _, a := range f.approved {
		for _, part := range []struct {
			whom string
			span time.Duration
		}{{"us", a.Us}, {"customer", a.Customer}, {"provider", a.Reviewer}} {
			t.ticket("days to approval, "+part.whom, a.FigureTicket, a.At, strconv.FormatFloat(part.span.Hours()/24, 'f', 2, 64), "days", "")
		}
	}
	for _, s := range f.decide {
		t.ticket("decide today", storage.FigureTicket{Number: s.Number, Customer: s.Customer, Provider: s.Provider, Cause: s.Cause}, s.StatusSince, "1", "ticket", s.why)
	}
}

func csvRounds(t *csvTable, f *figures) {
	for _, r := range f.verdicts {
		if r.Nth == 2 {
			t.ticket("first resubmission", r.FigureTicket, r.VerdictAt, "1", "round", r.Verdict)
		}
	}
	for _, r := range f.repeats {
		if r.FeeCents > 0 {
			t.ticket("repeat round", r.FigureTicket, r.SentAt, fmt.Sprintf("%d.%02d", r.FeeCents/100, r.FeeCents%100), "dollars", "paid by "+orUnknown(r.FeePayer))
		}
	}
	for _, r := range f.decided {
		t.ticket("our own text", r.FigureTicket, r.VerdictAt, "1", "round", r.Verdict)
	}
}

func orUnknown(who string) string {
	if who == "" {
		return "nobody said who"
	}
	return who
}

func (d *Desk) csvRest(t *csvTable, f *figures) {
	for _, o := range f.outcomes {
		t.write("fix cleared, last 8 weeks", "", "", "", o.Cause, "", fmt.Sprintf("%d of %d", o.Cleared, o.Tries), "rounds", "")
	}
	for _, w := range f.trend {
		week := w.From.In(t.zone).Format(time.DateOnly)
		for _, n := range []struct {
			what  string
			value int
		}{{"opened", w.Opened}, {"approved", w.Approved}, {"open at the end", w.Open}} {
			t.write("week, "+n.what, "", "", "", "", week, strconv.Itoa(n.value), "tickets", "")
		}
	}
	for _, a := range f.knowledge.Gaps {
		t.write("question without an answer", "", "", "", "", a.At.In(t.zone).Format("2006-01-02 15:04"), "1", "question", a.Lookup)
	}
	for _, a := range f.knowledge.WrongVotes {
		t.write("answer voted wrong", "", "", "", "", a.At.In(t.zone).Format("2006-01-02 15:04"), "1", "question", a.Lookup)
	}
	for _, a := range f.overdue {
		t.write("article past its date", "", "", "", a.Slug, a.VerifyBy, "1", "article", a.Title)
	}
}
