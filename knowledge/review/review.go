package review

// Parse reads a campaign out of whatever was pasted.
func Parse(text string) (Campaign, Understood) {
	return Campaign{Prose: text}, Understood{Form: FormNothing}
}

// Looks reports whether the text is a campaign rather than a rejection notice.
func Looks(text string) bool { return false }

// Text reviews a pasted text: [Parse], then [Review].
func Text(text string) Report {
	c, u := Parse(text)
	r := Review(c)
	r.Understood = u
	return r
}

// Review holds a campaign against every rule.
func Review(c Campaign) Report { return Report{Campaign: c} }

// Corrected is the campaign's fields reworded for a provider ("" for the registry's own limits).
func (r Report) Corrected(provider string) Corrections { return Corrections{} }
