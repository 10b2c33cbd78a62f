package handlers

import (
	"context"
	"fmt"
	"strings"

	"tcrbot/handlers/views"
	"tcrbot/storage"
)

func (d *Desk) show(ctx context.Context, req Request, rest string) (Result, error) {
	n, _, err := d.numbered(rest, "/tcr show 12")
	if err != nil {
		return Result{}, err
	}
	msg, err := d.details(ctx, req, n)
	if err != nil {
		return Result{}, err
	}
	return Result{Private: &msg}, nil
}

func (d *Desk) assign(ctx context.Context, req Request, rest string) (Result, error) {
	n, who, err := d.numbered(rest, "/tcr assign 12 me")
	if err != nil {
		return Result{}, err
	}
	owner, words, err := d.whom(req, who)
	if err != nil {
		return Result{}, err
	}
	t, err := d.change(ctx, req, n, func(t *storage.Ticket) ([]storage.Event, error) { return give(t, owner), nil })
	if err != nil {
		return Result{}, err
	}
	return d.changed(ctx, req, t, words)
}

// whom reads "me", "nobody" or a mention; without any of them the person who asks takes the ticket.
func (d *Desk) whom(req Request, typed string) (owner, words string, err error) {
	if lead, rest := firstWord(typed); strings.EqualFold(lead, "to") {
		typed = rest
	}
	switch strings.ToLower(typed) {
	case "", "me", "myself":
		return req.Person.ID, "you have it now", nil
	case "nobody", "no one", "none":
		return "", "nobody has it now", nil
	}
	m := d.grammar.mention.FindStringSubmatch(typed)
	if m == nil {
		return "", "", say("/tcr assign 12 me", "I do not know who %q is. Type @ and pick the person from the list that appears, or write me or nobody.", views.Clamp(typed, 40))
	}
	return m[1], "handed over", nil
}

const statusSentence = "A ticket is new, working, waiting-customer, waiting-provider, approved or closed."

func (d *Desk) status(ctx context.Context, req Request, rest string) (Result, error) {
	n, words, err := d.numbered(rest, "/tcr status 12 approved")
	if err != nil {
		return Result{}, err
	}
	status, why, ok := statusOf(words)
	if !ok {
		return Result{}, d.noStatus(ctx, req, n, words)
	}
	t, err := d.change(ctx, req, n, func(t *storage.Ticket) ([]storage.Event, error) { return to(t, status, endOutcome(status), why), nil })
	if err != nil {
		return Result{}, err
	}
	return d.changed(ctx, req, t, "now "+views.StatusWords(string(t.Status)))
}

// noStatus says which statuses there are; where the ticket does not exist either, that comes first.
func (d *Desk) noStatus(ctx context.Context, req Request, n int64, words string) error {
	if _, err := d.ticket(ctx, req, n); err != nil {
		return err
	}
	example := fmt.Sprintf("/tcr status %d waiting-provider", n)
	if words == "" {
		return say(example, "Where does #%d stand? %s", n, statusSentence)
	}
	return say(example, "%q is no status. %s", views.Clamp(words, 40), statusSentence)
}

func endOutcome(s storage.Status) string {
	switch s {
	case storage.StatusApproved:
		return "approved"
	case storage.StatusClosed:
		return "other"
	}
	return ""
}

// statusOf reads a status at the start of words, also as people type it; the rest is the reason.
func statusOf(words string) (storage.Status, string, bool) {
	// Only ASCII is lowered, so that positions in both texts stay the same.
	lower := strings.Map(lowerASCII, strings.TrimSpace(words))
	for _, a := range statusAliases() {
		if rest, ok := strings.CutPrefix(lower, a.typed); ok && (rest == "" || strings.ContainsAny(rest[:1], " \n\t:,.-")) {
			why := strings.TrimSpace(words)[len(a.typed):]
			return a.status, strings.Trim(why, " \n\t:,.-"), true
		}
	}
	return "", "", false
}

func lowerASCII(r rune) rune {
	if r >= 'A' && r <= 'Z' {
		return r + 'a' - 'A'
	}
	return r
}

type alias struct {
	typed  string
	status storage.Status
}

// statusAliases lists longer forms before their beginnings.
func statusAliases() []alias {
	c, p := storage.StatusWaitingCustomer, storage.StatusWaitingProvider
	return []alias{
		{"waiting for the customer", c}, {"waiting for customer", c}, {"waiting on customer", c}, {"waiting-customer", c}, {"waiting customer", c}, {"wait customer", c}, {"customer", c},
		{"waiting for the provider", p}, {"waiting for provider", p}, {"waiting on provider", p}, {"waiting-provider", p}, {"waiting provider", p}, {"wait provider", p}, {"provider", p}, {"resubmitted", p}, {"submitted", p},
		{"in progress", storage.StatusWorking}, {"working", storage.StatusWorking}, {"work", storage.StatusWorking}, {"open", storage.StatusWorking}, {"reopened", storage.StatusWorking}, {"new", storage.StatusNew},
		{"approved", storage.StatusApproved}, {"approve", storage.StatusApproved}, {"closed", storage.StatusClosed}, {"close", storage.StatusClosed}, {"done", storage.StatusClosed},
	}
}

func (d *Desk) note(ctx context.Context, req Request, rest string) (Result, error) {
	const usage = "/tcr note 12 customer sends the screenshot tomorrow"
	n, text, err := d.numbered(rest, usage)
	if err != nil {
		return Result{}, err
	}
	if text == "" {
		return Result{}, say(usage, "What should the note on #%d say?", n)
	}
	t, err := d.change(ctx, req, n, func(*storage.Ticket) ([]storage.Event, error) { return noted(text), nil })
	if err != nil {
		return Result{}, err
	}
	return d.changed(ctx, req, t, "your note is kept")
}

func (d *Desk) closeTicket(ctx context.Context, req Request, rest string) (Result, error) {
	n, words, err := d.numbered(rest, "/tcr close 12 fixed")
	if err != nil {
		return Result{}, err
	}
	outcome, why := outcomeOf(words)
	t, err := d.change(ctx, req, n, func(t *storage.Ticket) ([]storage.Event, error) { return to(t, endStatus(outcome), outcome, why), nil })
	if err != nil {
		return Result{}, err
	}
	now := views.StatusWords(string(t.Status))
	if words := views.OutcomeWords(outcome); words != "" {
		now += ", " + words
	}
	return d.changed(ctx, req, t, now)
}

func endStatus(outcome string) storage.Status {
	if outcome == "approved" {
		return storage.StatusApproved
	}
	return storage.StatusClosed
}

// outcomeOf reads an outcome at the start of words, also as people type it; the rest is the reason.
func outcomeOf(words string) (outcome, why string) {
	lower := strings.Map(lowerASCII, words)
	for _, o := range []struct{ typed, outcome string }{
		{"approved", "approved"}, {"fixed elsewhere", "fixed"}, {"fixed", "fixed"}, {"no-reply", "no-reply"}, {"no reply", "no-reply"},
		{"final-refusal", "final-refusal"}, {"final refusal", "final-refusal"}, {"final", "final-refusal"}, {"refused", "final-refusal"},
		{"duplicate", "duplicate"}, {"other", "other"},
	} {
		if rest, ok := strings.CutPrefix(lower, o.typed); ok && (rest == "" || strings.ContainsAny(rest[:1], " \n\t:,.")) {
			return o.outcome, strings.Trim(words[len(o.typed):], " \n\t:,.")
		}
	}
	return "other", words
}
