package handlers

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"maps"
	"strings"
	"time"

	"tcrbot/handlers/sheets"
	"tcrbot/handlers/views"
	"tcrbot/storage"
)

// exportMost is how many tickets a file that goes through Slack holds; the command line knows no limit.
const exportMost = 50_000

// export hands over tickets as a CSV file, privately.
func (d *Desk) export(ctx context.Context, req Request, rest string) (Result, error) {
	filter, err := d.exported(req, rest)
	if err != nil {
		return Result{}, err
	}
	if req.Source == FromDM { // a file goes out with a click only
		msg := views.NoticeWithForm("I can hand the tickets over as a CSV file.", "export", "Hand it to me", rest)
		return Result{Private: &msg}, nil
	}
	total, err := d.store.CountTickets(ctx, filter)
	if err != nil {
		return Result{}, err
	}
	if total == 0 {
		return Result{}, say("/tcr export", "No tickets fit that, so there is nothing to export.")
	}
	after, err := d.beforeNewest(ctx, filter, total, exportMost)
	if err != nil {
		return Result{}, err
	}
	var data bytes.Buffer
	n, err := d.writeCSV(ctx, filter, after, &data)
	if err != nil {
		return Result{}, err
	}
	words := exportWords(n, rest)
	if err := d.store.WriteAudit(ctx, req.Team, storage.AuditLine{Actor: req.Person.ID, Act: "export", Detail: words}); err != nil {
		return Result{}, err
	}
	said := "Here are " + words + ". Times are UTC; each row is a round."
	if n < total {
		said += fmt.Sprintf(" The newest %d of %d: `tcrbot export` on the machine where I run gives all.", n, total)
	}
	name := "tickets-" + d.now().In(req.chosen.zone()).Format(time.DateOnly) + ".csv"
	return Result{File: &File{Name: name, Title: name, Said: said, Data: data.Bytes()}}, nil
}

func exportWords(n int, filters string) string {
	words := fmt.Sprintf("%d tickets", n)
	if n == 1 {
		words = "1 ticket"
	}
	if filters = strings.TrimSpace(filters); filters != "" {
		words += " (" + views.Clamp(filters, 100) + ")"
	}
	return words
}

func (d *Desk) clickExport(ctx context.Context, req Request) (Result, error) {
	return d.export(ctx, req, req.Action.Value)
}

// exported reads filters as list does, but takes closed tickets too unless they say otherwise.
func (d *Desk) exported(req Request, rest string) (storage.TicketFilter, error) {
	l, err := d.listing(req, strings.TrimSpace("all "+rest))
	if err != nil {
		return storage.TicketFilter{}, err
	}
	if l.stalled {
		return storage.TicketFilter{}, say("/tcr export open", "I cannot export only what waits too long. Export the open ones: the file tells since when each waits.")
	}
	for word := range strings.FieldsSeq(strings.ToLower(rest)) {
		l.filter.OpenOnly = l.filter.OpenOnly || word == "open"
	}
	return l.filter, nil
}

// beforeNewest is the number after which the newest tickets come, 0 if all of them fit.
func (d *Desk) beforeNewest(ctx context.Context, f storage.TicketFilter, total, most int) (int64, error) {
	if total <= most {
		return 0, nil
	}
	f.OldestFirst, f.Limit, f.Offset = false, 1, most-1
	found, err := d.store.Tickets(ctx, f)
	if err != nil || len(found) == 0 {
		return 0, err
	}
	return found[0].Number - 1, nil
}

func (d *Desk) writeCSV(ctx context.Context, f storage.TicketFilter, after int64, w io.Writer) (int, error) {
	out, err := sheets.NewWriter(w)
	if err != nil {
		return 0, err
	}
	n := 0
	err = d.store.EachRecord(ctx, f, after, false, func(r storage.Record) error {
		n++
		return out.Write(r)
	})
	if err != nil {
		return n, err
	}
	return n, out.Close()
}

// ExportCSV writes all tickets of a workspace as CSV and tells how many.
func (d *Desk) ExportCSV(ctx context.Context, team string, w io.Writer) (int, error) {
	return d.writeCSV(ctx, storage.TicketFilter{Team: team}, 0, w)
}

// ExportJSON writes everything of a workspace but lookups and what only the process needs: its choices, and tickets with their
// rounds, history and links. No secret is among the choices. It tells how many tickets there are.
func (d *Desk) ExportJSON(ctx context.Context, team string, w io.Writer) (int, error) {
	stored, err := d.store.Settings(ctx, team)
	if err != nil {
		return 0, err
	}
	known := map[string]bool{}
	for _, p := range Preferences() {
		known[p.Name] = true
	}
	maps.DeleteFunc(stored, func(name, _ string) bool { return !known[name] && !strings.HasPrefix(name, "provider:") })
	out, err := sheets.NewJSON(w, team, d.now(), stored)
	if err != nil {
		return 0, err
	}
	n := 0
	err = d.store.EachRecord(ctx, storage.TicketFilter{Team: team}, 0, true, func(r storage.Record) error {
		n++
		return out.Write(r)
	})
	if err != nil {
		return n, err
	}
	return n, out.Close()
}
