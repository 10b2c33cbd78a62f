package storage

import (
	"slices"
	"time"
)

// RoundKind is what was sent to the provider.
type RoundKind string

// The kinds of round.
const (
	RoundSubmission RoundKind = "submission"
	RoundAppeal     RoundKind = "appeal"
	RoundNudge      RoundKind = "nudge"
	RoundCase       RoundKind = "case" // a support case with the provider
)

// Verdict is what the reviewer decided. The zero value means that it is awaited.
type Verdict string

// The verdicts.
const (
	Awaited  Verdict = ""
	Approved Verdict = "approved"
	Rejected Verdict = "rejected"
)

// Round is something sent to the provider for a ticket, and its verdict once it came.
type Round struct {
	Number    int64 // from 1 in each ticket
	Kind      RoundKind
	Body      string // what was sent, never cut; "" if that is not known
	WordedBy  string // us, customer, provider or ""
	Reference string // the provider's number for it
	FeeCents  int64
	FeePayer  string // us, customer or ""
	SentBy    string // Slack user id, "" if it went out before anybody here knew of it
	SentAt    time.Time
	Verdict   Verdict
	Reason    string // the reviewer's words
	VerdictBy string // who recorded it
	VerdictAt time.Time
	Causes    []string // what the verdict raised, slugs, each once
	Fixes     []Fix    // what was mended before it was sent
}

// Fix is a step of a cause's article that was done, or the cause as a whole if Step is empty.
type Fix struct {
	Cause string // slug
	Step  string // the step's words, at most 500 bytes
}

// RoundBook is a ticket's rounds while ChangeRounds changes them.
type RoundBook struct {
	list    []Round
	changed map[int64]bool
}

// All are the rounds in the order they were sent. The caller must not alter them: see Put.
func (b *RoundBook) All() []Round { return b.list }

// Last is the round that was sent last; false if there is none.
func (b *RoundBook) Last() (Round, bool) {
	if len(b.list) == 0 {
		return Round{}, false
	}
	return b.list[len(b.list)-1], true
}

// Open is the round whose verdict is awaited, the last one, nudges aside; false if there is none.
func (b *RoundBook) Open() (Round, bool) {
	for _, r := range slices.Backward(b.list) {
		if r.Verdict == Awaited && r.Kind != RoundNudge {
			return r, true
		}
		if r.Verdict != Awaited {
			break
		}
	}
	return Round{}, false
}

// Put adds a round whose Number is zero behind the others, or replaces the one of its number. It gives the round as it will be
// kept, times aside: those that are missing are filled in when it is written.
func (b *RoundBook) Put(r Round) Round {
	if b.changed == nil {
		b.changed = map[int64]bool{}
	}
	r.Causes = slices.Compact(slices.Sorted(slices.Values(r.Causes)))
	if at := slices.IndexFunc(b.list, func(o Round) bool { return o.Number == r.Number }); at >= 0 {
		b.list[at] = r
	} else {
		r.Number = int64(len(b.list) + 1)
		b.list = append(b.list, r)
	}
	b.changed[r.Number] = true
	return r
}

// outcome is what became of a fix.
type outcome struct {
	round    int64
	fix      Fix
	cleared  bool
	together bool
	at       time.Time
}

// outcomesOf derives what became of each fix. A fix counts once its round has a verdict, and only if the verdict before raised
// its cause. A refusal that names no cause tells nothing about any of them.
func outcomesOf(rounds []Round) []outcome {
	var out []outcome
	var raised []string // by the last verdict
	for _, r := range rounds {
		if r.Verdict == Awaited {
			continue
		}
		if r.Verdict == Approved || len(r.Causes) > 0 {
			for _, f := range r.Fixes {
				if slices.Contains(raised, f.Cause) {
					out = append(out, outcome{r.Number, f, !slices.Contains(r.Causes, f.Cause), len(r.Fixes) > 1, r.VerdictAt})
				}
			}
		}
		raised = r.Causes
	}
	return out
}

// tally keeps in the ticket what its rounds add up to.
func (b *RoundBook) tally(t *Ticket) {
	last, _ := b.Last()
	t.Rounds, t.RoundAt, t.RoundVerdict, t.SpentCents = int64(len(b.list)), last.SentAt, last.Verdict, 0
	for _, r := range b.list {
		t.SpentCents += r.FeeCents
	}
}
