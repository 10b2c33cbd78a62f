package views

import (
	"fmt"
	"strings"
	"time"

	"github.com/slack-go/slack"
)

// SettingValue is one choice of the team as an admin sees it.
type SettingValue struct {
	Name, Title, Hint string
	Kind              string // "" a line of text, long, choice, channel, people, switch
	Value, Default    string // as they are kept
	Options           []OptionValue
	FixedBy           string // the environment variable that sets it, "" if the team may choose
	ChangedBy         string // user id of who changed it last, "" for nobody
	ChangedAt         time.Time
}

// OptionValue is a value of a choice with the words people see.
type OptionValue struct{ Value, Label string }

// SettingsValue is one screen of settings.
type SettingsValue struct {
	Group, Title string
	Note         string   // plain, above the fields, or ""
	People       []string // user ids that the note ends with
	Settings     []SettingValue
	Providers    []string // names to pick from, for the screen that leads to theirs
	Meta         string
}

// SettingsForm is the form of one group. What the environment sets is shown and cannot be edited.
func SettingsForm(v SettingsValue) Modal {
	s := &stack{}
	note := []string{Escape(Clamp(v.Note, 1000))}
	for _, id := range v.People[:min(20, len(v.People))] {
		note = append(note, Mention(id))
	}
	s.section(strings.Join(note, " "))
	for _, one := range v.Settings[:min(30, len(v.Settings))] {
		s.setting(one)
	}
	s.providerMenu(v.Providers)
	if len(v.Settings) == 0 && len(v.Providers) == 0 {
		s.section("There is nothing to choose here yet.")
	}
	submit, callback := "Save", "settings"
	if v.fixed() {
		submit, callback = "", ""
	}
	return s.modal(callback, v.Title, submit, "Close", v.Meta)
}

func (v SettingsValue) fixed() bool {
	for _, one := range v.Settings {
		if one.FixedBy != "" {
			continue
		}
		return false
	}
	return true
}

func (s *stack) setting(v SettingValue) {
	if v.FixedBy != "" {
		s.section("*" + Inline(v.Title) + "*\n" + v.words(v.Value) + "\n" + "Set by `" + codeText(v.FixedBy) + "` where I run, so it cannot be changed here.")
		return
	}
	switch v.Kind {
	case "long":
		s.input(v.Name, v.Title, v.Value, "", true, true)
	case "choice", "switch":
		s.menu(v.Name, v.Title, v.Value, "Choose", v.picks(), true)
	case "channel":
		e := slack.NewOptionsSelectBlockElement(slack.OptTypeConversations, plain("Choose a channel", maxPlaceholder), "value")
		e.Filter = &slack.SelectBlockElementFilter{Include: []string{"public", "private"}, ExcludeBotUsers: true}
		e.InitialConversation = v.Value
		s.field(v.Name, v.Title, e, true)
	case "people":
		e := slack.NewOptionsMultiSelectBlockElement(slack.MultiOptTypeUser, plain("Choose people", maxPlaceholder), "value")
		for id := range strings.SplitSeq(v.Value, ",") {
			if userID(id) {
				e.InitialUsers = append(e.InitialUsers, id)
			}
		}
		s.field(v.Name, v.Title, e, true)
	default:
		s.input(v.Name, v.Title, v.Value, v.Default, false, true)
	}
	if v.Hint != "" {
		s.hint(v.Hint)
	}
	s.context(joined(" · ", v.defaultWords(), v.changed()))
}

func (v SettingValue) picks() []pick {
	if v.Kind == "switch" {
		return []pick{{"on", "On"}, {"off", "Off"}}
	}
	var out []pick
	for _, o := range v.Options[:min(100, len(v.Options))] {
		out = append(out, pick{o.Value, o.Label})
	}
	return out
}

func (v SettingValue) defaultWords() string {
	if v.Default == "" {
		return ""
	}
	return "Default: " + v.words(v.Default)
}

func (v SettingValue) changed() string {
	if v.ChangedBy == "" {
		return ""
	}
	return "changed by " + Mention(v.ChangedBy) + " on " + Date(v.ChangedAt)
}

// words is a value as people read it, escaped.
func (v SettingValue) words(value string) string {
	switch {
	case value == "":
		return "not set"
	case v.Kind == "channel" && channelID(value):
		return "<#" + value + ">"
	case v.Kind == "people":
		var out []string
		for id := range strings.SplitSeq(value, ",") {
			out = append(out, Mention(id))
		}
		return strings.Join(out[:min(20, len(out))], ", ")
	}
	for _, o := range v.picks() {
		if o.value == value {
			return Inline(o.label)
		}
	}
	return Inline(Clamp(value, 200))
}

// channelID tells a channel's id, which Slack shows by name to those who may see the channel and to nobody else.
func channelID(id string) bool {
	return len(id) > 2 && (id[0] == 'C' || id[0] == 'G') && strings.Trim(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == ""
}

func (s *stack) providerMenu(names []string) {
	var options []pick
	for _, name := range names[:min(100, len(names))] {
		options = append(options, pick{"provider:" + name, name})
	}
	if len(options) > 0 {
		s.rowMenu("*What we know of a provider ourselves*: fees, days, portal, whom to ask. It goes before what the articles say.",
			choice("settings", "Choose a provider", "", options))
	}
}

// SettingsOverview shows every group with what is chosen now.
func SettingsOverview(list []SettingsValue) Message {
	s := &stack{}
	s.section("*Settings*: what counts now. Only admins see and change this.")
	var said []string
	for i, group := range list {
		lines := []string{"*" + Inline(group.Title) + "*"}
		for _, v := range group.Settings[:min(8, len(group.Settings))] {
			line := Inline(v.Title) + ": " + v.words(v.Value)
			if v.FixedBy != "" {
				line += " (`" + codeText(v.FixedBy) + "`)"
			}
			lines = append(lines, line)
		}
		if more := len(group.Settings) - 8; more > 0 {
			lines = append(lines, fmt.Sprintf("and %d more", more))
		}
		s.row(strings.Join(lines, "\n"), spoken(button(fmt.Sprintf("settings:%d", i), "Change", group.Group), fmt.Sprintf("Change %d: %s", i+1, group.Title)))
		said = append(said, Inline(group.Title))
	}
	return s.message("Settings: " + strings.Join(said, ", "))
}
