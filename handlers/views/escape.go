package views

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Escape makes a person's text safe inside mrkdwn: it can mention nobody, open no link and style nothing. It is the one
// place where user text is escaped; apply it once, and not to what people copy out of code blocks or inputs.
func Escape(s string) string {
	s = strings.Map(printable, strings.ToValidUTF8(s, ""))
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "`", "'").Replace(unstyled(s))
}

// printable drops control characters, and the marks that turn the direction of everything after them.
func printable(r rune) rune {
	switch {
	case r == '\n' || r == '\t':
		return r
	case unicode.IsControl(r), r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
		return -1
	}
	return r
}

// unstyled puts an invisible word joiner behind characters that Slack would take for styling. Slack styles at the edges of
// words only, so codes such as OPT_IN_MISSING stay as they are and can be copied.
func unstyled(s string) string {
	if !strings.ContainsAny(s, "*_~") {
		return s
	}
	var b strings.Builder
	before := ' '
	for i, r := range s {
		b.WriteRune(r)
		if r == '*' || r == '_' || r == '~' {
			after, _ := utf8.DecodeRuneInString(s[i+1:])
			if !inWord(before) || !inWord(after) {
				b.WriteRune('\u2060')
			}
		}
		before = r
	}
	return b.String()
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// Inline is Escape for a text that must stay on one line.
func Inline(s string) string { return Escape(strings.Join(strings.Fields(s), " ")) }

// Mention names a person so that Slack shows the name and, in a message the person can see, tells them. Anything that is
// not a user id is written as plain text.
func Mention(id string) string {
	if !userID(id) {
		return Inline(Clamp(id, 40))
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
