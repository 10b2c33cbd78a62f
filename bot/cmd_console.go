package bot

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"tcrbot/handlers"
	"tcrbot/knowledge"
	"tcrbot/storage"
)

type consoleCommand struct {
	Keep      string `placeholder:"FILE" help:"Keep tickets in this file between runs; otherwise nothing is kept."`
	Providers string `setting:"TCRBOT_PROVIDERS" help:"Your own providers, separated by commas; they rank first (TCRBOT_PROVIDERS)." placeholder:"Twilio,…"`
	TimeZone  string `setting:"TCRBOT_TIME_ZONE" help:"The team's time zone (TCRBOT_TIME_ZONE)."`
}

// The workspace that the console plays.
const (
	consoleTeam    = "TCONSOLE"
	consolePerson  = "UCONSOLE"
	consoleChannel = "CCONSOLE"
	consoleCards   = "CTEAM"
	consoleDigests = "CDIGEST"
)

const consoleHello = `tcrbot in a terminal: the same answers, forms and tickets as in Slack, seen by nobody else.
Paste a rejection, or type what you would type after /tcr: code 30909, new, list, help.
A number presses the button or opens the field of that number. End a line with \ to go on in the next.
home shows App Home, quit ends.
`

// Run reads lines until quit or the end of input. It works in a pipe too: each line is typed after the one before was
// answered.
func (c *consoleCommand) Run(w *world) (err error) {
	file, clean, err := c.file()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, clean()) }()
	store, err := storage.Open(w.ctx, file, storage.Options{Now: w.now})
	if err != nil {
		return err
	}
	defer store.Close()
	if _, err := store.Migrate(w.ctx); err != nil {
		return err
	}
	desk, err := c.desk(w, store)
	if err != nil {
		return err
	}
	fmt.Fprint(w.out, consoleHello)
	return newConsole(w, desk, store).run(w.ctx)
}

// file is where the tickets are, and what to do with it at the end.
func (c *consoleCommand) file() (string, func() error, error) {
	if c.Keep != "" {
		return c.Keep, func() error { return nil }, nil
	}
	dir, err := os.MkdirTemp("", "tcrbot-console-")
	if err != nil {
		return "", nil, fmt.Errorf("make a place for the tickets: %w", err)
	}
	return filepath.Join(dir, "tcrbot.db"), func() error { return os.RemoveAll(dir) }, nil
}

func (c *consoleCommand) desk(w *world, store *storage.Store) (*handlers.Desk, error) {
	base, err := knowledge.Load()
	if err != nil {
		return nil, err
	}
	settings, err := settings{TimeZone: c.TimeZone, Providers: c.Providers}.desk(w.getenv)
	if err != nil {
		return nil, err
	}
	settings.Fixed["team_channel"], settings.Fixed["digest_channel"] = consoleCards, consoleDigests
	return handlers.New(handlers.Parts{
		Store: store, Base: base, Now: w.now, NewID: newID, Log: slog.New(slog.NewTextHandler(w.err, nil)), Settings: settings,
	}), nil
}

// console is one session: the screen in front of the person, and the form that is open.
type console struct {
	desk     *handlers.Desk
	store    *storage.Store
	now      func() time.Time
	in       *bufio.Reader
	out      io.Writer
	acts     int
	controls []control // what the numbers stand for
	form     *consoleForm
	filling  *control // the field that the next line goes into
}

func newConsole(w *world, desk *handlers.Desk, store *storage.Store) *console {
	return &console{desk: desk, store: store, now: w.now, in: bufio.NewReaderSize(w.in, 1<<20), out: w.out}
}

func (c *console) run(ctx context.Context) error {
	for ctx.Err() == nil {
		fmt.Fprint(c.out, c.prompt())
		line, err := c.line()
		if errors.Is(err, io.EOF) && line == "" {
			fmt.Fprintln(c.out)
			return nil
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return fmt.Errorf("read standard input: %w", err)
		}
		if word := strings.TrimSpace(line); word == "quit" || word == "exit" {
			return nil
		}
		c.typed(ctx, line)
	}
	return nil
}

func (c *console) prompt() string {
	if c.filling != nil {
		return c.filling.label + ": "
	}
	return "> "
}

// line reads one line; a backslash at its end joins the next.
func (c *console) line() (string, error) {
	var all []string
	for {
		line, err := c.in.ReadString('\n')
		line = strings.TrimRight(line, "\r\n")
		more, joined := strings.CutSuffix(line, `\`)
		all = append(all, more)
		if !joined || err != nil {
			return strings.Join(all, "\n"), err
		}
	}
}

// typed understands a line: a field's value, a number, or what would stand after /tcr.
func (c *console) typed(ctx context.Context, line string) {
	if c.filling != nil {
		field := *c.filling
		c.filling = nil
		c.fill(field, line)
		return
	}
	first, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
	if n, err := strconv.Atoi(first); err == nil && n >= 1 && n <= len(c.controls) && (rest == "" || c.controls[n-1].kind == fieldControl) {
		c.use(ctx, c.controls[n-1], strings.TrimSpace(rest))
		return
	}
	if c.form != nil {
		fmt.Fprintln(c.out, "A form is open. Choose a number; the last one closes it.")
		return
	}
	c.begin()
	if strings.TrimSpace(line) == "home" {
		result, err := c.desk.OpenHome(ctx, c.request(handlers.FromHome))
		c.show(ctx, result, err)
		return
	}
	req := c.request(handlers.FromConsole)
	req.Text = strings.TrimPrefix(strings.TrimSpace(line), "/tcr")
	result, err := c.desk.Command(ctx, req)
	c.show(ctx, result, err)
}

// begin starts a new screen: the numbers of the last one no longer count.
func (c *console) begin() { c.controls = nil }

func (c *console) request(from handlers.Source) handlers.Request {
	c.acts++
	return handlers.Request{
		Team: consoleTeam, Channel: consoleChannel, Source: from, Key: fmt.Sprintf("console-%d-%d", c.now().UnixNano(), c.acts),
		Person: handlers.Person{ID: consolePerson, Name: "you", Admin: true},
		Place:  &handlers.Place{ID: consoleChannel, BotInside: true},
	}
}
