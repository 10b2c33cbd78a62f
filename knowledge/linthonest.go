package knowledge

import (
	"slices"
	"strings"
)

// honest holds the rules of what may be advised and asked: taking away or renaming is right only if what remains is true,
// and the customer's reply, which is often sent where others read along, asks for no secret numbers.
func (l *linter) honest(a Article) {
	for i, step := range slices.Concat(a.Steps, a.Fix) {
		if takesAway(step) && !strings.Contains(strings.ToLower(step), "only if ") {
			l.bad("steps", "%q (%d) takes something away: say \"only if …\" in the same step", short(step, 50), i+1)
		}
	}
	for _, sentence := range sentences(a.Reply) {
		if takesAway(sentence) && !strings.Contains(sentence, "only if ") {
			l.bad(replyField, "%q takes something away: say \"only if …\" in the same sentence", short(sentence, 50))
		}
	}
	l.secretless(replyField, a.Reply)
}

// takesAway says whether a text tells to take away or to rename, wherever in it that stands.
func takesAway(text string) bool {
	text = strings.ToLower(text)
	for _, lead := range []string{"remove", "delete", "reword", "rephrase", "rename", "drop", "take out", "change type", "change the type",
		"change the campaign type", "change the use case", "switch the type", "switch the use case"} {
		for from := 0; ; {
			at := strings.Index(text[from:], lead)
			if at < 0 {
				break
			}
			at += from
			from = at + len(lead)
			if !alnum(byteAt(text, at-1)) && !alnum(byteAt(text, from)) && !refusedWord(text[:at]) {
				return true
			}
		}
	}
	return false
}

// refusedWord says whether the text before a word advises against it: "do not delete", "edit rather than delete".
func refusedWord(before string) bool {
	before = strings.TrimRight(before, " ")
	return strings.HasSuffix(before, " not") || strings.HasSuffix(before, "n't") || strings.HasSuffix(before, "never") || strings.HasSuffix(before, "rather than")
}

// secretless finds sentences that ask for numbers which do not belong where others read along.
func (l *linter) secretless(field, text string) {
	for _, sentence := range sentences(text) {
		if asksSecret(sentence) {
			l.bad(field, "asks for a tax, account or card number: %q; leave it out", short(sentence, 60))
		}
	}
}

// sentences cuts text into sentences in lower case.
func sentences(text string) []string {
	var list []string
	for _, s := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return strings.ContainsRune(".?!\n", r) }) {
		if s = strings.TrimSpace(s); s != "" {
			list = append(list, s)
		}
	}
	return list
}

// asksSecret says whether a sentence in lower case asks for such a number. To warn of it, to explain it or to ask whether
// there is one is no such question.
func asksSecret(sentence string) bool {
	for _, other := range []string{"not ", "n't", "never", "without", "no ", "leave out", "whether"} {
		if strings.Contains(sentence, other) {
			return false
		}
	}
	asked := len(sentence)
	for _, verb := range []string{"send", "post ", "tell us", "give us", "share your", "share the", "provide", "reply with", "write us", "confirm", "need", "what is", "what's", "enter"} {
		if at := strings.Index(sentence, verb); at >= 0 {
			asked = min(asked, at)
		}
	}
	for _, secret := range []string{"tax number", "tax id", "your ein", "the ein", "social security", "ssn", "account number", "card number", "password"} {
		if strings.Contains(sentence[asked:], secret) {
			return true
		}
	}
	return false
}
