package localslack

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
)

// Say posts a person's message and gives its timestamp. A thread is answered with its first message's timestamp.
func (s *Server) Say(ctx context.Context, user, channel, thread, text string) (ts string, err error) {
	var answer struct {
		Message Message `json:"message"`
	}
	body := map[string]string{"user": user, "channel": channel, "text": text}
	if thread != "" {
		body["thread_ts"] = thread
	}
	err = s.control(ctx, "message", body, &answer)
	return answer.Message.TS, err
}

// Command types /tcr with a text. It returns when the bot has acknowledged.
func (s *Server) Command(ctx context.Context, user, channel, text string) error {
	return s.control(ctx, "command", map[string]string{"user": user, "channel": channel, "command": "/tcr", "text": text}, nil)
}

// Click presses a button of a message.
func (s *Server) Click(ctx context.Context, user string, m Message, b Button) error {
	action := map[string]any{"type": "button", "action_id": b.ActionID, "block_id": b.BlockID, "value": b.Value}
	return s.control(ctx, "interact", map[string]any{"user": user, "channel": m.Channel, "messageTs": m.TS, "action": action}, nil)
}

// control calls the server's own API.
func (s *Server) control(ctx context.Context, what string, body, answer any) error {
	data, err := json.Marshal(body)
	if err != nil {
		return fmt.Errorf("ask the local Slack for %s: %w", what, err)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, s.URL+"/_control/"+what, bytes.NewReader(data))
	if err != nil {
		return fmt.Errorf("ask the local Slack for %s: %w", what, err)
	}
	req.Header.Set("Content-Type", "application/json")
	res, err := s.http.Do(req)
	if err != nil {
		return fmt.Errorf("ask the local Slack for %s: %w", what, err)
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return fmt.Errorf("ask the local Slack for %s: %s", what, res.Status)
	}
	if answer == nil {
		return nil
	}
	if err := json.NewDecoder(res.Body).Decode(answer); err != nil {
		return fmt.Errorf("read the local Slack's answer to %s: %w", what, err)
	}
	return nil
}
