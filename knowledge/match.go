package knowledge

import (
	"slices"
	"strings"
)

// maxText is how much of a text is read; people paste whole mail threads, and the reason is not on page twenty.
const maxText = 40_000

// cutTo is a text's first bytes, without half a character.
func cutTo(text string, most int) string {
	if len(text) > most {
		return strings.ToValidUTF8(text[:most], "")
	}
	return text
}

// Match finds the causes a text complains of. It never fails: a text without an answer gets VerdictNone or VerdictUnsure
// and a Sort that says why. The cost is about linear in the text's length.
func (b *Base) Match(text string, hints Hints) Match {
	work := b.borrow()
	defer b.giveBack(work)
	r := reading{base: b, workspace: work, hints: hints, text: clean(cutTo(text, maxText))}
	r.words = appendWords(r.words[:0], r.text, b.model.stems)
	b.model.correct(r.words)
	r.tokens = codeTokens(r.tokens[:0], r.text)
	m := Match{Verdict: VerdictNone, Sort: SortEmpty, CampaignIDs: campaignIDs(r.words)}
	r.codes, r.unknown = b.codesIn(r.text, r.words, r.tokens)
	r.named = b.providersIn(r.words)
	m.Provider = r.provider()
	if len(r.words) == 0 && len(r.codes) == 0 {
		return m
	}
	for i := range r.codes {
		r.codes[i].rows = r.rowsFor(r.codes[i])
	}
	r.judge()
	r.rank = r.ranking()
	r.answer(&m)
	return m
}

// reading is the work on one text.
type reading struct {
	*workspace
	base    *Base
	hints   Hints
	text    string    // cleaned
	named   []mention // the providers it names
	codes   []foundCode
	unknown []foundCode
	parts   []part // its separate complaints
	own     string // class, when the text is one of our own examples
	rank    []Ranked
}

func (r *reading) provider() string {
	if r.hints.Provider != "" {
		return ProviderName(r.hints.Provider)
	}
	if len(r.named) > 0 {
		return r.named[0].name
	}
	return ""
}

// share is the whole text's share of a class. Shares holds them all once the text is judged.
func (r *reading) share(class string) float32 {
	if i, ok := slices.BinarySearch(r.base.model.classes, class); ok {
		return r.shares[i]
	}
	return 0
}

// outside sums up the shares of everything out of scope, and gives the likeliest area.
func (r *reading) outside() (total float32, area string) {
	var most float32
	for i, c := range r.base.model.classes {
		if name, ok := strings.CutPrefix(c, classNone); ok {
			total += r.shares[i]
			if r.shares[i] > most {
				most, area = r.shares[i], strings.TrimPrefix(name, ":")
			}
		}
	}
	return total, area
}

// campaignIDs finds registry campaign ids: C and six or more letters and digits, at least one of them a digit.
func campaignIDs(list []word) []string {
	var ids []string
	for _, w := range list {
		if len(w.raw) != 7 || w.raw[0] != 'c' {
			continue
		}
		id := strings.ToUpper(w.raw)
		if strings.ContainsAny(id[1:], "0123456789") && !strings.HasPrefix(id, "CR") && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}
