package fakeslack

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"slices"
	"sync"
	"time"
)

// The only tokens and ids that the workspace knows for the app.
const (
	AppToken  = "xapp-1-A0-test"
	BotToken  = "xoxb-test"
	AppID     = "A0TEST"
	TeamID    = "T0TEST"
	BotUserID = "U0BOT"
	BotID     = "B0BOT"
)

// Options change what the workspace is like. The zero value is usable.
type Options struct {
	Now           func() time.Time              // the clock of triggers, response_urls, acknowledgements and ts; time.Now if nil
	Log           func(format string, a ...any) // told of every call and violation; may be nil
	Scopes        []string                      // granted scopes; nil grants everything but history
	HistoryScopes bool                          // grants channels:history and groups:history as well
	AllowPing     func(p Ping) bool             // pings that are no violation; nil allows none
	PingEvery     time.Duration                 // WebSocket pings; 10 s if 0
	FileScope     bool                          // grants files:read as well
	NoEcho        bool                          // do not tell the bot about its own direct messages, as Slack does
}

// Server is one workspace. It is safe for concurrent use.
type Server struct {
	opt  Options
	base string
	http *http.Server
	work sync.WaitGroup

	mu      sync.Mutex
	changed chan struct{} // closed and replaced at each change
	closed  bool
	counter int
	lastTS  int64

	methods  map[string]method
	users    map[string]*User
	channels map[string]*Channel
	groups   map[string][]string
	scopes   []string

	messages map[string][]*message // by channel
	private  map[string][]*message // ephemeral ones, by person
	files    map[string]*File
	views    map[string]*view
	stacks   map[string][]*view // open modals by person, top last
	homes    map[string]*view
	atHome   map[string]bool
	sights   map[string][]sight
	acted    map[string]int // the sight number at a person's last act

	triggers  map[string]*trigger
	urls      map[string]*responseURL
	envelopes map[string]*Envelope
	tickets   map[string]bool // unused WebSocket addresses
	conns     []*conn
	connected int // connections ever made
	turn      int

	faults     map[string][]fault
	latency    map[string]time.Duration
	after      []func() // run when the lock is free
	calls      []Call
	violations []string
	pings      []Ping
}

// New starts a workspace on a free port of 127.0.0.1. It panics if there is none.
func New(opts Options) *Server {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(fmt.Sprintf("fakeslack: %v", err))
	}
	s := newServer(opts)
	s.base = "http://" + listener.Addr().String()
	s.http = &http.Server{Handler: s.routes(), ReadHeaderTimeout: 10 * time.Second}
	s.work.Go(func() { _ = s.http.Serve(listener) })
	return s
}

func newServer(opts Options) *Server {
	if opts.Now == nil {
		opts.Now = time.Now
	}
	if opts.PingEvery == 0 {
		opts.PingEvery = 10 * time.Second
	}
	s := &Server{
		opt: opts, changed: make(chan struct{}),
		users: map[string]*User{}, channels: map[string]*Channel{}, groups: map[string][]string{},
		messages: map[string][]*message{}, private: map[string][]*message{}, files: map[string]*File{},
		views: map[string]*view{}, stacks: map[string][]*view{}, homes: map[string]*view{}, atHome: map[string]bool{},
		sights: map[string][]sight{}, acted: map[string]int{},
		triggers: map[string]*trigger{}, urls: map[string]*responseURL{}, envelopes: map[string]*Envelope{},
		tickets: map[string]bool{}, faults: map[string][]fault{}, latency: map[string]time.Duration{},
	}
	s.methods = s.methodTable()
	s.scopes = opts.granted()
	s.populate()
	return s
}

func (s *Server) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/api/", s.serveAPI)
	mux.HandleFunc("/link/", s.serveSocket)
	mux.HandleFunc("/response/", s.serveResponse)
	mux.HandleFunc("/upload/", s.serveUpload)
	mux.HandleFunc("/files-pri/", s.serveDownload)
	return mux
}

// URL is the base of the Web API, with its last slash.
func (s *Server) URL() string { return s.base + "/api/" }

// Close stops everything and waits for it.
func (s *Server) Close() {
	s.mu.Lock()
	s.closed = true
	conns := slices.Clone(s.conns)
	s.mu.Unlock()
	for _, c := range conns {
		c.drop()
	}
	_ = s.http.Close()
	s.work.Wait()
	s.wake()
}

// ManifestScopes are the bot scopes of the app's manifest, without the optional history.
func ManifestScopes() []string {
	return []string{"commands", "chat:write", "app_mentions:read", "im:history", "users:read", "usergroups:read", "files:write",
		"channels:read", "groups:read"}
}

func (o Options) granted() []string {
	scopes := slices.Clone(o.Scopes)
	if scopes == nil {
		scopes = ManifestScopes()
	}
	if o.FileScope {
		scopes = append(scopes, "files:read")
	}
	if o.HistoryScopes {
		scopes = append(scopes, "channels:history", "groups:history")
	}
	return scopes
}

// Await waits until done reports true, and asks again at each change of state. The error says what was waited for.
func (s *Server) Await(ctx context.Context, what string, done func() bool) error {
	for {
		s.mu.Lock()
		changed := s.changed
		s.mu.Unlock()
		if done() {
			return nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return fmt.Errorf("fakeslack: waited for %s: %w", what, ctx.Err())
		}
	}
}

// wake makes every Await look again.
func (s *Server) wake() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.wakeLocked()
}

func (s *Server) wakeLocked() {
	close(s.changed)
	s.changed = make(chan struct{})
}

// do runs f under the lock, wakes the waiters and then runs what f left for afterwards.
func (s *Server) do(f func()) {
	for _, next := range s.locked(f) {
		next()
	}
}

// locked runs f under the lock and gives what it left for afterwards.
func (s *Server) locked(f func()) []func() {
	s.mu.Lock()
	defer s.mu.Unlock()
	defer s.wakeLocked()
	f()
	after := s.after
	s.after = nil
	return after
}

// read runs f under the lock, for accessors.
func read[T any](s *Server, f func() T) T {
	s.mu.Lock()
	defer s.mu.Unlock()
	return f()
}

// violate keeps a violation. The lock is held.
func (s *Server) violate(format string, a ...any) {
	v := fmt.Sprintf(format, a...)
	s.violations = append(s.violations, v)
	s.logf("VIOLATION %s", v)
}

func (s *Server) logf(format string, a ...any) {
	if s.opt.Log != nil {
		s.opt.Log(format, a...)
	}
}

// id makes a new id, as in V00000012. The lock is held.
func (s *Server) id(prefix string) string {
	s.counter++
	return fmt.Sprintf("%s%08d", prefix, s.counter)
}

// ts makes the next message timestamp: never the same twice, never going back. The lock is held.
func (s *Server) ts() string {
	s.lastTS = max(s.lastTS+1, s.opt.Now().UnixMicro())
	return fmt.Sprintf("%d.%06d", s.lastTS/1e6, s.lastTS%1e6)
}
