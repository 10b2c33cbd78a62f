package sheets

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"tcrbot/storage"
)

// part says where a column's value stands.
type part int

const (
	ofTicket part = iota // in every row of the ticket
	once                 // in the ticket's first row
	ofRound
)

// column is one column: its name, what else people call it, and the way there and back. A cell that is read is not empty.
type column struct {
	name  string
	also  []string
	part  part
	write func(storage.Ticket, storage.Round) string
	read  func(e *entry, cell string) error
}

// columns is the table of columns, in the order they are written.
func columns() []column {
	return slices.Concat(ticketColumns(), timeColumns(), roundColumns(), textColumns())
}

// words is a column that holds a text of the ticket.
func words(name string, also []string, of func(*storage.Ticket) *string) column {
	return column{name, also, ofTicket, func(t storage.Ticket, _ storage.Round) string { return *of(&t) },
		func(e *entry, cell string) error { *of(&e.ticket) = cell; return nil }}
}

func ticketColumns() []column {
	return []column{
		{"ticket", []string{"number", "#", "case", "ticket number", "no"}, ofTicket, func(t storage.Ticket, _ storage.Round) string { return strconv.FormatInt(t.Number, 10) }, (*entry).readNumber},
		words("customer", []string{"client", "account", "company", "business", "name", "customer name"}, func(t *storage.Ticket) *string { return &t.Customer }),
		words("brand", []string{"brand name"}, func(t *storage.Ticket) *string { return &t.Brand }),
		words("campaign id", []string{"campaign", "campaignid", "tcr id", "tcr campaign id"}, func(t *storage.Ticket) *string { return &t.CampaignID }),
		{"provider", []string{"vendor", "carrier"}, ofTicket, func(t storage.Ticket, _ storage.Round) string { return t.Provider }, func(e *entry, cell string) error { e.ticket.Provider = e.know.Provider(cell); return nil }},
		{"kind", []string{"type"}, ofTicket, func(t storage.Ticket, _ storage.Round) string { return t.Kind }, (*entry).readKind},
		{"status", []string{"state"}, ofTicket, func(t storage.Ticket, _ storage.Round) string { return string(t.Status) }, (*entry).readStatus},
		words("outcome", []string{"how it ended"}, func(t *storage.Ticket) *string { return &t.Outcome }),
		{"cause", []string{"root cause"}, ofTicket, func(t storage.Ticket, _ storage.Round) string { return t.Cause }, func(e *entry, cell string) error { e.ticket.Cause = e.cause(cell); return nil }},
		{"cause confirmed", nil, ofTicket, func(t storage.Ticket, _ storage.Round) string { return yesNo(t.CauseConfirmed) }, flag(func(e *entry) *bool { return &e.ticket.CauseConfirmed })},
		words("more causes", nil, func(t *storage.Ticket) *string { return &t.MoreCauses }),
		{"owner", []string{"assignee", "agent"}, ofTicket, func(t storage.Ticket, _ storage.Round) string { return t.Owner }, func(e *entry, cell string) error { e.ticket.Owner = e.member("owner", cell); return nil }},
		{"opened by", nil, ofTicket, func(t storage.Ticket, _ storage.Round) string { return t.OpenedBy }, func(e *entry, cell string) error { e.ticket.OpenedBy = e.member("opened by", cell); return nil }},
		words("helpdesk", []string{"helpdesk reference", "helpdesk ref", "helpdesk ticket"}, func(t *storage.Ticket) *string { return &t.HelpdeskRef }),
		words("source", []string{"source link", "link"}, func(t *storage.Ticket) *string { return &t.SourceLink }),
		{"texting blocked", []string{"blocked"}, ofTicket, func(t storage.Ticket, _ storage.Round) string { return yesNo(t.TextingBlocked) }, flag(func(e *entry) *bool { return &e.ticket.TextingBlocked })},
		{"attached", nil, ofTicket, func(t storage.Ticket, _ storage.Round) string { return yesNo(t.Attached) }, flag(func(e *entry) *bool { return &e.ticket.Attached })},
		{"merged into", nil, ofTicket, func(t storage.Ticket, _ storage.Round) string { return numberOr(t.MergedInto) }, func(e *entry, cell string) (err error) { e.ticket.MergedInto, err = number(cell); return err }},
	}
}

// moment is a column that holds a time.
func moment(name string, also []string, p part, get func(storage.Ticket, storage.Round) time.Time, into func(*entry) *time.Time) column {
	return column{name, also, p, func(t storage.Ticket, r storage.Round) string { return stamp(get(t, r)) }, func(e *entry, cell string) error {
		at, err := when(cell, e.dayFirst)
		*into(e) = at
		return err
	}}
}

func timeColumns() []column {
	of := func(name string, also []string, field func(*storage.Ticket) *time.Time) column {
		return moment(name, also, ofTicket, func(t storage.Ticket, _ storage.Round) time.Time { return *field(&t) }, func(e *entry) *time.Time { return field(&e.ticket) })
	}
	return []column{
		of("opened", []string{"open date", "opened on", "created", "created at", "date opened", "date", "start"}, func(t *storage.Ticket) *time.Time { return &t.CreatedAt }),
		of("closed", []string{"close date", "closed on", "date closed", "ended", "resolved", "end"}, func(t *storage.Ticket) *time.Time { return &t.EndedAt }),
		of("status since", nil, func(t *storage.Ticket) *time.Time { return &t.StatusSince }),
		of("updated", []string{"last updated"}, func(t *storage.Ticket) *time.Time { return &t.UpdatedAt }),
		of("due", []string{"due date"}, func(t *storage.Ticket) *time.Time { return &t.DueAt }),
		words("due why", []string{"due because"}, func(t *storage.Ticket) *string { return &t.DueWhy }),
		of("snoozed until", nil, func(t *storage.Ticket) *time.Time { return &t.SnoozedUntil }),
		of("first reply", nil, func(t *storage.Ticket) *time.Time { return &t.FirstReplyAt }),
		of("check at", nil, func(t *storage.Ticket) *time.Time { return &t.CheckAt }),
	}
}

// told is a column that holds a text of the round.
func told(name string, also []string, of func(*storage.Round) *string) column {
	return column{name, also, ofRound, func(_ storage.Ticket, r storage.Round) string { return *of(&r) },
		func(e *entry, cell string) error { *of(&e.round) = cell; return nil }}
}

func roundColumns() []column {
	return []column{
		{"round", []string{"attempt", "try", "submission"}, ofRound, func(_ storage.Ticket, r storage.Round) string { return numberOr(r.Number) }, func(e *entry, cell string) (err error) { e.round.Number, err = number(cell); return err }},
		{"round kind", nil, ofRound, func(_ storage.Ticket, r storage.Round) string { return string(r.Kind) }, (*entry).readRoundKind},
		moment("sent", []string{"submitted", "sent on", "date sent", "submission date", "submitted on"}, ofRound, func(_ storage.Ticket, r storage.Round) time.Time { return r.SentAt }, func(e *entry) *time.Time { return &e.round.SentAt }),
		told("sent by", nil, func(r *storage.Round) *string { return &r.SentBy }),
		{"worded by", nil, ofRound, func(_ storage.Ticket, r storage.Round) string { return r.WordedBy }, func(e *entry, cell string) (err error) {
			e.round.WordedBy, err = oneOf(cell, "us", "customer", "provider")
			return err
		}},
		told("round reference", []string{"provider reference", "provider case"}, func(r *storage.Round) *string { return &r.Reference }),
		{"fee", []string{"cost", "price", "amount", "fee usd"}, ofRound, func(_ storage.Ticket, r storage.Round) string { return amount(r.FeeCents) }, func(e *entry, cell string) (err error) { e.round.FeeCents, err = dollars(cell); return err }},
		{"fee paid by", []string{"paid by", "fee payer"}, ofRound, func(_ storage.Ticket, r storage.Round) string { return r.FeePayer }, func(e *entry, cell string) (err error) {
			e.round.FeePayer, err = oneOf(cell, "us", "customer")
			return err
		}},
		{"verdict", []string{"result", "decision"}, ofRound, func(_ storage.Ticket, r storage.Round) string { return string(r.Verdict) }, (*entry).readVerdict},
		moment("verdict on", []string{"verdict date", "decided", "reviewed", "decision date", "date of verdict"}, ofRound, func(_ storage.Ticket, r storage.Round) time.Time { return r.VerdictAt }, func(e *entry) *time.Time { return &e.round.VerdictAt }),
		told("verdict by", nil, func(r *storage.Round) *string { return &r.VerdictBy }),
		told("reason", []string{"rejection reason", "refusal reason", "decline reason", "reviewer said"}, func(r *storage.Round) *string { return &r.Reason }),
		{"raised", []string{"causes", "causes raised"}, ofRound, func(_ storage.Ticket, r storage.Round) string { return strings.Join(r.Causes, ",") }, (*entry).readRaised},
		{"mended", []string{"fixes"}, ofRound, func(_ storage.Ticket, r storage.Round) string { return fixLines(r.Fixes) }, (*entry).readMended},
	}
}

func textColumns() []column {
	long := func(c column) column { c.part = once; return c }
	return []column{
		long(words("rejection", []string{"notice", "rejection text"}, func(t *storage.Ticket) *string { return &t.Rejection })),
		long(words("next text", []string{"draft"}, func(t *storage.Ticket) *string { return &t.Draft })),
		told("text sent", []string{"text", "campaign text"}, func(r *storage.Round) *string { return &r.Body }),
	}
}

func flag(of func(*entry) *bool) func(*entry, string) error {
	return func(e *entry, cell string) (err error) { *of(e), err = isYes(cell); return err }
}

func numberOr(n int64) string {
	if n == 0 {
		return ""
	}
	return strconv.FormatInt(n, 10)
}

func number(cell string) (int64, error) {
	n, err := strconv.ParseInt(strings.TrimPrefix(strings.TrimSuffix(cell, ".0"), "#"), 10, 64)
	if err != nil || n < 1 || n > 1_000_000_000 {
		return 0, errors.New("is no number from 1 on")
	}
	return n, nil
}

func oneOf(cell string, allowed ...string) (string, error) {
	for _, a := range allowed {
		if strings.EqualFold(cell, a) {
			return a, nil
		}
	}
	return "", fmt.Errorf("is none of %s", strings.Join(allowed, ", "))
}

// fixLines writes each fix on a line: the cause and, behind a bar, its step.
func fixLines(fixes []storage.Fix) string {
	var lines []string
	for _, f := range fixes {
		lines = append(lines, strings.TrimSuffix(f.Cause+"|"+strings.Join(strings.Fields(f.Step), " "), "|"))
	}
	return strings.Join(lines, "\n")
}
