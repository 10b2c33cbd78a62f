// Package workspace is the office that the demo and the end-to-end tests play in: a support team of a texting provider's
// reseller, its channels, and what people wrote there this morning.
package workspace

import (
	"strings"

	"tcrbot/e2e/localslack"
	"tcrbot/handlers"
)

// The workspace and the bot in it.
const (
	Team     = "T0HARBOR"
	Bot      = "U0TCRBOT"
	AppToken = "xapp-1-A0TCRBOT-demo"
	BotToken = "xoxb-demo-tcrbot"
	Zone     = "America/New_York"
)

// The people: three agents, a moderator who owns the guidance, a manager who reads the digest.
const (
	Ana   = "U0ANA"
	Ben   = "U0BEN"
	Chris = "U0CHRIS"
	Mo    = "U0MO"
	Mara  = "U0MARA"
)

// The channels.
const (
	Questions = "C0QUESTIONS"
	Desk      = "C0DESK"
	Digest    = "C0DIGEST"
	Random    = "C0RANDOM"
)

// New describes the workspace.
func New() localslack.Workspace {
	return localslack.Workspace{
		Team:      localslack.Team{Name: "Harbor Voice", Domain: "harbor-voice", ID: Team},
		App:       localslack.App{ID: "A0TCRBOT", BotUser: Bot, BotName: "tcr", BotToken: BotToken, AppToken: AppToken},
		Users:     people(),
		Channels:  channels(),
		Shortcuts: shortcuts(),
	}
}

func people() []localslack.User {
	return []localslack.User{
		user(Ana, "Ana", "Ana Ruiz"), user(Ben, "Ben", "Ben Okafor"), user(Chris, "Chris", "Chris Lindqvist"),
		user(Mo, "Mo", "Mo Haddad"), user(Mara, "Mara", "Mara Jensen"),
	}
}

func user(id, name, real string) localslack.User {
	return localslack.User{ID: id, Name: name, RealName: real, Email: strings.ToLower(name) + "@harbor-voice.example", Zone: Zone}
}

func channels() []localslack.Channel {
	all := []string{Ana, Ben, Chris, Mo, Mara, Bot}
	return []localslack.Channel{
		{ID: Questions, Name: "support-questions", Topic: "What customers ask. /tcr answers rejections.", Members: all},
		{ID: Desk, Name: "tcr-desk", Topic: "One card a case; its thread is the history.", Members: all},
		{ID: Digest, Name: "tcr-digest", Topic: "The week in figures, Mondays.", Members: all},
		{ID: Random, Name: "random", Members: all},
	}
}

// shortcuts offers what the bot's manifest does.
func shortcuts() []localslack.Shortcut {
	var out []localslack.Shortcut
	for _, row := range handlers.Shortcuts() {
		out = append(out, localslack.Shortcut{ID: row.ID, Name: row.Name, OnMessage: row.OnMessage})
	}
	return out
}

// Environment is what `tcrbot serve` needs to know to work here. The local Slack has no rate limits, so the bot need not
// keep to Slack's pace.
func Environment(api, database string) []string {
	return []string{
		"SLACK_APP_TOKEN=" + AppToken, "SLACK_BOT_TOKEN=" + BotToken, "SLACK_API_URL=" + api, "DATABASE_URL=" + database,
		"TCRBOT_TEAM_CHANNEL=" + Desk, "TCRBOT_DIGEST_CHANNEL=" + Digest, "TCRBOT_TIME_ZONE=" + Zone,
		"TCRBOT_ADMINS=" + Mo + "," + Mara, "TCRBOT_CONTACT=Mo", "TCRBOT_POST_RATE=50", "TCRBOT_CHANNEL_RATE=50",
	}
}
