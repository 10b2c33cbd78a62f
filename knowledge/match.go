package knowledge

import (
	"cmp"
	"slices"
	"strings"
)

// maxText is how much of a text is read; people paste whole mail threads, and the reason is not on page twenty.
const maxText = 40_000

// Match finds the causes a text complains of. It never fails: a text without an answer gets VerdictNone or VerdictUnsure
// and a Sort that says why. The cost is about linear in the text's length.
func (b *Base) Match(text string, hints Hints) Match {
	if len(text) > maxText {
		text = strings.ToValidUTF8(text[:maxText], "")
	}
	r := reading{base: b, hints: hints, text: clean(text)}
	r.words = words(r.text)
	m := Match{Verdict: VerdictNone, Sort: SortEmpty, CampaignIDs: campaignIDs(r.words)}
	r.codes, r.unknown = b.codesIn(r.text)
	m.Provider = r.provider()
	if len(r.words) == 0 && len(r.codes) == 0 {
		return m
	}
	r.judge()
	r.answer(&m)
	return m
}

// reading is the work on one text.
type reading struct {
	base    *Base
	hints   Hints
	text    string // cleaned
	words   []word
	codes   []foundCode
	unknown []foundCode
	whole   []float32 // the model's shares for the whole text
	parts   []part    // its separate complaints
	own     string    // slug, when the text is one of our own examples
	rank    []Ranked
}

func (r *reading) provider() string {
	if r.hints.Provider != "" {
		return ProviderName(r.hints.Provider)
	}
	if named := r.base.providersIn(r.text); len(named) > 0 {
		return named[0].name
	}
	return ""
}

// judge scores the text as a whole and part by part.
func (r *reading) judge() {
	m := r.base.model
	list := features(r.words)
	r.whole = make([]float32, len(m.classes))
	m.scores(list, r.whole)
	r.own = r.base.seen[fingerprint(r.text)]
	r.parts = r.split()
	r.rank = r.ranking()
}

// share is the whole text's share of a class.
func (r *reading) share(class string) float32 {
	if i, ok := slices.BinarySearch(r.base.model.classes, class); ok {
		return r.whole[i]
	}
	return 0
}

// outside sums up the shares of everything out of scope, and gives the likeliest area.
func (r *reading) outside() (total float32, area string) {
	var most float32
	for i, c := range r.base.model.classes {
		if name, ok := strings.CutPrefix(c, classNone); ok {
			total += r.whole[i]
			if r.whole[i] > most {
				most, area = r.whole[i], strings.TrimPrefix(name, ":")
			}
		}
	}
	return total, area
}

// ranking joins what the words say with what the codes say, best first.
func (r *reading) ranking() []Ranked {
	score := map[string]float32{}
	for i, c := range r.base.model.classes {
		if c[0] != '_' {
			score[c] = r.whole[i]
		}
	}
	for _, p := range r.parts {
		if p.share > 0.5 && p.slug[0] != '_' {
			score[p.slug] = max(score[p.slug], 0.6*p.share)
		}
	}
	r.addCodes(score)
	r.addChoices(score)
	if r.own != "" && r.own[0] != '_' {
		score[r.own] += 1
	}
	list := make([]Ranked, 0, len(score))
	for slug, s := range score {
		list = append(list, Ranked{Slug: slug, Score: float64(s)})
	}
	slices.SortFunc(list, func(x, y Ranked) int {
		return cmp.Or(cmp.Compare(y.Score, x.Score), strings.Compare(x.Slug, y.Slug))
	})
	return list
}

// addCodes gives each code one vote, shared among the causes its rows name: a row of the provider at hand counts, where
// there is one, and among the rest the words decide.
func (r *reading) addCodes(score map[string]float32) {
	for i, c := range r.codes {
		rows := r.rowsFor(c)
		causes := map[string]float32{}
		var total float32
		for _, row := range rows {
			if _, there := causes[row.Cause]; !there {
				causes[row.Cause] = 0.02 + r.share(row.Cause)
			}
			causes[row.Cause] += 0.004
		}
		for _, w := range causes {
			total += w
		}
		vote := float32(1)
		if !c.sure {
			vote = 0.6
		}
		vote -= 0.001 * float32(i) // the first code named comes first
		for slug, w := range causes {
			score[slug] += vote * w / total
		}
	}
}

// rowsFor narrows a code's rows to the provider named in the text or known, else to the team's own.
func (r *reading) rowsFor(c foundCode) []Code {
	names := []string{}
	if r.hints.Provider != "" {
		names = append(names, r.hints.Provider)
	}
	for _, n := range r.base.providersIn(r.text) {
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
func (r *reading) addChoices(score map[string]float32) {
	for _, c := range r.hints.Chosen {
		if r.base.knows(c.Cause) {
			score[c.Cause] += 0.9
		}
	}
}

// campaignIDs finds registry campaign ids: C and six or more letters and digits, at least one of them a digit.
func campaignIDs(list []word) []string {
	var ids []string
	for _, w := range list {
		id := strings.ToUpper(w.raw)
		if len(id) == 7 && id[0] == 'C' && strings.ContainsAny(id[1:], "0123456789") && !strings.HasPrefix(id, "CR") && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}
