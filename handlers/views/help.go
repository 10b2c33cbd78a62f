package views

import (
	"fmt"
	"slices"
	"strings"
)

// Help draws the table of commands, or one command with its examples.
func Help(v HelpValue) Message {
	s := &stack{}
	if v.One != nil {
		line := commandLine(*v.One)
		var examples strings.Builder
		examples.WriteString("For example:")
		for _, e := range v.One.Examples {
			examples.WriteString("\n`/tcr " + codeText(Clamp(e, 200)) + "`")
		}
		s.section(line + "\n" + examples.String())
		return s.message(line + " " + strings.ReplaceAll(examples.String(), "\n", " "))
	}
	head := "*Paste a rejection after `/tcr`* and I say what it means, how to fix it and what to write back. `/tcr` alone opens a form."
	s.section(head)
	var lines []string
	for _, g := range grouped(v.Commands) {
		if g[0].Group != "" {
			lines = append(lines, "*"+Inline(g[0].Group)+"*")
		}
		for _, c := range g {
			lines = append(lines, "• "+commandLine(c))
		}
	}
	s.long(strings.Join(lines, "\n"))
	s.context("In a thread, use the message's menu: *Diagnose rejection* or *Open TCR ticket*. `/tcr help list` shows examples of one command.")
	return s.message(head + " " + strings.Join(lines, " "))
}

// grouped puts the commands of each group together, the groups in the order of their first command.
func grouped(list []HelpCommand) [][]HelpCommand {
	var out [][]HelpCommand
	for _, c := range list {
		at := slices.IndexFunc(out, func(g []HelpCommand) bool { return g[0].Group == c.Group })
		if at < 0 {
			out, at = append(out, nil), len(out)
		}
		out[at] = append(out[at], c)
	}
	return out
}

func commandLine(c HelpCommand) string {
	return fmt.Sprintf("`/tcr %s`: %s", codeText(Clamp(c.Usage, 200)), Inline(Clamp(c.Does, 300)))
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
	var text strings.Builder
	text.WriteString("Your recent answers")
	for _, r := range list {
		text.WriteString(" · " + Inline(Clamp(r.Title, 150)))
	}
	return s.message(text.String())
}

func (s *stack) recent(list []RecentValue) {
	for i, r := range list[:min(20, len(list))] {
		text := "*" + Inline(Clamp(r.Title, 150)) + "*\n" + joined(" · ", Inline(Clamp(r.Snippet, 120)), Moment(r.At))
		s.row(text, spoken(button(fmt.Sprintf("show-answer:%d", i), "Show", r.LookupID), fmt.Sprintf("Show answer %d: %s", i+1, r.Title)))
	}
}
