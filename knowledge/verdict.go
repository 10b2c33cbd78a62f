package knowledge

import (
	"slices"
	"strings"
)

// The thresholds were read off complaints that the model was not fitted from: above them an answer was right at least 97
// times in 100 (high) and seven times in ten (medium). With a rival closer than sureLead, no more than three in four were.
const (
	sureShare    = 0.70
	sureLead     = 0.50
	likelyShare  = 0.25
	leastShare   = 0.04 // below it nothing here fits
	outsideShare = 0.24 // above it a text is out of scope,
	doubtShare   = 0.07 // and above it no answer is sure
	ventShare    = 0.15
)

// answer fills in verdict, sort, ranked causes, reasons and the question.
func (r *reading) answer(m *Match) {
	outside, area := r.outside()
	coded := len(r.codes) > 0
	for _, u := range r.unknown {
		m.Unknown = append(m.Unknown, strings.ToUpper(u.key))
	}
	for _, c := range r.codes {
		m.Codes = append(m.Codes, c.rows...)
	}
	switch {
	case !coded && (strings.HasPrefix(r.own, classNone) || r.isOutside(outside) || delivery(r.unknown)):
		m.Verdict, m.Sort, m.Area = VerdictNone, SortOutOfScope, area
		if delivery(r.unknown) {
			m.Area = "delivery"
		}
		return
	case !coded && (r.own == classVent || r.isVent() && !r.topical() || onlyLabels(r.words)):
		m.Verdict, m.Sort = VerdictUnsure, SortVent
		r.causes(m)
		r.cap(m, Low)
		return
	}
	m.Sort = SortReason
	r.causes(m)
	m.Reasons = r.reasons()
	r.verdict(m)
	if m.Best() == "process-generic" && !coded {
		m.Sort = SortBoilerplate
		m.Verdict = VerdictUnsure
		r.cap(m, Medium)
	}
	if !coded && r.own == "" && len(r.hints.Chosen) == 0 && (r.isVent() || onlyTopics(r.words)) {
		m.Sort, m.Verdict = SortReason, VerdictUnsure
		r.cap(m, Medium)
	}
	if coded && len(r.named) == 0 && r.isOutside(outside) { // "error 1103" of a printer is no refusal
		m.Verdict = VerdictUnsure
		r.cap(m, Medium)
	}
	if m.Verdict == VerdictUnsure {
		m.Question = r.question(m)
	}
}

func (r *reading) causes(m *Match) {
	for i, ranked := range r.rank {
		if i == 5 || ranked.Score < 0.01 {
			break
		}
		ranked.Why = r.why(ranked.Slug)
		ranked.Confidence = r.confidence(i)
		m.Causes = append(m.Causes, ranked)
	}
}

// isOutside says whether more speaks for a text being out of scope than for any cause.
func (r *reading) isOutside(outside float32) bool {
	known := r.own != "" && r.own[0] != '_'
	if known || r.plainest() != nil || r.strange() {
		return false
	}
	return outside > outsideShare || outside > 0.6*outsideShare && (len(r.rank) == 0 || float64(outside) > r.rank[0].Score)
}

// isVent says whether a refusal without a reason is likelier than any cause.
func (r *reading) isVent() bool {
	vent := r.share(classVent)
	return vent > ventShare || vent > 0.5*ventShare && (len(r.rank) == 0 || float64(vent) > r.rank[0].Score)
}

// topical says whether a short refusal names what it is about, such as "declined: opt-in": there is a question to ask.
func (r *reading) topical() bool {
	return len(r.words) <= 8 && slices.ContainsFunc(r.words, func(w word) bool { return topicWord(w.raw) })
}

// doubtful says whether a text without a code may have no cause at all.
func (r *reading) doubtful() bool {
	outside, _ := r.outside()
	return len(r.codes) == 0 && r.own == "" && (r.strange() || outside > doubtShare || r.share(classVent) > doubtShare ||
		slices.ContainsFunc(r.words, func(w word) bool { return otherOrder(w.raw) }))
}

// strange says whether half of a text's words are unknown: another language, or no language.
func (r *reading) strange() bool {
	unknown := 0
	for _, w := range r.words {
		if !w.known {
			unknown++
		}
	}
	return unknown*2 >= len(r.words)
}

// cap lowers every confidence above most.
func (r *reading) cap(m *Match, most Confidence) {
	for i := range m.Causes {
		if most == Low || m.Causes[i].Confidence == High {
			m.Causes[i].Confidence = most
		}
	}
}

// confidence judges the i-th ranked cause by its score and its lead over the next.
func (r *reading) confidence(i int) Confidence {
	score, next := r.rank[i].Score, 0.0
	if i+1 < len(r.rank) {
		next = r.rank[i+1].Score
	}
	several := len(r.codes) > 1
	switch {
	case i == 0 && score >= sureShare && (score-next >= sureLead || several) && !r.doubtful():
		return High
	case score >= likelyShare:
		return Medium
	}
	return Low
}

func (r *reading) verdict(m *Match) {
	switch {
	case len(m.Causes) == 0:
		m.Verdict, m.Sort = VerdictNone, SortUnknown
	case m.Causes[0].Score < leastShare:
		m.Verdict, m.Sort = VerdictNone, SortUnknown
	case r.chosen(m.Best()):
		m.Verdict = VerdictMatch
	case m.Causes[0].Confidence == Low:
		m.Verdict = VerdictUnsure
	case m.Causes[0].Confidence == Medium && len(m.Causes) > 1 && m.Causes[1].Score > m.Causes[0].Score*0.6 && len(m.Reasons) < 2:
		m.Verdict = VerdictUnsure
	default:
		m.Verdict = VerdictMatch
	}
}

// chosen reports whether a person's answer to a question led to a cause.
func (r *reading) chosen(slug string) bool {
	return slices.ContainsFunc(r.hints.Chosen, func(c Choice) bool { return c.Cause == slug })
}

// question takes the first question of the leading articles whose answers tell the first candidates apart.
func (r *reading) question(m *Match) *Question {
	first := m.Causes[:min(3, len(m.Causes))]
	for _, c := range first {
		for _, q := range r.base.articles[c.Slug].Questions {
			hits := 0
			for _, a := range q.Answers {
				if slices.ContainsFunc(first, func(o Ranked) bool { return o.Slug == a.Cause }) {
					hits++
				}
			}
			if hits >= 2 {
				return &q
			}
		}
	}
	for _, c := range first[:min(1, len(first))] {
		if qs := r.base.articles[c.Slug].Questions; len(qs) > 0 {
			return &qs[0]
		}
	}
	return nil
}

// delivery says whether an unknown code is one of the carriers' delivery errors after approval: Twilio's 30001 to 30008
// and 21610 to 21614, Telnyx's 40300 and its like.
func delivery(unknown []foundCode) bool {
	for _, u := range unknown {
		switch {
		case len(u.key) == 5 && u.key >= "30001" && u.key <= "30008", u.key >= "21610" && u.key <= "21614", len(u.key) == 5 && u.key >= "40001" && u.key <= "40399":
			return true
		}
	}
	return false
}

// why names the words and codes that spoke most for a cause.
func (r *reading) why(slug string) []string {
	var out []string
	for _, c := range r.codes {
		if slices.ContainsFunc(c.rows, func(row Code) bool { return row.Cause == slug }) {
			out = append(out, "code "+strings.ToUpper(c.key))
		}
	}
	for _, w := range r.weightiest(slug) {
		if len(out) == 5 {
			break
		}
		if !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

// mostWeighty is how many words are named as the reason of an answer.
const mostWeighty = 4

// weightiest lists the words that added most to a cause, in the order of the text, neighbors joined.
func (r *reading) weightiest(slug string) []string {
	m := r.base.model
	class, ok := slices.BinarySearch(m.classes, slug)
	if !ok {
		return nil
	}
	gain := make([]float32, len(r.words))
	for _, g := range r.gains {
		gain[g.word] += g.scale * m.weight(g.row, class)
	}
	order := make([]int, 0, mostWeighty+1)
	for i, g := range gain {
		if g <= 0 || r.words[i].stop {
			continue
		}
		at := len(order)
		for at > 0 && gain[order[at-1]] < g {
			at--
		}
		if at < mostWeighty {
			order = slices.Insert(order, at, i)[:min(len(order)+1, mostWeighty)]
		}
	}
	slices.Sort(order)
	return r.join(order)
}

// join turns word positions into the text they stand for, neighbors in one piece.
func (r *reading) join(order []int) []string {
	var out []string
	for i := 0; i < len(order); {
		j := i
		for j+1 < len(order) && order[j+1]-order[j] <= 2 && !r.words[order[j+1]].gap {
			j++
		}
		out = append(out, r.text[r.words[order[i]].from:r.words[order[j]].to])
		i = j + 1
	}
	return out
}
