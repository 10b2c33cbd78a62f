package views

import (
	"fmt"
	"time"

	"github.com/slack-go/slack"
)

// dueButton offers the date that a ticket's cause brings with it.
func (t TicketValue) dueButton() *slack.ButtonBlockElement {
	if t.DueOffer == nil || !t.open() || !t.DueAt.IsZero() {
		return nil
	}
	return spoken(button("set-due", t.DueOffer.Label, t.DueOffer.Value), fmt.Sprintf("%s: ticket %d", t.DueOffer.Label, t.Number))
}

const whenHint = "Like 2d, friday 10:00, next monday, 3 Dec, in two weeks"

// SnoozeForm asks until when a ticket is to be left alone.
func SnoozeForm(v WhenForm) Modal {
	s := &stack{}
	s.section("*" + Inline(v.Ref) + "*\nNo reminders until then. Its age runs on.")
	s.input("when", "Until when?", v.Value, "next monday", false, false)
	s.hint(whenHint)
	return s.modal("snooze-ticket", fmt.Sprintf("Snooze #%d", v.Number), "Snooze", "Cancel", fmt.Sprint(v.Number))
}

// RemindForm asks when to remind of what.
func RemindForm(v WhenForm) Modal {
	s := &stack{}
	s.section("*" + Inline(v.Ref) + "*\nI write to you at that time, once.")
	s.input("when", "When?", v.Value, "friday 10:00", false, false)
	s.hint(whenHint)
	s.input("what", "Of what?", "", "Call the customer", false, false)
	return s.modal("remind-ticket", fmt.Sprintf("Remind me of #%d", v.Number), "Remind me", "Cancel", fmt.Sprint(v.Number))
}

// AwayForm asks until when a person is away and who has their reminders meanwhile. An empty date means that they are back.
func AwayForm(until, backup string) Modal {
	s := &stack{}
	s.section("Reminders of your tickets go to your backup until then, or to the team channel without one. The tickets stay yours.")
	s.input("when", "Away until", until, "friday, or 3 Dec; empty: I am back", false, true)
	s.hint(whenHint)
	s.field("backup", "Backup", personMenu("Who has them meanwhile?", backup), true)
	return s.modal("away", "I am away", "Save", "Cancel", "")
}

// HandOverForm asks who gets a ticket.
func HandOverForm(t TicketValue) Modal {
	s := &stack{}
	s.section("*" + Inline(t.ref()) + "*")
	s.field("owner", "To", personMenu("Who goes on with it?", ""), false)
	s.input("note", "What should they know?", "", "What was done, and what comes next", true, true)
	return s.modal("hand-over", fmt.Sprintf("Hand over #%d", t.Number), "Hand over", "Cancel", fmt.Sprint(t.Number))
}

// DueForm is a date to confirm.
type DueForm struct {
	Number         int64
	Ref, When, Why string
}

// SetDue asks by when something must happen, and why. An empty date takes the date away.
func SetDue(v DueForm) Modal {
	s := &stack{}
	s.section("*" + Inline(v.Ref) + "*\nYou are told the day before. Change the date if the clock began earlier.")
	s.input("when", "Due", v.When, "3 Dec 17:00; empty: no date", false, true)
	s.hint(whenHint)
	s.input("why", "Why then?", v.Why, "The link in the e-mail works for 7 days", false, true)
	return s.modal("set-due", fmt.Sprintf("Date for #%d", v.Number), "Save", "Cancel", fmt.Sprint(v.Number))
}

// Away tells a person who has their reminders while they are away.
func Away(until time.Time, backup string) Message {
	who := "the team channel"
	if backup != "" {
		who = Mention(backup)
	}
	s := &stack{}
	line := "You are away until " + Moment(until) + ". Reminders of your tickets go to " + who + " until then; the tickets stay yours. Back earlier: `/tcr back`"
	s.section(line)
	return s.message(line)
}
