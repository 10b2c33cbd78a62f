package handlers

import (
	"context"
	"slices"
	"strings"

	"tcrbot/handlers/views"
	"tcrbot/storage"
)

// fitsRole accepts a person and a role in either order.
func (d *Desk) fitsRole(rest string) bool {
	words := strings.Fields(rest)
	return len(words) <= 4 && slices.ContainsFunc(words, func(w string) bool { return d.grammar.mention.MatchString(w) || strings.HasPrefix(w, "@") })
}

// role shows a person's own role, or gives somebody another one.
func (d *Desk) role(ctx context.Context, req Request, rest string) (Result, error) {
	if strings.TrimSpace(rest) == "" {
		return d.myRole(req), nil
	}
	if err := d.admin(req, "give or take a role"); err != nil {
		return Result{}, err
	}
	person, role, err := d.personAndRole(rest)
	if err != nil {
		return Result{}, err
	}
	if err := d.mayHave(ctx, req, person, role); err != nil {
		return Result{}, err
	}
	if _, err := d.store.ChangeSettings(ctx, req.Team, req.Person.ID, roleEdits(req.chosen, person, role)...); err != nil {
		return Result{}, err
	}
	msg := views.RoleGiven(person, role.one())
	return Result{Private: &msg}, nil
}

func (d *Desk) personAndRole(rest string) (person string, role Role, err error) {
	const usage = "/tcr role @ben manager"
	role = RoleNone - 1
	for word := range strings.FieldsSeq(rest) {
		if m := d.grammar.mention.FindStringSubmatch(word); m != nil {
			person = m[1]
		}
		for _, r := range append(roles(), RoleNone) {
			if strings.EqualFold(word, r.String()) || strings.EqualFold(word, r.people()) {
				role = r
			}
		}
	}
	switch {
	case person == "":
		return "", role, say(usage, "Whose role? Type @ and pick the person from the list that appears.")
	case role < RoleNone:
		return "", role, say(usage, "Which role? There are agent, moderator, manager and admin; none takes every role away.")
	}
	return person, role, nil
}

// mayHave refuses what would leave nobody in charge, and people whom Slack does not know.
func (d *Desk) mayHave(ctx context.Context, req Request, person string, role Role) error {
	left := slices.DeleteFunc(req.chosen.list(RoleAdmin.people()), func(id string) bool { return id == person })
	switch {
	case slices.Contains(d.settings.Admins, person) && role != RoleAdmin:
		return say("/tcr role", "That person is an admin by TCRBOT_ADMINS, where I run. Take the id off that list first.")
	case role != RoleAdmin && person == req.Person.ID && len(left)+len(d.settings.Admins)+len(req.chosen.list(RoleAdmin.groups())) == 0:
		return say("/tcr role @ben admin", "You are the only admin. Make somebody else an admin first.")
	case role != RoleNone && d.slack != nil:
		if err := d.usablePeople(ctx, person); err != nil {
			return say("/tcr role", "%s", wholeSentence(err))
		}
	}
	return nil
}

// roleEdits takes a person off every list but the one of the role. Being an agent needs a list only where the team keeps one.
func roleEdits(chosen choices, person string, role Role) []storage.SettingEdit {
	var edits []storage.SettingEdit
	for _, r := range roles() {
		list := slices.DeleteFunc(chosen.list(r.people()), func(id string) bool { return id == person })
		listed := r != RoleAgent || len(list) > 0 || len(chosen.list(r.groups())) > 0
		if r == role && listed {
			list = append(list, person)
		}
		value := strings.Join(list, ",")
		edits = append(edits, storage.SettingEdit{Name: r.people(), Value: value, Reset: value == ""})
	}
	return edits
}

func (d *Desk) clickRole(_ context.Context, req Request) (Result, error) {
	return d.read(req, "My role", *d.myRole(req).Private), nil
}

func (d *Desk) myRole(req Request) Result {
	v := views.RoleValue{Role: req.Person.Role.one(), Admin: req.Person.Admin}
	for _, c := range Commands() {
		if c.Role == RoleAgent {
			continue
		}
		line := views.RoleCommand{Usage: c.Usage, Who: c.Role.those(), Mine: req.Person.Role >= c.Role}
		v.Commands = append(v.Commands, line)
	}
	for _, r := range slices.Backward(roles()) {
		people := req.chosen.list(r.people())
		if r == RoleAdmin {
			people = append(slices.Clone(d.settings.Admins), people...)
		}
		if len(people)+len(req.chosen.list(r.groups())) > 0 {
			v.Lists = append(v.Lists, views.RoleList{Role: r.people(), People: people, Groups: req.chosen.list(r.groups())})
		}
	}
	msg := views.MyRole(v)
	return Result{Private: &msg}
}
