package handlers

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tcrbot/handlers/views"
	"tcrbot/knowledge"
	"tcrbot/storage"
)

func (d *Desk) clickVerdict(ctx context.Context, req Request) (Result, error) {
	return d.ticketModal(ctx, req, views.VerdictForm)
}

// submitVerdict records the verdict at once, with the causes its words suggest, and then asks a person to confirm them.
func (d *Desk) submitVerdict(ctx context.Context, req Request) (Result, error) {
	n, err := number(req.Form.Meta)
	if err != nil {
		return Result{}, err
	}
	came := verdictCame{verdict: storage.Verdict(req.Form.Values["verdict"]), reason: strings.TrimSpace(req.Form.Values["reason"])}
	if came.verdict != storage.Approved && came.verdict != storage.Rejected {
		return Result{Errors: map[string]string{"verdict": "Approved or rejected?"}}, nil
	}
	t, err := d.recordVerdict(ctx, req, n, "verdict:"+req.Form.View, came)
	if err != nil {
		return Result{}, err
	}
	if came.verdict == storage.Approved {
		return Result{Clear: true}, nil
	}
	return d.afterRefusal(ctx, req, t, came.reason)
}

// afterRefusal asks which causes were raised or, where the verdict gives no reason, offers to ask the provider for it.
func (d *Desk) afterRefusal(ctx context.Context, req Request, t storage.Ticket, reason string) (Result, error) {
	if d.reasonless(reason, causesOf(t)) {
		return d.nextStep(ctx, req, t)
	}
	modal := views.CausesForm(d.causesValue(req, t, reason, "The verdict is recorded. Which causes did the reviewer raise?"))
	return Result{Modal: &modal, Update: true}, nil
}

// nextStep closes the form, or says that asking the provider comes before filing again.
func (d *Desk) nextStep(ctx context.Context, req Request, t storage.Ticket) (Result, error) {
	rounds, err := d.store.Rounds(ctx, req.Team, t.Number)
	if err != nil {
		return Result{}, err
	}
	why := d.escalate(rounds)
	if why == "" {
		return Result{Clear: true}, nil
	}
	modal := views.AfterVerdict(views.NextValue{Ticket: d.ticketValue(t), Words: "the verdict is recorded.", Escalate: why})
	return Result{Modal: &modal, Update: true}, nil
}

// verdictCame is a verdict on its way into a ticket. Causes are suggested by the reason where they are not given.
type verdictCame struct {
	verdict storage.Verdict
	reason  string
	causes  []string
}

// recordVerdict puts a verdict on the round it is awaited for, or on one that is opened with what is known, and moves the ticket
// along.
func (d *Desk) recordVerdict(ctx context.Context, req Request, n int64, submission string, came verdictCame) (storage.Ticket, error) {
	t, _, err := d.changeRounds(ctx, req, n, submission, func(t *storage.Ticket, book *storage.RoundBook) ([]storage.Event, error) {
		return d.judge(t, book, came, req.Person.ID, req.chosen.own())
	})
	return t, err
}

func (d *Desk) judge(t *storage.Ticket, book *storage.RoundBook, came verdictCame, by string, own []string) ([]storage.Event, error) {
	r, awaited := book.Open()
	if !awaited {
		known := history(*t, book.All())
		if n := len(known); n > 0 && known[n-1].Verdict == came.verdict && sameWords(known[n-1].Reason, came.reason) {
			return nil, say(fmt.Sprintf("/tcr show %d", t.Number), "This verdict is on file with #%d already.", t.Number)
		}
		r = storage.Round{Kind: storage.RoundSubmission}
	}
	begin(t, book)
	r.Verdict, r.Reason, r.VerdictBy = came.verdict, came.reason, by
	if r.Causes = nil; came.verdict == storage.Rejected {
		r.Causes = came.causes
		if len(r.Causes) == 0 {
			r.Causes = d.suggested(own, came.reason, t.Provider)
		}
	}
	suggested := r.Causes
	r = book.Put(r)
	if len(suggested) > 0 && !slices.Equal(suggested, causesOf(*t)) {
		setCauses(t, suggested)
		t.CauseConfirmed = false
	}
	events := []storage.Event{{Kind: storage.EventVerdict, Field: strconv.FormatInt(r.Number, 10), To: string(r.Verdict), Text: r.Reason}}
	if came.verdict == storage.Approved {
		return append(events, to(t, storage.StatusApproved, "approved", "")...), nil
	}
	return append(events, to(t, storage.StatusWorking, "", "")...), nil
}

// suggested are the causes that a reviewer's words name, none where they are not sure.
func (d *Desk) suggested(own []string, reason, provider string) []string {
	m := d.base.Match(reason, knowledge.Hints{Provider: provider, Own: own})
	if m.Verdict != knowledge.VerdictMatch || m.Sort != knowledge.SortReason {
		return nil
	}
	var out []string
	for _, r := range distinctReasons(m) {
		out = append(out, r.Slug)
	}
	if len(out) == 0 {
		out = append(out, m.Best())
	}
	return out
}

// sameWords compares texts as people read them.
func sameWords(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}

// reasonless tells whether a refusal gives nothing to act on: no words, or only those that say nothing.
func (d *Desk) reasonless(reason string, causes []string) bool {
	if strings.TrimSpace(reason) == "" {
		return len(causes) == 0
	}
	switch d.base.Match(reason, knowledge.Hints{}).Sort {
	case knowledge.SortBoilerplate, knowledge.SortVent, knowledge.SortEmpty:
		return true
	}
	return false
}

// escalate says why the provider should be asked before anything is filed again, "" if nothing speaks for that. What came before
// the last case with the provider was asked then.
func (d *Desk) escalate(rounds []storage.Round) string {
	var refused []storage.Round
	for _, r := range rounds {
		if r.Kind == storage.RoundCase {
			refused = nil
		}
		if r.Verdict == storage.Rejected {
			refused = append(refused, r)
		}
	}
	if len(refused) == 0 || rounds[len(rounds)-1].Verdict == storage.Approved {
		return ""
	}
	last := refused[len(refused)-1]
	for _, r := range refused {
		if d.reasonless(r.Reason, r.Causes) {
			return fmt.Sprintf("The verdict on round %d gives no reason. Ask the provider for the reviewer's own reason before you file again.", r.Number)
		}
	}
	for _, r := range refused[:len(refused)-1] {
		if sameReason(r, last) {
			return fmt.Sprintf("Rounds %d and %d were refused for the same reason. Ask the provider what the reviewer saw before you file again.", r.Number, last.Number)
		}
	}
	return ""
}

func sameReason(a, b storage.Round) bool {
	share := slices.ContainsFunc(a.Causes, func(slug string) bool { return slices.Contains(b.Causes, slug) })
	return share || a.Reason != "" && sameWords(a.Reason, b.Reason)
}
