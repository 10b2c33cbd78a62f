package bot

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"tcrbot/e2e/fakeslack"
)

const reason = "/tcr HELP message does not contain a contact"

// A burst of people gets every answer in the acknowledgement itself.
func TestBurstIsAnsweredInTheAcknowledgement(t *testing.T) {
	r := serving(t, fakeslack.Options{}, nil)
	var asked []*fakeslack.Interaction
	for range 200 {
		asked = append(asked, r.slack.Command("U0ANA", "C0SUPPORT", reason))
	}
	for _, in := range asked {
		r.await(t, "an answer", func() bool { return in.Acked() || in.Error() != "" })
		if in.Error() != "" {
			t.Fatalf("a person sees %s", in.Error())
		}
		var ack struct {
			Text string `json:"text"`
			Type string `json:"response_type"`
		}
		if err := json.Unmarshal(in.Ack(), &ack); err != nil || ack.Type != "ephemeral" || !strings.Contains(ack.Text, "HELP reply") {
			t.Fatalf("the acknowledgement is %s", in.Ack())
		}
	}
	r.end(t)
}

// What Slack delivered before SIGTERM is answered, although slack-go drops queued acknowledgements when it is stopped.
func TestShutdownAnswersWhatWasTaken(t *testing.T) {
	r := serving(t, fakeslack.Options{}, nil)
	r.slack.Latency("users.info", 300*time.Millisecond)
	var asked []*fakeslack.Interaction
	for i := range 12 {
		asked = append(asked, r.slack.Command("U0ANA", "C0SUPPORT", fmt.Sprintf("/tcr code %d", 30882+i)))
	}
	r.await(t, "the question who asks", func() bool {
		for _, c := range r.slack.Log() {
			if c.Method == "users.info" {
				return true
			}
		}
		return false
	})
	r.end(t)
	for i, in := range asked {
		if !in.Acked() {
			t.Errorf("command %d got no answer: %s", i, in.Error())
		}
	}
}

// A form that is acknowledged is kept, also when the process stops in the same moment; the card follows after a restart.
func TestAcknowledgedTicketsExist(t *testing.T) {
	db := map[string]string{"DATABASE_URL": t.TempDir() + "/tcrbot.db"}
	r := serving(t, fakeslack.Options{}, db)
	var forms []fakeslack.View
	people := []string{"U0ANA", "U0BEN", "U0MOD", "U0MGR"}
	for _, user := range people {
		r.slack.Command(user, "C0SUPPORT", "/tcr new customer:"+user)
		r.await(t, "a form", func() bool { return r.slack.View(user) != nil })
		forms = append(forms, *r.slack.View(user))
	}
	var sent []*fakeslack.Interaction
	for i, user := range people {
		sent = append(sent, r.slack.Submit(user, forms[i], nil))
	}
	r.await(t, "an acknowledgement", func() bool { return sent[0].Acked() })
	r.end(t)

	kept := openStore(t, db["DATABASE_URL"], time.Now)
	for i, in := range sent {
		if !in.Acked() {
			continue
		}
		found, err := kept.FindOpen(context.Background(), fakeslack.TeamID, "", people[i])
		if err != nil || len(found) != 1 {
			t.Errorf("the form of %s was acknowledged; %d tickets, %v", people[i], len(found), err)
		}
	}
}

// Neither tokens nor reply addresses nor pasted words get into the log, at any level.
func TestLogKeepsSecretsOut(t *testing.T) {
	r := serving(t, fakeslack.Options{}, map[string]string{"TCRBOT_LOG_LEVEL": "debug"})
	r.slack.FailNext("response_url", 500, "", 0)
	r.slack.FailNext("chat.postMessage", 500, "", 0)
	r.slack.Latency("users.info", 1200*time.Millisecond)
	in := r.slack.Command("U0ANA", "C0SUPPORT", "/tcr PASTEDWORDS help reply has no contact")
	r.await(t, "the acknowledgement", in.Acked)
	r.slack.Latency("users.info", 0)
	dm := r.slack.DM("U0ANA", "PASTEDWORDS help reply has no contact")
	r.await(t, "the answer", func() bool { return dm.Acked() && len(r.slack.DMs("U0ANA")) > 1 })
	r.end(t)
	for _, secret := range []string{fakeslack.AppToken, fakeslack.BotToken, "/response/", "PASTEDWORDS"} {
		if strings.Contains(r.log.String(), secret) {
			t.Errorf("the log holds %q:\n%s", secret, r.log)
		}
	}
}

// Slack drops the connection right after each hello, as with too many sockets: the bot must not storm it.
func TestReconnectsDoNotStorm(t *testing.T) {
	r := serving(t, fakeslack.Options{}, nil)
	for i := range connectsAMinute + 1 {
		r.await(t, "a connection", func() bool { return r.slack.Connected() > i && r.slack.Connections() > 0 })
		r.slack.Disconnect("too_many_websockets")
	}
	r.await(t, "the pause", func() bool { return strings.Contains(r.log.String(), "pausing") || r.slack.Connected() > 12 })
	if n := r.slack.Connected(); n > 12 {
		t.Errorf("%d connections in a row", n)
	}
	r.await(t, "the next connection", func() bool { return r.slack.Connections() > 0 })
	r.end(t)
}
