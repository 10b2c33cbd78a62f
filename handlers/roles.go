package handlers

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// Role is what a person may do; each role may do what those before it may.
type Role int

// The roles. RoleAgent is the zero value: a row of a table that says nothing else is for everybody the bot works for.
const (
	RoleNone      Role = iota - 1 // not on the team's list
	RoleAgent                     // asks, and works on tickets
	RoleModerator                 // keeps the guidance
	RoleManager                   // figures, digests, exports and imports
	RoleAdmin                     // settings, roles and the audit
)

// String is the role's name as it is typed.
func (r Role) String() string {
	return [...]string{"none", "agent", "moderator", "manager", "admin"}[r+1]
}

func (r Role) one() string {
	switch r {
	case RoleAgent, RoleAdmin:
		return "an " + r.String()
	case RoleNone:
		return "not on the list"
	}
	return "a " + r.String()
}

// those are the people who have the role or a higher one.
func (r Role) those() string {
	switch r {
	case RoleModerator:
		return "moderators, managers and admins"
	case RoleManager:
		return "managers and admins"
	case RoleAdmin:
		return "admins"
	}
	return "agents"
}

func roles() []Role { return []Role{RoleAgent, RoleModerator, RoleManager, RoleAdmin} }

// people and groups name the preferences that list who has the role.
func (r Role) people() string { return r.String() + "s" }
func (r Role) groups() string { return r.String() + "_groups" }

// rolePreferences has two rows a role: its people, and the user groups whose members have it.
func rolePreferences() []Preference {
	var out []Preference
	for _, r := range slices.Backward(roles()) {
		hint := "Their members are " + r.people() + ". Group IDs such as S012ABC, commas between."
		who := map[Role]string{
			RoleAgent: "Nobody here: every full member is an agent.", RoleModerator: "They keep the guidance.",
			RoleManager: "They export, import and see the figures.", RoleAdmin: "Beside those of TCRBOT_ADMINS, who always are.",
		}[r]
		title := strings.ToUpper(r.String()[:1]) + r.String()[1:] + "s"
		out = append(out,
			Preference{Name: r.people(), Group: "roles", Title: title, Kind: InputPeople, Hint: who},
			Preference{Name: r.groups(), Group: "roles", Title: "User groups of " + r.people(), Hint: hint, tidy: groupIDs, check: checkGroups})
	}
	return out
}

// groupIDs reads ids, or mentions of groups as Slack writes them.
func groupIDs(typed string) string {
	var out []string
	for _, one := range strings.FieldsFunc(typed, func(r rune) bool { return r == ',' || blank(r) }) {
		id := strings.TrimSuffix(strings.TrimPrefix(one, "<!subteam^"), ">")
		id, _, _ = strings.Cut(id, "|")
		out = append(out, id)
	}
	return strings.Join(out, ",")
}

func checkGroups(list string) error {
	for _, id := range splitList(list) {
		if len(id) < 3 || id[0] != 'S' || strings.Trim(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") != "" {
			return fmt.Errorf("%q is no id of a user group. In Slack: People, User groups, the group, then Copy group ID", id)
		}
	}
	return nil
}

// roleOf finds the highest role that a person has. A user group that cannot be read has no members.
func (d *Desk) roleOf(ctx context.Context, chosen choices, p Person) Role {
	if p.Admin || slices.Contains(d.settings.Admins, p.ID) {
		return RoleAdmin
	}
	for _, r := range slices.Backward(roles()) {
		if slices.Contains(chosen.list(r.people()), p.ID) || d.inGroup(ctx, chosen.list(r.groups()), p.ID) {
			return r
		}
	}
	if len(chosen.list(RoleAgent.people()))+len(chosen.list(RoleAgent.groups())) > 0 {
		return RoleNone
	}
	return RoleAgent
}

func (d *Desk) inGroup(ctx context.Context, groups []string, person string) bool {
	for _, g := range groups {
		if d.slack == nil {
			return false
		}
		members, err := d.slack.Members(ctx, g)
		if err != nil {
			d.log.WarnContext(ctx, "a user group cannot be read; its people have no role from it", "group", g, "error", err)
		}
		if slices.Contains(members, person) {
			return true
		}
	}
	return false
}
