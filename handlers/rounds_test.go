package handlers

import (
	"context"
	"strings"
	"testing"
	"time"

	"tcrbot/storage"
)

const (
	noContact = "HELP message does not contain a contact"
	noReason  = "Your campaign was declined. Carriers have strict policies."
)

// rounds reads a ticket's rounds from the store.
func (d *testDesk) rounds(n int64) []storage.Round {
	d.t.Helper()
	rounds, err := d.store.Rounds(context.Background(), team, n)
	if err != nil {
		d.t.Fatal(err)
	}
	return rounds
}

// refused opens a ticket that was refused once for its HELP reply, before the team knew of it.
func (d *testDesk) refused() storage.Ticket {
	return d.open(ana, "Zebra Roofing", "campaign", "CABC123", "provider", "Twilio", "rejection", noContact)
}

// resubmitted records a round through the form, whatever its comparison says.
func (d *testDesk) resubmitted(typed map[string]string) shown {
	d.t.Helper()
	s := d.submit(ana, d.command(ana, "resubmit 1"), typed)
	if s.Modal != nil && strings.Contains(s.text, "[Record anyway]") {
		return d.press(ana, s, "Record anyway")
	}
	return s
}

// verdict records a verdict through the form.
func (d *testDesk) verdict(verdict, reason string) shown {
	d.t.Helper()
	return d.submit(ben, d.click(ben, "verdict", "1"), map[string]string{"verdict": verdict, "reason": reason})
}

func TestARoundGoesOutAndItsVerdictComesBack(t *testing.T) {
	d := newDesk(t)
	d.refused()
	form := d.command(ana, "resubmit 1")
	form.says(t, "== Round 2 of #1 ==", "What goes out?", "one real contact", "Who worded it?", "Fee in dollars")
	form.silent(t, "[Escalate]")
	fixes := "help-message-missing|0\nhelp-message-missing|2"
	d.resubmitted(map[string]string{"kind": "appeal", "worded": "customer", "fixes": fixes, "fee": "$15", "payer": "us", "reference": "R-77"})
	rounds := d.rounds(1)
	if len(rounds) != 2 || rounds[0].Verdict != storage.Rejected || rounds[0].Reason != noContact || rounds[0].Causes[0] != "help-message-missing" {
		t.Fatalf("the round before us: %+v", rounds)
	}
	if r := rounds[1]; r.Kind != storage.RoundAppeal || r.WordedBy != "customer" || r.FeeCents != 1500 || r.FeePayer != "us" || r.SentBy != ana || len(r.Fixes) != 2 {
		t.Errorf("the round: %+v", r)
	}
	if got := d.ticketNumbered(1); got.Status != storage.StatusWaitingProvider {
		t.Errorf("the status is %s", got.Status)
	}
	m, _, err := d.Card(context.Background(), team, 1)
	d.show(Result{Private: &m}, err).says(t, "round 2, sent", "$15 so far", "[Verdict came] [Resubmit]")

	d.wait(3 * 24 * time.Hour)
	if s := d.verdict("approved", ""); !s.Clear {
		t.Errorf("still open:\n%s", s.text)
	}
	if got := d.ticketNumbered(1); got.Status != storage.StatusApproved || got.Outcome != "approved" || got.RoundVerdict != storage.Approved {
		t.Errorf("the ticket is %+v", got)
	}
	d.command(ana, "show 1").says(t, "*Rounds*", "2. an appeal", "worded by the customer", "$15, paid by us", "reference R-77", "*approved*",
		"sent round 2, an appeal: worded by the customer · $15, paid by us", "recorded the verdict on round 2, approved")
	tally, err := d.store.CauseOutcomes(context.Background(), team, "help-message-missing", "Twilio", time.Time{})
	if err != nil || tally != (storage.Tally{Tries: 1, Cleared: 1}) {
		t.Errorf("outcomes: %+v, %v", tally, err)
	}
}

func TestAFirstSubmissionIsRoundOne(t *testing.T) {
	d := newDesk(t)
	d.open(ana, "Okapi")
	d.command(ana, "resubmit 1").says(t, "== Round 1 of #1 ==")
	if s := d.resubmitted(map[string]string{"text": "Description: we answer our customers."}); !s.Clear {
		t.Fatalf("nothing was refused yet, so nothing is compared:\n%s", s.text)
	}
	if r := d.rounds(1); len(r) != 1 || r[0].Number != 1 || r[0].Body == "" || d.ticketNumbered(1).Draft == "" {
		t.Errorf("%+v", r)
	}
}

func TestARoundFormSentTwiceRecordsOneRound(t *testing.T) {
	d := newDesk(t)
	d.refused()
	form := d.command(ana, "resubmit 1")
	for range 3 {
		d.send(ana, form, "V9", map[string]string{"kind": "nudge"})
	}
	verdict := d.click(ben, "verdict", "1")
	for range 2 {
		d.send(ben, verdict, "V10", map[string]string{"verdict": "rejected", "reason": "Privacy policy is missing"})
	}
	if r := d.rounds(1); len(r) != 3 || r[1].Kind != storage.RoundNudge || r[2].Verdict != storage.Rejected {
		t.Errorf("%+v", r)
	}
	d.verdict("rejected", "privacy policy  is missing").says(t, "on file with #1 already")
}

func TestARoundFormSaysWhatToMend(t *testing.T) {
	d := newDesk(t)
	d.refused()
	d.resubmitted(map[string]string{"fee": "a lot"}).says(t, "fee: Write the fee as a number of dollars")
	d.resubmitted(map[string]string{"reference": strings.Repeat("x", 300)}).says(t, "reference: That is longer than a reference")
	d.submit(ben, d.click(ben, "verdict", "1"), map[string]string{"verdict": ""}).says(t, "Approved or rejected?")
	d.command(ana, "resubmit 9").says(t, "There is no ticket #9")
	d.command(ana, "resubmit").says(t, "Which ticket?")
	if len(d.rounds(1)) != 0 {
		t.Error("something was recorded")
	}
}

func TestALongTextIsKeptWholeWithItsRound(t *testing.T) {
	d := newDesk(t)
	d.open(ana, "Okapi")
	long := "Description: " + strings.Repeat("We answer our customers. ", 200)
	form := d.command(ana, "resubmit 1 "+long)
	form.says(t, "kept with the ticket, uncut")
	d.submit(ana, form, map[string]string{"more": "HELP: call 555-0100"})
	body := d.rounds(1)[0].Body
	if !strings.HasPrefix(body, strings.TrimSpace(long)) || !strings.HasSuffix(body, "\n\nHELP: call 555-0100") {
		t.Errorf("%d characters of %d: …%s", len(body), len(long), body[len(body)-60:])
	}
	d.click(ana, "whole", "1").says(t, "What was sent", "HELP: call 555-0100")
}

func TestCausesAreConfirmedByAPerson(t *testing.T) {
	d := newDesk(t)
	d.refused()
	d.command(ana, "show 1").says(t, "(suggested)", "[Confirm cause]")
	s := d.verdict("rejected", "The opt-in page does not show message frequency. The privacy policy is missing.")
	s.says(t, "Which causes did the reviewer raise?", "[Confirm]")
	got := d.ticketNumbered(1)
	if got.CauseConfirmed || len(causesOf(got)) < 2 {
		t.Fatalf("suggested: %+v", causesOf(got))
	}
	d.submit(ben, s, map[string]string{"causes": "privacy-policy-missing", "other": "help-message-missing"})
	got = d.ticketNumbered(1)
	if !got.CauseConfirmed || got.Cause != "privacy-policy-missing" || got.MoreCauses != "help-message-missing" {
		t.Errorf("confirmed: %+v", got)
	}
	rounds := d.rounds(1)
	if last := rounds[len(rounds)-1]; strings.Join(last.Causes, " ") != "help-message-missing privacy-policy-missing" {
		t.Errorf("the round's causes: %v", last.Causes)
	}
	d.command(ana, "show 1").says(t, "(confirmed)", "confirmed the cause: ", "[Change cause]")
	form := d.command(ana, "cause 1")
	d.submit(ana, form, map[string]string{"causes": "", "other": ""}).says(t, "Choose at least one cause")
	d.command(ana, "cause 1 help-message-missing").says(t, "the cause is confirmed: The HELP reply")
	if got = d.ticketNumbered(1); got.Cause != "help-message-missing" || got.MoreCauses != "" {
		t.Errorf("changed: %+v", got)
	}
	d.command(ana, "cause 1 qqqq").says(t, "I know no cause")
}

func TestTheSameReasonTwiceAsksTheProviderFirst(t *testing.T) {
	d := newDesk(t)
	d.refused()
	d.resubmitted(map[string]string{"fixes": "help-message-missing|0", "fee": "15"})
	s := d.verdict("rejected", noContact)
	next := d.submit(ben, s, nil)
	next.says(t, "Rounds 1 and 2 were refused for the same reason", "[Escalate]")
	request := d.press(ben, next, "Escalate")
	request.says(t, "campaign CABC123 of Zebra Roofing", "Round 1, submission", "Round 2, submission, sent 23 Nov 2026", "Put the business's name and one real contact",
		"rejected 23 Nov 2026", noContact, "the reviewer's own reason or code", "the field it concerns")
	d.command(ana, "resubmit 1").says(t, "same reason", "[Escalate]")
	d.submit(ben, request, map[string]string{"reference": "CASE-9"})
	if r := d.rounds(1); len(r) != 3 || r[2].Kind != storage.RoundCase || r[2].Reference != "CASE-9" || !strings.Contains(r[2].Body, "Round 2") {
		t.Errorf("the case: %+v", r)
	}
	d.command(ana, "resubmit 1").silent(t, "[Escalate]") // they are asked
}

func TestAVerdictWithoutAReasonAsksTheProviderFirst(t *testing.T) {
	for _, reason := range []string{"", noReason} {
		d := newDesk(t)
		d.open(ana, "Okapi", "campaign", "COKA123")
		d.resubmitted(nil)
		d.verdict("rejected", reason).says(t, "round 1 gives no reason", "[Escalate]")
		d.command(ana, "resubmit 1").says(t, "gives no reason", "[Escalate]")
	}
}

func TestFeesAreReadAsTyped(t *testing.T) {
	for typed, want := range map[string]int64{"15": 1500, " $15 ": 1500, "4,50": 450, "4.5": 450, "15 USD": 1500, "$0.05": 5, "": 0, "15 dollars": 1500} {
		if got, ok := fee(typed); !ok || got != want {
			t.Errorf("fee(%q) = %d, %v", typed, got, ok)
		}
	}
	for _, typed := range []string{"a lot", "15.005", "-3", "1e9", "99999999", "$", "1.2.3"} {
		if got, ok := fee(typed); ok {
			t.Errorf("fee(%q) = %d", typed, got)
		}
	}
}

func TestFormsOfRoundsOpenFromADirectMessage(t *testing.T) {
	d := newDesk(t)
	d.refused()
	for _, text := range []string{"resubmit 1", "cause 1"} {
		req := d.from(ana, FromDM)
		req.Text = text
		s := d.show(d.DirectMessage(context.Background(), req))
		if opened := d.press(ana, s, "Open the form"); opened.Modal == nil || opened.Modal.Meta != "1" {
			t.Errorf("%s: %s", text, opened.text)
		}
	}
}
