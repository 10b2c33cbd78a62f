package handlers

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"tcrbot/storage"
)

func TestAnApprovedTicketIsAskedAboutUntilTheNumberIsAttached(t *testing.T) {
	d := newDesk(t)
	d.open(ana, "Zebra Roofing", "blocked", "yes")
	d.command(ana, "assign 1 me")
	d.command(ana, "status 1 approved")
	d.outbox()
	check := func() []storage.OutboxItem {
		t.Helper()
		for range 2 { // a second process asks nothing twice
			if err := d.checkApproved(context.Background(), team); err != nil {
				t.Fatal(err)
			}
		}
		var asked []storage.OutboxItem
		for _, item := range d.outbox() {
			if item.Kind == "message" {
				asked = append(asked, item)
			}
		}
		return asked
	}
	d.wait(2 * 24 * time.Hour)
	if got := check(); len(got) != 0 {
		t.Errorf("asked after two days: %v", got)
	}
	d.wait(25 * time.Hour)
	asked := check()
	if len(asked) != 1 || asked[0].Channel != ana {
		t.Fatalf("after three days: %v", asked)
	}
	question := d.posted(asked[0])
	question.says(t, "Is the number attached to it, and was a test text delivered?")
	d.press(ana, question, "Not yet").says(t, "I ask again in 47 days")
	d.wait(10 * 24 * time.Hour)
	if got := check(); len(got) != 0 {
		t.Errorf("asked in between: %v", got)
	}
	d.wait(38 * 24 * time.Hour)
	if got := check(); len(got) != 1 {
		t.Errorf("after fifty days: %v", got)
	}
	d.press(ana, question, "Yes").says(t, "the number is attached")
	got := d.ticketNumbered(1)
	if !got.Attached || got.TextingBlocked || !got.CheckAt.IsZero() {
		t.Errorf("ticket: %+v", got)
	}
	d.press(ben, question, "Yes").says(t, "noted as attached already")
	d.wait(100 * 24 * time.Hour)
	if got := check(); len(got) != 0 {
		t.Errorf("asked again: %v", got)
	}
	d.command(ana, "show 1").says(t, "said that the number is attached")
	d.command(ana, "reopen 1 declined after all").says(t, "open again")
	d.command(ana, "attached 1").says(t, "no number to attach yet")
}

func TestTakingATicketIsOneLineInItsThread(t *testing.T) {
	d := newDesk(t)
	d.open(ana, "Zebra Roofing")
	d.outbox()
	d.click(ben, "take", "1")
	var lines []string
	for _, item := range d.outbox() {
		if item.Kind == "thread" {
			lines = append(lines, d.posted(item).text)
		}
	}
	if len(lines) != 1 || !strings.Contains(lines[0], "Ben took it and works on it") {
		t.Errorf("thread: %q", lines)
	}
	s := d.command(ana, "show 1")
	s.says(t, "took it and works on it")
	s.silent(t, "moved it to working")
}

func TestWithoutATeamChannelWhoeverIsGivenATicketIsTold(t *testing.T) {
	for _, set := range []string{"", channel} {
		d := newDesk(t, func(s *Settings) { s.Fixed["team_channel"] = set })
		d.open(ana, "Zebra Roofing")
		d.outbox()
		d.command(ana, "assign 1 me") // who takes it knows
		d.submit(ana, d.click(ana, "hand-over", "1"), map[string]string{"owner": ben, "note": "they call back"})
		var told []shown
		for _, item := range d.outbox() {
			if item.Kind == "message" {
				told = append(told, d.posted(item))
				if item.Channel != ben {
					t.Errorf("told to %s", item.Channel)
				}
			}
		}
		if set != "" {
			if len(told) != 0 {
				t.Errorf("the card tells, and so does a message: %v", told)
			}
			continue
		}
		if len(told) != 1 {
			t.Fatalf("told %d times", len(told))
		}
		told[0].says(t, "<@U0ANA> gave you *#1 Zebra Roofing*", "they call back", "[Update]")
	}
}

func TestWhatIsPastIsOverdue(t *testing.T) {
	d := newDesk(t)
	d.open(ana, "Zebra Roofing", "due", "2026-11-25", "why", "The shop opens")
	d.command(ana, "show 1").says(t, "· due <!date", "The shop opens")
	d.wait(2 * 24 * time.Hour) // on the day itself it is not late
	d.command(ana, "show 1").silent(t, "overdue")
	d.wait(24 * time.Hour)
	d.command(ana, "show 1").says(t, "overdue since <!date^1795608000", "The shop opens")
	d.open(ana, "Quagga")
	d.command(ana, "show 2").says(t, "reminder on <!date")
	d.wait(2 * 24 * time.Hour)
	s := d.command(ana, "show 2")
	s.says(t, "overdue since <!date")
	s.silent(t, "reminder on")
}

func TestEditChangesOnlyWhatWasTyped(t *testing.T) {
	d := newDesk(t)
	d.open(ana, "Zebra Roofing", "provider", "twilio", "reference", "HD-1")
	form := d.press(ana, d.command(ana, "show 1"), "Update")
	form.says(t, "Update #1")
	form = d.command(ana, "edit 1")
	form.says(t, "Customer [Zebra Roofing]", "Helpdesk reference [HD-1]")
	// Meanwhile Ben changes another field; Ana's form still shows the old one.
	if s := d.submit(ben, d.command(ben, "edit 1"), map[string]string{"reference": "HD-2"}); !s.Clear {
		t.Fatal(s.text)
	}
	if s := d.submit(ana, form, map[string]string{"customer": "Zebra & Sons", "due": "2026-12-01", "why": "A promise", "blocked": "yes"}); !s.Clear {
		t.Fatal(s.text)
	}
	got := d.ticketNumbered(1)
	if got.Customer != "Zebra & Sons" || got.HelpdeskRef != "HD-2" || got.DueWhy != "A promise" || !got.TextingBlocked || got.DueAt.Format(time.DateOnly) != "2026-12-01" {
		t.Errorf("ticket: %+v", got)
	}
	d.command(ana, "show 1").says(t, `changed the customer from "Zebra Roofing" to "Zebra &amp; Sons"`, `changed the helpdesk reference from "HD-1" to "HD-2"`, `set the due date to "2026-12-01"`)
	if s := d.submit(ana, d.command(ana, "edit 1"), map[string]string{"customer": " "}); s.Errors["customer"] == "" {
		t.Error("a ticket without a customer")
	}
	if s := d.submit(ana, d.command(ana, "edit 1"), map[string]string{"due": "", "why": "", "blocked": ""}); !s.Clear {
		t.Fatal(s.text)
	}
	if got := d.ticketNumbered(1); !got.DueAt.IsZero() || got.TextingBlocked {
		t.Errorf("not emptied: %+v", got)
	}
}

func TestABrandListsTheOpenCampaignsThatWaitForIt(t *testing.T) {
	d := newDesk(t)
	d.open(ana, "Zebra Roofing", "kind", "campaign", "campaign", "cabc123")
	d.open(ana, "Somebody", "brand", "Zebra Roofing", "kind", "campaign")
	d.open(ana, "Zebra Roofing", "kind", "toll-free")
	d.open(ana, "Zebra Roofing", "kind", "brand")
	s := d.command(ana, "show 4")
	s.says(t, "Waiting for this brand", "#1 Zebra Roofing", "#2 Somebody")
	if at := strings.Index(s.text, "Waiting for this brand"); strings.Contains(s.text[at:], "#3") {
		t.Error("a toll-free number waits for a brand:\n" + s.text)
	}
	d.command(ana, "close 1 fixed")
	d.command(ana, "show 4").silent(t, "#1 Zebra")
}

func TestABrandsCardIsDrawnAnewWhenItsCampaignsMove(t *testing.T) {
	d := newDesk(t)
	d.open(ana, "Zebra Roofing", "kind", "brand")
	d.open(ana, "Zebra Roofing", "campaign", "CABC123", "provider", "Twilio")
	d.open(ana, "Quagga", "kind", "brand")
	d.open(ana, "Zebra Roofing", "campaign", "CABC123")
	d.outbox()
	drawn := func() (cards []int64) {
		for _, item := range d.outbox() {
			if item.Kind == "card" {
				cards = append(cards, item.Ticket)
			}
		}
		return cards
	}
	d.command(ana, "note 2 they call back")
	if got := drawn(); !slices.Equal(got, []int64{2}) {
		t.Errorf("a note draws %v", got)
	}
	for _, act := range []struct {
		does string
		do   func()
		want []int64
	}{
		{"a status", func() { d.command(ana, "status 2 waiting-customer") }, []int64{2, 1}},
		{"a round", func() { d.submit(ana, d.command(ana, "resubmit 2"), nil) }, []int64{2, 1}},
		{"a merger", func() { d.command(ana, "merge 4 2") }, []int64{4, 1, 2}},
		{"another brand", func() { d.submit(ana, d.command(ana, "edit 2"), map[string]string{"brand": "Quagga"}) }, []int64{2, 1, 3}},
		{"a verdict", func() { d.press(ana, d.command(ana, "verdicts #2 approved"), "Record 1 verdict") }, []int64{2, 3, 1}},
	} {
		act.do()
		if got := drawn(); !slices.Equal(got, act.want) {
			t.Errorf("%s draws %v, want %v", act.does, got, act.want)
		}
	}
}

func TestSimilarCasesAreShownAndMerged(t *testing.T) {
	d := newDesk(t)
	d.open(ana, "Zebra Roofing", "campaign", "cabc123")
	d.command(ana, "close 1 no-reply")
	for _, item := range d.outbox() {
		if item.Kind == "similar" && d.posted(item).text != "" {
			t.Errorf("the first case is like %s", d.posted(item).text)
		}
	}
	d.open(ben, "Zebra Roofing", "campaign", "CABC123", "blocked", "yes")
	var opened shown
	thread := ""
	for _, item := range d.outbox() {
		switch item.Kind {
		case "opened":
			opened = d.posted(item)
		case "similar":
			thread += d.posted(item).text
		}
	}
	opened.says(t, "#2 Zebra Roofing* is open", "Similar cases", "#1 Zebra Roofing", "same campaign")
	if !strings.Contains(thread, "#1 Zebra Roofing") {
		t.Errorf("thread: %q", thread)
	}
	d.press(ben, opened, "Link").says(t, "linked with #1")
	d.press(ana, opened, "Link").says(t, "is linked with #1 already")
	d.press(ben, opened, "Merge").says(t, "#1 Zebra Roofing", "goes on; #2 is closed as a duplicate of it")
	one, two := d.ticketNumbered(1), d.ticketNumbered(2)
	if one.Status != storage.StatusWorking || !one.TextingBlocked || two.Status != storage.StatusClosed || two.Outcome != "duplicate" || two.MergedInto != 1 {
		t.Errorf("merged: %+v\n%+v", one, two)
	}
	d.command(ana, "show 1").says(t, "merged #2 into this one, which is open again")
	d.command(ana, "show 2").says(t, "It goes on in *#1 Zebra Roofing*", "merged it into #1")
	d.press(ben, opened, "Merge").says(t, "#2 goes on in #1 already")
	d.command(ana, "merge 2 2").says(t, "same ticket twice")
	d.command(ana, "merge 2 77").says(t, "no ticket #77")
	d.command(ana, "similar 1").says(t, "no case of the same")
}

func TestAnApprovalIsFollowedUpHoweverItWasRecorded(t *testing.T) {
	ways := map[string]func(*testDesk){
		"the form":       func(d *testDesk) { d.verdict("approved", "") },
		"a pasted sheet": func(d *testDesk) { d.press(ben, d.command(ben, "verdicts CABC123 approved"), "Record 1 verdict") },
		"a notice": func(d *testDesk) {
			d.press(ben, d.command(ben, "match Good news: campaign CABC123 has been approved."), "Record on #1")
		},
	}
	for name, record := range ways {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			d.refused()
			d.command(ana, "assign 1 me")
			d.resubmitted(map[string]string{"text": "x"})
			if d.ticketNumbered(1).FirstReplyAt.IsZero() {
				t.Error("what went to the provider is no first reply")
			}
			d.command(ana, "snooze 1 5d")
			record(d)
			got := d.ticketNumbered(1)
			if want := got.StatusSince.Add(firstCheck); got.Status != storage.StatusApproved || !got.CheckAt.Equal(want) || !got.SnoozedUntil.IsZero() {
				t.Fatalf("%s, asked about at %v instead of %v, snoozed until %v", got.Status, got.CheckAt, want, got.SnoozedUntil)
			}
			d.outbox()
			d.wait(firstCheck)
			if err := d.checkApproved(context.Background(), team); err != nil {
				t.Fatal(err)
			}
			question := ""
			for _, item := range d.outbox() {
				if item.Kind == "message" {
					question += d.posted(item).text
				}
			}
			if !strings.Contains(question, "Is the number attached to it") {
				t.Errorf("asked: %q", question)
			}
		})
	}
}
