package handlers

import (
	"context"
	"slices"
)

// moreRoute is the menu under a ticket; each option is answered by the route it names.
const moreRoute = "more"

func (d *Desk) clickMore(ctx context.Context, req Request) (Result, error) {
	route, value := both(req.Action.Value)
	req.Action.ID, req.Action.Value = route, value
	at := slices.IndexFunc(Clicks(), func(r Route) bool { return r.ID == route })
	if at < 0 || route == moreRoute {
		return Result{}, say("/tcr help", "That menu is from an older version of me and no longer works. Ask again, or see what I can do.")
	}
	return d.follow(ctx, req, Clicks()[at])
}
