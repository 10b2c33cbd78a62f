package views

import "fmt"

// timeScreens are those of reminders, and of the moments people choose.
func timeScreens() []screen {
	form := func(w words) WhenForm { return WhenForm{Number: 41, Ref: "#41 " + w.name, Value: w.text} }
	return []screen{
		{"reminder", func(w words) any {
			return Reminder(ReminderValue{Tickets: w.stalled(10), More: 7, Held: 2, Until: instant().AddDate(0, 0, 3)})
		}, []string{"17 of your tickets wait", "#43 Zebra Roofing", "Put the brand's name", "and 7 more in Home"}, false},
		{"reminder-one", func(w words) any { return Reminder(ReminderValue{Tickets: w.stalled(1)}) }, []string{"One of your tickets waits"}, false},
		{"reminder-unowned", func(w words) any { return Reminder(ReminderValue{Tickets: w.stalled(1), Unowned: true}) }, []string{"no owner"}, false},
		{"reminder-manager", func(w words) any { return Reminder(ReminderValue{Stuck: w.stalled(2)}) }, []string{"Reminders did not move these 2 tickets"}, false},
		{"promised", func(w words) any {
			var list []PromiseValue
			for _, t := range w.tickets(20) {
				list = append(list, PromiseValue{Ticket: t, Body: w.step, At: instant()})
			}
			return Promised(list)
		}, []string{"#41 Zebra Roofing", "Put the brand's name"}, false},
		{"form-snooze", func(w words) any { return SnoozeForm(form(w)) }, nil, false},
		{"form-remind", func(w words) any { return RemindForm(form(w)) }, nil, false},
		{"form-away", func(w words) any { return AwayForm(w.text, w.owner) }, nil, false},
		{"form-due", func(w words) any {
			return SetDue(DueForm{Number: 41, Ref: "#41 " + w.name, When: "2026-12-03 17:00", Why: w.text})
		}, nil, false},
		{"form-hand-over", func(w words) any { return HandOverForm(w.ticket(41)) }, nil, false},
		{"away", func(w words) any { return Away(instant(), w.owner) }, []string{"<@U0ANA>", "/tcr back"}, false},
		{"details-due-offer", func(w words) any {
			t := w.history()
			t.DueOffer = &DueOffer{Label: "Due in 7 days", Why: w.text, Value: "41"}
			return TicketDetails(t)
		}, nil, false},
	}
}

// stalled makes tickets that wait, with every next step among them.
func (w words) stalled(n int) []StalledValue {
	var out []StalledValue
	acts := []Act{ActChase, ActNudge, ActClose, ActReply, ActNone}
	for i := range min(n, w.list*4) {
		v := StalledValue{Ticket: w.ticket(int64(41 + i)), Waits: fmt.Sprintf("with %s for 9 business days, slower than 9 of 10 at %s review", w.provider, w.provider), Next: w.step, Act: acts[i%len(acts)], Shown: 5}
		if i == 1 {
			v.For, v.Ticket.DueAt, v.Ticket.DueWhy = w.actor, instant(), w.text
		}
		out = append(out, v)
	}
	return out
}
