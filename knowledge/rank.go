package knowledge

import (
	"cmp"
	"slices"
	"strings"
)

// ranking is the list of candidate causes while it is made; each cause stands in it once.
type ranking []Ranked

func (l *ranking) add(slug string, score float32) {
	for i := range *l {
		if (*l)[i].Slug == slug {
			(*l)[i].Score += float64(score)
			return
		}
	}
	*l = append(*l, Ranked{Slug: slug, Score: float64(score)})
}

// atLeast lifts a cause to a score.
func (l *ranking) atLeast(slug string, score float32) {
	for i := range *l {
		if (*l)[i].Slug == slug {
			(*l)[i].Score = max((*l)[i].Score, float64(score))
			return
		}
	}
	*l = append(*l, Ranked{Slug: slug, Score: float64(score)})
}

// tiny is the share below which a cause is no candidate.
const tiny = 0.002

// ranking joins what the words say with what the codes say, best first.
func (r *reading) ranking() []Ranked {
	list := make(ranking, 0, 24)
	for i, c := range r.base.model.classes {
		if c[0] != '_' && r.shares[i] > tiny {
			list = append(list, Ranked{Slug: c, Score: float64(r.shares[i])})
		}
	}
	best := float32(0)
	for _, c := range list {
		best = max(best, float32(c.Score))
	}
	for _, p := range r.parts {
		if p.share > partShare && p.slug[0] != '_' {
			list.atLeast(p.slug, min(0.4*p.share, 0.9*best)) // what one part says alone does not outdo the whole
		}
	}
	if p := r.lone(list); p != nil {
		list.atLeast(p.slug, 1.05*best)
	}
	r.addTaught(&list)
	r.addCodes(&list)
	r.addChoices(&list)
	if r.own != "" && r.own[0] != '_' {
		list.add(r.own, 1)
	}
	slices.SortFunc(list, func(x, y Ranked) int {
		return cmp.Or(cmp.Compare(y.Score, x.Score), strings.Compare(x.Slug, y.Slug))
	})
	return list
}

// A text of so many parts is long: much of it is talk. A part of so great a share is a plain complaint.
const (
	longText  = 6
	loneShare = 0.8
)

// lone is the plainest complaint of a long text whose sum names a cause that no part of it does, or nil.
func (r *reading) lone(list ranking) *part {
	plain := r.plainest()
	if plain == nil {
		return nil
	}
	best := ""
	var most float64
	for _, c := range list {
		if c.Score > most {
			best, most = c.Slug, c.Score
		}
	}
	for _, p := range r.parts {
		if p.slug == best && p.share >= partShare {
			return nil
		}
	}
	return plain
}

// plainest is the part of a long text that most plainly names a cause, or nil.
func (r *reading) plainest() *part {
	var plain *part
	for i := range r.parts {
		p := &r.parts[i]
		if p.slug[0] != '_' && p.share >= loneShare && (plain == nil || p.share > plain.share) {
			plain = p
		}
	}
	if len(r.parts) < longText {
		return nil
	}
	return plain
}

// addCodes gives each code one vote, shared among the causes its rows name: a row of the provider at hand counts, where
// there is one, and among the rest the words decide.
func (r *reading) addCodes(list *ranking) {
	for i, c := range r.codes {
		var causes ranking
		var total float32
		for _, row := range c.rows {
			causes.atLeast(row.Cause, 0.02+r.share(row.Cause))
		}
		for _, cause := range causes {
			total += float32(cause.Score)
		}
		vote := float32(1)
		if !c.sure {
			vote = 0.6
		}
		vote -= 0.001 * float32(i) // the first code named comes first
		for _, cause := range causes {
			list.add(cause.Slug, vote*float32(cause.Score)/total)
		}
	}
}

// rowsFor narrows a code's rows to the provider named in the text or known, else to the team's own.
func (r *reading) rowsFor(c foundCode) []Code {
	if len(c.rows) < 2 {
		return c.rows
	}
	var names []string
	if r.hints.Provider != "" {
		names = append(names, r.hints.Provider)
	}
	for _, n := range r.named {
		names = append(names, n.name)
	}
	for _, n := range append(names, r.hints.Own...) {
		if own := rowsOf(c.rows, ProviderName(n)); len(own) > 0 {
			return own
		}
		for _, issuer := range r.base.issuersOf(ProviderName(n)) {
			if own := rowsOf(c.rows, issuer); len(own) > 0 {
				return own
			}
		}
	}
	return c.rows
}

// addChoices lets a person's answer to a question outweigh everything but a code.
func (r *reading) addChoices(list *ranking) {
	for _, c := range r.hints.Chosen {
		if r.base.knows(c.Cause) {
			list.add(c.Cause, 0.9)
		}
	}
}
