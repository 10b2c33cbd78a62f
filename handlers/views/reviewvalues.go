package views

// ReviewValue is what a reviewer would hold against a campaign.
type ReviewValue struct {
	LookupID  string
	Case      *CaseLine // an open ticket the campaign belongs to; drawn above everything else
	Verdict   string    // "2 would be refused · 1 worth fixing · 3 to ask the customer"
	Nothing   bool      // no field of a campaign was recognized
	Read      string    // what was read, in a sentence
	Unread    []string  // lines that belong to no field
	Groups    []FindingGroup
	Questions []string // to ask the customer
	Texts     bool     // there are corrected texts to copy
	Note      string   // what the person should know about how the text was read
	Guessed   bool     // nobody said that the text is a campaign: it may be a rejection
}

// FindingGroup is the findings of one field, worst first.
type FindingGroup struct {
	Field    string
	Findings []FindingLine
}

// FindingLine is one finding.
type FindingLine struct {
	Weight     Weight
	What, Why  string
	Evidence   string // the campaign's own words, "" where something is missing
	Suggestion string // what to do, or wording to use
	Slug       string // the article
	Title      string // the article's title
	Source     string // where the rule was read
}

// Weight is how a reviewer would take a finding.
type Weight string

// The weights, worst first.
const (
	WouldBeRefused Weight = "would be refused"
	WorthFixing    Weight = "worth fixing"
	ToAsk          Weight = "to ask"
)

// sign stands before a finding; the words of the weight are never left to the sign alone.
func (w Weight) sign() string {
	switch w {
	case WouldBeRefused:
		return "✗"
	case WorthFixing:
		return "!"
	}
	return "?"
}

// TextsValue is a campaign's texts to copy, field by field.
type TextsValue struct {
	Title   string
	First   []string // what must be true before any of them is pasted
	Open    []string // questions in [brackets] that stand in the texts
	Fields  []TextField
	Faults  []string // fields that could not be written, and why
	Refused []string // why no wording helps; there are then no fields
	Held    []string // what a reviewer may still say to them
}

// TextField is one field to paste.
type TextField struct {
	Label    string
	Text     string // plain ASCII
	Length   int    // characters
	Min, Max int    // the provider's limits in characters, 0 for none
	Changed  bool
	Note     string // how to fill it in, where the text does not say it
}
