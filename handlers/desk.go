package handlers

import (
	"context"
	"errors"
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
	slack    Workspace
	grammar  *grammar
	memo     *memo
}

// Settings are what is fixed at start. What a team may choose is in [Preferences].
type Settings struct {
	Admins        []string          // user ids; they are admins whatever is chosen
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
	Slack    Workspace // nil where there is none to ask
}

// Workspace is what the desk may ask of Slack. The bot answers; handlers call nothing else of it.
type Workspace interface {
	// Person tells who somebody is; ErrUnknown if there is nobody of that id or the account is deactivated.
	Person(ctx context.Context, id string) (Person, error)
	// Channel tells of a channel the bot can see; ErrUnknown for any other.
	Channel(ctx context.Context, id string) (Place, error)
	// Inside tells whether a person is in a channel.
	Inside(ctx context.Context, channel, person string) (bool, error)
	// Members lists the people of a user group.
	Members(ctx context.Context, group string) ([]string, error)
	// File reads a text file; ErrUnknown if there is none of that id, or it may not be read, or it is too long.
	File(ctx context.Context, id string) (string, error)
}

// ErrUnknown is what a Workspace says of people, channels and groups that it does not have.
var ErrUnknown = errors.New("not known to Slack")

// New makes a Desk.
func New(p Parts) *Desk {
	return &Desk{store: p.Store, base: p.Base, now: p.Now, newID: p.NewID, log: p.Log, slack: p.Slack, settings: p.Settings, grammar: newGrammar(), memo: newMemo()}
}
