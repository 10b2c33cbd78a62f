package views

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// AllSteps draws a whole article as a screen to read. The lookup id, which may be empty, goes with its buttons.
func AllSteps(v ArticleValue, lookupID string) Modal {
	s := &stack{}
	s.articleHead(v)
	s.actions(primary(button("copy-reply", "Copy reply", pair(lookupID, v.Slug))))
	s.prose("What it means", v.Meaning)
	s.prose("Why reviewers raise it", v.Why)
	s.header("What to do")
	s.long(stepList(v.Fix))
	s.wording(v.Wording)
	s.figures(v.Figures)
	s.neighbors(v.Neighbors)
	s.sources(v.Sources)
	return s.modal("", "All steps", "", "Close", "")
}

func (s *stack) articleHead(v ArticleValue) {
	s.section(joined("\n", "*"+Inline(Clamp(v.Title, 200))+"*", Inline(Clamp(v.Summary, 800))))
	s.context(Inline(Clamp(strings.Join(v.Facts, " · "), 500)))
}

func (s *stack) prose(head, text string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	s.header(head)
	s.long(markdown(text))
}

// markdown turns an article's Markdown into mrkdwn: bold, lists and paragraphs; links become their text and address.
func markdown(text string) string {
	var out []string
	for para := range strings.SplitSeq(text, "\n\n") {
		var lines []string
		for line := range strings.Lines(para) {
			line = strings.TrimSpace(line)
			if item, ok := strings.CutPrefix(line, "- "); ok {
				lines = append(lines, "\n• "+bold(item))
			} else {
				lines = append(lines, " "+bold(line))
			}
		}
		out = append(out, strings.TrimSpace(strings.Join(lines, "")))
	}
	return strings.Join(out, "\n\n")
}

// bold keeps **bold** as mrkdwn bold and escapes the rest.
func bold(line string) string {
	var b strings.Builder
	for i, piece := range strings.Split(line, "**") {
		if i%2 == 1 && strings.Count(line, "**")%2 == 0 {
			b.WriteString("*" + Escape(piece) + "*")
		} else {
			b.WriteString(Escape(piece))
		}
	}
	return b.String()
}

func (s *stack) wording(list []WordingValue) {
	if len(list) == 0 {
		return
	}
	s.header("Wording to adapt")
	for _, w := range list {
		note := fmt.Sprintf("*%s* · %d characters", Inline(Clamp(w.Where, 150)), utf8.RuneCountInString(w.Text))
		if w.Step > 0 {
			note += fmt.Sprintf(" · true only after step %d", w.Step)
		}
		s.section(note)
		if strings.TrimSpace(w.Text) != "" {
			s.section("```" + Clamp(codeText(w.Text), maxSection-10) + "```")
		}
	}
}

// codeText escapes a text for a code block, where nothing is styled.
func codeText(t string) string {
	t = strings.Map(printable, strings.ToValidUTF8(t, ""))
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "`", "'").Replace(t)
}

// figures shows what each provider says, also where they disagree.
func (s *stack) figures(list []FigureValue) {
	if len(list) == 0 {
		return
	}
	s.header("Cost and time")
	var lines []string
	for _, f := range list {
		lines = append(lines, "• "+Inline(Clamp(f.Text, 200))+" – "+Link(f.Source.URL, f.Provider)+" (checked "+Inline(f.Source.Checked)+")")
	}
	s.long(strings.Join(lines, "\n"))
}

func (s *stack) neighbors(list []NeighborValue) {
	if len(list) == 0 {
		return
	}
	s.header("Easily mistaken for")
	for i, n := range list {
		s.row("*"+Inline(Clamp(n.Title, 200))+"*\n"+Inline(Clamp(n.Differs, 600)), spoken(button(fmt.Sprintf("guide-open:%d", i), "Read", n.Slug), fmt.Sprintf("Read %d: %s", i+1, n.Title)))
	}
}

func (s *stack) sources(list []SourceValue) {
	var lines []string
	for _, src := range list {
		lines = append(lines, Link(src.URL, src.Title)+" (checked "+Inline(src.Checked)+")")
	}
	if len(lines) > 0 {
		s.context(Clamp("Sources: "+strings.Join(lines, " · "), maxSection))
	}
}

// CopyReply draws a reply as text to edit and copy; what is still open is listed.
func CopyReply(v ReplyValue) Modal {
	intro := "Edit it here, then select all and copy. Nothing is sent from here."
	if v.Send != "" {
		intro += "\n*Send it to:* " + Inline(Clamp(v.Send, 300))
	}
	if len(v.Open) > 0 {
		intro += "\n*Still open:* " + Inline(Clamp(strings.Join(v.Open, ", "), 600))
	}
	if utf8.RuneCountInString(v.Text) > maxInput {
		intro += fmt.Sprintf("\nThe text is longer than this field holds (%d characters): its end is cut here.", maxInput)
	}
	s := copying(v.Title, intro)
	if v.Short != "" {
		s.input("short", "Short", v.Short, "", true, true)
		s.input("text", "E-mail", v.Text, "", true, true)
	} else {
		s.input("text", "Text to copy", v.Text, "", true, true)
	}
	return s.modal("copied", "Reply to copy", "Done", "Close", "")
}

// CopyText draws any text to edit and copy. The intro is plain.
func CopyText(title, intro, text string) Modal {
	s := copying(title, Inline(Clamp(intro, 1000)))
	s.input("text", "Text to copy", text, "", true, true)
	return s.modal("copied", "Text to copy", "Done", "Close", "")
}

func copying(title, intro string) *stack {
	s := &stack{}
	s.section("*" + Inline(Clamp(title, 200)) + "*")
	s.section(intro)
	return s
}
