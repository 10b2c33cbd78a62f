package views

import (
	"fmt"

	"github.com/slack-go/slack"
)

// DrawHome draws App Home.
func DrawHome(v HomeValue) Home {
	s := &stack{}
	name := Inline(Clamp(v.Name, 80))
	if name == "" {
		name = "there"
	}
	s.section("*Hello " + name + "*")
	s.homeButtons(v)
	if v.First {
		s.firstSteps()
	}
	s.homeList(v)
	s.unowned(v)
	if len(v.Recent) > 0 {
		s.header("Recent answers")
		s.recent(v.Recent)
	}
	if v.Contact != "" {
		s.context("Questions about this bot: " + Inline(Clamp(v.Contact, 300)))
	}
	return Home{Meta: v.Shows, Blocks: s.capped(blocksView)}
}

// homeButtons lead to everything that a command does without naming a ticket. Managers and admins see theirs behind the others'.
func (s *stack) homeButtons(v HomeValue) {
	s.actions(primary(button("home-ask", "Find a cause", "")), button("home-new", "New ticket", ""), button("verdicts", "Record verdicts", ""),
		button("find", "Find a ticket", ""), button("away", "Away", ""), homeMore())
	var export, imports, settings, audit *slack.ButtonBlockElement
	if v.Manager {
		export, imports = button("export", "Export", ""), button("import", "Import", "")
	}
	if v.Admin {
		settings, audit = button("settings", "Settings", ""), button("audit", "Who did what", "")
	}
	s.actions(button("digest", "This week's figures", ""), button("figures", "Other figures", ""), export, imports, settings, audit)
}

// homeMore holds what is needed less often. Slack takes five options at most.
func homeMore() *slack.OverflowBlockElement {
	return overflow([]pick{
		{"review-form", "Review a campaign"}, {"draft-form", "Draft a campaign"}, {"guide", "Guidance"}, {"role", "My role"}, {"help", "Help"},
	})
}

func (s *stack) firstSteps() {
	s.header("How to begin")
	s.row("1. In any channel, type `/tcr` and paste what the customer got. Try it with a real one.", button("try-example", "Try an example", ""))
	s.section("2. Only you see the answer. *Copy reply* gives a text for the customer, *Open ticket* keeps the case until it is approved.\n" +
		"3. In a thread, where commands do not work, open a message's menu and choose *Diagnose rejection* or *Open TCR ticket*.\n" +
		"4. Here you find your tickets and answers again. `/tcr help` shows the rest.")
}

// homeLists are the lists that App Home can show, as value and label.
func homeLists() []pick {
	return []pick{
		{"mine", "My open tickets"}, {"due", "Due by tomorrow"}, {"customers", "Waiting for customers"}, {"providers", "Waiting for providers"},
		{"unowned", "Nobody has them"}, {"open", "All open tickets"},
	}
}

// homeList is the chosen list, with its menu and pages.
func (s *stack) homeList(v HomeValue) {
	s.context(Inline(Clamp(v.Waiting, 200)))
	label := homeLists()[0].label
	for _, l := range homeLists() {
		if l.value == v.List {
			label = l.label
		}
	}
	s.header(label)
	s.actions(choice("home-list", "Choose a list", v.List, homeLists()))
	for i, t := range v.Mine {
		if v.List == "unowned" {
			s.row(ticketRow(t, false), numberedButton("take", "Take it", t.Number, i))
			continue
		}
		s.row(ticketRow(t, v.List == "open"), numberedButton("details", "Details", t.Number, i))
	}
	if len(v.Mine) == 0 {
		s.section("None right now.")
	}
	s.actions(pageButton("home-list", "Back", v.Previous), pageButton("home-list", "Next page", v.Next))
}

func numberedButton(route, label string, n int64, i int) *slack.ButtonBlockElement {
	b := button(fmt.Sprintf("%s:%d", route, i), label, fmt.Sprint(n))
	return spoken(b, fmt.Sprintf("%s: ticket %d", label, n))
}

// unowned offers the tickets that nobody has, unless they are the list that is shown.
func (s *stack) unowned(v HomeValue) {
	if v.List == "unowned" || v.Unowned == 0 {
		return
	}
	head := fmt.Sprintf("%d open tickets have no owner", v.Unowned)
	if v.Unowned == 1 {
		head = "One open ticket has no owner"
	}
	s.header(head)
	for i, t := range v.Free {
		s.row(ticketRow(t, false), numberedButton("take", "Take it", t.Number, 100+i))
	}
	if v.Unowned > len(v.Free) {
		s.actions(spoken(button("list:unowned", "Show all", "unowned"), "Show the tickets without an owner"))
	}
}

// RefusedHome tells a person the bot does not work for where to turn.
func RefusedHome(why string) Home {
	s := &stack{}
	s.section(Escape(Clamp(why, 1000)))
	return Home{Blocks: s.capped(blocksView)}
}
