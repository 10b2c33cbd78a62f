// Command demo shows tcrbot at work: it starts a Slack on this machine with a team in it, a database with eight weeks of
// history, and the bot. `make demo` runs it. Everything lives in a temporary folder that goes with it.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"tcrbot/e2e/localslack"
)

func main() {
	// A closed terminal or a reader that went away ends the demo too, and must leave nothing behind either.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGPIPE)
	code := run(ctx, os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

func run(ctx context.Context, in io.Reader, out, errs io.Writer) int {
	err := show(ctx, in, out, errs)
	if err == nil || ctx.Err() != nil && errors.Is(err, context.Canceled) {
		return 0
	}
	fmt.Fprintln(errs, "demo:", err)
	return 1
}

// show prepares everything, then plays until it is told to stop. On a machine that the local Slack has no binary for it
// starts the bot in the terminal instead.
func show(ctx context.Context, in io.Reader, out, errs io.Writer) (err error) {
	root, err := localslack.Root()
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "tcrbot-demo-")
	if err != nil {
		return fmt.Errorf("make a folder for the demo: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	s := &stage{root: root, dir: dir, program: filepath.Join(root, "bin", "tcrbot"), in: in, out: out, errs: errs}
	if err := s.buildBot(ctx); err != nil {
		return err
	}
	binary, err := s.localSlack(ctx)
	if errors.Is(err, localslack.ErrPlatform) {
		return s.console(ctx, err)
	}
	if err != nil {
		return err
	}
	return s.play(ctx, binary)
}
