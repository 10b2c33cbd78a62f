package handlers

import (
	"context"
	"fmt"
	"strings"

	"tcrbot/handlers/views"
	"tcrbot/storage"
)

func (d *Desk) fitsAudit(rest string) bool {
	return len(strings.Fields(rest)) <= 2 && (d.grammar.mention.MatchString(rest) || strings.HasPrefix(rest, "@") || d.fitsNumber(rest) || strings.EqualFold(rest, "me"))
}

// audit tells an admin who did what, of everybody, a person or a ticket.
func (d *Desk) audit(ctx context.Context, req Request, rest string) (Result, error) {
	person, ticket := "", ""
	switch m := d.grammar.mention.FindStringSubmatch(rest); {
	case strings.EqualFold(rest, "me"):
		person = req.Person.ID
	case m != nil:
		person = m[1]
	case strings.HasPrefix(rest, "@"):
		return Result{}, say("/tcr audit @ben", "I do not know who %q is. Type @ and pick the person from the list that appears.", views.Clamp(rest, 40))
	default:
		ticket = rest
	}
	v, err := d.auditOf(ctx, req, person, ticket)
	if err != nil {
		return Result{}, err
	}
	msg := views.Audit(v)
	return Result{Private: &msg}, nil
}

// auditOf reads what a person did, or what was done to a ticket; "" is everybody and all.
func (d *Desk) auditOf(ctx context.Context, req Request, person, ticket string) (views.AuditValue, error) {
	v := views.AuditValue{Person: person}
	if ticket != "" {
		n, _, err := d.numbered(ticket, "/tcr audit 12")
		if err != nil {
			return v, err
		}
		if _, err := d.ticket(ctx, req, n); err != nil {
			return v, err
		}
		v.Ticket = n
	}
	lines, err := d.store.Audit(ctx, storage.AuditFilter{Team: req.Team, Actor: person, Ticket: v.Ticket, Limit: 25})
	for _, l := range lines {
		v.Lines = append(v.Lines, auditLine(l))
	}
	return v, err
}

const formAudit = "audit"

func (d *Desk) clickAudit(ctx context.Context, req Request) (Result, error) {
	return d.auditForm(ctx, req, "", "")
}

func (d *Desk) submitAudit(ctx context.Context, req Request) (Result, error) {
	r, err := d.auditForm(ctx, req, req.Form.Values["person"], strings.TrimSpace(req.Form.Values["ticket"]))
	if err != nil {
		return wrongField("ticket", err)
	}
	r.Update = true
	return r, nil
}

func (d *Desk) auditForm(ctx context.Context, req Request, person, ticket string) (Result, error) {
	v, err := d.auditOf(ctx, req, person, ticket)
	if err != nil {
		return Result{}, err
	}
	modal := views.AuditForm(v)
	return Result{Modal: &modal}, nil
}

// auditLine says in plain words what somebody did.
func auditLine(l storage.AuditLine) views.AuditLine {
	out := views.AuditLine{At: l.At, Actor: l.Actor}
	ticket, field, _ := strings.Cut(l.Target, " ")
	switch l.Act {
	case "setting":
		out.Words = "changed " + settingTitle(l.Target) + " " + l.Detail
	case "export":
		out.Words = "exported " + l.Detail
	case "import":
		out.Words = "imported " + l.Detail
	case "tell-thread":
		out.Words = "told the thread that " + l.Target + " came from"
	case string(storage.EventOpened):
		out.Words = "opened " + ticket
	case string(storage.EventStatus):
		out.Words = "moved " + ticket + " to " + views.StatusWords(l.Detail)
	case string(storage.EventAssigned):
		out.Words, out.Who = "gave "+ticket+" to", l.Detail
		if l.Detail == "" {
			out.Words = "left " + ticket + " to nobody"
		}
	case string(storage.EventNote):
		out.Words = "wrote a note on " + ticket
	case string(storage.EventField):
		out.Words = fmt.Sprintf("changed %s of %s", field, ticket)
	default:
		out.Words = strings.TrimSpace(l.Act + " " + l.Target)
	}
	return out
}

func settingTitle(name string) string {
	for _, p := range Preferences() {
		if p.Name == name {
			return "“" + p.Title + "”"
		}
	}
	if provider, ok := strings.CutPrefix(name, "provider:"); ok {
		provider, field, _ := strings.Cut(provider, ":")
		for _, p := range factPreferences(provider) {
			if p.Name == factName(provider, field) {
				return "“" + p.Title + "” of " + provider
			}
		}
	}
	return name
}
