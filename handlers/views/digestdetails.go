package views

import (
	"fmt"
	"strings"

	"github.com/slack-go/slack"
)

// DigestDetails is the reply in the thread of a digest. Empty says that there is nothing to add.
func DigestDetails(v DetailsValue) (m Message, empty bool) {
	s := &stack{}
	s.section(listed("Which fixes clear, last 8 weeks", v.outcomes()))
	s.section(listed("By provider", v.providers()))
	s.section(listed("Waiting too long", v.stalled()))
	s.section(listed("Our own texts that were refused", refs(v.Refused)))
	s.section(listed("Articles past their date", v.overdue()))
	if len(s.blocks) == 0 {
		return Message{}, true
	}
	return s.message("Details of the digest: " + strings.Join(v.said(), ", ")), false
}

// listed is a heading with lines below it, as many as a section holds; the rest is counted.
func listed(title string, lines []string) string {
	if len(lines) == 0 {
		return ""
	}
	out := "*" + title + "*"
	for i, line := range lines {
		next := "\n• " + line
		if len([]rune(out))+len([]rune(next)) > maxSection-40 {
			return out + fmt.Sprintf("\nand %d more", len(lines)-i)
		}
		out += next
	}
	return out
}

func (v DetailsValue) outcomes() []string {
	var out []string
	for _, o := range v.Outcomes {
		out = append(out, fmt.Sprintf("%s: %s", Inline(Clamp(o.Title, 150)), ShareValue{o.Cleared, o.Tries}.words()))
	}
	return out
}

func (v DetailsValue) providers() []string {
	var out []string
	for _, p := range v.Providers {
		name := p.Name
		if name == "" {
			name = "No provider named"
		}
		out = append(out, fmt.Sprintf("%s: %d opened · %d approved", Inline(Clamp(name, 60)), p.Opened, p.Approved))
	}
	return out
}

func (v DetailsValue) stalled() []string {
	var out []string
	for _, t := range v.Stalled {
		out = append(out, Inline(t.Ticket.ref())+" "+Inline(Clamp(t.Waits, 150))+ownedBy(t.Ticket.Owner))
	}
	if v.StalledMore > 0 {
		out = append(out, fmt.Sprintf("and %d more: `/tcr list stalled`", v.StalledMore))
	}
	return out
}

// refs are the tickets as lines. Those that no section has room for stay empty: they are only counted.
func refs(list []TicketValue) []string {
	out := make([]string, len(list))
	for i, t := range list[:min(len(list), maxSection/4)] { // "\n• #" is the shortest line
		out[i] = Inline(t.ref())
	}
	return out
}

func (v DetailsValue) overdue() []string {
	var out []string
	for _, title := range v.Overdue {
		out = append(out, Inline(Clamp(title, 150)))
	}
	return out
}

// said names the parts for screen readers.
func (v DetailsValue) said() []string {
	var out []string
	for _, part := range []struct {
		n    int
		what string
	}{
		{len(v.Outcomes), "which fixes clear"}, {len(v.Providers), "by provider"}, {len(v.Stalled), "what waits too long"},
		{len(v.Refused), "our own texts that were refused"}, {len(v.Overdue), "articles past their date"},
	} {
		if part.n > 0 {
			out = append(out, part.what)
		}
	}
	return out
}

// With puts an uploaded picture into its message, by the file's id.
func (p Picture) With(m Message, file string) Message {
	at := min(p.After, len(m.Blocks))
	image := p.block(file)
	m.Blocks = append(append(append([]slack.Block{}, m.Blocks[:at]...), image), m.Blocks[at:]...)
	m.Blocks = m.Blocks[:min(len(m.Blocks), blocksMessage)]
	return m
}

// Alone is a message of the uploaded picture and nothing else.
func (p Picture) Alone(file string) Message {
	return Message{Text: Inline(Clamp(p.Alt, maxMessage)), Blocks: []slack.Block{p.block(file)}}
}

func (p Picture) block(file string) slack.Block {
	alt := plain(p.Alt, maxAlt).Text
	return slack.NewImageBlockSlackFile(&slack.SlackFileObject{ID: file}, alt, "", nil)
}

// trendAlt says what a trend shows, with its numbers.
func trendAlt(t Trend) string {
	var weeks []string
	for i, label := range t.Labels {
		weeks = append(weeks, fmt.Sprintf("week of %s: %d opened, %d approved, %d open", label, t.Opened[i], t.Approved[i], t.Open[i]))
	}
	return counting(len(t.Labels), "week") + ". " + strings.Join(weeks, "; ") + "."
}

// TrendPicture is the picture of a trend, for a digest.
func TrendPicture(t Trend) Picture {
	return Picture{Trend: t, Title: counting(len(t.Labels), "week"), Alt: trendAlt(t), After: DigestHead}
}
