package handlers

import (
	"context"
	"strings"
	"testing"

	"tcrbot/storage"
)

func TestANoticeBecomesTheVerdictOfTheRoundThatWaits(t *testing.T) {
	d := newDesk(t)
	d.refused()
	d.resubmitted(map[string]string{"fee": "15"})
	s := d.command(ben, "CABC123 declined: the opt-in page does not show message frequency. The privacy policy is missing.")
	s.says(t, "On file: *#1 Zebra Roofing* · round 2")
	d.press(ben, s, "Record on #1").says(t, "recorded as the verdict on round 2: rejected")
	rounds := d.rounds(1)
	if len(rounds) != 2 || rounds[1].Verdict != storage.Rejected || rounds[1].VerdictBy != ben || len(rounds[1].Causes) < 2 || rounds[1].FeeCents != 1500 {
		t.Errorf("the rounds: %+v", rounds)
	}
	if got := d.ticketNumbered(1); got.Status != storage.StatusWorking || got.CauseConfirmed {
		t.Errorf("the ticket: %+v", got)
	}
	s = d.command(ben, "CABC123: "+noContact)
	d.press(ben, s, "Record on #1").says(t, "round 3", "Rounds 1 and 3 were refused for the same reason", "[Escalate]")
	s = d.command(ben, "Good news, campaign CABC123 was approved")
	d.press(ben, s, "Record on #1").says(t, "approved")
	if got := d.ticketNumbered(1); got.Status != storage.StatusApproved || got.Rounds != 4 {
		t.Errorf("the ticket: %+v", got)
	}
}

func TestTheSameNoticeIsRecordedOnce(t *testing.T) {
	d := newDesk(t)
	d.refused()
	s := d.command(ben, "Campaign CABC123")
	d.press(ben, s, "Record on #1")
	for range 2 {
		d.press(ben, s, "Record on #1").says(t, "on file with #1 already")
	}
	s = d.command(ben, "Customer: Zebra Roofing\n"+noContact)
	s.says(t, "[Record on #1]")
	if n := len(d.rounds(1)); n != 2 {
		t.Errorf("%d rounds", n)
	}
}

func TestACaseIsFoundByNameAndInTheThread(t *testing.T) {
	d := newDesk(t)
	d.refused()
	d.command(ben, "Zebra Roofing writes that they were declined for: "+noContact).says(t, "On file: *#1 Zebra Roofing*")
	d.command(ben, noContact).silent(t, "On file")

	req := d.from(ben, FromMention)
	req.Text, req.Thread, req.Place = noContact, "Zebra Roofing was refused once more", &Place{}
	d.show(d.Mention(context.Background(), req)).says(t, "On file: *#1 Zebra Roofing*")
	req.Place = &Place{Guests: true}
	d.show(d.Mention(context.Background(), req)).silent(t, "On file", "Zebra")
}

func TestACaseIsFoundInTheThreadOfItsCard(t *testing.T) {
	d := newDesk(t)
	d.refused()
	d.open(ana, "Quagga", "campaign", "CQUA777")
	if err := d.store.SetCard(context.Background(), team, 1, channel, "11.1"); err != nil {
		t.Fatal(err)
	}
	in := func(thread, text string) shown {
		return d.mention(ben, text, func(r *Request) { r.Channel, r.ThreadTS = channel, thread })
	}
	s := in("11.1", "declined again: the privacy policy is missing")
	s.says(t, "On file: *#1 Zebra Roofing*", "[Record on #1]")
	in("11.1", "CQUA777: "+noContact).says(t, "On file: *#2 Quagga*") // what the text says comes first
	in("22.2", noContact).silent(t, "On file")
	d.press(ben, s, "Record on #1").says(t, "recorded as the verdict on round 2")

	req := d.from(ben, FromShortcut)
	req.Channel, req.ThreadTS, req.Message = channel, "11.1", Pasted{Text: "Declined: the opt-in page is missing"}
	d.show(d.Shortcut(context.Background(), "diagnose", req)).says(t, "[Record on #1]")
	d.command(ben, "close 1 fixed")
	in("11.1", noContact).silent(t, "On file")
}

func TestATicketFromAMessageNamesTheOneThatIsOpen(t *testing.T) {
	d := newDesk(t)
	d.refused()
	req := d.from(ben, FromShortcut)
	req.Message = Pasted{Text: "CABC123 was declined again: the privacy policy is missing"}
	s := d.show(d.Shortcut(context.Background(), "ticket-from-message", req))
	s.says(t, "== New TCR ticket ==", "On file: *#1 Zebra Roofing*", "[Record on #1]")
	d.press(ben, s, "Record on #1").says(t, "recorded as the verdict on round 2")
	if r := d.rounds(1); len(r) != 2 || !strings.Contains(r[1].Reason, "privacy policy") {
		t.Errorf("%+v", r)
	}
}
