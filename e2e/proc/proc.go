// Package proc runs the programs that the demo and the end-to-end tests are made of, and sees to it that none of them
// outlives its parent.
package proc

import (
	"errors"
	"fmt"
	"os/exec"
	"time"
)

// drain is how long a stopped program's output is still read; what holds its pipes longer is left alone.
const drain = 2 * time.Second

// Child is a running program.
type Child struct {
	name string
	cmd  *exec.Cmd
	done chan struct{}
	err  error // set before done is closed
	out  *lines
}

// Start starts a program. Each line it writes, to either output, goes to onLine, which may be nil and must not block.
func Start(name string, cmd *exec.Cmd, onLine func(string)) (*Child, error) {
	c := &Child{name: name, cmd: cmd, done: make(chan struct{}), out: &lines{each: onLine}}
	cmd.Stdout, cmd.Stderr, cmd.WaitDelay = c.out, c.out, drain
	group(cmd)
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start %s: %w", name, err)
	}
	go func() {
		c.err = cmd.Wait()
		close(c.done)
	}()
	return c, nil
}

// Done is closed when the program has ended.
func (c *Child) Done() <-chan struct{} { return c.done }

// Ended says how the program ended, with the last lines it wrote. It must not be called before Done is closed.
func (c *Child) Ended() error {
	how := "it ended"
	if c.err != nil {
		how = c.err.Error()
	}
	return fmt.Errorf("%s stopped by itself: %s; it wrote:\n%s", c.name, how, c.out.tail())
}

// Log is the last lines the program wrote.
func (c *Child) Log() string { return c.out.tail() }

// Stop asks the program to end, waits, and kills it and everything it started when its patience is over. A program that
// has ended is fine. The error tells of an exit code that is not 0.
func (c *Child) Stop(patience time.Duration) error {
	terminate(c.cmd)
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case <-c.done:
		kill(c.cmd) // what it started may still be there
		return c.exit()
	case <-timer.C:
		kill(c.cmd)
		<-c.done
		return fmt.Errorf("%s did not stop within %s and was killed; it wrote:\n%s", c.name, patience, c.out.tail())
	}
}

// stoppedByUs is the code of programs that catch the signal and say so, as shells do.
const stoppedByUs = 128 + 15

func (c *Child) exit() error {
	var exit *exec.ExitError
	if errors.As(c.err, &exit) && exit.ExitCode() > 0 && exit.ExitCode() != stoppedByUs {
		return fmt.Errorf("%s ended with %d; it wrote:\n%s", c.name, exit.ExitCode(), c.out.tail())
	}
	return nil
}
