package views

import (
	"fmt"
	"strings"
	"time"
	"unicode"
)

// Escape makes a person's text safe inside mrkdwn: it can mention nobody, open no link and style nothing. It is the one
// place where user text is escaped; apply it once.
func Escape(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case unicode.IsControl(r), r == '\u202e', r == '\u202d', r == '\u2066', r == '\u2067', r == '\u2068':
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "`", "'").Replace(unstyled(s))
}

// unstyled puts an invisible word joiner behind characters that Slack would take for styling at a word's edge.
func unstyled(s string) string {
	if !strings.ContainsAny(s, "*_~") {
		return s
	}
	return strings.NewReplacer("*", "*\u2060", "~", "~\u2060", "_", "_\u2060").Replace(s)
}

// Inline is Escape for a text that must stay on one line.
func Inline(s string) string { return Escape(strings.Join(strings.Fields(s), " ")) }

// Mention names a person so that Slack shows the name and, in a message the person can see, tells them. Anything that is
// not a user id is written as plain text.
func Mention(id string) string {
	if !userID(id) {
		return Inline(id)
	}
	return "<@" + id + ">"
}

func userID(id string) bool {
	if len(id) < 3 || (id[0] != 'U' && id[0] != 'W') {
		return false
	}
	for i := range len(id) {
		if c := id[i]; (c < 'A' || c > 'Z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

// Link is a link with a label; an address that is not a web address comes back as its label alone.
func Link(url, label string) string {
	if !strings.HasPrefix(url, "https://") && !strings.HasPrefix(url, "http://") || strings.ContainsAny(url, "<>| \n") {
		return Inline(label)
	}
	return "<" + url + "|" + strings.ReplaceAll(Inline(label), "|", "/") + ">"
}

// Date shows a time in each reader's own zone.
func Date(t time.Time) string {
	return fmt.Sprintf("<!date^%d^{date_short_pretty}|%s>", t.Unix(), t.UTC().Format("2 Jan 2006"))
}

// Moment shows a time with its hour in each reader's own zone.
func Moment(t time.Time) string {
	return fmt.Sprintf("<!date^%d^{date_short_pretty} {time}|%s>", t.Unix(), t.UTC().Format("2 Jan 2006 15:04 UTC"))
}
