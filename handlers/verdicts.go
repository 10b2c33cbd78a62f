package handlers

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"tcrbot/handlers/views"
	"tcrbot/knowledge"
	"tcrbot/storage"
)

// formVerdicts is the route of the form to paste verdicts into.
const formVerdicts = "verdicts"

// fitsVerdicts accepts a paste in which at least one verdict can be read.
func (d *Desk) fitsVerdicts(rest string) bool { return len(parseVerdicts(rest).Lines) > 0 }

// verdicts shows what a paste would change; without one it opens the form.
func (d *Desk) verdicts(ctx context.Context, req Request, rest string) (Result, error) {
	if rest == "" {
		return d.clickVerdicts(ctx, req)
	}
	return d.previewSheet(ctx, req, rest)
}

func (d *Desk) clickVerdicts(context.Context, Request) (Result, error) {
	modal := views.VerdictsForm("")
	return Result{Modal: &modal}, nil
}

func (d *Desk) submitVerdicts(ctx context.Context, req Request) (Result, error) {
	text := req.Form.Values["text"]
	if len(parseVerdicts(text).Lines) == 0 {
		return Result{Errors: map[string]string{"text": "I can read no verdict in that. Write a campaign ID and approved or rejected on each line."}}, nil
	}
	return d.previewSheet(ctx, req, text)
}

func (d *Desk) previewSheet(ctx context.Context, req Request, body string) (Result, error) {
	plan, strange, err := d.plan(ctx, req.Team, body)
	if err != nil {
		return Result{}, err
	}
	var news []string
	for _, p := range plan {
		if p.news {
			news = append(news, p.line.ID)
		}
	}
	sheet := storage.Sheet{Team: req.Team, ID: d.newID(), Person: req.Person.ID, Body: body, News: strings.Join(news, "\n")}
	if err := d.store.SaveSheet(ctx, sheet); err != nil {
		return Result{}, err
	}
	return d.sheet(req, d.sheetValue(sheet.ID, plan, strange)), nil
}

// sheet shows a sheet where the person is: in the form's place, or as a message that takes the place of the one that was clicked.
func (d *Desk) sheet(req Request, v views.SheetValue) Result {
	msg := views.Sheet(v)
	if req.Source == FromForm || req.Action.View != "" {
		modal := views.ReadModal("Verdicts", msg)
		return Result{Modal: &modal, Update: true}
	}
	return Result{Private: &msg, Replace: req.Source == FromClick}
}

// plannedVerdict is a line of a sheet and the ticket it is about.
type plannedVerdict struct {
	line   verdictLine
	ticket storage.Ticket // Number is 0 if there is none
	news   bool           // it would change the ticket, or has
}

func (d *Desk) plan(ctx context.Context, team, body string) ([]plannedVerdict, []strangeLine, error) {
	sheet := parseVerdicts(body)
	var out []plannedVerdict
	for _, line := range sheet.Lines {
		t, err := d.ticketNamed(ctx, team, line.ID)
		if err != nil && !isNotFound(err) {
			return nil, nil, err
		}
		out = append(out, plannedVerdict{line, t, t.Number > 0 && isNews(t, line)})
	}
	return out, sheet.Strange, nil
}

// ticketNamed finds the ticket of a campaign, the newest open one first, or of a number with its #.
func (d *Desk) ticketNamed(ctx context.Context, team, id string) (storage.Ticket, error) {
	if strings.HasPrefix(id, "#") {
		n, err := number(id)
		if err != nil {
			return storage.Ticket{}, storage.ErrNotFound
		}
		return d.store.Ticket(ctx, team, n)
	}
	found, err := d.store.FindOpen(ctx, team, id, "")
	if err == nil && len(found) == 0 {
		found, err = d.store.Tickets(ctx, storage.TicketFilter{Team: team, CampaignID: id, Limit: 1})
	}
	if err != nil || len(found) == 0 {
		return storage.Ticket{}, cmp.Or(err, storage.ErrNotFound)
	}
	return found[0], nil
}

// isNews tells whether a line says more than the ticket does. A portal lists old refusals too, so one is news only where a verdict
// is awaited, none was known, or the campaign was approved.
func isNews(t storage.Ticket, line verdictLine) bool {
	switch {
	case line.Pending || t.Status == storage.StatusClosed:
		return false
	case line.Verdict == storage.Approved:
		return t.Status != storage.StatusApproved
	}
	awaited := t.Rounds > 0 && t.RoundVerdict == storage.Awaited
	unknown := t.Rounds == 0 && t.Rejection == ""
	return awaited || unknown || t.Status == storage.StatusWaitingProvider || t.Status == storage.StatusApproved
}

// clickRecordVerdicts records a sheet: each line in its ticket's own change, so that a repeated click goes on where the first one
// stopped and changes nothing twice.
func (d *Desk) clickRecordVerdicts(ctx context.Context, req Request) (Result, error) {
	sheet, err := d.store.Sheet(ctx, req.Team, req.Action.Value)
	if isNotFound(err) {
		return Result{}, say("/tcr verdicts", "I no longer have that paste. Paste it again: what was recorded stays recorded.")
	}
	if err != nil {
		return Result{}, err
	}
	plan, strange, err := d.plan(ctx, req.Team, sheet.Body)
	if err != nil {
		return Result{}, err
	}
	promised := strings.Split(sheet.News, "\n")
	for i := range plan {
		done, err := d.recordLine(ctx, req, sheet.ID, &plan[i])
		if err != nil {
			return Result{}, err
		}
		plan[i].news = done || slices.Contains(promised, plan[i].line.ID) // a repeated click shows what the first one did
	}
	v := d.sheetValue(sheet.ID, plan, strange)
	v.Done = true
	return d.sheet(req, v), nil
}

func (d *Desk) recordLine(ctx context.Context, req Request, sheet string, p *plannedVerdict) (bool, error) {
	if p.ticket.Number == 0 || p.line.Pending {
		return false, nil
	}
	came := verdictCame{verdict: p.line.Verdict, reason: p.line.Reason, causes: d.codeCauses(p.line.Reason, p.ticket.Provider)}
	key := "sheet:" + sheet + ":" + p.line.ID
	t, done, err := d.changeRounds(ctx, req, p.ticket.Number, key, func(t *storage.Ticket, book *storage.RoundBook) ([]storage.Event, error) {
		if !isNews(*t, p.line) {
			return nil, nil
		}
		events, err := d.judge(t, book, came, req.Person.ID, req.chosen.own())
		if !Expected(err) {
			return events, err
		}
		return nil, nil
	})
	if err == nil {
		p.ticket = t
	}
	return done, err
}

// codeCauses are the causes of a code that stands alone in a line, as portals write them.
func (d *Desk) codeCauses(reason, provider string) []string {
	if causes := d.suggested(nil, reason, provider); len(causes) > 0 {
		return causes
	}
	code, _ := firstWord(reason)
	rows := d.base.Codes(strings.Trim(code, ":,.;"), provider)
	if len(rows) == 0 || provider == "" {
		return nil
	}
	return []string{rows[0].Cause}
}

func (d *Desk) sheetValue(id string, plan []plannedVerdict, strange []strangeLine) views.SheetValue {
	v := views.SheetValue{ID: id}
	for _, p := range plan {
		row := views.SheetRow{
			Line: p.line.Line, Campaign: p.line.ID, Number: p.ticket.Number, Customer: p.ticket.Customer, Words: d.lineWords(p),
		}
		switch {
		case row.Number == 0:
			if !strings.HasPrefix(p.line.ID, "#") && p.line.Verdict != storage.Approved {
				row.Open = openingOf(p.line)
			}
			v.Unknown = append(v.Unknown, row)
		case p.news:
			row.Slug, row.NoReply = d.replyTo(p)
			v.Changes = append(v.Changes, row)
		default:
			v.Same = append(v.Same, row)
		}
	}
	for _, s := range strange {
		v.Strange = append(v.Strange, views.SheetRow{Line: s.Line, Words: s.Text})
	}
	return v
}

// lineWords says what a line would do to its ticket.
func (d *Desk) lineWords(p plannedVerdict) string {
	switch {
	case p.line.Pending:
		return "still in review"
	case p.line.Verdict == storage.Approved:
		return "approved"
	}
	words := "rejected"
	if causes := d.codeCauses(p.line.Reason, p.ticket.Provider); len(causes) > 0 {
		words += ", " + d.title(causes[0])
	}
	if p.line.Reason != "" {
		words += " (" + views.Clamp(p.line.Reason, 60) + ")"
	}
	return words
}

// replyTo finds the reply that tells the customer of a verdict: the article of the first cause, or the text that says it is approved.
func (d *Desk) replyTo(p plannedVerdict) (slug string, none bool) {
	if p.line.Verdict == storage.Approved {
		return "", false
	}
	for _, slug := range d.codeCauses(p.line.Reason, p.ticket.Provider) {
		if a, ok := d.base.Article(slug); ok && a.Reply != "" {
			return slug, false
		}
	}
	return "", true
}

// openingOf is what the button to open a ticket for an unknown campaign carries.
func openingOf(l verdictLine) string {
	typed := "campaign:" + l.ID
	if l.Reason != "" {
		typed += " rejection:" + views.Clamp(l.Reason, 900)
	}
	return ticketMeta{Typed: typed}.encode()
}

// clickTicketReply shows the reply to a ticket's customer, with the ticket's names in it.
func (d *Desk) clickTicketReply(ctx context.Context, req Request) (Result, error) {
	num, slug := both(req.Action.Value)
	n, err := number(num)
	if err != nil {
		return Result{}, err
	}
	t, err := d.ticket(ctx, req, n)
	if err != nil {
		return Result{}, err
	}
	title, body := "", ""
	if s, ok := d.base.Snippet("approved-next-steps"); ok && slug == "" {
		title, body = s.Title, s.Text
	} else if a, err := d.article(slug); err == nil {
		title, body = a.Title, a.Reply
	} else {
		return Result{}, err
	}
	text, open := fill(body, namesIn(t))
	modal := views.CopyReply(views.ReplyValue{Title: fmt.Sprintf("#%d: %s", n, title), Text: text, Open: open})
	return Result{Modal: &modal}, nil
}

// namesIn are the names a ticket tells.
func namesIn(t storage.Ticket) map[string]string {
	return map[string]string{
		"customer": t.Customer, "brand": cmp.Or(t.Brand, t.Customer), "campaign-id": t.CampaignID, "campaign": t.CampaignID,
		"provider": knowledge.ProviderName(t.Provider),
	}
}
