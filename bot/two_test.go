package bot

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"tcrbot/e2e/fakeslack"
	"tcrbot/e2e/pgtest"
)

// Two processes share Slack's envelopes and one Postgres: every question gets one answer, every form one ticket, every
// ticket one card. Both apply the migrations at their start.
func TestTwoProcessesShareTheWork(t *testing.T) {
	slack := fakeslack.New(fakeslack.Options{})
	t.Cleanup(slack.Close)
	db := map[string]string{"DATABASE_URL": pgtest.Database(t)}
	var both sync.WaitGroup
	processes := make([]*running, 2)
	for i := range processes {
		both.Go(func() { processes[i] = servingOn(t, slack, db) })
	}
	both.Wait()
	one := processes[0]
	one.await(t, "two connections", func() bool { return slack.Connections() == 2 })

	const each = 10
	for i := range each {
		mention := slack.Mention("U0BEN", "C0SUPPORT", "HELP message does not contain a contact", "")
		slack.Repeat(mention.Envelope)
		slack.Command("U0ANA", "C0SUPPORT", fmt.Sprintf("/tcr new customer:Customer%d", i))
		one.await(t, "a form", func() bool { return slack.View("U0ANA") != nil })
		form := slack.Submit("U0ANA", *slack.View("U0ANA"), nil)
		slack.Repeat(form.Envelope)
		one.await(t, "the end of the form", func() bool { return form.Acked() && slack.View("U0ANA") == nil })
	}
	answers := func() int { return count(slack.Messages("C0SUPPORT"), "HELP reply") }
	cards := func() int { return count(slack.Messages("C0TEAM"), "Ticket #") }
	one.await(t, "answers and cards", func() bool { return answers() >= each && cards() >= each })
	for _, p := range processes {
		p.end(t)
	}
	if a, c := answers(), cards(); a != each || c != each {
		t.Errorf("%d answers and %d cards, want %d of each", a, c, each)
	}
	for i := range each {
		if n := count(slack.Messages("C0TEAM"), fmt.Sprintf("#%d ", i+1)); n != 1 {
			t.Errorf("ticket %d has %d cards", i+1, n)
		}
	}
}

func count(messages []fakeslack.Message, part string) int {
	n := 0
	for _, m := range messages {
		if m.FromBot() && strings.Contains(m.Text, part) {
			n++
		}
	}
	return n
}
