package fakeslack

import (
	"fmt"
	"slices"
	"strings"
)

// sight is something a person saw, in the order of the numbers.
type sight struct {
	number int
	msg    *message
	home   *view
	in     *Interaction // shows its error, if it has one
}

// saw adds a sight. The lock is held.
func (s *Server) saw(user string, what sight) {
	s.counter++
	what.number = s.counter
	s.sights[user] = append(s.sights[user], what)
}

// sees shows a message to a person. The lock is held.
func (s *Server) sees(user string, m *message) { s.saw(user, sight{msg: m}) }

// Screen is what a person looks at: the open modal; else everything shown to them alone (answers, ephemeral and direct
// messages, replies in their threads, the home tab, errors of Slack) since they last did something, oldest first.
func (s *Server) Screen(user string) string { return read(s, func() string { return s.screen(user) }) }

func (s *Server) screen(user string) string {
	errors := ""
	sights := s.since(user)
	for _, one := range sights {
		if one.in != nil && one.in.problem() != "" {
			errors = "(Slack: " + one.in.problem() + ")"
		}
	}
	if stack := s.stacks[user]; len(stack) > 0 {
		return join("\n", errors, stack[len(stack)-1].String())
	}
	parts := []string{errors}
	for i, one := range sights {
		if !slices.ContainsFunc(sights[i+1:], func(o sight) bool { return o.msg == one.msg && o.home == one.home && o.in == one.in }) {
			parts = append(parts, one.render())
		}
	}
	return join("\n\n", parts...)
}

func (o sight) render() string {
	switch {
	case o.home != nil:
		return o.home.String()
	case o.msg != nil && !o.msg.Deleted:
		return o.msg.String()
	}
	return ""
}

// since are the sights since a person's last act. The lock is held.
func (s *Server) since(user string) []sight {
	var out []sight
	for _, one := range s.sights[user] {
		if one.number > s.acted[user] {
			out = append(out, one)
		}
	}
	return out
}

// InView are the things a person could touch now, the likeliest first: the open modal alone, else the messages shown to them and
// their home, newest first.
func (s *Server) InView(user string) []Target {
	return read(s, func() []Target {
		if stack := s.stacks[user]; len(stack) > 0 {
			return []Target{*stack[len(stack)-1].snapshot()}
		}
		var out []Target
		seen := map[any]bool{}
		for _, one := range slices.Backward(s.sights[user]) {
			switch {
			case one.home != nil && !seen[one.home] && s.atHome[user]:
				seen[one.home] = true
				out = append(out, *one.home.snapshot())
			case one.msg != nil && !seen[one.msg] && !one.msg.Deleted:
				seen[one.msg] = true
				out = append(out, one.msg.snapshot())
			}
		}
		return out
	})
}

// Messages are the messages of a channel that everybody in it sees, replies included, oldest first.
func (s *Server) Messages(channel string) []Message {
	return read(s, func() []Message { return snapshots(s.messages[channel]) })
}

// Thread is a message and its replies.
func (s *Server) Thread(channel, ts string) []Message {
	return read(s, func() []Message { return snapshots(s.threadOf(channel, ts)) })
}

// DMs are the messages between a person and the bot.
func (s *Server) DMs(user string) []Message {
	return read(s, func() []Message { return snapshots(s.messages[s.im(user).ID]) })
}

// Received are the messages of a channel, or between a person and the bot, from the nth on, deleted ones included.
func (s *Server) Received(to string, n int) []Message {
	return read(s, func() []Message {
		if s.users[to] != nil {
			to = s.im(to).ID
		}
		var out []Message
		for _, m := range s.messages[to][n:] {
			out = append(out, m.snapshot())
		}
		return out
	})
}

// Ephemerals are the messages that only this person saw, as they are now, oldest first.
func (s *Server) Ephemerals(user string) []Message {
	return read(s, func() []Message { return snapshots(s.private[user]) })
}

func snapshots(messages []*message) []Message {
	var out []Message
	for _, m := range messages {
		if !m.Deleted {
			out = append(out, m.snapshot())
		}
	}
	return out
}

// View is the modal on top of a person's stack; nil if none is open.
func (s *Server) View(user string) *View {
	return read(s, func() *View {
		if stack := s.stacks[user]; len(stack) > 0 {
			return stack[len(stack)-1].snapshot()
		}
		return nil
	})
}

// Views is a person's stack of modals, top last.
func (s *Server) Views(user string) []View {
	return read(s, func() []View {
		var out []View
		for _, v := range s.stacks[user] {
			out = append(out, *v.snapshot())
		}
		return out
	})
}

// Home is a person's home tab; nil before it is published.
func (s *Server) Home(user string) *View {
	return read(s, func() *View {
		if v := s.homes[user]; v != nil {
			return v.snapshot()
		}
		return nil
	})
}

// Log is every call the bot made, oldest first.
func (s *Server) Log() []Call { return read(s, func() []Call { return slices.Clone(s.calls) }) }

// Pings is everything the bot posted that notifies somebody by a mention, allowed or not.
func (s *Server) Pings() []Ping { return read(s, func() []Ping { return slices.Clone(s.pings) }) }

// Violations is what the bot did wrong so far, with the envelopes that it has left unacknowledged for more than three seconds
// though their connection is up.
func (s *Server) Violations() []string {
	return read(s, func() []string {
		out := slices.Clone(s.violations)
		var late []string
		for _, e := range s.envelopes {
			if !e.acked && !e.lost && !e.sent.IsZero() && s.opt.Now().Sub(e.sent) > ackLife {
				late = append(late, fmt.Sprintf("envelope %s (%s) is not acknowledged: %s", e.ID, e.Type, cut(string(e.Payload), 120)))
			}
		}
		slices.SortFunc(late, strings.Compare)
		return append(out, late...)
	})
}
