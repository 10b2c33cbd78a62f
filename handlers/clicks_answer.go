package handlers

import (
	"context"
	"errors"
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
	if errors.Is(err, storage.ErrNotFound) {
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
	text, open := fill(a.Reply, d.known(ctx, req, lookup))
	return views.CopyReply(views.ReplyValue{Title: a.Title, Text: text, Open: open, LookupID: lookup})
}

// known gathers the names a lookup tells: labelled lines, and the ticket on file for its campaign.
func (d *Desk) known(ctx context.Context, req Request, lookup string) map[string]string {
	known := map[string]string{}
	if lookup == "" {
		return known
	}
	l, err := d.store.Lookup(ctx, req.Team, lookup)
	if err != nil {
		return known
	}
	known["customer"], known["brand"] = labelled(l.Text, "customer"), labelled(l.Text, "brand")
	ids := d.base.Match(l.Text, knowledge.Hints{}).CampaignIDs
	for _, id := range ids {
		known["campaign-id"] = id
		if open, err := d.store.FindOpen(ctx, req.Team, id, ""); err == nil && len(open) > 0 {
			known["customer"], known["brand"] = open[0].Customer, open[0].Brand
		}
	}
	return known
}

// labelled finds a line such as "Customer: Zebra Roofing".
func labelled(text, label string) string {
	for line := range strings.Lines(text) {
		name, value, ok := strings.Cut(line, ":")
		name = strings.ToLower(strings.Trim(name, " *_-\t"))
		if ok && (name == label || name == label+" name") {
			return strings.Trim(strings.TrimSpace(value), "*_")
		}
	}
	return ""
}

func (d *Desk) clickCopyRequest(ctx context.Context, req Request) (Result, error) {
	s, ok := d.base.Snippet("request-to-provider")
	if !ok {
		return Result{}, say("/tcr guide", "There is no request text yet.")
	}
	text, open := fill(s.Text, d.known(ctx, req, req.Action.Value))
	modal := views.CopyReply(views.ReplyValue{Title: s.Title, Text: text, Open: open, LookupID: req.Action.Value})
	return Result{Modal: &modal}, nil
}

func (d *Desk) clickVoteRight(ctx context.Context, req Request) (Result, error) {
	return d.vote(ctx, req, true, "Thank you. Kept as right.")
}

func (d *Desk) clickVoteWrong(ctx context.Context, req Request) (Result, error) {
	return d.vote(ctx, req, false, "Thank you. Kept as wrong, so that the guidance gets better. Paste more of the notice, or look with `/tcr guide`.")
}

func (d *Desk) vote(ctx context.Context, req Request, right bool, thanks string) (Result, error) {
	lookup, slug := both(req.Action.Value)
	err := d.store.SaveVote(ctx, storage.Vote{Team: req.Team, Lookup: lookup, User: req.Person.ID, Cause: slug, Right: right, At: d.now()})
	if err != nil {
		return Result{}, err
	}
	msg := views.Notice(strings.ReplaceAll(thanks, "`", ""))
	return Result{Private: &msg}, nil
}

// clickChoose ranks the same text again with one more thing known, and keeps the choice as a lookup of its own.
func (d *Desk) clickChoose(ctx context.Context, req Request) (Result, error) {
	lookup, cause := both(req.Action.Value)
	l, err := d.recall(ctx, req, lookup)
	if err != nil {
		return Result{}, err
	}
	a := ask{text: l.Text, provider: l.Provider, link: l.SourceLink, modal: req.Action.View != "", chosen: []knowledge.Choice{{Cause: cause}}}
	r, err := d.question(ctx, req, a)
	r.Replace = true
	return r, err
}

func (d *Desk) clickPaste(ctx context.Context, req Request) (Result, error) {
	initial := ""
	if l, err := d.store.Lookup(ctx, req.Team, req.Action.Value); err == nil && len([]rune(l.Text)) < formLimit {
		initial = l.Text
	}
	modal := views.Ask(initial, "Add what is missing: the sentence or code that gives the reason.")
	return Result{Modal: &modal}, nil
}

func (d *Desk) clickAsk(context.Context, Request) (Result, error) {
	modal := views.Ask("", "")
	return Result{Modal: &modal}, nil
}

func (d *Desk) clickIsRejection(ctx context.Context, req Request) (Result, error) {
	l, err := d.recall(ctx, req, req.Action.Value)
	if err != nil {
		return Result{}, err
	}
	r, err := d.question(ctx, req, ask{text: l.Text, provider: l.Provider, link: l.SourceLink, forced: true, modal: req.Action.View != ""})
	r.Replace = true
	return r, err
}

func (d *Desk) clickShowAnswer(ctx context.Context, req Request) (Result, error) {
	l, err := d.recall(ctx, req, req.Action.Value)
	if err != nil {
		return Result{}, err
	}
	m := d.base.Match(l.Text, knowledge.Hints{Provider: l.Provider, Own: d.settings.Own})
	v := d.answerValue(m)
	v.LookupID = l.ID
	return d.shown(v, ask{modal: req.Source == FromHome || req.Action.View != ""}), nil
}

// submitAsk answers the form to paste into, in the form's place.
func (d *Desk) submitAsk(ctx context.Context, req Request) (Result, error) {
	text := strings.TrimSpace(req.Form.Values["text"])
	if !readable(text) {
		return Result{Errors: map[string]string{"text": "Paste the reason as text, for example: HELP message does not contain a contact."}}, nil
	}
	return d.question(ctx, req, ask{text: text, provider: req.Form.Values["provider"], modal: true})
}

func (d *Desk) submitCopied(context.Context, Request) (Result, error) {
	return Result{Clear: true}, nil
}

func (d *Desk) forceMatch(ctx context.Context, req Request, rest string) (Result, error) {
	return d.question(ctx, req, ask{text: rest, forced: true})
}
