package bot

import (
	"context"
	"encoding/json"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"
	"github.com/slack-go/slack/socketmode"
)

const (
	ackTimeout = 2 * time.Second
	maxAck     = 20_000 // slack-go refuses acknowledgements from 20,480 bytes on
)

// drain is the one loop that reads Slack's envelopes. It never waits: what takes time goes to the workers, because a loop
// that stops reading lets the connection die unnoticed. It ends with the context, and reports what the supervisor must
// know through seen.
func (a *app) drain(ctx context.Context, s *socketmode.Client, seen func(socketmode.Event)) {
	for {
		select {
		case <-ctx.Done():
			return
		case e := <-s.Events:
			seen(e)
			a.receive(s, e)
		}
	}
}

// receive hands an envelope to the workers. When they are all busy a command is told so, and anything else is left
// unacknowledged: Slack sends events again and shows the person that a click did not work.
func (a *app) receive(s *socketmode.Client, e socketmode.Event) {
	r := reply{socket: s, app: a, got: a.now()}
	if e.Request != nil {
		r.envelope, r.accepts = e.Request.EnvelopeID, e.Request.AcceptsResponsePayload
	}
	switch data := e.Data.(type) {
	case slack.SlashCommand:
		if !a.pool.try(task{"command", func() { a.command(data, &r) }, r.crashed}) {
			r.ack(ephemeral("I am busy right now. Please try again in a minute.", nil))
		}
	case slack.InteractionCallback:
		// After a panic it stays unacknowledged too: an acknowledged form closes as if it had been kept.
		a.pool.try(task{"interaction", func() { a.interaction(data, &r) }, nil})
	case slackevents.EventsAPIEvent:
		a.pool.try(task{"event", func() { a.event(data, e.Request.Payload, &r) }, nil})
	case *socketmode.ErrorBadMessage:
		a.unreadable(data, &r)
	}
}

// unreadable acknowledges an envelope that slack-go cannot parse; otherwise Slack sends it again and again. Its content
// stays out of the log.
func (a *app) unreadable(bad *socketmode.ErrorBadMessage, r *reply) {
	var head struct {
		Envelope string `json:"envelope_id"`
		Type     string `json:"type"`
	}
	if err := json.Unmarshal(bad.Message, &head); err != nil || head.Envelope == "" {
		return
	}
	a.log.Warn("an envelope could not be read", "type", head.Type)
	r.envelope = head.Envelope
	r.ack(nil)
}

// reply acknowledges one envelope, once.
type reply struct {
	socket   *socketmode.Client
	app      *app
	envelope string
	accepts  bool
	got      time.Time
	done     bool
}

// ack acknowledges with a payload, or bare with nil. It reports whether the payload was taken: false if the envelope takes
// none or it is too large; the envelope is acknowledged bare then.
func (r *reply) ack(payload any) (taken bool) {
	if r.done || r.envelope == "" {
		return false
	}
	r.done = true
	taken = payload != nil && r.takes(payload)
	if !taken {
		payload = nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), ackTimeout)
	defer cancel()
	if err := r.socket.AckCtx(ctx, r.envelope, payload); err != nil {
		r.app.log.Error("an acknowledgement was not sent", "error", err)
		return false
	}
	r.app.log.Debug("acknowledged", "after", r.app.now().Sub(r.got))
	return taken
}

// takes tells whether a payload can go into the acknowledgement.
func (r *reply) takes(payload any) bool {
	data, err := json.Marshal(payload)
	return err == nil && len(data) < maxAck && r.accepts
}

// crashed answers an envelope whose handler panicked.
func (r *reply) crashed() { r.ack(nil) }

// privately is the message of an acknowledgement that only the person sees.
type privately struct {
	ResponseType string       `json:"response_type"`
	Text         string       `json:"text"`
	Blocks       slack.Blocks `json:"blocks"`
}

func ephemeral(text string, blocks []slack.Block) privately {
	return privately{slack.ResponseTypeEphemeral, text, slack.Blocks{BlockSet: blocks}}
}
