package handlers

import (
	"context"
	"slices"

	"tcrbot/handlers/views"
	"tcrbot/knowledge"
	"tcrbot/storage"
)

func (d *Desk) clickVoteRight(ctx context.Context, req Request) (Result, error) {
	return d.vote(ctx, req, views.VoteRight)
}

func (d *Desk) clickVoteWrong(ctx context.Context, req Request) (Result, error) {
	return d.vote(ctx, req, views.VoteWrong)
}

// vote keeps a judgement. The person who asked sees the same answer, thanks in the place of the buttons; an answer that
// somebody else asked for stays as it is for them.
func (d *Desk) vote(ctx context.Context, req Request, vote views.Vote) (Result, error) {
	lookup, slug := both(req.Action.Value)
	l, err := d.recall(ctx, req, lookup)
	if err != nil {
		return Result{}, err
	}
	err = d.store.SaveVote(ctx, storage.Vote{Team: req.Team, Lookup: lookup, User: req.Person.ID, Cause: slug, Right: vote == views.VoteRight, At: d.now()})
	if err != nil {
		return Result{}, err
	}
	if l.User != req.Person.ID {
		msg := views.Notice("Thank you, kept as " + string(vote) + ".")
		return Result{Private: &msg}, nil
	}
	r := d.again(ctx, req, l, vote)
	r.Replace = r.Private != nil
	return r, nil
}

// again draws an answer that was given before.
func (d *Desk) again(ctx context.Context, req Request, l storage.Lookup, vote views.Vote) Result {
	m := d.remembered(req, l)
	v := d.answerValue(ctx, req, m)
	v.LookupID, v.Vote = l.ID, vote
	v.Draft = d.grammar.planning.MatchString(l.Text[:min(len(l.Text), planningRead)])
	if !inPublic(l.Source) {
		v.Case = d.onFile(ctx, req.Team, m.CampaignIDs, l.Text)
	}
	d.tellOutcomes(ctx, req.Team, &v, m)
	return d.shown(v, ask{modal: req.Source == FromHome || req.Action.View != ""})
}

// remembered matches a kept text once more. The text was masked and choices are not part of it, so where the outcome
// differs, what was answered then counts.
func (d *Desk) remembered(req Request, l storage.Lookup) knowledge.Match {
	m := d.base.Match(l.Text, knowledge.Hints{Provider: l.Provider, Own: req.chosen.own()})
	if l.Gap && m.Sort == knowledge.SortOutOfScope { // the person said that it is a rejection
		m.Sort = knowledge.SortUnknown
	}
	if len(l.Causes) == 0 || string(m.Verdict) == l.Verdict && m.Best() == l.Causes[0] {
		return m
	}
	m.Verdict, m.Sort, m.Reasons, m.Question = knowledge.Verdict(l.Verdict), knowledge.SortReason, nil, nil
	was := m.Causes
	m.Causes = nil
	for i, slug := range l.Causes {
		c := knowledge.Ranked{Slug: slug, Confidence: knowledge.Low}
		if at := slices.IndexFunc(was, func(r knowledge.Ranked) bool { return r.Slug == slug }); at >= 0 {
			c = was[at]
		}
		if i == 0 {
			c.Confidence = knowledge.Confidence(l.Confidence)
		}
		m.Causes = append(m.Causes, c)
	}
	return m
}
