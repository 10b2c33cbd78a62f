package handlers

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"tcrbot/storage"
)

func TestTicketFromCommandToClose(t *testing.T) {
	d := newDesk(t)
	form := d.command(ana, "new customer:Zebra Roofing provider:twilio campaign:cabc123 rejection:HELP: no contact")
	form.says(t, "Customer [Zebra Roofing]", "Provider [Twilio]", "Campaign ID [cabc123]", "Rejection [HELP: no contact]")
	if s := d.submit(ana, form, nil); !s.Clear {
		t.Fatalf("not closed:\n%s", s.text)
	}
	got := d.ticketNumbered(1)
	if got.Customer != "Zebra Roofing" || got.CampaignID != "CABC123" || got.Provider != "Twilio" || got.Status != storage.StatusNew || got.OpenedBy != ana {
		t.Errorf("ticket: %+v", got)
	}
	var kinds []string
	for _, item := range d.outbox() {
		kinds = append(kinds, item.Kind+":"+item.Channel)
	}
	if fmt.Sprint(kinds) != "[card: opened:U0ANA similar:]" {
		t.Errorf("outbox: %v", kinds)
	}

	d.command(ben, "assign 1 me").says(t, "#1 Zebra Roofing", "you have it now")
	d.command(ben, "status #1 waiting for the provider: resubmitted today").says(t, "now waiting for the provider")
	d.command(ana, "note 1 customer calls <!channel> & <@U123>").says(t, "your note is kept")
	d.command(ana, "assign 1 <@U0ANA|ana>").says(t, "handed over")
	d.command(ana, "close 1 no reply after three mails").says(t, "closed, the customer did not reply")
	s := d.command(ana, "show 1")
	s.says(t, "closed (the customer did not reply)", "opened it", "took it", "moved it to waiting for the provider: resubmitted today",
		"customer calls &lt;!channel&gt; &amp; &lt;@U123&gt;", "the customer did not reply. after three mails", "[Reopen]")
	d.press(ana, s, "Reopen").says(t, "open again")
	if got := d.ticketNumbered(1); got.Status != storage.StatusWorking || got.Outcome != "" {
		t.Errorf("ticket: %+v", got)
	}
	threads := 0
	for _, item := range d.outbox() {
		if item.Kind == "thread" {
			threads++
			d.posted(item).silent(t, "<@U0BEN> took", "<@U0ANA> closed")
		}
	}
	if threads != 6 {
		t.Errorf("%d lines in the thread", threads)
	}
}

func TestCardShowsWhatChanged(t *testing.T) {
	d := newDesk(t)
	d.open(ana, "Zebra Roofing")
	card := func() shown {
		m, _, err := d.Card(context.Background(), team, 1)
		return d.show(Result{Private: &m}, err)
	}
	card().says(t, "*new*", "Nobody has it yet", "[Take it]", "reminder on")
	d.click(ben, "take", "1")
	card().says(t, "*working*", "<@U0BEN>")
	card().silent(t, "[Take it]")
	if _, _, err := d.Card(context.Background(), team, 9); err == nil {
		t.Error("a card of no ticket")
	}
}

func TestCardClickInTeamChannelStaysQuiet(t *testing.T) {
	d := newDesk(t)
	d.open(ana, "Zebra Roofing")
	req := d.from(ben, FromClick)
	req.Channel, req.Action = channel, Action{ID: "take", Value: "1"}
	if s := d.show(d.Click(context.Background(), req)); s.Private != nil || s.err != nil {
		t.Errorf("the card shows it already:\n%s", s.text)
	}
}

func TestTwoTakeAtOnce(t *testing.T) {
	d := newDesk(t)
	d.open(ana, "Zebra Roofing")
	people := []string{ana, ben, "U0CAT", "U0DAN"}
	errs := make([]error, len(people))
	var wg sync.WaitGroup
	for i, p := range people {
		req := d.from(p, FromClick)
		req.Action = Action{ID: "take", Value: "1"}
		wg.Go(func() { _, errs[i] = d.Click(context.Background(), req) })
	}
	wg.Wait()
	won := d.ticketNumbered(1).Owner
	for i, p := range people {
		if (errs[i] == nil) != (p == won) {
			t.Errorf("%s: %v, the owner is %s", p, errs[i], won)
		}
		if errs[i] != nil {
			s := d.show(Result{}, errs[i])
			s.says(t, "#1 has an owner already: <@"+won+">", "/tcr assign 1 me")
		}
	}
	d.click(won, "take", "1").says(t, "You have #1 already")
	d.command(ana, "close 1 fixed")
	d.click(ben, "take", "1").says(t, "closed already", "/tcr reopen 1")
}

func TestFormSentTwiceCreatesOneTicket(t *testing.T) {
	d := newDesk(t)
	form := d.command(ana, "new")
	values := map[string]string{"customer": "Zebra Roofing"}
	for range 3 {
		if s := d.send(ana, form, "V77", values); !s.Clear {
			t.Fatal(s.text)
		}
	}
	n, err := d.store.CountTickets(context.Background(), storage.TicketFilter{Team: team})
	if err != nil || n != 1 {
		t.Errorf("%d tickets, %v", n, err)
	}
	if items := d.outbox(); len(items) != 3 {
		t.Errorf("%d posts", len(items))
	}
}

func TestFormNeedsACustomer(t *testing.T) {
	d := newDesk(t)
	s := d.submit(ana, d.command(ana, "new"), map[string]string{"customer": "  "})
	if s.Clear || s.Errors["customer"] == "" {
		t.Errorf("%+v", s.Result)
	}
}

// TestLongTextIsKeptWhole opens a ticket from a text that no input of Slack holds.
func TestLongTextIsKeptWhole(t *testing.T) {
	d := newDesk(t)
	long := "HELP message has no contact. " + strings.Repeat("All of this matters. ", 1900) + "THE END"
	answer := d.command(ana, long)
	form := d.press(ana, answer, "Open ticket")
	form.says(t, "is kept with the ticket, uncut", "It begins: HELP message has no contact", "Add to the rejection")
	if s := d.submit(ana, form, map[string]string{"customer": "Zebra", "more": "and a line of mine"}); !s.Clear {
		t.Fatal(s.text)
	}
	got := d.ticketNumbered(1)
	if got.Rejection != long+"\n\nand a line of mine" {
		t.Errorf("%d characters of %d are left", len(got.Rejection), len(long))
	}
	details := d.command(ana, "show 1")
	details.says(t, "The rejection", "[Read them whole]")
	d.press(ana, details, "Read them whole").says(t, "THE END", "and a line of mine")

	// More of it is added, never put in its place.
	form = d.click(ana, "paste", d.lookups(ana)[0].ID)
	form.says(t, "is kept. Add what is missing")
	d.submit(ana, form, map[string]string{"text": "code 30909"})
	if l := d.lookups(ana); !strings.Contains(l[0].Text, "THE END") && !strings.Contains(l[1].Text, "THE END\n\ncode 30909") {
		t.Errorf("the text was cut: %d characters", len(l[0].Text))
	}
}

// TestLongRejectionTypedWithNew keeps what was typed behind rejection: though the form cannot show it.
func TestLongRejectionTypedWithNew(t *testing.T) {
	d := newDesk(t)
	long := strings.TrimSpace(strings.Repeat("The campaign: declined. ", 400))
	for n, form := range []shown{
		d.command(ana, "new customer:Zebra rejection:"+long),
		d.press(ana, d.direct(ana, "new customer:Zebra rejection:"+long), "Open the form"),
	} {
		form.says(t, "uncut")
		d.submit(ana, form, map[string]string{"customer": "Zebra"})
		if got := d.ticketNumbered(int64(n + 1)); got.Rejection != long {
			t.Errorf("%d of %d characters", len(got.Rejection), len(long))
		}
	}
}

func TestShortTextFillsTheForm(t *testing.T) {
	d := newDesk(t)
	form := d.press(ana, d.command(ana, "Customer: Zebra Roofing\nCampaign CABC123 at Twilio. "+impliedText), "Open ticket")
	form.says(t, "Suggested cause: Customers text first", "Customer [Zebra Roofing]", "Campaign ID [CABC123]", "Provider [Twilio]")
	d.submit(ana, form, nil)
	got := d.ticketNumbered(1)
	if got.Cause != "optin-implied-consent" || got.LookupID == "" || !strings.Contains(got.Rejection, "We only answer") {
		t.Errorf("ticket: %+v", got)
	}
}

func TestUpdateChangesOnlyWhatThePersonChanged(t *testing.T) {
	d := newDesk(t)
	d.open(ana, "Zebra Roofing")
	form := d.click(ana, "update", "1")
	form.says(t, "Status (▾ new)")
	d.command(ben, "status 1 waiting-provider") // meanwhile
	d.command(ben, "assign 1 me")
	if s := d.submit(ana, form, map[string]string{"note": "asked again"}); !s.Clear {
		t.Fatal(s.text)
	}
	if got := d.ticketNumbered(1); got.Status != storage.StatusWaitingProvider || got.Owner != ben {
		t.Errorf("Ben's change is lost: %+v", got)
	}
	d.submit(ana, d.click(ana, "update", "1"), map[string]string{"owner": "", "status": "waiting-customer"})
	if got := d.ticketNumbered(1); got.Status != storage.StatusWaitingCustomer || got.Owner != "" {
		t.Errorf("ticket: %+v", got)
	}
	d.submit(ana, d.click(ana, "close", "1"), map[string]string{"outcome": "final-refusal", "note": "no way"})
	d.click(ana, "update", "1").says(t, "It is closed (a final refusal)", "opens it again")
	d.submit(ana, d.click(ana, "update", "1"), map[string]string{"status": "working"})
	if got := d.ticketNumbered(1); got.Status != storage.StatusWorking || got.Outcome != "" {
		t.Errorf("ticket: %+v", got)
	}
}

func TestNoteForm(t *testing.T) {
	d := newDesk(t)
	d.open(ana, "Zebra Roofing")
	form := d.click(ana, "note", "1")
	if s := d.submit(ana, form, map[string]string{"note": " "}); s.Errors["note"] == "" {
		t.Errorf("%+v", s.Result)
	}
	d.submit(ana, form, map[string]string{"note": strings.Repeat("long ", 500)})
	s := d.click(ana, "details", "1")
	d.press(ana, s, "Read them whole").says(t, strings.Repeat("long ", 490))
}

func TestList(t *testing.T) {
	d := newDesk(t)
	d.command(ana, "list").says(t, "No tickets fit that", "/tcr new")
	d.open(ana, "Zebra Roofing", "provider", "Twilio")
	d.open(ana, "Salon Vera", "provider", "Bandwidth")
	d.open(ben, "Acme", "provider", "Twilio", "rejection", impliedText)
	d.command(ana, "assign 2 me")
	d.command(ana, "close 3 approved")
	for typed, want := range map[string]string{
		"list": "#1 #2", "list mine": "#2", "list my open tickets": "#2", "list unowned": "#1", "list closed": "", "list approved": "#3", "list all": "#3 #2 #1",
		"list provider:twilio": "#1", "list provider: Bandwidth": "#2", "list customer:salon vera": "#2", `list customer:"zebra"`: "#1",
		"list owner:me": "#2", "list owner:<@U0ANA|ana>": "#2", "list owner:nobody": "#1", "list status:new": "#1 #2", "list cause:optin-implied-consent all": "#3",
		"list stalled": "",
	} {
		s := d.command(ana, typed)
		var got []string
		for line := range strings.SplitSeq(s.text, "\n") {
			if strings.HasPrefix(line, "*#") {
				got = append(got, line[1:3])
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %s\n%s", typed, got, want, s.text)
		}
	}
	d.command(ana, "list status:rejected").says(t, "is no status", "waiting-customer", "/tcr list status:")
	d.command(ana, "list foo provider:twilio").says(t, "do not know the filter", "provider:x")
	d.command(ana, "list owner:ben").says(t, "do not know who", "@")
	d.wait(8 * 24 * time.Hour)
	d.command(ana, "list stalled provider:twilio").says(t, "#1 Zebra")
	for i := range 20 {
		d.open(ana, fmt.Sprintf("Customer %d", i))
	}
	d.command(ana, "list").says(t, "and 7 more")
	d.click(ana, "list", "unowned").says(t, "Open tickets nobody has")
}

func TestTicketCommandsThatCannotBeDone(t *testing.T) {
	d := newDesk(t)
	d.open(ana, "Zebra Roofing")
	for typed, want := range map[string][]string{
		"show 99999":                {"no ticket #99999", "/tcr list"},
		"show 30909":                {"no ticket #30909, but there is a rejection code 30909", "/tcr code 30909"},
		"show 0":                    {"no ticket number", "/tcr show 12"},
		"show 99999999999999999999": {"no ticket number"},
		"show":                      {"Which ticket?", "/tcr show 12"},
		"assign 7 me":               {"no ticket #7"},
		"assign 1 ben":              {"do not know who", "@"},
		"assign":                    {"Which ticket?"},
		"status 1 foo":              {"\"foo\" is no status", "waiting-provider", "/tcr status 1 waiting-provider"},
		"status 1":                  {"Where does #1 stand?", "waiting-customer"},
		"status 9 foo":              {"no ticket #9"},
		"status approved":           {"Which ticket?", "/tcr status 12 approved"},
		"note 1":                    {"What should the note on #1 say?"},
		"note 9 hello":              {"no ticket #9"},
		"close":                     {"Which ticket?"},
		"close 9":                   {"no ticket #9"},
	} {
		s := d.command(ana, typed)
		if !isUserError(s.err) {
			t.Errorf("%s: no error but\n%s", typed, s.text)
		}
		s.says(t, want...)
	}
	if got := d.ticketNumbered(1); got.Status != storage.StatusNew || got.Owner != "" {
		t.Errorf("something changed: %+v", got)
	}
}

func TestFailuresOfOursAreOneSentence(t *testing.T) {
	d := newDesk(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	req := d.from(ana, FromCommand)
	req.Text = "list"
	_, err := d.Command(ctx, req)
	if err == nil || Expected(err) {
		t.Fatalf("%v", err)
	}
	if text := d.draw(Explain(err)); !strings.Contains(text, "try again in a minute") || strings.Contains(text, "sql") {
		t.Error(text)
	}
}
