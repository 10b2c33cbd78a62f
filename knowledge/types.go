package knowledge

// Verdict is the outcome of a match.
type Verdict string

// A match names its cause, is unsure between a few, or knows that nothing here fits.
const (
	VerdictMatch  Verdict = "match"
	VerdictUnsure Verdict = "unsure"
	VerdictNone   Verdict = "none"
)

// Confidence says how sure a ranked cause is. High is kept for causes that are right.
type Confidence string

// The confidences, best first.
const (
	High   Confidence = "high"
	Medium Confidence = "medium"
	Low    Confidence = "low"
)

// Sort says what kind of text was pasted, where that changes the answer.
type Sort string

// SortReason is the ordinary case; the others carry no reason to match.
const (
	SortReason      Sort = "reason"      // holds at least one complaint or code
	SortEmpty       Sort = "empty"       // nothing to read
	SortVent        Sort = "vent"        // refused, but no reason given: ask for the notice, file no gap
	SortBoilerplate Sort = "boilerplate" // a notice that gives no reason of its own
	SortOutOfScope  Sort = "out-of-scope"
	SortUnknown     Sort = "unknown" // in no language or words we know: file a gap
)

// Match is the answer to a pasted text.
type Match struct {
	Verdict     Verdict
	Sort        Sort
	Causes      []Ranked  // best first, at most 5, over the whole text
	Reasons     []Reason  // the separate complaints found, in the order of the text, each cause once
	Codes       []Code    // table rows that codes in the text name
	Unknown     []string  // what looks like a rejection code but stands in no table
	Question    *Question // what would tell the first candidates apart, or nil
	Area        string    // for SortOutOfScope: delivery, billing, porting, voice, howto, account, smalltalk or ""
	Provider    string    // the provider named in the text or given, "" if none
	CampaignIDs []string  // registry campaign ids in the text, upper case
}

// Best is the first cause's slug, or "".
func (m Match) Best() string {
	if len(m.Causes) == 0 {
		return ""
	}
	return m.Causes[0].Slug
}

// Ranked is one candidate cause.
type Ranked struct {
	Slug       string
	Score      float64 // 0 to 1, comparable within one match only
	Confidence Confidence
	Why        []string // the words or codes that decided it, as they stand in the text, at most 5
}

// Reason is one complaint of a text that holds several.
type Reason struct {
	Text string // the part of the text, at most 300 characters
	Slug string
}

// Hints narrow a match with what is known besides the text.
type Hints struct {
	Provider string   // the provider the customer is with, if known
	Own      []string // the team's own providers; they rank first where a code is ambiguous
	Chosen   []Choice // answers already given to questions
}

// Choice is a person's answer to a question: the cause that the answer leads to.
type Choice struct {
	Ask   string
	Cause string
}

// Code is one row of the providers' code tables (knowledge/data/codes.tsv).
type Code struct {
	Provider      string
	Code          string
	Cause         string // slug
	Product       string // 10dlc or toll-free
	Meaning       string
	Fix           string
	Resubmittable string // yes, no or unknown
	Secondhand    bool   // known only from others' quotes
	Source        string // where it was read
	IssuedBy      string // set when the row was found for a reseller that passes this provider's codes on
	PassedOnBy    string // that reseller
}

// Article is one cause and its fix.
type Article struct {
	Slug      string
	Title     string
	Summary   string
	Fixable   Fixable
	Cost      []Fact
	Time      []Fact
	Steps     []string // exactly three, shown at first sight
	Phrases   []string
	Questions []Question
	Neighbors []Neighbor
	Codes     []string // "Provider CODE", besides the table
	Sources   []Source
	Owner     string
	VerifyBy  string // YYYY-MM-DD
	Meaning   string // Markdown
	Why       string // Markdown
	Fix       []string
	Wording   []Wording
	Reply     string // plain text with {{placeholders}}
}

// Fixable says what can be done about a cause.
type Fixable string

// The ways out.
const (
	FixEdit        Fixable = "edit"
	FixNewCampaign Fixable = "new-campaign"
	FixFinal       Fixable = "final"
	FixWait        Fixable = "wait"
)

// Fact is a figure with its source, such as a fee or a usual time.
type Fact struct {
	Text     string `yaml:"text"`
	Provider string `yaml:"provider"`
	Source   string `yaml:"source"`
	Checked  string `yaml:"checked"` // YYYY-MM
}

// Question tells a cause from its neighbors.
type Question struct {
	Ask     string   `yaml:"ask"`
	Answers []Answer `yaml:"answers"`
}

// Answer is a button under a question.
type Answer struct {
	Label string `yaml:"label"`
	Cause string `yaml:"cause"`
}

// Neighbor is a cause this one is mistaken for.
type Neighbor struct {
	Slug    string `yaml:"slug"`
	Differs string `yaml:"differs"`
}

// Source is where an article's facts were read.
type Source struct {
	URL     string `yaml:"url"`
	Title   string `yaml:"title"`
	Checked string `yaml:"checked"` // YYYY-MM
}

// Wording is text to adapt for one field or place.
type Wording struct {
	Where string // "HELP reply"
	Step  int    // the step of Fix that makes it true, from 1
	Text  string // plain ASCII
}

// Snippet is canned text without a cause.
type Snippet struct {
	Slug     string
	Title    string
	When     string
	Audience string // public, private or provider
	Text     string
}
