package handlers

import (
	"context"
	"strings"
)

// admit refuses people the bot does not work for, and finds the role of everybody else. Every entry point calls it first.
func (d *Desk) admit(ctx context.Context, req *Request) error {
	p := &req.Person
	switch {
	case p.ID == "" || p.Bot:
		return say("", "I answer people only.")
	case p.Stranger && !req.chosen.on("strangers_allowed"):
		return say("", "I work for the support team of this workspace only. Please ask your contact there.")
	case p.Deleted:
		return say("", "This account is deactivated, so I do not answer it.")
	case p.Guest && !req.chosen.on("guests_allowed"):
		return say("", "I work for full members of this workspace only. Please ask a member of the support team to look it up for you.")
	}
	p.Role = d.roleOf(ctx, req.chosen, *p)
	p.Admin = p.Role == RoleAdmin
	if p.Role == RoleNone {
		return say("", "I work for the people on this team's list only, and you are not on it yet. %s", d.whomToAsk(*req))
	}
	return nil
}

// may refuses what is kept for a role.
func (d *Desk) may(req Request, role Role) error {
	if req.Person.Role >= role {
		return nil
	}
	return say("/tcr role", "Only %s may do that, and you are %s here. %s", role.those(), req.Person.Role.one(), d.whomToAsk(req))
}

// admin refuses what is kept for admins.
func (d *Desk) admin(req Request, what string) error {
	if req.Person.Admin {
		return nil
	}
	return say("", "Only an admin of this bot may %s. %s", what, d.whomToAsk(req))
}

func (d *Desk) whomToAsk(req Request) string {
	if contact := req.chosen.of("contact"); contact != "" {
		return "Ask " + strings.TrimRight(contact, ".") + "."
	}
	return "Ask whoever installed it: admins are listed in TCRBOT_ADMINS."
}
