package handlers

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

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
	rows := importRows{text: req.Form.Values["rows"]}
	seen, file := both(req.Form.Meta)
	if file != "" {
		var err error
		if rows, err = d.importFile(ctx, file); err != nil {
			return Result{}, err
		}
	}
	if strings.TrimSpace(rows.text) == "" {
		return Result{Errors: map[string]string{"rows": "Paste the rows, with the line that names the columns."}}, nil
	}
	r, err := d.importing(ctx, req, rows, seen == rows.sum())
	r.Update = true
	return r, err
}

// shortcutImport checks the rows of a message's file. They stand in the form if they fit there; else the file is read again when
// they are taken.
func (d *Desk) shortcutImport(ctx context.Context, req Request) (Result, error) {
	files := req.Message.Files
	at := max(0, slices.IndexFunc(files, func(f TextFile) bool { return strings.HasSuffix(lowered(f.Name), ".csv") }))
	if len(files) == 0 || strings.TrimSpace(files[at].Text) == "" {
		modal := views.ImportForm(views.ImportValue{Note: "That message has no file of rows that I can read. Paste the rows here."})
		return Result{Modal: &modal}, nil
	}
	f := files[at]
	rows := importRows{text: tidy(f.Text)}
	switch long := utf8.RuneCountInString(f.Text) > formLimit; {
	case f.Cut:
		modal := views.ImportForm(views.ImportValue{Note: "I can read only the first lines of that file. Paste the rows here; all at once take `tcrbot import` on the machine where I run."})
		return Result{Modal: &modal}, nil
	case long && d.slack == nil:
		return Result{}, noFile()
	case long:
		rows.file, rows.name = f.ID, f.Name
	}
	return d.importing(ctx, req, rows, false)
}

// importRows are the rows of an import: pasted, or those of a file that is too long for a form.
type importRows struct{ text, file, name string }

func (r importRows) sum() string {
	sum := sha256.Sum256([]byte(r.text))
	return hex.EncodeToString(sum[:8])
}

// noFile is said when the file of an import cannot be read once more.
func noFile() error {
	return say("/tcr import", "I can no longer read that file. Use the shortcut on its message again, or paste the rows.")
}

func (d *Desk) importFile(ctx context.Context, id string) (importRows, error) {
	if d.slack == nil {
		return importRows{}, noFile()
	}
	id, name, _ := strings.Cut(id, "|")
	text, err := d.slack.File(ctx, id)
	if errors.Is(err, ErrUnknown) {
		return importRows{}, noFile()
	}
	return importRows{text: tidy(text), file: id, name: name}, err
}

// importing checks rows, or takes them when they were checked, and shows what came of it.
func (d *Desk) importing(ctx context.Context, req Request, rows importRows, sure bool) (Result, error) {
	report, err := d.ImportCSV(ctx, req.Team, req.Person.ID, strings.NewReader(rows.text), ImportOptions{Dry: !sure})
	if err != nil {
		return Result{}, err
	}
	v := views.ImportValue{Text: rows.text, File: rows.name, Checked: true, Done: sure && len(report.Problems) == 0, Tickets: report.Tickets, Rounds: report.Rounds, Rows: report.Rows, Fresh: report.Fresh, Known: report.Known}
	for _, p := range report.Problems {
		v.Problems = append(v.Problems, p.String())
	}
	for _, p := range report.Remarks {
		v.Remarks = append(v.Remarks, p.String())
	}
	if len(v.Problems) == 0 {
		v.Meta = rows.sum()
	}
	if rows.file != "" {
		v.Meta += "|" + rows.file + "|" + rows.name
	}
	modal := views.ImportForm(v)
	return Result{Modal: &modal}, nil
}
