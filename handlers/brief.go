package handlers

import (
	"strings"
	"unicode"
)

// briefWords is how long a chat message may become with a second request.
const briefWords = 55

// brief is a reply in the length of a chat message: what was wrong, and what the customer is asked to do. It is "" where the reply is short already
// or a list.
func brief(reply string) string {
	greeting, body, found := strings.Cut(strings.TrimSpace(reply), "\n\n")
	if !found {
		greeting, body = "", reply
	}
	all := sentences(body)
	if len(all) < 4 || strings.Contains(body, "1)") || strings.Contains(body, "1.") { // a list is not shortened
		return ""
	}
	out := []string{all[0]}
	for _, s := range all[1:] {
		short := len(strings.Fields(strings.Join(out, " ")+" "+s)) <= briefWords
		if asks(s) && (len(out) == 1 || len(out) == 2 && short) {
			out = append(out, s)
		}
	}
	if len(out) == 1 {
		return ""
	}
	return strings.TrimSpace(greeting + "\n" + strings.Join(out, " "))
}

// asks tells whether a sentence of a reply asks the customer for something.
func asks(sentence string) bool {
	lower := strings.ToLower(sentence)
	for _, word := range []string{"please", "could you", "can you", "send us", "send me", "tell us", "tell me", "let us know"} {
		if strings.Contains(lower, word) {
			return true
		}
	}
	return strings.HasSuffix(sentence, "?")
}

// sentences cuts prose at its full stops and questions. "2 p.m." and "555.0100" are no ends: one is followed by a capital.
func sentences(text string) []string {
	text = strings.Join(strings.Fields(text), " ")
	var out []string
	begin := 0
	for i, r := range text {
		if r != '.' && r != '?' && r != '!' || i+2 >= len(text) || text[i+1] != ' ' || !unicode.IsUpper(rune(text[i+2])) {
			continue
		}
		out = append(out, text[begin:i+1])
		begin = i + 2
	}
	return append(out, text[begin:])
}
