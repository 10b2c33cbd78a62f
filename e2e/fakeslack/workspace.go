package fakeslack

import (
	"slices"
	"strings"
)

// User is a person, or the bot.
type User struct {
	ID, Name, RealName, TeamID, TZ string
	Deleted, Bot, Admin            bool
	Restricted, Ultra, Stranger    bool
}

// Channel is a conversation.
type Channel struct {
	ID, Name                                    string
	Private, Archived, NotMember, ExtShared, IM bool     // NotMember: the bot is not in it
	User                                        string   // the person, if IM
	Members                                     []string // nil: everybody
}

// populate makes the standard workspace.
func (s *Server) populate() {
	for _, u := range []User{
		{ID: "U0ANA", Name: "ana", RealName: "Ana Alvarez"},
		{ID: "U0BEN", Name: "ben", RealName: "Ben Becker"},
		{ID: "U0MOD", Name: "mod", RealName: "Mo Moderator"},
		{ID: "U0MGR", Name: "mgr", RealName: "Mia Manager"},
		{ID: "U0GUEST", Name: "guest", RealName: "Gus Guest", Restricted: true},
		{ID: "U0STRANGER", Name: "stranger", RealName: "Sam Stranger", Stranger: true, TeamID: "T0OTHER"},
		{ID: "U0GONE", Name: "gone", RealName: "Gia Gone", Deleted: true},
		{ID: BotUserID, Name: "tcr", RealName: "TCR Support", Bot: true},
	} {
		s.addUser(u)
	}
	for _, c := range []Channel{
		{ID: "C0TEAM", Name: "team"}, {ID: "C0DIGEST", Name: "digest"}, {ID: "C0SUPPORT", Name: "support"},
		{ID: "C0NOTIN", Name: "notin", NotMember: true}, {ID: "C0ARCH", Name: "arch", Archived: true},
		{ID: "C0SHARED", Name: "shared", ExtShared: true},
		{ID: "C0VISIT", Name: "visit", Members: []string{"U0ANA", "U0GUEST", BotUserID}},
		{ID: "G0PRIV", Name: "priv", Private: true, Members: []string{"U0ANA", "U0MGR", BotUserID}},
	} {
		s.channels[c.ID] = &c
	}
	s.groups["S0AGENTS"] = []string{"U0ANA", "U0BEN"}
	s.groups["S0MODS"] = []string{"U0MOD"}
	s.groups["S0MANAGERS"] = []string{"U0MGR"}
}

// AddUser adds a person, or replaces the one with this id.
func (s *Server) AddUser(u User) { s.do(func() { s.addUser(u) }) }

func (s *Server) addUser(u User) {
	if u.TeamID == "" {
		u.TeamID = TeamID
	}
	if u.TZ == "" {
		u.TZ = "America/New_York"
	}
	s.users[u.ID] = &u
}

// AddChannel adds a channel, or replaces the one with this id.
func (s *Server) AddChannel(c Channel) { s.do(func() { s.channels[c.ID] = &c }) }

// AddGroup adds a user group, or replaces its members.
func (s *Server) AddGroup(id string, users ...string) { s.do(func() { s.groups[id] = users }) }

// UserID finds a person by id or by name, with or without @; "" if there is none.
func (s *Server) UserID(name string) string {
	return read(s, func() string { return s.userID(name) })
}

func (s *Server) userID(name string) string {
	name = strings.TrimPrefix(name, "@")
	for id, u := range s.users {
		if id == name || u.Name == name {
			return id
		}
	}
	return ""
}

// ChannelID finds a channel by id or by name, with or without #; "" if there is none.
func (s *Server) ChannelID(name string) string {
	return read(s, func() string { return s.channelID(name) })
}

func (s *Server) channelID(name string) string {
	name = strings.TrimPrefix(name, "#")
	for id, c := range s.channels {
		if id == name || c.Name == name && !c.IM {
			return id
		}
	}
	return ""
}

// im is the direct conversation of the bot with a person; it is made when first needed. The lock is held.
func (s *Server) im(user string) *Channel {
	id := "D0" + strings.TrimPrefix(user, "U0")
	c, ok := s.channels[id]
	if !ok {
		c = &Channel{ID: id, Name: "directmessage", IM: true, User: user, Members: []string{user, BotUserID}}
		s.channels[id] = c
	}
	return c
}

// has tells whether a person is in the channel.
func (c *Channel) has(user string) bool { return c.Members == nil || slices.Contains(c.Members, user) }

// payloadName is the channel's name as payloads give it: Slack hides the names of what is not public.
func (c *Channel) payloadName() string {
	switch {
	case c.IM:
		return "directmessage"
	case c.Private:
		return "privategroup"
	}
	return c.Name
}

// kind names the channel in scopes.
func (c *Channel) kind() string {
	switch {
	case c.IM:
		return "im"
	case c.Private:
		return "groups"
	}
	return "channels"
}

func (u *User) json() Object {
	o := Object{
		"id": u.ID, "team_id": u.TeamID, "name": u.Name, "deleted": u.Deleted, "real_name": u.RealName,
		"tz": u.TZ, "tz_label": "Eastern Time", "tz_offset": -18000, "is_admin": u.Admin, "is_owner": false, "is_bot": u.Bot,
		"is_primary_owner": false, "is_app_user": false, "updated": 1700000000,
		"is_restricted": u.Restricted || u.Ultra, "is_ultra_restricted": u.Ultra,
		"profile": Object{"real_name": u.RealName, "display_name": u.Name, "real_name_normalized": u.RealName, "team": u.TeamID},
	}
	if u.Stranger {
		o["is_stranger"] = true
	}
	if u.Bot {
		o["tz"], o["tz_label"] = "America/Los_Angeles", "Pacific Time"
		obj(o, "profile")["bot_id"], obj(o, "profile")["api_app_id"] = BotID, AppID
	}
	return o
}

func (c *Channel) json() Object {
	o := Object{
		"id": c.ID, "created": 1700000000, "is_im": c.IM, "is_mpim": false, "is_archived": c.Archived,
		"is_ext_shared": c.ExtShared, "is_shared": c.ExtShared, "is_org_shared": false, "context_team_id": TeamID,
	}
	if c.IM {
		return merged(o, Object{"user": c.User, "is_user_deleted": false})
	}
	return merged(o, Object{
		"name": c.Name, "name_normalized": c.Name, "is_channel": !c.Private, "is_group": c.Private, "is_private": c.Private,
		"is_member": !c.NotMember, "is_general": false, "creator": "U0MGR",
		"topic": Object{"value": "", "creator": "", "last_set": 0}, "purpose": Object{"value": "", "creator": "", "last_set": 0},
	})
}
