package views

// DigestValue is a digest: the figures of some days. Parts that are zero are not drawn.
type DigestValue struct {
	Title string // "Week 47, 17–23 Nov"
	About string // whose figures they are, "" for the whole team's

	Opened, Approved, Closed int
	Open, OpenChange         int
	FirstReply               string // the median, in words
	NeverAnswered            int
	Again                    ShareValue // approved at the first resubmission
	AgainBefore              ShareValue // the same as a week's mean of the four weeks before
	Days                     DaysValue
	RepeatCents, OurCents    int64
	Causes                   []CauseLine
	Decide                   []DecideValue
	OurTexts                 ShareValue // refused, of those decided on
	Outcomes                 []OutcomeValue
	Questions, Gaps          int
	WrongVotes, Overdue      int
	Radar                    string // what the wave radar waits for, or ""
	CSV                      string // what the CSV button carries, "" for no button
}

// ShareValue is so many of so many.
type ShareValue struct{ N, Of int }

// DaysValue is the mean way to approval in days, and how many of them were waited for whom. Of is how many tickets it is the
// mean of; without any there is none.
type DaysValue struct{ Of, Whole, Us, Customer, Provider int }

// CauseLine is a cause with how often it came up, and how that differs from the mean of the weeks before.
type CauseLine struct {
	Title  string
	Count  int
	Change int
	Known  bool // Change is known
}

// DecideValue is a ticket to decide on.
type DecideValue struct {
	Ticket TicketValue
	Why    string
}

// OutcomeValue is how often mending a cause cleared it.
type OutcomeValue struct {
	Title          string
	Cleared, Tries int
}

// DetailsValue is what stands in the thread of a digest.
type DetailsValue struct {
	Outcomes    []OutcomeValue
	Providers   []ProviderValue
	Stalled     []StalledValue
	StalledMore int
	Refused     []TicketValue // tickets whose texts by us were refused
	Overdue     []string      // titles of articles past their date
}

// ProviderValue is a provider with how many tickets were opened and approved.
type ProviderValue struct {
	Name             string
	Opened, Approved int
}

// Trend is the picture of a digest: week by week, oldest first. All lists are of one length.
type Trend struct {
	Labels                 []string // "17 Nov"
	Opened, Approved, Open []int
}

// Picture is a drawing that goes into a message once it was uploaded. It stands behind the first After blocks.
type Picture struct {
	Trend Trend
	Title string
	Alt   string // what it shows, with the numbers
	After int
}
