package fakeslack

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

const maxConnections = 10

// conn is one Socket Mode connection.
type conn struct {
	ws    *websocket.Conn
	write sync.Mutex
	done  chan struct{} // closed when the reader ends
}

func (c *conn) send(v any) error {
	c.write.Lock()
	defer c.write.Unlock()
	if err := c.ws.SetWriteDeadline(time.Now().Add(5 * time.Second)); err != nil {
		return err
	}
	return c.ws.WriteJSON(v)
}

// drop ends the connection without a close frame.
func (c *conn) drop() { _ = c.ws.UnderlyingConn().Close() }

func (s *Server) connectionsOpen(*request) (Object, error) {
	ticket := s.id("ticket")
	s.tickets[ticket] = true
	return Object{"url": "ws" + strings.TrimPrefix(s.base, "http") + "/link/?ticket=" + ticket + "&app_id=" + AppID}, nil
}

// serveSocket runs one connection until it ends. Its address works once.
func (s *Server) serveSocket(w http.ResponseWriter, r *http.Request) {
	if s.faulted(w, "socket", &request{method: "socket", params: Object{}}) {
		return
	}
	ticket := r.URL.Query().Get("ticket")
	if !read(s, func() bool { known := s.tickets[ticket]; delete(s.tickets, ticket); return known && !s.closed }) {
		http.Error(w, "unknown or used ticket", http.StatusForbidden)
		return
	}
	upgrader := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
	ws, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	s.work.Add(1)
	defer s.work.Done()
	s.serveConn(&conn{ws: ws, done: make(chan struct{})})
}

func (s *Server) serveConn(c *conn) {
	defer c.drop()
	defer s.leave(c)
	if !s.greet(c) {
		return
	}
	s.work.Go(func() { s.keepAlive(c) })
	for {
		_, data, err := c.ws.ReadMessage()
		if err != nil {
			break
		}
		s.acknowledge(data)
	}
	close(c.done)
}

// greet sends hello and only then gives the connection its share of envelopes.
func (s *Server) greet(c *conn) bool {
	n := read(s, func() int { return len(s.conns) + 1 })
	hello := Object{
		"type": "hello", "num_connections": n, "connection_info": Object{"app_id": AppID},
		"debug_info": Object{"host": "applink-fake", "build_number": 1, "approximate_connection_time": 18060},
	}
	if c.send(hello) != nil {
		return false
	}
	if n > maxConnections {
		_ = c.send(disconnectFrame("too_many_websockets"))
		return false
	}
	joined := false
	s.do(func() {
		if joined = !s.closed; joined {
			s.conns = append(s.conns, c)
			s.connected++
		}
	})
	return joined
}

// keepAlive pings as Slack does; the client takes a connection without pings for dead.
func (s *Server) keepAlive(c *conn) {
	ticker := time.NewTicker(s.opt.PingEvery)
	defer ticker.Stop()
	for {
		c.write.Lock()
		err := c.ws.WriteControl(websocket.PingMessage, []byte("ping"), time.Now().Add(5*time.Second))
		c.write.Unlock()
		if err != nil {
			return
		}
		select {
		case <-ticker.C:
		case <-c.done:
			return
		}
	}
}

// leave takes a connection out. What it did not acknowledge is lost.
func (s *Server) leave(c *conn) {
	s.do(func() {
		s.conns = slices.DeleteFunc(s.conns, func(o *conn) bool { return o == c })
		for _, e := range s.envelopes {
			if e.conn == c && !e.acked {
				e.lost = true
			}
		}
	})
}

// Connections is how many connections are up.
func (s *Server) Connections() int { return read(s, func() int { return len(s.conns) }) }

// Connected is how many connections were ever made.
func (s *Server) Connected() int { return read(s, func() int { return s.connected }) }

func disconnectFrame(reason string) Object {
	return Object{"type": "disconnect", "reason": reason, "debug_info": Object{"host": "applink-fake"}}
}

// Disconnect sends every connection a disconnect frame: warning, refresh_requested, link_disabled or too_many_websockets. None
// of them gets another envelope; each ends when the client goes, after a second at the latest.
func (s *Server) Disconnect(reason string) {
	for _, c := range s.detach() {
		_ = c.send(disconnectFrame(reason))
		_ = c.ws.SetReadDeadline(time.Now().Add(time.Second))
	}
}

// DropConnections cuts every connection without a word.
func (s *Server) DropConnections() {
	for _, c := range s.detach() {
		c.drop()
	}
}

func (s *Server) detach() []*conn {
	var gone []*conn
	s.do(func() { gone, s.conns = s.conns, nil })
	return gone
}

// Envelope is one delivery to the bot.
type Envelope struct {
	ID, Type, EventID string
	Payload           json.RawMessage

	accepts bool
	retry   int
	retried bool
	in      *Interaction
	conn    *conn
	sent    time.Time
	acked   bool
	lost    bool // its connection ended first, or there was none
	ack     json.RawMessage
}

func (e *Envelope) frame() Object {
	o := Object{"envelope_id": e.ID, "type": e.Type, "payload": e.Payload, "accepts_response_payload": e.accepts}
	if e.Type == "events_api" {
		o["retry_attempt"], o["retry_reason"] = e.retry, ""
		if e.retry > 0 {
			o["retry_reason"] = "timeout"
		}
	}
	return o
}

// envelope makes an envelope. The lock is held.
func (s *Server) envelope(kind string, payload Object, in *Interaction) *Envelope {
	s.counter++
	e := &Envelope{ID: "e0000000-0000-4000-8000-" + s.id(""), Type: kind, Payload: json.RawMessage(encode(payload)), in: in}
	e.EventID = str(payload, "event_id")
	e.accepts = kind == "slash_commands" || payload["type"] == "view_submission" || payload["type"] == "block_suggestion"
	s.envelopes[e.ID] = e
	return e
}

// deliver sends an envelope over one of the connections, by turns. Without any it is lost, as on Slack.
func (s *Server) deliver(e *Envelope) {
	var c *conn
	s.do(func() {
		e.sent = s.opt.Now()
		if len(s.conns) == 0 {
			e.lost = true
			return
		}
		s.turn++
		c = s.conns[s.turn%len(s.conns)]
		e.conn = c
	})
	if c == nil {
		return
	}
	if c.send(e.frame()) != nil {
		s.do(func() { e.lost = true })
	}
	time.AfterFunc(ackLife+10*time.Millisecond, s.wake) // a person sees the timeout now
}
