package handlers

import (
	"cmp"
	"context"
	"unicode"

	"tcrbot/handlers/views"
	"tcrbot/knowledge"
	"tcrbot/knowledge/review"
	"tcrbot/storage"
)

// ask is a question on its way to an answer.
type ask struct {
	text     string
	provider string
	link     string // permalink of the message it is about
	chosen   []knowledge.Choice
	forced   bool   // the person says that it is a rejection
	modal    bool   // the answer can only be shown as a modal
	hideCase bool   // others than the team may read the answer
	note     string // what the person should know about how the text was read
	source   string // where the first question came from, "" if this is it
}

// question answers a pasted text. It reads the store only for the ticket on file and keeps the lookup without waiting.
func (d *Desk) question(ctx context.Context, req Request, a ask) (Result, error) {
	if !readable(a.text) {
		return Result{}, say("/tcr HELP message does not contain a contact", "I need the reason as text: a sentence or a code. I could not read any words in that.")
	}
	if !a.forced && len(a.chosen) == 0 && review.Looks(a.text) {
		return d.reviewText(ctx, req, a)
	}
	m := d.base.Match(a.text, knowledge.Hints{Provider: a.provider, Own: req.chosen.own(), Chosen: a.chosen})
	if a.forced && m.Sort == knowledge.SortOutOfScope {
		m.Sort, m.Verdict = knowledge.SortUnknown, knowledge.VerdictNone
	}
	v := d.answerValue(ctx, req, m)
	v.LookupID, v.Note = d.newID(), a.note
	v.Draft = d.grammar.planning.MatchString(a.text[:min(len(a.text), planningRead)])
	if !a.hideCase && !inPublic(a.source) {
		v.Case = d.onFileAround(ctx, req, m.CampaignIDs, a.text)
	}
	d.tellOutcomes(ctx, req.Team, &v, m)
	d.store.SaveLookup(d.lookup(req, a, m, v.LookupID))
	return d.shown(v, a), nil
}

// planningRead is how much of a text is searched for words of somebody who has yet to file: they say so early.
const planningRead = 2000

// inPublic tells whether an answer stands where outsiders may read along.
func inPublic(source string) bool { return source == string(FromMention) }

func (d *Desk) shown(v views.AnswerValue, a ask) Result {
	if a.modal {
		modal := views.AnswerModal(v)
		return Result{Modal: &modal, Update: true}
	}
	msg := views.Answer(v)
	return Result{Private: &msg}
}

// readable tells whether a text has any words or digits in it; pasted files have none, or hardly any.
func readable(text string) bool {
	letters, broken := 0, 0
	for _, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			letters++
		case r == unicode.ReplacementChar || unicode.IsControl(r) && !unicode.IsSpace(r):
			broken++
		}
	}
	return letters >= 2 && broken <= letters/4
}

func (d *Desk) lookup(req Request, a ask, m knowledge.Match, id string) storage.Lookup {
	l := storage.Lookup{
		ID: id, Team: req.Team, User: req.Person.ID, At: d.now(), Kind: "match", Text: a.text, Verdict: string(m.Verdict),
		Provider: m.Provider, Gap: m.Sort == knowledge.SortUnknown, Source: cmp.Or(a.source, string(req.Source)), SourceLink: a.link,
	}
	for _, c := range m.Causes {
		l.Causes = append(l.Causes, c.Slug)
	}
	if len(m.Causes) > 0 {
		l.Confidence = string(m.Causes[0].Confidence)
	}
	switch {
	case len(m.Codes) > 0:
		l.Code = m.Codes[0].Code
	case len(m.Unknown) > 0: // the wave radar watches for codes that stand in no table
		l.Code = m.Unknown[0]
	}
	return l
}

// onFileAround is onFile for a text and the thread it stands in: where the text tells nothing, the thread is that of a ticket's card,
// or its beginning tells.
func (d *Desk) onFileAround(ctx context.Context, req Request, campaigns []string, text string) *views.CaseLine {
	if c := d.onFile(ctx, req.Team, campaigns, text); c != nil {
		return c
	}
	if t, ours := d.ticketOfThread(ctx, req); ours && t.Status.Open() {
		return d.caseLine(t)
	}
	if req.Thread == "" {
		return nil
	}
	return d.onFile(ctx, req.Team, d.base.Match(req.Thread, knowledge.Hints{}).CampaignIDs, req.Thread)
}

// onFile finds the open ticket a text belongs to: by a campaign id in it, by a line that names the customer or brand, or by such
// a name anywhere in it. An answer without it is better than none, so a failure is only logged.
func (d *Desk) onFile(ctx context.Context, team string, campaigns []string, text string) *views.CaseLine {
	for _, id := range campaigns[:min(3, len(campaigns))] {
		if c := d.openCase(ctx, team, id, ""); c != nil {
			return c
		}
	}
	for _, label := range []string{"customer", "brand"} {
		if name := labeled(text, label); name != "" && len(name) < 200 {
			if c := d.openCase(ctx, team, "", name); c != nil {
				return c
			}
		}
	}
	named, err := d.store.FindMentioned(ctx, team, text)
	if err != nil {
		d.log.WarnContext(ctx, "look for an open ticket", "error", err)
	}
	if len(named) == 0 {
		return nil
	}
	return d.caseLine(named[0])
}

func (d *Desk) openCase(ctx context.Context, team, campaign, name string) *views.CaseLine {
	found, err := d.store.FindOpen(ctx, team, campaign, name)
	if err != nil {
		d.log.WarnContext(ctx, "look for an open ticket", "error", err)
	}
	if len(found) == 0 {
		return nil
	}
	return d.caseLine(found[0])
}

func (d *Desk) caseLine(t storage.Ticket) *views.CaseLine {
	return &views.CaseLine{
		Number: t.Number, Customer: t.Customer, Provider: t.Provider, Owner: t.Owner, Status: string(t.Status), Round: t.Rounds,
		Age: "for " + daysWords(d.now().Sub(t.StatusSince)), Link: d.cardLink(t), Campaign: t.CampaignID,
	}
}
