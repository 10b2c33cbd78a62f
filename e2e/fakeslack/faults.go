package fakeslack

import (
	"net/http"
	"strconv"
	"time"
)

// fault is one answer that is forced on the bot.
type fault struct {
	status     int
	code       string
	retryAfter time.Duration
}

// FailNext makes the next call of a method fail; calls for one method add up. Status 429 carries Retry-After if retryAfter is
// not 0; status 200 answers ok false with the code; any other status is a plain HTTP error. The pseudo-methods
// "response_url", "upload" and "socket" (the WebSocket's handshake) work too.
func (s *Server) FailNext(method string, status int, code string, retryAfter time.Duration) {
	s.do(func() { s.faults[method] = append(s.faults[method], fault{status, code, retryAfter}) })
}

// Latency delays every answer of a method from now on; 0 ends it.
func (s *Server) Latency(method string, d time.Duration) { s.do(func() { s.latency[method] = d }) }

// delay waits as Latency says, or until the caller gives up.
func (s *Server) delay(r *http.Request, method string) {
	d := read(s, func() time.Duration { return s.latency[method] })
	if d == 0 {
		return
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-r.Context().Done():
	}
}

// faulted answers with the next forced fault of the method, if there is one.
func (s *Server) faulted(w http.ResponseWriter, method string, c *request) bool {
	var f fault
	found := false
	s.do(func() {
		if queue := s.faults[method]; len(queue) > 0 {
			f, found = queue[0], true
			s.faults[method] = queue[1:]
			s.record(c, refuse(f.name()), f.status)
		}
	})
	if found {
		f.write(w)
	}
	return found
}

func (f fault) name() string {
	if f.code == "" && f.status == http.StatusTooManyRequests {
		return "ratelimited"
	}
	if f.code == "" {
		return "http_" + strconv.Itoa(f.status)
	}
	return f.code
}

func (f fault) write(w http.ResponseWriter) {
	if f.retryAfter > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(int((f.retryAfter+time.Second-1)/time.Second)))
	}
	if f.status == http.StatusOK || f.status == http.StatusTooManyRequests {
		writeJSON(w, f.status, Object{"ok": false, "error": f.name()})
		return
	}
	http.Error(w, f.name(), f.status)
}
