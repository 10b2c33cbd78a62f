package storage_test

import (
	"io"
	"net"
	"net/url"
	"strings"
	"sync"
	"testing"
)

// line is a way to a server that the test can cut.
type line struct {
	listener net.Listener
	mu       sync.Mutex
	open     []net.Conn
}

// proxied puts a line between the test and the server of a postgres:// address. The address it gives leads over the line and
// holds a password, which the tests' own server does not ask for.
func proxied(t *testing.T, address string) (l *line, over, secret string) {
	t.Helper()
	u, err := url.Parse(address)
	ok(t, err)
	q := u.Query()
	network, server := "tcp", u.Host
	if folder := q.Get("host"); strings.HasPrefix(folder, "/") {
		network, server = "unix", folder+"/.s.PGSQL."+q.Get("port")
	}
	if _, has := u.User.Password(); !has {
		u.User = url.UserPassword(q.Get("user"), "s3cretw0rd")
	}
	secret, _ = u.User.Password()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	ok(t, err)
	l = &line{listener: listener}
	t.Cleanup(l.cut)
	go l.serve(network, server)
	for _, name := range []string{"host", "port", "user"} {
		q.Del(name)
	}
	q.Set("sslmode", "disable")
	u.Host, u.RawQuery = listener.Addr().String(), q.Encode()
	return l, u.String(), secret
}

func (l *line) serve(network, server string) {
	for {
		near, err := l.listener.Accept()
		if err != nil {
			return
		}
		far, err := net.Dial(network, server)
		if err != nil {
			_ = near.Close()
			continue
		}
		l.mu.Lock()
		l.open = append(l.open, near, far)
		l.mu.Unlock()
		go func() { _, _ = io.Copy(far, near) }()
		go func() { _, _ = io.Copy(near, far) }()
	}
}

// cut ends what goes over the line and lets nothing more through.
func (l *line) cut() {
	_ = l.listener.Close()
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, c := range l.open {
		_ = c.Close()
	}
}
