package review

import (
	"strings"
	"unicode"
)

// names is how a business may be named in its own texts: the brand, its trade name, short forms and initials.
type names struct {
	known [][]string // each name as words in lower case without legal endings
	acro  []string   // initials, at least three, upper case
}

func newNames(name string, c Campaign) names {
	var n names
	for _, one := range []string{name, c.Brand, c.DBA} {
		words := nameWords(one)
		if len(words) == 0 {
			continue
		}
		n.known = append(n.known, words)
		var initials strings.Builder
		for _, w := range words {
			if !fits(w, "of/the/and/for") {
				initials.WriteByte(w[0])
			}
		}
		if initials.Len() >= 3 {
			n.acro = append(n.acro, strings.ToUpper(initials.String()))
		}
	}
	return n
}

// nameWords are a name's words in lower case, without "LLC", "Inc." and the like.
func nameWords(name string) []string {
	var out []string
	name, _, _ = strings.Cut(name, "(")
	for _, tok := range newText(name).tokens {
		if !fits(tok.lower, "llc/inc/co/corp/corporation/pllc/pc/pa/ltd/lp/llp/incorporated/limited/the/company/dba") {
			out = append(out, tok.lower)
		}
	}
	return out
}

// in reports whether a text names the business. A text in capitals elsewhere does not count: the words must be capitalized.
func (n names) in(t *text) bool {
	if t.empty() {
		return false
	}
	for _, words := range n.known {
		if n.wordsIn(t, words) {
			return true
		}
	}
	for _, a := range n.acro {
		for _, i := range t.at[strings.ToLower(a)] {
			if t.words(span{i, i}) == a {
				return true
			}
		}
	}
	return false
}

func (n names) wordsIn(t *text, words []string) bool {
	if joined := strings.Join(words, ""); len(words) > 1 && len(t.at[joined]) > 0 {
		return true
	}
	for k, w := range words {
		for _, i := range t.at[w] {
			if !unicode.IsUpper([]rune(t.raw[t.tokens[i].start:])[0]) && !digits(w) && upperName(words) {
				continue
			}
			if k == 0 && len(words) == 1 || k == 0 && len(w) > 3 && !commonName(w) {
				return true
			}
			if k+1 < len(words) && i+1 < len(t.tokens) && t.tokens[i+1].lower == words[k+1] {
				return true
			}
		}
	}
	return false
}

func upperName([]string) bool { return true }

// commonName marks first words that many businesses share; they name one only together with the next word.
func commonName(w string) bool {
	return fits(w, "city/town/county/village/state/first/national/american/united/north/south/east/west/northern/southern/eastern/western/blue/green/black/white/golden/silver/saint/mount/lake/river/valley/new/best/great/grand/royal/pure/true/smart/quick/easy/happy/open/family/friends/school/university/college/church/house/home/your/this/that/club/sample/central/community/department/office/center/international/global/general/main/street/street/little/three/four/five/seven/clear/bright/fresh/good/lucky/peak/next")
}

// named reports whether a text seems to say who sends it, where the business's name is not known.
func named(t *text) bool {
	if t.empty() {
		return false
	}
	if namePrefix(t.raw) != "" {
		return true
	}
	for i, tok := range t.tokens {
		if !t.properName(i) {
			continue
		}
		if i > 0 && t.tokens[i-1].sentence == tok.sentence || i+1 < len(t.tokens) && t.tokens[i+1].sentence == tok.sentence && t.properName(i+1) {
			return true
		}
	}
	return false
}

// properName reports whether a token looks like part of a name.
func (t *text) properName(i int) bool {
	tok := t.tokens[i]
	return tok.kind == word && len(tok.lower) > 2 && unicode.IsUpper([]rune(t.raw[tok.start:])[0]) && t.words(span{i, i}) != strings.ToUpper(tok.lower) &&
		!fits(tok.lower, "monday/tuesday/wednesday/thursday/friday/saturday/sunday/mon/tue/wed/thu/fri/sat/sun/january/february/march/april/may/june/july/august/september/october/november/december/jan/feb/mar/apr/jun/jul/aug/sep/oct/nov/dec/noon/stop/help/msg/msgs/message/messages/data/rates/reply/text/txt/thanks/thank/you/your/you're/you've/welcome/support/visit/call/frequency/terms/privacy/policy/std/start/yes/for/the/our/all/join/email/contact/please/this/hello/dear/no")
}

// named reports whether a text says who sends it, be it under the one other name that the samples use.
func (f *facts) named(t *text) bool { return f.ownNamed(t) || f.alias.in(t) }

// ownNamed is named by the brand's own names only.
func (f *facts) ownNamed(t *text) bool {
	if len(f.names.known) == 0 {
		return named(t)
	}
	return f.names.in(t) || nameSlot(t)
}

// nameSlot reports whether a text opens with a placeholder, for the sender's name as far as it tells: "[Brand]: …", but not
// "{{first_name}}, …".
func nameSlot(t *text) bool {
	if !strings.HasPrefix(t.raw, "[") && !strings.HasPrefix(t.raw, "{") {
		return false
	}
	end := strings.IndexAny(t.raw, "]}")
	return end < 0 || !newText(strings.ReplaceAll(t.raw[:end], "_", " ")).has("first/last/customer/client/patient/contact/guest/recipient/lead/member/firstname/fname/student/parent/template/body/message/dynamic/content")
}

// shortened reports whether a name is the business's with words cut short or left out: "Q&C Tutoring" for Quill & Compass
// Tutoring.
func (n names) shortened(name string) bool {
	short := nameWords(name)
	for _, words := range n.known {
		at := 0
		for _, w := range words {
			if at < len(short) && abbreviates(short[at], w) {
				at++
			}
		}
		if at == len(short) && at > 0 {
			return true
		}
	}
	return false
}

// nameOr is the business's name, or a bracketed question.
func (f *facts) nameOr() string {
	if f.name != "" {
		return f.name
	}
	return "[business name]"
}

// abbreviates reports whether a word is another one cut short, or with letters left out: "hts" for "heights".
func abbreviates(short, word string) bool {
	if strings.HasPrefix(word, short) {
		return true
	}
	if len(short) < 3 || short[0] != word[0] || short[len(short)-1] != word[len(word)-1] {
		return false
	}
	at := 0
	for i := 0; i < len(word) && at < len(short); i++ {
		if word[i] == short[at] {
			at++
		}
	}
	return at == len(short)
}
