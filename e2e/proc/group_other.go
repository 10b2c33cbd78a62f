//go:build !linux

package proc

import "os/exec"

func group(*exec.Cmd) {}

func terminate(cmd *exec.Cmd) { kill(cmd) }

// kill ends the program; one that has ended is fine.
func kill(cmd *exec.Cmd) { _ = cmd.Process.Kill() }
