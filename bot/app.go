package bot

import (
	"context"
	"crypto/rand"
	"log/slog"
	mathrand "math/rand/v2"
	"net/http"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"tcrbot/handlers"
	"tcrbot/storage"
)

// app is the running bot.
type app struct {
	instance  string // this process, in the heartbeats
	tokens    tokens
	api       *slack.Client
	web       *http.Client // for response_urls
	me        identity
	store     *storage.Store
	desk      *handlers.Desk
	settings  handlers.Settings
	people    *people
	groups    *groups
	outbox    *outbox
	scheduler *scheduler
	pool      *pool
	log       *slog.Logger
	now       func() time.Time
	random    *mathrand.Rand
}

// newID makes a short random name for a lookup: 80 bits, so that two never meet.
func newID() string { return strings.ToLower(rand.Text()[:16]) }

// person asks Slack who acts, and refuses to guess: a failed look-up is an error the person sees.
func (a *app) person(ctx context.Context, team, id string) (handlers.Person, error) {
	p, err := a.people.get(ctx, id)
	if err != nil {
		return handlers.Person{}, &handlers.UserError{Say: "I could not check with Slack who you are. Please try again in a moment.", Err: err}
	}
	p.Stranger = p.Stranger || team != "" && team != a.me.team
	return p, nil
}
