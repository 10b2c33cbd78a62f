package handlers

import (
	"fmt"
	"testing"
	"time"

	"tcrbot/storage"
)

func (d *testDesk) patient() *patience {
	d.t.Helper()
	p, err := d.patience(d.t.Context(), team)
	if err != nil {
		d.t.Fatal(err)
	}
	return p
}

func TestHowLongATicketMayWait(t *testing.T) {
	d := newDesk(t, func(s *Settings) { s.Fixed["provider_days"] = "Telnyx:3" })
	p := d.patient()
	hour := time.Hour
	for _, c := range []struct {
		status         storage.Status
		provider, kind string
		replied        bool
		want           time.Duration
	}{
		{storage.StatusNew, "", "campaign", false, 4 * hour},
		{storage.StatusNew, "", "campaign", true, 8 * hour},
		{storage.StatusWorking, "twilio", "campaign", true, 2 * 8 * hour},
		{storage.StatusWaitingCustomer, "twilio", "campaign", true, 2 * 8 * hour},
		{storage.StatusWaitingProvider, "twilio", "campaign", true, 11 * 8 * hour},
		{storage.StatusWaitingProvider, "aws", "toll-free", true, 15 * 8 * hour},
		{storage.StatusWaitingProvider, "aws", "campaign", true, 7 * 8 * hour},
		{storage.StatusWaitingProvider, "ringcentral", "brand", true, 7 * 8 * hour},
		{storage.StatusWaitingProvider, "", "number", true, 5 * 8 * hour},
		{storage.StatusWaitingProvider, "telnyx", "campaign", true, 3 * 8 * hour}, // the team's own figure
	} {
		w := storage.Waiting{Status: c.status, Provider: c.provider, Kind: c.kind, Replied: c.replied}
		if got, learned := p.allowed(w); got != c.want || learned {
			t.Errorf("%s at %q (%s): %v", c.status, c.provider, c.kind, got)
		}
	}
}

// pass sends tickets through a provider's review, each for so many business days.
func (d *testDesk) pass(provider string, days ...int) {
	d.t.Helper()
	for _, n := range days {
		ticket := d.open(ana, "Passed", "provider", provider)
		d.command(ana, fmt.Sprintf("status %d waiting-provider", ticket.Number))
		begun := d.clock.Load()
		d.clock.Store(d.patient().cal.AddDays(d.now(), n).Unix())
		d.command(ana, fmt.Sprintf("status %d approved", ticket.Number))
		d.clock.Store(begun)
	}
}

func TestThresholdsAreLearnedFromTheTeamsOwnHistory(t *testing.T) {
	d := newDesk(t, func(s *Settings) { s.Fixed["holidays"] = "none" })
	review := storage.Waiting{Status: storage.StatusWaitingProvider, Provider: "twilio", Kind: "campaign"}
	spread := []int{1, 1, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 5, 5, 6}
	d.pass("Twilio", spread...)
	d.pass("Twilio", 7) // the nineteenth
	if _, learned := d.patient().allowed(review); learned {
		t.Error("learned from nineteen")
	}
	d.pass("Twilio", 8)
	d.open(ana, "Zebra Roofing", "provider", "twilio")
	d.command(ana, "assign 21 me")
	d.command(ana, "status 21 waiting-provider")
	d.wait(11 * time.Minute) // a lesson is used for ten minutes
	limit, learned := d.patient().allowed(review)
	if !learned || limit.Round(time.Hour) != 6*8*time.Hour { // 21 with the one that is there now: the nineteenth
		t.Fatalf("%v, learned %v", limit, learned)
	}
	if _, learned := d.patient().allowed(storage.Waiting{Status: storage.StatusWaitingProvider, Provider: "telnyx"}); learned {
		t.Error("of another provider nothing is known")
	}
	d.clock.Store(d.patient().cal.AddDays(d.now(), 7).Unix())
	d.at(d.now().AddDate(0, 0, 1).Format("Mon 2 Jan") + " 09:00")
	only(t, d.morning(), ana).says(t, "#21 Zebra Roofing", "with Twilio for 8 business days, slower than 9 of 10 at Twilio review")
}

// Tickets that wait now count at their present age, so a provider that stops answering does not look quick; and a wave of delays
// teaches no more than twice the default.
func TestAWaveTeachesLittlePatience(t *testing.T) {
	d := newDesk(t, func(s *Settings) { s.Fixed["holidays"] = "none" })
	review := storage.Waiting{Status: storage.StatusWaitingProvider, Provider: "vonage", Kind: "campaign"} // 5 days
	quick := make([]int, 20)
	for i := range quick {
		quick[i] = 2
	}
	d.pass("Vonage", quick...)
	for n := range 10 {
		d.open(ana, "Stuck", "provider", "Vonage")
		d.command(ana, fmt.Sprintf("status %d waiting-provider", 21+n))
	}
	d.wait(11 * time.Minute)
	if limit, _ := d.patient().allowed(review); limit != 2*8*time.Hour {
		t.Errorf("the ten are young: %v", limit)
	}
	d.wait(200 * day)
	if limit, learned := d.patient().allowed(review); limit != 2*5*8*time.Hour || !learned {
		t.Errorf("the ten are old: %v, %v", limit, learned)
	}
}

func TestPercentile(t *testing.T) {
	for _, c := range []struct {
		n    int
		want time.Duration
	}{{1, 1}, {10, 9}, {20, 18}, {21, 19}, {100, 90}} {
		var values []time.Duration
		for i := c.n; i > 0; i-- {
			values = append(values, time.Duration(i))
		}
		if got := percentile(values, 90); got != c.want {
			t.Errorf("of 1 to %d: %d, want %d", c.n, got, c.want)
		}
	}
}
