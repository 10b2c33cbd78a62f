package bot

import (
	"testing"
	"time"

	"tcrbot/e2e/fakeslack"
	"tcrbot/storage"
)

// Slack took a message, and the process died before it could note that: the next one finds it and does not post it again.
func TestAMessageThatSlackTookIsNotPostedAgain(t *testing.T) {
	for _, c := range []struct {
		what    string
		channel string
		known   bool // an earlier message told the conversation
		history bool
		want    int
	}{
		{"to a person who was written to before", "U0ANA", true, false, 1},
		{"to a person for the first time", "U0ANA", false, false, 2},
		{"in a channel whose history may be read", "C0SUPPORT", false, true, 1},
		{"in a channel whose history may not be read", "C0SUPPORT", false, false, 2},
	} {
		t.Run(c.what, func(t *testing.T) {
			p := newPosting(t)
			if c.history {
				p.slack.Close()
				p.slack = fakeslack.New(fakeslack.Options{HistoryScopes: true})
				t.Cleanup(p.slack.Close)
				p.api, p.web = connect(tokens{app: fakeslack.AppToken, bot: fakeslack.BotToken, api: p.slack.URL()})
			}
			if c.known {
				p.queue(t, "before", c.channel)
				p.flush(t)
			}
			p.queue(t, "now", c.channel)
			items, err := p.store.ClaimOutbox(t.Context(), 1, time.Second)
			if err != nil || len(items) != 1 {
				t.Fatalf("%d claimed, %v", len(items), err)
			}
			if _, _, err := p.outbox.post(t.Context(), items[0]); err != nil { // and then it dies
				t.Fatal(err)
			}
			if err := p.store.ReleaseOutbox(t.Context()); err != nil {
				t.Fatal(err)
			}
			p.flush(t)
			if got := p.counted(c.channel, "now"); got != c.want {
				t.Errorf("it stands there %d times, want %d", got, c.want)
			}
		})
	}
}

func (p *posting) queue(t *testing.T, words, channel string) {
	t.Helper()
	item := storage.OutboxItem{Team: fakeslack.TeamID, Kind: "message", Channel: channel, Payload: text(t, words)}
	if err := p.store.Enqueue(t.Context(), item); err != nil {
		t.Fatal(err)
	}
}

// flush sends everything that waits.
func (p *posting) flush(t *testing.T) {
	t.Helper()
	if err := (&Clockwork{app: p.app}).Send(t.Context()); err != nil {
		t.Fatal(err)
	}
	if waiting, dead, err := p.store.OutboxDepth(t.Context()); waiting+dead > 0 || err != nil {
		t.Fatalf("%d wait, %d are dead, %v", waiting, dead, err)
	}
}

func (p *posting) counted(channel, words string) int {
	all := p.slack.Messages(channel)
	if !channelID(channel) {
		all = p.slack.DMs(channel)
	}
	return count(all, words)
}
