package handlers

import (
	"regexp"
	"slices"
	"strings"

	"tcrbot/knowledge"
	"tcrbot/knowledge/review"
)

// grammar holds the patterns that tell commands from questions. It is compiled once, with the Desk, because every command
// passes through it.
type grammar struct {
	reference *regexp.Regexp // a ticket's number alone, with its #
	complaint *regexp.Regexp // words of a question or a complaint in what could be a topic or a name
	refusal   *regexp.Regexp // words of a notice that follows "review" by chance: "review failed: …"
	planning  *regexp.Regexp // words of somebody who has yet to file
	code      *regexp.Regexp // what looks like a provider's code
	filter    *regexp.Regexp // a filter of list, or a word
	mention   *regexp.Regexp // a person
}

func newGrammar() *grammar {
	return &grammar{
		reference: regexp.MustCompile(`^#\d{1,18}$`),
		complaint: regexp.MustCompile(`(?i)\b(declined|rejected|refused|denied|failed|says?|said|why|because|we|our|they|was|were|is|my|i)\b`),
		refusal:   regexp.MustCompile(`(?i)\b(declin|reject|refus|denied|failed|not approved|unsuccessful)`),
		planning:  regexp.MustCompile(`(?i)\b(about to|before (we|i|they)|going to|want(s)? to|plan(s|ning)? to|wish(es)? to|how (do|should|would|can) (we|i|they)|what (do|should|would|can) (we|i|they)) (\w+ ){0,3}(file|submit|register|apply|word|write|fill|put|answer|say|describe)`),
		code:      regexp.MustCompile(`^(?:[A-Za-z]*[0-9][A-Za-z0-9-]*|[A-Za-z0-9]+(?:_[A-Za-z0-9]+)+|[A-Z][a-z]+(?:[A-Z][a-z]+)+)$`),
		filter:    regexp.MustCompile(`(?i)(provider|cause|customer|brand|campaign|owner|status|kind|older|newer|page):\s*("[^"]*"|<@[^>]*>|\S+)|\S+`),
		mention:   regexp.MustCompile(`^<@([UW][A-Z0-9]+)(?:\|[^>]*)?>$`),
	}
}

func anything(*Desk, string) bool          { return true }
func nothing(_ *Desk, rest string) bool    { return rest == "" }
func (g *grammar) complains(s string) bool { return g.complaint.MatchString(s) }

// sentence tells whether a text has the length or the marks of one.
func sentence(text string) bool { return len(text) > 120 || strings.ContainsAny(text, ".!?;\n") }

// plainQuotes undoes what phones and word processors make of quotes.
func plainQuotes(s string) string {
	return strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`, "‘", "'", "’", "'").Replace(s)
}

// fitsReview accepts a campaign, and whatever does not read like a notice that begins with the word.
func (d *Desk) fitsReview(rest string) bool {
	return review.Looks(rest) || !d.grammar.refusal.MatchString(rest)
}

func (d *Desk) fitsTopic(rest string) bool {
	return len(strings.Fields(rest)) <= 6 && !sentence(rest) && !strings.Contains(rest, ":") && !d.grammar.complains(rest)
}

// fitsCode accepts one token that is a code, or looks like one, and a provider's name of up to three words after it.
func (d *Desk) fitsCode(rest string) bool {
	if len(rest) > 120 {
		return false
	}
	if len(d.base.Codes(rest, "")) > 0 { // some codes are whole phrases
		return true
	}
	code, provider := codeAndProvider(rest)
	if !d.grammar.code.MatchString(code) && len(d.base.Codes(code, "")) == 0 {
		return false
	}
	return len(strings.Fields(provider)) <= 3 && !sentence(provider) && !d.grammar.complains(provider)
}

// codeAndProvider splits "30909 from Twilio?" into the code and the provider's name.
func codeAndProvider(rest string) (code, provider string) {
	code, provider = firstWord(plainQuotes(rest))
	provider = strings.Trim(provider, `"()?.,`)
	for _, lead := range []string{"from ", "at ", "for ", "by "} {
		if len(provider) > len(lead) && strings.EqualFold(provider[:len(lead)], lead) {
			provider = provider[len(lead):]
		}
	}
	return strings.Trim(code, "#():;,.?\"'"), provider
}

func (d *Desk) fitsFilters(rest string) bool {
	if len(rest) > 300 {
		return false
	}
	found, strange := d.filters(rest)
	named := slices.ContainsFunc(found, func(f filterWord) bool { return f.key != "" })
	return len(strange) == 0 || named && !d.grammar.complains(rest)
}

// ticketAndRest splits "#12: approved" into the number's digits and what follows.
func ticketAndRest(text string) (digits, rest string, ok bool) {
	digits, rest = firstWord(text)
	switch strings.ToLower(digits) {
	case "ticket", "number", "no", "no.":
		digits, rest = firstWord(rest)
	}
	digits = strings.TrimRight(strings.TrimPrefix(digits, "#"), ":,.")
	other := func(r rune) bool { return r < '0' || r > '9' }
	return digits, rest, digits != "" && len(digits) <= 20 && !strings.ContainsFunc(digits, other)
}

// fitsNumber accepts a ticket's number and hardly anything else.
func (d *Desk) fitsNumber(text string) bool {
	_, rest, ok := ticketAndRest(text)
	return ok && slices.Contains([]string{"", "please", "history", "details"}, strings.ToLower(rest))
}

func (d *Desk) fitsNumbered(text string) bool {
	_, _, ok := ticketAndRest(text)
	return ok
}

// fitsTwo accepts two ticket numbers, with a word between them at most.
func (d *Desk) fitsTwo(text string) bool {
	_, rest, ok := ticketAndRest(text)
	if words := strings.Fields(rest); ok && len(words) == 2 && slices.Contains([]string{"with", "into", "and"}, lowered(words[0])) {
		rest = words[1]
	}
	_, after, second := ticketAndRest(rest)
	return ok && (rest == "" || second && after == "")
}

func (d *Desk) fitsPerson(text string) bool {
	_, rest, ok := ticketAndRest(text)
	return ok && len(strings.Fields(rest)) <= 4
}

// fitsStatus accepts a number, or a status without one: then the number is asked for.
func (d *Desk) fitsStatus(rest string) bool {
	_, why, known := statusOf(rest)
	return d.fitsNumbered(rest) || known && why == ""
}

func (d *Desk) fitsHelp(rest string) bool {
	rest = strings.ToLower(strings.Trim(rest, "?!. "))
	if rest == "me" || rest == "please" {
		return true
	}
	return slices.ContainsFunc(Commands(), func(c CommandRow) bool { return c.Name == rest })
}

// numbered reads a ticket's number and what follows it; usage is an example of the command, for the sentence that asks.
func (d *Desk) numbered(text, usage string) (n int64, rest string, err error) {
	digits, rest, ok := ticketAndRest(text)
	if !ok {
		return 0, "", say(usage, "Which ticket? Give its number.")
	}
	n, err = number(digits)
	return n, rest, err
}

// known tells whether a provider's name stands in the tables.
func (d *Desk) known(provider string) bool {
	name := knowledge.ProviderName(provider)
	return name != strings.TrimSpace(provider) || slices.ContainsFunc(d.base.AllCodes(), func(c knowledge.Code) bool { return c.Provider == name })
}
