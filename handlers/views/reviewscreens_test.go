package views

func reviewScreens() []screen {
	return []screen{
		{"review", func(w words) any { return Review(w.review()) }, []string{"2 would be refused", "Samples, worth fixing", "Ask: "}, false},
		{"review-clean", func(w words) any {
			v := w.review()
			v.Verdict, v.Groups, v.Questions, v.Texts = "Nothing found that a reviewer would refuse", nil, nil, false
			return Review(v)
		}, []string{"Nothing found"}, false},
		{"review-nothing", func(w words) any { return Review(ReviewValue{LookupID: "L1", Nothing: true, Read: w.text}) }, []string{"HELP message"}, false},
		{"review-modal", func(w words) any { return ReviewModal(w.review()) }, nil, false},
		{"review-all", func(w words) any { return AllFindings(w.review()) }, nil, false},
		{"review-texts", func(w words) any { return Texts(w.fieldTexts()) }, nil, false},
		{"review-texts-open", func(w words) any {
			v := w.fieldTexts()
			v.Open, v.Faults = []string{w.text}, []string{w.step}
			return Texts(v)
		}, nil, false},
		{"draft-form", func(w words) any {
			return DraftForm([]DraftQuestion{
				{Name: "first", Ask: w.title, Choices: []DraftChoice{{"customer", w.title}, {"both", w.name}}, Chosen: "both", Details: true, Text: w.text},
				{Name: "sent", Ask: w.title, Hint: w.text, Text: w.text},
			}, []string{"TCR", "Twilio"}, "Twilio")
		}, nil, false},
		{"draft", func(w words) any {
			v := w.fieldTexts()
			v.Faults, v.Held = w.texts(2), w.texts(1)
			return Draft(v, "L1")
		}, nil, false},
		{"draft-refused", func(w words) any { return Draft(TextsValue{Title: w.title, Refused: w.texts(1)}, "L1") }, nil, false},
		{"review-form", func(w words) any {
			return ReviewForm([]FormField{
				{Name: "brand-0", Label: "Brand", Initial: w.name, Placeholder: w.title, Hint: w.step},
				{Name: "samples-1", Label: "Sample message 1", Initial: w.text, Long: true},
			}, w.text)
		}, nil, false},
	}
}

func (w words) review() ReviewValue {
	finding := func(weight Weight) FindingLine {
		return FindingLine{Weight: weight, What: w.title, Why: w.text, Evidence: w.text, Suggestion: w.step, Slug: "help-message-missing", Title: w.title, Source: w.title}
	}
	return w.onFileReview(ReviewValue{
		LookupID: "L1", Verdict: "2 would be refused · 1 worth fixing · 1 to ask the customer", Read: w.text, Unread: w.texts(5),
		Groups: []FindingGroup{
			{"Message flow", []FindingLine{finding(WouldBeRefused), finding(WouldBeRefused)}},
			{"Samples", []FindingLine{finding(WorthFixing), finding(ToAsk)}},
		},
		Questions: w.texts(6), Texts: true, Guessed: true, Note: w.text,
	})
}

func (w words) onFileReview(v ReviewValue) ReviewValue {
	v.Case = w.onFile(AnswerValue{}).Case
	return v
}

func (w words) fieldTexts() TextsValue {
	return TextsValue{
		Title: w.title, First: w.texts(2),
		Fields: []TextField{
			{Label: "Message flow", Text: w.text, Length: 40, Min: 40, Max: 2048, Changed: true},
			{Label: "Sample message 1", Text: w.text, Length: 2000, Max: 1024},
			{Label: "HELP message", Text: w.text, Length: 10, Min: 20},
		},
	}
}
