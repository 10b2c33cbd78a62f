package handlers

import (
	"context"
	"strings"
	"unicode"
)

// CommandRow is a subcommand of /tcr. Help, the README's table and the router are made from the rows.
type CommandRow struct {
	Name     string
	Usage    string
	Does     string
	Examples []string
	Role     Role // who may use it

	// fits tells whether what follows the name makes this a command. Questions begin with command names too ("help text
	// missing", "new campaign declined"), so a name alone decides nothing. A name with nothing after it is never a question.
	fits   func(d *Desk, rest string) bool
	handle func(*Desk, context.Context, Request, string) (Result, error)
}

// Commands is the table of subcommands, in the order help shows them.
func Commands() []CommandRow {
	return []CommandRow{
		{"match", "match <text>", "Find the cause of a rejection, whatever the text begins with", []string{"match new campaign declined: no opt-in"}, RoleAgent, anything, (*Desk).forceMatch},
		{"review", "review [campaign text]", "Say what a reviewer would refuse in a campaign, before it is submitted", []string{"review", "review Description: Zebra Roofing texts its customers …"}, RoleAgent, (*Desk).fitsReview, (*Desk).forceReview},
		{"draft", "draft", "Write a campaign from eight answers, and say what to make true first", []string{"draft"}, RoleAgent, nothing, (*Desk).draft},
		{"code", "code <code> [provider]", "Say what a rejection code means, provider by provider", []string{"code 30909", "code 2115 RingCentral"}, RoleAgent, (*Desk).fitsCode, (*Desk).code},
		{"guide", "guide [topic]", "Browse or search the guidance", []string{"guide", "guide help text", "guide non-profit"}, RoleAgent, (*Desk).fitsTopic, (*Desk).guide},
		{"last", "last", "Show my recent private answers", []string{"last"}, RoleAgent, nothing, (*Desk).last},
		{"new", "new [field:value …]", "Open a ticket", []string{"new", "new customer:Zebra Roofing provider:Twilio"}, RoleAgent, (*Desk).fitsFields, (*Desk).newTicket},
		{"list", "list [filters]", "List tickets: mine, open, closed, all, unowned, stalled, blocked, due, provider:x, cause:x, customer:x, kind:x, owner:@x, status:x, older:7d, newer:7d", []string{"list mine", "list stalled", "list provider:twilio cause:help-message-missing older:7d"}, RoleAgent, (*Desk).fitsFilters, (*Desk).list},
		{"search", "search <words> [filters]", "Find tickets by words of names, IDs, references, rejections and notes", []string{"search zebra", "search opt-in provider:twilio"}, RoleAgent, (*Desk).fitsSearch, (*Desk).search},
		{"show", "show <number>", "Show a ticket with its history", []string{"show 12"}, RoleAgent, (*Desk).fitsNumber, (*Desk).show},
		{"take", "take <number>", "Make a ticket mine", []string{"take 12"}, RoleAgent, (*Desk).fitsNumber, (*Desk).takeCommand},
		{"assign", "assign <number> <@person|me|nobody>", "Give a ticket to someone", []string{"assign 12 me", "assign 12 @ben"}, RoleAgent, (*Desk).fitsPerson, (*Desk).assign},
		{"status", "status <number> <status> [why]", "Say where a ticket stands", []string{"status 12 waiting-provider resubmitted today", "status 12 approved"}, RoleAgent, (*Desk).fitsStatus, (*Desk).status},
		{"note", "note <number> <text>", "Add a note to a ticket", []string{"note 12 customer sends the screenshot tomorrow"}, RoleAgent, (*Desk).fitsNumbered, (*Desk).note},
		{"resubmit", "resubmit <number> [text]", "Record what goes to the provider: a submission, appeal, nudge or case", []string{"resubmit 12"}, RoleAgent, (*Desk).fitsNumbered, (*Desk).resubmit},
		{formVerdicts, "verdicts [lines]", "Record many verdicts at once: campaign IDs and verdicts, or a portal's table", []string{"verdicts", "verdicts CABC123 approved", "verdicts #12 rejected 2115"}, RoleAgent, (*Desk).fitsVerdicts, (*Desk).verdicts},
		{"cause", "cause <number> [cause]", "Confirm or change a ticket's causes", []string{"cause 12", "cause 12 help-message-missing"}, RoleAgent, (*Desk).fitsNumbered, (*Desk).cause},
		{"close", "close <number> [outcome] [note]", "Close a ticket: approved, fixed, no-reply, final-refusal, duplicate or other", []string{"close 12 fixed", "close 12 no-reply"}, RoleAgent, (*Desk).fitsNumbered, (*Desk).closeTicket},
		{"snooze", "snooze <number> <until>", "No reminders of a ticket until then; its age runs on", []string{"snooze 12 2d", "snooze 12 until 3 Dec", "snooze 12 next monday"}, RoleAgent, (*Desk).fitsNumbered, (*Desk).snooze},
		{"remind", "remind <number> <when> [what]", "Remind me of something at a time", []string{"remind 12 tomorrow", "remind 12 fri 10:00 call customer"}, RoleAgent, (*Desk).fitsNumbered, (*Desk).remindMe},
		{"away", "away [until <when>] [@backup]", "Give my reminders to a backup while I am away", []string{"away until friday", "away until 3 Dec @ben"}, RoleAgent, (*Desk).fitsAway, (*Desk).away},
		{"back", "back", "Get my own reminders again", []string{"back"}, RoleAgent, nothing, (*Desk).back},
		{"reopen", "reopen <number> [why]", "Take an ended ticket back to work", []string{"reopen 12 declined after all"}, RoleAgent, (*Desk).fitsNumbered, (*Desk).reopen},
		{"edit", "edit <number>", "Change what a ticket says: customer, campaign, due date and the rest", []string{"edit 12"}, RoleAgent, (*Desk).fitsNumber, (*Desk).edit},
		{"attached", "attached <number> [yes|not yet]", "Say whether an approved ticket's number is attached and a test text was delivered", []string{"attached 12", "attached 12 not yet"}, RoleAgent, (*Desk).fitsAttached, (*Desk).attachedCommand},
		{"similar", "similar <number>", "Show open and past tickets like one", []string{"similar 12"}, RoleAgent, (*Desk).fitsNumber, (*Desk).similar},
		{"link", "link <number> <number>", "Note on two tickets that they belong together", []string{"link 12 3"}, RoleAgent, (*Desk).fitsTwo, (*Desk).link},
		{"merge", "merge <number> <number>", "Close the newer of two tickets as a duplicate; the older goes on", []string{"merge 12 3"}, RoleAgent, (*Desk).fitsTwo, (*Desk).merge},
		{"export", "export [filters]", "Hand me tickets as a CSV file", []string{"export", "export open provider:twilio"}, RoleManager, (*Desk).fitsFilters, (*Desk).export},
		{"import", "import", "Take tickets from pasted rows of a spreadsheet", []string{"import"}, RoleManager, nothing, (*Desk).importForm},
		{"digest", "digest [weeks] [here]", "Show the week's figures to me, or post them here (admins)", []string{"digest", "digest 4", "digest here"}, RoleAgent, (*Desk).fitsFigures, (*Desk).digest},
		{"stats", "stats [weeks] [filters]", "Show the same figures of some: provider:x, cause:x, owner:@person", []string{"stats", "stats 4 provider:twilio"}, RoleAgent, (*Desk).fitsFigures, (*Desk).stats},
		{"settings", "settings [group | provider <name>]", "See and change what the team has chosen", []string{"settings", "settings hours", "settings provider twilio"}, RoleAdmin, (*Desk).fitsSettings, (*Desk).settingsCommand},
		{"role", "role [@person role]", "Show my role, or give somebody one (admins)", []string{"role", "role @ben manager"}, RoleAgent, (*Desk).fitsRole, (*Desk).role},
		{"audit", "audit [@person|number]", "Show who did what", []string{"audit", "audit 12", "audit @ben"}, RoleAdmin, (*Desk).fitsAudit, (*Desk).audit},
		{"help", "help [command]", "Show what I can do", []string{"help", "help status"}, RoleAgent, (*Desk).fitsHelp, (*Desk).help},
	}
}

// said is what a command does and, where not everybody may use it, who may.
func (c CommandRow) said() string {
	if c.Role == RoleAgent {
		return c.Does
	}
	return c.Does + " (" + c.Role.those() + ")"
}

// CommandTable is the README's table of commands, in Markdown: a table a group, as in the help.
func CommandTable() string {
	var b strings.Builder
	cell := strings.NewReplacer("|", "\\|")
	for _, g := range commandGroups() {
		b.WriteString("\n**" + g.title + "**\n\n| command | does | for example |\n|---|---|---|\n")
		for _, c := range Commands() {
			if groupOf(c.Name) != g.title {
				continue
			}
			b.WriteString("| `/tcr " + cell.Replace(c.Usage) + "` | " + cell.Replace(c.said()) + " | `/tcr " + cell.Replace(c.Examples[len(c.Examples)-1]) + "` |\n")
		}
	}
	return b.String()
}

// find gives the command a text is, if it is one, and what follows the name.
func (d *Desk) find(text string) (CommandRow, string, bool) {
	if d.grammar.reference.MatchString(text) {
		text = "show " + text
	}
	name, rest := firstWord(text)
	name = strings.ToLower(name)
	for _, c := range Commands() {
		if c.Name == name {
			return c, rest, rest == "" || c.fits(d, rest)
		}
	}
	return CommandRow{}, "", false
}

// typed is what a person wrote, without the blanks around it and without a /tcr they repeated.
func typed(text string) string {
	text = strings.TrimFunc(text, blank)
	if word, rest := firstWord(text); strings.EqualFold(word, "/tcr") {
		return rest
	}
	return text
}

func blank(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u2060' }

func firstWord(text string) (word, rest string) {
	text = strings.TrimFunc(text, blank)
	i := strings.IndexFunc(text, blank)
	if i < 0 {
		return text, ""
	}
	return text[:i], strings.TrimFunc(text[i:], blank)
}
