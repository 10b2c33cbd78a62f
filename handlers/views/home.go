package views

import "fmt"

// DrawHome draws App Home.
func DrawHome(v HomeValue) Home {
	s := &stack{}
	name := Inline(v.Name)
	if name == "" {
		name = "there"
	}
	s.section("*Hello " + name + "*")
	s.actions(primary(button("home-ask", "Find a cause", "")), button("home-new", "New ticket", ""))
	if v.First {
		s.firstSteps()
	}
	s.mine(v)
	if len(v.Recent) > 0 {
		s.header("Recent answers")
		s.recent(v.Recent)
	}
	if v.Contact != "" {
		s.context("Questions about this bot: " + Escape(v.Contact))
	}
	return Home{Blocks: s.capped(blocksView)}
}

func (s *stack) firstSteps() {
	s.header("How to begin")
	s.section("1. In any channel, type `/tcr` and paste what the customer got, for example:\n`/tcr HELP message does not contain a way to contact the business`\n" +
		"2. Only you see the answer. *Copy reply* gives a text for the customer, *Open ticket* keeps the case.\n" +
		"3. In a thread, open a message's menu and choose *Diagnose rejection*.")
}

func (s *stack) mine(v HomeValue) {
	s.header("My open tickets")
	for i, t := range v.Mine {
		s.row(ticketRow(t), spoken(button(fmt.Sprintf("details:%d", i), "Details", fmt.Sprint(t.Number)), fmt.Sprintf("Details of ticket %d", t.Number)))
	}
	if len(v.Mine) == 0 {
		s.section("None. Enjoy it while it lasts.")
	}
	if v.MineMore > 0 {
		s.context(fmt.Sprintf("and %d more: `/tcr list mine`", v.MineMore))
	}
	if v.Unowned > 0 {
		s.context(fmt.Sprintf("%d tickets have no owner: `/tcr list unowned`", v.Unowned))
	}
}

// RefusedHome tells a person the bot does not work for where to turn.
func RefusedHome(why string) Home {
	s := &stack{}
	s.section(Escape(why))
	return Home{Blocks: s.blocks}
}
