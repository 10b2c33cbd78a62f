package views

// lifeScreens are those of a ticket's life: what is asked at its end, and what it has to do with others.
func lifeScreens() []screen {
	return []screen{
		{"card-approved", func(w words) any {
			t := w.ticket(41)
			t.Status, t.Outcome, t.AskAttached = "approved", "approved", true
			return Card(t)
		}, []string{"#41 Zebra Roofing", "approved"}, false},
		{"card-attached", func(w words) any {
			t := w.ticket(41)
			t.Status, t.Outcome, t.Attached = "approved", "approved", true
			return Card(t)
		}, []string{"approved"}, false},
		{"card-due", func(w words) any {
			t := w.ticket(41)
			t.DueAt, t.DueWhy = instant().AddDate(0, 0, 2), w.text
			return Card(t)
		}, []string{"#41 Zebra Roofing"}, false},
		{"card-overdue", func(w words) any {
			t := w.ticket(41)
			t.RemindAt, t.Overdue = instant().AddDate(0, 0, -2), true
			return Card(t)
		}, []string{"#41 Zebra Roofing"}, false},
		{"card-brand", func(w words) any {
			t := w.ticket(41)
			t.Kind, t.Blocks, t.MoreTitles = "brand", w.cases(12), []string{w.title}
			return Card(t)
		}, []string{"#41 Zebra Roofing"}, false},
		{"ticket-merged", func(w words) any {
			t := w.closed()
			t.Linked, t.MergedInto = w.cases(12), &w.cases(1)[0]
			t.MoreTitles = []string{w.title, w.text}
			return TicketDetails(t)
		}, []string{"#41 Zebra Roofing"}, false},
		{"ticket-opened-similar", func(w words) any { t := w.ticket(41); t.Similar = w.cases(9); return TicketOpened(t) }, []string{"Similar cases: #3 Zebra Roofing"}, false},
		{"similar", func(w words) any { t := w.ticket(41); t.Similar = w.cases(9); return Similar(t) }, []string{"Similar cases: #3 Zebra Roofing"}, false},
		{"similar-none", func(w words) any { return Similar(w.ticket(41)) }, []string{"no case of the same"}, false},
		{"similar-line", func(w words) any { return SimilarLine(w.cases(9)) }, []string{"#3 Zebra Roofing"}, false},
		{"ask-attached", func(w words) any { return AskAttached(w.ticket(41)) }, []string{"#41 Zebra Roofing", "test text"}, false},
		{"home-unowned", func(w words) any {
			v := w.home()
			v.List, v.Previous, v.Next = "unowned", "", ""
			return DrawHome(v)
		}, nil, false},
		{"ask-outcome", func(w words) any { return AskOutcome(w.ticket(41)) }, []string{"#41 Zebra Roofing* end?"}, false},
		{"form-edit", func(w words) any { return EditForm(w.ticket(41), "2026-11-30", `{"n":41}`) }, nil, false},
		{"ticket-list-page", func(w words) any {
			return TicketList(ListValue{Title: w.title, Tickets: w.tickets(15), More: 500, AtLeast: true, Hint: w.text, Route: "list", Previous: "mine", Next: "mine page:3", OneOwner: true})
		}, []string{"Zebra Roofing"}, false},
	}
}

func (w words) cases(n int) []CaseLine {
	var out []CaseLine
	for i := range n {
		out = append(out, CaseLine{Number: int64(3 + i), Customer: w.name, Provider: w.provider, Owner: w.owner, Status: "working", Age: "for 6 days", Link: w.link, Campaign: w.id, Why: "same campaign"})
	}
	return out
}
