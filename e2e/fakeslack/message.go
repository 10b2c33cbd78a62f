package fakeslack

import (
	"slices"
	"strconv"
	"strings"
)

// Message is one message as it is at the moment it was asked for.
type Message struct {
	Channel, TS, ThreadTS, User, Text string
	For                               string // the only person who sees it, if Ephemeral
	Ephemeral, Deleted                bool
	Edits                             int
	form
}

// message is the live one.
type message struct {
	Message
	in *Interaction // what it answers, if that is known
}

// JSON is the message as Slack's payloads hold it.
func (m Message) JSON() string { return encode(m.json()) }

// String is the message as a person reads it.
func (m Message) String() string { return m.render() }

// FromBot tells whether the bot wrote it.
func (m Message) FromBot() bool { return m.User == BotUserID }

func (m Message) json() Object { return m.raw }

func (m *message) snapshot() Message {
	out := m.Message
	out.values = clone(m.values)
	return out
}

// content is what a call says about a message.
type content struct {
	text, parse         string
	blocks, attachments []any
	hasText, hasBlocks  bool
	hasAttachments      bool
	metadata            Object
}

func readContent(c *request) (content, error) {
	in := content{text: c.text("text"), parse: c.text("parse"), hasText: c.has("text"), hasBlocks: c.has("blocks"), hasAttachments: c.has("attachments")}
	if err := c.decode("blocks", &in.blocks); err != nil {
		return in, refuse("invalid_blocks_format")
	}
	if err := c.decode("attachments", &in.attachments); err != nil {
		return in, refuse("invalid_attachments")
	}
	if err := c.decode("metadata", &in.metadata); err != nil {
		return in, refuse("invalid_metadata_format")
	}
	return in, nil
}

func (in content) empty() bool {
	return strings.TrimSpace(in.text) == "" && len(in.blocks) == 0 && len(in.attachments) == 0
}

// checked refuses content that Slack refuses, and keeps violations. The lock is held.
func (s *Server) checked(where string, in content) error {
	if in.empty() {
		s.violate("%s: a message without text and blocks", where)
		return refuse("no_text")
	}
	if len(in.blocks) > 0 && strings.TrimSpace(in.text) == "" {
		s.violate("%s: blocks without top-level text (accessibility)", where)
	}
	if n := runes(in.text); n > 40_000 {
		s.violate("%s: text of %d characters is cut at 40,000", where, n)
	}
	if len(in.attachments) > 100 {
		s.violate("%s: %d attachments", where, len(in.attachments))
		return refuse("too_many_attachments")
	}
	return s.judge(where, "invalid_blocks", append(checkBlocks("message", in.blocks), s.pictureProblems(in.blocks)...))
}

// judge turns problems into violations and the refusal that Slack gives. The lock is held.
func (s *Server) judge(where, code string, problems []string) error {
	for _, p := range problems {
		s.violate("%s: %s", where, p)
	}
	if len(problems) == 0 {
		return nil
	}
	return refusal{code, Object{"response_metadata": Object{"messages": bracketed(problems)}}}
}

func bracketed(problems []string) []string {
	out := slices.Clone(problems)
	for i := range out {
		out[i] = "[ERROR] " + out[i]
	}
	return out
}

// newMessage makes a message of the bot. The lock is held.
func (s *Server) newMessage(channel, thread string, in content) *message {
	raw := Object{"type": "message", "user": BotUserID, "bot_id": BotID, "app_id": AppID, "team": TeamID, "ts": s.ts()}
	if thread != "" {
		raw["thread_ts"], raw["parent_user_id"] = thread, s.author(channel, thread)
	}
	m := &message{Message: Message{Channel: channel, TS: str(raw, "ts"), ThreadTS: thread, User: BotUserID}}
	m.raw = raw
	s.write(m, in)
	return m
}

func (s *Server) author(channel, ts string) string {
	if m := s.message(channel, ts); m != nil {
		return m.User
	}
	return ""
}

// write puts content into a message, in a new raw so that snapshots keep theirs. The lock is held.
func (s *Server) write(m *message, in content) {
	raw := merged(m.raw, Object{"text": cut(in.text, 40_000)})
	delete(raw, "blocks")
	if len(in.blocks) > 0 {
		raw["blocks"] = s.identified(in.blocks)
	}
	if in.hasAttachments || len(in.attachments) > 0 {
		raw["attachments"] = in.attachments
	}
	if in.metadata != nil {
		raw["metadata"] = in.metadata
	}
	m.Text = str(raw, "text")
	m.set(raw)
}

// identified gives every block and element an id, as Slack does. The lock is held.
func (s *Server) identified(blocks []any) []any {
	blocks = clone(blocks)
	for _, b := range objects(blocks) {
		if str(b, "block_id") == "" {
			b["block_id"] = s.id("b")
		}
		for _, e := range elementsOf(b) {
			if str(e, "action_id") == "" && e["type"] != "image" && isInteractive(str(e, "type")) {
				e["action_id"] = s.id("a")
			}
		}
	}
	return blocks
}

// keep stores a message in its channel and lets the right people see it. The lock is held.
func (s *Server) keep(m *message) {
	s.messages[m.Channel] = append(s.messages[m.Channel], m)
	c := s.channels[m.Channel]
	if c != nil && c.IM && m.FromBot() {
		s.sees(c.User, m)
		s.echo(m, Object{})
	}
	if m.ThreadTS != "" && m.FromBot() {
		s.threadSeen(m)
	}
}

// threadSeen shows a reply to those who wrote in the thread.
func (s *Server) threadSeen(m *message) {
	told := map[string]bool{}
	for _, other := range s.threadOf(m.Channel, m.ThreadTS) {
		if !other.FromBot() && !told[other.User] && s.channels[m.Channel].User != other.User {
			told[other.User] = true
			s.sees(other.User, m)
		}
	}
}

// echo tells the bot about its own direct message, as Slack does: a bot that answers those talks to itself for ever. The lock
// is held.
func (s *Server) echo(m *message, extra Object) {
	if s.opt.NoEcho {
		return
	}
	event := merged(m.json(), Object{"channel": m.Channel, "channel_type": "im", "event_ts": m.TS}, extra)
	s.after = append(s.after, func() { s.deliver(s.eventEnvelope(event, nil)) })
}

// message finds a live message that everybody in the channel can see. The lock is held.
func (s *Server) message(channel, ts string) *message {
	for _, m := range s.messages[channel] {
		if m.TS == ts && !m.Deleted {
			return m
		}
	}
	return nil
}

// threadOf is a message and its replies. The lock is held.
func (s *Server) threadOf(channel, ts string) []*message {
	var out []*message
	for _, m := range s.messages[channel] {
		if !m.Deleted && (m.TS == ts || m.ThreadTS == ts) {
			out = append(out, m)
		}
	}
	return out
}

func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

func runes(s string) int { return len([]rune(s)) }

func cut(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n])
	}
	return s
}
