package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"time"

	"tcrbot/e2e/localslack"
	"tcrbot/e2e/seed"
	"tcrbot/e2e/workspace"
)

// stage is where the demo plays.
type stage struct {
	root    string // of the repository
	dir     string // temporary
	program string // the bot, built here

	in        io.Reader
	out, errs io.Writer
}

func (s *stage) database() string { return filepath.Join(s.dir, "demo.db") }

// tell says what is being done, does it, and ends the line.
func (s *stage) tell(what string, do func() error) error {
	fmt.Fprint(s.out, what, " … ")
	if err := do(); err != nil {
		fmt.Fprintln(s.out, "no.")
		return err
	}
	fmt.Fprintln(s.out, "done.")
	return nil
}

func (s *stage) buildBot(ctx context.Context) error {
	return s.tell("Building the bot", func() error {
		cmd := exec.CommandContext(ctx, "go", "build", "-o", s.program, ".")
		cmd.Dir = s.root
		if out, err := cmd.CombinedOutput(); err != nil {
			return orStopped(ctx, fmt.Errorf("build the bot: %w\n%s", err, out))
		}
		return nil
	})
}

// localSlack finds the local Slack and installs it if it is missing.
func (s *stage) localSlack(ctx context.Context) (string, error) {
	binary, err := localslack.Find(s.root)
	if !errors.Is(err, localslack.ErrMissing) {
		return binary, err
	}
	err = s.tell("Installing the local Slack from npm into e2e/node_modules, once (about 40 MB to fetch)", func() error {
		return orStopped(ctx, localslack.Fetch(ctx, s.root))
	})
	if err != nil {
		return "", err
	}
	return localslack.Find(s.root)
}

// fill writes the history for a workspace in which Ana, whom the person plays, has that user id.
func (s *stage) fill(ctx context.Context, team, ana string, cards bool) error {
	zone, err := time.LoadLocation(workspace.Zone)
	if err != nil {
		return fmt.Errorf("find the time zone: %w", err)
	}
	o := seed.Options{
		Team: team, TeamName: workspace.New().Team.Name, Now: time.Now().In(zone), Cards: cards,
		People: seed.People{"ana": ana, "ben": workspace.Ben, "chris": workspace.Chris, "mo": workspace.Mo},
	}
	var figures seed.Figures
	err = s.tell("Writing eight weeks of history", func() (err error) {
		figures, err = seed.Fill(ctx, s.database(), o)
		return err
	})
	if err == nil {
		fmt.Fprintf(s.out, "  %d tickets, %d of them open, and %d questions\n", figures.Tickets, figures.Open, figures.Questions)
	}
	return err
}

// orStopped prefers the reason a person gave by pressing Ctrl-C.
func orStopped(ctx context.Context, err error) error {
	if err != nil && ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}
