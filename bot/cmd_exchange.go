package bot

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strings"

	"tcrbot/handlers"
	"tcrbot/knowledge"
	"tcrbot/storage"
)

type exportCommand struct {
	settings `embed:""`
	Format   string `enum:"csv,json" default:"csv" help:"csv: tickets and rounds, for Excel; json: everything, with histories, links and what the team chose."`
	Team     string `help:"The workspace's id, where the database has several." placeholder:"T…"`
	File     string `arg:"" help:"Where to write; - is standard output."`
}

type importCommand struct {
	settings `embed:""`
	DryRun   bool   `help:"Only look, and list every problem by its line."`
	SkipBad  bool   `help:"Take what has no problem. Otherwise one problem keeps everything out."`
	Team     string `help:"The workspace's id, where the database has several, or none yet." placeholder:"T…"`
	File     string `arg:"" help:"A CSV file: what export wrote, or a spreadsheet whose first line names the columns; - is standard input."`
}

// exchange is a desk on the database, for one workspace.
type exchange struct {
	desk  *handlers.Desk
	store *storage.Store
	team  string
}

func (s settings) exchange(w *world, team string) (*exchange, error) {
	address, err := s.database(w.getenv)
	if err != nil {
		return nil, err
	}
	settings, err := s.desk(w.getenv)
	if err != nil {
		return nil, err
	}
	base, err := knowledge.Load()
	if err != nil {
		return nil, err
	}
	store, err := storage.Open(w.ctx, address, storage.Options{Now: w.now})
	if err != nil {
		return nil, err
	}
	x := &exchange{store: store, team: team}
	if err := x.check(w); err != nil {
		return nil, errors.Join(err, store.Close())
	}
	x.desk = handlers.New(handlers.Parts{
		Store: store, Base: base, Now: w.now, NewID: newID, Log: slog.New(slog.NewTextHandler(w.err, nil)), Settings: settings,
	})
	return x, nil
}

// check wants a database that is up to date, and to know which workspace is meant.
func (x *exchange) check(w *world) error {
	pending, err := x.store.Pending(w.ctx)
	if err != nil {
		return err
	}
	if pending > 0 {
		return errors.New("the database is not up to date: run tcrbot migrate first")
	}
	teams, err := x.store.Teams(w.ctx)
	switch {
	case err != nil:
		return err
	case x.team != "" && !slackID(x.team, "TE"):
		return &usageError{fmt.Sprintf("--team %q is no workspace id: it begins with T, such as T0123ABCD", x.team)}
	case x.team != "":
		return nil
	case len(teams) == 0:
		return errors.New("the database knows no workspace yet: start tcrbot serve once, or name it with --team T…")
	case len(teams) > 1:
		return &usageError{"the database has several workspaces: name one with --team, of " + strings.Join(teams, ", ")}
	}
	x.team = teams[0]
	return nil
}

// Run writes the file. One that could not be written whole is taken away again.
func (c *exportCommand) Run(w *world) (err error) {
	x, err := c.exchange(w, c.Team)
	if err != nil {
		return err
	}
	defer x.store.Close()
	if c.File == "-" {
		_, err := c.write(w, x, w.out)
		return err
	}
	file, err := os.OpenFile(c.File, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return fmt.Errorf("open the file: %w", err)
	}
	n, err := c.write(w, x, file)
	if err = errors.Join(err, file.Close()); err != nil {
		return errors.Join(err, os.Remove(c.File))
	}
	fmt.Fprintf(w.out, "%d tickets written to %s\n", n, c.File)
	return nil
}

func (c *exportCommand) write(w *world, x *exchange, to io.Writer) (n int, err error) {
	out := bufio.NewWriterSize(to, 1<<16)
	if c.Format == "json" {
		n, err = x.desk.ExportJSON(w.ctx, x.team, out)
	} else {
		n, err = x.desk.ExportCSV(w.ctx, x.team, out)
	}
	return n, errors.Join(err, out.Flush())
}

const shownProblems = 50

// Run reads the file and says what it did, or would do. The exit code is 1 if there is a problem.
func (c *importCommand) Run(w *world) error {
	x, err := c.exchange(w, c.Team)
	if err != nil {
		return err
	}
	defer x.store.Close()
	in := w.in
	if c.File != "-" {
		file, err := os.Open(c.File)
		if err != nil {
			return fmt.Errorf("open the file: %w", err)
		}
		defer file.Close()
		in = file
	}
	report, err := x.desk.ImportCSV(w.ctx, x.team, "tcrbot", in, handlers.ImportOptions{Dry: c.DryRun, SkipBad: c.SkipBad})
	if err != nil {
		return err
	}
	c.tell(w, report)
	if len(report.Problems) > 0 {
		return errReported
	}
	return nil
}

func (c *importCommand) tell(w *world, r handlers.ImportReport) {
	list(w, "note: ", r.Remarks)
	list(w, "", r.Problems)
	found := fmt.Sprintf("%d rows, %d tickets with %d rounds", r.Rows, r.Tickets, r.Rounds)
	switch {
	case c.DryRun:
		fmt.Fprintf(w.out, "%s, %d problems. Nothing was written.\n", found, len(r.Problems))
	case len(r.Problems) > 0 && !c.SkipBad:
		fmt.Fprintf(w.out, "%s, %d problems. Nothing was written: mend them, or leave those tickets out with --skip-bad.\n", found, len(r.Problems))
	default:
		fmt.Fprintf(w.out, "%s. %d are new, %d were here already.\n", found, r.Fresh, r.Known)
	}
}

func list[P fmt.Stringer](w *world, lead string, all []P) {
	for _, p := range all[:min(shownProblems, len(all))] {
		fmt.Fprintln(w.out, lead+p.String())
	}
	if more := len(all) - shownProblems; more > 0 {
		fmt.Fprintf(w.out, "%sand %d more\n", lead, more)
	}
}
