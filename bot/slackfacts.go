package bot

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"github.com/slack-go/slack"

	"tcrbot/handlers"
)

// slackFacts answers what the desk asks of Slack.
type slackFacts struct{ app *app }

const factsTime = 1500 * time.Millisecond // a form is acknowledged within three seconds

// Person tells who somebody is.
func (f slackFacts) Person(ctx context.Context, id string) (handlers.Person, error) {
	ctx, cancel := context.WithTimeout(ctx, factsTime)
	defer cancel()
	p, err := f.app.people.get(ctx, id)
	switch {
	case slackCode(err) == "user_not_found", err == nil && p.Deleted:
		return p, handlers.ErrUnknown
	}
	return p, err
}

// Channel tells of a channel the bot can see.
func (f slackFacts) Channel(ctx context.Context, id string) (handlers.Place, error) {
	ctx, cancel := context.WithTimeout(ctx, factsTime)
	defer cancel()
	c, err := f.app.api.GetConversationInfoContext(ctx, &slack.GetConversationInfoInput{ChannelID: id})
	if code := slackCode(err); code == "channel_not_found" || code == "invalid_arguments" {
		return handlers.Place{}, handlers.ErrUnknown
	}
	if err != nil {
		return handlers.Place{}, err
	}
	return *placeOfChannel(c), nil
}

// Inside tells whether a person is in a channel. It reads all of its members.
func (f slackFacts) Inside(ctx context.Context, channel, person string) (bool, error) {
	ctx, cancel := context.WithTimeout(ctx, factsTime)
	defer cancel()
	for cursor := ""; ; {
		ids, next, err := f.app.api.GetUsersInConversationContext(ctx, &slack.GetUsersInConversationParameters{ChannelID: channel, Cursor: cursor, Limit: 1000})
		if err != nil {
			return false, err
		}
		if slices.Contains(ids, person) {
			return true, nil
		}
		if cursor = next; cursor == "" {
			return false, nil
		}
	}
}

// Members lists the people of a user group.
func (f slackFacts) Members(ctx context.Context, group string) ([]string, error) {
	return f.app.groups.members(ctx, group)
}

// File reads a text file again.
func (f slackFacts) File(ctx context.Context, id string) (string, error) {
	if !f.app.me.may("files:read") {
		return "", handlers.ErrUnknown
	}
	ctx, cancel := context.WithTimeout(ctx, factsTime)
	defer cancel()
	file, _, _, err := f.app.api.GetFileInfoContext(ctx, id, 0, 0)
	if code := slackCode(err); code == "file_not_found" || code == "file_deleted" {
		return "", handlers.ErrUnknown
	}
	if err != nil {
		return "", err
	}
	to := &bounded{most: fileBytes}
	if err := f.app.api.GetFileContext(ctx, file.URLPrivateDownload, to); errors.Is(err, errFileFull) {
		return "", handlers.ErrUnknown
	} else if err != nil {
		return "", err
	}
	return to.String(), nil
}

// groups remembers who is in a user group for a few minutes, and for a shorter while that Slack did not say.
type groups struct {
	fetch func(context.Context, string) ([]string, error)
	now   func() time.Time

	mu    sync.Mutex
	known map[string]knownGroup
}

type knownGroup struct {
	members []string
	err     error
	until   time.Time
}

const groupFaultAge = 20 * time.Second

func newGroups(api *slack.Client, now func() time.Time) *groups {
	fetch := func(ctx context.Context, id string) ([]string, error) { return api.GetUserGroupMembersContext(ctx, id) }
	return &groups{fetch: fetch, now: now, known: map[string]knownGroup{}}
}

func (g *groups) members(ctx context.Context, id string) ([]string, error) {
	g.mu.Lock()
	known, ok := g.known[id]
	g.mu.Unlock()
	if ok && g.now().Before(known.until) {
		return known.members, known.err
	}
	ctx, cancel := context.WithTimeout(ctx, factsTime)
	defer cancel()
	members, err := g.fetch(ctx, id)
	age := peopleAge
	if err != nil {
		members, age = nil, groupFaultAge
		switch code := slackCode(err); code {
		case "":
			err = errors.New("no answer from Slack")
		case "no_such_subteam", "subteam_not_found":
			err = handlers.ErrUnknown
		default:
			err = errors.New(code)
		}
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.known[id] = knownGroup{members, err, g.now().Add(age)}
	return members, err
}
