package handlers

import (
	"fmt"
	"testing"
	"time"

	"tcrbot/storage"
)

// asks keeps questions of so many people about a cause, today.
func (d *testDesk) asks(n int, cause, provider, code string) {
	for i := range n {
		d.keys++
		l := storage.Lookup{
			ID: fmt.Sprintf("Q%d", d.keys), Team: team, User: fmt.Sprintf("U0AGENT%d", i), At: d.now(), Kind: "match",
			Text: fmt.Sprintf("notice %d", d.keys), Provider: provider, Code: code,
		}
		if cause != "" {
			l.Causes = []string{cause}
		}
		d.store.SaveLookup(l)
	}
}

// ordinary plays weeks of ordinary days, the radar looking at the end of each.
func (d *testDesk) ordinary(weeks int) {
	for n := range weeks * 7 {
		if n%7 < 5 {
			d.asks(2, "help-message-missing", "Twilio", "")
			d.asks(1+n%2, "terms-missing", "Bandwidth", "")
			d.job("radar")
		}
		d.wait(day)
	}
}

func TestTheRadarTellsOfAWaveOnceWithItsTickets(t *testing.T) {
	d := inUTC(t)
	d.ordinary(6)
	if items := d.outbox(); len(items) != 0 {
		t.Fatalf("six ordinary weeks alarm: %+v", d.posted(items[0]).text)
	}
	ticket := d.open(ana, "Zebra Roofing", "cause", "terms-missing", "rejection", "Terms are not linked (CR4007)")
	d.outbox()
	d.asks(14, "terms-missing", "Bandwidth", "")
	d.job("radar")
	d.job("radar")
	d.wait(time.Hour)
	d.asks(6, "terms-missing", "Bandwidth", "")
	d.job("radar")
	items := d.outbox()
	if len(items) != 1 || items[0].Channel != channel {
		t.Fatalf("%d alerts", len(items))
	}
	s := d.posted(items[0])
	s.says(t, "A wave: cause", "questions today; a Monday usually has 1")
	if ticket.Cause == "terms-missing" {
		s.says(t, "#1 Zebra Roofing")
	}
	d.wait(day)
	d.asks(15, "terms-missing", "Bandwidth", "")
	d.job("radar")
	if items := d.outbox(); len(items) != 0 {
		t.Error("the same wave is told again the next day")
	}
	d.asks(25, "help-message-missing", "DCA2", "")
	d.job("radar")
	if items := d.outbox(); len(items) != 1 {
		t.Errorf("another wave beside it: %d alerts", len(items))
	}
}

func TestTheRadarIsQuietWhileItLearns(t *testing.T) {
	d := inUTC(t)
	d.asks(1, "terms-missing", "Twilio", "")
	d.wait(6 * day)
	d.asks(40, "terms-missing", "Twilio", "")
	d.asks(2, "", "", "ZZ9999")
	d.job("radar")
	if items := d.outbox(); len(items) != 0 {
		t.Fatal("an alarm after six days and 43 questions")
	}
	d.command(ana, "stats").says(t, "learning until 21 Dec, or until 200 questions were asked (43 so far)")
	d.asks(160, "help-message-missing", "Twilio", "")
	d.wait(day)
	d.asks(2, "", "", "ZZ9998")
	d.job("radar")
	if items := d.outbox(); len(items) != 1 {
		t.Errorf("%d alerts", len(items))
	}
	d.command(ana, "stats").silent(t, "learning")
}

func TestACodeInNoTableCountsAtOnce(t *testing.T) {
	d := inUTC(t)
	d.ordinary(5)
	d.outbox()
	d.asks(1, "", "Twilio", "ZZ1234")
	d.asks(3, "", "Twilio", "30909") // stands in a table
	d.job("radar")
	if items := d.outbox(); len(items) != 0 {
		t.Fatal("one person is no wave")
	}
	d.wait(3 * day)
	d.asks(2, "", "Twilio", "ZZ1234")
	d.job("radar")
	d.job("radar")
	d.wait(9 * day)
	d.asks(2, "", "Twilio", "ZZ1234")
	d.job("radar")
	items := d.outbox()
	if len(items) != 1 {
		t.Fatalf("%d alerts", len(items))
	}
	d.posted(items[0]).says(t, "A code that stands in no table: ZZ1234", "2 people asked about it within a week")
}

func TestANewCodeThatManyAskAboutIsToldOnce(t *testing.T) {
	d := inUTC(t)
	d.ordinary(5)
	d.outbox()
	d.asks(30, "", "", "ZZ1234")
	d.job("radar")
	d.wait(time.Hour)
	d.asks(30, "", "", "ZZ1234")
	d.job("radar")
	d.wait(day)
	d.asks(30, "", "", "ZZ1234")
	d.job("radar")
	items := d.outbox()
	if len(items) != 1 {
		t.Fatalf("%d alerts", len(items))
	}
	s := d.posted(items[0])
	s.says(t, "A code that stands in no table: ZZ1234")
	s.silent(t, "A wave")
}

func TestAnUnknownCodeIsKeptWithItsQuestion(t *testing.T) {
	d := inUTC(t)
	d.command(ana, "campaign rejected with code 99123: see your provider")
	for _, l := range d.lookups(ana) {
		if l.Code != "99123" {
			t.Errorf("the question keeps the code %q", l.Code)
		}
	}
}
