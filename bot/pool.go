package bot

import (
	"log/slog"
	"runtime/debug"
	"sync"
)

const (
	poolWorkers = 16
	poolRoom    = 512
)

// pool is a bounded set of workers. A panic in a task is caught, logged and told to the task's owner; the worker lives on.
type pool struct {
	tasks chan task
	log   *slog.Logger
	done  sync.WaitGroup

	mu     sync.RWMutex
	closed bool
}

type task struct {
	name  string
	run   func()
	crash func() // called after a panic; may be nil
}

func newPool(log *slog.Logger) *pool {
	p := &pool{tasks: make(chan task, poolRoom), log: log}
	for range poolWorkers {
		p.done.Go(func() {
			for t := range p.tasks {
				p.do(t)
			}
		})
	}
	return p
}

// try hands a task over without waiting; false if every place is taken or the pool is closing.
func (p *pool) try(t task) bool {
	p.mu.RLock()
	defer p.mu.RUnlock()
	if p.closed {
		return false
	}
	select {
	case p.tasks <- t:
		return true
	default:
		return false
	}
}

func (p *pool) do(t task) {
	defer func() {
		if r := recover(); r != nil {
			// The panic's value may quote a pasted text: only where it happened is logged.
			p.log.Error("a handler panicked", "task", t.name, "stack", string(debug.Stack()))
			if t.crash != nil {
				t.crash()
			}
		}
	}()
	t.run()
}

// close takes no more tasks and waits until those that were taken are done.
func (p *pool) close() {
	p.mu.Lock()
	p.closed = true
	close(p.tasks)
	p.mu.Unlock()
	p.done.Wait()
}
