package handlers

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"

	"tcrbot/handlers/views"
	"tcrbot/knowledge"
	"tcrbot/storage"
)

// both splits a button's value "lookup|slug".
func both(value string) (lookup, slug string) {
	lookup, slug, _ = strings.Cut(value, "|")
	return lookup, slug
}

// recall reads a lookup; one that is gone gets a sentence that says what to do.
func (d *Desk) recall(ctx context.Context, req Request, id string) (storage.Lookup, error) {
	l, err := d.store.Lookup(ctx, req.Team, id)
	if errors.Is(err, storage.ErrNotFound) || err == nil && l.Text == "" { // its text was forgotten in time
		return l, say("/tcr last", "I no longer have that answer. Paste the text again, or look through your recent ones.")
	}
	return l, err
}

func (d *Desk) article(slug string) (knowledge.Article, error) {
	a, ok := d.base.Article(slug)
	if !ok {
		return a, say("/tcr guide", "There is no article for that yet.")
	}
	return a, nil
}

func (d *Desk) clickAllSteps(_ context.Context, req Request) (Result, error) {
	lookup, slug := both(req.Action.Value)
	a, err := d.article(slug)
	if err != nil {
		return Result{}, err
	}
	modal := views.AllSteps(d.articleValue(a), lookup)
	return Result{Modal: &modal}, nil
}

func (d *Desk) clickCopyReply(ctx context.Context, req Request) (Result, error) {
	lookup, slug := both(req.Action.Value)
	a, err := d.article(slug)
	if err != nil {
		return Result{}, err
	}
	modal := d.replyModal(ctx, req, a, lookup)
	return Result{Modal: &modal}, nil
}

func (d *Desk) replyModal(ctx context.Context, req Request, a knowledge.Article, lookup string) views.Modal {
	text, open := fill(a.Reply, d.names(ctx, req, lookup))
	return views.CopyReply(views.ReplyValue{Title: a.Title, Short: brief(text), Text: text, Open: open})
}

// names gathers the names a lookup tells: labeled lines, and the ticket on file for its campaign.
func (d *Desk) names(ctx context.Context, req Request, lookup string) map[string]string {
	known := map[string]string{}
	if lookup == "" {
		return known
	}
	l, err := d.store.Lookup(ctx, req.Team, lookup)
	if err != nil {
		return known
	}
	known["customer"], known["brand"] = labeled(l.Text, "customer"), labeled(l.Text, "brand")
	ids := d.base.Match(l.Text, knowledge.Hints{}).CampaignIDs
	for _, id := range ids[:min(1, len(ids))] {
		known["campaign-id"], known["campaign"] = id, id
	}
	if c := d.onFile(ctx, req.Team, ids, l.Text); c != nil {
		if t, err := d.store.Ticket(ctx, req.Team, c.Number); err == nil {
			known["customer"], known["brand"] = t.Customer, cmp.Or(t.Brand, known["brand"], t.Customer)
			known["campaign-id"], known["campaign"] = cmp.Or(t.CampaignID, known["campaign-id"]), cmp.Or(t.CampaignID, known["campaign"])
		}
	}
	return known
}

// labeled finds a line such as "Customer: Zebra Roofing".
func labeled(text, label string) string {
	for line := range strings.Lines(text) {
		name, value, ok := strings.Cut(line, ":")
		name = strings.ToLower(strings.Trim(name, " *_-\t"))
		if ok && (name == label || name == label+" name") {
			return strings.Trim(value, " *_\t\r\n")
		}
	}
	return ""
}

func (d *Desk) clickCopyRequest(ctx context.Context, req Request) (Result, error) {
	s, ok := d.base.Snippet("request-to-provider")
	if !ok {
		return Result{}, say("/tcr guide", "There is no request text yet.")
	}
	text, open := fill(s.Text, d.names(ctx, req, req.Action.Value))
	modal := views.CopyReply(views.ReplyValue{Title: s.Title, Text: text, Open: open, Send: d.sendTo(ctx, req, req.Action.Value)})
	return Result{Modal: &modal}, nil
}

// sendTo says where the team sends its requests to the provider that a question was about, "" if that is not known.
func (d *Desk) sendTo(ctx context.Context, req Request, lookup string) string {
	l, err := d.store.Lookup(ctx, req.Team, lookup)
	if err != nil {
		return ""
	}
	f, _ := req.chosen.facts(l.Provider)
	return f.where()
}

// clickChoose ranks the same text again with one more thing known, and keeps the choice as a lookup of its own.
func (d *Desk) clickChoose(ctx context.Context, req Request) (Result, error) {
	lookup, cause := both(req.Action.Value)
	l, err := d.recall(ctx, req, lookup)
	if err != nil {
		return Result{}, err
	}
	a := ask{text: l.Text, provider: l.Provider, link: l.SourceLink, modal: req.Action.View != "", source: l.Source, chosen: []knowledge.Choice{{Cause: cause}}}
	r, err := d.question(ctx, req, a)
	r.Replace = r.Private != nil && l.User == req.Person.ID
	return r, err
}

// clickPaste opens the form with the text that was pasted. One that the form cannot hold stays where it is: what is typed is
// added to it.
func (d *Desk) clickPaste(ctx context.Context, req Request) (Result, error) {
	l, err := d.recall(ctx, req, req.Action.Value)
	if err != nil {
		return Result{}, err
	}
	modal := views.Ask(l.Text, "Add what is missing: the sentence or code that gives the reason.", "")
	if n := len([]rune(l.Text)); n > formLimit {
		modal = views.Ask("", fmt.Sprintf("What you pasted (%d characters) is kept. Add what is missing: the sentence or code that gives the reason.", n), l.ID)
	}
	return Result{Modal: &modal}, nil
}

func (d *Desk) clickAsk(context.Context, Request) (Result, error) {
	modal := views.Ask("", "", "")
	return Result{Modal: &modal}, nil
}

// exampleText is what a first-time visitor tries.
const exampleText = "Campaign declined: the HELP message does not include the brand name or a way to contact support (30909)"

func (d *Desk) clickExample(ctx context.Context, req Request) (Result, error) {
	return d.question(ctx, req, ask{text: exampleText, modal: req.Source == FromHome || req.Action.View != ""})
}

func (d *Desk) clickIsRejection(ctx context.Context, req Request) (Result, error) {
	l, err := d.recall(ctx, req, req.Action.Value)
	if err != nil {
		return Result{}, err
	}
	r, err := d.question(ctx, req, ask{text: l.Text, provider: l.Provider, link: l.SourceLink, source: l.Source, forced: true, modal: req.Action.View != ""})
	r.Replace = r.Private != nil && l.User == req.Person.ID
	return r, err
}

func (d *Desk) clickShowAnswer(ctx context.Context, req Request) (Result, error) {
	l, err := d.recall(ctx, req, req.Action.Value)
	if err != nil {
		return Result{}, err
	}
	switch l.Kind {
	case kindReview:
		return d.reviewAgain(ctx, req, l)
	case kindDraft:
		return d.draftAgain(ctx, req, l.ID)
	}
	return d.again(ctx, req, l, views.VoteNone), nil
}

// submitAsk answers the form to paste into, in the form's place.
func (d *Desk) submitAsk(ctx context.Context, req Request) (Result, error) {
	text := strings.TrimSpace(req.Form.Values["text"])
	if !readable(text) {
		return Result{Errors: map[string]string{"text": "Paste the reason as text, for example: HELP message does not contain a contact."}}, nil
	}
	link := ""
	if req.Form.Meta != "" {
		l, err := d.recall(ctx, req, req.Form.Meta)
		if err != nil {
			return Result{}, err
		}
		text, link = l.Text+"\n\n"+text, l.SourceLink
	}
	return d.question(ctx, req, ask{text: text, link: link, provider: req.Form.Values["provider"], modal: true})
}

func (d *Desk) submitCopied(context.Context, Request) (Result, error) {
	return Result{Clear: true}, nil
}

// forceMatch reads what follows as a rejection; with nothing after it, it opens the form to paste into.
func (d *Desk) forceMatch(ctx context.Context, req Request, rest string) (Result, error) {
	if rest == "" {
		return d.clickAsk(ctx, req)
	}
	return d.question(ctx, req, ask{text: rest, forced: true})
}
