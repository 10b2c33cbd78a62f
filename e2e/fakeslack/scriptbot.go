package fakeslack

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

const stopGrace = 30 * time.Second

// process is the running bot.
type process struct {
	cmd  *exec.Cmd
	file string
	done chan struct{}
	err  error // of Wait, once done is closed
}

// startProcess runs the bot; its output goes to file.
func startProcess(binary, dir, file string, env, args []string) (*process, error) {
	out, err := os.OpenFile(file, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return nil, err
	}
	defer out.Close()
	p := &process{cmd: exec.Command(binary, append([]string{"serve"}, args...)...), file: file, done: make(chan struct{})}
	p.cmd.Dir, p.cmd.Env, p.cmd.Stdout, p.cmd.Stderr = dir, env, out, out
	if err := p.cmd.Start(); err != nil {
		return nil, err
	}
	go func() {
		p.err = p.cmd.Wait()
		close(p.done)
	}()
	return p, nil
}

func (p *process) running() bool {
	if p == nil {
		return false
	}
	select {
	case <-p.done:
		return false
	default:
		return true
	}
}

// stop asks the bot to end; it must do so in time, with 0. A bot that is not running is stopped.
func (p *process) stop() error {
	if !p.running() {
		return nil
	}
	_ = p.cmd.Process.Signal(syscall.SIGTERM)
	select {
	case <-p.done:
	case <-time.After(stopGrace):
		p.kill()
		return fmt.Errorf("the bot did not end within %v of SIGTERM", stopGrace)
	}
	if p.err != nil {
		return fmt.Errorf("the bot ended with %w after SIGTERM", p.err)
	}
	return nil
}

func (p *process) kill() {
	if p.running() {
		_ = p.cmd.Process.Kill()
		<-p.done
	}
}

func (p *process) log() string {
	if p == nil {
		return ""
	}
	data, _ := os.ReadFile(p.file)
	return string(data)
}

func (r *room) botCommand(neg bool, args []string) {
	r.need(args, 1, 20, "bot start|stop|restart|kill")
	if neg && args[0] != "start" {
		r.ts.Fatalf("only bot start can be negated")
	}
	switch args[0] {
	case "start":
		r.botStart(neg, args[1:])
	case "stop":
		r.ts.Check(r.bot.stop())
	case "restart":
		r.ts.Check(r.bot.stop())
		r.botStart(false, args[1:])
	case "kill":
		r.bot.kill()
	default:
		r.ts.Fatalf("bot %s: unknown", args[0])
	}
}

// botStart starts the bot and waits until it is connected, or with neg until it has failed.
func (r *room) botStart(neg bool, args []string) {
	if r.bot.running() {
		r.ts.Fatalf("the bot is running")
	}
	if r.Binary == "" {
		r.ts.Fatalf("set TCRBOT to the path of the bot's binary")
	}
	if neg {
		r.botFails(args)
		return
	}
	before := r.srv.Connected()
	r.botRun(args)
	r.awaitBot("the bot's connection", func() bool { return r.srv.Connected() > before })
	if !r.bot.running() {
		r.ts.Fatalf("the bot ended: %v\n%s", r.bot.err, r.bot.log())
	}
}

func (r *room) botRun(args []string) {
	work := r.ts.Getenv("WORK")
	p, err := startProcess(r.Binary, work, filepath.Join(work, "bot.log"), r.environment(), args)
	r.ts.Check(err)
	r.bot = p
}

// awaitBot waits for something the bot does, or its end.
func (r *room) awaitBot(what string, done func() bool) {
	ctx, cancel := context.WithTimeout(context.Background(), 2*r.Deadline)
	defer cancel()
	ended := r.bot.done
	go func() {
		select {
		case <-ended:
			r.srv.wake()
		case <-ctx.Done():
		}
	}()
	if err := r.srv.Await(ctx, what, func() bool { return done() || !r.bot.running() }); err != nil {
		r.ts.Fatalf("%v\n%s", err, r.bot.log())
	}
}

// botFails runs a bot that must end by itself, not with 0.
func (r *room) botFails(args []string) {
	r.need(args, 0, 1, "! bot start ['regexp']")
	r.botRun(nil)
	r.awaitBot("the bot's end", func() bool { return false })
	if _, ok := errors.AsType[*exec.ExitError](r.bot.err); !ok {
		r.ts.Fatalf("the bot ended well: %v\n%s", r.bot.err, r.bot.log())
	}
	if len(args) == 1 && !r.regexp(args[0]).MatchString(r.bot.log()) {
		r.ts.Fatalf("the bot did not say %q:\n%s", args[0], r.bot.log())
	}
}

// environment is the script's, which testscript gives only to processes.
func (r *room) environment() []string {
	r.ts.Check(r.ts.Exec("sh", "-c", `env -0 >"$WORK/.environment"`))
	return strings.Split(strings.TrimRight(r.ts.ReadFile(filepath.Join(r.ts.Getenv("WORK"), ".environment")), "\x00"), "\x00")
}
