package views

import (
	"fmt"
	"strings"

	"github.com/slack-go/slack"
)

// SheetValue is a paste of verdicts, before it is recorded or after.
type SheetValue struct {
	ID      string
	Done    bool       // recorded: what changed has replies to copy
	Changes []SheetRow // tickets that change, or did
	Same    []SheetRow // tickets on which it is news no more
	Unknown []SheetRow // campaigns without a ticket
	Strange []SheetRow // lines that could not be read
}

// SheetRow is a line of a paste.
type SheetRow struct {
	Line     int
	Campaign string
	Number   int64 // the ticket's, 0 for none
	Customer string
	Words    string // "approved", "rejected: The HELP reply …"
	Slug     string // whose reply fits, "" for the one that says it is approved
	NoReply  bool
	Open     string // what the button that opens a ticket needs
}

// sheetRows is how many lines of each kind a sheet shows.
const sheetRows = 12

// VerdictsForm takes a paste of verdicts.
func VerdictsForm(initial string) Modal {
	s := &stack{}
	s.section("Paste lines such as `CABC123 approved` or `CXYZ987 rejected 2115`, or a portal's table with its first line. Nothing is recorded before you have seen what would change.")
	s.input("text", "Verdicts", initial, "CABC123 approved", true, false)
	s.hint("Up to 3,000 characters. Longer: type /tcr verdicts and paste it there.")
	return s.modal("verdicts", "Verdicts", "Show what changes", "Cancel", "")
}

// Sheet draws a paste: what would change and the click that records it, or what was recorded and the replies to copy.
func Sheet(v SheetValue) Message {
	s := &stack{}
	head := v.headline()
	s.section("*" + head + "*")
	if v.Done {
		s.sheetReplies(v.Changes)
	} else {
		s.sheetList("", v.Changes)
	}
	s.sheetList("No news on", v.Same)
	s.sheetUnknown(v.Unknown)
	s.sheetList("Not understood, and left out", v.Strange)
	if !v.Done && len(v.Changes) > 0 {
		s.actions(primary(button("record-verdicts", "Record "+strings.TrimSpace(counted(len(v.Changes), "verdict", "")), v.ID)))
	}
	return s.message(joined(". ", head, sheetText(v.Changes)))
}

func (v SheetValue) headline() string {
	verb := map[bool]string{true: "changed", false: "would change"}[v.Done]
	parts := []string{counted(len(v.Changes), "ticket", verb)}
	for _, p := range []struct {
		n    int
		what string
	}{{len(v.Same), "without news"}, {len(v.Unknown), "not known here"}, {len(v.Strange), "not understood"}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.what))
		}
	}
	return strings.Join(parts, " · ")
}

func (r SheetRow) words() string {
	name := r.Campaign
	if r.Number > 0 {
		name = fmt.Sprintf("#%d %s", r.Number, Clamp(r.Customer, 80))
	}
	if name == "" {
		name = fmt.Sprintf("line %d", r.Line)
	}
	line := Inline(Clamp(name, 100))
	if r.Words != "" {
		line += ": " + Inline(Clamp(r.Words, 160))
	}
	return line
}

func sheetText(rows []SheetRow) string {
	var out []string
	for _, r := range rows[:min(sheetRows, len(rows))] {
		out = append(out, r.words())
	}
	return strings.Join(out, ", ")
}

func (s *stack) sheetList(head string, rows []SheetRow) {
	if len(rows) == 0 {
		return
	}
	lines := []string{}
	if head != "" {
		lines = append(lines, "_"+head+"_")
	}
	for _, r := range rows[:min(sheetRows, len(rows))] {
		lines = append(lines, "• "+r.words())
	}
	s.section(strings.Join(append(lines, moreRows(rows)...), "\n"))
}

func moreRows(rows []SheetRow) []string {
	if left := len(rows) - sheetRows; left > 0 {
		return []string{fmt.Sprintf("and %d more", left)}
	}
	return nil
}

func (s *stack) sheetReplies(rows []SheetRow) {
	for i, r := range rows[:min(sheetRows, len(rows))] {
		if r.NoReply {
			s.section(r.words())
			continue
		}
		b := button(fmt.Sprintf("ticket-reply:%d", i), "Copy reply", pair(fmt.Sprint(r.Number), r.Slug))
		s.row(r.words(), spoken(b, fmt.Sprintf("Copy reply %d for ticket %d", i+1, r.Number)))
	}
	s.context(moreRows(rows)...)
}

func (s *stack) sheetUnknown(rows []SheetRow) {
	if len(rows) == 0 {
		return
	}
	s.section("_Not known here_")
	for i, r := range rows[:min(sheetRows, len(rows))] {
		var b *slack.ButtonBlockElement
		if r.Open != "" {
			b = spoken(button(fmt.Sprintf("home-new:%d", i), "Open ticket", r.Open), fmt.Sprintf("Open a ticket, %d: %s", i+1, r.Campaign))
		}
		if b == nil {
			s.section(r.words())
			continue
		}
		s.row(r.words(), b)
	}
	s.context(moreRows(rows)...)
}

func counted(n int, what, done string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s %s", n, what, done)
}
