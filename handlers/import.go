package handlers

import (
	"context"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"tcrbot/handlers/sheets"
	"tcrbot/knowledge"
	"tcrbot/storage"
)

// importAtOnce is how many tickets are written in one transaction.
const importAtOnce = 300

// ImportReport is what an import did, or would do.
type ImportReport struct {
	Rows     int // of the file, beside its head
	Tickets  int // that the file holds
	Rounds   int
	Fresh    int // that were written
	Known    int // that were here already
	Problems []sheets.Problem
	Remarks  []sheets.Problem
}

// ImportOptions say how an import goes.
type ImportOptions struct {
	Dry     bool // only look
	SkipBad bool // take what has no problem; otherwise one problem keeps everything out
}

// ImportCSV takes tickets from CSV, as an export or a person wrote it. The same file again changes nothing. Nobody is told of the
// tickets and no cards are posted.
func (d *Desk) ImportCSV(ctx context.Context, team, actor string, r io.Reader, o ImportOptions) (ImportReport, error) {
	req, err := d.unasked(ctx, team)
	if err != nil {
		return ImportReport{}, err
	}
	sheet, err := sheets.Read(r, d.sheetKnowledge(req))
	if err != nil {
		return ImportReport{}, err
	}
	report := ImportReport{Rows: sheet.Rows, Tickets: len(sheet.Tickets), Problems: sheet.Problems, Remarks: sheet.Remarks}
	for _, in := range sheet.Tickets {
		report.Rounds += len(in.Record.Rounds)
	}
	if o.Dry || len(sheet.Problems) > 0 && !o.SkipBad {
		return report, nil
	}
	if err := d.importSheet(ctx, team, actor, sheet, &report); err != nil {
		return report, err
	}
	line := storage.AuditLine{Actor: actor, Act: "import", Detail: fmt.Sprintf("%d tickets, %d were here already", report.Fresh, report.Known)}
	return report, d.store.WriteAudit(ctx, team, line)
}

// importSheet writes what is not here yet, some hundred tickets at a time.
func (d *Desk) importSheet(ctx context.Context, team, actor string, sheet *sheets.Sheet, report *ImportReport) error {
	numbers := map[int64]int64{} // from the file's numbers to ours
	merged := map[int64]int64{}  // from ours to the file's
	for some := range slices.Chunk(sheet.Tickets, importAtOnce) {
		var batch []storage.Imported
		var fresh []sheets.Incoming
		for _, in := range some {
			here, err := d.isHere(ctx, team, in)
			if err != nil {
				return err
			}
			if here {
				numbers[in.Number] = in.Number
				report.Known++
				continue
			}
			fresh = append(fresh, in)
			in.Record.Ticket.MergedInto = 0
			batch = append(batch, storage.Imported{Record: in.Record, Key: in.Key})
		}
		results, err := d.store.Import(ctx, team, actor, batch)
		if err != nil {
			return err
		}
		for i, r := range results {
			numbers[fresh[i].Number] = r.Number
			if into := fresh[i].Record.Ticket.MergedInto; into != 0 && r.Fresh {
				merged[r.Number] = into
			}
			report.count(r.Fresh)
		}
	}
	return d.remerge(ctx, team, numbers, merged)
}

func (r *ImportReport) count(fresh bool) {
	if fresh {
		r.Fresh++
		return
	}
	r.Known++
}

// remerge points merged tickets at the numbers that the others got here.
func (d *Desk) remerge(ctx context.Context, team string, numbers, merged map[int64]int64) error {
	for number, into := range merged {
		ours, ok := numbers[into]
		if !ok {
			continue
		}
		if err := d.store.SetMerged(ctx, team, number, ours); err != nil {
			return err
		}
	}
	return nil
}

// isHere tells whether a ticket of the file is one that was exported from here.
func (d *Desk) isHere(ctx context.Context, team string, in sheets.Incoming) (bool, error) {
	if in.Number == 0 {
		return false, nil
	}
	t, err := d.store.Ticket(ctx, team, in.Number)
	if isNotFound(err) {
		return false, nil
	}
	return err == nil && t.Customer == in.Record.Ticket.Customer && t.CreatedAt.Equal(in.Record.Ticket.CreatedAt), err
}

// sheetKnowledge reads a file's words as the desk reads them elsewhere.
func (d *Desk) sheetKnowledge(req Request) sheets.Knowledge {
	slug := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)+$`)
	return sheets.Knowledge{
		Provider: knowledge.ProviderName,
		Cause: func(typed string) (string, bool) {
			typed = strings.ToLower(strings.TrimSpace(typed))
			if slug.MatchString(typed) {
				return typed, true
			}
			rows := d.base.Codes(typed, "")
			if len(rows) > 0 {
				return rows[0].Cause, true
			}
			return "", false
		},
		Status: func(typed string) (storage.Status, bool) {
			status, why, ok := statusOf(typed)
			return status, ok && why == ""
		},
		Raised: func(reason, provider string) []string { return d.suggested(req.chosen.own(), reason, provider) },
	}
}
