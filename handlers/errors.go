package handlers

import (
	"context"
	"errors"
	"fmt"

	"tcrbot/handlers/views"
	"tcrbot/storage"
)

// UserError is an error that a person can act on: what is the matter and what works instead.
type UserError struct {
	Say     string // one plain sentence
	Example string // what to type instead, or ""
	Person  string // user id to name after the sentence, or ""
	Err     error  // the cause, if there is one; never shown
}

// Error gives the sentence.
func (e *UserError) Error() string { return e.Say }

// Unwrap gives the cause.
func (e *UserError) Unwrap() error { return e.Err }

func say(example, format string, args ...any) error {
	return &UserError{Say: fmt.Sprintf(format, args...), Example: example}
}

// Explain is the one place that turns errors into words. Everything it does not know becomes a fixed sentence; the
// details are for the log.
func Explain(err error) views.Message {
	var user *UserError
	switch {
	case errors.As(err, &user):
		if user.Person != "" {
			return views.NoticeAbout(user.Say, user.Person, user.Example)
		}
		return views.NoticeWithExample(user.Say, user.Example)
	case errors.Is(err, storage.ErrNotFound):
		return views.NoticeWithExample("I cannot find that any more. Nothing was changed.", "/tcr list")
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return views.Notice("That took too long, so I stopped. Please try again in a minute.")
	}
	return views.Notice("Something went wrong on my side and nothing was changed. Please try again in a minute; if it keeps happening, tell whoever runs this bot.")
}

// Expected says whether an error is a person's to mend, and so no news for the log.
func Expected(err error) bool {
	var user *UserError
	return errors.As(err, &user) || errors.Is(err, storage.ErrNotFound)
}
