package handlers

import (
	"context"
	"fmt"
	"testing"

	"tcrbot/storage"
)

const sheetPaste = `CABC123 approved
COKA456 rejected 30909 HELP message does not contain a contact
CNEW789 declined: the privacy policy is missing
CKIN321 in review
good morning`

// caseLoad opens the tickets that the morning's paste is about: all wait for the provider.
func caseLoad(t *testing.T) *testDesk {
	d := newDesk(t)
	for customer, campaign := range map[string]string{"Zebra Roofing": "CABC123", "Okapi": "COKA456", "Kin": "CKIN321"} {
		d.open(ana, customer, "campaign", campaign, "provider", "Twilio")
		d.submit(ana, d.click(ana, "resubmit", fmt.Sprint(d.campaign(campaign).Number)), nil)
	}
	return d
}

func (d *testDesk) campaign(id string) storage.Ticket {
	d.t.Helper()
	found, err := d.store.Tickets(context.Background(), storage.TicketFilter{Team: team, CampaignID: id})
	if err != nil || len(found) != 1 {
		d.t.Fatalf("%s: %d tickets, %v", id, len(found), err)
	}
	return found[0]
}

func TestAMorningsVerdictsAreRecordedWithOneClick(t *testing.T) {
	d := caseLoad(t)
	s := d.command(ben, "verdicts "+sheetPaste)
	s.says(t, "2 tickets would change · 1 without news · 1 not known here · 1 not understood", "Zebra Roofing: approved", "Okapi: rejected, The opt-in is described",
		"CNEW789: rejected", "[Open ticket]", "good morning", "[Record 2 verdicts]", "Kin: still in review")
	if d.campaign("CABC123").Status == storage.StatusApproved {
		t.Error("recorded before the click")
	}
	done := d.press(ben, s, "Record 2 verdicts")
	done.says(t, "2 tickets changed", "[Copy reply]")
	if !done.Replace {
		t.Error("the preview stays")
	}
	if a, b := d.campaign("CABC123"), d.campaign("COKA456"); a.Status != storage.StatusApproved || b.Status != storage.StatusWorking || b.Cause == "" || b.RoundVerdict != storage.Rejected {
		t.Errorf("%+v\n%+v", a, b)
	}
	d.press(ben, done, "Copy reply").says(t, "to copy ==", "Text to copy")
	before := len(d.outbox())
	d.press(ben, s, "Record 2 verdicts").says(t, "2 tickets changed", "[Copy reply]")
	again := d.command(ana, "verdicts "+sheetPaste)
	again.says(t, "0 tickets would change", "3 without news")
	again.silent(t, "[Record")
	if after := d.outbox(); before == 0 || len(after) != 0 {
		t.Errorf("a repeated click posts %d messages", len(after))
	}
	if n := d.campaign("COKA456").Rounds; n != 1 {
		t.Errorf("%d rounds", n)
	}
	d.press(ben, s, "Open ticket").says(t, "== New TCR ticket ==", "Campaign ID [CNEW789]", "privacy policy is missing")
}

func TestWhatIsNoNewsStaysUnchangedBesideWhatIs(t *testing.T) {
	d := caseLoad(t)
	d.press(ben, d.command(ben, "verdicts CABC123 rejected: no privacy policy"), "Record 1 verdict")
	s := d.command(ben, "verdicts CABC123 rejected: no privacy policy\nCOKA456 approved")
	s.says(t, "1 ticket would change · 1 without news")
	for range 2 {
		d.press(ben, s, "Record 1 verdict").says(t, "1 ticket changed · 1 without news")
	}
	if n := d.campaign("CABC123").Rounds; n != 1 {
		t.Errorf("%d rounds", n)
	}
}

func TestVerdictsFromTheForm(t *testing.T) {
	d := caseLoad(t)
	form := d.command(ben, "verdicts")
	d.submit(ben, form, map[string]string{"text": "hello"}).says(t, "no verdict in that")
	s := d.submit(ben, form, map[string]string{"text": "Status,Campaign ID\napproved,CABC123"})
	s.says(t, "1 ticket would change", "[Record 1 verdict]")
	if done := d.press(ben, s, "Record 1 verdict"); !done.Update {
		t.Error("the preview stays open")
	}
	if d.campaign("CABC123").Status != storage.StatusApproved {
		t.Error("not recorded")
	}
	d.command(ben, "verdicts CABC123 rejected: no opt-in").says(t, "1 ticket would change") // it was approved
	d.command(ben, "verdicts #1 approved").says(t, "#1")
	d.command(ben, "verdicts #99 approved").says(t, "1 not known here")
	d.click(ben, "record-verdicts", "gone").says(t, "no longer have that paste")
}

func TestAnOldRefusalOfAPortalIsNoNews(t *testing.T) {
	d := newDesk(t)
	d.refused()
	d.command(ben, "verdicts CABC123 rejected 2115").says(t, "0 tickets would change", "1 without news")
	d.command(ben, "status 1 waiting-provider")
	d.command(ben, "verdicts CABC123 rejected 2115").says(t, "1 ticket would change")
	d.command(ben, "close 1 fixed")
	d.command(ben, "verdicts CABC123 rejected 2115").says(t, "0 tickets would change")
}

func TestAQuestionThatBeginsLikeTheCommandIsAQuestion(t *testing.T) {
	d := newDesk(t)
	d.command(ben, "verdicts are always the same, why was our opt-in declined?").silent(t, "would change")
}
