package handlers

import (
	"context"
	"errors"
	"slices"
	"time"

	"tcrbot/storage"
)

// receivers finds who hears of whose tickets, for one sweep.
type receivers struct {
	d       *Desk
	now     time.Time
	p       *patience
	absent  map[string]storage.Absence
	channel string // the team's
	seen    map[string]whereabouts
}

// whereabouts is what Slack knows of where a person is.
type whereabouts struct {
	zone *time.Location // nil if unknown: the team's counts
	away bool           // on vacation by their status
	gone bool           // deactivated
}

func (d *Desk) receivers(ctx context.Context, team string, p *patience) (*receivers, error) {
	list, err := d.store.Absences(ctx, team)
	if err != nil {
		return nil, err
	}
	r := &receivers{d: d, now: d.now(), p: p, absent: map[string]storage.Absence{}, seen: map[string]whereabouts{}}
	if r.channel, err = d.TeamChannel(ctx, team); err != nil {
		return nil, err
	}
	for _, a := range list {
		r.absent[a.Person] = a
	}
	return r, nil
}

func (r *receivers) where(ctx context.Context, person string) (whereabouts, error) {
	if w, ok := r.seen[person]; ok || r.d.slack == nil {
		return w, nil
	}
	p, err := r.d.slack.Person(ctx, person)
	w := whereabouts{away: r.now.Before(p.AwayUntil), gone: errors.Is(err, ErrUnknown)}
	if err != nil && !w.gone {
		return w, err
	}
	w.zone = r.d.memo.zone(p.TimeZone)
	r.seen[person] = w
	return w, nil
}

// away tells whether a person is away now: they said so, or their Slack status does.
func (r *receivers) away(ctx context.Context, person string) (bool, error) {
	if r.now.Before(r.absent[person].Until) {
		return true, nil
	}
	w, err := r.where(ctx, person)
	return w.gone || w.away, err
}

// of is who hears of an owner's tickets: the owner, the backup of one who is away, the backup's backup; the team channel for what
// nobody has, and where all of them are away.
func (r *receivers) of(ctx context.Context, owner string) (string, error) {
	asked := []string{}
	for owner != "" && !slices.Contains(asked, owner) {
		away, err := r.away(ctx, owner)
		if err != nil || !away {
			return owner, err
		}
		asked = append(asked, owner)
		owner = r.absent[owner].Backup
	}
	return r.channel, nil
}

// owners lists the owners of whose tickets a person may have to hear; nil stands for everybody.
func (r *receivers) owners(ctx context.Context, receiver string) ([]string, error) {
	if receiver == r.channel {
		return nil, nil
	}
	out := []string{receiver}
	for person, a := range r.absent {
		if person == receiver || !r.now.Before(a.Until) && a.Backup == "" {
			continue
		}
		to, err := r.of(ctx, person)
		if err != nil {
			return nil, err
		}
		if to == receiver {
			out = append(out, person)
		}
	}
	return out, nil
}

// hours is a receiver's working day: when it opened today, their zone, and whether it is going on.
func (r *receivers) hours(ctx context.Context, receiver string) (opened time.Time, zone *time.Location, open bool, err error) {
	zone = r.p.cal.Zone()
	if receiver != r.channel {
		w, err := r.where(ctx, receiver)
		if err != nil {
			return time.Time{}, nil, false, err
		}
		if w.zone != nil {
			zone = w.zone
		}
	}
	opened, _ = r.p.cal.Morning(r.now, zone)
	return opened, zone, r.p.cal.OpenIn(r.now, zone), nil
}

// manager is the first of the team's managers who is not away, those of the list before members of user groups; "" if there is none.
func (r *receivers) manager(ctx context.Context) (string, error) {
	for _, id := range r.p.limits.managers {
		if away, err := r.away(ctx, id); err != nil || !away {
			return id, err
		}
	}
	for _, g := range r.p.limits.managerGroups {
		for _, id := range r.members(ctx, g) {
			if away, err := r.away(ctx, id); err != nil || !away {
				return id, err
			}
		}
	}
	return "", nil
}

// members are the people of a user group, always in the same order; a group that cannot be read has none.
func (r *receivers) members(ctx context.Context, group string) []string {
	if r.d.slack == nil {
		return nil
	}
	members, err := r.d.slack.Members(ctx, group)
	if err != nil {
		r.d.log.WarnContext(ctx, "a user group cannot be read; its managers hear of no tickets", "group", group, "error", err)
	}
	return slices.Sorted(slices.Values(members))
}
