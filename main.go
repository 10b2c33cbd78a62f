// Command tcrbot is a Slack bot for support teams of texting providers: it explains refused brands and campaigns, gives
// the fix, and keeps the case. See package bot for the tour.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"tcrbot/bot"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	context.AfterFunc(ctx, stop) // a second signal ends the process at once
	os.Exit(bot.Run(ctx, os.Args[1:], os.Getenv, os.Stdin, os.Stdout, os.Stderr))
}
