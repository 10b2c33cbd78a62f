package handlers

import (
	"context"
	"fmt"
	"regexp"
	"strings"

	"tcrbot/handlers/views"
	"tcrbot/storage"
)

func (d *Desk) show(ctx context.Context, req Request, rest string) (Result, error) {
	n, err := number(rest)
	if err != nil {
		return Result{}, err
	}
	msg, err := d.details(ctx, req, n)
	return Result{Private: &msg}, err
}

func (d *Desk) assign(ctx context.Context, req Request, rest string) (Result, error) {
	num, who := firstWord(rest)
	n, err := number(num)
	if err != nil {
		return Result{}, err
	}
	owner, words, err := whom(req, who)
	if err != nil {
		return Result{}, err
	}
	t, err := d.change(ctx, req, n, func(t *storage.Ticket) ([]storage.Event, error) { return give(t, owner), nil })
	if err != nil {
		return Result{}, err
	}
	return d.changed(req, t, words), nil
}

// whom reads "me", "nobody" or a mention; without any of them the person who asks takes the ticket.
func whom(req Request, typed string) (owner, words string, err error) {
	typed = strings.TrimSpace(strings.TrimPrefix(typed, "to "))
	switch strings.ToLower(typed) {
	case "", "me":
		return req.Person.ID, "you have it now", nil
	case "nobody", "no one":
		return "", "nobody has it now", nil
	}
	m := regexp.MustCompile(`^<@([UW][A-Z0-9]+)(\|[^>]*)?>$`).FindStringSubmatch(typed)
	if m == nil {
		return "", "", say("/tcr assign 12 @ben", "I do not know %s. Pick the person from the list that appears when you type @.", views.Clamp(typed, 40))
	}
	return m[1], "handed over", nil
}

func (d *Desk) status(ctx context.Context, req Request, rest string) (Result, error) {
	num, words := firstWord(rest)
	n, err := number(num)
	if err != nil {
		return Result{}, err
	}
	status, why, ok := statusOf(words)
	if !ok {
		return Result{}, say(fmt.Sprintf("/tcr status %d waiting-provider", n), "Tell me where it stands: new, working, waiting-customer, waiting-provider, approved or closed.")
	}
	t, err := d.change(ctx, req, n, func(t *storage.Ticket) ([]storage.Event, error) { return to(t, status, endOutcome(status), why), nil })
	if err != nil {
		return Result{}, err
	}
	return d.changed(req, t, "now "+views.StatusWords(string(t.Status))), nil
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
	lower := strings.ToLower(strings.TrimSpace(words))
	for _, a := range statusAliases() {
		if rest, ok := strings.CutPrefix(lower, a.typed); ok && (rest == "" || strings.ContainsAny(rest[:1], " \n:,.-")) {
			why := strings.TrimSpace(words)[len(a.typed):]
			return a.status, strings.Trim(why, " \n:,.-"), true
		}
	}
	return "", "", false
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
		{"in progress", storage.StatusWorking}, {"working", storage.StatusWorking}, {"work", storage.StatusWorking}, {"new", storage.StatusNew},
		{"approved", storage.StatusApproved}, {"closed", storage.StatusClosed}, {"close", storage.StatusClosed}, {"done", storage.StatusClosed},
	}
}

func (d *Desk) note(ctx context.Context, req Request, rest string) (Result, error) {
	num, text := firstWord(rest)
	n, err := number(num)
	if err != nil {
		return Result{}, err
	}
	if text == "" {
		return Result{}, say(fmt.Sprintf("/tcr note %d customer sends the screenshot tomorrow", n), "What should the note say?")
	}
	t, err := d.change(ctx, req, n, func(*storage.Ticket) ([]storage.Event, error) { return noted(text), nil })
	if err != nil {
		return Result{}, err
	}
	return d.changed(req, t, "noted"), nil
}

func (d *Desk) closeTicket(ctx context.Context, req Request, rest string) (Result, error) {
	num, words := firstWord(rest)
	n, err := number(num)
	if err != nil {
		return Result{}, err
	}
	outcome, why := outcomeOf(words)
	t, err := d.change(ctx, req, n, func(t *storage.Ticket) ([]storage.Event, error) { return to(t, endStatus(outcome), outcome, why), nil })
	if err != nil {
		return Result{}, err
	}
	return d.changed(req, t, views.StatusWords(string(t.Status))+": "+outcomeWords(outcome)), nil
}

func endStatus(outcome string) storage.Status {
	if outcome == "approved" {
		return storage.StatusApproved
	}
	return storage.StatusClosed
}

func outcomeOf(words string) (outcome, why string) {
	first, rest := firstWord(words)
	switch o := strings.ToLower(strings.Trim(first, ":,.")); o {
	case "approved", "fixed", "no-reply", "final-refusal", "duplicate", "other":
		return o, rest
	case "final", "refused":
		return "final-refusal", rest
	}
	return "other", words
}
