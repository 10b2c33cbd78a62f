package review

// Text reviews a pasted text: [Parse], then [Review]. The reader says what no rule knows: what words about a case complain of, and
// whether a sentence speaks of a fault; it may be nil.
func Text(text string, reader Reader) Report {
	c, u := Parse(text)
	if c.Prose == "" && u.Form == FormNothing {
		c.Prose = text
	}
	r := Review(c)
	r.Understood = u
	if reader == nil {
		return r
	}
	all := sayingsIn(c)
	r.weighWords(reader, all)
	r.tell(reader)
	r.kind(reader)
	r.tellFaults(reader, all)
	return r
}
