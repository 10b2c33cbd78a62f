package handlers

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
)

const boss = "U0BOSS"

// withAdmin makes boss an admin and lends the desk a workspace.
func withAdmin(s *Settings) {
	s.Admins = []string{boss}
	s.Fixed = map[string]string{"time_zone": "UTC"}
}

// village is a small workspace; what is not in it is unknown.
type village struct {
	places  map[string]Place
	people  map[string]Person
	members map[string][]string
	silent  bool
}

func (v *village) Person(_ context.Context, id string) (Person, error) {
	if p, ok := v.people[id]; ok && !p.Deleted {
		return p, nil
	}
	return v.people[id], v.none()
}

func (v *village) Channel(_ context.Context, id string) (Place, error) {
	if p, ok := v.places[id]; ok && !v.silent {
		return p, nil
	}
	return Place{}, v.none()
}

func (v *village) Inside(_ context.Context, channel, person string) (bool, error) {
	return slices.Contains(v.members[channel], person), nil
}

func (v *village) Members(_ context.Context, group string) ([]string, error) {
	if m, ok := v.members[group]; ok && !v.silent {
		return m, nil
	}
	return nil, v.none()
}

func (v *village) File(context.Context, string) (string, error) { return "", v.none() }

func (v *village) none() error {
	if v.silent {
		return errors.New("no answer")
	}
	return ErrUnknown
}

func inVillage(d *testDesk) *village {
	v := &village{
		places: map[string]Place{
			"C0CARDS": {ID: "C0CARDS", BotInside: true}, "C0OLD": {ID: "C0OLD", BotInside: true, Archived: true}, "C0OUT": {ID: "C0OUT"},
		},
		people:  map[string]Person{ana: {ID: ana, Name: "Ana"}, "U0GONE": {ID: "U0GONE", Name: "Gus", Deleted: true}, "U0APP": {ID: "U0APP", Name: "an app", Bot: true}},
		members: map[string][]string{"S0MODS": {ana}},
	}
	d.slack = v
	return v
}

func TestSettingsShowWhatCountsWhoChangedItAndWhatTheEnvironmentFixes(t *testing.T) {
	d := newDesk(t, withAdmin)
	inVillage(d)
	d.command(ana, "settings").says(t, "Only admins", "TCRBOT_ADMINS")
	all := d.command(boss, "settings")
	all.says(t, "Channels", "Channel for ticket cards: not set", "Time zone: UTC (`TCRBOT_TIME_ZONE`)", "Keep pasted questions for: 400")

	form := d.command(boss, "settings channels")
	d.submit(boss, form, map[string]string{"team_channel": "C0CARDS", "contact": "#it-help"})
	again := d.command(boss, "settings channels")
	again.says(t, "C0CARDS", "changed by <@U0BOSS>")
	d.open(ana, "Zebra Roofing")
	if items := d.outbox(); len(items) == 0 || items[0].Kind != "card" {
		t.Errorf("the new channel gets no card: %+v", items)
	}
	d.command(ana, "settings").says(t, "Ask #it-help.")

	hours := d.command(boss, "settings hours")
	hours.says(t, "Set by `TCRBOT_TIME_ZONE` where I run")
	d.submit(boss, hours, map[string]string{"time_zone": "Mars"})
	if z := d.Zone(t.Context(), team); z.String() != "UTC" {
		t.Errorf("the environment lost to a form: %s", z)
	}
	d.command(boss, "settings wages").says(t, "no settings called")
}

func TestABadSettingIsRefusedWithASentence(t *testing.T) {
	for _, c := range []struct{ group, name, value, want string }{
		{"channels", "team_channel", "C0NOWHERE", "hidden from me"},
		{"channels", "team_channel", "C0OLD", "That channel is archived"},
		{"channels", "digest_channel", "C0OUT", "Type /invite @tcr there"},
		{"hours", "time_zone", "Mars", "no time zone I know"},
		{"retention", "keep_texts_days", "5", "Write a number of days"},
		{"roles", "managers", ana + ",U0GONE", "Gus is no active member"},
		{"roles", "managers", "U0NOBODY", "U0NOBODY is no active member"},
		{"roles", "managers", "U0APP", "not a person"},
		{"roles", "moderator_groups", "mods", "no id of a user group"},
		{"roles", "moderator_groups", "S0NONE", "no user group S0NONE"},
		{"provider:twilio", factName("twilio", "fee_paid"), "a lot", "in dollars"},
		{"provider:twilio", factName("twilio", "days"), "soon", "a span such as 3-10"},
		{"provider:twilio", factName("twilio", "portal"), "console.example", "https://"},
		{"provider:twilio", factName("twilio", "escalation"), "the boss", "e-mail"},
	} {
		d := newDesk(t, func(s *Settings) { s.Admins, s.Fixed = []string{boss}, nil })
		inVillage(d)
		form := d.click(boss, "settings", c.group)
		d.submit(boss, form, map[string]string{c.name: c.value}).says(t, c.name+": ", c.want)
		if kept, err := d.store.Settings(t.Context(), team); err != nil || len(kept) != 0 {
			t.Errorf("%s=%s: kept %v, %v", c.name, c.value, kept, err)
		}
	}
}

func TestTwoAdminsDoNotUndoEachOther(t *testing.T) {
	d := newDesk(t, func(s *Settings) { s.Admins, s.Fixed = []string{boss, ben}, nil })
	inVillage(d)
	first, second := d.command(boss, "settings channels"), d.command(ben, "settings channels")
	d.submit(boss, first, map[string]string{"contact": "Ana"})
	d.submit(ben, second, map[string]string{"team_channel": "C0CARDS"})
	kept, err := d.store.Settings(t.Context(), team)
	if err != nil || kept["contact"] != "Ana" || kept["team_channel"] != "C0CARDS" {
		t.Errorf("kept %v, %v", kept, err)
	}
}

func TestWhenSlackIsSilentNothingChanges(t *testing.T) {
	d := newDesk(t, withAdmin)
	inVillage(d).silent = true
	d.submit(boss, d.command(boss, "settings channels"), map[string]string{"team_channel": "C0CARDS"}).says(t, "could not be checked with Slack")
}

func TestOurOwnFactsGoBeforeTheArticle(t *testing.T) {
	d := newDesk(t, withAdmin, func(s *Settings) { s.Fixed["providers"] = "twilio" })
	const text = "HELP message does not contain a contact"
	if s := d.command(ana, text); strings.Contains(s.text, "your team") {
		t.Fatalf("before anybody wrote anything:\n%s", s.text)
	}
	d.submit(boss, d.command(boss, "settings provider twilio"), map[string]string{
		factName("Twilio", "fee_paid"): "4,50", factName("Twilio", "fee_bill"): "$25", factName("Twilio", "days"): "3 to 10 days",
		factName("Twilio", "replies"): "provider", factName("Twilio", "editable"): "no", factName("Twilio", "escalation"): "help@twilio.example",
	})
	s := d.command(ana, text)
	s.says(t, "needs a new campaign (your team, 23 Nov)", "$4.50 a try, billed at $25 (your team, 23 Nov)", "3–10 business days (your team, 23 Nov)", "Twilio sends the STOP and HELP replies")
	d.command(ana, "Provider: Bandwidth\nHELP message does not contain a contact").silent(t, "your team")
}

func TestAnEmptyFieldSaysNothing(t *testing.T) {
	d := newDesk(t, withAdmin)
	d.submit(boss, d.command(boss, "settings provider twilio"), map[string]string{factName("Twilio", "fee_paid"): "4,50"})
	kept, err := d.store.Settings(t.Context(), team)
	if err != nil || len(kept) != 1 || kept[factName("Twilio", "fee_paid")] != "$4.50" {
		t.Errorf("kept %v, %v", kept, err)
	}
}
