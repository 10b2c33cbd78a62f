package storage

import (
	"errors"
	"time"
)

// ErrNotFound says that the row asked for does not exist in that workspace.
var ErrNotFound = errors.New("not found")

// Status is where a ticket stands. The zero value is not a status.
type Status string

// The life of a ticket runs from new to approved or closed; see Statuses for the order people see.
const (
	StatusNew             Status = "new"
	StatusWorking         Status = "working"
	StatusWaitingCustomer Status = "waiting-customer"
	StatusWaitingProvider Status = "waiting-provider"
	StatusApproved        Status = "approved"
	StatusClosed          Status = "closed"
)

// Statuses lists every status in the order people see them.
func Statuses() []Status {
	return []Status{StatusNew, StatusWorking, StatusWaitingCustomer, StatusWaitingProvider, StatusApproved, StatusClosed}
}

// Open tells whether work is still owed on a ticket in this status.
func (s Status) Open() bool { return s != StatusApproved && s != StatusClosed }

// Ticket is a customer's case. Numbers start at 1 in each workspace and are never reused.
type Ticket struct {
	Team           string
	Number         int64
	Customer       string // required
	Brand          string
	CampaignID     string
	Provider       string
	Kind           string // brand, campaign, toll-free or number
	Rejection      string // as the agent submitted it, never cut
	Draft          string // the campaign's text as it will be submitted next, or ""
	Cause          string // slug of the suggested or confirmed cause, or ""
	CauseConfirmed bool
	MoreCauses     string // further causes, slugs with commas between
	Owner          string // Slack user id, "" while nobody owns it
	Status         Status
	Outcome        string // why it was closed: fixed, no-reply, final-refusal, duplicate, other
	HelpdeskRef    string
	SourceLink     string // permalink of the message it came from; never a channel's name
	TextingBlocked bool
	LookupID       string // the answer it was opened from, or ""
	OpenedBy       string
	CreatedAt      time.Time
	UpdatedAt      time.Time
	StatusSince    time.Time // last change of status; notes and card edits leave it alone
	EndedAt        time.Time // when it was first approved or closed; zero while it is open, and again once it is reopened
	DueAt          time.Time // zero for no date
	DueWhy         string    // why it is due then, in words
	SnoozedUntil   time.Time // no reminders before; the age runs on
	FirstReplyAt   time.Time // when the customer was first answered, zero if that is not known; see Ticket.answered
	CheckAt        time.Time // when an approved ticket is asked about again: attached? test text delivered?
	Attached       bool      // the number is attached and a test text was delivered
	MergedInto     int64     // the ticket that goes on in its place, 0 for none
	Rounds         int64     // how many there are; this and the next three follow from the rounds, see ChangeRounds
	RoundAt        time.Time // when the last one was sent
	RoundVerdict   Verdict   // of the last one
	SpentCents     int64     // the fees of all rounds
	CardChannel    string    // where the card stands, "" before it is posted
	CardTS         string
}

// Event is one line of a ticket's history.
type Event struct {
	ID     int64
	Team   string
	Ticket int64
	At     time.Time
	Actor  string // Slack user id, or "tcrbot"
	Kind   EventKind
	Field  string // for EventField: the field's name as people see it
	From   string
	To     string
	Text   string // a note's words, or the reason given with a change
}

// EventKind names what an Event records.
type EventKind string

// The kinds of event a ticket's history holds.
const (
	EventOpened   EventKind = "opened"
	EventStatus   EventKind = "status"
	EventAssigned EventKind = "assigned"
	EventNote     EventKind = "note"
	EventField    EventKind = "field"
	EventReminded EventKind = "reminded"
	EventRound    EventKind = "round"     // Field is the round's number, To its kind, Text what else is known of it
	EventVerdict  EventKind = "verdict"   // Field is the round's number, To the verdict, Text the reviewer's words
	EventCauses   EventKind = "causes"    // a person confirmed them: From and To are slugs with commas between, Text their titles
	EventAttached EventKind = "attached"  // the number is attached and a test text was delivered
	EventLinked   EventKind = "linked"    // To is the number of the other ticket
	EventMerged   EventKind = "merged"    // To is the number of the ticket that goes on
	EventTookOver EventKind = "took-over" // To is the number of the ticket that goes on in this one
	EventSnoozed  EventKind = "snoozed"   // To says until when, in words
	EventDue      EventKind = "due"       // To says when, in words, "" for no date any more
)

// TicketFilter selects tickets; zero fields select all, and a ticket must fit every field that is set.
type TicketFilter struct {
	Team        string // required
	Owner       string
	Unowned     bool
	OpenedBy    string
	OpenOnly    bool
	ClosedOnly  bool // approved or closed
	Status      Status
	Cause       string
	Provider    string // compared without case, like all words here
	Customer    string // words of the customer's and brand's names, each from its beginning, in any order
	CampaignID  string
	StatusSince time.Time // only tickets whose status has not changed since before this time
	OpenedFrom  time.Time
	OpenedTo    time.Time
	Kind        string
	Blocked     bool      // only those whose customer cannot text now
	DueBefore   time.Time // only those with a date before this time
	CheckBefore time.Time // only approved ones that are to be asked about by this time
	OldestFirst bool      // by StatusSince; otherwise newest first
	Urgent      bool      // those whose customer cannot text now come before all others
	Limit       int       // 0 means 100
	Offset      int

	named  string   // exactly the customer's or the brand's name
	rare   string   // a word that few names hold, to look for first
	whole  []string // common words to look for as whole ones, in the form of the index; nil if that is no help
	engine string   // whose planner the condition is written for
	among  bool     // the candidates are known by their numbers
}

// Lookup is one question and the answer it got, kept for the person's recent answers and for learning. Text is
// masked by SaveLookup.
type Lookup struct {
	ID         string // given by the caller, unique
	Team       string
	User       string
	At         time.Time
	Kind       string // match, code, review
	Text       string
	Verdict    string // match, unsure, none
	Confidence string // high, medium, low or ""
	Causes     []string
	Provider   string
	Code       string
	Gap        bool   // a question without a good answer
	Source     string // command, mention, message, shortcut, console
	SourceLink string // permalink of the message asked about, or ""
}

// Vote is a person's judgement of an answer; a later vote by the same person replaces it.
type Vote struct {
	Team   string
	Lookup string
	User   string
	Cause  string
	Right  bool
	At     time.Time
}

// OutboxItem is a message still to be posted. Key makes it unique in its workspace: adding a second item with a key
// that is there already does nothing, whether it was sent or not. An empty Key is filled with a fresh one.
//
// A card is drawn when it is sent, so one that waits stands for every change until then: a card item that has no Key and no
// NotBefore is not added while another of its ticket waits and nobody is sending it.
type OutboxItem struct {
	ID        int64
	Team      string // required; filled in for what CreateTicket, ChangeTicket and AcceptEvent write
	Key       string
	Kind      string // card, thread, message, reminder: how the sender treats it
	Channel   string // channel or user id; "" for card and thread of a ticket
	ThreadTS  string
	Ticket    int64  // for card and thread
	Payload   []byte // JSON of the message; empty for card, which is drawn when it is sent
	NotBefore time.Time
	Attempts  int
	LastError string

	State       OutboxState // this and the rest are the Store's to fill
	DoneAt      time.Time   // when it was sent or set aside
	SentChannel string      // where Slack put it
	SentTS      string
}

// OutboxState is what became of an OutboxItem.
type OutboxState string

// The states of an OutboxItem.
const (
	OutboxWaiting OutboxState = "waiting"
	OutboxSent    OutboxState = "sent"
	OutboxDead    OutboxState = "dead" // Slack will never take it
)
