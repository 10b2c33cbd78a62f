package fakeslack

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

const (
	triggerLife  = 3 * time.Second
	ackLife      = 3 * time.Second
	responseLife = 30 * time.Minute
	responseUses = 5
)

// trigger opens one view within three seconds.
type trigger struct {
	in   *Interaction
	born time.Time
	used bool
}

// newTrigger makes a trigger_id. The lock is held.
func (s *Server) newTrigger(in *Interaction) string {
	s.counter++
	id := fmt.Sprintf("%d.%d.%032x", s.opt.Now().Unix(), s.counter, s.counter)
	s.triggers[id] = &trigger{in: in, born: s.opt.Now()}
	return id
}

// exchange uses up a call's trigger_id. The lock is held.
func (s *Server) exchange(r *request) (*Interaction, error) {
	t := s.triggers[r.text("trigger_id")]
	switch {
	case t == nil:
		return nil, refuse("invalid_trigger_id")
	case t.used:
		s.violate("%s: a trigger_id is used twice", r.method)
		return nil, refuse("exchanged_trigger_id")
	case s.opt.Now().Sub(t.born) > triggerLife:
		s.violate("%s: a trigger_id is used after %v", r.method, s.opt.Now().Sub(t.born))
		return nil, refuse("expired_trigger_id")
	}
	t.used = true
	return t.in, nil
}

// responseURL takes five answers within thirty minutes.
type responseURL struct {
	in   *Interaction
	born time.Time
	uses int
}

// newResponseURL makes a response_url. The lock is held.
func (s *Server) newResponseURL(in *Interaction) string {
	id := s.id("R")
	s.urls[id] = &responseURL{in: in, born: s.opt.Now()}
	return s.base + "/response/" + TeamID + "/" + id
}

// serveResponse takes one answer.
func (s *Server) serveResponse(w http.ResponseWriter, r *http.Request) {
	s.delay(r, "response_url")
	c := &request{method: "response_url", params: Object{}, jsonBody: true}
	err := json.NewDecoder(r.Body).Decode(&c.params)
	if s.faulted(w, c.method, c) {
		return
	}
	status := http.StatusOK
	s.do(func() {
		if err == nil {
			status, err = s.respond(strings.TrimPrefix(r.URL.Path, "/response/"+TeamID+"/"), c)
		} else {
			status, err = http.StatusBadRequest, refuse("invalid_payload")
		}
		s.record(c, err, status)
	})
	if err != nil {
		writeJSON(w, status, answerOf(nil, err))
		return
	}
	w.Header().Set("Content-Type", "text/html")
	_, _ = io.WriteString(w, "ok")
}

// respond checks a response_url's life and shows the message. The lock is held.
func (s *Server) respond(id string, c *request) (int, error) {
	u := s.urls[id]
	switch {
	case u == nil:
		return http.StatusNotFound, refuse("invalid_url")
	case u.uses >= responseUses:
		s.violate("a response_url is used %d times", u.uses+1)
		return http.StatusNotFound, refuse("used_url")
	case s.opt.Now().Sub(u.born) > responseLife:
		s.violate("a response_url is used after %v", s.opt.Now().Sub(u.born))
		return http.StatusNotFound, refuse("expired_url")
	}
	u.uses++
	if err := s.answer(c.method, u.in, c); err != nil {
		return http.StatusBadRequest, err
	}
	return http.StatusOK, nil
}

// answer shows an answer that came through a response_url or, for commands, in the acknowledgement. The lock is held.
func (s *Server) answer(where string, in *Interaction, c *request) error {
	kind := c.text("response_type")
	if kind != "" && kind != "ephemeral" && kind != "in_channel" {
		s.violate("%s: response_type %q", where, kind)
		return refuse("invalid_payload")
	}
	original := in.original()
	if c.isTrue("delete_original") {
		if original != nil {
			original.Deleted = true
		}
		return nil
	}
	body, err := readContent(c)
	if err == nil {
		err = s.checked(where, body)
	}
	if err != nil {
		return err
	}
	if c.isTrue("replace_original") && original != nil {
		return s.replace(where, original, body, kind, in)
	}
	s.show(where, in, c, body)
	return nil
}

// replace puts an answer in the place of the message that was clicked. The lock is held.
func (s *Server) replace(where string, m *message, body content, kind string, in *Interaction) error {
	if m.Ephemeral && kind == "in_channel" {
		s.violate("%s: an ephemeral message cannot become in_channel", where)
	}
	if m.Deleted {
		return nil
	}
	s.edit(m, body)
	if m.Ephemeral {
		s.sees(in.User, m)
	}
	return nil
}

// show adds an answer to the conversation. The lock is held.
func (s *Server) show(where string, in *Interaction, c *request, body content) {
	thread := c.text("thread_ts")
	public := c.text("response_type") == "in_channel"
	if thread != "" && !public {
		s.violate("%s: thread_ts needs response_type in_channel", where)
	}
	if thread == "" && in.message != nil && in.message.ThreadTS != "" {
		thread = in.message.ThreadTS
	}
	m := s.newMessage(in.Channel, thread, body)
	in.shown = append(in.shown, m)
	if !public {
		s.keepPrivate(m, in.User, in)
		s.notice(m, body, false)
		return
	}
	s.keep(m)
	s.sees(in.User, m)
	s.notice(m, body, false)
}
