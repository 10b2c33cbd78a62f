package fakeslack

import "strings"

// writable finds where the bot posts to; a person's id opens the direct conversation. The lock is held.
func (s *Server) writable(id string) (*Channel, error) {
	if u, person := s.users[id]; person {
		switch {
		case u.Bot:
			return nil, refuse("cannot_dm_bot")
		case u.Deleted || u.Stranger:
			return nil, refuse("channel_not_found")
		}
		return s.im(id), nil
	}
	c, err := s.visible(id)
	switch {
	case err != nil:
		return nil, err
	case c.Archived:
		return nil, refuse("is_archived")
	case c.NotMember:
		return nil, refuse("not_in_channel")
	}
	return c, nil
}

func (s *Server) postMessage(r *request) (Object, error) {
	c, err := s.writable(r.text("channel"))
	if err != nil {
		return nil, err
	}
	in, err := readContent(r)
	if err != nil {
		return nil, err
	}
	if err := s.checked(r.method, in); err != nil {
		return nil, err
	}
	m := s.newMessage(c.ID, s.root(r.method, c.ID, r.text("thread_ts")), in)
	s.keep(m)
	s.notice(m, in, r.isTrue("link_names"))
	return Object{"channel": c.ID, "ts": m.TS, "message": m.json()}, nil
}

// root checks a thread_ts: it must be the first message of a thread. The lock is held.
func (s *Server) root(where, channel, ts string) string {
	if ts == "" {
		return ""
	}
	switch m := s.message(channel, ts); {
	case m == nil:
		s.violate("%s: thread_ts %s is no message of %s", where, ts, channel)
	case m.ThreadTS != "" && m.ThreadTS != ts:
		s.violate("%s: thread_ts %s is a reply, not the parent", where, ts)
	}
	return ts
}

func (s *Server) chatUpdate(r *request) (Object, error) {
	m, err := s.own(r, "cant_update_message")
	if err != nil {
		return nil, err
	}
	in, err := readContent(r)
	if err != nil {
		return nil, err
	}
	if n := runes(in.text); n > 4000 {
		s.violate("chat.update: text of %d characters, at most 4,000", n)
		return nil, refuse("msg_too_long")
	}
	if !in.hasText && !in.hasBlocks && !in.hasAttachments {
		return nil, refuse("no_text")
	}
	if !in.hasText {
		in.text = m.Text
	}
	if !in.hasText && !in.hasBlocks {
		in.blocks = list(m.raw, "blocks")
	}
	if err := s.checked(r.method, in); err != nil {
		return nil, err
	}
	s.edit(m, in)
	return Object{"channel": m.Channel, "ts": m.TS, "text": m.Text, "message": m.json()}, nil
}

// edit changes a message in its place. The lock is held.
func (s *Server) edit(m *message, in content) {
	before := m.json()
	s.write(m, in)
	m.Edits++
	m.raw["edited"] = Object{"user": BotUserID, "ts": s.ts()}
	s.notice(m, in, false)
	if c := s.channels[m.Channel]; c.IM && !m.Ephemeral {
		s.sees(c.User, m)
		s.echo(m, Object{"subtype": "message_changed", "hidden": true, "message": m.json(), "previous_message": before})
	}
}

// own finds a message the bot may change. The lock is held.
func (s *Server) own(r *request, denied string) (*message, error) {
	c, err := s.visible(r.text("channel"))
	if err != nil {
		return nil, err
	}
	m := s.message(c.ID, r.text("ts"))
	switch {
	case m == nil:
		return nil, refuse("message_not_found")
	case c.Archived:
		return nil, refuse("is_inactive")
	case !m.FromBot():
		return nil, refuse(denied)
	}
	return m, nil
}

func (s *Server) chatDelete(r *request) (Object, error) {
	m, err := s.own(r, "cant_delete_message")
	if err != nil {
		return nil, err
	}
	m.Deleted = true
	return Object{"channel": m.Channel, "ts": m.TS}, nil
}

func (s *Server) postEphemeral(r *request) (Object, error) {
	c, err := s.writable(r.text("channel"))
	if err != nil {
		return nil, err
	}
	user := r.text("user")
	if u := s.users[user]; u == nil || u.Deleted || !c.has(user) {
		return nil, refuse("user_not_in_channel")
	}
	in, err := readContent(r)
	if err != nil {
		return nil, err
	}
	if err := s.checked(r.method, in); err != nil {
		return nil, err
	}
	m := s.newMessage(c.ID, s.root(r.method, c.ID, r.text("thread_ts")), in)
	s.keepPrivate(m, user, nil)
	s.notice(m, in, false)
	return Object{"message_ts": m.TS}, nil
}

// keepPrivate shows a message to one person. The lock is held.
func (s *Server) keepPrivate(m *message, user string, in *Interaction) {
	m.Ephemeral, m.For, m.in = true, user, in
	m.raw["is_ephemeral"] = true
	s.private[user] = append(s.private[user], m)
	s.sees(user, m)
}

func (s *Server) getPermalink(r *request) (Object, error) {
	c, err := s.visible(r.text("channel"))
	if err != nil {
		return nil, err
	}
	m := s.message(c.ID, r.text("message_ts"))
	if m == nil {
		return nil, refuse("message_not_found")
	}
	return Object{"channel": c.ID, "permalink": permalink(m)}, nil
}

func permalink(m *message) string {
	link := "https://tcr-test.slack.com/archives/" + m.Channel + "/p" + strings.ReplaceAll(m.TS, ".", "")
	if m.ThreadTS != "" && m.ThreadTS != m.TS {
		link += "?thread_ts=" + m.ThreadTS + "&cid=" + m.Channel
	}
	return link
}
