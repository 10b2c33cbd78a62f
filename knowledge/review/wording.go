package review

import "strings"

// optOutWords reports whether a message says how to stop: STOP and its like, or a plain "to opt out".
func optOutWords(t *text) bool {
	if t.inCapitals("stop") {
		return true
	}
	return t.has("reply/text/send/txt/responda/responde/texting ..3 stop/end/quit/cancel/unsubscribe/remove/optout/arret",
		"stop/end/quit/cancel to/2/= opt/end/stop/cancel/unsubscribe/quit/out/leave/optout", "stop para", "to opt out", "opt out", "unsubscribe", "stop to/anytime/2",
		"to stop/end/quit/cancel/unsubscribe ..5 stop/end/quit/cancel/unsubscribe", "stop stop", "or stop", "stop 2 end", "stop at any/anytime")
}

// inCapitals reports whether a keyword stands in the text in capitals, and is not named as lacking.
func (t *text) inCapitals(keyword string) bool {
	if t.empty() {
		return false
	}
	for _, i := range t.at[keyword] {
		if t.words(span{i, i}) == strings.ToUpper(keyword) && !t.lacking(span{i, i}) {
			return true
		}
	}
	return false
}
