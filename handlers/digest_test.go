package handlers

import (
	"cmp"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"tcrbot/storage"
)

// inUTC makes a desk whose team lives by UTC, without holidays.
func inUTC(t *testing.T, change ...func(*Settings)) *testDesk {
	t.Helper()
	return newDesk(t, append([]func(*Settings){func(s *Settings) {
		s.Fixed["holidays"] = "none"
	}}, change...)...)
}

func (d *testDesk) prefer(name, value string) {
	d.t.Helper()
	if err := d.store.SetSetting(context.Background(), team, name, value); err != nil {
		d.t.Fatal(err)
	}
}

// answer notes a first reply, as the part that keeps it does.
func (d *testDesk) answer(n int64) {
	d.t.Helper()
	_, err := d.store.ChangeTicket(context.Background(), team, n, ana, func(t *storage.Ticket) ([]storage.Event, error) {
		t.FirstReplyAt = d.now()
		return nil, nil
	}, nil)
	if err != nil {
		d.t.Fatal(err)
	}
}

func TestDigest(t *testing.T) {
	d := inUTC(t, func(s *Settings) { s.Admins = []string{ben} })
	d.open(ana, "Zebra Roofing", "rejection", impliedText, "blocked", "yes")
	d.open(ana, "Salon Vera", "rejection", impliedText)
	d.command(ana, "qwzxv grmpf")
	d.wait(38 * time.Minute)
	d.answer(2)
	d.command(ana, "status 2 waiting-provider")
	d.wait(5 * day)
	d.command(ana, "close 2 approved")
	d.wait(day)
	s := d.command(ana, "digest")
	s.says(t, "Last 7 days, 23–29 Nov", "2 opened · 1 approved · *1 open (+1)*", "First reply 38 min, 1 never answered",
		"5 days to approval = us 0 · customer 0 · provider 5", "Customers text first", "1 without an answer",
		"learning until 21 Dec, or until 200 questions", "[Open the list]", "[CSV]", "[Settings]")
	s.silent(t, "%", "Ana", "repeat rounds", "first resubmission")
	if s.Picture == nil || !strings.Contains(s.Picture.Alt, "week of 23 Nov: 2 opened, 1 approved, 1 open.") {
		t.Errorf("the picture: %+v", s.Picture)
	}
	d.press(ana, s, "Open the list").says(t, "Tickets that wait too long")
	d.command(ana, "digest 4").says(t, "Last 28 days, 2–29 Nov", "2 opened")
	d.command(ana, "stats 2 weeks").says(t, "Last 14 days", "2 opened")
	d.command(ana, "stats provider:Bandwidth").says(t, "Bandwidth", "0 opened")
	d.command(ana, "stats here").says(t, "Stats are for you alone")
}

func TestQuietDigestHasNoEmptySections(t *testing.T) {
	d := inUTC(t)
	s := d.command(ana, "digest")
	s.says(t, "0 opened · 0 approved · *0 open (no change)*")
	s.silent(t, "Causes", "Decide today", "*Knowledge*", "Fixes", "First reply", "approval")
}

func TestADigestIsPostedOnlyWhereItMayStand(t *testing.T) {
	d := inUTC(t)
	admin := func(place *Place) Request {
		req := d.from(ben, FromCommand)
		req.Person.Admin, req.Text, req.Place = true, "digest here", place
		return req
	}
	d.open(ana, "Zebra Roofing", "provider", "Twilio")
	d.open(ana, "Salon Vera")
	d.outbox()
	d.command(ana, "digest here").says(t, "Only an admin", "TCRBOT_ADMINS")
	for _, c := range []struct {
		place *Place
		says  string
	}{
		{nil, "I cannot see this channel"},
		{&Place{ID: "C0HELP"}, "I am not in this channel"},
		{&Place{ID: "C0HELP", BotInside: true, Shared: true}, "People outside your company"},
		{&Place{ID: "C0HELP", BotInside: true, Guests: true}, "People outside your company"},
	} {
		d.show(d.Command(context.Background(), admin(c.place))).says(t, c.says, "othing was posted")
	}
	if len(d.outbox()) != 0 {
		t.Error("posted where it may not stand")
	}
	if Needs(KindCommand, "digest 2 here") != NeedPlace || Needs(KindCommand, "/tcr digest") != 0 || Needs(KindCommand, "here digest") != 0 {
		t.Error("needs")
	}
	req := admin(&Place{ID: "C0HELP", BotInside: true})
	for range 2 { // Slack sends a command once, people press twice
		d.show(d.Command(context.Background(), req)).says(t, "on its way")
	}
	items := d.outbox()
	var kinds []string
	for _, i := range items {
		kinds = append(kinds, i.Kind+" "+i.Channel)
	}
	if !slices.Equal(kinds, []string{"message C0HELP", "picture C0HELP", "reply C0HELP"}) {
		t.Fatalf("%v", kinds)
	}
	var f FollowUp
	if err := json.Unmarshal(items[2].Payload, &f); err != nil || f.Under != items[0].Key {
		t.Errorf("%+v, %v", f, err)
	}
	d.show(Result{Private: f.Message}, nil).says(t, "By provider", "Twilio: 1 opened")
}

func TestTheWeeklyDigestTellsOfACalendarWeek(t *testing.T) {
	d := inUTC(t) // Monday the 23rd, 9:00
	d.job("digest")
	if len(d.outbox()) == 0 {
		t.Error("ordered at the very moment it is due, it is posted")
	}
	d.open(ana, "Zebra Roofing", "provider", "Twilio")
	d.wait(7*day - 10*time.Minute)
	d.outbox()
	d.job("digest")
	if items := d.outbox(); len(items) != 0 {
		t.Fatalf("posted before its time: %+v", items)
	}
	d.wait(10 * time.Minute)
	d.open(ana, "Opened after the week's end")
	d.outbox()
	d.job("digest")
	d.job("digest")
	items := d.outbox()
	if len(items) < 2 || items[0].Channel != "C0DIGEST" {
		t.Fatalf("%+v", items)
	}
	d.posted(items[0]).says(t, "Week 48, 23–29 Nov", "1 opened")
	d.wait(4 * day)
	d.job("digest")
	if len(d.outbox()) != 0 {
		t.Error("posted again")
	}
}

func TestADigestMovesBehindAHolidayAndIsMadeUpFor(t *testing.T) {
	d := inUTC(t, func(s *Settings) { s.Fixed["own_holidays"], s.Fixed["digest_channel"] = "2026-11-30,2026-12-01", "" })
	d.prefer("digests", "C0ABC provider:twilio mon 09:00\nC0DEF owner:U0ANA,U0BEN fri 15:00")
	d.job("digest")
	d.outbox()
	d.wait(4*day + 5*time.Hour + 55*time.Minute) // Friday, 14:55
	d.job("digest")
	d.wait(20 * time.Minute)
	d.job("digest")
	items := d.outbox()
	if len(items) == 0 || items[0].Channel != "C0DEF" {
		t.Fatalf("%+v", items)
	}
	d.posted(items[0]).says(t, "Last 7 days, 20–26 Nov · 2 owners")
	d.wait(3*day - 6*time.Hour) // Monday, a day off
	d.job("digest")
	d.wait(day)
	d.job("digest")
	if items := d.outbox(); len(items) != 0 {
		t.Fatalf("posted on a day off: %+v", items)
	}
	d.wait(day + 6*time.Hour) // Wednesday afternoon: the process slept through the morning
	d.job("digest")
	items = d.outbox()
	if len(items) == 0 || items[0].Channel != "C0ABC" {
		t.Fatalf("%+v", items)
	}
	d.posted(items[0]).says(t, "Week 48, 23–29 Nov · Twilio")
	d.wait(6*day + 20*time.Hour)
	d.job("digest")
	for _, i := range d.outbox() {
		if i.Channel == "C0DEF" {
			t.Error("made up for after four days")
		}
	}
}

func TestANewDigestDoesNotTellOfThePast(t *testing.T) {
	d := inUTC(t)
	d.wait(day)
	d.job("digest")
	d.wait(time.Hour)
	d.job("digest")
	if items := d.outbox(); len(items) != 0 {
		t.Errorf("%+v", items)
	}
}

// words say where and when, and whose figures.
func (o digestOrder) words() string {
	about := cmp.Or(figuresAsked{scope: o.scope}.about(), "the whole team")
	return fmt.Sprintf("%s: %s, %ss at %02d:%02d", o.channel, about, o.weekday, int(o.clock/time.Hour), int(o.clock%time.Hour/time.Minute))
}

func TestReadOrders(t *testing.T) {
	for text, want := range map[string]string{
		"C012ABC":                           "C012ABC: the whole team, Mondays at 09:00",
		"<#C012ABC|desk> fri":               "C012ABC: the whole team, Fridays at 09:00",
		"C012ABC provider:twilio tue 8:30":  "C012ABC: Twilio, Tuesdays at 08:30",
		"C012ABC owner:U0ANA,<@U0BEN> 15":   "",
		"C012ABC owner:U0ANA,<@U0BEN> fri":  "C012ABC: 2 owners, Fridays at 09:00",
		"C012ABC cause:terms-missing mon 9": "C012ABC: terms-missing, Mondays at 09:00",
		"twilio mon 09:00":                  "",
		"C012ABC someday":                   "",
		"C012ABC owner:ana":                 "",
		"C012ABC color:red":                 "",
		"C012ABC 0 15 * * 5":                "C012ABC: the whole team, Fridays at 15:00",
		"C012ABC mon 24:00":                 "",
	} {
		list, err := readOrders(text)
		switch {
		case want == "" && err == nil:
			t.Errorf("%q is read as %+v", text, list)
		case want != "" && (err != nil || len(list) != 1 || list[0].words() != want):
			t.Errorf("%q: %+v, %v", text, list, err)
		}
	}
	if list, err := readOrders("C012ABC; rubbish\n\nC034DEF tue"); len(list) != 2 || err == nil {
		t.Errorf("%+v, %v", list, err)
	}
}

func FuzzReadOrders(f *testing.F) {
	f.Add("C012ABC provider:twilio mon 09:00\nC034DEF owner:U012ABC,U034DEF fri 15:00")
	f.Add("C012ABC */5 9 * * 1-5;x")
	f.Fuzz(func(t *testing.T, text string) {
		work := choices{fixed: map[string]string{"time_zone": "America/New_York"}}.calendar()
		now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
		list, _ := readOrders(text)
		for _, o := range list {
			if planned, day := o.last(now, work); o.channel == "" || planned.After(now) || day.After(planned) {
				t.Errorf("%q: %+v is planned for %v", text, o, planned)
			}
		}
	})
}

func TestEveryNumberIsInTheCSV(t *testing.T) {
	d := inUTC(t)
	d.open(ana, `=Zebra "Roofing", Ltd`, "provider", "Twilio")
	d.open(ana, "Salon Vera")
	d.answer(1)
	d.wait(day)
	d.command(ana, "close 1 approved")
	s := d.command(ana, "digest")
	req := d.from(ana, FromClick)
	req.Action = button(t, s, "CSV")
	r, err := d.Click(context.Background(), req)
	if err != nil || r.File == nil || r.File.Name != "digest-2026-11-18-to-2026-11-24.csv" {
		t.Fatalf("%+v, %v", r, err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(r.File.Data), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	tickets := map[string][]string{}
	for _, row := range rows {
		tickets[row[0]] = append(tickets[row[0]], row[1])
	}
	for figure, want := range map[string]string{
		"opened": "1 2", "approved": "1", "open": "2", "first reply": "1", "never answered": "2", "days to approval, us": "1",
	} {
		if got := strings.Join(tickets[figure], " "); got != want {
			t.Errorf("%s: tickets %q, want %q", figure, got, want)
		}
	}
	if rows[1][2] != `'=Zebra "Roofing", Ltd` {
		t.Errorf("a spreadsheet would run %q", rows[1][2])
	}
	d.click(ana, "digest-csv", "rubbish").says(t, "older digest")
}

func TestPartsOfAWayAddUpToTheWhole(t *testing.T) {
	const h = time.Hour
	for _, c := range []struct {
		parts []time.Duration
		want  []int
	}{
		{[]time.Duration{32 * h, 100 * h, 90 * h}, []int{1, 4, 4}},
		{[]time.Duration{8 * h, 8 * h, 8 * h}, []int{1, 0, 0}},
		{[]time.Duration{11 * h, 0, 0}, []int{0, 0, 0}},
		{[]time.Duration{20 * h, 20 * h, 20 * h}, []int{1, 1, 1}},
	} {
		if got := wholeDays(c.parts...); !slices.Equal(got, c.want) {
			t.Errorf("%v: %v, want %v", c.parts, got, c.want)
		}
	}
}

func TestSpans(t *testing.T) {
	for want, got := range map[string]string{
		"38 min":         shortSpan(38*time.Minute, 8*time.Hour),
		"3 h":            shortSpan(3*time.Hour, 8*time.Hour),
		"2 days":         shortSpan(17*time.Hour, 8*time.Hour),
		"under a minute": shortSpan(time.Second, 8*time.Hour),
		"17–23 Nov":      spanTitle(date(11, 17), date(11, 24)),
		"30 Nov – 6 Dec": spanTitle(date(11, 30), date(12, 7)),
		"23 Nov":         spanTitle(date(11, 23), date(11, 24)),
	} {
		if want != got {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func date(month time.Month, dayOfMonth int) time.Time {
	return time.Date(2026, month, dayOfMonth, 0, 0, 0, 0, time.UTC)
}

func TestNoTroubleHidesAnother(t *testing.T) {
	list := func(why string, numbers ...int64) (out []decision) {
		for _, n := range numbers {
			out = append(out, decision{storage.Ticket{Number: n}, why})
		}
		return out
	}
	var got []int64
	for _, s := range inTurn(5, list("blocked", 1, 2, 3, 4, 5, 6), list("third", 2, 7), list("escalated", 8)) {
		got = append(got, s.Number)
	}
	if !slices.Equal(got, []int64{1, 2, 8, 7, 3}) {
		t.Errorf("%v", got)
	}
}
