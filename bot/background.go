package bot

import (
	"errors"
	"runtime/debug"
)

var errPanicked = errors.New("the handler panicked")

// background runs do beside the caller and calls crash if it panics.
func (a *app) background(do, crash func()) {
	go func() {
		defer func() {
			if r := recover(); r != nil {
				a.log.Error("a handler panicked", "stack", string(debug.Stack()))
				crash()
			}
		}()
		do()
	}()
}
