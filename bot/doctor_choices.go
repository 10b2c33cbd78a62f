package bot

import (
	"context"
	"errors"
	"strings"

	"github.com/slack-go/slack"

	"tcrbot/handlers"
	"tcrbot/storage"
)

// checkChoices looks at what the team may choose in Slack, and says of each where it comes from.
func (c *doctorCommand) checkChoices(ctx context.Context, e *examination, api *slack.Client, me identity) {
	in, err := c.inEffect(ctx, e, me.team)
	if err != nil {
		e.note("choices", "what the team chose in Slack cannot be read: "+err.Error())
	}
	var elsewhere []string
	for _, choice := range in {
		switch {
		case choice.Name == "team_channel":
			c.checkChannel(ctx, e, api, "card channel", whence(choice), choice.Value, "ticket cards are posted nowhere; choose one with /tcr settings channels")
		case choice.Name == "digest_channel":
			c.checkChannel(ctx, e, api, "digest channel", whence(choice), choice.Value, "the weekly digest is posted nowhere; choose one with /tcr settings channels")
		case choice.Name == "time_zone":
			e.good("time zone", choice.Value+whence(choice))
		case choice.From != "":
			elsewhere = append(elsewhere, choice.Name+whence(choice))
		}
	}
	if len(elsewhere) > 0 {
		e.note("choices", strings.Join(elsewhere, ", "))
	}
}

func whence(c handlers.InEffect) string {
	if c.From == "" {
		return " (by default)"
	}
	return " (" + c.From + ")"
}

// inEffect reads the choices of a workspace whose database may not be there yet.
func (c *doctorCommand) inEffect(ctx context.Context, e *examination, team string) ([]handlers.InEffect, error) {
	fixed := c.fixed(e.w.getenv)
	address, err := c.database(e.w.getenv)
	if err != nil {
		return handlers.ChoicesInEffect(nil, fixed), err
	}
	store, err := storage.Open(ctx, address, storage.Options{Now: e.w.now})
	if err != nil {
		return handlers.ChoicesInEffect(nil, fixed), err
	}
	defer store.Close()
	if pending, err := store.Pending(ctx); err != nil || pending > 0 {
		return handlers.ChoicesInEffect(nil, fixed), errors.Join(err)
	}
	stored, err := store.Settings(ctx, team)
	return handlers.ChoicesInEffect(stored, fixed), err
}
