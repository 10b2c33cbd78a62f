package fakeslack

import (
	"encoding/json"
	"regexp"
	"strings"
)

// Command types a slash command, as in "/tcr help", in a channel.
func (s *Server) Command(user, channel, text string) *Interaction {
	var in *Interaction
	s.do(func() {
		in = s.newInteraction("command", user, channel)
		in.Text = text
		s.atHome[user] = false
		command, rest, _ := strings.Cut(text, " ")
		in.TriggerID, in.ResponseURL = s.newTrigger(in), s.newResponseURL(in)
		in.Envelope = s.envelope("slash_commands", Object{
			"token": "verification", "team_id": TeamID, "team_domain": "tcr-test", "channel_id": channel,
			"channel_name": s.channels[channel].payloadName(), "user_id": user, "user_name": s.users[user].Name,
			"command": command, "text": s.typed(strings.TrimSpace(rest), false), "api_app_id": AppID, "is_enterprise_install": "false",
			"response_url": in.ResponseURL, "trigger_id": in.TriggerID,
		}, in)
	})
	s.deliver(in.Envelope)
	return in
}

// typed is what Slack makes of text that a person typed: escaped, with mentions and links in brackets.
func (s *Server) typed(text string, message bool) string {
	pattern := `https?://[^\s<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[@#][\w.-]+|(?:[a-zA-Z0-9-]+\.)+(?:com|org|net|io|ly|example)\b(?:/[^\s<>]*)?`
	var out strings.Builder
	at := 0
	for _, m := range regexp.MustCompile(pattern).FindAllStringIndex(text, -1) {
		word := strings.TrimRight(text[m[0]:m[1]], ".,;:!?)")
		out.WriteString(escape(text[at:m[0]]) + s.linked(word, message))
		at = m[0] + len(word)
	}
	return out.String() + escape(text[at:])
}

// linked is one word that Slack may make a link or a mention of.
func (s *Server) linked(word string, message bool) string {
	safe := escape(word)
	switch {
	case strings.HasPrefix(word, "http"):
		return "<" + safe + ">"
	case strings.HasPrefix(word, "@"):
		return s.mention(word, message)
	case strings.HasPrefix(word, "#"):
		return s.channelLink(word)
	case strings.Contains(word, "@"):
		return "<mailto:" + safe + "|" + safe + ">"
	case message:
		return "<http://" + safe + "|" + safe + ">"
	}
	return safe
}

func (s *Server) mention(word string, message bool) string {
	name := strings.TrimPrefix(word, "@")
	if message && (name == "channel" || name == "here" || name == "everyone") {
		return "<!" + name + ">"
	}
	if id := s.userID(name); id != "" {
		return "<@" + id + ">"
	}
	return escape(word)
}

func (s *Server) channelLink(word string) string {
	id := s.channelID(word)
	if id == "" {
		return word
	}
	if c := s.channels[id]; !c.Private {
		return "<#" + id + "|" + c.Name + ">"
	}
	return "<#" + id + "|>"
}

func escape(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s)
}

// Post writes a message as a person, without telling the bot: it subscribes to mentions and direct messages only.
func (s *Server) Post(user, channel, text, threadTS string) Message {
	var m *message
	s.do(func() { m = s.post(user, channel, s.typed(text, true), text, threadTS) })
	return read(s, m.snapshot)
}

// post stores a person's message. The lock is held.
func (s *Server) post(user, channel, text, plain, thread string) *message {
	raw := Object{
		"type": "message", "user": user, "team": s.users[user].TeamID, "ts": s.ts(), "text": text, "client_msg_id": s.id("client-"),
		"blocks": []any{Object{"type": "rich_text", "block_id": s.id("b"), "elements": []any{
			Object{"type": "rich_text_section", "elements": []any{Object{"type": "text", "text": plain}}}}}},
	}
	if thread != "" {
		raw["thread_ts"] = thread
	}
	m := &message{Message: Message{Channel: channel, TS: str(raw, "ts"), ThreadTS: thread, User: user, Text: text}}
	m.set(raw)
	s.messages[channel] = append(s.messages[channel], m)
	return m
}

// Mention writes "@tcr text" in a channel, or in a thread of it. Without the bot in the channel nothing is delivered.
func (s *Server) Mention(user, channel, text, threadTS string) *Interaction {
	return s.say(user, channel, text, threadTS, func(m *message) Object { return Object{"type": "app_mention", "channel": channel} })
}

// DM writes to the bot in private.
func (s *Server) DM(user, text string) *Interaction {
	id := read(s, func() string { return s.im(user).ID })
	return s.say(user, id, text, "", func(*message) Object { return Object{"type": "message", "channel": id, "channel_type": "im"} })
}

// say posts a person's message and tells the bot.
func (s *Server) say(user, channel, text, thread string, event func(*message) Object) *Interaction {
	var in *Interaction
	s.do(func() {
		in = s.newInteraction("event", user, channel)
		in.Text = text
		s.atHome[user] = false
		c := s.channels[channel]
		written := s.typed(text, true)
		if !c.IM {
			written = strings.TrimSpace("<@" + BotUserID + "> " + written)
			text = strings.TrimSpace("@tcr " + text)
		}
		m := s.post(user, channel, written, text, thread)
		if c.NotMember {
			in.err = "not_in_channel"
			return
		}
		in.message = m
		in.Envelope = s.eventEnvelope(merged(m.json(), Object{"event_ts": m.TS}, event(m)), in)
	})
	if in.Envelope != nil {
		s.deliver(in.Envelope)
	}
	return in
}

// React puts an emoji on a message. The bot hears of it only where it is a member and may read reactions.
func (s *Server) React(user, channel, ts, emoji string) *Interaction {
	var in *Interaction
	s.do(func() {
		in = s.newInteraction("event", user, channel)
		in.Text = emoji
		m := s.message(channel, ts)
		switch {
		case m == nil || m.Deleted:
			in.err = "message_not_found"
			return
		case s.needScope("reactions:read") != nil || s.opt.Scopes == nil:
			in.err = "the app does not hear of reactions"
			return
		case s.channels[channel].NotMember:
			in.err = "not_in_channel"
			return
		}
		in.Envelope = s.eventEnvelope(Object{
			"type": "reaction_added", "user": user, "reaction": strings.Trim(emoji, ":"), "item_user": m.User,
			"item": Object{"type": "message", "channel": channel, "ts": ts}, "event_ts": s.ts(),
		}, in)
	})
	if in.Envelope != nil {
		s.deliver(in.Envelope)
	}
	return in
}

// eventEnvelope wraps an event as the Events API does. It takes the lock only if there is no act behind it.
func (s *Server) eventEnvelope(event Object, in *Interaction) *Envelope {
	if in == nil {
		s.mu.Lock()
		defer s.mu.Unlock()
	}
	return s.envelope("events_api", Object{
		"token": "verification", "team_id": TeamID, "context_team_id": TeamID, "context_enterprise_id": nil, "api_app_id": AppID,
		"event": event, "type": "event_callback", "event_id": s.id("Ev"), "event_time": s.opt.Now().Unix(),
		"authorizations": []any{Object{
			"enterprise_id": nil, "team_id": TeamID, "user_id": BotUserID, "is_bot": true, "is_enterprise_install": false}},
		"is_ext_shared_channel": s.channels[str(event, "channel")] != nil && s.channels[str(event, "channel")].ExtShared,
		"event_context":         "4-fake",
	}, in)
}

// SendEvent delivers any inner event, as JSON, as the given delivery (0 is the first).
func (s *Server) SendEvent(event string, retryAttempt int) *Envelope {
	inner := Object{}
	if err := json.Unmarshal([]byte(event), &inner); err != nil {
		panic("fakeslack: SendEvent: " + err.Error())
	}
	e := s.eventEnvelope(inner, nil)
	e.retry = retryAttempt
	s.deliver(e)
	return e
}

// Repeat delivers an envelope's payload again, in a new envelope, as Slack does with events it heard nothing of. Events keep
// their event_id. What the bot acknowledges the repetition with changes nothing for the person.
func (s *Server) Repeat(e *Envelope) *Envelope {
	var again *Envelope
	s.do(func() {
		again = &Envelope{
			ID: "e0000000-0000-4000-8000-" + s.id(""), Type: e.Type, EventID: e.EventID, Payload: e.Payload,
			accepts: e.accepts, retry: e.retry + 1, retried: true, in: e.in,
		}
		s.envelopes[again.ID] = again
	})
	s.deliver(again)
	return again
}

// Acked tells whether the bot has acknowledged this delivery.
func (s *Server) Acked(e *Envelope) bool { return read(s, func() bool { return e.acked }) }

// OpenHome looks at the bot's home tab.
func (s *Server) OpenHome(user string) *Interaction {
	var in *Interaction
	s.do(func() {
		in = s.newInteraction("event", user, s.im(user).ID)
		s.atHome[user] = true
		event := Object{"type": "app_home_opened", "user": user, "channel": in.Channel, "tab": "home", "event_ts": s.ts()}
		if v := s.homes[user]; v != nil {
			event["view"] = v.json()
			s.saw(user, sight{home: v})
		}
		in.Envelope = s.eventEnvelope(event, in)
	})
	s.deliver(in.Envelope)
	return in
}

// who are the parts of an interactive payload that name the person. The lock is held.
func (s *Server) who(user string) Object {
	u := s.users[user]
	return Object{
		"token": "verification", "api_app_id": AppID, "enterprise": nil, "is_enterprise_install": false,
		"team": Object{"id": TeamID, "domain": "tcr-test"},
		"user": Object{"id": user, "username": u.Name, "name": u.Name, "team_id": u.TeamID},
	}
}

// GlobalShortcut starts a shortcut from the search bar: no channel, no response_url.
func (s *Server) GlobalShortcut(user, callbackID string) *Interaction {
	return s.interact("shortcut", user, "", func(in *Interaction) Object {
		return Object{"type": "shortcut", "callback_id": callbackID, "action_ts": s.ts(), "trigger_id": s.newTrigger(in)}
	})
}

// MessageShortcut starts a shortcut on a message: either the JSON of one, which is then in the channel, or the ts of one that is
// there already.
func (s *Server) MessageShortcut(user, callbackID, channel, message string) *Interaction {
	return s.interact("message_action", user, channel, func(in *Interaction) Object {
		m := s.message(channel, message)
		if m == nil {
			m = s.foreign(channel, message)
		}
		in.ResponseURL = s.newResponseURL(in)
		return Object{
			"type": "message_action", "callback_id": callbackID, "action_ts": s.ts(), "trigger_id": s.newTrigger(in),
			"response_url": in.ResponseURL, "message_ts": m.TS, "message": m.json(), "channel": s.channelRef(channel),
		}
	})
}

// foreign puts a message, given as JSON, into a channel. The lock is held.
func (s *Server) foreign(channel, data string) *message {
	raw := Object{}
	if err := json.Unmarshal([]byte(data), &raw); err != nil {
		panic("fakeslack: MessageShortcut: " + err.Error())
	}
	raw = merged(Object{"type": "message", "ts": s.ts(), "text": ""}, raw)
	if old := s.message(channel, str(raw, "ts")); old != nil {
		return old
	}
	m := &message{Message: Message{
		Channel: channel, TS: str(raw, "ts"), ThreadTS: str(raw, "thread_ts"), User: str(raw, "user"), Text: str(raw, "text")}}
	m.set(raw)
	s.messages[channel] = append(s.messages[channel], m)
	return m
}

func (s *Server) channelRef(id string) Object {
	return Object{"id": id, "name": s.channels[id].payloadName()}
}

// interact sends an interactive payload. make runs under the lock; nil means the client does not send it.
func (s *Server) interact(kind, user, channel string, payload func(*Interaction) Object) *Interaction {
	var in *Interaction
	s.do(func() {
		in = s.newInteraction(kind, user, channel)
		body := payload(in)
		if body == nil {
			return
		}
		in.TriggerID = str(body, "trigger_id")
		in.Envelope = s.envelope("interactive", merged(s.who(user), body), in)
	})
	if in.Envelope != nil {
		s.deliver(in.Envelope)
	}
	return in
}
