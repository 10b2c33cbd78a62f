package views

func roundScreens() []screen {
	return []screen{
		{"card-round", func(w words) any { return Card(w.inRounds()) }, []string{"#41 Zebra Roofing"}, false},
		{"ticket-details-rounds", func(w words) any { return TicketDetails(w.inRounds()) }, []string{"#41 Zebra Roofing"}, false},
		{"ticket-whole-rounds", func(w words) any { return Whole(w.inRounds()) }, nil, false},
		{"form-round", func(w words) any { return RoundForm(w.roundForm()) }, nil, false},
		{"form-round-first", func(w words) any { return RoundForm(RoundFormValue{Ticket: w.ticket(41), Round: 1}) }, nil, false},
		{"form-round-escalate", func(w words) any {
			v := w.roundForm()
			v.Text, v.TextNote = "", "The whole text (40000 characters) is kept with the ticket, uncut. It begins: "+w.text
			v.Escalate = "Rounds 1 and 2 were refused for the same reason. " + w.step
			return RoundForm(v)
		}, nil, false},
		{"form-verdict", func(w words) any { return VerdictForm(w.inRounds()) }, nil, false},
		{"form-causes", func(w words) any { return CausesForm(w.causes()) }, nil, false},
		{"verdict-next", func(w words) any {
			return AfterVerdict(NextValue{Ticket: w.inRounds(), Words: w.text, Escalate: w.step})
		}, nil, false},
		{"round-recorded", func(w words) any { return RoundRecorded(NextValue{Ticket: w.ticket(41), Words: w.text}) }, []string{"#41 Zebra Roofing", "HELP message"}, false},
		{"round-recorded-escalate", func(w words) any {
			return RoundRecorded(NextValue{Ticket: w.inRounds(), Words: w.text, Escalate: w.step})
		}, []string{"Put the brand"}, false},
		{"guard", func(w words) any { return Guard(w.guard()) }, nil, false},
		{"guard-clean", func(w words) any {
			return Guard(GuardValue{Ticket: w.inRounds(), Round: 4, Items: []GuardItem{{Addressed, 3, w.title, w.text}}, Plan: "{}"})
		}, nil, false},
		{"guard-escalate", func(w words) any { v := w.guard(); v.Escalate, v.Note = w.step, w.text; return Guard(v) }, nil, false},
		{"form-verdicts", func(w words) any { return VerdictsForm(w.text) }, nil, false},
		{"sheet", func(w words) any { return Sheet(w.sheet(false)) }, []string{"3 tickets would change · 3 without news", "#41 Zebra Roofing: HELP message"}, false},
		{"sheet-done", func(w words) any { return Sheet(w.sheet(true)) }, []string{"3 tickets changed"}, false},
		{"sheet-nothing", func(words) any { return Sheet(SheetValue{ID: "S1"}) }, []string{"0 tickets would change"}, false},
		{"escalation", func(w words) any { return Escalation(w.inRounds(), w.text, w.step) }, nil, false},
	}
}

// inRounds is a ticket with rounds behind it.
func (w words) inRounds() TicketValue {
	t := w.ticket(41)
	t.Round, t.RoundAt, t.Spent, t.Confirmed = 3, instant().AddDate(0, 0, -6), "$45", true
	for range w.list {
		t.MoreTitles = append(t.MoreTitles, w.title)
	}
	kinds := []string{"submission", "nudge", "appeal", "case"}
	for i := range w.list {
		r := RoundLine{Number: int64(i + 1), Kind: kinds[i%4], SentAt: instant().AddDate(0, 0, i-30), SentBy: w.owner, WordedBy: "customer", Body: w.text, Fee: "$15, paid by us", Reference: w.id, Causes: []string{w.title}, Fixes: []string{w.step}}
		if i == 0 {
			r.Verdict, r.VerdictAt, r.Reason = "rejected", instant().AddDate(0, 0, -20), w.text
		}
		t.Rounds = append(t.Rounds, r)
	}
	return t
}

func (w words) roundForm() RoundFormValue {
	v := RoundFormValue{Ticket: w.inRounds(), Round: 4, Text: w.text, WordedBy: "us", Fee: "15", Payer: "customer"}
	for range w.list {
		v.Fixes = append(v.Fixes, FixValue{Value: "help-message-missing|" + string(rune('0'+len(v.Fixes))), Step: w.step})
	}
	return v
}

func (w words) causes() CausesValue {
	v := CausesValue{Ticket: w.inRounds(), Intro: w.step}
	for i := range w.list {
		slug := "help-message-missing" + string(rune('a'+i))
		v.Candidates = append(v.Candidates, CauseValue{Slug: slug, Title: w.title, Chosen: i == 0})
		v.All = append(v.All, CauseValue{Slug: slug, Title: w.title})
	}
	return v
}

func (w words) sheet(done bool) SheetValue {
	v := SheetValue{ID: "S1", Done: done}
	for i := range w.list {
		row := SheetRow{Line: i + 1, Campaign: w.id, Number: int64(41 + i), Customer: w.name, Words: w.text, Slug: "help-message-missing", NoReply: i == 2}
		unknown := row
		unknown.Number, unknown.Open = 0, `{"t":"campaign:CABC123"}`
		v.Changes, v.Same, v.Unknown = append(v.Changes, row), append(v.Same, row), append(v.Unknown, unknown)
		v.Strange = append(v.Strange, SheetRow{Line: i + 9, Words: w.text})
	}
	return v
}

func (w words) guard() GuardValue {
	v := GuardValue{Ticket: w.inRounds(), Round: 4, Stake: "$15 and 3-10 business days (" + w.provider + ")", Corrected: true, Plan: `{"n":41}`}
	states := []GuardState{Addressed, Untouched, Unclear}
	for i := range w.list {
		v.Items = append(v.Items, GuardItem{State: states[i%3], Round: 3, Title: w.title, Words: w.text})
		v.Risks = append(v.Risks, w.step)
	}
	return v
}
