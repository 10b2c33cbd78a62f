package handlers

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tcrbot/handlers/views"
	"tcrbot/knowledge"
	"tcrbot/storage"
)

const formSettings = "settings"

// settingsMeta travels with a form of settings: which group it is and what it showed, so that what another admin changed
// meanwhile stays.
type settingsMeta struct {
	Group string            `json:"g"`
	Shown map[string]string `json:"s,omitempty"`
}

func settingsMetaOf(meta string) settingsMeta {
	var m settingsMeta
	if err := json.Unmarshal([]byte(meta), &m); err != nil {
		return settingsMeta{}
	}
	return m
}

func (m settingsMeta) encode() string {
	data, err := json.Marshal(m)
	if err != nil || len(data) > formLimit {
		data, _ = json.Marshal(settingsMeta{Group: m.Group})
	}
	return string(data)
}

func (d *Desk) fitsSettings(rest string) bool {
	lead, name := firstWord(rest)
	return len(strings.Fields(rest)) == 1 && !sentence(rest) || strings.EqualFold(lead, "provider") && len(strings.Fields(name)) <= 3 && !sentence(name)
}

func isGroup(name string) bool {
	return slices.ContainsFunc(Groups(), func(g Group) bool { return g.Name == name })
}

// settingsCommand shows all settings, or opens the form of a group or of a provider.
func (d *Desk) settingsCommand(ctx context.Context, req Request, rest string) (Result, error) {
	lead, name := firstWord(rest)
	if strings.EqualFold(lead, "provider") {
		rest = "provider:" + name
	}
	return d.showSettings(ctx, req, rest)
}

func (d *Desk) clickSettings(ctx context.Context, req Request) (Result, error) {
	return d.showSettings(ctx, req, req.Action.Value)
}

// showSettings draws the group that is named, "provider:NAME" for one provider, or with no name all of them.
func (d *Desk) showSettings(ctx context.Context, req Request, group string) (Result, error) {
	changes, err := d.store.LastChanges(ctx, req.Team)
	if err != nil {
		return Result{}, err
	}
	if group == "" {
		var list []views.SettingsValue
		for _, g := range Groups() {
			list = append(list, d.settingsValue(req, g.Name, changes))
		}
		return d.read(req, "Settings", views.SettingsOverview(list)), nil
	}
	if strings.TrimSpace(strings.TrimPrefix(group, "provider:")) == "" {
		group = "providers"
	}
	if group = strings.TrimSpace(group); !isGroup(strings.ToLower(group)) && !strings.HasPrefix(group, "provider:") {
		return Result{}, say("/tcr settings", "There are no settings called %q.", views.Clamp(group, 40))
	}
	modal := views.SettingsForm(d.settingsValue(req, group, changes))
	return Result{Modal: &modal}, nil
}

// rowsOfGroup are the preferences on one screen.
func rowsOfGroup(group string) (title string, rows []Preference) {
	if name, ok := strings.CutPrefix(group, "provider:"); ok {
		name = knowledge.ProviderName(name)
		return name, factPreferences(name)
	}
	group = strings.ToLower(group)
	for _, p := range Preferences() {
		if p.Group == group {
			rows = append(rows, p)
		}
	}
	for _, g := range Groups() {
		if g.Name == group {
			title = g.Title
		}
	}
	return title, rows
}

func (d *Desk) settingsValue(req Request, group string, changes map[string]storage.SettingChange) views.SettingsValue {
	title, rows := rowsOfGroup(group)
	meta := settingsMeta{Group: group, Shown: map[string]string{}}
	v := views.SettingsValue{Group: group, Title: title}
	for _, p := range rows {
		one := views.SettingValue{
			Name: p.Name, Title: p.Title, Hint: p.Hint, Kind: string(p.Kind), Value: req.chosen.value(p), Default: p.Default,
			ChangedBy: changes[p.Name].Actor, ChangedAt: changes[p.Name].At,
		}
		for _, o := range p.Options {
			one.Options = append(one.Options, views.OptionValue{Value: o.Value, Label: o.Label})
		}
		if req.chosen.fixed[p.Name] != "" {
			one.FixedBy = p.Variable
		}
		meta.Shown[p.Name] = one.Value
		v.Settings = append(v.Settings, one)
	}
	switch {
	case group == "providers":
		v.Providers = d.providerNames(req)
	case group == "roles":
		v.Note, v.People = "Each role may do what those under it may.", d.settings.Admins
		if len(v.People) > 0 {
			v.Note += " Always admins, by TCRBOT_ADMINS where I run:"
		}
	case strings.HasPrefix(group, "provider:"):
		v.Note = "What you write here goes before what the articles say, and answers tell that it is from your team."
	}
	v.Meta = meta.encode()
	return v
}

// submitSettings keeps what was changed, once every value can be used.
func (d *Desk) submitSettings(ctx context.Context, req Request) (Result, error) {
	meta := settingsMetaOf(req.Form.Meta)
	_, rows := rowsOfGroup(meta.Group)
	problems := map[string]string{}
	var edits []storage.SettingEdit
	for _, p := range rows {
		typed, given := req.Form.Values[p.Name]
		if !given || req.chosen.fixed[p.Name] != "" {
			continue
		}
		value := strings.TrimSpace(typed)
		if p.tidy != nil && value != "" {
			value = p.tidy(value)
		}
		if was, shown := meta.Shown[p.Name]; shown && value == was {
			continue
		}
		if err := d.usable(ctx, p, value); err != nil {
			problems[p.Name] = wholeSentence(err)
		}
		edits = append(edits, storage.SettingEdit{Name: p.Name, Value: value, Reset: value == "" || value == p.Default})
	}
	if len(problems) > 0 {
		return Result{Errors: problems}, nil
	}
	_, err := d.store.ChangeSettings(ctx, req.Team, req.Person.ID, edits...)
	return Result{Clear: true}, err
}

// wholeSentence gives an error as a sentence of its own.
func wholeSentence(err error) string {
	text := err.Error()
	first, n := utf8.DecodeRuneInString(text)
	return strings.TrimRight(string(unicode.ToUpper(first))+text[n:], ".") + "."
}

// usable checks a value by its own rule and, where it names a channel, people or groups, with Slack. An empty one always is.
func (d *Desk) usable(ctx context.Context, p Preference, value string) error {
	if value == "" {
		return nil
	}
	if p.check != nil {
		if err := p.check(value); err != nil {
			return err
		}
	}
	switch {
	case d.slack == nil:
	case p.Kind == InputChannel:
		return d.usableChannel(ctx, value)
	case p.Kind == InputPeople:
		return d.usablePeople(ctx, value)
	case p.Group == "roles":
		return d.usableGroups(ctx, value)
	}
	return nil
}

const slackSilent = "that could not be checked with Slack just now. Nothing was changed; please try again in a moment"

func (d *Desk) usableChannel(ctx context.Context, id string) error {
	c, err := d.slack.Channel(ctx, id)
	switch {
	case errors.Is(err, ErrUnknown):
		return errors.New("that channel is hidden from me. Type /invite @tcr there first, then choose it again")
	case err != nil:
		return errors.New(slackSilent)
	case c.Archived:
		return errors.New("that channel is archived. Unarchive it, or choose another one")
	case !c.BotInside:
		return errors.New("that channel does not have me in it yet. Type /invite @tcr there first, then choose it again")
	}
	return nil
}

func (d *Desk) usablePeople(ctx context.Context, list string) error {
	for _, id := range splitList(list) {
		p, err := d.slack.Person(ctx, id)
		switch {
		case errors.Is(err, ErrUnknown):
			name := id
			if p.Name != "" {
				name = p.Name
			}
			return fmt.Errorf("%s is no active member any more. Take the name off the list", name)
		case err != nil:
			return errors.New(slackSilent)
		case p.Bot:
			return fmt.Errorf("%s is an app, not a person. Take it off the list", p.Name)
		}
	}
	return nil
}

func (d *Desk) usableGroups(ctx context.Context, list string) error {
	for _, id := range splitList(list) {
		_, err := d.slack.Members(ctx, id)
		switch {
		case errors.Is(err, ErrUnknown):
			return fmt.Errorf("there is no user group %s. In Slack: People, User groups, the group, then Copy group ID", id)
		case err != nil:
			return fmt.Errorf("the group %s cannot be read (%w). Ask whoever installed me to allow usergroups:read, or list the people", id, err)
		}
	}
	return nil
}
