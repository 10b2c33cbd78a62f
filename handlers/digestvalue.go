package handlers

import (
	"cmp"
	"context"
	"slices"

	"tcrbot/handlers/views"
	"tcrbot/storage"
)

// digestParts are a digest's message, the reply in its thread, if there is one, and the picture that goes into it.
type digestParts struct {
	message views.Message
	details *views.Message
	picture *views.Picture
}

// digestOf counts and draws a digest. The title of a week from Monday on has its number.
func (d *Desk) digestOf(ctx context.Context, a figuresAsked) (digestParts, error) {
	f, err := d.count(ctx, a)
	if err != nil {
		return digestParts{}, err
	}
	v := d.digestValue(f)
	v.Title, v.About, v.CSV = a.title(), a.about(), a.button()
	if v.Radar, err = d.radarWords(ctx, a.scope.Team, a.zone); err != nil {
		return digestParts{}, err
	}
	out := digestParts{message: views.Digest(v)}
	if picture := views.TrendPicture(trendOf(f)); f.eventful() {
		out.picture = &picture
	}
	details, err := d.detailsValue(ctx, f, v)
	if err != nil {
		return digestParts{}, err
	}
	if m, empty := views.DigestDetails(details); !empty {
		out.details = &m
	}
	return out, nil
}

func (d *Desk) digestValue(f *figures) views.DigestValue {
	v := views.DigestValue{
		Opened: len(f.opened), Approved: len(f.approved), Closed: len(f.closed), Open: f.open(), OpenChange: f.open() - f.openBefore,
		Questions: f.knowledge.Questions, Gaps: len(f.knowledge.Gaps), WrongVotes: len(f.knowledge.WrongVotes), Overdue: len(f.overdue),
	}
	v.FirstReply, v.NeverAnswered = f.firstReply()
	v.Again.N, v.Again.Of = f.firstAgain()
	v.AgainBefore = views.ShareValue{N: perWeek(f.againApproved), Of: perWeek(f.againDecided)}
	v.Days.Of = len(f.approved)
	v.Days.Whole, v.Days.Us, v.Days.Customer, v.Days.Provider = f.waited()
	v.RepeatCents, v.OurCents = f.fees()
	v.OurTexts = views.ShareValue{N: len(f.refused), Of: len(f.decided)}
	for _, c := range f.causes()[:min(causesShown, len(f.causes()))] {
		change, known := f.change(c)
		v.Causes = append(v.Causes, views.CauseLine{Title: d.title(c.Cause), Count: c.Count, Change: change, Known: known})
	}
	for _, s := range f.decide {
		v.Decide = append(v.Decide, views.DecideValue{Ticket: d.ticketValue(s.Ticket), Why: s.why})
	}
	for _, o := range f.outcomes {
		v.Outcomes = append(v.Outcomes, views.OutcomeValue{Title: d.title(o.Cause), Cleared: o.Cleared, Tries: o.Tries})
	}
	return v
}

// perWeek is the mean of a week, of four, rounded.
func perWeek(n int) int { return (n + meanWeeks/2) / meanWeeks }

// firstReply is the median time to the first reply, in business time, and how many of the span's tickets nobody answered. Where
// nobody ever notes a reply, neither is told.
func (f *figures) firstReply() (median string, never int) {
	replies := f.replies()
	if len(replies) == 0 {
		return "", 0
	}
	return shortSpan(replies[len(replies)/2], f.work.Day()), len(f.unanswered())
}

// eventful tells whether there is anything to draw.
func (f *figures) eventful() bool {
	return slices.ContainsFunc(f.trend, func(w storage.Week) bool { return w.Opened+w.Approved+w.Open > 0 })
}

func trendOf(f *figures) views.Trend {
	var t views.Trend
	for _, w := range f.trend {
		t.Labels = append(t.Labels, w.From.In(f.work.Zone()).Format("2 Jan"))
		t.Opened, t.Approved, t.Open = append(t.Opened, w.Opened), append(t.Approved, w.Approved), append(t.Open, w.Open)
	}
	return t
}

const stalledListed = 20

func (d *Desk) detailsValue(ctx context.Context, f *figures, v views.DigestValue) (views.DetailsValue, error) {
	out := views.DetailsValue{Outcomes: v.Outcomes, Providers: f.providers()}
	stalled, err := d.stalledTickets(ctx, storage.TicketFilter{Team: f.scope.Team, Provider: f.scope.Provider, Cause: f.scope.Cause})
	if err != nil {
		return out, err
	}
	if len(f.scope.Owners) > 0 {
		stalled = slices.DeleteFunc(stalled, func(t storage.Ticket) bool { return !slices.Contains(f.scope.Owners, t.Owner) })
	}
	p, err := d.patience(ctx, f.scope.Team)
	if err != nil {
		return out, err
	}
	for _, t := range stalled[:min(stalledListed, len(stalled))] {
		out.Stalled = append(out.Stalled, d.stalledValue(p, waitingOf(t), t))
	}
	out.StalledMore = max(0, len(stalled)-stalledListed)
	for _, r := range f.refused {
		out.Refused = append(out.Refused, views.TicketValue{Number: r.Number, Customer: r.Customer})
	}
	for _, a := range f.overdue {
		out.Overdue = append(out.Overdue, a.Title)
	}
	return out, nil
}

// providers counts by provider, most opened first. One provider alone tells nothing.
func (f *figures) providers() []views.ProviderValue {
	byName := map[string]*views.ProviderValue{}
	of := func(name string) *views.ProviderValue {
		if byName[name] == nil {
			byName[name] = &views.ProviderValue{Name: name}
		}
		return byName[name]
	}
	for _, o := range f.opened {
		of(o.Provider).Opened++
	}
	for _, a := range f.approved {
		of(a.Provider).Approved++
	}
	if len(byName) < 2 {
		return nil
	}
	var out []views.ProviderValue
	for _, v := range byName {
		out = append(out, *v)
	}
	slices.SortFunc(out, func(a, b views.ProviderValue) int {
		return cmp.Or(b.Opened-a.Opened, b.Approved-a.Approved, cmp.Compare(a.Name, b.Name))
	})
	return out
}
