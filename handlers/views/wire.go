package views

import (
	"encoding/json"
	"fmt"

	"github.com/slack-go/slack"
)

type wireMessage struct {
	Text   string       `json:"text"`
	Blocks slack.Blocks `json:"blocks"`
	Notify []string     `json:"notify,omitempty"` // ours, not Slack's: see Message
}

// MarshalJSON writes a message nearly as Slack takes it, so that it can wait in the outbox.
func (m Message) MarshalJSON() ([]byte, error) {
	data, err := json.Marshal(wireMessage{m.Text, slack.Blocks{BlockSet: m.Blocks}, m.Notify})
	if err != nil {
		return nil, fmt.Errorf("encode message: %w", err)
	}
	return data, nil
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (m *Message) UnmarshalJSON(data []byte) error {
	var w wireMessage
	if err := json.Unmarshal(data, &w); err != nil {
		return fmt.Errorf("decode message: %w", err)
	}
	m.Text, m.Blocks, m.Notify = w.Text, w.Blocks.BlockSet, w.Notify
	return nil
}

// Request is the modal as views.open takes it.
func (m Modal) Request() slack.ModalViewRequest {
	v := slack.ModalViewRequest{
		Type: slack.VTModal, Title: plain(m.Title, maxTitle), CallbackID: m.Callback, PrivateMetadata: m.Meta,
		Blocks: slack.Blocks{BlockSet: m.Blocks},
	}
	if m.Submit != "" {
		v.Submit = plain(m.Submit, maxTitle)
	}
	if m.Close != "" {
		v.Close = plain(m.Close, maxTitle)
	}
	return v
}

// Request is the App Home as views.publish takes it.
func (h Home) Request() slack.HomeTabViewRequest {
	return slack.HomeTabViewRequest{Type: slack.VTHomeTab, PrivateMetadata: Clamp(h.Meta, maxMeta), Blocks: slack.Blocks{BlockSet: h.Blocks}}
}
