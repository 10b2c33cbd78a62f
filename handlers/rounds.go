package handlers

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tcrbot/handlers/views"
	"tcrbot/storage"
)

// changeRounds is change for a ticket and its rounds. The same submission again changes nothing and is no error.
func (d *Desk) changeRounds(ctx context.Context, req Request, n int64, submission string,
	how func(*storage.Ticket, *storage.RoundBook) ([]storage.Event, error),
) (t storage.Ticket, done bool, err error) {
	whole := func(t *storage.Ticket, book *storage.RoundBook) ([]storage.Event, error) {
		before := *t
		events, err := how(t, book)
		d.moved(before, t)
		return events, err
	}
	c := storage.Change{Team: req.Team, Number: n, Actor: req.Person.ID, Submission: submission}
	t, done, err = d.store.ChangeRounds(ctx, c, whole, d.postsBy(ctx, req, n))
	return t, done, d.unknownNumber(err, n)
}

// causesOf are a ticket's causes, the first one first.
func causesOf(t storage.Ticket) []string {
	var out []string
	for _, slug := range append([]string{t.Cause}, strings.Split(t.MoreCauses, ",")...) {
		if slug != "" && !slices.Contains(out, slug) {
			out = append(out, slug)
		}
	}
	return out
}

func setCauses(t *storage.Ticket, causes []string) {
	t.Cause, t.MoreCauses = "", ""
	if len(causes) > 0 {
		t.Cause, t.MoreCauses = causes[0], strings.Join(causes[1:], ",")
	}
}

// beforeUs is the round that was refused before the ticket was opened, as far as the ticket tells of it.
func beforeUs(t storage.Ticket) (storage.Round, bool) {
	return storage.Round{
		Number: 1, Kind: storage.RoundSubmission, SentAt: t.CreatedAt, Verdict: storage.Rejected, Reason: t.Rejection, VerdictBy: t.OpenedBy,
		VerdictAt: t.CreatedAt, Causes: causesOf(t),
	}, t.Rejection != ""
}

// history is a ticket's rounds with the one before it was opened.
func history(t storage.Ticket, rounds []storage.Round) []storage.Round {
	if first, told := beforeUs(t); len(rounds) == 0 && told {
		return []storage.Round{first}
	}
	return rounds
}

// begin puts the round before the ticket was opened into an empty book.
func begin(t *storage.Ticket, book *storage.RoundBook) {
	if first, told := beforeUs(*t); len(book.All()) == 0 && told {
		first.Number = 0
		book.Put(first)
	}
}

// roundsOf reads a ticket and its rounds.
func (d *Desk) roundsOf(ctx context.Context, req Request, n int64) (storage.Ticket, []storage.Round, error) {
	t, err := d.ticket(ctx, req, n)
	if err != nil {
		return t, nil, err
	}
	rounds, err := d.store.Rounds(ctx, req.Team, n)
	return t, history(t, rounds), err
}

// sendRound adds a round and moves the ticket along: what was sent is with the provider.
func sendRound(t *storage.Ticket, book *storage.RoundBook, r storage.Round) []storage.Event {
	begin(t, book)
	r = book.Put(r)
	sent := storage.Event{Kind: storage.EventRound, Field: strconv.FormatInt(r.Number, 10), To: string(r.Kind), Text: roundRemark(r)}
	return append([]storage.Event{sent}, to(t, storage.StatusWaitingProvider, "", "")...)
}

// roundRemark is what the history says of a round beside its kind.
func roundRemark(r storage.Round) string {
	var parts []string
	if r.WordedBy != "" {
		parts = append(parts, "worded by "+map[string]string{"us": "us", "customer": "the customer", "provider": "the provider"}[r.WordedBy])
	}
	if fee := feeWords(r); fee != "" {
		parts = append(parts, fee)
	}
	if r.Reference != "" {
		parts = append(parts, "reference "+r.Reference)
	}
	if len(r.Fixes) > 0 {
		var steps []string
		for _, f := range r.Fixes {
			steps = append(steps, f.Step)
		}
		parts = append(parts, "mended: "+strings.Join(steps, " "))
	}
	return strings.Join(parts, " · ")
}

func feeWords(r storage.Round) string {
	if r.FeeCents == 0 {
		return ""
	}
	switch r.FeePayer {
	case "us":
		return money(r.FeeCents) + ", paid by us"
	case "customer":
		return money(r.FeeCents) + ", paid by the customer"
	}
	return money(r.FeeCents)
}

// money says an amount in dollars: "$15", "$4.50".
func money(cents int64) string {
	if cents%100 == 0 {
		return fmt.Sprintf("$%d", cents/100)
	}
	return fmt.Sprintf("$%d.%02d", cents/100, cents%100)
}

// fee reads an amount as people type it, in dollars: "15", "$15.50", "4,50". Empty is nothing.
func fee(typed string) (cents int64, ok bool) {
	s := strings.Trim(strings.ToLower(typed), " \t$")
	s = strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(s, "dollars"), "usd"))
	s = strings.Trim(s, " $")
	if s == "" {
		return 0, strings.TrimSpace(typed) == ""
	}
	whole, part, _ := strings.Cut(strings.ReplaceAll(s, ",", "."), ".")
	if len(part) > 2 || len(whole) > 6 {
		return 0, false
	}
	part = (part + "00")[:2]
	dollars, err1 := strconv.ParseUint(whole, 10, 32)
	rest, err2 := strconv.ParseUint(part, 10, 8)
	return int64(dollars)*100 + int64(rest), err1 == nil && err2 == nil
}

// roundLines are a ticket's rounds as its details show them.
func (d *Desk) roundLines(rounds []storage.Round) []views.RoundLine {
	var out []views.RoundLine
	for _, r := range rounds {
		line := views.RoundLine{
			Number: r.Number, Kind: string(r.Kind), SentAt: r.SentAt, SentBy: r.SentBy, WordedBy: r.WordedBy, Body: r.Body, Fee: feeWords(r),
			Reference: r.Reference, Verdict: string(r.Verdict), VerdictAt: r.VerdictAt, Reason: r.Reason,
		}
		for _, slug := range r.Causes {
			line.Causes = append(line.Causes, d.title(slug))
		}
		for _, f := range r.Fixes {
			line.Fixes = append(line.Fixes, f.Step)
		}
		out = append(out, line)
	}
	return out
}

// tellRounds adds to a ticket's value what its row repeats of its rounds.
func (d *Desk) tellRounds(v *views.TicketValue, t storage.Ticket) {
	v.Round, v.RoundAt, v.RoundVerdict = t.Rounds, t.RoundAt, string(t.RoundVerdict)
	if t.SpentCents > 0 {
		v.Spent = money(t.SpentCents)
	}
	if causes := causesOf(t); len(causes) > 1 {
		for _, slug := range causes[1:] {
			v.MoreTitles = append(v.MoreTitles, d.title(slug))
		}
	}
}
