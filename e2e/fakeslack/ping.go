package fakeslack

import (
	"regexp"
	"slices"
	"strings"
)

// Ping is a mention in something the bot posted that notifies somebody: U0ANA, S0AGENTS, !channel, !here or !everyone.
type Ping struct {
	Channel, TS, Who string
}

// Broadcast tells whether it reaches more than one person.
func (p Ping) Broadcast() bool { return strings.HasPrefix(p.Who, "!") || strings.HasPrefix(p.Who, "S") }

// mentions finds what notifies in mrkdwn; escaped text (&lt;!channel&gt;) does not.
func mentions(text string) []string {
	var out []string
	for _, m := range regexp.MustCompile(`<(@[UW][A-Z0-9]+|!channel|!here|!everyone|!subteam\^S[A-Z0-9]+)(?:\|[^>]*)?>`).FindAllStringSubmatch(text, -1) {
		who := strings.TrimPrefix(m[1], "@")
		out = append(out, strings.TrimPrefix(who, "!subteam^"))
	}
	return out
}

// linked finds bare @channel words, which link_names and parse=full turn into mentions.
func linked(text string) []string {
	var out []string
	for _, m := range regexp.MustCompile(`(?:^|\s)@(channel|here|everyone)\b`).FindAllStringSubmatch(text, -1) {
		out = append(out, "!"+m[1])
	}
	return out
}

// notice collects the pings of a posted or edited message. Mentions in ephemeral messages, and of the person in their own
// direct messages, notify nobody else; a broadcast in an ephemeral message still shows that text was not escaped. The lock is held.
func (s *Server) notice(m *message, in content, linkNames bool) {
	found := slices.Concat(mentions(in.text), mentionsIn(in.blocks), mentionsIn(in.attachments))
	if linkNames || in.parse == "full" {
		found = append(found, linked(in.text)...)
	}
	slices.Sort(found)
	for _, who := range slices.Compact(found) {
		s.ping(m, Ping{m.Channel, m.TS, who})
	}
}

func (s *Server) ping(m *message, p Ping) {
	private := m.Ephemeral || s.channels[m.Channel] != nil && s.channels[m.Channel].User == p.Who
	if private && !p.Broadcast() || slices.Contains(s.pings, p) {
		return
	}
	s.pings = append(s.pings, p)
	if s.opt.AllowPing == nil || !s.opt.AllowPing(p) {
		s.violate("a message in %s pings %s: %s", p.Channel, p.Who, cut(m.Text, 80))
	}
}

// mentionsIn walks JSON for the texts that Slack formats. Plain text never mentions.
func mentionsIn(v any) []string {
	var out []string
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			out = append(out, mentionsIn(e)...)
		}
	case Object:
		out = append(out, mentionOf(v)...)
		for key, e := range v {
			if key != "text" || v["type"] != "mrkdwn" {
				out = append(out, mentionsIn(e)...)
			}
		}
	}
	return out
}

// mentionOf is what one object mentions by itself.
func mentionOf(o Object) []string {
	switch str(o, "type") {
	case "mrkdwn", "markdown":
		return mentions(str(o, "text"))
	case "user":
		return []string{str(o, "user_id")}
	case "usergroup":
		return []string{str(o, "usergroup_id")}
	case "broadcast":
		return []string{"!" + str(o, "range")}
	case "":
		return mentions(str(o, "text") + str(o, "pretext")) // an attachment
	}
	return nil
}
