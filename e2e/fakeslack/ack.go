package fakeslack

import (
	"encoding/json"
	"slices"
)

const maxAck = 20_480

// acknowledge takes one frame of the bot.
func (s *Server) acknowledge(data []byte) {
	var frame struct {
		ID      string          `json:"envelope_id"`
		Payload json.RawMessage `json:"payload"`
	}
	err := json.Unmarshal(data, &frame)
	s.do(func() {
		e := s.envelopes[frame.ID]
		switch {
		case err != nil || e == nil:
			s.violate("an acknowledgement of no envelope: %s", cut(string(data), 200))
		case len(data) >= maxAck:
			s.violate("an acknowledgement of %d bytes is dropped, it must be under %d", len(data), maxAck)
		case e.acked:
			s.violate("envelope %s (%s) is acknowledged twice", e.ID, e.Type)
		default:
			s.accept(e, frame.Payload)
		}
	})
}

// accept takes the first acknowledgement of an envelope. The lock is held.
func (s *Server) accept(e *Envelope, payload json.RawMessage) {
	late := s.opt.Now().Sub(e.sent)
	e.acked, e.ack = true, payload
	if late > ackLife {
		s.violate("envelope %s (%s) is acknowledged after %v", e.ID, e.Type, late)
		if e.in != nil {
			e.in.fail("operation_timeout")
		}
		return
	}
	if isEmpty(payload) {
		payload = nil
	}
	if payload != nil && !e.accepts {
		s.violate("envelope %s (%s) takes no payload in its acknowledgement", e.ID, e.Type)
		return
	}
	if e.in != nil && !e.retried {
		e.in.acknowledged(payload)
	}
}

func isEmpty(payload json.RawMessage) bool {
	return slices.Contains([]string{"", "null", "{}", `""`}, string(payload))
}

// acknowledged acts on the first acknowledgement, in time. The lock is held.
func (in *Interaction) acknowledged(payload json.RawMessage) {
	o := Object{}
	if payload != nil && json.Unmarshal(payload, &o) != nil {
		in.s.violate("the acknowledgement of a %s is no JSON object: %s", in.Kind, cut(string(payload), 200))
		in.fail("dispatch_failed")
		return
	}
	switch in.Kind {
	case "command":
		in.ackCommand(o)
	case "view_submission":
		in.ackSubmission(o)
	case "block_suggestion":
		in.suggested = objects(list(o, "options"))
	}
}

func (in *Interaction) ackCommand(o Object) {
	if len(o) == 0 {
		return
	}
	if text, isText := o["text"].(string); len(o) <= 2 && isText && text == "" {
		return
	}
	if err := in.s.answer("acknowledgement", in, &request{method: "acknowledgement", params: o}); err != nil {
		in.fail(err.Error())
	}
}

// ackSubmission closes, changes or keeps the submitted view. The lock is held.
func (in *Interaction) ackSubmission(o Object) {
	s := in.s
	switch action := str(o, "response_action"); action {
	case "":
		if len(o) > 0 {
			in.trouble("a payload without response_action")
			return
		}
		s.close(in, false)
	case "clear":
		s.close(in, true)
	case "errors":
		in.ackErrors(obj(o, "errors"))
	case "update", "push":
		in.ackView(action, o["view"])
	default:
		in.trouble("response_action " + action)
	}
}

// close ends the submitted view, if it is still there. The lock is held.
func (s *Server) close(in *Interaction, clear bool) {
	if in.view.open && in.view.Type == "modal" {
		s.pop(in.User, clear)
	}
}

func (in *Interaction) ackErrors(errors Object) {
	inputs := map[string]bool{}
	for _, sp := range in.view.spots() {
		inputs[sp.blockID] = inputs[sp.blockID] || sp.input
	}
	shown := map[string]string{}
	for block, text := range errors {
		if !inputs[block] || scalar(text) == "" {
			in.trouble("errors for " + block + ", which is no input block of the view, or an empty text")
			return
		}
		shown[block] = scalar(text)
	}
	if len(shown) == 0 {
		in.trouble("response_action errors without errors")
		return
	}
	in.view.Errors = shown
}

func (in *Interaction) ackView(action string, data any) {
	s := in.s
	raw, err := s.checkedView("response_action "+action, "modal", data)
	switch {
	case err != nil:
		in.fail("trouble connecting")
	case action == "update":
		s.fill(in.view, raw)
	case len(s.stacks[in.User]) >= 3:
		in.trouble("push beyond three views")
	default:
		in.opened = append(in.opened, s.push(in.User, raw))
	}
}

// trouble is what a person sees after an acknowledgement that Slack cannot use. The lock is held.
func (in *Interaction) trouble(why string) {
	in.s.violate("the acknowledgement of a %s: %s", in.Kind, why)
	in.fail("trouble connecting")
}
