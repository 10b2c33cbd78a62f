package fakeslack

import (
	"fmt"
	"maps"
	"slices"
)

// Target is what a person touches: a Message or a View (or a pointer to one) from the accessors. The live one is meant, not the
// state it had when asked for.
type Target interface{ find(s *Server) any }

func (m Message) find(s *Server) any {
	if m.Ephemeral {
		for _, p := range s.private[m.For] {
			if p.TS == m.TS && !p.Deleted {
				return p
			}
		}
		return nil
	}
	if live := s.message(m.Channel, m.TS); live != nil {
		return live
	}
	return nil
}

func (v View) find(s *Server) any {
	if live := s.views[v.ID]; live != nil && live.open {
		return live
	}
	return nil
}

// surface is a live message or view and its form.
func (s *Server) surface(t Target) (m *message, v *view, f *form) {
	switch live := t.find(s).(type) {
	case *message:
		return live, nil, &live.form
	case *view:
		return nil, live, &live.form
	}
	return nil, nil, nil
}

// Click presses a button, or picks an option of a menu outside a form. action is an action_id or what a person reads: the
// button's text, the menu's placeholder. value picks one of several buttons by its value, or the menu's option by text or
// value. Error says what is wrong if there is no such thing.
func (s *Server) Click(user string, on Target, action string, value ...string) *Interaction {
	want := ""
	if len(value) > 0 {
		want = value[0]
	}
	return s.click(user, on, func(f *form) (spot, error) { return f.pressable(action, want, 1) }, want)
}

// pressable finds the nth element that a click can mean.
func (f *form) pressable(action, value string, n int) (spot, error) {
	for _, sp := range f.spots() {
		kind := str(sp.element, "type")
		if !sp.called(action) || !fires(sp) || (kind == "button" && value != "" && str(sp.element, "value") != value) {
			continue
		}
		if n--; n == 0 {
			return sp, nil
		}
	}
	return spot{}, fmt.Errorf("nothing to press called %q; there are: %s", action, f.names(false))
}

// fires tells whether touching the element tells the bot at once.
func fires(sp spot) bool { return !sp.input || flag(sp.block, "dispatch_action") }

// click sends block_actions for the element that pick finds.
func (s *Server) click(user string, on Target, pick func(*form) (spot, error), value string) *Interaction {
	return s.interact("block_actions", user, "", func(in *Interaction) Object {
		m, v, f := s.surface(on)
		if f == nil {
			in.err = "it is gone"
			return nil
		}
		sp, err := pick(f)
		var action Object
		if err == nil {
			action, err = s.press(f, sp, value)
		}
		if err != nil {
			in.err = err.Error()
			return nil
		}
		in.message, in.view = m, v
		return merged(s.place(in, m, v), Object{"type": "block_actions", "actions": []any{action}, "trigger_id": s.newTrigger(in)})
	})
}

// press is the entry of actions, and changes the field if the element is one. The lock is held.
func (s *Server) press(f *form, sp spot, value string) (Object, error) {
	kind := str(sp.element, "type")
	action := Object{"type": kind, "action_id": sp.actionID, "block_id": sp.blockID, "action_ts": s.ts()}
	switch kind {
	case "button":
		for _, key := range []string{"text", "value", "url", "style"} {
			if v, ok := sp.element[key]; ok && v != "" {
				action[key] = v
			}
		}
		return action, nil
	case "overflow":
		o, err := option(sp.element, value)
		return merged(action, Object{"selected_option": o}), err
	}
	state, err := s.entry(sp, value)
	if err != nil {
		return nil, err
	}
	f.put(sp, state)
	return merged(action, state, placeholderOf(sp)), nil
}

func placeholderOf(sp spot) Object {
	if p := sp.element["placeholder"]; p != nil {
		return Object{"placeholder": p}
	}
	return Object{}
}

// place says where a click happened. Slack leaves the message out if it is ephemeral. The lock is held.
func (s *Server) place(in *Interaction, m *message, v *view) Object {
	if v != nil {
		return Object{"container": Object{"type": "view", "view_id": v.ID}, "view": v.json()}
	}
	in.Channel = m.Channel
	in.ResponseURL = s.newResponseURL(in)
	container := Object{"type": "message", "message_ts": m.TS, "channel_id": m.Channel, "is_ephemeral": m.Ephemeral}
	if m.ThreadTS != "" {
		container["thread_ts"] = m.ThreadTS
	}
	out := Object{
		"container": container, "channel": s.channelRef(m.Channel), "response_url": in.ResponseURL,
		"state": Object{"values": m.values},
	}
	if !m.Ephemeral {
		out["message"] = m.json()
	}
	return out
}

// Fill enters a value into a field, found by label, placeholder or action_id, without telling the bot; "" empties it. A menu takes
// an option's text or value. An error says what there is instead.
func (s *Server) Fill(user string, on Target, name, value string) error {
	var err error
	s.do(func() {
		_, _, f := s.surface(on)
		if f == nil {
			err = fmt.Errorf("it is gone")
			return
		}
		var sp spot
		if sp, err = f.field(name); err == nil {
			err = s.fillIn(f, sp, value)
		}
	})
	return err
}

func (s *Server) fillIn(f *form, sp spot, value string) error {
	state, err := s.entry(sp, value)
	if err == nil {
		f.put(sp, state)
	}
	return err
}

// Choose picks an option as a person does: in a form it only fills the field, elsewhere it tells the bot at once; then the
// interaction is not nil.
func (s *Server) Choose(user string, on Target, menu, choice string) (*Interaction, error) {
	silent, err := false, error(nil)
	s.do(func() {
		if _, _, f := s.surface(on); f != nil {
			if sp, missing := f.field(menu); missing == nil && !fires(sp) {
				silent, err = true, s.fillIn(f, sp, choice)
			}
		}
	})
	if silent {
		return nil, err
	}
	in := s.click(user, on, func(f *form) (spot, error) { return f.menu(menu, choice) }, choice)
	if reason := in.Error(); in.Envelope == nil {
		return nil, fmt.Errorf("%s", reason)
	}
	return in, nil
}

// menu finds a menu by name, or else the overflow menu that has the choice.
func (f *form) menu(name, choice string) (spot, error) {
	sp, err := f.field(name)
	if err == nil {
		return sp, nil
	}
	for _, sp := range f.spots() {
		if _, none := option(sp.element, choice); str(sp.element, "type") == "overflow" && none == nil {
			return sp, nil
		}
	}
	return spot{}, err
}

// Submit fills in values (by label, or "block_id/action_id") and submits a modal. What Slack's client refuses itself, as empty
// required fields, is not sent: Error and the view's Errors say so.
func (s *Server) Submit(user string, on Target, values map[string]string) *Interaction {
	return s.interact("view_submission", user, "", func(in *Interaction) Object {
		_, v, f := s.surface(on)
		if in.err = s.submittable(v); in.err != "" {
			return nil
		}
		for _, name := range slices.Sorted(maps.Keys(values)) {
			sp, err := f.field(name)
			if err == nil {
				err = s.fillIn(f, sp, values[name])
			}
			if err != nil {
				in.err = err.Error()
				return nil
			}
		}
		if v.Errors = f.faults(); len(v.Errors) > 0 {
			in.err = "the form is not complete: " + encode(v.Errors)
			return nil
		}
		in.view = v
		return Object{"type": "view_submission", "trigger_id": s.newTrigger(in), "view": v.json(), "response_urls": []any{}}
	})
}

func (s *Server) submittable(v *view) string {
	switch {
	case v == nil:
		return "the view is gone"
	case v.raw["submit"] == nil:
		return "the view has no submit button"
	}
	return ""
}

// CloseView closes a person's top view; the bot hears of it only if the view asked for that.
func (s *Server) CloseView(user string) *Interaction {
	return s.interact("view_closed", user, "", func(in *Interaction) Object {
		stack := s.stacks[user]
		if len(stack) == 0 {
			in.err = "no view is open"
			return nil
		}
		in.view = stack[len(stack)-1]
		s.pop(user, false)
		if !flag(in.view.raw, "notify_on_close") {
			return nil
		}
		return Object{"type": "view_closed", "view": in.view.json(), "is_cleared": false}
	})
}

// Suggest types into a menu that asks the bot for its options.
func (s *Server) Suggest(user string, on Target, name, typed string) *Interaction {
	return s.interact("block_suggestion", user, "", func(in *Interaction) Object {
		m, v, f := s.surface(on)
		if f == nil {
			in.err = "it is gone"
			return nil
		}
		sp, err := f.field(name)
		if err != nil {
			in.err = err.Error()
			return nil
		}
		in.message, in.view = m, v
		return merged(s.place(in, m, v), Object{
			"type": "block_suggestion", "action_id": sp.actionID, "block_id": sp.blockID, "value": typed})
	})
}
