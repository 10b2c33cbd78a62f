package handlers

import (
	"context"
	"fmt"
	"slices"

	"tcrbot/handlers/views"
	"tcrbot/knowledge"
	"tcrbot/storage"
)

// clickRecord puts the text that was asked about on the ticket it belongs to, as the verdict of its round, once.
func (d *Desk) clickRecord(ctx context.Context, req Request) (Result, error) {
	num, lookup := both(req.Action.Value)
	n, err := number(num)
	if err != nil {
		return Result{}, err
	}
	l, err := d.recall(ctx, req, lookup)
	if err != nil {
		return Result{}, err
	}
	came := d.verdictIn(req.chosen.own(), l)
	known, rounds, err := d.roundsOf(ctx, req, n)
	if err != nil {
		return Result{}, err
	}
	if slices.ContainsFunc(rounds, func(r storage.Round) bool { return r.Verdict == came.verdict && sameWords(r.Reason, came.reason) }) {
		return Result{}, say(fmt.Sprintf("/tcr show %d", n), "This notice is on file with #%d already.", n)
	}
	t, err := d.recordVerdict(ctx, req, known.Number, "record:"+lookup, came)
	if err != nil {
		return Result{}, err
	}
	next := views.NextValue{Ticket: d.ticketValue(t), Words: fmt.Sprintf("recorded as the verdict on round %d: %s.", t.Rounds, came.verdict)}
	if rounds, err = d.store.Rounds(ctx, req.Team, n); err != nil {
		return Result{}, err
	}
	next.Escalate = d.escalate(rounds)
	return d.read(req, "Ticket", views.RoundRecorded(next)), nil
}

// verdictIn reads a verdict out of a notice that was asked about. What is not an approval is a refusal: people ask about those.
func (d *Desk) verdictIn(own []string, l storage.Lookup) verdictCame {
	if l.Confidence != string(knowledge.High) && approves(l.Text) {
		return verdictCame{verdict: storage.Approved, reason: l.Text}
	}
	came := verdictCame{verdict: storage.Rejected, reason: l.Text}
	if l.Verdict != string(knowledge.VerdictMatch) || len(l.Causes) == 0 {
		return came
	}
	if came.causes = d.suggested(own, l.Text, l.Provider); !slices.Contains(came.causes, l.Causes[0]) {
		came.causes = l.Causes[:1]
	}
	return came
}
