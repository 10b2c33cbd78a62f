package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"tcrbot/e2e/localslack"
	"tcrbot/e2e/proc"
	"tcrbot/e2e/workspace"
)

const (
	connectLimit = 30 * time.Second
	stopLimit    = 30 * time.Second // what platforms give the bot
)

// play starts the local Slack and the bot, and keeps them until Ctrl-C, or until one of them ends by itself.
func (s *stage) play(ctx context.Context, binary string) (err error) {
	if err := s.fill(ctx, workspace.Team, workspace.Ana, true); err != nil {
		return err
	}
	var slack *localslack.Server
	err = s.tell("Starting the local Slack", func() (err error) {
		dir := filepath.Join(s.dir, "slack")
		if err := os.Mkdir(dir, 0o700); err != nil {
			return fmt.Errorf("make a folder for the local Slack: %w", err)
		}
		slack, err = localslack.Start(ctx, binary, dir, workspace.New())
		return err
	})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, slack.Close()) }()
	if err := workspace.Chat(ctx, slack); err != nil {
		return err
	}
	page, err := slack.UI(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = page.Close() }() // it ends with the local Slack anyway
	return (&running{s, slack, page}).run(ctx)
}

// running is the demo with everything but the bot running.
type running struct {
	*stage

	slack *localslack.Server
	page  *localslack.UI
}

func (s *running) run(ctx context.Context) (err error) {
	bot, err := s.serve(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, bot.Stop(stopLimit)) }()
	fmt.Fprintf(s.out, welcome, s.slack.URL)
	keys := s.keys(ctx)
	for {
		select {
		case <-ctx.Done():
			fmt.Fprintln(s.out, "\nStopping the bot and the local Slack, and deleting their data.")
			return nil
		case <-bot.Done():
			return bot.Ended()
		case <-s.slack.Done():
			return s.slack.Ended()
		case key := <-keys:
			if bot, err = s.pressed(ctx, key, bot); err != nil {
				return err
			}
		}
	}
}

// serve starts the bot and waits until it is connected.
func (s *running) serve(ctx context.Context) (*proc.Child, error) {
	var bot *proc.Child
	err := s.tell("Starting tcrbot serve", func() (err error) {
		cmd := exec.Command(s.program, "serve")
		cmd.Dir = s.dir
		cmd.Env = append(without(os.Environ()), workspace.Environment(s.slack.API(), s.database())...)
		if bot, err = proc.Start("tcrbot serve", cmd, nil); err != nil {
			return err
		}
		return s.connected(ctx, bot)
	})
	return bot, err
}

func (s *running) connected(ctx context.Context, bot *proc.Child) error {
	ctx, cancel := context.WithTimeout(ctx, connectLimit)
	defer cancel()
	go func() {
		select {
		case <-bot.Done():
			cancel()
		case <-ctx.Done():
		}
	}()
	err := s.page.AwaitBot(ctx, true)
	if err == nil {
		return nil
	}
	select {
	case <-bot.Done():
		return bot.Ended()
	default:
		return errors.Join(err, bot.Stop(stopLimit))
	}
}

// without drops what the person's own environment says of a bot.
func without(env []string) []string {
	return slices.DeleteFunc(env, func(v string) bool {
		return strings.HasPrefix(v, "SLACK_") || strings.HasPrefix(v, "TCRBOT_") || strings.HasPrefix(v, "DATABASE_URL=") || strings.HasPrefix(v, "DYNO=")
	})
}

// keys are the lines typed at the terminal. Where there is no terminal there are none.
func (s *running) keys(ctx context.Context) <-chan string {
	keys := make(chan string)
	go func() {
		lines := bufio.NewScanner(s.in)
		for lines.Scan() {
			select {
			case keys <- strings.ToLower(strings.TrimSpace(lines.Text())):
			case <-ctx.Done():
				return
			}
		}
	}()
	return keys
}

func (s *running) pressed(ctx context.Context, key string, bot *proc.Child) (*proc.Child, error) {
	if key != "r" {
		fmt.Fprintln(s.out, "r and Enter restarts the bot; Ctrl-C stops everything.")
		return bot, nil
	}
	err := s.tell("Stopping tcrbot", func() error {
		return errors.Join(bot.Stop(stopLimit), s.page.AwaitBot(ctx, false))
	})
	if err != nil {
		return bot, err
	}
	next, err := s.serve(ctx)
	if err != nil {
		return bot, err
	}
	fmt.Fprintln(s.out, "Same data: every ticket, card and answer is still there.")
	return next, nil
}
