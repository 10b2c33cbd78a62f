package views

import "fmt"

// Kinds are the kinds of ticket, as value and label.
func kinds() []pick {
	return []pick{{"campaign", "Campaign"}, {"brand", "Brand"}, {"toll-free", "Toll-free"}, {"number", "Number"}}
}

// TicketForm is the new-ticket form. Only the customer is required. A rejection that is too long for the form is
// summarized, and what is typed under it is added: the original is never replaced by a cut one.
func TicketForm(v TicketFormValue) Modal {
	s := &stack{}
	s.caseLine(v.OnFile, v.LookupID)
	if v.CauseTitle != "" {
		s.context("Suggested cause: " + Inline(Clamp(v.CauseTitle, 200)))
	}
	s.context(Inline(Clamp(v.DraftNote, 300)))
	s.input("customer", "Customer", Clamp(v.Customer, 200), "Who is the case for?", false, false)
	s.input("brand", "Brand", Clamp(v.Brand, 200), "The registered business, if it differs", false, true)
	s.input("campaign", "Campaign ID", Clamp(v.CampaignID, 100), "CABC123", false, true)
	s.input("provider", "Provider", Clamp(v.Provider, 100), "Twilio, Bandwidth, RingCentral …", false, true)
	kind := v.Kind
	if kind == "" {
		kind = "campaign"
	}
	s.menu("kind", "Kind", kind, "What was refused?", kinds(), true)
	if v.RejectionNote != "" {
		s.section("*Rejection*\n" + Escape(Clamp(v.RejectionNote, 1000)))
		s.input("more", "Add to the rejection", "", "Anything the notice does not say", true, true)
	} else {
		s.input("rejection", "Rejection", v.Rejection, "Paste the reason or the code", true, true)
	}
	s.input("reference", "Helpdesk reference", Clamp(v.Reference, 200), "Ticket number in your helpdesk", false, true)
	s.blockedBox(false)
	s.dueFields(v.Due, v.DueWhy)
	return s.modal("new-ticket", "New TCR ticket", "Open ticket", "Cancel", v.Meta)
}

// Statuses a person can set by hand; approved and closed go through CloseForm.
func statuses() []pick {
	list := []pick{}
	for _, v := range []string{"new", "working", "waiting-customer", "waiting-provider", "approved"} {
		list = append(list, pick{v, StatusWords(v)})
	}
	return list
}

// UpdateForm changes a ticket's status and owner and takes a note. Its meta tells what the form showed at first, so that
// only what the person changed is changed.
func UpdateForm(t TicketValue) Modal {
	s := &stack{}
	s.section("*" + Inline(t.ref()) + "*")
	if !t.open() {
		s.context("It is " + t.statusLine() + ". Choosing a status opens it again.")
	}
	s.menu("status", "Status", t.Status, "Choose a status", statuses(), true)
	s.field("owner", "Owner", personMenu("Who works on it?", t.Owner), true)
	s.input("note", "Note", "", "What happened?", true, true)
	meta := fmt.Sprintf("%d|%s|%s", t.Number, Clamp(t.Status, 40), Clamp(t.Owner, 40))
	return s.modal("update-ticket", fmt.Sprintf("Update #%d", t.Number), "Save", "Cancel", meta)
}

// NoteForm takes a note.
func NoteForm(t TicketValue) Modal {
	s := &stack{}
	s.section("*" + Inline(t.ref()) + "*")
	s.input("note", "Note", "", "What happened?", true, false)
	return s.modal("note-ticket", fmt.Sprintf("Note on #%d", t.Number), "Save", "Cancel", fmt.Sprint(t.Number))
}

// Outcomes are how a case can end, as value and label.
func outcomes() []pick {
	return []pick{{"approved", "Approved"}, {"fixed", "Fixed elsewhere"}, {"no-reply", "No reply"},
		{"final-refusal", "Final refusal"}, {"duplicate", "Duplicate"}, {"other", "Other"}}
}

// CloseForm asks how a case ended.
func CloseForm(t TicketValue) Modal {
	s := &stack{}
	s.section("*" + Inline(t.ref()) + "*")
	s.menu("outcome", "How did it end?", "", "Choose", outcomes(), false)
	s.input("note", "Note", "", "Anything worth keeping", true, true)
	return s.modal("close-ticket", fmt.Sprintf("Close #%d", t.Number), "Close it", "Cancel", fmt.Sprint(t.Number))
}

// Ask is the form to paste into. The note, plain, says why it opened; the lookup is one whose text what is typed here is
// added to. Both may be empty.
func Ask(initial, note, lookup string) Modal {
	s := &stack{}
	s.section(Escape(Clamp(note, 1000)))
	s.input("text", "Paste the rejection or the notice", initial, "The whole text, with its code if there is one", true, false)
	s.hint("Up to 3,000 characters. Longer: type /tcr and paste it there.")
	s.input("provider", "Provider", "", "Twilio, Bandwidth, RingCentral …", false, true)
	return s.modal("ask", "What was refused?", "Find the cause", "Cancel", lookup)
}

// SharePreview shows what will be posted, says where ("this channel", "this thread"), and lets it be edited first. The
// warning may be empty.
func SharePreview(title, text, where, warn, meta string) Modal {
	s := &stack{}
	s.section("This goes into " + Inline(Clamp(where, 60)) + ", with your name under it: *" + Inline(Clamp(title, 200)) + "*")
	s.context(Escape(Clamp(warn, 600)))
	s.input("text", "Text", text, "", true, false)
	return s.modal("share", "Share", "Post", "Cancel", meta)
}

// Shared is what Share and *Post to channel* put into a channel.
func Shared(text, by string) Message {
	s := &stack{}
	s.long(Escape(text))
	s.context("Shared by " + Mention(by))
	return s.message(Escape(text))
}
