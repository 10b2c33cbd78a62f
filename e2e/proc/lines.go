package proc

import (
	"bytes"
	"strings"
	"sync"
)

const tailLines = 40

// lines cuts what a program writes into lines, hands them on and keeps the last ones.
type lines struct {
	each func(string)

	mu   sync.Mutex
	part []byte
	last []string
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.part = append(l.part, p...)
	for {
		line, rest, found := bytes.Cut(l.part, []byte("\n"))
		if !found {
			return len(p), nil
		}
		l.keep(strings.TrimRight(string(line), "\r"))
		l.part = rest
	}
}

func (l *lines) keep(line string) {
	l.last = append(l.last, line)
	if len(l.last) > tailLines {
		l.last = l.last[1:]
	}
	if l.each != nil {
		l.each(line)
	}
}

func (l *lines) tail() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return strings.Join(l.last, "\n")
}
