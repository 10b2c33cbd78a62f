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
	var export, imports, settings *slack.ButtonBlockElement
	if v.Manager {
		export, imports = button("export", "Export", ""), button("import", "Import", "")
	}
	if v.Admin {
		settings = button("settings", "Settings", "")
	}
	s.actions(primary(button("home-ask", "Find a cause", "")), button("home-new", "New ticket", ""), button("verdicts", "Record verdicts", ""), export, imports, settings)
	if v.First {
		s.firstSteps()
	}
	s.mine(v)
	s.unowned(v.Unowned)
	if len(v.Recent) > 0 {
		s.header("Recent answers")
		s.recent(v.Recent)
	}
	if v.Contact != "" {
		s.context("Questions about this bot: " + Inline(Clamp(v.Contact, 300)))
	}
	return Home{Blocks: s.capped(blocksView)}
}

func (s *stack) firstSteps() {
	s.header("How to begin")
	s.row("1. In any channel, type `/tcr` and paste what the customer got. Try it with a real one.", button("try-example", "Try an example", ""))
	s.section("2. Only you see the answer. *Copy reply* gives a text for the customer, *Open ticket* keeps the case until it is approved.\n" +
		"3. In a thread, where commands do not work, open a message's menu and choose *Diagnose rejection* or *Open TCR ticket*.\n" +
		"4. Here you find your tickets and answers again. `/tcr help` shows the rest.")
}

func (s *stack) mine(v HomeValue) {
	s.header("My open tickets")
	s.context(Inline(Clamp(v.Waiting, 200)))
	for i, t := range v.Mine {
		s.row(ticketRow(t), spoken(button(fmt.Sprintf("details:%d", i), "Details", fmt.Sprint(t.Number)), fmt.Sprintf("Details of ticket %d", t.Number)))
	}
	if len(v.Mine) == 0 {
		s.section("None right now.")
	}
	if v.MineMore > 0 {
		s.context(fmt.Sprintf("and %d more: `/tcr list mine`", v.MineMore))
	}
}

func (s *stack) unowned(n int) {
	switch {
	case n == 1:
		s.row("One open ticket has no owner.", spoken(button("list:unowned", "Show", "unowned"), "Show the ticket without an owner"))
	case n > 1:
		s.row(fmt.Sprintf("%d open tickets have no owner.", n), spoken(button("list:unowned", "Show", "unowned"), "Show the tickets without an owner"))
	}
}

// RefusedHome tells a person the bot does not work for where to turn.
func RefusedHome(why string) Home {
	s := &stack{}
	s.section(Escape(Clamp(why, 1000)))
	return Home{Blocks: s.capped(blocksView)}
}
