package handlers

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"time"

	"tcrbot/handlers/views"
	"tcrbot/storage"
)

// clickEscalate shows the request to the provider, with everything the provider needs to find the reviewer's reason.
func (d *Desk) clickEscalate(ctx context.Context, req Request) (Result, error) {
	n, err := number(req.Action.Value)
	if err != nil {
		return Result{}, err
	}
	t, rounds, err := d.roundsOf(ctx, req, n)
	if err != nil {
		return Result{}, err
	}
	note := ""
	if t.CampaignID == "" {
		note = "The ticket has no campaign ID yet. The provider will ask for it: put it in."
	}
	if f, _ := req.chosen.facts(t.Provider); f.where() != "" {
		note = strings.TrimSpace("Send it to " + f.where() + ". " + note)
	}
	modal := views.Escalation(d.ticketValue(t), requestText(t, rounds, req.chosen.zone()), note)
	return Result{Modal: &modal}, nil
}

// submitEscalate records that the provider was asked, as a round of its own.
func (d *Desk) submitEscalate(ctx context.Context, req Request) (Result, error) {
	n, err := number(req.Form.Meta)
	if err != nil {
		return Result{}, err
	}
	text := strings.TrimSpace(req.Form.Values["text"])
	if text == "" {
		return Result{Errors: map[string]string{"text": "What did you send? Leave the text as it went out."}}, nil
	}
	p := planned{Ticket: n, Kind: string(storage.RoundCase), WordedBy: "us", Reference: views.Clamp(strings.TrimSpace(req.Form.Values["reference"]), 200), Key: req.Form.View}
	_, _, err = d.recordRound(ctx, req, p, text)
	return Result{Clear: true}, err
}

// requestText asks the provider for the reviewer's own reason: plain text to send. What is not known stands in {{…}}.
func requestText(t storage.Ticket, rounds []storage.Round, zone *time.Location) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Hello,\n\ncampaign %s of %s was declined again and we cannot act on the reason. What was filed so far:\n", cmp.Or(t.CampaignID, "{{campaign-id}}"), cmp.Or(t.Brand, t.Customer))
	for _, r := range rounds {
		if r.Kind != storage.RoundNudge {
			b.WriteString("\n" + roundReport(r, zone))
		}
	}
	b.WriteString("\n\nPlease ask the reviewer for:\n1. the reviewer's own reason or code,\n2. the field it concerns (description, opt-in, samples, HELP or STOP reply, website, policy),\n3. what was missing or seen there.\n\n" +
		"We will not file it again before we hear from you, so that nobody reviews the same text twice. Thank you.")
	return b.String()
}

// roundReport tells a provider of one round: when, what changed, what came back.
func roundReport(r storage.Round, zone *time.Location) string {
	day := func(at time.Time) string { return at.In(zone).Format("2 Jan 2006") }
	line := fmt.Sprintf("Round %d, %s", r.Number, strings.TrimPrefix(views.RoundKindWords(string(r.Kind)), "a "))
	if r.SentBy != "" {
		line += ", sent " + day(r.SentAt)
	}
	if r.Reference != "" {
		line += ", reference " + r.Reference
	}
	if len(r.Fixes) > 0 {
		var steps []string
		for _, f := range r.Fixes {
			steps = append(steps, "\n   - "+f.Step)
		}
		line += "\n   changed before it was sent:" + strings.Join(steps, "")
	}
	switch {
	case r.Verdict == storage.Awaited:
		return line + "\n   no verdict yet"
	case strings.TrimSpace(r.Reason) == "":
		return line + fmt.Sprintf("\n   %s %s, no reason given", r.Verdict, day(r.VerdictAt))
	}
	return line + fmt.Sprintf("\n   %s %s: “%s”", r.Verdict, day(r.VerdictAt), views.Clamp(strings.Join(strings.Fields(r.Reason), " "), 400))
}
