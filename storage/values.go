package storage

import (
	"strings"
	"time"
	"unicode/utf8"
)

// keepable makes every text among the values one that both databases can hold.
func keepable(values []any) []any {
	for i, v := range values {
		if text, ok := v.(string); ok {
			values[i] = keepableText(text)
		}
	}
	return values
}

// keepableText replaces what Postgres refuses, NUL and invalid UTF-8, with U+FFFD, so that people see that something stood
// there.
func keepableText(text string) string {
	if utf8.ValidString(text) && strings.IndexByte(text, 0) < 0 {
		return text
	}
	return strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\x00", "\uFFFD")
}

func (s *Store) unix() int64 { return s.now().Unix() }

// fromUnix and toUnix keep the zero time as 0.
func fromUnix(n int64) time.Time {
	if n == 0 {
		return time.Time{}
	}
	return time.Unix(n, 0).UTC()
}

func toUnix(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.Unix()
}

// kept is a time as it comes back from the database.
func kept(t time.Time) time.Time { return fromUnix(toUnix(t)) }

// leaseEnd is when something claimed now is free again: whole seconds, at least one.
func (s *Store) leaseEnd(lease time.Duration) int64 {
	return s.unix() + max(1, int64((lease+time.Second-1)/time.Second))
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}
