package sheets

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"tcrbot/storage"
)

// understand turns the rows into tickets: rows of the same ticket number belong together; without one, those of the same customer,
// brand and campaign whose rounds count on.
func (s *reading) understand() {
	s.sheet.Rows = len(s.rows)
	if s.head == nil {
		if len(s.sheet.Problems) == 0 {
			s.problem(0, "", "it is empty")
		}
		return
	}
	if s.sheet.Rows == 0 && len(s.sheet.Problems) == 0 {
		s.problem(0, "", "it has no rows under the names of the columns")
	}
	s.findDayFirst()
	g := gathering{at: map[string]int{}, seen: map[string]int{}}
	for _, r := range s.rows {
		e, ok := s.entry(r)
		s.remark(e.remarks...)
		if ok {
			g.add(e, r)
		} else {
			g.spoil(e)
		}
	}
	for i := range g.list {
		if p := g.list[i]; !p.spoiled {
			s.finish(&g, p)
		}
	}
}

// findDayFirst looks at every date with slashes: one above twelve tells which of both is the day.
func (s *reading) findDayFirst() {
	var dayFirst, monthFirst, unclear int
	for _, r := range s.rows {
		for i, cell := range r.cells[:min(len(r.cells), len(s.head))] {
			if s.head[i] == nil || s.head[i].part == once {
				continue
			}
			switch a, b, _, ok := slashed(strings.TrimSpace(cell)); {
			case !ok:
			case a > 12:
				dayFirst = r.line
			case b > 12:
				monthFirst = r.line
			case a != b:
				unclear = r.line
			}
		}
	}
	switch {
	case dayFirst > 0 && monthFirst > 0:
		s.problem(dayFirst, "", fmt.Sprintf("the day comes first here and the month on line %d. Write all dates one way, best like 2025-11-03", monthFirst))
	case dayFirst > 0:
		s.dayFirst = true
	case monthFirst == 0 && unclear > 0:
		s.remark(Problem{unclear, "", "dates like 3/11/2025 are read with the month first: 11 March"})
	}
}

// entry reads a row; false if it has a problem.
func (s *reading) entry(r row) (*entry, bool) {
	e := &entry{know: s.know, dayFirst: s.dayFirst, line: r.line}
	ok := true
	for i, cell := range r.cells {
		if i >= len(s.head) {
			if strings.TrimSpace(cell) != "" {
				s.problem(r.line, "", fmt.Sprintf("it has %d cells, but there are %d columns. Is a comma missing its quotes?", len(r.cells), len(s.head)))
				return e, false
			}
			continue
		}
		c := s.head[i]
		if c == nil || strings.TrimSpace(cell) == "" {
			continue
		}
		if cell = plain(cell); c.part != once && c.name != "text sent" && c.name != "reason" {
			cell = strings.TrimSpace(cell)
		}
		if err := c.read(e, cell); err != nil {
			s.problem(r.line, c.name, "“"+clip(cell)+"” "+err.Error())
			ok = false
		}
	}
	if e.ticket.Customer == "" {
		e.ticket.Customer = first(e.ticket.Brand, e.ticket.CampaignID)
	}
	if e.ticket.Customer == "" && e.number == 0 {
		s.problem(r.line, "customer", "who is the case for? A name is enough")
		ok = false
	}
	return e, ok
}

func first(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}

// pile is the rows of one ticket.
type pile struct {
	entries []*entry
	rows    []row
	spoiled bool // one of its rows has a problem
}

type gathering struct {
	list []*pile
	at   map[string]int // by what tells tickets apart: the last pile
	seen map[string]int // how often the same rows came
}

// mark tells tickets apart.
func (e *entry) mark() string {
	if e.number > 0 {
		return fmt.Sprintf("#%d", e.number)
	}
	return strings.ToLower(strings.Join([]string{e.ticket.Customer, e.ticket.Brand, e.ticket.CampaignID, e.ticket.Provider}, "\n"))
}

func (g *gathering) pile(e *entry) *pile {
	i, known := g.at[e.mark()]
	if known && (e.number > 0 || e.goesOn(g.list[i])) {
		return g.list[i]
	}
	g.at[e.mark()] = len(g.list)
	g.list = append(g.list, &pile{})
	return g.list[len(g.list)-1]
}

// goesOn tells whether a row's round counts on from the last one of a pile.
func (e *entry) goesOn(p *pile) bool {
	return len(p.entries) > 0 && e.round.Number > p.entries[len(p.entries)-1].round.Number && e.round.Number > 1
}

func (g *gathering) add(e *entry, r row) {
	p := g.pile(e)
	p.entries, p.rows = append(p.entries, e), append(p.rows, r)
}

// spoil leaves a ticket out as a whole: half of one would be wrong.
func (g *gathering) spoil(e *entry) {
	p := g.pile(e)
	p.entries, p.spoiled = append(p.entries, e), true
}

// finish makes a ticket of its rows.
func (s *reading) finish(g *gathering, p *pile) {
	in := Incoming{Number: p.entries[0].number, Record: storage.Record{Ticket: p.entries[0].ticket}}
	t := &in.Record.Ticket
	mended := false
	for i, e := range p.entries {
		in.Lines = append(in.Lines, e.line)
		if i > 0 {
			complete(t, e.ticket)
		}
		if e.inRound() {
			in.Record.Rounds = append(in.Record.Rounds, p.dated(i))
		}
		mended = mended || e.mended
	}
	if t.Customer == "" {
		s.problem(p.entries[0].line, "customer", "who is the case for? A name is enough")
		return
	}
	if !s.date(&in, p.entries[0].line) {
		return
	}
	s.judge(&in, mended || s.has("mended"))
	in.Key = g.key(s, p)
	s.sheet.Tickets = append(s.sheet.Tickets, in)
}

func (s *reading) has(name string) bool {
	return slices.ContainsFunc(s.head, func(c *column) bool { return c != nil && c.name == name })
}

// complete fills what the ticket's first rows left empty.
func complete(t *storage.Ticket, more storage.Ticket) {
	for _, pair := range [][2]*string{
		{&t.Customer, &more.Customer}, {&t.Brand, &more.Brand}, {&t.CampaignID, &more.CampaignID}, {&t.Provider, &more.Provider}, {&t.Kind, &more.Kind},
		{&t.Outcome, &more.Outcome}, {&t.Cause, &more.Cause}, {&t.Owner, &more.Owner}, {&t.HelpdeskRef, &more.HelpdeskRef}, {&t.Rejection, &more.Rejection},
		{&t.SourceLink, &more.SourceLink}, {&t.OpenedBy, &more.OpenedBy}, {&t.MoreCauses, &more.MoreCauses}, {&t.Draft, &more.Draft},
	} {
		if *pair[0] == "" {
			*pair[0] = *pair[1]
		}
	}
	if t.Status == "" {
		t.Status = more.Status
	}
	if t.CreatedAt.IsZero() {
		t.CreatedAt = more.CreatedAt
	}
	if more.EndedAt.After(t.EndedAt) {
		t.EndedAt = more.EndedAt
	}
}

// dated is a row's round. Where rows of one ticket say different days for opened and closed, those are the round's own.
func (p *pile) dated(i int) storage.Round {
	e, first, last := p.entries[i], p.entries[0], p.entries[len(p.entries)-1]
	r := e.round
	if r.SentAt.IsZero() && e.ticket.CreatedAt.After(first.ticket.CreatedAt) {
		r.SentAt = e.ticket.CreatedAt
	}
	if closed := e.ticket.EndedAt; r.VerdictAt.IsZero() && r.Verdict != storage.Awaited && closed.Before(last.ticket.EndedAt) {
		r.VerdictAt = closed
	}
	return r
}

// date gives the ticket and its rounds the times that the file leaves out; false if it has none at all.
func (s *reading) date(in *Incoming, line int) bool {
	t, rounds := &in.Record.Ticket, in.Record.Rounds
	if t.CreatedAt.IsZero() {
		for _, r := range rounds {
			t.CreatedAt = earliest(t.CreatedAt, r.SentAt, r.VerdictAt)
		}
		t.CreatedAt = earliest(t.CreatedAt, t.EndedAt)
	}
	if t.CreatedAt.IsZero() {
		s.problem(line, "opened", "when was it opened? There is no date in the row")
		return false
	}
	if !t.EndedAt.IsZero() && t.EndedAt.Before(t.CreatedAt) {
		s.problem(line, "closed", "it was closed before it was opened")
		return false
	}
	before := t.CreatedAt
	for i := range rounds {
		r := &rounds[i]
		if r.Number = int64(i + 1); r.Kind == "" {
			r.Kind = storage.RoundSubmission
		}
		if r.SentAt.IsZero() {
			r.SentAt = before
		}
		if r.Verdict != storage.Awaited && r.VerdictAt.IsZero() {
			r.VerdictAt = r.SentAt
			if i == len(rounds)-1 && !t.EndedAt.IsZero() {
				r.VerdictAt = t.EndedAt
			}
		}
		if r.VerdictAt.After(before) {
			before = r.VerdictAt
		}
	}
	return true
}

// earliest is the first of the times that are known, with the time so far.
func earliest(so time.Time, more ...time.Time) time.Time {
	for _, t := range more {
		if !t.IsZero() && (so.IsZero() || t.Before(so)) {
			so = t
		}
	}
	return so
}

// judge works out status, causes and, where the file does not tell them, what was mended: what one round raised was mended for
// the next, as a whole.
func (s *reading) judge(in *Incoming, mended bool) {
	t, rounds := &in.Record.Ticket, in.Record.Rounds
	for i := range rounds {
		r := &rounds[i]
		if len(r.Causes) == 0 && r.Verdict == storage.Rejected && r.Reason != "" && !s.has("raised") {
			r.Causes = s.know.Raised(r.Reason, t.Provider)
		}
		slices.Sort(r.Causes)
		r.Causes = slices.Compact(r.Causes)
		if i == 0 || mended {
			continue
		}
		for _, cause := range rounds[i-1].Causes {
			r.Fixes = append(r.Fixes, storage.Fix{Cause: cause})
		}
	}
	last := storage.Round{}
	if len(rounds) > 0 {
		last = rounds[len(rounds)-1]
	}
	if t.Kind == "" {
		t.Kind = "campaign"
	}
	switch {
	case t.Status != "":
	case last.Verdict == storage.Approved:
		t.Status = storage.StatusApproved
	case !t.EndedAt.IsZero():
		t.Status = storage.StatusClosed
	case last.SentAt.IsZero() || last.Verdict == storage.Rejected:
		t.Status = storage.StatusWorking
	default:
		t.Status = storage.StatusWaitingProvider
	}
	s.end(t, last)
	for _, r := range slices.Backward(rounds) {
		if t.Cause == "" && len(r.Causes) > 0 && !s.has("cause") {
			t.Cause, t.MoreCauses = r.Causes[0], strings.Join(r.Causes[1:], ",")
		}
	}
}

// end makes the end of a ticket fit its status.
func (s *reading) end(t *storage.Ticket, last storage.Round) {
	if t.Status.Open() {
		t.EndedAt = time.Time{}
		return
	}
	if t.EndedAt.IsZero() {
		t.EndedAt = last.VerdictAt
	}
	if t.Outcome == "" && !s.has("outcome") {
		t.Outcome = map[storage.Status]string{storage.StatusApproved: "approved", storage.StatusClosed: "other"}[t.Status]
	}
}

// key names the rows by what they hold, so that a file that is imported twice is known; equal rows in one file are counted.
func (g *gathering) key(s *reading, p *pile) string {
	sum := sha256.New()
	for _, r := range p.rows {
		for i, cell := range r.cells[:min(len(r.cells), len(s.head))] {
			if s.head[i] != nil {
				_, _ = fmt.Fprintf(sum, "%s=%q;", s.head[i].name, strings.TrimSpace(cell)) // a hash takes everything
			}
		}
	}
	same := hex.EncodeToString(sum.Sum(nil))[:40]
	g.seen[same]++
	return fmt.Sprintf("import:%s:%d", same, g.seen[same])
}
