package handlers

import "slices"

// commandGroup is a part of the help: commands that serve the same purpose.
type commandGroup struct {
	title string
	names []string
}

// commandGroups says which commands help shows together; each stands in one group.
func commandGroups() []commandGroup {
	return []commandGroup{
		{"Questions", []string{"match", "review", "draft", "code", "guide", "last"}},
		{"Tickets", []string{"new", "list", "search", "show", "take", "assign", "status", "note", "edit", "close", "reopen", "attached", "similar", "link", "merge"}},
		{"Rounds", []string{"resubmit", formVerdicts, "cause"}},
		{"Time", []string{"snooze", "remind", "away", "back"}},
		{"Figures", []string{"digest", "stats", "export", "import"}},
		{"Admin and help", []string{"settings", "role", "audit", "help"}},
	}
}

// groupOf is the title of a command's group, "" if it stands in none.
func groupOf(name string) string {
	for _, g := range commandGroups() {
		if slices.Contains(g.names, name) {
			return g.title
		}
	}
	return ""
}
