package handlers

import (
	"slices"
	"testing"
)

func TestTheEnvironmentOverrulesWhatTheTeamChose(t *testing.T) {
	for _, c := range []struct {
		name          string
		fixed, stored map[string]string
		want          string
	}{
		{"nothing chosen", nil, nil, "America/New_York"},
		{"chosen in Slack", nil, map[string]string{"time_zone": "Europe/London"}, "Europe/London"},
		{"set in the environment", map[string]string{"time_zone": "Asia/Tokyo"}, map[string]string{"time_zone": "Europe/London"}, "Asia/Tokyo"},
	} {
		if got := (choices{c.stored, c.fixed}).zone().String(); got != c.want {
			t.Errorf("%s: the zone is %s, want %s", c.name, got, c.want)
		}
	}
}

func TestEveryPreferenceTakesItsOwnDefault(t *testing.T) {
	seen := map[string]bool{}
	for _, p := range Preferences() {
		if seen[p.Name] {
			t.Errorf("%s stands twice in the table", p.Name)
		}
		seen[p.Name] = true
		if p.check != nil && p.Default != "" {
			if err := p.check(p.Default); err != nil {
				t.Errorf("%s does not take its default %q: %v", p.Name, p.Default, err)
			}
		}
		if !slices.ContainsFunc(Groups(), func(g Group) bool { return g.Name == p.Group }) || p.Title == "" {
			t.Errorf("%s has no title, or stands in the unknown group %q", p.Name, p.Group)
		}
		switch {
		case p.Kind == InputSwitch && p.Default != "on" && p.Default != "off":
			t.Errorf("%s is a switch whose default %q is neither on nor off", p.Name, p.Default)
		case p.Kind == InputChoice && !slices.ContainsFunc(p.Options, func(o Option) bool { return o.Value == p.Default }):
			t.Errorf("the default %q of %s is none of its options", p.Default, p.Name)
		}
	}
}
