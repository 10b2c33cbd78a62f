package views

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/slack-go/slack"
)

// AllSteps draws a whole article as a screen to read. The lookup id, which may be empty, goes with its buttons.
func AllSteps(v ArticleValue, lookupID string) Modal {
	s := &stack{}
	s.section("*" + Inline(v.Title) + "*\n" + Inline(v.Summary))
	s.context(Inline(strings.Join(v.Facts, " · ")))
	s.actions(primary(button("copy-reply", "Copy reply", pair(lookupID, v.Slug))))
	s.prose("What it means", v.Meaning)
	s.prose("Why reviewers raise it", v.Why)
	s.header("What to do")
	s.long(stepList(v.Fix))
	s.wording(v.Wording)
	s.neighbors(v.Neighbors)
	s.sources(v.Sources)
	return s.modal("", "All steps", "", "Close", "")
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
		note := fmt.Sprintf("*%s* · %d characters", Inline(w.Where), utf8.RuneCountInString(w.Text))
		if w.Step > 0 {
			note += fmt.Sprintf(" · true only after step %d", w.Step)
		}
		s.section(note)
		s.section("```" + Clamp(codeText(w.Text), maxSection-10) + "```")
	}
}

// codeText escapes a text for a code block, where nothing is styled.
func codeText(t string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "`", "'").Replace(t)
}

func (s *stack) neighbors(list []NeighborValue) {
	if len(list) == 0 {
		return
	}
	s.header("Easily mistaken for")
	for i, n := range list {
		s.row("*"+Inline(n.Title)+"*\n"+Inline(n.Differs), spoken(button(fmt.Sprintf("guide-open:%d", i), "Read", n.Slug), "Read: "+n.Title))
	}
}

func (s *stack) sources(list []SourceValue) {
	var lines []string
	for _, src := range list {
		lines = append(lines, Link(src.URL, src.Title)+" (checked "+Inline(src.Checked)+")")
	}
	if len(lines) > 0 {
		s.context("Sources: " + strings.Join(lines, " · "))
	}
}

// Guide draws an article privately, with what can be done with it.
func Guide(v ArticleValue) Message {
	s := &stack{}
	s.section("*" + Inline(v.Title) + "*\n" + Inline(v.Summary))
	s.context(Inline(strings.Join(v.Facts, " · ")))
	s.section(stepList(v.Fix[:min(5, len(v.Fix))]))
	if left := len(v.Fix) - 5; left > 0 {
		s.context(fmt.Sprintf("%d more steps under *All steps*", left))
	}
	s.actions(button("all-steps", "All steps", pair("", v.Slug)), button("guide-post", "Post to channel", v.Slug),
		button("guide-copy", "Copy as reply", v.Slug))
	return s.message(Inline(v.Title) + ". " + Inline(v.Summary))
}

// GuideList draws a list of articles to choose from; query is what was searched for, or "".
func GuideList(list []ArticleValue, query string) Message {
	s := &stack{}
	head := "*Guidance*: type `/tcr guide` and a word, such as `/tcr guide help text`."
	if query != "" {
		head = fmt.Sprintf("*Guidance on “%s”*", Inline(Clamp(query, 80)))
	}
	s.section(head)
	for i, a := range list[:min(40, len(list))] {
		s.row("*"+Inline(a.Title)+"*\n"+Inline(a.Summary), spoken(button(fmt.Sprintf("guide-open:%d", i), "Read", a.Slug), "Read: "+a.Title))
	}
	if len(list) == 0 {
		s.section("Nothing fits that. Try one or two plain words, such as *opt-in* or *privacy*, or paste the rejection itself after `/tcr`.")
	}
	return s.message(head + fmt.Sprintf(" %d articles.", len(list)))
}

// CannedList draws the canned texts that belong to no cause.
func CannedList(list []WordingValue) []slack.Block {
	s := &stack{}
	for i, w := range list {
		s.row("*"+Inline(w.Where)+"*\n"+Inline(Clamp(w.Text, 150)), spoken(button(fmt.Sprintf("canned:%d", i), "Copy", w.Where), "Copy: "+w.Where))
	}
	return s.blocks
}

// CopyReply draws a reply as text to edit and copy; what is still open is listed.
func CopyReply(v ReplyValue) Modal {
	intro := "Edit it here, then select all and copy. Nothing is sent from here."
	if len(v.Open) > 0 {
		intro += "\n*Still open:* " + Inline(strings.Join(v.Open, ", "))
	}
	return copyModal(v.Title, intro, v.Text)
}

// CopyText draws any text to edit and copy. The intro is plain.
func CopyText(title, intro, text string) Modal { return copyModal(title, Inline(intro), text) }

func copyModal(title, intro, text string) Modal {
	s := &stack{}
	s.section("*" + Inline(title) + "*")
	s.section(intro)
	s.input("text", "Text to copy", text, "", true, true)
	return s.modal("copied", "Copy", "Done", "Close", "")
}
