package views

import (
	"fmt"
	"strings"
)

// similarShown is how many similar tickets a screen shows.
const similarShown = 5

// alike lists tickets like this one, each with the buttons that link or merge them, and says them in a sentence.
func (s *stack) alike(t TicketValue) string {
	if len(t.Similar) == 0 {
		return ""
	}
	s.section("*Similar cases*")
	var refs []string
	for _, o := range t.Similar[:min(similarShown, len(t.Similar))] {
		n := fmt.Sprint(o.Number)
		which := pair(fmt.Sprint(t.Number), n)
		s.section(o.line())
		s.actions(
			spoken(button("link", "Link", which), fmt.Sprintf("Link ticket %d and ticket %s", t.Number, n)),
			spoken(button("merge", "Merge", which), fmt.Sprintf("Merge ticket %d and ticket %s", t.Number, n)),
			ticketButton("details", "Details", o.Number),
		)
		refs = append(refs, Inline(o.ref()))
	}
	return " Similar cases: " + strings.Join(refs, ", ")
}

func (c CaseLine) line() string {
	head := "*" + Inline(c.ref()) + "*"
	if c.Link != "" {
		head = "*" + Link(c.Link, c.ref()) + "*"
	}
	return joined(" · ", head, Inline(Clamp(c.Why, 80)), Inline(Clamp(c.Provider, 40)), Inline(Clamp(joined(" ", StatusWords(c.Status), c.Age), 60)))
}

// Similar shows the tickets like one.
func Similar(t TicketValue) Message {
	s := &stack{}
	head := "*" + Inline(t.ref()) + "*"
	s.section(head)
	words := s.alike(t)
	if words == "" {
		words = " I found no case of the same customer, brand, campaign or text."
		s.section(words)
	}
	s.actions(spoken(button("relate", "Another ticket …", fmt.Sprint(t.Number)), fmt.Sprintf("Link or merge ticket %d with another", t.Number)))
	if len(t.Similar) > 0 {
		s.context("*Link* notes on both that they belong together. *Merge* closes the newer one as a duplicate; the older goes on.")
	}
	return s.message(head + words)
}

// RelateForm links or merges a ticket with any other.
func RelateForm(t TicketValue) Modal {
	s := &stack{}
	s.section("*" + Inline(t.ref()) + "*")
	s.input("other", "The other ticket's number", "", "#12", false, false)
	s.menu("how", "What are they to each other?", "link", "Choose",
		[]pick{{"link", "They belong together: both histories say so"}, {"merge", "The same case: the newer is closed, the older goes on"}}, false)
	return s.modal("relate", fmt.Sprintf("#%d and another", t.Number), "Save", "Cancel", fmt.Sprint(t.Number))
}

// SimilarLine tells in a card's thread which tickets are like it.
func SimilarLine(list []CaseLine) Message {
	lines := []string{"Similar cases:"}
	for _, c := range list[:min(similarShown, len(list))] {
		lines = append(lines, "• "+c.line())
	}
	s := &stack{}
	s.section(strings.Join(lines, "\n"))
	s.context("*Similar cases* in the card's menu links or merges them.")
	return s.message(strings.Join(lines, " "))
}

// linked lists what a ticket belongs together with.
func (s *stack) linked(t TicketValue) {
	if t.MergedInto != nil {
		s.section("It goes on in " + t.MergedInto.line())
	}
	if len(t.Linked) == 0 {
		return
	}
	lines := []string{"*Linked*"}
	for _, c := range t.Linked[:min(10, len(t.Linked))] {
		lines = append(lines, "• "+c.line())
	}
	s.section(strings.Join(lines, "\n"))
}
