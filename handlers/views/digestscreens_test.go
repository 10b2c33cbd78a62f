package views

import "testing"

func (w words) digest() DigestValue {
	v := DigestValue{
		Title: "Week 47, 16–22 Nov", About: w.provider, Opened: 31, Approved: 24, Closed: 3, Open: 63, OpenChange: 4,
		FirstReply: "38 min", NeverAnswered: 2, Again: ShareValue{11, 19}, AgainBefore: ShareValue{10, 18},
		Days: DaysValue{Of: 24, Whole: 9, Us: 1, Customer: 4, Provider: 4}, RepeatCents: 21_000, OurCents: 6_050, OurTexts: ShareValue{3, 8},
		Outcomes: w.outcomes(), Questions: 120, Gaps: 6, WrongVotes: 2, Overdue: 3, Radar: w.text, CSV: "{}",
	}
	for i := range min(5, w.list) {
		v.Causes = append(v.Causes, CauseLine{Title: w.title, Count: 9 - i, Change: 2 - i*3, Known: true})
	}
	for _, t := range w.tickets(5) {
		v.Decide = append(v.Decide, DecideValue{Ticket: t, Why: "texting blocked, waiting for the provider for 11 days"})
	}
	return v
}

func (w words) outcomes() []OutcomeValue {
	var out []OutcomeValue
	for i := range min(4, w.list) {
		out = append(out, OutcomeValue{Title: w.title, Cleared: 14 - 5*i, Tries: 17 - 5*i})
	}
	return out
}

func (w words) details() DetailsValue {
	return DetailsValue{
		Outcomes: w.outcomes(), Providers: []ProviderValue{{w.provider, 12, 7}, {"", 2, 0}}, Stalled: w.stalled(20), StalledMore: 4,
		Refused: w.tickets(3), Overdue: w.texts(3),
	}
}

func (w words) trend() Trend {
	return Trend{Labels: []string{"9 Nov", "16 Nov"}, Opened: []int{27, 31}, Approved: []int{25, 24}, Open: []int{59, 63}}
}

func (w words) alert() AlertValue {
	return AlertValue{Waves: []WaveValue{
		{Sort: "cause", Name: w.title, Slug: "help-message-missing", Count: 9, Usual: 1.25, Weekday: "Tuesday", Tickets: w.tickets(8), More: true},
		{Sort: "code", Name: w.id, New: true, People: 2, Customers: 2},
		{Sort: "provider", Name: w.provider, Count: 30, Weekday: "Tuesday"},
	}}
}

func TestSharesOfFewAreNotToldAsPercentages(t *testing.T) {
	for want, s := range map[string]ShareValue{"9 of 9": {9, 9}, "7 of 10 (70 %)": {7, 10}, "14 of 17 (82 %)": {14, 17}, "0 of 0": {}} {
		if got := s.words(); got != want {
			t.Errorf("%+v is told as %q, want %q", s, got, want)
		}
	}
}

func TestMoneyIsWrittenAsPeopleDo(t *testing.T) {
	for want, cents := range map[string]int64{"$210": 21_000, "$60.50": 6_050, "$0.05": 5, "$0": 0} {
		if got := Dollars(cents); got != want {
			t.Errorf("%d cents are written %q, want %q", cents, got, want)
		}
	}
}
