package proc

import (
	"os/exec"
	"syscall"
)

// group puts the program into a process group of its own: Ctrl-C in the terminal reaches only the parent, which stops its
// children in order. Should the parent be killed, the kernel ends the program.
func group(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGTERM}
}

func terminate(cmd *exec.Cmd) { signal(cmd, syscall.SIGTERM) }

func kill(cmd *exec.Cmd) { signal(cmd, syscall.SIGKILL) }

// signal reaches the whole group. Nobody left to reach is what the caller wants.
func signal(cmd *exec.Cmd, s syscall.Signal) { _ = syscall.Kill(-cmd.Process.Pid, s) }
