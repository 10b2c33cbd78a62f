package localslack

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"sync"

	"github.com/gorilla/websocket"
)

// UI follows what the web page would show, over the same WebSocket, and does what only the page can do.
type UI struct {
	conn *websocket.Conn

	mu      sync.Mutex
	screen  Screen
	changed chan struct{} // closed and replaced at each frame
	gone    error         // why no more frames come
}

// Screen is what the page knows. It is read inside Await only.
type Screen struct {
	Connected bool // the bot is
	Messages  map[string][]Message
	Modals    []View // the stack, the visible one last
	Errors    map[string]string
	Homes     map[string]View // by user
}

// UI connects as a browser does.
func (s *Server) UI(ctx context.Context) (*UI, error) {
	address := strings.Replace(s.URL, "http://", "ws://", 1) + "/ui"
	conn, res, err := websocket.DefaultDialer.DialContext(ctx, address, nil)
	if err != nil {
		return nil, fmt.Errorf("connect to the local Slack's page: %w", err)
	}
	if res.Body != nil {
		_ = res.Body.Close()
	}
	u := &UI{conn: conn, changed: make(chan struct{}), screen: Screen{Messages: map[string][]Message{}, Homes: map[string]View{}}}
	go u.follow()
	return u, nil
}

// Close ends the connection.
func (u *UI) Close() error { return u.conn.Close() }

func (u *UI) follow() {
	for {
		_, data, err := u.conn.ReadMessage()
		var f frame
		if err == nil {
			err = json.Unmarshal(data, &f)
		}
		u.mu.Lock()
		if u.gone = err; err == nil {
			u.screen.show(f)
		}
		close(u.changed)
		u.changed = make(chan struct{})
		u.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// Await waits until the screen shows what is wanted. Look must not keep the screen.
func (u *UI) Await(ctx context.Context, what string, look func(*Screen) bool) error {
	for {
		u.mu.Lock()
		found, gone, changed := look(&u.screen), u.gone, u.changed
		u.mu.Unlock()
		switch {
		case found:
			return nil
		case gone != nil:
			return fmt.Errorf("wait for %s: the local Slack hung up: %w", what, gone)
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return fmt.Errorf("wait for %s: %w", what, ctx.Err())
		}
	}
}

// AwaitBot waits until the bot is connected, or is gone.
func (u *UI) AwaitBot(ctx context.Context, connected bool) error {
	return u.Await(ctx, "the bot's connection", func(s *Screen) bool { return s.Connected == connected })
}

// Submit sends the visible form as a person, with the fields that were typed into by block id. What the form was filled in
// with is sent along, as Slack does.
func (u *UI) Submit(user string, fields map[string]string) error {
	values := map[string]any{}
	for block, text := range fields {
		values[block] = map[string]any{"value": map[string]string{"type": "plain_text_input", "value": text}}
	}
	return u.send(map[string]any{"t": "view_submit", "user": user, "values": values})
}

func (u *UI) send(f any) error {
	if err := u.conn.WriteJSON(f); err != nil {
		return fmt.Errorf("send to the local Slack's page: %w", err)
	}
	return nil
}
