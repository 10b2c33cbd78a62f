package handlers

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"tcrbot/knowledge"
)

// Preference is a choice the team makes in /tcr settings. The environment overrules it.
type Preference struct {
	Name     string // as it is stored
	Group    string // the screen it stands on
	Title    string // as people see it
	Hint     string // what may be written, with an example
	Default  string
	Variable string   // the environment variable that overrules it, "" for none
	Kind     Input    // how it is entered
	Options  []Option // for InputChoice

	tidy  func(string) string // from what was typed to what is kept; nil keeps it
	check func(string) error  // nil takes anything; the error is a sentence to show
}

// Check tells what is wrong with a value, in a sentence that says how to write it.
func (p Preference) Check(value string) error {
	if p.check == nil {
		return nil
	}
	if p.tidy != nil {
		value = p.tidy(value)
	}
	return p.check(value)
}

// Input is how a preference is entered; its zero value is a line of text. The value is kept as text all the same.
type Input string

// The ways to enter a preference.
const (
	InputText    Input = ""
	InputLong    Input = "long"    // several lines
	InputChoice  Input = "choice"  // one of Options, kept by its value
	InputChannel Input = "channel" // the channel's id, "" for none
	InputPeople  Input = "people"  // user ids with commas between
	InputSwitch  Input = "switch"  // on or off
)

// Option is a value of a choice with the words that people see.
type Option struct{ Value, Label string }

// Group is a screen of /tcr settings.
type Group struct{ Name, Title string }

// Groups lists the screens in their order. A preference stands on one of them.
func Groups() []Group {
	return []Group{
		{"channels", "Channels"},
		{"roles", "Roles"},
		{"guests", "Guests and visitors"},
		{"hours", "Hours and holidays"},
		{"thresholds", "When a ticket waits too long"},
		{"digests", "Digests"},
		{"reactions", "Reactions"},
		{"retention", "How long texts are kept"},
		{"providers", "Providers"},
	}
}

// Preferences is the table of choices. Each part of the bot adds its own rows.
func Preferences() []Preference {
	return slices.Concat(channelPreferences(), rolePreferences(), guestPreferences(), hourPreferences(), workPreferences(), digestPreferences(),
		thresholdPreferences(), retentionPreferences(), providerPreferences(), reactionPreferences())
}

func channelPreferences() []Preference {
	return []Preference{
		{
			Name: "team_channel", Group: "channels", Title: "Channel for ticket cards", Kind: InputChannel, Variable: "TCRBOT_TEAM_CHANNEL",
			Hint: "The channel where the team works. Invite me there first.",
		},
		{
			Name: "digest_channel", Group: "channels", Title: "Channel for the weekly digest", Kind: InputChannel, Variable: "TCRBOT_DIGEST_CHANNEL",
			Hint: "Leave it empty for no digest.",
		},
		{
			Name: "contact", Group: "channels", Title: "Whom people ask about me", Variable: "TCRBOT_CONTACT",
			Hint: "A name or a channel, such as #it-help",
		},
	}
}

// guestPreferences are off: people whom the workspace does not count as its own see nothing unless an admin wants it.
func guestPreferences() []Preference {
	return []Preference{
		{
			Name: "guests_allowed", Group: "guests", Title: "Guests may use me", Kind: InputSwitch, Default: "off",
			Hint: "Guests see every ticket if they may.",
		},
		{
			Name: "strangers_allowed", Group: "guests", Title: "People of other workspaces may use me", Kind: InputSwitch, Default: "off",
			Hint: "In channels that you share with another company, its people may then ask me and see tickets.",
		},
	}
}

func providerPreferences() []Preference {
	return []Preference{
		{
			Name: "providers", Group: "providers", Title: "Our own providers", Variable: "TCRBOT_PROVIDERS",
			Hint: "They rank first. Commas between: Twilio, Bandwidth",
		},
	}
}

func hourPreferences() []Preference {
	return []Preference{
		{
			Name: "time_zone", Group: "hours", Title: "Time zone", Variable: "TCRBOT_TIME_ZONE",
			Hint: "Like America/New_York or Europe/London", Default: "America/New_York", check: checkZone,
		},
	}
}

func checkZone(name string) error {
	if _, err := time.LoadLocation(name); err != nil || name == "" {
		return fmt.Errorf("%q is no time zone I know. Write it like America/New_York or Europe/London", name)
	}
	return nil
}

// choices are a team's preferences at one moment.
type choices struct {
	stored map[string]string
	fixed  map[string]string // by the environment
}

// choices reads what the team has chosen. Two processes may serve a team, so nothing is remembered between two calls.
func (d *Desk) choices(ctx context.Context, team string) (choices, error) {
	stored, err := d.store.Settings(ctx, team)
	return choices{stored, d.settings.Fixed}, err
}

// of gives the value that counts: the environment's, else the team's, else the default.
func (c choices) of(name string) string {
	for _, p := range Preferences() {
		if p.Name != name {
			continue
		}
		return c.value(p)
	}
	panic("no preference is named " + name) // a programming error that the first test shows
}

func (c choices) value(p Preference) string {
	if v := c.fixed[p.Name]; v != "" {
		return v
	}
	if v, ok := c.stored[p.Name]; ok {
		return v
	}
	return p.Default
}

// on tells whether a switch is on.
func (c choices) on(name string) bool { return c.of(name) == "on" }

// list gives a value that is a list with commas between.
func (c choices) list(name string) []string { return splitList(c.of(name)) }

func splitList(list string) []string {
	var out []string
	for one := range strings.FieldsFuncSeq(list, func(r rune) bool { return r == ',' || r == '\n' }) {
		if one = strings.TrimSpace(one); one != "" {
			out = append(out, one)
		}
	}
	return out
}

// own are the team's own providers, as the tables name them.
func (c choices) own() []string {
	list := c.list("providers")
	for i, name := range list {
		list[i] = knowledge.ProviderName(name)
	}
	return list
}

// zone is the team's time zone.
func (c choices) zone() *time.Location {
	if z, err := time.LoadLocation(c.of("time_zone")); err == nil {
		return z
	}
	return time.UTC
}
