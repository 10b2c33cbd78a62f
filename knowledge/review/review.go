package review

// Text reviews a pasted text: [Parse], then [Review]. In a text that is words about a case more than a campaign, told finds
// what it complains of; it may be nil.
func Text(text string, told Told) Report {
	c, u := Parse(text)
	if c.Prose == "" && u.Form == FormNothing {
		c.Prose = text
	}
	r := Review(c)
	r.Understood = u
	r.tell(told)
	r.kind(told)
	return r
}
