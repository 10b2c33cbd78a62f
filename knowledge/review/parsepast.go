package review

import (
	"slices"
	"strings"
)

// retold is a sentence as it stands in a text, and what is left of it without what was so before.
type retold struct{ was, is string }

// mostRetold is how many sentences of a text are taken for mended faults; who tells of more tells of something else.
const mostRetold = 50

// withoutPast leaves out what an agent tells of a fault that has been mended since: "the box used to be ticked and it's
// fixed", "last time it was bit.ly", and lists the sentences that it touched. Quotations are left whole.
func withoutPast(text string) (string, []retold) {
	var out []string
	var past []retold
	for line := range strings.SplitSeq(text, "\n") {
		sentences := sentencesOf(line)
		var kept []string
		for i, s := range sentences {
			is := presentOf(s)
			if i+1 < len(sentences) && (mends(sentences[i+1]) || tellsRefusal(s) && mendsRefusal(sentences[i+1])) {
				is = ""
			}
			if is != s && len(past) < mostRetold {
				past = append(past, retold{s, is})
				s = is
			}
			if s != "" {
				kept = append(kept, s)
			}
		}
		out = append(out, strings.Join(kept, " "))
	}
	return strings.Join(out, "\n"), past
}

// unreadPast reports the sentences that were left out, and takes what is left of them out of a remark, so that nobody is shown
// words that are not theirs.
func (p *parser) unreadPast(remarks string) string {
	for _, r := range p.past {
		p.unread(r.was)
		if r.is != "" {
			remarks = strings.Replace(remarks, r.is, "", 1)
		}
	}
	return remarks
}

// mends reports whether a sentence says that what the one before tells has been put right: "They added both."
func mends(s string) bool {
	t := newText(s)
	last, ok := t.find("they/she/he/it/we/i ..2 added/fixed/corrected/mended/replaced/changed/repaired ..1 both/it/that/them/this", "that/it has been/was fixed/mended/corrected/replaced/changed")
	return ok && last.first == 0
}

// mendsRefusal is mends for the reason of a refusal, which may be put right in more words: "They've had it rewritten."
func mendsRefusal(s string) bool {
	t := newText(s)
	last, ok := t.find("they've/they/she's/she/he's/he/we've/we/it's/that's ..4 rewritten/changed/fixed/replaced/corrected/updated/redone/mended", "they/she/he/we/it now give/gives/have/has/say/says/show/shows/use/uses", "it's/they're ..1 empty/gone/whole/complete now")
	return ok && last.first == 0
}

// tellsRefusal reports whether a sentence tells of a refusal and its reason.
func tellsRefusal(s string) bool {
	return newText(s).has("declined/rejected/refused/returned/decline/rejection/refusal")
}

// presentOf is a sentence without what was so before.
func presentOf(s string) string {
	t := newText(s)
	past, ok := t.find("used to", "last time", "old decline", "previous filing/version/decline/round", "first time/try/attempt", "turned down for/because", "in the past", "back then", "dinged ..3 for", "was/were declined/rejected/refused/returned ..2 for/because/since")
	if !ok || !t.has("now", "since", "fixed/mended/replaced/corrected/redone/changed/cleared/added/resolved", "they/she/he/we made/have/has one/it") && t.tokens[past.first].lower != "last" && t.tokens[past.first].lower != "back" {
		return s
	}
	if t.tokens[past.first].lower != "used" {
		if now, ok := t.find("now"); ok && now.first > past.last {
			return s[t.tokens[now.first].start:]
		}
		return ""
	}
	end, quotes := len(s), quotesOf(s)
	for i := past.last + 1; i < len(t.tokens); i++ {
		if slices.ContainsFunc(quotes, func(q quote) bool { return t.tokens[i].start >= q.start && t.tokens[i].start < q.end }) {
			continue
		}
		if t.tokens[i].clause != t.tokens[i-1].clause || t.tokens[i].lower == "and" && i+1 < len(t.tokens) && fits(t.tokens[i+1].lower, "it's/it/that's/that/they/now/we/he/she") {
			end = t.tokens[i].start
			break
		}
	}
	return strings.TrimSpace(s[:t.tokens[past.first].start] + s[end:])
}
