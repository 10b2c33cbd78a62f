package handlers

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"testing"

	"tcrbot/storage"
)

// managed is a desk whose manager is ben.
func managed(t *testing.T) *testDesk {
	t.Helper()
	d := newDesk(t, withAdmin)
	d.choose("managers", ben)
	return d
}

func (d *testDesk) csv() string {
	d.t.Helper()
	var b bytes.Buffer
	if _, err := d.ExportCSV(context.Background(), team, &b); err != nil {
		d.t.Fatal(err)
	}
	return b.String()
}

func (d *testDesk) imported(text string, o ImportOptions) ImportReport {
	d.t.Helper()
	r, err := d.ImportCSV(context.Background(), team, boss, strings.NewReader(text), o)
	if err != nil {
		d.t.Fatal(err)
	}
	return r
}

func TestAnExportGivesWhatWasTyped(t *testing.T) {
	d := managed(t)
	d.command(ana, "export").says(t, "Only managers and admins")
	d.command(ben, "export").says(t, "nothing to export")
	d.open(ana, "=Zebra, \"Roofing\"", "provider", "twilio", "campaign", "cabc123", "rejection", "HELP message does not contain a contact")
	d.open(ana, "Salon Vera", "provider", "Bandwidth")
	d.command(ana, "close 2 no-reply")
	s := d.command(ben, "export")
	if s.File == nil || s.File.Name != "tickets-2026-11-23.csv" || !strings.HasPrefix(string(s.File.Data), "\ufeffticket,customer") {
		t.Fatalf("got %+v", s.File)
	}
	for _, want := range []string{`1,"'=Zebra, ""Roofing""",,CABC123,Twilio,campaign,new,,help-message-missing`, "2,Salon Vera,,,Bandwidth,campaign,closed,no-reply", "HELP message does not contain a contact"} {
		if !strings.Contains(string(s.File.Data), want) {
			t.Errorf("no %q in\n%s", want, s.File.Data)
		}
	}
	for filters, want := range map[string]string{"open": "1 ticket (open)", "provider:bandwidth": "1 ticket (provider:bandwidth)", "": "2 tickets."} {
		if s := d.command(ben, "export "+filters); s.File == nil || !strings.Contains(s.File.Said, want) {
			t.Errorf("%q: %+v\n%s", filters, s.File, s.text)
		}
	}
	d.command(boss, "audit <@U0BEN>").says(t, "exported 2 tickets")
	d.direct(ben, "export open").says(t, "[Hand it to me]")
	d.command(ben, "export nonsense").silent(t, "Here are")
}

func TestWhatWasExportedIsTheSameElsewhere(t *testing.T) {
	d, e := managed(t), managed(t)
	d.open(ana, "Zebra Roofing", "provider", "twilio", "rejection", "HELP message does not contain a contact")
	d.open(ben, "Salon Vera")
	d.command(ana, "assign 1 me")
	d.wait(day)
	d.command(ana, "status 2 waiting-customer")
	d.wait(day)
	d.command(ana, "close 1 approved")
	want := d.csv()
	if r := e.imported(want, ImportOptions{}); r.Fresh != 2 || len(r.Problems)+len(r.Remarks) > 0 {
		t.Fatalf("%+v", r)
	}
	if got := e.csv(); got != want {
		t.Errorf("it was\n%s\nit is\n%s", want, got)
	}
	for _, again := range []*testDesk{d, e} { // nothing is done twice
		if r := again.imported(want, ImportOptions{}); r.Fresh != 0 || r.Known != 2 {
			t.Errorf("%+v", r)
		}
	}
}

const lastYear = "Opened,Closed,Client,Provider,Round,Verdict,Reason,Fee\n" +
	"3/1/2025,,Zebra Roofing,Twilio,1,declined,HELP message does not contain a contact,15\n" +
	"3/14/2025,3/20/2025,Zebra Roofing,Twilio,2,approved,,15\n" +
	"4/2/2025,,Salon Vera,Bandwidth,,,,\n"

func TestLastYearsSpreadsheetMakesWeekOneUseful(t *testing.T) {
	d := managed(t)
	if r := d.imported(lastYear, ImportOptions{Dry: true}); r.Tickets != 2 || r.Rounds != 2 || r.Fresh != 0 {
		t.Errorf("%+v", r)
	}
	if n, _ := d.store.CountTickets(t.Context(), storage.TicketFilter{Team: team}); n != 0 {
		t.Fatalf("looking wrote %d tickets", n)
	}
	if r := d.imported(lastYear, ImportOptions{}); r.Fresh != 2 {
		t.Errorf("%+v", r)
	}
	if r := d.imported(lastYear, ImportOptions{}); r.Fresh != 0 || r.Known != 2 {
		t.Errorf("again: %+v", r)
	}
	rounds, err := d.store.Rounds(t.Context(), team, 1)
	if err != nil || len(rounds) != 2 || len(rounds[0].Causes) != 1 || len(rounds[1].Fixes) != 1 || rounds[1].Fixes[0].Cause != rounds[0].Causes[0] {
		t.Errorf("rounds %+v, %v", rounds, err)
	}
	d.command(ana, "show 1").says(t, "Zebra Roofing", "approved", "$30")
	stays, err := d.store.Stages(t.Context(), team, storage.ProviderKey("Twilio"), storage.StatusWaitingProvider, 10)
	if err != nil || len(stays) != 1 || stays[0].To.Sub(stays[0].From) != 6*day {
		t.Errorf("stayed with the provider: %v, %v", stays, err)
	}
	if items := d.outbox(); len(items) != 0 {
		t.Errorf("an import told somebody: %+v", items)
	}
}

func TestOneBadRowKeepsTheFileOutUnlessItIsSkipped(t *testing.T) {
	d := managed(t)
	bad := lastYear + "soon,,Quagga,Twilio,,,,\n"
	if r := d.imported(bad, ImportOptions{}); r.Fresh != 0 || len(r.Problems) != 1 || r.Problems[0].Line != 5 {
		t.Errorf("%+v", r)
	}
	if r := d.imported(bad, ImportOptions{SkipBad: true}); r.Fresh != 2 || len(r.Problems) != 1 {
		t.Errorf("%+v", r)
	}
}

func TestPastedRowsAreCheckedBeforeTheyAreTaken(t *testing.T) {
	d := managed(t)
	d.command(ana, "import").says(t, "Only managers and admins")
	form := d.command(ben, "import")
	d.submit(ben, form, map[string]string{"rows": " "}).says(t, "Paste the rows")
	bad := d.submit(ben, form, map[string]string{"rows": "customer,opened\nZebra,soon\n"})
	bad.says(t, "line 2, opened: “soon” is no date", "Nothing is written yet")
	good := d.submit(ben, bad, map[string]string{"rows": lastYear})
	good.says(t, "2 tickets with 2 rounds", "Nothing is written yet")
	changed := d.submit(ben, good, map[string]string{"rows": lastYear + "4/3/2025,,Quagga,,,,,\n"})
	changed.says(t, "3 tickets with 2 rounds", "Nothing is written yet")
	done := d.submit(ben, changed, nil)
	done.says(t, "3 tickets are new")
	d.command(boss, "audit").says(t, "imported 3 tickets")
}

func TestJSONHoldsEverythingButSecrets(t *testing.T) {
	d := managed(t)
	d.choose("contact", "Mo", factName("twilio", "fee_paid"), "$15", "first-start", "123")
	d.open(ana, "Zebra Roofing", "rejection", "HELP message does not contain a contact")
	d.command(ana, "note 1 the customer called")
	var b bytes.Buffer
	if n, err := d.ExportJSON(t.Context(), team, &b); err != nil || n != 1 {
		t.Fatal(n, err)
	}
	var got struct {
		Settings map[string]string
		Tickets  []struct {
			Number    int64
			Customer  string
			Rejection string
			Events    []struct{ Kind, Text string }
		}
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Tickets) != 1 || got.Tickets[0].Rejection == "" || len(got.Tickets[0].Events) != 2 || got.Tickets[0].Events[1].Text != "the customer called" {
		t.Errorf("%+v", got.Tickets)
	}
	if got.Settings["contact"] != "Mo" || got.Settings["provider:twilio:fee_paid"] != "$15" || got.Settings["first-start"] != "" {
		t.Errorf("%v", got.Settings)
	}
}
