package bot

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/slack-go/slack"

	"tcrbot/handlers"
)

const peopleAge = 5 * time.Minute

// people remembers who is who for five minutes, so that an answer need not wait for users.info.
type people struct {
	fetch func(context.Context, string) (*slack.User, error)
	team  string
	now   func() time.Time

	mu    sync.Mutex
	known map[string]knownPerson
}

type knownPerson struct {
	person handlers.Person
	until  time.Time
}

func newPeople(api *slack.Client, team string, now func() time.Time) *people {
	fetch := func(ctx context.Context, id string) (*slack.User, error) { return api.GetUserInfoContext(ctx, id) }
	return &people{fetch: fetch, team: team, now: now, known: map[string]knownPerson{}}
}

func (p *people) get(ctx context.Context, id string) (handlers.Person, error) {
	p.mu.Lock()
	known, ok := p.known[id]
	p.mu.Unlock()
	if ok && p.now().Before(known.until) {
		return known.person, nil
	}
	u, err := p.fetch(ctx, id)
	if err != nil {
		return handlers.Person{}, fmt.Errorf("look up a person: %w", err)
	}
	person := p.person(u)
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.known) > 10_000 {
		clear(p.known)
	}
	p.known[id] = knownPerson{person, p.now().Add(peopleAge)}
	return person, nil
}

// name is how a person is called, also when Slack does not answer just now.
func (p *people) name(ctx context.Context, id string) string {
	if person, err := p.get(ctx, id); err == nil {
		return person.Name
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if known := p.known[id].person.Name; known != "" {
		return known
	}
	return "a colleague"
}

func (p *people) person(u *slack.User) handlers.Person {
	name := u.Profile.DisplayName
	if name == "" {
		name = u.RealName
	}
	if name == "" {
		name = u.Name
	}
	return handlers.Person{
		ID: u.ID, Name: name, TimeZone: u.TZ, Bot: u.IsBot, Deleted: u.Deleted, AwayUntil: awayUntil(u, p.now()), Guest: u.IsRestricted || u.IsUltraRestricted,
		Stranger: u.IsStranger || u.TeamID != "" && u.TeamID != p.team,
	}
}
