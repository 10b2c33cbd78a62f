package handlers

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"tcrbot/storage"
)

// deliver sends what waits as the bot does, and gives the reminders and promises among it by whom they went to.
func (d *testDesk) deliver() map[string][]shown {
	d.t.Helper()
	ctx, out := context.Background(), map[string][]shown{}
	for {
		items, err := d.store.ClaimOutbox(ctx, 100, time.Minute)
		if err != nil {
			d.t.Fatal(err)
		}
		if len(items) == 0 {
			return out
		}
		for _, item := range items {
			if s, sent := d.send1(ctx, item); sent {
				out[item.Channel] = append(out[item.Channel], s)
			}
		}
	}
}

func (d *testDesk) send1(ctx context.Context, item storage.OutboxItem) (shown, bool) {
	d.t.Helper()
	if item.Kind != storage.KindReminder {
		if err := d.store.Sent(ctx, item.ID, item.Channel, "1.0"); err != nil {
			d.t.Fatal(err)
		}
		if !strings.HasPrefix(item.Key, "promise:") {
			return shown{}, false
		}
		return d.posted(item), true
	}
	r, err := d.Reminder(ctx, item)
	switch {
	case err != nil:
	case r.Nothing:
		err = d.store.Drop(ctx, item.ID)
	case !r.Later.IsZero():
		err = d.store.Retry(ctx, item.ID, r.Later, "not at work")
	default:
		err = d.store.SentReminder(ctx, item, item.Channel, "1.0", r.Shown)
	}
	if err != nil {
		d.t.Fatal(err)
	}
	return d.show(Result{Private: &r.Message}, nil), !r.Nothing && r.Later.IsZero()
}

// morning lets the job run now and gives what was sent.
func (d *testDesk) morning() map[string][]shown {
	d.t.Helper()
	d.job("remind")
	return d.deliver()
}

// at moves the clock to a moment in UTC, as in "Wed 25 Nov 09:00".
func (d *testDesk) at(text string) {
	d.t.Helper()
	to, err := time.Parse("Mon 2 Jan 15:04 2006", text+" 2026")
	if err != nil {
		d.t.Fatal(err)
	}
	d.clock.Store(to.Unix())
}

// only is the one message a person got.
func only(t *testing.T, got map[string][]shown, to string) shown {
	t.Helper()
	if len(got[to]) != 1 {
		t.Fatalf("%s got %d messages", to, len(got[to]))
	}
	return got[to][0]
}

func TestAMorningsReminder(t *testing.T) {
	d := newDesk(t)
	d.open(ana, "Zebra Roofing", "provider", "Twilio")
	d.open(ana, "Salon Vera")
	d.open(ana, "Nobody's")
	for _, text := range []string{"assign 1 me", "status 1 waiting-provider", "assign 2 me", "status 2 waiting-customer"} {
		d.command(ana, text)
	}
	if got := d.morning(); len(got) != 0 {
		t.Fatalf("reminded at once: %v", got)
	}
	d.at("Mon 14 Dec 09:00")
	got := d.morning()
	s := only(t, got, ana)
	s.says(t, "2 of your tickets wait", "*#1 Zebra Roofing* · with Twilio for 14 business days", "[Copy chase] [Update] (▾ Snooze)", "[Hand over]",
		"*#2 Salon Vera* · with the customer for 14 business days", "first nudge", "[Copy nudge]")
	s.silent(t, "Nobody's", "held back")
	only(t, got, channel).says(t, "One ticket waits and has no owner", "#3 Nobody's", "without a first reply", "[Take it] [Copy reply]")
	if got := d.morning(); len(got) != 0 {
		t.Error("twice in a morning")
	}
	d.press(ana, s, "Copy chase").says(t, "Zebra Roofing", "14 business days ago", "since 23 November")
	d.press(ana, s, "Copy nudge").says(t, "Salon Vera", "last reminder")
}

func TestMembersOfAManagersGroupHearOfWhatRemindersDidNotMove(t *testing.T) {
	d := newDesk(t, func(s *Settings) { s.Fixed["holidays"] = "none" })
	v := inVillage(d)
	v.members["S0BOSSES"] = []string{"U0MGR", "U0CLEO", "U0ABE"}
	v.people["U0MGR"], v.people["U0CLEO"] = Person{ID: "U0MGR"}, Person{ID: "U0CLEO"}
	d.choose("manager_groups", "S0BOSSES")
	d.open(ana, "Zebra Roofing", "provider", "Twilio")
	d.command(ana, "assign 1 me")
	told := map[string]int{}
	for range 22 {
		for who, list := range d.morning() {
			for _, s := range list {
				if strings.Contains(s.text, "Reminders did not move") {
					told[who]++
				}
			}
		}
		d.wait(day)
	}
	if len(told) != 1 || told["U0CLEO"] == 0 { // one of them, always the same
		t.Errorf("told: %v", told)
	}
}

func TestATicketThatWasShownComesBackLater(t *testing.T) {
	d := newDesk(t, func(s *Settings) { s.Fixed["holidays"], s.Fixed["managers"] = "none", "U0MGR" })
	d.open(ana, "Zebra Roofing", "provider", "Twilio")
	d.command(ana, "assign 1 me")
	d.command(ana, "status 1 working")
	var days []string
	for range 60 {
		for who, list := range d.morning() {
			s := only(t, map[string][]shown{who: list}, who)
			days = append(days, who+" "+time.Unix(d.clock.Load(), 0).UTC().Format("2/1"))
			if who == "U0MGR" {
				s.says(t, "Reminders did not move this ticket", "<@U0ANA> has it · reminded 5 times", "[Details]")
			}
		}
		d.wait(day)
	}
	want := "U0ANA 25/11, U0ANA 26/11, U0ANA 30/11, U0ANA 4/12, U0ANA 10/12, U0MGR 11/12, U0ANA 17/12, U0ANA 24/12, U0ANA 31/12"
	if got := strings.Join(days, ", "); !strings.HasPrefix(got, want) {
		t.Errorf("reminded on\n%s, want\n%s …", got, want)
	}
	d.command(ana, "status 1 waiting-customer") // it moves: everything begins anew
	d.wait(4 * day)
	if got := d.morning(); len(got[ana]) != 1 {
		t.Errorf("after a move: %v", got)
	}
}

func TestAManagerHearsOfATicketOnTheMorningOfItsNextReminder(t *testing.T) {
	d := newDesk(t, func(s *Settings) { s.Fixed["holidays"], s.Fixed["managers"] = "none", "U0MGR" })
	d.open(ana, "Zebra Roofing", "provider", "Twilio")
	d.command(ana, "assign 1 me")
	d.command(ana, "status 1 working")
	for range 18 { // five reminders, the last on 10 December
		d.morning()
		d.wait(day)
	}
	d.command("U0MGR", "away until 17 Dec")
	for range 6 {
		if got := d.morning(); len(got) != 0 {
			t.Fatalf("on %s: %v", d.now(), got)
		}
		d.wait(day)
	}
	got := d.morning()
	if len(got[ana]) != 1 || len(got["U0MGR"]) != 1 {
		t.Fatalf("on %s the owner got %d messages and the manager %d", d.now(), len(got[ana]), len(got["U0MGR"]))
	}
	got["U0MGR"][0].says(t, "Reminders did not move this ticket", "#1 Zebra Roofing")
}

func TestNudgesAtTwoFiveAndTenDaysThenClose(t *testing.T) {
	d := newDesk(t, func(s *Settings) { s.Fixed["holidays"] = "none" })
	d.open(ana, "Salon Vera")
	d.command(ana, "assign 1 me")
	d.command(ana, "status 1 waiting-customer")
	want := map[string]string{"25/11": "first nudge", "30/11": "second nudge", "7/12": "will close the case", "11/12": "Close: no reply"}
	var last shown
	for range 19 {
		today := time.Unix(d.clock.Load(), 0).UTC().Format("2/1")
		got := d.morning()
		if (len(got[ana]) == 1) != (want[today] != "") {
			t.Errorf("on %s %d messages", today, len(got[ana]))
		}
		if len(got[ana]) == 1 {
			last = got[ana][0]
			last.says(t, want[today])
		}
		d.wait(day)
	}
	d.press(ana, last, "Close: no reply").says(t, "closed", "reopen")
	if got := d.ticketNumbered(1); got.Status != storage.StatusClosed || got.Outcome != "no-reply" {
		t.Fatalf("it is %s, %s", got.Status, got.Outcome)
	}
	d.press(ana, last, "Close: no reply").says(t, "does not wait for the customer any more")
	d.click(ana, "reopen", "1").says(t, "open again")
}

func TestOneLineSaysHowManyAreHeldBack(t *testing.T) {
	d := newDesk(t)
	for n := range 14 {
		d.open(ana, fmt.Sprintf("Customer %d", n))
		d.command(ana, fmt.Sprintf("assign %d me", n+1))
		d.command(ana, fmt.Sprintf("status %d working", n+1))
	}
	d.at("Fri 27 Nov 09:00")
	only(t, d.morning(), ana).says(t, "14 of your tickets wait", "#1 Customer 0", "#10 Customer 9", "+4 in Home")
	d.at("Mon 30 Nov 09:00")
	s := only(t, d.morning(), ana)
	s.says(t, "14 of your tickets wait", "#1 Customer 0")
	d.at("Tue 1 Dec 09:00")
	s = only(t, d.morning(), ana)
	s.says(t, "4 of your tickets wait* (10 more held back until", "#11 Customer 10", "#14 Customer 13")
	s.silent(t, "#10 Customer 9")
}

func TestTheBotsOwnEditsAreNoActivityAndANoteQuietsTheNag(t *testing.T) {
	d := newDesk(t, func(s *Settings) { s.Fixed["holidays"] = "none" })
	d.open(ana, "Zebra Roofing")
	d.command(ana, "assign 1 me")
	d.command(ana, "status 1 working")
	d.at("Tue 24 Nov 15:00")
	d.command(ana, "note 1 she calls back tomorrow")
	_, err := d.store.ChangeTicket(t.Context(), team, 1, storage.Bot, func(*storage.Ticket) ([]storage.Event, error) {
		return []storage.Event{{Kind: storage.EventNote, Text: "counted"}}, nil
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	d.at("Wed 25 Nov 09:00")
	if got := d.morning(); len(got) != 0 {
		t.Error("the note was yesterday afternoon: a business day of quiet")
	}
	d.at("Thu 26 Nov 09:00")
	only(t, d.morning(), ana).says(t, "working for 3 business days")
}

func TestSnooze(t *testing.T) {
	d := newDesk(t, func(s *Settings) { s.Fixed["holidays"] = "none" })
	d.open(ana, "Zebra Roofing")
	d.command(ana, "assign 1 me")
	d.command(ana, "status 1 working")
	d.at("Wed 25 Nov 09:00")
	only(t, d.morning(), ana).says(t, "(▾ Snooze)")
	d.click(ana, "snooze", "1|next monday").says(t, "no reminders until Mon 30 Nov")
	d.command(ana, "show 1").says(t, "snoozed it until Mon 30 Nov", "snoozed until")
	for _, day := range []string{"Thu 26 Nov 09:00", "Fri 27 Nov 09:00"} {
		d.at(day)
		if got := d.morning(); len(got) != 0 {
			t.Errorf("reminded on %s", day)
		}
	}
	d.at("Mon 30 Nov 09:00")
	only(t, d.morning(), ana).says(t, "working for 5 business days")
	d.command(ana, "snooze 1 until 3 Dec").says(t, "no reminders until Thu 3 Dec")
	d.command(ana, "snooze 1 soon").says(t, `When is "soon"?`, snoozeExample)
	d.command(ana, "snooze 1 friday please").says(t, `but not "please"`)
	d.submit(ana, d.command(ana, "snooze 1"), map[string]string{"when": "2d"})
	if got := d.ticketNumbered(1).SnoozedUntil.Format(time.DateOnly); got != "2026-12-02" {
		t.Errorf("snoozed until %s", got)
	}
	d.submit(ana, d.command(ana, "snooze 1"), map[string]string{"when": "once"}).says(t, "When is")
	d.command(ana, "close 1 fixed")
	d.command(ana, "snooze 1 2d").says(t, "do not remind of it anyway")
}

func TestPromisesAreKeptOnceAndMerged(t *testing.T) {
	d := newDesk(t)
	d.open(ana, "Zebra Roofing")
	d.open(ana, "Salon Vera")
	d.command(ana, "assign 1 me")
	d.command(ana, "status 1 waiting-customer")
	d.command(ana, "remind 1 tue 10:00 call the customer").says(t, "on Tue 24 Nov at 10:00 I remind you to: call the customer")
	d.command(ana, "remind 2 tue 11:00")
	d.command(ben, "remind 1 wed 09:00 ask Ana")
	d.submit(ana, d.click(ana, "snooze", "1|remind"), map[string]string{"when": "3 Dec 12:00", "what": "send the form"})
	d.at("Tue 24 Nov 09:55")
	if got := d.morning(); len(got[ana]) != 0 {
		t.Error("too early")
	}
	d.at("Tue 24 Nov 10:00")
	s := only(t, d.morning(), ana)
	s.says(t, "You wanted to be reminded of *#1 Zebra Roofing*: call the customer", "[Details] [Update]")
	s.silent(t, "Vera")
	if got := d.morning(); len(got) != 0 {
		t.Error("twice")
	}
	d.at("Fri 4 Dec 08:00") // asleep for more than a week
	got := d.morning()
	only(t, got, ana).says(t, "*#2 Salon Vera*: look at it", "*#1 Zebra Roofing*: send the form")
	only(t, got, ben).says(t, "ask Ana")
	d.command(ana, "remind 1").says(t, "When?", "Of what?")
	d.command(ana, "remind 1 sometime").says(t, `When is "sometime"?`)
	d.command(ana, "remind 99 friday").says(t, "no ticket #99")
}

func TestABackupHearsOfTheTicketsOfOneWhoIsAway(t *testing.T) {
	d := newDesk(t, func(s *Settings) { s.Fixed["holidays"] = "none" })
	for n, customer := range []string{"Zebra Roofing", "Salon Vera"} {
		d.open(ana, customer)
		d.command(ana, fmt.Sprintf("assign %d me", n+1))
		d.command(ana, fmt.Sprintf("status %d working", n+1))
	}
	d.command(ana, "away until 4 Dec <@U0BEN>").says(t, "You are away until", "<@U0BEN>")
	d.at("Wed 25 Nov 09:00")
	got := d.morning()
	if len(got[ana]) != 0 {
		t.Error("Ana is away")
	}
	only(t, got, ben).says(t, "2 of your tickets wait", "for <@U0ANA>, who is away")
	d.command(ana, "back").says(t, "Welcome back")
	d.at("Thu 26 Nov 09:00")
	only(t, d.morning(), ana).says(t, "2 of your tickets wait")

	d.command(ana, "away until 15 Dec") // the backup of the last time
	d.command(ben, "away until 15 Dec") // and he is away too
	d.at("Mon 30 Nov 09:00")
	only(t, d.morning(), channel).says(t, "for <@U0ANA>, who is away")
	d.command(ana, "away until friday <@U0ANA>").says(t, "cannot be your own backup")
	d.submit(ana, d.command(ana, "away"), map[string]string{"when": "", "backup": ben})
	d.at("Fri 4 Dec 09:00")
	only(t, d.morning(), ana)
}

// acrossTheWorld is a workspace that knows people only.
type acrossTheWorld func(id string) (Person, error)

func (w acrossTheWorld) Person(_ context.Context, id string) (Person, error) { return w(id) }

func (w acrossTheWorld) Channel(context.Context, string) (Place, error) { return Place{}, ErrUnknown }

func (w acrossTheWorld) Inside(context.Context, string, string) (bool, error) { return true, nil }

func (w acrossTheWorld) Members(context.Context, string) ([]string, error) { return nil, ErrUnknown }

func (w acrossTheWorld) File(context.Context, string) (string, error) { return "", ErrUnknown }

func TestEveryoneIsRemindedInTheirOwnMorning(t *testing.T) {
	zones := map[string]string{ana: "America/New_York", ben: "Asia/Kathmandu"}
	away := map[string]time.Time{}
	gone := map[string]bool{}
	d := newDesk(t, func(s *Settings) { s.Fixed["holidays"] = "none" })
	d.slack = acrossTheWorld(func(id string) (Person, error) {
		switch {
		case zones[id] == "":
			return Person{}, errors.New("Slack does not answer")
		case gone[id]:
			return Person{}, ErrUnknown
		}
		return Person{ID: id, TimeZone: zones[id], AwayUntil: away[id]}, nil
	})
	for n, owner := range []string{ana, ben, "U0SLOW"} {
		d.open(ana, "Customer")
		d.command(ana, fmt.Sprintf("assign %d <@%s>", n+1, owner))
		d.command(ana, fmt.Sprintf("status %d working", n+1))
	}
	var got []string
	hear := func() {
		for who := range d.morning() {
			got = append(got, who+time.Unix(d.clock.Load(), 0).UTC().Format(" 15:04"))
		}
	}
	d.at("Thu 26 Nov 00:00")
	for range 24 * 12 {
		hear()
		d.wait(5 * time.Minute)
	}
	slices.Sort(got)
	if s := strings.Join(got, ", "); s != "U0ANA 14:00, U0BEN 03:15" {
		t.Errorf("reminded at %s", s)
	}
	got, zones["U0SLOW"] = nil, "UTC"
	away[ana], gone[ben] = time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC), true
	d.at("Fri 27 Nov 15:00")
	hear()
	slices.Sort(got)
	if s := strings.Join(got, ", "); s != "C0TEAM 15:00, U0SLOW 15:00" {
		t.Errorf("with Ana on vacation and Ben gone: %s", s)
	}
}

// A reminder that was held up until the evening waits for the next morning, and tells then how things stand.
func TestAReminderIsDrawnWhenItIsSent(t *testing.T) {
	d := newDesk(t, func(s *Settings) { s.Fixed["holidays"] = "none" })
	for n := range 3 {
		d.open(ana, fmt.Sprintf("Customer %d", n))
		d.command(ana, fmt.Sprintf("assign %d me", n+1))
		d.command(ana, fmt.Sprintf("status %d working", n+1))
	}
	d.deliver()
	d.at("Wed 25 Nov 09:00")
	d.job("remind")
	d.at("Wed 25 Nov 17:00") // Slack was out of reach all day
	d.command(ana, "close 1 fixed")
	if got := d.deliver(); len(got) != 0 {
		t.Fatalf("sent in the evening: %v", got)
	}
	d.at("Thu 26 Nov 08:59")
	if got := d.morning(); len(got) != 0 {
		t.Fatalf("sent before nine: %v", got)
	}
	d.at("Thu 26 Nov 09:00")
	s := only(t, d.morning(), ana)
	s.says(t, "2 of your tickets wait")
	s.silent(t, "Customer 0")
	if got := d.morning(); len(got) != 0 {
		t.Error("the second day's own reminder came besides")
	}
	d.at("Fri 27 Nov 09:00")
	d.job("remind")
	d.command(ana, "close 2 fixed")
	d.command(ana, "close 3 fixed")
	if got := d.deliver(); len(got) != 0 {
		t.Errorf("nothing is left to say: %v", got)
	}
}

func TestADateThatACauseBringsIsConfirmed(t *testing.T) {
	d := newDesk(t, func(s *Settings) { s.Fixed["holidays"] = "none" })
	d.open(ana, "Zebra Roofing", "kind", "brand", "rejection", "x")
	_, err := d.store.ChangeTicket(t.Context(), team, 1, ana, func(t *storage.Ticket) ([]storage.Event, error) {
		t.Cause, t.Owner, t.Status = "brand-auth-plus", ana, storage.StatusWaitingProvider
		return nil, nil
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	s := d.command(ana, "show 1")
	form := d.press(ana, s, "Due in 7 days")
	form.says(t, "works for 7 days", "2026-11-30 09:00")
	d.submit(ana, form, nil)
	if got := d.ticketNumbered(1); got.DueAt.Format("2006-01-02 15:04") != "2026-11-30 09:00" || got.DueWhy == "" {
		t.Fatalf("due %s, %q", got.DueAt, got.DueWhy)
	}
	d.command(ana, "show 1").silent(t, "[Due in 7 days]")
	d.at("Fri 27 Nov 09:00")
	if got := d.morning(); len(got) != 0 {
		t.Error("three days before")
	}
	d.at("Mon 30 Nov 09:00")
	only(t, d.morning(), ana).says(t, "due", "works for 7 days")
}

func TestEveryDueRuleNamesACause(t *testing.T) {
	d := newDesk(t)
	for _, r := range dueRules() {
		if _, ok := d.base.Article(r.cause); !ok || r.source == "" || r.why == "" || !r.from(d.now()).After(d.now()) {
			t.Errorf("%+v", r)
		}
	}
	for _, a := range allowances() {
		if a.days < 1 || a.source == "" {
			t.Errorf("%+v", a)
		}
	}
}

func TestHandOver(t *testing.T) {
	d := newDesk(t)
	d.open(ana, "Zebra Roofing")
	form := d.click(ana, "hand-over", "1")
	d.submit(ana, form, map[string]string{"owner": ""}).says(t, "Who goes on")
	d.submit(ana, form, map[string]string{"owner": ben, "note": "the customer is kind"})
	if got := d.ticketNumbered(1); got.Owner != ben {
		t.Errorf("%s has it", got.Owner)
	}
	d.command(ana, "show 1").says(t, "the customer is kind")
}

func TestACopiedReplyIsTheFirstReply(t *testing.T) {
	d := newDesk(t)
	d.open(ana, "Zebra Roofing", "rejection", impliedText)
	d.wait(time.Hour)
	d.click(ana, "copy-nudge", "1").says(t, "Zebra Roofing")
	if got := d.ticketNumbered(1).FirstReplyAt; !got.Equal(d.now()) {
		t.Errorf("first reply at %s", got)
	}
	d.command(ana, "status 1 working")
	d.click(ana, "copy-nudge", "1").says(t, "waits for nobody outside")
}
