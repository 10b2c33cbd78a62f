package fakeslack

import (
	"context"
	"encoding/json"
)

// Interaction is one act of a person, and what came of it for that person.
type Interaction struct {
	Kind, User, Channel, Text string
	TriggerID, ResponseURL    string
	Envelope                  *Envelope // nil if Slack's client did not send it; Error says why

	s         *Server
	message   *message // what was touched
	view      *view
	opened    []*view
	shown     []*message // answers, oldest first
	suggested []Object
	err       string
}

// newInteraction notes that a person acts. The lock is held.
func (s *Server) newInteraction(kind, user, channel string) *Interaction {
	in := &Interaction{Kind: kind, User: user, Channel: channel, s: s}
	s.acted[user] = s.counter
	s.counter++
	s.saw(user, sight{in: in})
	return in
}

// fail shows the person Slack's own error. The lock is held.
func (in *Interaction) fail(code string) {
	in.err = code
	in.s.saw(in.User, sight{in: in})
}

// original is the message that replace_original and delete_original mean. The lock is held.
func (in *Interaction) original() *message {
	if in.message != nil || len(in.shown) == 0 {
		return in.message
	}
	return in.shown[len(in.shown)-1]
}

// Acked tells whether the bot has acknowledged.
func (in *Interaction) Acked() bool {
	return read(in.s, func() bool { return in.Envelope != nil && in.Envelope.acked })
}

// Ack is the payload of the acknowledgement; nil if there was none.
func (in *Interaction) Ack() json.RawMessage {
	return read(in.s, func() json.RawMessage {
		if in.Envelope == nil {
			return nil
		}
		return in.Envelope.ack
	})
}

// Error is what Slack itself told the person: operation_timeout, dispatch_failed, trouble connecting, or what the client
// refused; "" if all went well so far.
func (in *Interaction) Error() string { return read(in.s, in.problem) }

// problem is Error with the lock held.
func (in *Interaction) problem() string {
	e := in.Envelope
	switch {
	case in.err != "" || e == nil || e.acked || e.sent.IsZero() || in.Kind == "event":
		return in.err
	case e.conn == nil && e.lost:
		return "dispatch_failed"
	case in.s.opt.Now().Sub(e.sent) > ackLife:
		return "operation_timeout"
	}
	return ""
}

// Wait waits until the bot has acknowledged, or the person sees an error.
func (in *Interaction) Wait(ctx context.Context) error {
	return in.s.Await(ctx, "the acknowledgement of "+in.Kind+" "+in.Text, func() bool { return in.Acked() || in.Error() != "" })
}

// Said is the message that a Mention or DM wrote, to find its thread; nil for other acts.
func (in *Interaction) Said() *Message {
	return read(in.s, func() *Message {
		if in.Kind != "event" || in.message == nil {
			return nil
		}
		m := in.message.snapshot()
		return &m
	})
}

// Messages are the answers that came in the acknowledgement and through the response_url, as they are now.
func (in *Interaction) Messages() []Message {
	return read(in.s, func() []Message { return snapshots(in.shown) })
}

// Views are the views this act's trigger opened, as they are now.
func (in *Interaction) Views() []View {
	return read(in.s, func() []View {
		var out []View
		for _, v := range in.opened {
			out = append(out, *v.snapshot())
		}
		return out
	})
}

// Suggestions are the options that a typed-ahead menu was offered.
func (in *Interaction) Suggestions() []Object {
	return read(in.s, func() []Object { return in.suggested })
}
