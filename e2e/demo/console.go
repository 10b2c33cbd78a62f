package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"

	"tcrbot/e2e/workspace"
)

// The workspace and the person that `tcrbot console` plays.
const (
	consoleTeam   = "TCONSOLE"
	consolePerson = "UCONSOLE"
)

// console is the demo for machines that the local Slack does not run on: the bot in the terminal, on the same history.
func (s *stage) console(ctx context.Context, why error) error {
	if err := s.fill(ctx, consoleTeam, consolePerson, false); err != nil {
		return err
	}
	fmt.Fprintf(s.out, "No Slack here: %v. This is the bot in the terminal, on the same data; try\n  list stalled\n  show 20\n  Campaign rejected by Twilio: the HELP message does not contain a contact\n\n", why)
	cmd := exec.CommandContext(ctx, s.program, "console", "--keep", s.database())
	cmd.Dir = s.dir
	cmd.Stdin, cmd.Stdout, cmd.Stderr = s.in, s.out, s.errs
	cmd.Env = append(without(os.Environ()), "TCRBOT_TIME_ZONE="+workspace.Zone)
	if err := cmd.Run(); err != nil {
		return orStopped(ctx, fmt.Errorf("tcrbot console: %w", err))
	}
	return nil
}
