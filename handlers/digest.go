package handlers

import (
	"context"
	"fmt"
	"strings"
	"time"

	"tcrbot/handlers/views"
	"tcrbot/storage"
)

// digest shows the figures privately, or posts them where it was typed.
func (d *Desk) digest(ctx context.Context, req Request, rest string) (Result, error) {
	a, err := d.asked(ctx, req, rest)
	if err != nil {
		return Result{}, err
	}
	if !a.here {
		return d.figuresShown(ctx, a)
	}
	if err := d.postable(req); err != nil {
		return Result{}, err
	}
	items, err := d.digestItems(ctx, a, storage.OutboxItem{Team: req.Team, Key: "digest-here:" + req.Key, Channel: req.Channel})
	if err != nil {
		return Result{}, err
	}
	note := views.Notice("The digest is on its way to this channel.")
	return Result{Private: &note}, d.store.Enqueue(ctx, items...)
}

// stats shows the same numbers privately, and only so.
func (d *Desk) stats(ctx context.Context, req Request, rest string) (Result, error) {
	a, err := d.asked(ctx, req, rest)
	if err != nil {
		return Result{}, err
	}
	if a.here {
		return Result{}, say("/tcr digest here", "Stats are for you alone. A digest can be posted.")
	}
	return d.figuresShown(ctx, a)
}

func (d *Desk) asked(ctx context.Context, req Request, rest string) (figuresAsked, error) {
	work, err := d.calendar(ctx, req.Team)
	if err != nil {
		return figuresAsked{}, err
	}
	return d.figuresOf(req, rest, work)
}

// figuresShown is a digest for one person. Its details stand below it, because a private answer has no thread.
func (d *Desk) figuresShown(ctx context.Context, a figuresAsked) (Result, error) {
	parts, err := d.digestOf(ctx, a)
	if err != nil {
		return Result{}, err
	}
	return Result{Private: &parts.message, Picture: parts.picture}, nil
}

// postable tells whether a digest may stand where it was typed: the bot must be in the channel, and nobody outside may read it.
func (d *Desk) postable(req Request) error {
	if err := d.admin(req, "post a digest"); err != nil {
		return err
	}
	switch {
	case req.Source == FromConsole || strings.HasPrefix(req.Channel, "D"):
		return nil
	case req.Place == nil:
		return say("/invite @tcr", "I cannot see this channel, so nothing was posted. Invite me, then ask for the digest again.")
	case !req.Place.BotInside:
		return say("/invite @tcr", "I am not in this channel, so nothing was posted. Invite me, then ask for the digest again.")
	case outsidersRead(req.Place):
		return say("/tcr digest", "People outside your company may read this channel, and a digest names customers. Nothing was posted. Post it where only the team reads, or look at it alone.")
	}
	return nil
}

// digestItems are the messages of a digest: itself, its details in the thread, its picture. To says where and under which key.
func (d *Desk) digestItems(ctx context.Context, a figuresAsked, to storage.OutboxItem) ([]storage.OutboxItem, error) {
	parts, err := d.digestOf(ctx, a)
	if err != nil {
		return nil, err
	}
	to.Kind, to.Payload = "message", encode(parts.message)
	items := []storage.OutboxItem{to}
	if parts.picture != nil {
		items = append(items, Illustrate(to, *parts.picture))
	}
	if parts.details != nil {
		items = append(items, reply(to, *parts.details))
	}
	return items, nil
}

// digests posts every digest whose time has come. Each is claimed by itself, so that one that fails keeps no other waiting.
func (d *Desk) digests(ctx context.Context, team string) error {
	chosen, err := d.choices(ctx, team)
	if err != nil {
		return err
	}
	var failed error
	for _, o := range chosen.orders() {
		if err := d.deliverDigest(ctx, team, o, chosen); err != nil {
			failed = fmt.Errorf("post the digest for %s: %w", o.channel, err)
		}
	}
	return failed
}

const (
	digestLease  = 5 * time.Minute
	digestMakeUp = 3 * 24 * time.Hour // a digest that is later than that is skipped
)

func (d *Desk) deliverDigest(ctx context.Context, team string, o digestOrder, chosen choices) error {
	work := chosen.calendar()
	planned, day := o.last(d.now(), work)
	known, err := d.knownSince(ctx, team, o)
	if err != nil || planned.Before(known) || d.now().Sub(planned) > digestMakeUp {
		return err
	}
	name, period := "digest:"+o.id(), day.Format(time.DateOnly)
	mine, err := d.store.ClaimJob(ctx, team, name, period, digestLease)
	if err != nil || !mine {
		return err
	}
	a := figuresAsked{scope: o.scope, span: storage.Span{From: day.AddDate(0, 0, -7), To: day}, days: 7, zone: work.Zone(), work: work}
	a.scope.Team = team
	items, err := d.digestItems(ctx, a, storage.OutboxItem{Team: team, Key: name + ":" + period, Channel: o.channel})
	if err != nil {
		return err
	}
	if err := d.store.Enqueue(ctx, items...); err != nil {
		return err
	}
	return d.store.FinishJob(ctx, team, name, period)
}

// knownSince is when a digest was first looked at: what was planned before it was ordered is not made up for.
func (d *Desk) knownSince(ctx context.Context, team string, o digestOrder) (time.Time, error) {
	name := "digest-since:" + o.id()
	kept, err := d.store.Setting(ctx, team, name)
	if err != nil {
		return time.Time{}, err
	}
	if at, err := time.Parse(time.RFC3339, kept); err == nil {
		return at, nil
	}
	now := d.now().UTC().Truncate(time.Second)
	return now, d.store.SetSetting(ctx, team, name, now.Format(time.RFC3339))
}

// postsHere tells whether what was typed wants a digest posted, before anybody has looked at it closely.
func postsHere(typed string) bool {
	words := strings.Fields(strings.ToLower(typed))
	return len(words) > 1 && strings.HasSuffix(words[0], "digest") && words[len(words)-1] == "here"
}
