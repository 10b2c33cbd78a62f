package scenarios

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"tcrbot/e2e/fakeslack"
)

func TestMain(m *testing.M) { os.Exit(withProgram(m.Run)) }

// withProgram builds the program, with the race detector, and tells the scripts where it is.
func withProgram(run func() int) int {
	dir, err := os.MkdirTemp("", "tcrbot-scenarios-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	program := filepath.Join(dir, "tcrbot")
	build := exec.Command("go", "build", "-race", "-o", program, "tcrbot")
	build.Stdout, build.Stderr = os.Stderr, os.Stderr
	if err := build.Run(); err != nil {
		fmt.Fprintln(os.Stderr, "build the program:", err)
		return 1
	}
	os.Setenv("TCRBOT", program)
	os.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
	return run()
}

func TestScenarios(t *testing.T) {
	scripts := fakeslack.NewScripts()
	scripts.Deadline = 15 * time.Second
	testscript.Run(t, testscript.Params{
		Dir: "testdata", Setup: scripts.Setup, Cmds: fakeslack.Commands(scripts),
		RequireExplicitExec: true, RequireUniqueNames: true,
	})
}
