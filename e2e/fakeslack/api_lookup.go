package fakeslack

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
)

func (s *Server) authTest(*request) (Object, error) {
	return Object{
		"url": "https://tcr-test.slack.com/", "team": "TCR Test", "user": "tcr", "team_id": TeamID, "user_id": BotUserID,
		"bot_id": BotID, "is_enterprise_install": false,
	}, nil
}

func (s *Server) teamInfo(*request) (Object, error) {
	return Object{"team": Object{"id": TeamID, "name": "TCR Test", "domain": "tcr-test", "email_domain": ""}}, nil
}

func (s *Server) botsInfo(c *request) (Object, error) {
	if id := c.text("bot"); id != "" && id != BotID {
		return nil, refuse("bot_not_found")
	}
	return Object{"bot": Object{"id": BotID, "app_id": AppID, "user_id": BotUserID, "name": "TCR Support", "deleted": false}}, nil
}

func (s *Server) usersInfo(c *request) (Object, error) {
	u, ok := s.users[c.text("user")]
	if !ok {
		return nil, refuse("user_not_found")
	}
	return Object{"user": u.json()}, nil
}

func (s *Server) usersList(*request) (Object, error) {
	members := []any{}
	for _, id := range slices.Sorted(maps.Keys(s.users)) {
		members = append(members, s.users[id].json())
	}
	return Object{"members": members, "cache_ts": s.opt.Now().Unix(), "response_metadata": Object{"next_cursor": ""}}, nil
}

func (s *Server) groupUsers(c *request) (Object, error) {
	users, ok := s.groups[c.text("usergroup")]
	if !ok {
		return nil, refuse("no_such_subteam")
	}
	return Object{"users": users}, nil
}

// visible finds a channel the bot can know of. A private channel without the bot does not exist for it.
func (s *Server) visible(id string) (*Channel, error) {
	c, ok := s.channels[id]
	if !ok || c.Private && c.NotMember {
		return nil, refuse("channel_not_found")
	}
	return c, nil
}

func (s *Server) conversationsInfo(r *request) (Object, error) {
	c, err := s.visible(r.text("channel"))
	if err != nil {
		return nil, err
	}
	if err := s.needScope(c.kind() + ":read"); err != nil {
		return nil, err
	}
	return Object{"channel": c.json()}, nil
}

// conversationsMembers lists a channel's members, at most limit of them; the rest is not paged through.
func (s *Server) conversationsMembers(r *request) (Object, error) {
	c, err := s.visible(r.text("channel"))
	if err == nil {
		err = s.needScope(c.kind() + ":read")
	}
	if err != nil {
		return nil, err
	}
	members := c.Members
	if members == nil {
		members = s.fullMembers()
	}
	if n := atoi(r.text("limit")); n > 0 && n < len(members) {
		members = members[:n]
	}
	return Object{"members": members, "response_metadata": Object{"next_cursor": ""}}, nil
}

// fullMembers are the people of a channel that names none: everybody who works here.
func (s *Server) fullMembers() []string {
	var out []string
	for id, u := range s.users {
		if !u.Restricted && !u.Ultra && !u.Stranger && !u.Deleted {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return out
}

func (s *Server) conversationsList(r *request) (Object, error) {
	types := cmp.Or(r.text("types"), "public_channel")
	kinds := map[string]string{"public_channel": "channels", "private_channel": "groups", "im": "im", "mpim": "mpim"}
	channels := []any{}
	for t := range strings.SplitSeq(types, ",") {
		if kinds[t] == "" {
			return nil, refuse("invalid_types")
		}
		if err := s.needScope(kinds[t] + ":read"); err != nil {
			return nil, err
		}
		channels = append(channels, s.listed(kinds[t], r.isTrue("exclude_archived"))...)
	}
	return Object{"channels": channels, "response_metadata": Object{"next_cursor": ""}}, nil
}

func (s *Server) listed(kind string, live bool) []any {
	var out []any
	for _, id := range slices.Sorted(maps.Keys(s.channels)) {
		c := s.channels[id]
		if c.kind() == kind && (!c.Private || !c.NotMember) && (!live || !c.Archived) {
			out = append(out, c.json())
		}
	}
	return out
}

func (s *Server) conversationsOpen(r *request) (Object, error) {
	if id := r.text("channel"); id != "" {
		c, err := s.visible(id)
		if err != nil {
			return nil, err
		}
		return Object{"channel": Object{"id": c.ID}}, nil
	}
	u, known := s.users[r.text("users")]
	switch {
	case r.text("users") == "":
		return nil, refuse("users_list_not_supplied")
	case !known:
		return nil, refuse("user_not_found")
	case u.Deleted:
		return nil, refuse("user_disabled")
	}
	return Object{"channel": Object{"id": s.im(u.ID).ID}, "no_op": false, "already_open": false}, nil
}

// history finds a channel whose messages the bot may read.
func (s *Server) history(r *request) (*Channel, error) {
	c, err := s.visible(r.text("channel"))
	if err != nil {
		return nil, err
	}
	if err := s.needScope(c.kind() + ":history"); err != nil {
		return nil, err
	}
	if c.NotMember {
		return nil, refuse("not_in_channel")
	}
	return c, nil
}

func (s *Server) conversationsReplies(r *request) (Object, error) {
	c, err := s.history(r)
	if err != nil {
		return nil, err
	}
	found := s.threadOf(c.ID, r.text("ts"))
	if len(found) == 0 {
		return nil, refuse("thread_not_found")
	}
	return pageOf(found, r.text("limit")), nil
}

func (s *Server) conversationsHistory(r *request) (Object, error) {
	c, err := s.history(r)
	if err != nil {
		return nil, err
	}
	inside, err := span(r)
	if err != nil {
		return nil, err
	}
	var found []*message
	for _, m := range slices.Backward(s.messages[c.ID]) {
		if !m.Deleted && (m.ThreadTS == "" || m.ThreadTS == m.TS) && inside(m.TS) {
			found = append(found, m)
		}
	}
	return pageOf(found, r.text("limit")), nil
}

// span reads oldest and latest. Both are left out of it unless inclusive is set, as in Slack.
func span(r *request) (inside func(ts string) bool, err error) {
	oldest, latest := r.text("oldest"), r.text("latest")
	for _, ts := range []string{oldest, latest} {
		if _, bad := strconv.ParseFloat(cmp.Or(ts, "0"), 64); bad != nil {
			return nil, refuse("invalid_ts_latest")
		}
	}
	inclusive := r.isTrue("inclusive")
	return func(ts string) bool {
		if ts == oldest || ts == latest {
			return inclusive
		}
		return (oldest == "" || ts > oldest) && (latest == "" || ts < latest)
	}, nil
}

// pageOf is the first page of messages; there is no second one.
func pageOf(found []*message, limit string) Object {
	n := atoi(limit)
	more := n > 0 && len(found) > n
	if more {
		found = found[:n]
	}
	out := []any{}
	for _, m := range found {
		out = append(out, m.json())
	}
	return Object{"messages": out, "has_more": more, "response_metadata": Object{"next_cursor": ""}}
}
