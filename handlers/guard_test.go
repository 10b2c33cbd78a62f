package handlers

import (
	"strings"
	"testing"

	"tcrbot/storage"
)

const (
	firstText = `Brand: Zebra Roofing
Use case: Customer care
Description: Zebra Roofing answers customers who ask about appointments and quotes for their roof.
Message flow: Customers fill in the form at https://zebra.example/contact, enter their mobile number and tick an unchecked box that says: I agree to receive appointment texts from Zebra Roofing. Message frequency varies. Message and data rates may apply. Reply STOP to stop, HELP for help. Terms: https://zebra.example/terms Privacy: https://zebra.example/privacy
Sample message 1: Zebra Roofing: your appointment is on 3 May at 9 am. See https://bit.ly/x Reply STOP to stop.
Sample message 2: Zebra Roofing: we have your quote ready. Reply STOP to stop.
HELP message: Reply STOP to stop.
Opt-out message: Zebra Roofing: you are unsubscribed and will get no more messages.
Privacy policy: https://zebra.example/privacy`
	helpBefore = "HELP message: Reply STOP to stop."
	helpAfter  = "HELP message: Zebra Roofing: call 303-555-0100 or write to help@zebra.example. Reply STOP to stop."
)

// sentOnce is a ticket whose first text went out and was refused for its HELP reply and its short link.
func sentOnce(t *testing.T) *testDesk {
	d := newDesk(t)
	d.open(ana, "Zebra Roofing", "campaign", "CABC123", "provider", "Twilio")
	d.resubmitted(map[string]string{"text": firstText, "fee": "15"})
	s := d.verdict("rejected", "The HELP message does not contain a contact. Samples use a shortened link.")
	d.submit(ben, s, map[string]string{"causes": "help-message-missing\nsample-url-shortener\nbrand-website-unreachable"})
	return d
}

// compared sends a text through the form and gives the comparison.
func (d *testDesk) compared(text string) shown {
	d.t.Helper()
	return d.submit(ana, d.command(ana, "resubmit 1"), map[string]string{"text": text})
}

func TestTheGuardSaysWhatTheNewTextAnswers(t *testing.T) {
	d := sentOnce(t)
	s := d.compared(strings.Replace(firstText, helpBefore, helpAfter, 1))
	s.says(t, "== Before round 2 ==", "✓ *addressed* The HELP reply", "HELP reply: “Zebra Roofing: call 303-555-0100",
		"✗ *untouched*", "bit.ly/x", "? *unclear*", "I cannot see pages and registers.", "$15 and 3-10 business days", "[Copy corrected texts] [Record anyway]")
	s.silent(t, "[Escalate]")
	if n := d.ticketNumbered(1).Rounds; n != 1 {
		t.Fatalf("recorded before the click: %d rounds", n)
	}
	for range 2 {
		d.press(ana, s, "Record anyway").says(t, "round 2 is recorded")
	}
	rounds := d.rounds(1)
	if len(rounds) != 2 || !strings.Contains(rounds[1].Body, "303-555-0100") || d.ticketNumbered(1).Status != storage.StatusWaitingProvider {
		t.Errorf("%d rounds, the last is %+v", len(rounds), rounds[len(rounds)-1])
	}
}

func TestTheGuardSeesTheSameWordsAgain(t *testing.T) {
	d := sentOnce(t)
	s := d.compared(firstText)
	s.says(t, "✗ *untouched* The HELP reply")
	s.silent(t, "*New in this text*", "✓") // what stood there before is no news
}

// TestWordsThatWereMatchedBeforeAreNoNews reads the text before as the one now is read.
func TestWordsThatWereMatchedBeforeAreNoNews(t *testing.T) {
	const text = firstText + "\nAgent note: Three brands already hang on that tax number."
	d := newDesk(t)
	d.open(ana, "Zebra Roofing", "campaign", "CABC123")
	d.resubmitted(map[string]string{"text": text})
	d.submit(ben, d.verdict("rejected", noContact), map[string]string{"causes": "help-message-missing"})
	d.compared(text).silent(t, "*New in this text*")
}

func TestTheGuardTellsNewRisks(t *testing.T) {
	d := sentOnce(t)
	text := strings.Replace(firstText, helpBefore, helpAfter, 1)
	text = strings.Replace(text, "we have your quote ready", "win $500 in our casino and bet on games", 1)
	d.compared(text).says(t, "*New in this text*")
}

func TestTheGuardTellsWhatTheTeamKnowsOfItsProvider(t *testing.T) {
	d := newDesk(t)
	d.refused()
	d.compared(firstText).silent(t, "your team")
	d.choose(factName("Twilio", "fee_paid"), "$4.50", factName("Twilio", "days"), "2-3")
	d.compared(firstText).says(t, "about $4.50 a try (your team, 23 Nov) and 2–3 business days (your team, 23 Nov)")
	s := d.submit(ana, d.command(ana, "resubmit 1"), map[string]string{"text": firstText, "fee": "15"})
	s.says(t, "$15 and 2–3 business days (your team, 23 Nov)") // what was entered is nearer still
	d.open(ana, "Quagga", "provider", "Bandwidth", "rejection", noContact)
	d.submit(ana, d.command(ana, "resubmit 2"), map[string]string{"text": firstText}).silent(t, "your team")
}

func TestTheGuardWithoutATextPromisesNothing(t *testing.T) {
	d := sentOnce(t)
	d.compared("").says(t, "No text was given", "? *unclear* The HELP reply", "[Record anyway]")
	d.compared("ok ok").says(t, "? *unclear*")
}

func TestACleanTextIsRecordedFirst(t *testing.T) {
	d := newDesk(t)
	d.open(ana, "Zebra Roofing", "campaign", "CABC123")
	d.resubmitted(map[string]string{"text": firstText})
	d.submit(ben, d.verdict("rejected", noContact), map[string]string{"causes": "help-message-missing"})
	text := strings.Replace(strings.Replace(firstText, helpBefore, helpAfter, 1), " See https://bit.ly/x", "", 1)
	s := d.compared(text)
	s.says(t, "✓ *addressed*", "[Record round 2]")
	d.press(ana, s, "Record round 2").says(t, "round 2 is recorded")
}

func TestTheGuardPutsAskingFirstAfterTheSameReason(t *testing.T) {
	d := newDesk(t)
	d.refused()
	d.resubmitted(map[string]string{"text": firstText})
	d.submit(ben, d.verdict("rejected", noContact), nil)
	s := d.compared(firstText)
	s.says(t, "refused for the same reason", "[Escalate] [Copy corrected texts] [Record anyway]")
	d.press(ana, s, "Escalate").says(t, "Round 1", "Round 2")
}

func TestATextThatChangedMeanwhileIsNotRecorded(t *testing.T) {
	d := sentOnce(t)
	s := d.compared(firstText)
	d.compared(firstText + "\nmore")
	d.press(ana, s, "Record anyway").says(t, "changed the text of #1 meanwhile", "/tcr resubmit 1")
	d.click(ana, "record-round", "nonsense").says(t, "no longer works")
	if n := d.ticketNumbered(1).Rounds; n != 1 {
		t.Errorf("%d rounds", n)
	}
}

func TestCorrectedTextsAreThereToCopy(t *testing.T) {
	d := sentOnce(t)
	s := d.compared(firstText)
	d.press(ana, s, "Copy corrected texts").says(t, "Corrected texts of #1", "Text to copy")
}

func TestNudgesAndCasesAreNotCompared(t *testing.T) {
	d := sentOnce(t)
	for _, kind := range []string{"nudge", "case", "appeal"} {
		if s := d.submit(ana, d.command(ana, "resubmit 1"), map[string]string{"kind": kind, "text": "please look again"}); !s.Clear {
			t.Errorf("%s: %s", kind, s.text)
		}
	}
}
