package handlers

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"tcrbot/handlers/views"
	"tcrbot/storage"
)

const week = 7 * 24 * time.Hour

// weekly posts the digest of the last seven days, once a week.
func (d *Desk) weekly(ctx context.Context, team string) error {
	chosen, err := d.choices(ctx, team)
	if err != nil || chosen.of("digest_channel") == "" {
		return err
	}
	now := d.now().In(chosen.zone())
	year, number := now.ISOWeek()
	msg, err := d.digestMessage(ctx, team, chosen.zone(), 1)
	if err != nil {
		return err
	}
	return d.store.Enqueue(ctx, storage.OutboxItem{
		Team: team, Key: fmt.Sprintf("digest:%d-%02d", year, number), Kind: "message", Channel: chosen.of("digest_channel"), Payload: encode(msg),
	})
}

// digest shows the figures privately, or posts them where it was typed.
func (d *Desk) digest(ctx context.Context, req Request, rest string) (Result, error) {
	weeks := 1
	rest = strings.ToLower(rest)
	for w := range strings.FieldsSeq(rest) {
		if n, err := strconv.Atoi(w); err == nil && n >= 1 {
			weeks = min(n, 52)
		}
	}
	msg, err := d.digestMessage(ctx, req.Team, req.chosen.zone(), weeks)
	if err != nil {
		return Result{}, err
	}
	if !strings.Contains(rest, "here") {
		return Result{Private: &msg}, nil
	}
	if err := d.admin(req, "post a digest"); err != nil {
		return Result{}, err
	}
	item := storage.OutboxItem{Team: req.Team, Key: "digest-here:" + req.Key, Kind: "message", Channel: req.Channel, Payload: encode(msg)}
	note := views.Notice("The digest is on its way to this channel.")
	return Result{Private: &note}, d.store.Enqueue(ctx, item)
}

func (d *Desk) digestMessage(ctx context.Context, team string, zone *time.Location, weeks int) (views.Message, error) {
	to := d.now()
	from := to.Add(-time.Duration(weeks) * week)
	c, err := d.store.Counts(ctx, team, from, to)
	if err != nil {
		return views.Message{}, err
	}
	v := views.DigestValue{
		From: from.In(zone), To: to.In(zone), Opened: c.Opened, Approved: c.Approved, Closed: c.Closed,
		Open: c.OpenAtEnd, OpenChange: c.OpenAtEnd - c.OpenAtStart, Gaps: c.Gaps, WrongVotes: c.WrongVotes, Lookups: c.Lookups,
	}
	for _, cc := range c.TopCauses {
		v.TopCauses = append(v.TopCauses, views.CauseLine{Title: d.title(cc.Cause), Count: cc.Count})
	}
	stalled, err := d.stalledTickets(ctx, storage.TicketFilter{Team: team})
	if err != nil {
		return views.Message{}, err
	}
	p, err := d.patience(ctx, team)
	if err != nil {
		return views.Message{}, err
	}
	for _, t := range stalled[:min(5, len(stalled))] {
		v.Stalled = append(v.Stalled, d.stalledValue(p, waitingOf(t), t))
	}
	v.StalledMore = max(0, len(stalled)-5)
	return views.Digest(v), nil
}
