package handlers

import (
	"log/slog"
	"time"

	"tcrbot/knowledge"
	"tcrbot/storage"
)

// Desk answers requests. It is safe for use by many goroutines.
type Desk struct {
	store    *storage.Store
	base     *knowledge.Base
	now      func() time.Time
	newID    func() string // short random ids for lookups, unique for all practical purposes
	log      *slog.Logger
	settings Settings
	grammar  *grammar
}

// Settings are the admin's choices, read once at start.
type Settings struct {
	TeamChannel   string // where ticket cards stand, "" if not set up
	DigestChannel string
	Zone          *time.Location    // the team's
	Own           []string          // the team's own providers (TCRBOT_PROVIDERS)
	Admins        []string          // user ids
	Contact       string            // whom to ask when the bot cannot help, plain text or ""
	CanReadThread bool              // channels:history and groups:history were granted
	Fixed         map[string]string // preferences set by the environment, by name
	WorkspaceURL  string            // https://team.slack.com/ as auth.test gives it, for links to cards; "" means no links
}

// Parts are what a Desk is made of.
type Parts struct {
	Store    *storage.Store
	Base     *knowledge.Base
	Now      func() time.Time
	NewID    func() string
	Log      *slog.Logger
	Settings Settings
}

// New makes a Desk.
func New(p Parts) *Desk {
	return &Desk{store: p.Store, base: p.Base, now: p.Now, newID: p.NewID, log: p.Log, settings: p.Settings, grammar: newGrammar()}
}
