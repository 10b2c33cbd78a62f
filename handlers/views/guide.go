package views

import (
	"fmt"
	"strings"
)

// Guide draws an article privately, with what can be done with it.
func Guide(v ArticleValue) Message {
	s := &stack{}
	s.articleHead(v)
	s.section(stepList(clampAll(v.Fix[:min(5, len(v.Fix))], 400)))
	if left := len(v.Fix) - 5; left > 0 {
		s.context(fmt.Sprintf("%d more under *All steps*", left))
	}
	s.actions(button("all-steps", "All steps", pair("", v.Slug)), button("guide-post", "Post to channel", v.Slug),
		button("guide-copy", "Copy as reply", v.Slug))
	return s.message(Inline(Clamp(v.Title, 200)) + ". " + Inline(Clamp(v.Summary, 800)) + " " + stepList(clampAll(v.Fix[:min(5, len(v.Fix))], 400)))
}

// GuideFound draws what a search found, best first, and the canned texts that fit.
func GuideFound(list []ArticleValue, canned []WordingValue, query string) Message {
	s := &stack{}
	head := fmt.Sprintf("*Guidance on “%s”*", Inline(Clamp(query, 80)))
	if len(list)+len(canned) == 0 {
		head = fmt.Sprintf("I have no guidance on “%s” yet. Try one or two plain words, such as `/tcr guide privacy`, or paste the rejection itself after `/tcr`.", Inline(Clamp(query, 80)))
	}
	s.section(head)
	text := append([]string{head}, s.hits(list)...)
	s.canned(canned)
	return s.message(strings.Join(text, " · "))
}

// hits draws what a search found, and gives the titles.
func (s *stack) hits(list []ArticleValue) (titles []string) {
	for i, a := range list[:min(10, len(list))] {
		title := Inline(Clamp(a.Title, 150))
		s.row("*"+title+"*\n"+Inline(Clamp(a.Summary, 300)), spoken(button(fmt.Sprintf("guide-open:%d", i), "Read", a.Slug), fmt.Sprintf("Read %d: %s", i+1, a.Title)))
		titles = append(titles, title)
	}
	return titles
}

// GuideForm browses the guidance and searches it. What was found stands under the field; without a query it is all of it.
func GuideForm(groups []GroupValue, found []ArticleValue, canned []WordingValue, query string) Modal {
	s := &stack{}
	s.input("topic", "Search for", query, "HELP reply, non-profit, privacy", false, true)
	switch {
	case query == "":
		s.section("Or choose a topic:")
		for i, g := range groups[:min(12, len(groups))] {
			s.group(i, g)
		}
	case len(found)+len(canned) == 0:
		s.section("I have no guidance on that yet. Try one or two plain words, or empty the field to see all of it.")
	}
	s.hits(found)
	s.canned(canned)
	return s.modal("guide", "Guidance", "Search", "Close", "")
}

// GuideBrowse draws all of the guidance, a menu a group.
func GuideBrowse(groups []GroupValue, canned []WordingValue) Message {
	s := &stack{}
	head := "*Guidance*: choose a topic, or search with a word or two: `/tcr guide help text`."
	s.section(head)
	var titles []string
	for i, g := range groups[:min(30, len(groups))] {
		s.group(i, g)
		titles = append(titles, fmt.Sprintf("%s (%d)", Inline(Clamp(g.Title, 80)), len(g.Articles)))
	}
	s.canned(canned)
	return s.message(head + " " + strings.Join(titles, ", "))
}

func (s *stack) group(i int, g GroupValue) {
	var options []pick
	for _, a := range g.Articles[:min(100, len(g.Articles))] {
		options = append(options, pick{a.Slug, a.Title})
	}
	text := fmt.Sprintf("*%s* · %d", Inline(Clamp(g.Title, 80)), len(g.Articles))
	if len(options) > 0 {
		s.rowMenu(text, choice(fmt.Sprintf("guide-open:%d", i), "Choose", "", options))
	}
}

// canned draws the texts that belong to no cause.
func (s *stack) canned(list []WordingValue) {
	for i, w := range list[:min(8, len(list))] {
		text := joined("\n", "*"+Inline(Clamp(w.Where, 150))+"*", Inline(Clamp(w.Text, 150)))
		s.row(text, spoken(button(fmt.Sprintf("canned:%d", i), "Copy", w.Where), fmt.Sprintf("Copy %d: %s", i+1, w.Where)))
	}
}
