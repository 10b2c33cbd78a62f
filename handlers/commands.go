package handlers

import (
	"context"
	"regexp"
	"strings"

	"tcrbot/storage"
)

// CommandRow is a subcommand of /tcr. Help, the README's table and the router are made from the rows.
type CommandRow struct {
	Name     string
	Usage    string
	Does     string
	Examples []string

	// fits tells whether what follows the name makes this a command. Questions begin with command names too ("help text
	// missing", "new campaign declined"), so a name alone decides nothing.
	fits   func(rest string) bool
	handle func(*Desk, context.Context, Request, string) (Result, error)
}

// Commands is the table of subcommands, in the order help shows them.
func Commands() []CommandRow {
	return []CommandRow{
		{"match", "match <text>", "Find the cause of a rejection, whatever the text begins with", []string{"match new campaign declined: no opt-in"}, something, (*Desk).forceMatch},
		{"code", "code <code> [provider]", "Say what a rejection code means, provider by provider", []string{"code 30909", "code 2115 RingCentral"}, looksLikeCode, (*Desk).code},
		{"guide", "guide [topic]", "Browse or search the guidance", []string{"guide", "guide help text", "guide non-profit"}, topic, (*Desk).guide},
		{"last", "last", "Show my recent private answers", []string{"last"}, nothing, (*Desk).last},
		{"new", "new [field:value …]", "Open a ticket", []string{"new", "new customer:Zebra provider:Twilio"}, fieldsOnly, (*Desk).newTicket},
		{"list", "list [filters]", "List tickets: mine, open, unowned, stalled, closed, provider:x, cause:x", []string{"list mine", "list stalled", "list provider:twilio"}, filtersOnly, (*Desk).list},
		{"show", "show <number>", "Show a ticket with its history", []string{"show 12"}, numberOnly, (*Desk).show},
		{"assign", "assign <number> <@person|me|nobody>", "Give a ticket to someone", []string{"assign 12 me", "assign 12 @ben"}, numberThenPerson, (*Desk).assign},
		{"status", "status <number> <status> [why]", "Say where a ticket stands", []string{"status 12 waiting-provider resubmitted today", "status 12 approved"}, numberFirst, (*Desk).status},
		{"note", "note <number> <text>", "Add a note to a ticket", []string{"note 12 customer sends the screenshot tomorrow"}, numberFirst, (*Desk).note},
		{"close", "close <number> [outcome] [note]", "Close a ticket", []string{"close 12 fixed", "close 12 no-reply"}, numberFirst, (*Desk).closeTicket},
		{"digest", "digest [here]", "Show this week's figures to me, or post them here (admins)", []string{"digest", "digest here"}, digestWords, (*Desk).digest},
		{"help", "help [command]", "Show what I can do", []string{"help", "help status"}, commandName, (*Desk).help},
	}
}

// find gives the command a text is, if it is one, and what follows the name.
func find(text string) (CommandRow, string, bool) {
	name, rest := firstWord(text)
	for _, c := range Commands() {
		if c.Name == strings.ToLower(name) && c.fits(rest) {
			return c, rest, true
		}
	}
	if strings.EqualFold(name, "review") && rest != "" {
		return CommandRow{Name: "review", handle: (*Desk).forceMatch}, rest, true
	}
	return CommandRow{}, "", false
}

func firstWord(text string) (word, rest string) {
	text = strings.TrimSpace(text)
	i := strings.IndexAny(text, " \t\n\u00a0")
	if i < 0 {
		return text, ""
	}
	return text[:i], strings.TrimSpace(text[i:])
}

func nothing(rest string) bool   { return rest == "" }
func something(rest string) bool { return rest != "" }

func matches(pattern string) func(string) bool {
	return regexp.MustCompile(`^(?i:` + pattern + `)$`).MatchString
}

// topic accepts a few words without the marks of a sentence.
func topic(rest string) bool {
	return len(strings.Fields(rest)) <= 6 && !strings.ContainsAny(rest, ".!?:;\n") && !complains(rest)
}

// complains finds the words of a question or a complaint in what could be a topic or a name.
func complains(rest string) bool {
	return matches(`(?s).*\b(declined|rejected|refused|denied|failed|says?|said|why|because|we|our|they|was|were|is|my|i)\b.*`)(rest)
}

// looksLikeCode accepts one token that has a digit, a line or capitals as codes do, and a provider's name of up to three
// words after it.
func looksLikeCode(rest string) bool {
	code, provider := firstWord(strings.ReplaceAll(rest, "\"", ""))
	code = strings.Trim(code, "#():;,.")
	if !matches(`[a-z]*[0-9][a-z0-9-]*|[a-z]+(_[a-z]+)+|[A-Z][a-z]+([A-Z][a-z]+){1,9}|TAX_ID|NONPROFIT|OTHERS|UNVERIFIED`)(code) {
		return false
	}
	return len(strings.Fields(provider)) <= 3 && !strings.ContainsAny(provider, ".!?:;\n") && !complains(provider)
}

func fieldsOnly(rest string) bool {
	return rest == "" || matches(`(\s*(customer|brand|campaign|provider|kind|rejection|reference)\s*:\s*("[^"]*"|[^:\n]+?))+`)(rest)
}

func filtersOnly(rest string) bool {
	for _, f := range strings.Fields(strings.ToLower(rest)) {
		if !knownFilter(f) {
			return false
		}
	}
	return true
}

func knownFilter(f string) bool {
	for _, s := range storage.Statuses() {
		if f == string(s) {
			return true
		}
	}
	return matches(`mine|open|all|unowned|stalled|closed|(provider|cause|customer|owner|status):\S+`)(f)
}

func numberOnly(rest string) bool { return matches(`#?\d{1,9}`)(rest) }

func numberFirst(rest string) bool { return matches(`(?s)#?\d{1,9}(\s.*)?`)(rest) }

func numberThenPerson(rest string) bool {
	return matches(`#?\d{1,9}(\s+(to\s+)?(me|nobody|no one|<@[UW][A-Z0-9]+(\|[^>]*)?>|@\S+))?`)(rest)
}

func digestWords(rest string) bool { return matches(`|here|\d{1,2}( here)?`)(rest) }

func commandName(rest string) bool {
	if rest == "" {
		return true
	}
	for _, c := range Commands() {
		if strings.EqualFold(c.Name, rest) {
			return true
		}
	}
	return false
}
