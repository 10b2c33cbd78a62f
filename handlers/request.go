package handlers

import "time"

// Request is one thing a person did, with everything a decision may need. The bot fills it; texts are plain (Slack's
// &lt; &gt; &amp; undone, once, at the edge).
type Request struct {
	Team     string
	Person   Person
	Channel  string // where it happened; "" in App Home and for global shortcuts
	ThreadTS string // the thread it happened in, or ""
	Source   Source
	Text     string // what was typed, after /tcr or the bot's mention
	Action   Action // for clicks
	Form     Form   // for submitted forms
	Thread   string // what the thread's first message says, where scopes allow; only for routes that need it
	Message  Pasted // for message shortcuts, and for a bare mention that may read its thread's parent
	Place    *Place // facts about Channel; only for routes that need them, nil if unknown
	Key      string // unique for this act, the same when Slack or the person repeats it

	chosen choices // what the team has chosen, read when the request came in
}

// Source says how a request came in.
type Source string

// Where requests come from.
const (
	FromCommand  Source = "command"
	FromMention  Source = "mention"
	FromDM       Source = "message"
	FromShortcut Source = "shortcut"
	FromClick    Source = "click"
	FromForm     Source = "form"
	FromHome     Source = "home"
	FromConsole  Source = "console"
	FromReaction Source = "reaction"
)

// Person is who acts. Guests and strangers (people of other workspaces) are refused before any handler runs.
type Person struct {
	ID        string
	Name      string
	TimeZone  string    // IANA name, "" if unknown
	AwayUntil time.Time // their status says that they are on vacation until then; zero if it does not
	Guest     bool
	Stranger  bool
	Bot       bool
	Deleted   bool // the account is deactivated
	Admin     bool // listed in TCRBOT_ADMINS; the desk adds those whom the team made admins
	Role      Role // the desk's to fill
}

// Action is a clicked button or chosen option.
type Action struct {
	ID    string // route id
	Value string
	View  string // view id when clicked inside a modal or App Home
	Meta  string // what App Home was drawn with: see Home.Meta
}

// Form is a submitted modal. Values are keyed by the input's name (its block id).
type Form struct {
	ID     string // route id (callback id)
	View   string // view id; the idempotency key of the submission
	Meta   string // private metadata given when the modal was drawn
	Values map[string]string
}

// Pasted is a message handed over by a shortcut or read from a thread.
type Pasted struct {
	Text      string // text, blocks, attachments and readable files, joined
	Pictures  int    // pictures that could not be read
	Cut       bool   // a file was longer than what could be read of it
	Files     []TextFile
	Author    string // user id, or "" for a bot
	Permalink string
	At        time.Time
}

// TextFile is a text file of a message, as far as it could be read.
type TextFile struct {
	ID, Name, Text string
	Cut            bool
}

// Place is what may be known of a channel.
type Place struct {
	ID        string
	Private   bool
	Shared    bool // people of other organizations can read it
	Guests    bool // guests may be members
	BotInside bool
	Archived  bool
}
