package handlers

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"tcrbot/handlers/views"
)

const formImport = "import"

// importForm opens the form to paste rows into.
func (d *Desk) importForm(context.Context, Request, string) (Result, error) {
	modal := views.ImportForm(views.ImportValue{})
	return Result{Modal: &modal}, nil
}

func (d *Desk) clickImport(ctx context.Context, req Request) (Result, error) {
	return d.importForm(ctx, req, "")
}

// submitImport first says what would come of the rows; the same rows once more are taken.
func (d *Desk) submitImport(ctx context.Context, req Request) (Result, error) {
	text := req.Form.Values["rows"]
	if strings.TrimSpace(text) == "" {
		return Result{Errors: map[string]string{"rows": "Paste the rows, with the line that names the columns."}}, nil
	}
	sum := sha256.Sum256([]byte(text))
	seen := hex.EncodeToString(sum[:8])
	sure := req.Form.Meta == seen
	report, err := d.ImportCSV(ctx, req.Team, req.Person.ID, strings.NewReader(text), ImportOptions{Dry: !sure})
	if err != nil {
		return Result{}, err
	}
	v := views.ImportValue{Text: text, Checked: true, Done: sure && len(report.Problems) == 0, Tickets: report.Tickets, Rounds: report.Rounds, Rows: report.Rows, Fresh: report.Fresh, Known: report.Known}
	for _, p := range report.Problems {
		v.Problems = append(v.Problems, p.String())
	}
	for _, p := range report.Remarks {
		v.Remarks = append(v.Remarks, p.String())
	}
	if len(v.Problems) == 0 {
		v.Meta = seen
	}
	modal := views.ImportForm(v)
	return Result{Modal: &modal, Update: true}, nil
}
