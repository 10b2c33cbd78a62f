package bot

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"time"

	"github.com/alecthomas/kong"
)

// The exit codes scripts rely on.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
)

// world is what a command may touch of the outside. Nothing below it reads the environment, the clock or the terminal.
type world struct {
	ctx    context.Context
	getenv func(string) string
	in     io.Reader
	out    io.Writer
	err    io.Writer
	now    func() time.Time
	random *rand.Rand
}

// exit is how kong's wish to end the process (after --help) travels up to Run.
type exit int

// Run runs one command line and gives its exit code: 0 done, 1 failed, 2 wrong use. An error is one line on stderr.
func Run(ctx context.Context, args []string, getenv func(string) string, stdin io.Reader, stdout, stderr io.Writer) (code int) {
	w := &world{
		ctx: ctx, getenv: getenv, in: stdin, out: stdout, err: stderr, now: time.Now,
		random: rand.New(rand.NewPCG(rand.Uint64(), rand.Uint64())),
	}
	defer func() {
		switch stop := recover().(type) {
		case nil:
		case exit:
			code = int(stop)
		default:
			panic(stop)
		}
	}()
	return w.run(args)
}

func (w *world) run(args []string) int {
	parser, err := w.parser(&commandLine{})
	if err != nil {
		fmt.Fprintln(w.err, "tcrbot:", err)
		return exitFailed
	}
	command, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintf(w.err, "tcrbot: %s; see tcrbot --help\n", err)
		return exitUsage
	}
	return w.code(command.Run(w))
}

func (w *world) parser(line *commandLine) (*kong.Kong, error) {
	return kong.New(line, kong.Name("tcrbot"),
		kong.Description("Explains refused texting brands and campaigns, and keeps the case. In Slack: serve; in a terminal: console."),
		kong.UsageOnError(), kong.Writers(w.out, w.err), kong.Exit(func(code int) { panic(exit(code)) }),
		kong.Resolvers(environment(w.getenv)), kong.Bind(w), kong.ConfigureHelp(kong.HelpOptions{Compact: true}))
}

// errReported says that the command has told what was wrong and only the exit code is left.
var errReported = errors.New("reported")

func (w *world) code(err error) int {
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errReported):
		return exitFailed
	}
	if usage, ok := errors.AsType[*usageError](err); ok {
		fmt.Fprintln(w.err, "tcrbot:", usage.say)
		return exitUsage
	}
	fmt.Fprintln(w.err, "tcrbot:", err)
	return exitFailed
}

// usageError is wrong use that the parser could not see.
type usageError struct{ say string }

func (e *usageError) Error() string { return e.say }
