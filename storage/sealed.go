package storage

import (
	"errors"
	"strings"
)

// sealedError is a sentence in place of a driver's error. It compares like the error it stands for, but cannot be unwrapped:
// drivers keep the whole address, password included, in the fields of their errors.
type sealedError struct {
	sentence string
	cause    error
}

func (e *sealedError) Error() string { return e.sentence }

// Is lets errors.Is find what the cause holds, such as context.Canceled.
func (e *sealedError) Is(target error) bool { return errors.Is(e.cause, target) }

// GoString keeps the cause out of what %#v prints.
func (e *sealedError) GoString() string { return e.sentence }

// sealed makes an error of a sentence without the password.
func (p postgresServer) sealed(sentence string, cause error) error {
	for _, secret := range p.secrets {
		if secret != "" {
			sentence = strings.ReplaceAll(sentence, secret, "***")
		}
	}
	return &sealedError{sentence, cause}
}
