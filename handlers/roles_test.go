package handlers

import (
	"context"
	"slices"
	"strings"
	"testing"

	"tcrbot/storage"
)

// choose keeps settings as an admin's form would.
func (d *testDesk) choose(pairs ...string) {
	d.t.Helper()
	var edits []storage.SettingEdit
	for i := 0; i+1 < len(pairs); i += 2 {
		edits = append(edits, storage.SettingEdit{Name: pairs[i], Value: pairs[i+1]})
	}
	if _, err := d.store.ChangeSettings(context.Background(), team, boss, edits...); err != nil {
		d.t.Fatal(err)
	}
}

func TestEachRoleMayWhatTheRolesUnderItMay(t *testing.T) {
	d := newDesk(t, withAdmin)
	v := inVillage(d)
	v.members["S0BOSSES"] = []string{"U0CLEO"}
	d.choose("moderators", "U0MOD", "managers", "U0MAN", "admin_groups", "S0BOSSES")
	for id, want := range map[string]Role{ana: RoleAgent, "U0MOD": RoleModerator, "U0MAN": RoleManager, "U0CLEO": RoleAdmin, boss: RoleAdmin} {
		req := d.from(id, FromCommand)
		if err := d.enter(t.Context(), &req); err != nil || req.Person.Role != want || req.Person.Admin != (want == RoleAdmin) {
			t.Errorf("%s is %v, admin %v, %v; want %v", id, req.Person.Role, req.Person.Admin, err, want)
		}
	}
}

func TestEveryRowIsRefusedToWhoeverLacksItsRole(t *testing.T) {
	d := newDesk(t, withAdmin)
	for _, c := range Commands() {
		if c.Role == RoleAgent {
			continue
		}
		d.command(ana, c.Examples[0]).says(t, "Only "+c.Role.those(), "you are an agent")
		d.command(ana, "help").says(t, c.Does+" ("+c.Role.those()+")")
	}
	for _, r := range Clicks() {
		if r.role() > RoleAgent {
			d.click(ana, r.ID, "").says(t, "Only "+r.role().those())
		}
	}
	for _, r := range Forms() {
		if r.role() > RoleAgent {
			req := d.from(ana, FromForm)
			req.Form = Form{ID: r.ID}
			d.show(d.Submit(context.Background(), req)).says(t, "Only "+r.role().those())
		}
	}
}

func TestAGroupThatCannotBeReadGivesNobodyARole(t *testing.T) {
	d := newDesk(t, withAdmin)
	v := inVillage(d)
	d.choose("admin_groups", "S0MODS")
	d.command(ana, "role").says(t, "an admin")
	v.silent = true
	d.command(ana, "role").says(t, "an agent")
	d.choose("agent_groups", "S0MODS")
	d.command(ana, "role").says(t, "you are not on it yet")
	d.slack = nil
	d.command(ana, "list").says(t, "you are not on it yet")
}

func TestWhoeverIsOnNoListIsRefusedEverywhere(t *testing.T) {
	d := newDesk(t, withAdmin)
	d.choose("agents", ana, "contact", "Mo")
	d.command(ana, "role").says(t, "an agent")
	d.command(ben, "HELP message has no contact").says(t, "you are not on it yet", "Ask Mo.")
	d.click(ben, "take", "1").says(t, "you are not on it yet")
	d.direct(ben, "list").says(t, "you are not on it yet")
	d.shortcut(ben, "diagnose", Pasted{Text: impliedText}).says(t, "you are not on it yet")
	req := d.from(ben, FromHome)
	d.show(d.OpenHome(t.Context(), req)).says(t, "you are not on it yet")
}

func TestGuestsAndPeopleOfOtherWorkspacesComeInOnlyWhenAllowed(t *testing.T) {
	d := newDesk(t, withAdmin)
	ask := func(change func(*Person)) shown {
		req := d.from(ana, FromCommand)
		req.Text = "list"
		change(&req.Person)
		return d.show(d.Command(t.Context(), req))
	}
	guest := func(p *Person) { p.Guest = true }
	stranger := func(p *Person) { p.Stranger = true }
	ask(guest).says(t, "full members")
	ask(stranger).says(t, "this workspace only")
	d.choose("guests_allowed", "on")
	ask(guest).says(t, "No tickets")
	ask(stranger).says(t, "this workspace only")
	d.choose("strangers_allowed", "on")
	ask(stranger).says(t, "No tickets")
	ask(func(p *Person) { p.Deleted = true }).says(t, "deactivated")
}

func TestAnAdminGivesAndTakesRoles(t *testing.T) {
	d := newDesk(t, withAdmin)
	v := inVillage(d)
	v.people[ben] = Person{ID: ben, Name: "Ben"}
	d.command(ana, "role <@U0BEN|ben> manager").says(t, "Only an admin")
	d.command(boss, "role <@U0BEN|ben> manager").says(t, "<@U0BEN> is a manager now")
	d.command(ben, "role").says(t, "a manager")
	d.command(boss, "role admin <@U0BEN|ben>").says(t, "<@U0BEN> is an admin now")
	chosen, err := d.choices(t.Context(), team)
	if err != nil || len(chosen.list("managers")) != 0 || !slices.Equal(chosen.list("admins"), []string{ben}) {
		t.Errorf("managers %v, admins %v, %v", chosen.list("managers"), chosen.list("admins"), err)
	}
	d.command(ben, "role <@U0BOSS> agent").says(t, "TCRBOT_ADMINS")
	d.command(ben, "role <@U0GONE> manager").says(t, "Gus is no active member")
	d.command(ben, "role @ana manager").says(t, "Whose role?")
	d.command(ben, "role <@U0ANA> king").says(t, "Which role?")
	d.command(boss, "role <@U0BEN> agent").says(t, "<@U0BEN> is an agent now")
	d.command(ben, "settings").says(t, "Only admins")
}

func TestTheOnlyAdminStays(t *testing.T) {
	d := newDesk(t, func(s *Settings) { s.Admins = nil })
	d.choose("admins", ben)
	d.command(ben, "role <@U0BEN> agent").says(t, "only admin")
	d.command(ben, "role").says(t, "an admin")
}

func TestTheAuditSaysWhoDidWhat(t *testing.T) {
	d := newDesk(t, withAdmin)
	d.open(ana, "Zebra Roofing")
	d.wait(day)
	d.command(ben, "note 1 the secret is out")
	d.command(ben, "assign 1 me")
	d.submit(boss, d.command(boss, "settings retention"), map[string]string{"keep_texts_days": "90"})
	all := d.command(boss, "audit")
	all.says(t, "<@U0ANA> opened #1", "<@U0BEN> wrote a note on #1", "<@U0BEN> gave #1 to <@U0BEN>", "<@U0BOSS> changed “Keep pasted questions for” from \"\" to \"90\"")
	all.silent(t, "secret")
	d.command(boss, "audit <@U0BEN|ben>").silent(t, "U0ANA", "keep_texts")
	one := d.command(boss, "audit 1")
	one.says(t, "Who did what on #1", "opened #1")
	one.silent(t, "Keep pasted")
	d.command(boss, "audit 77").says(t, "There is no ticket #77")
	d.command(ana, "audit").says(t, "Only admins")
}

// What is known of a private channel is its link: names and words stay with those inside.
func TestPrivateChannelsAreNamedNowhere(t *testing.T) {
	d := newDesk(t, withAdmin)
	form := d.shortcut(ana, "ticket-from-message", Pasted{Text: "Campaign CABC123: " + impliedText, Permalink: permalink})
	d.submit(ana, form, map[string]string{"customer": "Zebra"})
	for _, s := range []shown{d.command(ben, "show 1"), d.command(ben, "list"), d.command(boss, "audit"), d.click(ben, "whole", "1")} {
		for line := range strings.SplitSeq(s.text, "\n") {
			if strings.Contains(strings.ReplaceAll(line, permalink, ""), "C0SECRET") {
				t.Errorf("names the channel: %s", line)
			}
		}
	}
}
