package views

import (
	"fmt"
	"strings"
)

// ImportValue is an import on its way: nothing yet, checked, or done.
type ImportValue struct {
	Text                  string // the rows
	File                  string // the name of the file that holds them, if they do not stand in the form
	Note                  string // mrkdwn of our own, above an empty form
	Checked, Done         bool
	Rows, Tickets, Rounds int
	Fresh, Known          int
	Problems, Remarks     []string // plain sentences
	Meta                  string   // what was checked; nothing before a "|" asks for another check
}

// ImportForm takes rows, shows what would come of them, and then what came of them.
func ImportForm(v ImportValue) Modal {
	s := &stack{}
	if v.Done {
		s.section(fmt.Sprintf("*%s.* %s here already.", countOf(v.Fresh, "ticket is new", "tickets are new"), countOf(v.Known, "was", "were")))
		s.context("No cards were posted and nobody was told. `/tcr list all` shows them.")
		return s.modal("", "Import", "", "Close", "")
	}
	if !v.Checked {
		s.section(v.Note)
		s.section("Paste rows of a spreadsheet, with the line that names the columns: customer, opened, closed, round, verdict, reason, fee …")
		s.context("Nothing is written before you have seen what would come of it. More than 3,000 characters: post the file and choose *Import tickets (CSV)* in its message's menu, or use `tcrbot import file.csv` on the machine where I run.")
	} else {
		s.found(v)
	}
	if v.File == "" {
		s.input("rows", "Rows", v.Text, "customer,opened,closed,round,verdict,reason,fee", true, false)
	}
	sure, _, _ := strings.Cut(v.Meta, "|")
	switch {
	case sure != "":
		return s.modal("import", "Import", "Import", "Cancel", v.Meta)
	case v.File != "":
		s.context("Mend the file, post it again and use the shortcut on the new message.")
		return s.modal("", "Import", "", "Close", "")
	}
	return s.modal("import", "Import", "Check", "Cancel", v.Meta)
}

// countOf is a number with the words for one or for several.
func countOf(n int, one, several string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, several)
}

func (s *stack) found(v ImportValue) {
	from := ""
	if v.File != "" {
		from = Inline(Clamp(v.File, 100)) + ": "
	}
	s.section(fmt.Sprintf("*%s%s, %s with %s.* Nothing is written yet.", from, countOf(v.Rows, "row", "rows"), countOf(v.Tickets, "ticket", "tickets"), countOf(v.Rounds, "round", "rounds")))
	list := func(head string, lines []string) {
		if len(lines) == 0 {
			return
		}
		var out []string
		for _, l := range lines[:min(15, len(lines))] {
			out = append(out, "• "+Inline(Clamp(l, 250)))
		}
		if more := len(lines) - 15; more > 0 {
			out = append(out, fmt.Sprintf("and %d more", more))
		}
		s.long(head + "\n" + strings.Join(out, "\n"))
	}
	list("*To mend first*", v.Problems)
	list("*Please note*", v.Remarks)
}

// TellOffer tells a ticket's owner that the message it came from has not been answered yet, with a reply that is ready.
func TellOffer(t TicketValue, text string) Message {
	s := &stack{}
	line := "*" + Inline(t.ref()) + "* is " + t.statusLine() + ". The thread that it came from does not know yet."
	s.section(line)
	s.section(">" + strings.ReplaceAll(Escape(Clamp(text, 1000)), "\n", "\n>"))
	s.actions(primary(ticketButton("tell-thread", "Tell the thread", t.Number)), ticketButton("details", "Details", t.Number))
	if t.SourceLink != "" {
		s.context("You see the text before it is posted. " + Link(t.SourceLink, "Look at the thread"))
	}
	return s.message(line)
}
