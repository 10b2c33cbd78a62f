package views

// screens is every screen there is.
func screens() []screen {
	list := answerScreens()
	list = append(list, knowledgeScreens()...)
	list = append(list, reviewScreens()...)
	list = append(list, ticketScreens()...)
	list = append(list, roundScreens()...)
	list = append(list, adminScreens()...)
	list = append(list, timeScreens()...)
	list = append(list, exchangeScreens()...)
	list = append(list, lifeScreens()...)
	return append(list, otherScreens()...)
}

func answerScreens() []screen {
	say := func(name string, kind AnswerKind, says ...string) screen {
		return screen{name, func(w words) any { return Answer(w.answer(kind)) }, says, true}
	}
	with := func(name string, change func(words, AnswerValue) AnswerValue, says ...string) screen {
		return screen{name, func(w words) any { return Answer(change(w, w.answer(AnswerSure))) }, says, true}
	}
	return []screen{
		say("answer-sure", AnswerSure, "HELP reply gives no way", "(sure)", "about $15", "3. Put the brand's name"),
		say("answer-several", AnswerSeveral, "(3) The HELP reply", "1. Put"),
		say("answer-unsure", AnswerUnsure, "HELP message does not give a contact", "Zebra Roofing → The HELP reply"),
		say("answer-no-reason", AnswerNoReason, "HELP reply gives no way", "Put the brand's name"),
		say("answer-vent", AnswerVent, "HELP message does not give"),
		say("answer-not-ours", AnswerNotOurs, "HELP message does not give"),
		say("answer-nothing", AnswerNothing, "HELP message does not give"),
		with("answer-on-file", func(w words, v AnswerValue) AnswerValue { return w.onFile(v) }, "On file as #41 Zebra Roofing", "HELP reply"),
		with("answer-voted-right", func(_ words, v AnswerValue) AnswerValue { v.Vote = VoteRight; return v }, "HELP reply"),
		with("answer-voted-wrong", func(w words, v AnswerValue) AnswerValue { v = w.onFile(v); v.Vote = VoteWrong; return v }, "HELP reply"),
		with("answer-without-article", func(_ words, v AnswerValue) AnswerValue { v.Bare = true; return v }, "HELP reply"),
		with("answer-to-be-filed", func(_ words, v AnswerValue) AnswerValue { v.Draft = true; return v }, "HELP reply"),
		{"answer-modal", func(w words) any { return AnswerModal(w.onFile(w.answer(AnswerSeveral))) }, nil, false},
	}
}

func knowledgeScreens() []screen {
	return []screen{
		{"all-steps", func(w words) any { return AllSteps(w.article(), "L1") }, nil, false},
		{"guide", func(w words) any { return Guide(w.article()) }, []string{"HELP reply gives no way", "3. Put"}, false},
		{"guide-found", func(w words) any { return GuideFound(w.articles(), w.canned(), w.text) }, []string{"HELP reply gives no way"}, false},
		{"guide-nothing", func(w words) any { return GuideFound(nil, nil, w.text) }, []string{"no guidance on", "/tcr guide privacy"}, false},
		{"guide-form", func(w words) any { return GuideForm(w.groups(), nil, w.canned(), "") }, nil, false},
		{"guide-form-found", func(w words) any { return GuideForm(w.groups(), w.articles(), w.canned(), w.text) }, nil, false},
		{"guide-form-nothing", func(w words) any { return GuideForm(nil, nil, nil, w.name) }, nil, false},
		{"guide-browse", func(w words) any { return GuideBrowse(w.groups(), w.canned()) }, []string{"Zebra Roofing (3)"}, false},
		{"copy-reply", func(w words) any {
			return CopyReply(ReplyValue{Title: w.title, Text: w.text, Open: []string{"{{customer}}", w.name}})
		}, nil, false},
		{"copy-text", func(w words) any { return CopyText(w.title, w.text, w.step) }, nil, false},
		{"codes", func(w words) any { return Codes(w.codes()) }, []string{"Code CABC123", "Twilio: HELP message"}, false},
		{"codes-foreign", func(w words) any { v := w.codes(); v.Foreign = w.name; return Codes(v) }, []string{"no codes of Zebra Roofing"}, false},
		{"codes-unknown", func(w words) any { return Codes(CodesValue{Asked: w.id}) }, []string{"do not know the code"}, false},
	}
}

func ticketScreens() []screen {
	return []screen{
		{"card", func(w words) any { return Card(w.ticket(41)) }, []string{"#41 Zebra Roofing", "waiting for the provider", "HELP reply"}, false},
		{"card-new", func(w words) any { t := w.ticket(41); t.Owner, t.Status, t.Title = "", "new", ""; return Card(t) }, []string{"new", "nobody has it"}, false},
		{"card-closed", func(w words) any { return Card(w.closed()) }, []string{"closed (the customer did not reply)"}, false},
		{"ticket-opened", func(w words) any { return TicketOpened(w.ticket(41)) }, []string{"#41 Zebra Roofing", "is open"}, false},
		{"ticket-given", func(w words) any { return TicketGiven(w.ticket(41), "U0ANA", w.text) }, []string{"<@U0ANA> gave you *#41 Zebra Roofing"}, false},
		{"ticket-changed", func(w words) any { return TicketChanged(w.ticket(41), w.text) }, []string{"#41 Zebra Roofing"}, false},
		{"ticket-details", func(w words) any { return TicketDetails(w.history()) }, []string{"#41 Zebra Roofing"}, false},
		{"ticket-whole", func(w words) any { return Whole(w.history()) }, nil, false},
		{"ticket-list", func(w words) any {
			return TicketList(ListValue{Title: w.title, Tickets: w.tickets(50), More: 7, Hint: w.text})
		}, []string{"#43 Zebra Roofing, waiting for the provider"}, false},
		{"ticket-list-empty", func(w words) any {
			return TicketList(ListValue{Title: "No tickets fit that.", Hint: "Open one with /tcr new"})
		}, []string{"/tcr new"}, false},
		{"ticket-list-export", func(w words) any {
			return TicketList(ListValue{Title: w.title, Tickets: w.tickets(1), Route: "list", Next: "mine page:2", Export: "open mine"})
		}, []string{"#41 Zebra Roofing"}, false},
		{"form-find", func(words) any { return FindForm() }, nil, false},
		{"form-relate", func(w words) any { return RelateForm(w.ticket(41)) }, nil, false},
		{"history-line", func(w words) any {
			return HistoryText(HistoryLine{At: instant(), Actor: w.actor, Words: "moved it to working", Who: w.owner, Note: w.text})
		}, []string{"<@U0BEN> moved it to working <@U0ANA>: HELP message"}, false},
		{"form-new", func(w words) any { return TicketForm(w.form()) }, nil, false},
		{"form-new-on-file", func(w words) any {
			v := w.form()
			v.OnFile, v.LookupID = w.onFile(AnswerValue{}).Case, "L1"
			return TicketForm(v)
		}, nil, false},
		{"form-new-long", func(w words) any {
			v := w.form()
			v.Rejection, v.RejectionNote = "", "The whole text (40000 characters) is kept with the ticket, uncut. It begins: "+w.text
			return TicketForm(v)
		}, nil, false},
		{"form-update", func(w words) any { return UpdateForm(w.ticket(41)) }, nil, false},
		{"form-update-closed", func(w words) any { return UpdateForm(w.closed()) }, nil, false},
		{"form-note", func(w words) any { return NoteForm(w.ticket(41)) }, nil, false},
		{"form-close", func(w words) any { return CloseForm(w.ticket(41)) }, nil, false},
	}
}

func otherScreens() []screen {
	command := func(w words) HelpCommand {
		return HelpCommand{Group: "Tickets", Usage: "status <number> <status> [why]", Does: w.text, Examples: []string{"status 12 approved", w.step}}
	}
	return []screen{
		{"ask", func(w words) any { return Ask(w.text, w.step, "") }, nil, false},
		{"share-preview", func(w words) any { return SharePreview(w.title, w.text, "this thread", w.step, "C1|1.2") }, nil, false},
		{"shared", func(w words) any { return Shared(w.text, w.actor) }, []string{"HELP message"}, false},
		{"help", func(w words) any { return Help(HelpValue{Commands: []HelpCommand{command(w), command(w)}}) }, []string{"/tcr status &lt;number&gt;"}, false},
		{"help-one", func(w words) any { c := command(w); return Help(HelpValue{One: &c}) }, []string{"/tcr status 12 approved"}, false},
		{"recent", func(w words) any { return Recent(w.recent()) }, []string{"HELP reply"}, false},
		{"recent-none", func(words) any { return Recent(nil) }, []string{"/tcr"}, false},
		{"digest", func(w words) any { return Digest(w.digest()) }, []string{"31 opened", "63 open (+4)", "11 of 19", "#41 Zebra Roofing texting blocked"}, false},
		{"digest-quiet", func(words) any { return Digest(DigestValue{Title: "Week 47, 16–22 Nov"}) }, []string{"Week 47", "0 opened"}, false},
		{"digest-pictured", func(w words) any { return TrendPicture(w.trend()).With(Digest(w.digest()), "F0CHART") }, []string{"31 opened"}, false},
		{"digest-picture", func(w words) any { return TrendPicture(w.trend()).Alone("F0CHART") }, []string{"week of 16 Nov: 31 opened, 24 approved, 63 open"}, false},
		{"digest-details", func(w words) any { m, _ := DigestDetails(w.details()); return m }, []string{"which fixes clear"}, false},
		{"form-figures", func(words) any { return FiguresForm(false) }, nil, false},
		{"form-figures-admin", func(words) any { return FiguresForm(true) }, nil, false},
		{"alert", func(w words) any { return Alert(w.alert()) }, []string{"A wave: cause The HELP reply", "A code that stands in no table: CABC123"}, false},
		{"notice", func(w words) any { return Notice(w.text) }, []string{"HELP message"}, false},
		{"notice-example", func(w words) any { return NoticeWithExample(w.text, w.step) }, []string{"Try `Put"}, false},
		{"notice-about", func(w words) any { return NoticeAbout(w.text, w.owner, w.step) }, []string{"<@U0ANA>"}, false},
		{"notice-form", func(w words) any { return NoticeWithForm(w.text, "home-new", "Open the form", w.name) }, []string{"HELP message"}, false},
		{"read-modal", func(w words) any { return ReadModal(w.title, Notice(w.text)) }, nil, false},
		{"home", func(w words) any { return DrawHome(w.home()) }, nil, false},
		{"home-first", func(w words) any { return DrawHome(HomeValue{Name: w.name, First: true, Contact: w.text}) }, nil, false},
		{"home-refused", func(w words) any { return RefusedHome(w.text) }, nil, false},
	}
}
