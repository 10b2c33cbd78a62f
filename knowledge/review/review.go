package review

// Text reviews a pasted text: [Parse], then [Review].
func Text(text string) Report {
	c, u := Parse(text)
	r := Review(c)
	r.Understood = u
	return r
}
