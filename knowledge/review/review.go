package review

// Looks reports whether the text is a campaign rather than a rejection notice.
func Looks(text string) bool { return false }

// Text reviews a pasted text: [Parse], then [Review].
func Text(text string) Report {
	c, u := Parse(text)
	r := Review(c)
	r.Understood = u
	return r
}

// Corrected is the campaign's fields reworded for a provider ("" for the registry's own limits).
func (r Report) Corrected(provider string) Corrections { return Corrections{} }
