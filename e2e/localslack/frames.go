package localslack

import (
	"maps"
	"slices"
)

// frame is what the server tells the page; which fields are filled depends on T.
type frame struct {
	T         string            `json:"t"`
	State     *snapshot         `json:"state"`
	Message   *Message          `json:"message"`
	Connected bool              `json:"connected"`
	Stack     []View            `json:"stack"`
	Errors    map[string]string `json:"errors"`
	User      string            `json:"user"`
	View      *View             `json:"view"`
	Channel   any               `json:"channel"` // an id or a channel
	TS        string            `json:"ts"`
}

type snapshot struct {
	Apps []struct {
		Connected bool `json:"connected"`
	} `json:"apps"`
	Messages map[string][]Message `json:"messages"`
	Modals   []View               `json:"modalStack"`
}

// show brings the screen up to date with a frame.
func (s *Screen) show(f frame) {
	switch f.T {
	case "init":
		s.start(*f.State)
	case "message":
		s.Messages[f.Message.Channel] = append(s.Messages[f.Message.Channel], *f.Message)
	case "message_update":
		s.replace(*f.Message)
	case "message_delete":
		if channel, ok := f.Channel.(string); ok {
			s.remove(channel, f.TS)
		}
	case "socket_status":
		s.Connected = f.Connected
	case "view":
		s.Modals, s.Errors = f.Stack, nil
	case "view_errors":
		s.Errors = f.Errors
	case "home":
		s.Homes[f.User] = *f.View
	}
}

func (s *Screen) start(state snapshot) {
	s.Connected = len(state.Apps) > 0 && state.Apps[0].Connected
	s.Modals = state.Modals
	maps.Copy(s.Messages, state.Messages)
}

func (s *Screen) replace(m Message) {
	for i, old := range s.Messages[m.Channel] {
		if old.TS == m.TS {
			s.Messages[m.Channel][i] = m
		}
	}
}

func (s *Screen) remove(channel, ts string) {
	for i, old := range s.Messages[channel] {
		if old.TS == ts {
			s.Messages[channel] = append(s.Messages[channel][:i], s.Messages[channel][i+1:]...)
			return
		}
	}
}

// Modal is the visible modal.
func (s *Screen) Modal() (View, bool) {
	if len(s.Modals) == 0 {
		return View{}, false
	}
	return s.Modals[len(s.Modals)-1], true
}

// Last is the newest message of a channel that fits.
func (s *Screen) Last(channel string, fits func(Message) bool) (Message, bool) {
	list := s.Messages[channel]
	for _, l := range slices.Backward(list) {
		if fits(l) {
			return l, true
		}
	}
	return Message{}, false
}
