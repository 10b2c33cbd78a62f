package views

import (
	"fmt"
	"unicode/utf8"

	"github.com/slack-go/slack"
)

// EditForm changes what a ticket says. A rejection that is longer than an input holds is left out: it could only be cut.
func EditForm(t TicketValue, due, meta string) Modal {
	s := &stack{}
	s.input("customer", "Customer", t.Customer, "Who is the case for?", false, false)
	s.input("brand", "Brand", t.Brand, "The registered business, if it differs", false, true)
	s.input("campaign", "Campaign ID", t.CampaignID, "CABC123", false, true)
	s.input("provider", "Provider", t.Provider, "Twilio, Bandwidth, RingCentral …", false, true)
	s.menu("kind", "Kind", t.Kind, "What was refused?", kinds(), true)
	s.input("reference", "Helpdesk reference", t.HelpdeskRef, "Ticket number in your helpdesk", false, true)
	s.blockedBox(t.TextingBlocked)
	s.dueFields(due, t.DueWhy)
	if utf8.RuneCountInString(t.Rejection) <= maxInput {
		s.input("rejection", "Rejection", t.Rejection, "Paste the reason or the code", true, true)
	} else {
		s.context("The rejection is too long to be edited here. It stays as it is.")
	}
	return s.modal("edit-ticket", fmt.Sprintf("Edit #%d", t.Number), "Save", "Cancel", meta)
}

// blockedBox is the box that makes a case urgent.
func (s *stack) blockedBox(ticked bool) {
	option := slack.NewOptionBlockObject("yes", plain("The customer cannot text right now", maxOption), nil)
	box := slack.NewCheckboxGroupsBlockElement("value", option)
	if ticked {
		box.InitialOptions = []*slack.OptionBlockObject{option}
	}
	s.field("blocked", "Texting is blocked now", box, true)
}

// dueFields take a day, written 2026-11-30, and why it is due then.
func (s *stack) dueFields(day, why string) {
	picker := slack.NewDatePickerBlockElement("value")
	picker.InitialDate = day
	s.field("due", "Due on", picker, true)
	s.input("why", "Why then", why, "The shop opens on Monday", false, true)
}
