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
	f := storage.AuditFilter{Team: req.Team, Limit: 25}
	v := views.AuditValue{}
	switch m := d.grammar.mention.FindStringSubmatch(rest); {
	case strings.EqualFold(rest, "me"):
		f.Actor = req.Person.ID
	case m != nil:
		f.Actor = m[1]
	case strings.HasPrefix(rest, "@"):
		return Result{}, say("/tcr audit @ben", "I do not know who %q is. Type @ and pick the person from the list that appears.", views.Clamp(rest, 40))
	case rest != "":
		n, _, err := d.numbered(rest, "/tcr audit 12")
		if err != nil {
			return Result{}, err
		}
		if _, err := d.ticket(ctx, req, n); err != nil {
			return Result{}, err
		}
		f.Ticket, v.Ticket = n, n
	}
	lines, err := d.store.Audit(ctx, f)
	if err != nil {
		return Result{}, err
	}
	v.Person = f.Actor
	for _, l := range lines {
		v.Lines = append(v.Lines, auditLine(l))
	}
	msg := views.Audit(v)
	return Result{Private: &msg}, nil
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
