package handlers

import (
	"cmp"
	"context"

	"tcrbot/handlers/views"
	"tcrbot/knowledge"
)

// code says what a code means, the team's own providers first.
func (d *Desk) code(_ context.Context, req Request, rest string) (Result, error) {
	code, provider := codeAndProvider(rest)
	if code == "" {
		return Result{}, say("/tcr code 30909", "Which code? Give it as it stands in the notice.")
	}
	rows := d.base.Codes(rest, "")
	if len(rows) > 0 { // a code of several words
		code, provider = rest, ""
	} else {
		rows = d.base.Codes(code, provider)
	}
	v := views.CodesValue{Asked: code}
	if provider != "" && !d.known(provider) {
		v.Foreign, provider = provider, ""
	}
	mine, others := d.base.OwnFirst(rows, req.chosen.own())
	if provider != "" || len(mine) == 0 {
		mine, others = rows, nil
	}
	v.Entries, v.Others = d.codeValues(mine), d.codeValues(others)
	msg := views.Codes(v)
	return Result{Private: &msg}, nil
}

func (d *Desk) clickOtherCodes(_ context.Context, req Request) (Result, error) {
	_, others := d.base.OwnFirst(d.base.Codes(req.Action.Value, ""), req.chosen.own())
	msg := views.Codes(views.CodesValue{Asked: req.Action.Value, Entries: d.codeValues(others)})
	return d.read(req, "Codes", msg), nil
}

func (d *Desk) codeValues(rows []knowledge.Code) []views.CodeValue {
	var out []views.CodeValue
	for _, c := range rows {
		v := views.CodeValue{
			Provider: cmp.Or(c.PassedOnBy, c.Provider), Title: d.title(c.Cause), Meaning: c.Meaning, Fix: c.Fix, Resubmittable: c.Resubmittable,
			IssuedBy: c.IssuedBy, TollFree: c.Product == "toll-free", Secondhand: c.Secondhand, Source: c.Source,
		}
		if _, ok := d.base.Article(c.Cause); ok {
			v.Slug = c.Cause
		}
		out = append(out, v)
	}
	return out
}
