package review

// Corrections is texts to paste into the provider's form, made of facts of the input only.
type Corrections struct {
	// First is what must be true before any of the texts is pasted; shown under "Before you paste, make these true:".
	First  []string
	Fields []CorrectedField
	// Open is the bracketed questions that stand in the texts, in order, without repeats and with their brackets.
	Open []string
	// Ready is true if no bracket is open and every field keeps its limit. Never offer texts as ready without it.
	Ready bool
}

// CorrectedField is one field to paste.
type CorrectedField struct {
	Field   Field
	Label   string // "Sample message 2"
	Text    string // plain ASCII
	Length  int    // characters
	Min     int    // the provider's limits in characters; 0 where it has none
	Max     int
	Changed bool // differs from what was pasted
}
