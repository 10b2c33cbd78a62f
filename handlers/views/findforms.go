package views

import (
	"github.com/slack-go/slack"
)

// FindForm asks for what /tcr list and /tcr search take.
func FindForm() Modal {
	s := &stack{}
	s.input("words", "Words", "", "zebra, CABC123, #12", false, true)
	s.hint("Of names, IDs, references, rejections and notes. A number alone opens its ticket; no words list all that fit below.")
	s.menu("which", "Which tickets", "all", "Choose", findWhich(), false)
	s.input("provider", "Provider", "", "Twilio", false, true)
	s.input("cause", "Cause", "", "A word or two: HELP reply", false, true)
	s.field("owner", "Owner", personMenu("Anybody", ""), true)
	s.menu("kind", "Kind", "", "Any", kinds(), true)
	s.menu("opened", "Opened", "", "Any time", []pick{
		{"newer:7d", "In the last 7 days"}, {"newer:30d", "In the last 30 days"}, {"older:7d", "More than 7 days ago"}, {"older:30d", "More than 30 days ago"},
	}, true)
	return s.modal("find", "Find a ticket", "Find", "Cancel", "")
}

// findWhich are the lists of the form, as /tcr list knows them.
func findWhich() []pick {
	list := []pick{
		{"all", "All, also those that ended"}, {"open", "Open ones"}, {"mine", "Mine"}, {"unowned", "Nobody has them"}, {"stalled", "Waiting too long"},
		{"due", "Due by tomorrow"}, {"blocked", "Texting is blocked"},
	}
	for _, status := range []string{"new", "working", "waiting-customer", "waiting-provider", "approved", "closed"} {
		list = append(list, pick{status, "Status: " + StatusWords(status)})
	}
	return list
}

// FiguresForm asks for what /tcr stats and /tcr digest take. An admin may have them posted.
func FiguresForm(mayPost bool) Modal {
	s := &stack{}
	s.menu("weeks", "How far back", "4", "Choose", []pick{
		{"1", "1 week"}, {"2", "2 weeks"}, {"4", "4 weeks"}, {"8", "8 weeks"}, {"13", "A quarter"}, {"26", "Half a year"}, {"52", "A year"},
	}, false)
	s.input("provider", "Provider", "", "All: leave it empty", false, true)
	s.input("cause", "Cause", "", "All: leave it empty", false, true)
	s.field("owner", "Owner", personMenu("Everybody", ""), true)
	if mayPost {
		e := slack.NewOptionsSelectBlockElement(slack.OptTypeConversations, plain("Nowhere: show them to me", maxPlaceholder), "value")
		e.Filter = &slack.SelectBlockElementFilter{Include: []string{"public", "private"}, ExcludeBotUsers: true}
		s.field("channel", "Post them in", e, true)
	}
	return s.modal("figures", "Figures", "Show", "Cancel", "")
}
