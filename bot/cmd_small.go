package bot

import (
	"fmt"
	"runtime/debug"
	"strings"

	"tcrbot/storage"
)

type migrateCommand struct {
	settings `embed:""`
}

// Run applies the migrations that are missing.
func (c *migrateCommand) Run(w *world) error {
	address, err := c.database(w.getenv)
	if err != nil {
		return err
	}
	store, err := storage.Open(w.ctx, address, storage.Options{Now: w.now})
	if err != nil {
		return err
	}
	defer store.Close()
	n, err := store.Migrate(w.ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(w.out, "%d migrations applied; the %s database is up to date.\n", n, store.Engine())
	return nil
}

type versionCommand struct{}

// Run prints the module's version and the commit it was built from.
func (c *versionCommand) Run(w *world) error {
	fmt.Fprintln(w.out, "tcrbot", version())
	return nil
}

func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	var v strings.Builder
	v.WriteString(info.Main.Version)
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			v.WriteString(" " + s.Value[:min(12, len(s.Value))])
		}
	}
	return v.String() + " " + info.GoVersion
}
