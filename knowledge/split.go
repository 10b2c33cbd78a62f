package knowledge

import "strings"

// part is a piece of a text that may hold a complaint of its own.
type part struct {
	text  string
	slug  string  // its likeliest class
	share float32 // that class's share
	from  int
}

// partShare is the share above which a part is a complaint of its own.
const partShare = 0.4

// mostParts is how many parts of a text are looked at on their own; the rest of a longer text counts as a whole only.
const mostParts = 40

// judge scores the text part by part, and as the sum of its parts.
func (r *reading) judge() {
	m := r.base.model
	r.own = r.base.knownWhole(fingerprint(r.words))
	r.whole.clear(m)
	r.gains = r.gains[:0]
	for start := 0; start < len(r.words); {
		end := start + 1
		for end < len(r.words) && !r.words[end].gap {
			end++
		}
		r.piece.clear(m)
		r.gains = m.add(&r.piece, r.extractor.features(r.words[start:end], start), r.gains)
		r.whole.join(&r.piece)
		r.part(start, end)
		start = end
	}
	if len(r.parts) == 1 {
		r.parts = nil
	}
	m.shares(&r.whole, r.shares)
}

// knownWhole is the class of a complaint that we know word for word, or "".
func (b *Base) knownWhole(print uint32) string {
	if slug, ok := b.told[print]; ok {
		return slug
	}
	if class, ok := b.model.seen.get(print); ok {
		return b.model.classes[class]
	}
	return ""
}

// part keeps a part's likeliest class. What is in order and what is too short is no complaint.
func (r *reading) part(start, end int) {
	list := r.words[start:end]
	if len(list) < 3 || len(r.parts) == mostParts || fine(list) {
		return
	}
	m := r.base.model
	m.shares(&r.piece, r.shares)
	best := 0
	for i, s := range r.shares {
		if s > r.shares[best] {
			best = i
		}
	}
	from, to := list[0].from, list[len(list)-1].to
	r.parts = append(r.parts, part{text: r.text[from:to], slug: m.classes[best], share: r.shares[best], from: from})
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
		if p.share >= partShare && p.slug[0] != '_' {
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
	best := c.rows[0].Cause
	for _, ranked := range r.rank {
		for _, row := range c.rows {
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
