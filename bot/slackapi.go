package bot

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"
)

const (
	httpTimeout    = 10 * time.Second
	startTimeout   = 4 * time.Second
	triggerTimeout = 2500 * time.Millisecond
	localPing      = 5 * time.Minute // the local Slack pings every 104 s, Slack itself every few seconds
)

// connect makes the Web API client. It has a timeout, which slack-go's default lacks, and keeps a connection for each sender: Go's
// default keeps two, and shakes hands anew for all others.
func connect(t tokens) (*slack.Client, *http.Client) {
	web := &http.Client{Timeout: httpTimeout}
	if usual, ok := http.DefaultTransport.(*http.Transport); ok {
		own := usual.Clone()
		own.MaxIdleConnsPerHost = sendersMost
		web.Transport = own
	}
	options := []slack.Option{slack.OptionAppLevelToken(t.app), slack.OptionHTTPClient(web)}
	if t.api != "" {
		options = append(options, slack.OptionAPIURL(t.api))
	}
	return slack.New(t.bot, options...), web
}

// newSocket makes a Socket Mode client. A new one is needed after each supervised stop.
func newSocket(api *slack.Client, t tokens) *socketmode.Client {
	if t.local() {
		return socketmode.New(api, socketmode.OptionPingInterval(localPing))
	}
	return socketmode.New(api)
}

// identity is who the bot is and what it may do, as auth.test says.
type identity struct {
	team, teamName, user, bot string
	url                       string   // of the workspace
	scopes                    []string // granted to the bot token; empty where a stand-in for Slack does not say
}

func (i identity) may(scope string) bool { return slices.Contains(i.scopes, scope) }

// identify checks the bot token. The error says which variable is wrong and where the right one is.
func identify(ctx context.Context, api *slack.Client) (identity, error) {
	ctx, cancel := context.WithTimeout(ctx, startTimeout)
	defer cancel()
	r, err := api.AuthTestContext(ctx)
	if err == nil {
		return identity{r.TeamID, r.Team, r.UserID, r.BotID, r.URL, fields(r.Header.Get("X-OAuth-Scopes"))}, nil
	}
	switch code := slackCode(err); code {
	case "invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive":
		return identity{}, fmt.Errorf("SLACK_BOT_TOKEN is refused by Slack (%s): copy it again from %s", code, whereBot)
	case "":
		return identity{}, fmt.Errorf("cannot reach Slack at %s: check the network, or SLACK_API_URL if it is set", where(err))
	default:
		return identity{}, fmt.Errorf("SLACK_BOT_TOKEN cannot be used (%s): copy it again from %s", code, whereBot)
	}
}

// where keeps the reason of a network error without the request, which may hold a token.
func where(err error) string {
	if errors.Is(err, context.DeadlineExceeded) {
		return "all (no answer in time)"
	}
	for {
		inner := errors.Unwrap(err)
		if inner == nil {
			return "all (" + err.Error() + ")"
		}
		err = inner
	}
}

// slackCode is Slack's own error code, or "" for anything else.
func slackCode(err error) string {
	if refused, ok := errors.AsType[slack.SlackErrorResponse](err); ok {
		return refused.Err
	}
	return ""
}

// fatalCode tells whether a connection error can only be mended by an admin.
func fatalCode(code string) bool {
	switch code {
	case "invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive", "not_allowed_token_type",
		"missing_scope", "forbidden_team", "no_permission", "org_login_required", "ekm_access_denied":
		return true
	}
	return false
}

// waitFor is how long Slack asks to wait, for each of the three forms a rate limit comes in; 0 if it is none.
func waitFor(err error) time.Duration {
	if limited, ok := errors.AsType[*slack.RateLimitedError](err); ok {
		return max(limited.RetryAfter, time.Second)
	}
	var status slack.StatusCodeError
	if errors.As(err, &status) && status.Code == http.StatusTooManyRequests {
		return 30 * time.Second
	}
	if code := slackCode(err); code == "rate_limited" || code == "ratelimited" {
		return 30 * time.Second
	}
	return 0
}
