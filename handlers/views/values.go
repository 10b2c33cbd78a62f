package views

import "time"

// AnswerValue is the answer to a pasted text. Exactly one of the kinds is drawn.
type AnswerValue struct {
	Kind      AnswerKind
	LookupID  string
	Case      *CaseLine // an open ticket the text belongs to; drawn above everything else
	Title     string    // the first cause's title, or what can be said instead
	Summary   string
	Sure      string   // "sure", "likely", "a guess"
	Facts     []string // "Fixable", "edit and resubmit", "about $15 a try (Twilio, checked Nov 2026)", "3–10 business days"
	Steps     []string
	Because   []string   // the words or codes it rests on
	Outcome   string     // "14 of 17 cleared here, Twilio, last 6 months", or ""
	Several   []PartLine // for AnswerSeveral: each complaint and its cause
	Question  string     // for AnswerUnsure and AnswerNoReason
	Choices   []ChoiceValue
	Options   []string // for AnswerUnsure: "The customer → consent by their own text"
	Checks    []string // for AnswerNoReason: what to check first
	Elsewhere string   // for AnswerNotOurs: where to ask instead
	Greeted   bool     // there is nothing in it to be matched all the same
	Slug      string   // first cause, "" if none
	Unknown   []string // codes that stand in no table
	Bare      bool     // no article is written yet: nothing to copy, share or open
	Draft     bool     // the campaign is yet to be filed: offer to draft it
	Note      string   // what the person should know about how the text was read
	Vote      Vote     // how the person judged it, if they did: the vote buttons make way for thanks
}

// Vote is a person's judgement of an answer.
type Vote string

// The votes.
const (
	VoteNone  Vote = ""
	VoteRight Vote = "right"
	VoteWrong Vote = "wrong"
)

// AnswerKind is the shape of an answer.
type AnswerKind string

// The shapes, as in docs: sure, several reasons, unsure, no reason given, not ours, nothing found.
const (
	AnswerSure     AnswerKind = "sure"
	AnswerSeveral  AnswerKind = "several"
	AnswerUnsure   AnswerKind = "unsure"
	AnswerNoReason AnswerKind = "no-reason" // boilerplate: says so, and does not guess
	AnswerVent     AnswerKind = "vent"      // no notice at all: asks for it
	AnswerNotOurs  AnswerKind = "not-ours"
	AnswerNothing  AnswerKind = "nothing" // kept as a gap
)

// PartLine is one complaint of several.
type PartLine struct {
	Title   string
	Because string
	Slug    string
}

// ChoiceValue is a question's answer as a button.
type ChoiceValue struct {
	Label string
	Cause string
	Means string // the cause in plain words, for screen readers
}

// CaseLine is a ticket in one line.
type CaseLine struct {
	Number   int64
	Customer string
	Provider string
	Owner    string // user id
	Status   string
	Round    int64  // 0 if none is known
	Age      string // "for 6 days"
	Link     string // permalink of the card, or ""
	Campaign string
	Why      string // what makes it alike: "same campaign"
}

// ArticleValue is a whole article.
type ArticleValue struct {
	Slug, Title, Summary string
	Facts                []string
	Meaning, Why         string // Markdown
	Fix                  []string
	Figures              []FigureValue // cost and time, of each provider that says something
	Wording              []WordingValue
	Neighbors            []NeighborValue
	Sources              []SourceValue
}

// FigureValue is what a provider says on cost or time.
type FigureValue struct {
	Text     string // "about $15 a review"
	Provider string
	Source   SourceValue
}

// WordingValue is text to adapt.
type WordingValue struct {
	Where string
	Step  int
	Text  string
}

// NeighborValue is a cause an article is mistaken for.
type NeighborValue struct{ Slug, Title, Differs string }

// SourceValue is a link with the date it was checked.
type SourceValue struct{ URL, Title, Checked string }

// ReplyValue is the reply an agent can copy.
type ReplyValue struct {
	Title string
	Short string   // the same in two or three sentences, "" where there is none
	Text  string   // names filled in where known
	Open  []string // placeholders still to fill, as {{…}}
	Send  string   // where it goes, plain, or ""
}

// CodeValue is the meaning of one code at one provider.
type CodeValue struct {
	Provider, Slug, Title, Meaning, Fix string
	Resubmittable                       string // yes, no, unknown
	IssuedBy                            string // "issued by Bandwidth", "" when it is the provider's own
	TollFree, Secondhand                bool
	Source                              string
}

// CodesValue answers /tcr code.
type CodesValue struct {
	Asked   string
	Entries []CodeValue
	Others  []CodeValue // folded: providers that are not the team's own
	Foreign string      // the provider asked for, when it stands in no table
}

// GroupValue is a heading of the guidance and what stands under it.
type GroupValue struct {
	Title    string
	Articles []ArticleValue
}

// TicketValue is a ticket as the card and /tcr show draw it.
type TicketValue struct {
	Number                                      int64
	Customer, Brand, CampaignID, Provider, Kind string
	Title                                       string   // the cause in plain words, or ""
	MoreTitles                                  []string // further causes
	Round                                       int64    // how many rounds there were; this and the next three tell of the last
	RoundAt                                     time.Time
	RoundVerdict                                string
	Spent                                       string      // "$45", "" for nothing
	Rounds                                      []RoundLine // only shown by TicketDetails and Whole
	Confirmed                                   bool
	Owner, OpenedBy                             string // user ids
	Status                                      string
	Outcome                                     string
	SourceLink                                  string
	HelpdeskRef                                 string
	TextingBlocked                              bool
	OpenedAt, StatusSince                       time.Time
	Rejection                                   string // only shown by TicketDetails
	Draft                                       string // the campaign's text as it will be submitted next
	Link                                        string // permalink of the card, or ""
	History                                     []HistoryLine
	RemindAt                                    time.Time // when the bot will ask about it, zero for never
	DueAt                                       time.Time // zero for no date
	DueWhy                                      string
	SnoozedUntil                                time.Time  // zero unless it lies ahead
	Overdue                                     bool       // DueAt, or without one RemindAt, is past
	Attached                                    bool       // the number is attached and a test text was delivered
	AskAttached                                 bool       // approved, and that is not known yet
	Found                                       string     // where the words looked for stand, for search
	Blocks                                      []CaseLine // for a brand: open campaigns that wait for it
	Similar, Linked                             []CaseLine
	MergedInto                                  *CaseLine
	Long                                        bool      // some of its texts are too long to be shown with it
	DueOffer                                    *DueOffer // a date its cause brings with it, to be confirmed
}

// HistoryLine is one event in plain words.
type HistoryLine struct {
	At    time.Time
	Actor string // user id or "tcrbot"
	Name  string // the actor's name where it is known: a name tells nobody of what they did themselves
	Words string // what was done, plain
	Who   string // user id the words end with, or ""
	Note  string // a note's own words, or ""
}

// TicketFormValue prefills the new-ticket form.
type TicketFormValue struct {
	Meta                                                   string
	Customer, Brand, CampaignID, Provider, Kind, Rejection string
	RejectionNote                                          string // set when the text is too long for the form: what is kept and that it is not cut
	Reference                                              string
	DraftNote                                              string // set when the ticket keeps a campaign's text
	Due, DueWhy                                            string // the day as 2026-11-30
	CauseTitle                                             string
	OnFile                                                 *CaseLine // an open ticket this could belong to
	LookupID                                               string    // what would be recorded on it
}

// ListValue is a list of tickets.
type ListValue struct {
	Title   string
	Tickets []TicketValue
	More    int    // how many come after these
	AtLeast bool   // there are more than More
	Hint    string // what to type next

	Route          string // of the buttons that turn pages
	Previous, Next string // their values, "" at either end
	OneOwner       bool   // all are one person's
	Export         string // filters of the file that holds the whole list; "" offers none
}

// HelpValue is the help screen, drawn from the table of commands.
type HelpValue struct {
	Commands []HelpCommand
	One      *HelpCommand // help <command>
}

// HelpCommand is a row of the table of commands.
type HelpCommand struct {
	Group       string // commands of a group stand together
	Usage, Does string
	Examples    []string
}

// RecentValue is one of a person's recent answers.
type RecentValue struct {
	LookupID string
	At       time.Time
	Snippet  string // first words of the (masked) text
	Title    string
}

// HomeValue is App Home.
type HomeValue struct {
	Name     string
	First    bool          // nothing yet: show how to begin
	List     string        // which list is shown: mine, due, customers, providers, unowned, open
	Shows    string        // the list and its page, kept with the screen
	Mine     []TicketValue // a page of it
	Previous string        // the value of the button to the page before, or ""
	Next     string
	Waiting  string // "3 due, 2 with customers, 1 with providers", or ""
	Unowned  int
	Free     []TicketValue // the first of those without an owner
	Recent   []RecentValue
	Contact  string // whom to ask
	Admin    bool   // offer the settings
	Manager  bool   // offer export and import
}

// ReminderValue is the daily private message, or the one to the team channel about what nobody has.
type ReminderValue struct {
	Tickets []StalledValue
	More    int // due as well, but there is no room for them
	Unowned bool
	Held    int            // wait too long, but were shown or snoozed lately
	Until   time.Time      // when the first of those comes back
	Stuck   []StalledValue // for a manager: what reminders did not move
}

// StalledValue is a ticket that waits too long.
type StalledValue struct {
	Ticket TicketValue
	Waits  string // "with the provider for 9 days"
	Next   string // the next step in a sentence
	Act    Act    // the button for it
	Shown  int    // how often its owner was reminded since it last moved
	For    string // user id of the owner who is away, whose backup reads this
}

// Act is the next step that a reminder has ready.
type Act string

// The next steps.
const (
	ActNone  Act = ""
	ActReply Act = "reply" // a first reply to the customer
	ActNudge Act = "nudge" // a reminder to the customer
	ActClose Act = "close" // no reply came
	ActChase Act = "chase" // a question to the provider
)

// DueOffer is a date that a cause brings with it, which the owner has to confirm: the bot cannot know when the clock began.
type DueOffer struct {
	Label string // "Due in 7 days"
	Why   string // plain
	Value string // for the button
}

// WhenForm asks for a moment, and for some of them what to do then.
type WhenForm struct {
	Number int64
	Ref    string
	Value  string // what stands in the field at first
}

// PromiseValue is what a person wanted to be reminded of.
type PromiseValue struct {
	Ticket TicketValue
	Body   string
	At     time.Time
}
