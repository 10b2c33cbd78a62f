package views

import (
	"fmt"
	"strings"
)

// Help draws the table of commands, or one command with its examples.
func Help(v HelpValue) Message {
	s := &stack{}
	if v.One != nil {
		lines := []string{"`/tcr " + codeText(v.One.Usage) + "`: " + Inline(v.One.Does)}
		for _, e := range v.One.Examples {
			lines = append(lines, "• `/tcr "+codeText(e)+"`")
		}
		s.section(strings.Join(lines, "\n"))
		return s.message(strings.Join(lines, " "))
	}
	s.section("*Paste a rejection after `/tcr`* and I say what it means, how to fix it and what to write back. `/tcr` alone opens a form.")
	var lines []string
	for _, c := range v.Commands {
		lines = append(lines, fmt.Sprintf("• `/tcr %s`: %s", codeText(c.Usage), Inline(c.Does)))
	}
	s.long(strings.Join(lines, "\n"))
	s.context("In a thread, use the message's menu: *Diagnose rejection* or *Open TCR ticket*. `/tcr help list` shows examples for one command.")
	return s.message("Paste a rejection after /tcr. Commands: " + Inline(strings.Join(lines, " ")))
}

// Recent draws a person's own answers of the last seven days.
func Recent(list []RecentValue) Message {
	s := &stack{}
	if len(list) == 0 {
		text := "You have no answers from the last seven days. Paste a rejection after `/tcr` to get one."
		s.section(text)
		return s.message(text)
	}
	s.section("*Your recent answers*")
	s.recent(list)
	return s.message(fmt.Sprintf("Your recent answers: %d from the last seven days.", len(list)))
}

func (s *stack) recent(list []RecentValue) {
	for i, r := range list {
		text := "*" + Inline(r.Title) + "*\n" + Inline(Clamp(r.Snippet, 120)) + " · " + Moment(r.At)
		s.row(text, spoken(button(fmt.Sprintf("show-answer:%d", i), "Show", r.LookupID), "Show the answer: "+r.Title))
	}
}
