package knowledge

import (
	"slices"
	"strings"
)

// part is a piece of a text that may hold a complaint of its own.
type part struct {
	text  string
	slug  string  // its likeliest class
	share float32 // that class's share
	from  int
}

// partShare is the share above which a part is a complaint of its own.
const partShare = 0.4

// mostSaid is how many parts of a text are kept to tell what is said again.
const mostSaid = 200

// mostParts is how many parts of a text are looked at on their own; the rest of a longer text counts as a whole only.
const mostParts = 40

// judge scores the text part by part, and as the sum of its parts. A part that was said before counts once, and what is
// quoted from earlier mail counts less: neither may outvote the one line that gives the reason.
func (r *reading) judge() {
	m := r.base.model
	r.own = r.base.knownWhole(fingerprint(r.words))
	r.whole.clear(m)
	r.gains, r.said = r.gains[:0], r.said[:0]
	seen, weight := 0, float32(1)
	for start := 0; start < len(r.words); {
		end := start + 1
		for end < len(r.words) && !r.words[end].gap {
			end++
		}
		at := r.words[start].from
		if i := strings.LastIndexByte(r.text[seen:at], '\n'); i >= 0 || start == 0 {
			weight = r.weight(seen + i + 1)
		}
		seen = at
		if r.isNew(start, end) {
			from := len(r.gains)
			r.gains = m.look(&r.whole, r.extractor.features(r.words[start:end], start), r.gains)
			r.part(start, end, r.gains[from:])
			r.whole.join(&r.piece, weight)
		}
		start = end
	}
	if len(r.parts) == 1 && !slices.ContainsFunc(r.codes, r.joined) {
		r.parts = nil
	}
	m.shares(&r.whole, r.shares)
}

// isNew says whether the text did not hold these words before as a part of their own. Past mostSaid parts every one is new.
func (r *reading) isNew(start, end int) bool {
	if len(r.said) == mostSaid {
		return true
	}
	print := uint32(fnvOffset)
	for i := start; i < end; i++ {
		print = hashOf(kindWord, print, r.words[i].key)
	}
	if slices.Contains(r.said, print) {
		return false
	}
	r.said = append(r.said, print)
	return true
}

// quotedWeight is what a line counts that begins with >, as mail programs quote.
const quotedWeight = 0.5

// weight is what the parts of a line count.
func (r *reading) weight(line int) float32 {
	if strings.HasPrefix(strings.TrimLeft(r.text[line:], " "), ">") {
		return quotedWeight
	}
	return 1
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

// part sums up a part, and keeps its likeliest class or those of its halves. What is in order and what is too short is no
// complaint.
func (r *reading) part(start, end int, gains []gain) {
	r.piece.clear(r.base.model)
	if end-start < leastWords || len(r.parts) >= mostParts || fine(r.words[start:end]) {
		r.base.model.sum(&r.piece, gains, start, end)
		return
	}
	if halves := r.halves(start, end, gains); len(halves) > 1 {
		r.parts = append(r.parts, halves...)
		return
	}
	r.parts = append(r.parts, r.likeliest(&r.piece, start, end, partShare))
}

// likeliest names the class that a piece speaks for. A share below least is not worked out.
func (r *reading) likeliest(e *evidence, start, end int, least float32) part {
	class, share := r.base.model.best(e, r.shares, least)
	from, to := r.words[start].from, r.words[end-1].to
	return part{text: r.text[from:to], slug: r.base.model.classes[class], share: share, from: from}
}

// A half of a part must have so many words and so great a share; a part has at most so many.
const (
	leastWords = 3
	halfShare  = 0.5
	mostHalves = 8
)

// halves cuts a part at its commas and its "and", sums up piece by piece, and gives the pieces that complain of different
// causes.
func (r *reading) halves(start, end int, gains []gain) []part {
	m := r.base.model
	var found []part
	for n, a := 1, start; a < end; n++ {
		b := end
		if n < mostHalves {
			b = r.cut(a, end)
		}
		if a == start && b == end {
			m.sum(&r.piece, gains, start, end)
			return nil
		}
		r.half.clear(m)
		m.sum(&r.half, gains, a, b)
		r.piece.join(&r.half, 1)
		half := r.likeliest(&r.half, a, b, halfShare)
		if half.share >= halfShare && half.slug[0] != '_' && !slices.ContainsFunc(found, func(p part) bool { return p.slug == half.slug }) {
			found = append(found, half)
		}
		a = b
	}
	return found
}

// cut gives the index of the word at which the next half begins, or end.
func (r *reading) cut(from, end int) int {
	for i := from + leastWords; i+leastWords <= end; i++ {
		if r.cuts(i) {
			return i
		}
	}
	return end
}

// cuts says whether a second complaint may begin at a word.
func (r *reading) cuts(i int) bool {
	w := &r.words[i]
	return w.pause || w.raw == "and" || w.raw == "nor"
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
		if p.share >= partShare && p.slug[0] != '_' && !r.explainsCode(p) {
			add(p.text, p.slug)
		}
	}
	if len(out) == 0 && len(r.rank) > 0 {
		add(r.text, r.rank[0].Slug)
	}
	return out
}

// explainsCode says whether a part holds a code or stands right behind one: "2135: no rates notice". It is no complaint
// beside the code's.
func (r *reading) explainsCode(p part) bool {
	for _, c := range r.codes {
		if c.to <= p.from && strings.TrimSpace(r.text[c.to:p.from]) == ":" {
			return true
		}
		if r.joined(c) {
			continue
		}
		if c.from >= p.from && c.from < p.from+len(p.text) {
			return true
		}
		if c.to <= p.from && strings.Trim(r.text[c.to:p.from], " :-()[].\"'") == "" {
			return true
		}
	}
	return false
}

// joined says whether a code stands beside a complaint of its own: "30909 and the site was down", "the site was down and we
// got 30909".
func (r *reading) joined(c foundCode) bool {
	i, _ := slices.BinarySearchFunc(r.words, c.to, func(w word, at int) int { return w.from - at })
	if i+1 < len(r.words) && joinsComplaints(r.words[i].raw) && !digits(r.words[i+1].raw) {
		return true
	}
	for i--; i > 0 && !r.words[i].gap; i-- {
		before := &r.words[i-1]
		if joinsComplaints(before.raw) {
			return i > 1
		}
		if !before.stop && !labelWord(before.raw) {
			return false
		}
	}
	return false
}

func joinsComplaints(s string) bool { return s == "and" || turns(s) }

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
