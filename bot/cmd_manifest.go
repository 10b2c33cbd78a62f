package bot

import (
	"encoding/json"

	"tcrbot/handlers"
)

type manifestCommand struct {
	WithHistory   bool `help:"Ask for channels:history and groups:history as well, so that a bare @tcr in a thread can read the message it is about."`
	WithFiles     bool `help:"Ask for files:read as well, so that text files and snippets in messages are read whole and not only their first lines."`
	WithReactions bool `help:"Ask for reactions:read and the history scopes as well, so that an emoji on a message opens, takes or closes a ticket."`
}

// The manifest has types of its own because slack-go's leave out every false, and Slack takes a missing setting for its
// own default.
type manifest struct {
	Metadata manifestVersion  `json:"_metadata"`
	Display  manifestDisplay  `json:"display_information"`
	Features manifestFeatures `json:"features"`
	OAuth    manifestOAuth    `json:"oauth_config"`
	Settings manifestSettings `json:"settings"`
}

type manifestVersion struct {
	Major int `json:"major_version"`
	Minor int `json:"minor_version"`
}

type manifestDisplay struct {
	Name        string `json:"name"`
	Description string `json:"description"`
	Color       string `json:"background_color"`
}

type manifestFeatures struct {
	Home      manifestHome       `json:"app_home"`
	Bot       manifestBot        `json:"bot_user"`
	Shortcuts []manifestShortcut `json:"shortcuts"`
	Commands  []manifestSlash    `json:"slash_commands"`
}

type manifestHome struct {
	Home     bool `json:"home_tab_enabled"`
	Messages bool `json:"messages_tab_enabled"`
	ReadOnly bool `json:"messages_tab_read_only_enabled"`
}

type manifestBot struct {
	Name   string `json:"display_name"`
	Online bool   `json:"always_online"`
}

type manifestShortcut struct {
	Name        string `json:"name"`
	Type        string `json:"type"`
	Callback    string `json:"callback_id"`
	Description string `json:"description"`
}

type manifestSlash struct {
	Command     string `json:"command"`
	Description string `json:"description"`
	Hint        string `json:"usage_hint"`
	Escape      bool   `json:"should_escape"`
}

type manifestOAuth struct {
	Scopes manifestScopes `json:"scopes"`
}

type manifestScopes struct {
	Bot []string `json:"bot"`
}

type manifestSettings struct {
	Events        manifestEvents        `json:"event_subscriptions"`
	Interactivity manifestInteractivity `json:"interactivity"`
	Org           bool                  `json:"org_deploy_enabled"`
	Socket        bool                  `json:"socket_mode_enabled"`
	Rotation      bool                  `json:"token_rotation_enabled"`
}

type manifestEvents struct {
	Bot []string `json:"bot_events"`
}

type manifestInteractivity struct {
	Enabled bool `json:"is_enabled"`
}

// neededScopes is the table of scopes with what each is for; doctor checks them.
func neededScopes() []scopeRow {
	return []scopeRow{
		{"commands", "answer /tcr and the shortcuts"},
		{"chat:write", "post cards, reminders and digests"},
		{"app_mentions:read", "answer @tcr"},
		{"im:history", "answer direct messages"},
		{"users:read", "tell members from guests, and know time zones"},
		{"usergroups:read", "know who is a moderator or manager"},
		{"files:write", "hand over lists as files"},
		{"channels:read", "see whether outsiders can read a channel before something is shared there"},
		{"groups:read", "the same for private channels"},
	}
}

type scopeRow struct{ name, why string }

func historyScopes() []string { return []string{"channels:history", "groups:history"} }

// Run prints the manifest as JSON, made from the tables of commands and shortcuts.
func (c *manifestCommand) Run(w *world) error {
	enc := json.NewEncoder(w.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(c.manifest())
}

func (c *manifestCommand) manifest() manifest {
	m := manifest{
		Metadata: manifestVersion{2, 1},
		Display:  manifestDisplay{"TCR Support", "Why a texting brand or campaign was refused, how to fix it, and the case kept until it is approved", "#1d3557"},
		Features: manifestFeatures{
			Home: manifestHome{Home: true, Messages: true},
			Bot:  manifestBot{"tcr", true},
			Commands: []manifestSlash{{
				"/tcr", "Find why a brand or campaign was refused, and keep the case", "paste a rejection · code 30909 · new · list · help", true,
			}},
		},
		Settings: manifestSettings{
			Events:        manifestEvents{[]string{"app_home_opened", "app_mention", "message.im"}},
			Interactivity: manifestInteractivity{true}, Socket: true,
		},
	}
	for _, s := range handlers.Shortcuts() {
		kind := "global"
		if s.OnMessage {
			kind = "message"
		}
		m.Features.Shortcuts = append(m.Features.Shortcuts, manifestShortcut{s.Name, kind, s.ID, s.Description})
	}
	for _, s := range neededScopes() {
		m.OAuth.Scopes.Bot = append(m.OAuth.Scopes.Bot, s.name)
	}
	if c.WithFiles {
		m.OAuth.Scopes.Bot = append(m.OAuth.Scopes.Bot, "files:read")
	}
	if c.WithHistory || c.WithReactions {
		m.OAuth.Scopes.Bot = append(m.OAuth.Scopes.Bot, historyScopes()...)
	}
	if c.WithReactions {
		m.OAuth.Scopes.Bot = append(m.OAuth.Scopes.Bot, "reactions:read")
		m.Settings.Events.Bot = append(m.Settings.Events.Bot, "reaction_added")
	}
	return m
}
