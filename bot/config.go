package bot

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"strings"
	"time"
	_ "time/tzdata" // zones are known on machines that have none installed

	"github.com/robfig/cron/v3"

	"tcrbot/handlers"
)

// settings are the flags and variables that serve, console, doctor and migrate share. Tokens are not among them: a flag
// would show them in the process list.
type settings struct {
	Database      string  `name:"database-url" setting:"DATABASE_URL" default:"tcrbot.db" help:"A file, sqlite://file or postgres://… (DATABASE_URL)."`
	TeamChannel   string  `setting:"TCRBOT_TEAM_CHANNEL" help:"Channel id for ticket cards (TCRBOT_TEAM_CHANNEL)." placeholder:"C…"`
	DigestChannel string  `setting:"TCRBOT_DIGEST_CHANNEL" help:"Channel id for the weekly digest (TCRBOT_DIGEST_CHANNEL)." placeholder:"C…"`
	TimeZone      string  `setting:"TCRBOT_TIME_ZONE" help:"The team's time zone, such as America/New_York (TCRBOT_TIME_ZONE)."`
	Admins        string  `setting:"TCRBOT_ADMINS" help:"User ids of the bot's admins, separated by commas (TCRBOT_ADMINS)." placeholder:"U…,U…"`
	Providers     string  `setting:"TCRBOT_PROVIDERS" help:"Your own providers, separated by commas; they rank first (TCRBOT_PROVIDERS)." placeholder:"Twilio,…"`
	Contact       string  `setting:"TCRBOT_CONTACT" help:"Whom people ask about this bot (TCRBOT_CONTACT)." placeholder:"#it-help"`
	LogFormat     string  `setting:"TCRBOT_LOG_FORMAT" default:"text" help:"text or json (TCRBOT_LOG_FORMAT)."`
	LogLevel      string  `setting:"TCRBOT_LOG_LEVEL" default:"info" help:"debug, info, warn or error (TCRBOT_LOG_LEVEL)."`
	PostRate      float64 `setting:"TCRBOT_POST_RATE" default:"5" help:"Messages a second over all channels (TCRBOT_POST_RATE)."`
	ChannelRate   float64 `setting:"TCRBOT_CHANNEL_RATE" default:"1" help:"Messages a second in one channel; Slack allows one (TCRBOT_CHANNEL_RATE)."`
}

// desk checks the settings and gives what handlers need of them.
func (s settings) desk(getenv func(string) string) (handlers.Settings, error) {
	if _, err := time.LoadLocation(s.TimeZone); err != nil {
		return handlers.Settings{}, fmt.Errorf("TCRBOT_TIME_ZONE %q is no time zone: write it like America/New_York or Europe/London", s.TimeZone)
	}
	for name, channel := range map[string]string{"TCRBOT_TEAM_CHANNEL": s.TeamChannel, "TCRBOT_DIGEST_CHANNEL": s.DigestChannel} {
		if channel != "" && !slackID(channel, "CG") {
			return handlers.Settings{}, fmt.Errorf("%s %q is no channel id: open the channel's details in Slack and copy the id at the bottom, such as C0123ABCD", name, channel)
		}
	}
	for _, id := range fields(s.Admins) {
		if !slackID(id, "UW") {
			return handlers.Settings{}, fmt.Errorf("TCRBOT_ADMINS: %q is no user id: open the profile in Slack, ⋮, Copy member ID", id)
		}
	}
	fixed := s.fixed(getenv)
	for _, p := range handlers.Preferences() {
		if v := fixed[p.Name]; v != "" {
			if err := p.Check(v); err != nil {
				return handlers.Settings{}, fmt.Errorf("%s: %w", p.Variable, err)
			}
		}
	}
	return handlers.Settings{Admins: fields(s.Admins), Fixed: fixed}, nil
}

// fixed gives the preferences that flags or the environment set: they overrule what the team chooses.
func (s settings) fixed(getenv func(string) string) map[string]string {
	flags := map[string]string{
		"team_channel": s.TeamChannel, "digest_channel": s.DigestChannel, "time_zone": s.TimeZone, "providers": s.Providers, "contact": s.Contact,
	}
	out := map[string]string{}
	for _, p := range handlers.Preferences() {
		v, isFlag := flags[p.Name]
		if !isFlag && p.Variable != "" {
			v = getenv(p.Variable)
		}
		if v = strings.TrimSpace(v); v != "" {
			out[p.Name] = v
		}
	}
	return out
}

func fields(list string) []string {
	var out []string
	for f := range strings.SplitSeq(list, ",") {
		if f = strings.TrimSpace(f); f != "" {
			out = append(out, f)
		}
	}
	return out
}

func slackID(id, firsts string) bool {
	if len(id) < 3 || strings.IndexByte(firsts, id[0]) < 0 {
		return false
	}
	return strings.Trim(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == ""
}

// schedules gives each job with its times, in the team's zone.
func (s settings) schedules() ([]schedule, error) {
	var out []schedule
	for _, job := range handlers.Jobs() {
		times, err := cron.ParseStandard(job.Schedule)
		if err != nil {
			return nil, fmt.Errorf("the schedule of the job %s: %w", job.Name, err)
		}
		out = append(out, schedule{job, times})
	}
	return out, nil
}

func (s settings) logger(w *world) (*slog.Logger, error) {
	var level slog.Level
	if err := level.UnmarshalText([]byte(s.LogLevel)); err != nil {
		return nil, fmt.Errorf("TCRBOT_LOG_LEVEL %q is not debug, info, warn or error", s.LogLevel)
	}
	options := &slog.HandlerOptions{Level: level}
	switch s.LogFormat {
	case "text":
		return slog.New(slog.NewTextHandler(w.err, options)), nil
	case "json":
		return slog.New(slog.NewJSONHandler(w.err, options)), nil
	}
	return nil, fmt.Errorf("TCRBOT_LOG_FORMAT %q is not text or json", s.LogFormat)
}

// database gives the address to open. A platform that throws its disk away at every restart gets no SQLite.
func (s settings) database(getenv func(string) string) (string, error) {
	sqlite := !strings.HasPrefix(s.Database, "postgres://") && !strings.HasPrefix(s.Database, "postgresql://")
	if sqlite && getenv("DYNO") != "" {
		return "", errors.New("this platform deletes its disk at every restart, and all tickets with it: set DATABASE_URL to a postgres:// address")
	}
	return s.Database, nil
}

// tokens are Slack's two secrets.
type tokens struct {
	app, bot string
	api      string // the Web API's base with its last slash, "" for Slack itself
}

const (
	whereApp = "api.slack.com/apps → your app → Basic Information → App-Level Tokens (scope connections:write)"
	whereBot = "api.slack.com/apps → your app → OAuth & Permissions → Bot User OAuth Token"
)

// readTokens reads and checks the tokens by their beginnings. The error names the variable and where the right one is.
func readTokens(getenv func(string) string) (tokens, error) {
	t := tokens{app: strings.TrimSpace(getenv("SLACK_APP_TOKEN")), bot: strings.TrimSpace(getenv("SLACK_BOT_TOKEN")), api: strings.TrimSpace(getenv("SLACK_API_URL"))}
	if t.api != "" && !strings.HasSuffix(t.api, "/") {
		t.api += "/"
	}
	if strings.HasPrefix(t.app, "xoxb-") && strings.HasPrefix(t.bot, "xapp-") {
		return t, errors.New("SLACK_APP_TOKEN and SLACK_BOT_TOKEN are swapped: the app token begins with xapp-, the bot token with xoxb-")
	}
	if err := checkToken("SLACK_APP_TOKEN", t.app, "xapp-", whereApp); err != nil {
		return t, err
	}
	return t, checkToken("SLACK_BOT_TOKEN", t.bot, "xoxb-", whereBot)
}

func checkToken(name, value, prefix, where string) error {
	switch {
	case value == "":
		return fmt.Errorf("%s is not set: copy the token that begins with %s from %s", name, prefix, where)
	case !strings.HasPrefix(value, prefix):
		return fmt.Errorf("%s is not the right kind of token: it must begin with %s; copy it from %s", name, prefix, where)
	}
	return nil
}

// local tells whether the Web API is a stand-in on this machine.
func (t tokens) local() bool {
	u, err := url.Parse(t.api)
	if t.api == "" || err != nil {
		return false
	}
	ip := net.ParseIP(u.Hostname())
	return u.Hostname() == "localhost" || ip != nil && ip.IsLoopback()
}
