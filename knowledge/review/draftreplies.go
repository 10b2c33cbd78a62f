package review

import (
	"regexp"
	"strings"
)

// reply is what comes back for a word.
type reply struct {
	word string // as it is texted, in capitals; "FIRST" for the first text every new person gets
	text string // "" if nothing comes back
}

type replies []reply

// readReplies reads `HELP: "…" STOP: "…" START: nothing`. A reply in quotation marks may hold anything.
func readReplies(answer string) replies {
	label := regexp.MustCompile(`\b([A-Za-z][A-Za-z0-9]{1,19})\s*(?::|->|=>|→|=|\bgives\b|\bbrings\b)\s*`)
	var out replies
	for answer != "" {
		at := label.FindStringSubmatchIndex(answer)
		if at == nil {
			break
		}
		word := strings.ToUpper(answer[at[2]:at[3]])
		known := fits(strings.ToLower(word), "help/stop/start/first") || answer[at[2]:at[3]] == word
		answer = answer[at[1]:]
		if !known {
			continue
		}
		var text string
		text, answer = replyText(answer, label)
		out = append(out, reply{word, text})
	}
	return out
}

// replyText takes a reply off the front: a quotation, or the words up to the next label or line.
func replyText(s string, label *regexp.Regexp) (text, rest string) {
	if q := quotesOf(s); len(q) > 0 && q[0].start == 0 {
		return strings.TrimSpace(q[0].text), s[q[0].end:]
	}
	end := len(s)
	if at := strings.IndexByte(s, '\n'); at >= 0 {
		end = at
	}
	for _, at := range label.FindAllStringSubmatchIndex(s[:end], -1) {
		word := s[at[2]:at[3]]
		if fits(strings.ToLower(word), "help/stop/start/first") && word == strings.ToUpper(word) {
			end = at[0]
			break
		}
	}
	text, rest = strings.Trim(s[:end], " \t,;"), s[end:]
	switch strings.ToLower(strings.Trim(text, ".! -")) {
	case "nothing", "none", "no", "no reply", "no answer", "nothing comes back", "nothing comes":
		return "", rest
	}
	return text, rest
}

// of finds what comes back for a word; known is false if the answer does not speak of it.
func (r replies) of(word string) (text string, known bool) {
	for _, one := range r {
		if one.word == word {
			return one.text, true
		}
	}
	return "", false
}

// joins lists the words, other than the three that always work, that bring a reply.
func (r replies) joins() []reply {
	var out []reply
	for _, one := range r {
		if !fits(strings.ToLower(one.word), "help/stop/start/first/end/quit/cancel/unsubscribe/stopall/revoke/optout/info/unstop") && one.text != "" {
			out = append(out, one)
		}
	}
	return out
}

// words lists the words out of a set that bring a reply, comma separated.
func (r replies) words(set string) string {
	var out []string
	for _, one := range r {
		if one.text != "" && fits(strings.ToLower(one.word), set) {
			out = append(out, one.word)
		}
	}
	return strings.Join(out, ",")
}
