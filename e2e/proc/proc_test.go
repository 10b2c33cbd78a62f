//go:build linux

package proc

import (
	"os/exec"
	"strings"
	"testing"
	"time"
)

func TestStopEndsTheWholeGroup(t *testing.T) {
	ready := make(chan string, 1)
	c, err := Start("shell", exec.Command("sh", "-c", "sleep 600 & echo $!; wait"), func(line string) { ready <- line })
	if err != nil {
		t.Fatal(err)
	}
	pid := <-ready
	if err := c.Stop(10 * time.Second); err != nil {
		t.Error(err)
	}
	// A killed orphan may stay as a zombie for a moment, which is no longer a process that does anything.
	out, _ := exec.Command("ps", "-o", "stat=", "-p", pid).Output()
	if s := strings.TrimSpace(string(out)); s != "" && !strings.HasPrefix(s, "Z") {
		t.Errorf("the shell's child %s lives on: %q", pid, s)
	}
}

func TestStopKillsWhoDoesNotListen(t *testing.T) {
	ready := make(chan string, 1)
	c, err := Start("deaf", exec.Command("sh", "-c", "trap '' TERM; echo up; while :; do sleep 1; done"), func(line string) { ready <- line })
	if err != nil {
		t.Fatal(err)
	}
	<-ready
	if err := c.Stop(50 * time.Millisecond); err == nil || !strings.Contains(err.Error(), "was killed") {
		t.Errorf("Stop = %v, want that it was killed", err)
	}
}

func TestEndedTellsTheLastLines(t *testing.T) {
	c, err := Start("brief", exec.Command("sh", "-c", "echo no such token >&2; exit 3"), nil)
	if err != nil {
		t.Fatal(err)
	}
	<-c.Done()
	if got := c.Ended().Error(); !strings.Contains(got, "no such token") || !strings.Contains(got, "exit status 3") {
		t.Errorf("Ended = %q", got)
	}
}
