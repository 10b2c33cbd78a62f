package localslack

import (
	"context"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"
)

func start(t *testing.T) *Server {
	t.Helper()
	root, err := Root()
	if err != nil {
		t.Fatal(err)
	}
	binary, err := Find(root)
	if err != nil && os.Getenv("TCRBOT_TEST_STRICT") != "1" {
		t.Skipf("no local Slack: %v", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	w := Workspace{
		Team: Team{Name: "Team", Domain: "team", ID: "T1"}, App: App{ID: "A1", BotUser: "U1", BotName: "tcr", BotToken: "xoxb-1", AppToken: "xapp-1"},
		Users: []User{{ID: "U2", Name: "Ana", Zone: "America/New_York"}}, Channels: []Channel{{ID: "C1", Name: "general", Members: []string{"U1", "U2"}}},
		Shortcuts: []Shortcut{{ID: "diagnose", Name: "Diagnose rejection", OnMessage: true}},
	}
	s, err := Start(t.Context(), binary, t.TempDir(), w)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// A new version of the package could ignore the scripts it is lent; then it would listen on every interface.
func TestThePackageLoadsOurScripts(t *testing.T) {
	s := start(t)
	res, err := http.Get(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(body), "Diagnose rejection") {
		t.Error("the page has no shortcuts in it")
	}
	address, err := url.Parse(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	for _, ip := range outside(t) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		conn, err := (&net.Dialer{}).DialContext(ctx, "tcp", net.JoinHostPort(ip, address.Port()))
		cancel()
		if err == nil {
			_ = conn.Close()
			t.Errorf("it can be reached at %s", ip)
		}
	}
}

// outside lists this machine's addresses that others can reach.
func outside(t *testing.T) []string {
	t.Helper()
	addresses, err := net.InterfaceAddrs()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, a := range addresses {
		if n, ok := a.(*net.IPNet); ok && !n.IP.IsLoopback() && n.IP.IsGlobalUnicast() {
			out = append(out, n.IP.String())
		}
	}
	return out
}

func TestPeopleTalk(t *testing.T) {
	s := start(t)
	page, err := s.UI(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = page.Close() }()
	ts, err := s.Say(t.Context(), "U2", "C1", "", "hello")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	err = page.Await(ctx, "the message", func(sc *Screen) bool {
		m, ok := sc.Last("C1", func(m Message) bool { return m.Text == "hello" })
		return ok && m.TS == ts && m.User == "U2"
	})
	if err != nil {
		t.Error(err)
	}
}
