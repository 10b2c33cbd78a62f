package bot

import (
	"strings"

	"github.com/alecthomas/kong"
)

// commandLine is the table of commands; each command is a file of its own (cmd_….go).
type commandLine struct {
	Serve    serveCommand    `cmd:"" help:"Run the bot in Slack (Socket Mode) until SIGTERM or SIGINT."`
	Console  consoleCommand  `cmd:"" help:"Try the bot in this terminal, without Slack."`
	Match    matchCommand    `cmd:"" help:"Find the cause of a rejection."`
	Review   reviewCommand   `cmd:"" help:"Review a campaign before it is filed."`
	Code     codeCommand     `cmd:"" help:"Say what a rejection code means."`
	Draft    draftCommand    `cmd:"" help:"Write a campaign from eight questions, and what to make true first."`
	Guide    guideCommand    `cmd:"" help:"List or search the articles, or print one."`
	Doctor   doctorCommand   `cmd:"" help:"Check tokens, scopes, database, channels and clock, and say what to do."`
	Manifest manifestCommand `cmd:"" help:"Print the Slack app manifest to paste at api.slack.com/apps."`
	Export   exportCommand   `cmd:"" help:"Write all tickets to a file: CSV for Excel, or everything as JSON."`
	Import   importCommand   `cmd:"" help:"Take tickets from a CSV file, such as last year's spreadsheet."`
	Migrate  migrateCommand  `cmd:"" help:"Bring the database up to date (serve does it too)."`
	Version  versionCommand  `cmd:"" help:"Print the version."`
}

// environment resolves flags that carry a setting:"NAME" tag from getenv.
func environment(getenv func(string) string) kong.Resolver {
	return kong.ResolverFunc(func(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
		name := flag.Tag.Get("setting")
		if name == "" {
			return nil, nil
		}
		if value := strings.TrimSpace(getenv(name)); value != "" {
			return value, nil
		}
		return nil, nil
	})
}
