package review

import (
	"strings"
	"unicode"
)

// brandNamed finds the brand in free words: the name messages open with, a name with a company ending, or the capitalized
// name a remark begins with.
func (p *parser) brandNamed(prose string) string {
	votes := map[string]int{}
	best := ""
	for _, m := range append([]string{p.c.OptInMessage, p.c.OptOutMessage, p.c.HelpMessage}, p.c.Samples...) {
		if name := namePrefix(m); name != "" {
			votes[name]++
			if votes[name] > votes[best] || votes[name] == votes[best] && len(name) > len(best) {
				best = name
			}
		}
	}
	if name := registeredName(prose); name != "" && best == "" {
		return name
	}
	if name := companyName(prose); name != "" && (best == "" || strings.Contains(name, best) || sharesWord(name, best)) {
		return name
	}
	if best != "" {
		return best
	}
	return companyName(prose)
}

// registeredName is a quoted name that a remark says was entered as the brand.
func registeredName(prose string) string {
	for _, q := range quotesOf(prose) {
		if len(q.text) < 60 && upperFirst(q.text) && newText(prose[max(0, q.start-60):q.start]).endsAbout("registered/entered/filed/brand/named", 3) {
			return q.text
		}
	}
	return ""
}

// endsAbout reports whether one of the last n words, in the last sentence, is one of an element's.
func (t *text) endsAbout(element string, n int) bool {
	last := len(t.tokens) - 1
	for i := last; i >= 0 && i > last-n && t.tokens[i].sentence == t.tokens[last].sentence; i-- {
		if fits(t.tokens[i].lower, element) {
			return true
		}
	}
	return false
}

// companyName is the first capitalized name of two or more words that opens the text, follows "brand" or "for", or ends as
// companies do.
func companyName(prose string) string {
	words := strings.Fields(prose)
	for i := 0; i < len(words) && i < 400; i++ {
		run := nameRun(words[i:])
		if run == 0 {
			continue
		}
		name := strings.TrimRight(strings.Join(words[i:i+run], " "), ",;:)")
		name = strings.TrimSuffix(strings.Trim(strings.ReplaceAll(name, "’", "'"), `"“”'`), "'s")
		lead := ""
		if i > 0 {
			lead = strings.ToLower(strings.Trim(words[i-1], ":,\"("))
		}
		ending := strings.ToLower(strings.Trim(words[i+run-1], ".,;:)\""))
		opens := i > 0 && strings.IndexByte(".?!", words[i-1][len(words[i-1])-1]) >= 0
		possessive := strings.HasSuffix(words[i+run-1], "'s") || strings.HasSuffix(words[i+run-1], "s'")
		if run >= 2 && (i == 0 || opens && possessive || fits(lead, "brand/is/for/company/business/client/customer/entered/it's") || fits(ending, "llc/inc/corp/co/pllc/ltd/pc/pa/lp/llp/foundation/society/association")) {
			return name
		}
		i += run - 1
	}
	return ""
}

// nameRun counts the words of a capitalized name at the start of words.
func nameRun(words []string) int {
	n := 0
	for n < len(words) && n < 8 {
		w := strings.TrimLeft(words[n], `"“'(`)
		if w == "" || n > 0 && w != words[n] {
			break
		}
		r := []rune(w)[0]
		joiner := n > 0 && n+1 < len(words) && fits(strings.ToLower(w), "&/of/and/the/for/de") && upperFirst(words[n+1])
		if !unicode.IsUpper(r) && !joiner {
			break
		}
		if n == 0 && fits(strings.ToLower(strings.Trim(w, ".,:")), "the/a/an/i/we/they/it/can/quick/question/new/brand/sample/samples/their/our/use/opt/help/stop/cta/description/text/hi/hello/website/this/that/is/my/these/please/customer/customers/people/first/how/what/someone/links/reply/no/yes/also/there/if/when/after/mobile") {
			break
		}
		n++
		if strings.IndexByte(".,;:)\"", words[n-1][len(words[n-1])-1]) >= 0 && !fits(strings.ToLower(w), "co./inc./st./dr./mt.") {
			break
		}
	}
	return n
}

func upperFirst(w string) bool {
	for _, r := range w {
		return unicode.IsUpper(r)
	}
	return false
}

func sharesWord(a, b string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(b)) {
		if len(w) > 3 && strings.Contains(strings.ToLower(a), w) {
			return true
		}
	}
	return false
}
