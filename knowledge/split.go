package knowledge

import "strings"

// part is a piece of a text that may hold a complaint of its own.
type part struct {
	text  string
	slug  string  // its likeliest class
	share float32 // that class's share
	from  int
}

// split cuts a text into its complaints and scores each. A text with one sentence has no parts.
func (r *reading) split() []part {
	cuts := r.cuts()
	if len(cuts) < 2 {
		return nil
	}
	m := r.base.model
	out := make([]float32, len(m.classes))
	var parts []part
	for _, ws := range cuts {
		if len(ws) < 3 {
			continue
		}
		m.scores(features(ws), out)
		best := 0
		for i, s := range out {
			if s > out[best] {
				best = i
			}
		}
		from, to := ws[0].from, ws[len(ws)-1].to
		parts = append(parts, part{text: r.text[from:to], slug: m.classes[best], share: out[best], from: from})
	}
	return parts
}

// cuts divides the words at line ends, sentence ends, list numbers and turns such as "but" and "also". At most 40 parts
// are scored; the rest of a longer text counts as a whole only.
func (r *reading) cuts() [][]word {
	var out [][]word
	start := 0
	for i := 1; i <= len(r.words); i++ {
		if i < len(r.words) && !r.words[i].gap && !turns(r.words[i].raw) {
			continue
		}
		if fine(r.words[start:i]) {
			start = i
			continue
		}
		out = append(out, r.words[start:i])
		start = i
		if len(out) == 40 {
			break
		}
	}
	return out
}

func turns(s string) bool { return s == "but" || s == "also" || s == "plus" || s == "however" }

// fine says whether a part only tells that something is in order.
func fine(ws []word) bool {
	if len(ws) > 14 {
		return false
	}
	for i, w := range ws {
		switch w.raw {
		case "fine", "ok", "okay", "passed", "correct", "approved":
			if i == 0 || !negates(ws[i-1].raw) {
				return true
			}
		}
	}
	return false
}

// reasons lists the separate complaints: each code's cause, then each part that is sure of its own.
func (r *reading) reasons() []Reason {
	var out []Reason
	add := func(text, slug string) {
		for _, o := range out {
			if o.Slug == slug {
				return
			}
		}
		out = append(out, Reason{Text: short(strings.TrimSpace(text), 300), Slug: slug})
	}
	for _, c := range r.codes {
		add(r.around(c), r.bestOf(c))
	}
	for _, p := range r.parts {
		if p.share >= 0.6 && p.slug[0] != '_' {
			add(p.text, p.slug)
		}
	}
	if len(out) == 0 && len(r.rank) > 0 {
		add(r.text, r.rank[0].Slug)
	}
	return out
}

// bestOf is the cause of a code that ranks first in this text.
func (r *reading) bestOf(c foundCode) string {
	rows := r.rowsFor(c)
	best := rows[0].Cause
	for _, ranked := range r.rank {
		for _, row := range rows {
			if row.Cause == ranked.Slug {
				return ranked.Slug
			}
		}
	}
	return best
}

// around is the line a code stands in.
func (r *reading) around(c foundCode) string {
	from := strings.LastIndexByte(r.text[:c.from], '\n') + 1
	to := strings.IndexByte(r.text[c.to:], '\n')
	if to < 0 {
		return r.text[from:]
	}
	return r.text[from : c.to+to]
}
