package handlers

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"tcrbot/handlers/views"
	"tcrbot/storage"
)

// stalledRead is how many open tickets are looked at for a list of stalled ones, the longest in their status first.
const stalledRead = 2000

// stalledTickets lists open tickets that wait too long by the team's thresholds, or whose date has passed, oldest first. Snoozed
// ones and those that reminders hold back are among them.
func (d *Desk) stalledTickets(ctx context.Context, f storage.TicketFilter) ([]storage.Ticket, error) {
	p, err := d.patience(ctx, f.Team)
	if err != nil {
		return nil, err
	}
	f.OpenOnly, f.OldestFirst, f.Limit, f.StatusSince = true, true, stalledRead, d.now().Add(-time.Hour)
	found, err := d.store.Tickets(ctx, f)
	if err != nil {
		return nil, err
	}
	var out []storage.Ticket
	for _, t := range found {
		if !p.stalls(waitingOf(t)).After(d.now()) || !t.DueAt.IsZero() && !t.DueAt.After(d.now()) {
			out = append(out, t)
		}
	}
	return out, nil
}

// waitingOf is a ticket as reminders look at it, as if none had shown it yet.
func waitingOf(t storage.Ticket) storage.Waiting {
	return storage.Waiting{
		Number: t.Number, Owner: t.Owner, Status: t.Status, Provider: storage.ProviderKey(t.Provider), Kind: t.Kind, Blocked: t.TextingBlocked,
		CreatedAt: t.CreatedAt, Since: t.StatusSince, SnoozedUntil: t.SnoozedUntil, DueAt: t.DueAt, Replied: !t.FirstReplyAt.IsZero(),
	}
}

// stalledValue says how long a ticket has waited and what its next step is.
func (d *Desk) stalledValue(p *patience, w storage.Waiting, t storage.Ticket) views.StalledValue {
	v := views.StalledValue{Ticket: d.ticketValue(t), Shown: w.Nag.Shown}
	v.Ticket.DueAt, v.Ticket.DueWhy = t.DueAt, t.DueWhy
	days := p.cal.Days(p.cal.Between(w.Since, d.now()))
	v.Waits = views.StatusWords(string(w.Status)) + " for " + businessDays(days)
	limit, learned := p.allowed(w)
	switch w.Status {
	case storage.StatusNew:
		v.Act, v.Next = views.ActReply, "Next: send the customer a first reply."
		if !w.Replied {
			v.Waits = fmt.Sprintf("new, without a first reply for %s", businessAge(p, p.cal.Between(w.Since, d.now())))
		}
	case storage.StatusWorking:
		v.Next = "Next: say what is missing, or hand it over."
	case storage.StatusWaitingCustomer:
		p.nudgeStep(&v, days)
	case storage.StatusWaitingProvider:
		v.Act, v.Next = views.ActChase, "Next: ask the provider where it stands."
		v.Waits = fmt.Sprintf("with %s for %s", cmp.Or(t.Provider, "the provider"), businessDays(days))
	}
	if learned && p.cal.Between(w.Since, d.now()) >= limit {
		v.Waits += ", slower than 9 of 10 at " + stageWords(t)
	}
	return v
}

// stageWords names a provider's stage: "Twilio review".
func stageWords(t storage.Ticket) string {
	if t.Status == storage.StatusWorking {
		return "work on " + t.Provider + " here"
	}
	return t.Provider + " review"
}

// nudgeStep says which nudge the customer gets next. After the last one the case may be closed.
func (p *patience) nudgeStep(v *views.StalledValue, days int) {
	n, all := v.Shown, len(p.limits.nudges)
	v.Act = views.ActNudge
	v.Waits = "with the customer for " + businessDays(days)
	switch {
	case n >= all:
		v.Act, v.Next = views.ActClose, fmt.Sprintf("No reply after %s: close it, or write once more.", counted(all, "nudge"))
	case n == all-1:
		v.Next = "Next: the last nudge. It says that you will close the case."
	default:
		v.Next = fmt.Sprintf("Next: the %s nudge, a friendly reminder of what you asked for.", ordinal(n+1))
	}
}

func ordinal(n int) string {
	words := []string{"first", "second", "third", "fourth", "fifth"}
	if n <= len(words) {
		return words[n-1]
	}
	return "next"
}

func counted(n int, what string) string {
	if n == 1 {
		return "one " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func businessDays(n int) string {
	switch n {
	case 0:
		return "less than a business day"
	case 1:
		return "a business day"
	}
	return fmt.Sprintf("%d business days", n)
}

// businessAge says a short stretch in hours, a longer one in days.
func businessAge(p *patience, age time.Duration) string {
	if n := p.cal.Days(age); n > 0 {
		return businessDays(n)
	}
	if n := int(age.Hours()); n != 1 {
		return fmt.Sprintf("%d business hours", n)
	}
	return "a business hour"
}
