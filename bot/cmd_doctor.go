package bot

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"tcrbot/storage"
)

type doctorCommand struct {
	settings `embed:""`
}

const (
	clockMost    = time.Minute // Slack refuses nothing for a wrong clock, but reminders and due dates would be off
	doctorPlenty = 30 * time.Second
)

// examination collects what doctor finds. Each failure says what to do.
type examination struct {
	w      *world
	failed int
}

func (e *examination) good(what, detail string) {
	fmt.Fprintf(e.w.out, "ok    %-16s %s\n", what, detail)
}

func (e *examination) note(what, detail string) {
	fmt.Fprintf(e.w.out, "note  %-16s %s\n", what, detail)
}

func (e *examination) bad(what, detail string) {
	e.failed++
	fmt.Fprintf(e.w.out, "FAIL  %-16s %s\n", what, detail)
}

// Run checks everything that can be wrong with an installation and goes on after a failure, so that an admin sees all of
// it at once. The exit code is 1 if anything failed.
func (c *doctorCommand) Run(w *world) error {
	ctx, cancel := context.WithTimeout(w.ctx, doctorPlenty)
	defer cancel()
	e := &examination{w: w}
	if _, err := c.desk(w.getenv); err != nil {
		e.bad("settings", err.Error())
	} else if _, err := c.schedules(); err != nil {
		e.bad("settings", err.Error())
	} else {
		e.good("settings", "each that is set can be read")
	}
	c.checkDatabase(ctx, e)
	c.checkSlack(ctx, e)
	if e.failed > 0 {
		fmt.Fprintf(w.out, "\n%d to mend. Run tcrbot doctor again afterwards.\n", e.failed)
		return errReported
	}
	fmt.Fprintln(w.out, "\nAll is well.")
	return nil
}

func (c *doctorCommand) checkDatabase(ctx context.Context, e *examination) {
	address, err := c.database(e.w.getenv)
	if err != nil {
		e.bad("database", err.Error())
		return
	}
	store, err := storage.Open(ctx, address, storage.Options{Now: e.w.now})
	if err != nil {
		e.bad("database", err.Error()+"; check DATABASE_URL")
		return
	}
	defer store.Close()
	pending, err := store.Pending(ctx)
	if err != nil {
		e.bad("database", err.Error())
		return
	}
	if pending > 0 {
		e.note("database", fmt.Sprintf("%s is reachable; %d migrations are missing, serve applies them", store.Engine(), pending))
		return
	}
	e.good("database", store.Engine()+" is reachable and up to date")
	c.checkWork(ctx, e, store)
}

// checkWork looks at what a running bot leaves in the database.
func (c *doctorCommand) checkWork(ctx context.Context, e *examination, store *storage.Store) {
	waiting, dead, err := store.OutboxDepth(ctx)
	if err != nil {
		e.bad("outbox", err.Error())
		return
	}
	e.good("outbox", fmt.Sprintf("%d messages wait, %d were set aside", waiting, dead))
	if beat, err := store.LastBeat(ctx); err == nil && !beat.IsZero() {
		e.note("last alive", beat.Format(time.RFC3339))
	}
}

func (c *doctorCommand) checkSlack(ctx context.Context, e *examination) {
	t, err := readTokens(e.w.getenv)
	if err != nil {
		e.bad("tokens", err.Error())
		return
	}
	api, web := connect(t)
	c.checkClock(ctx, e, web, t)
	me, err := identify(ctx, api)
	if err != nil {
		e.bad("bot token", err.Error())
		return
	}
	e.good("bot token", "works for the workspace "+me.teamName)
	c.checkScopes(e, me)
	if _, _, err := api.StartSocketModeContext(ctx); err != nil {
		e.bad("app token", appTokenProblem(err))
	} else {
		e.good("app token", "opens Socket Mode")
	}
	c.checkChoices(ctx, e, api, me)
	c.checkAdmins(ctx, e, api)
}

func appTokenProblem(err error) string {
	if code := slackCode(err); code != "" {
		return appTokenError(code).Error()
	}
	return "Socket Mode cannot be opened: " + where(err)
}

func (c *doctorCommand) checkScopes(e *examination, me identity) {
	if len(me.scopes) == 0 {
		e.note("scopes", "Slack did not say which are granted")
		return
	}
	var missing []string
	for _, s := range neededScopes() {
		if !me.may(s.name) {
			missing = append(missing, s.name+" (to "+s.why+")")
		}
	}
	if len(missing) > 0 {
		e.bad("scopes", "missing: "+strings.Join(missing, ", ")+"; paste what tcrbot manifest prints under App Manifest, then Install App again")
		return
	}
	e.good("scopes", "all granted")
	if !me.may("channels:history") {
		e.note("scopes", "without channels:history a bare @tcr in a thread cannot read it; tcrbot manifest --with-history asks for it")
	}
	if !me.may("files:read") {
		e.note("scopes", "without files:read only the first lines of a pasted file can be read; tcrbot manifest --with-files asks for it")
	}
}

func (c *doctorCommand) checkChannel(ctx context.Context, e *examination, api *slack.Client, name, whence, id, without string) {
	if id == "" {
		e.note(name, "is not set: "+without)
		return
	}
	name += whence
	info, err := api.GetConversationInfoContext(ctx, &slack.GetConversationInfoInput{ChannelID: id})
	switch {
	case slackCode(err) == "channel_not_found":
		e.bad(name, id+" is not known to the bot: check the id, and invite the bot if the channel is private")
	case err != nil:
		e.bad(name, "Slack did not tell about "+id+": "+reasonOf(err))
	case info.IsArchived:
		e.bad(name, id+" is archived: unarchive it or set another one")
	case !info.IsMember:
		e.bad(name, "the bot is not in #"+info.Name+": type /invite @tcr there")
	default:
		e.good(name, "#"+info.Name)
	}
}

func (c *doctorCommand) checkAdmins(ctx context.Context, e *examination, api *slack.Client) {
	admins := fields(c.Admins)
	if len(admins) == 0 {
		e.note("TCRBOT_ADMINS", "is not set: nobody can use /tcr settings, roles and the audit")
		return
	}
	for _, id := range admins {
		if u, err := api.GetUserInfoContext(ctx, id); err != nil || u.Deleted {
			e.bad("TCRBOT_ADMINS", id+" is no active member: open the profile in Slack, ⋮, Copy member ID")
			return
		}
	}
	e.good("TCRBOT_ADMINS", fmt.Sprintf("%d known", len(admins)))
}

// checkClock compares this machine's clock with the one of Slack's web servers.
func (c *doctorCommand) checkClock(ctx context.Context, e *examination, web *http.Client, t tokens) {
	base := t.api
	if base == "" {
		base = slack.APIURL
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, base+"api.test", nil)
	if err != nil {
		e.bad("SLACK_API_URL", t.api+" is no address: write it like http://127.0.0.1:1234/api/")
		return
	}
	sent := e.w.now()
	resp, err := web.Do(req)
	if err != nil {
		e.bad("network", "cannot reach Slack at "+where(err)+": check the network, or SLACK_API_URL if it is set")
		return
	}
	_ = resp.Body.Close()
	theirs, err := http.ParseTime(resp.Header.Get("Date"))
	if err != nil {
		e.note("clock", "Slack's time is not known")
		return
	}
	if off := theirs.Sub(sent).Round(time.Second); off.Abs() > clockMost {
		e.bad("clock", fmt.Sprintf("is %s off Slack's: switch time synchronization on, or reminders come at the wrong time", off.Abs()))
		return
	}
	e.good("clock", "agrees with Slack's")
}
