package review

import (
	"fmt"
	"strings"
)

// ParseAnswers reads a file of answers: lines "question: answer", where the question is its id or number. Lines without one
// go on with the answer before. Lines that begin with # are remarks. It returns what stood before the first question.
func ParseAnswers(text string) (Answers, []string) {
	answers := Answers{}
	var unread []string
	var now QuestionID
	for line := range strings.Lines(strings.TrimPrefix(text, "\ufeff")) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if id, rest, ok := questionLabel(line); ok {
			now, line = id, rest
		}
		switch {
		case now == "":
			unread = append(unread, line)
		case line != "":
			answers[now] = strings.TrimSpace(answers[now] + "\n" + line)
		}
	}
	return answers, unread
}

func questionLabel(line string) (QuestionID, string, bool) {
	label, rest, ok := strings.Cut(line, ":")
	label = strings.ToLower(strings.Trim(label, " \t*-•.)"))
	if !ok || label == "" {
		return "", "", false
	}
	for i, q := range Questions() {
		if label == string(q.ID) || label == fmt.Sprint(i+1) {
			return q.ID, strings.TrimSpace(rest), true
		}
	}
	return "", "", false
}

// Has reports whether the question was answered with more than "I don't know".
func (a Answers) Has(id QuestionID) bool { return a.text(id) != "" }

// text is an answer, or "" for none.
func (a Answers) text(id QuestionID) string {
	text := strings.TrimSpace(a[id])
	switch strings.ToLower(strings.Trim(text, ".!?-– ")) {
	case "", "don't know", "i don't know", "unknown", "not sure", "tbd", "n/a":
		return ""
	}
	return text
}

// choice splits an answer into the choice it begins with, and the details.
func (a Answers) choice(id QuestionID) (choice, details string) {
	text := a.text(id)
	end := strings.IndexFunc(text, func(r rune) bool { return !startsWord(r) })
	if end < 0 {
		end = len(text)
	}
	word := strings.ToLower(text[:end])
	if !question(id).has(word) {
		word = choiceMeant(id, text)
		return word, text
	}
	return word, strings.TrimSpace(strings.TrimLeft(text[end:], ":,;.- \t\n"))
}

// choiceMeant reads a choice out of free words.
func choiceMeant(id QuestionID, text string) string {
	t := newText(text)
	for _, m := range []struct {
		id       QuestionID
		choice   string
		patterns []string
	}{
		{AskFirst, firstBoth, []string{"both", "sometimes", "either"}},
		{AskFirst, firstBusiness, []string{"we do", "we text/write/send/start", "us", "the business"}},
		{AskFirst, firstCustomer, []string{"customer/customers", "client/clients", "patient/patients", "they do", "they text/write", "people"}},
		{AskForm, formBox, []string{"box/checkbox"}},
		{AskForm, formCalls, []string{"calls only", "only ..2 calls", "call only"}},
		{AskForm, formPaper, []string{"paper"}},
		{AskForm, formSpoken, []string{"verbal/verbally/aloud/script"}},
		{AskForm, formNone, []string{"no", "nothing"}},
	} {
		if m.id == id && t.has(m.patterns...) {
			return m.choice
		}
	}
	return ""
}
