package smoke

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tcrbot/e2e/localslack"
	"tcrbot/e2e/proc"
	"tcrbot/e2e/workspace"
)

const (
	patience  = time.Minute // for the whole test; a step takes milliseconds
	rejection = "Campaign rejected by Twilio: the HELP message does not contain a way to contact the business."
)

// office is the local Slack with the real program at work in it.
type office struct {
	t     *testing.T
	ctx   context.Context
	slack *localslack.Server
	page  *localslack.UI
	bot   *proc.Child
	start func() *exec.Cmd
}

// need skips the test, or fails it where nothing may be skipped.
func need(t *testing.T, err error) {
	t.Helper()
	switch {
	case err == nil:
	case os.Getenv("TCRBOT_TEST_STRICT") == "1":
		t.Fatal(err)
	default:
		t.Skipf("no smoke test: %v", err)
	}
}

func openOffice(t *testing.T) *office {
	root, err := localslack.Root()
	must(t, err)
	binary, err := localslack.Find(root)
	need(t, err)
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	t.Cleanup(cancel)
	dir := t.TempDir()
	program := filepath.Join(dir, "tcrbot")
	build := exec.CommandContext(ctx, "go", "build", "-o", program, ".")
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("build the bot: %v\n%s", err, out)
	}
	o := &office{t: t, ctx: ctx}
	o.slack, err = localslack.Start(ctx, binary, dir, workspace.New())
	must(t, err)
	t.Cleanup(func() { _ = o.slack.Close() })
	o.page, err = o.slack.UI(ctx)
	must(t, err)
	t.Cleanup(func() { _ = o.page.Close() })
	o.start = func() *exec.Cmd {
		cmd := exec.Command(program, "serve")
		cmd.Dir = dir
		cmd.Env = workspace.Environment(o.slack.API(), filepath.Join(dir, "smoke.db"))
		return cmd
	}
	return o
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// serve starts the bot and waits until it is connected.
func (o *office) serve() {
	o.t.Helper()
	child, err := proc.Start("tcrbot serve", o.start(), nil)
	must(o.t, err)
	o.bot = child
	o.t.Cleanup(func() { _ = child.Stop(time.Second) })
	o.await("the bot's connection", func(s *localslack.Screen) bool { return s.Connected })
}

// restart stops the bot as a platform does and starts it again on the same database.
func (o *office) restart() {
	o.t.Helper()
	must(o.t, o.bot.Stop(30*time.Second))
	o.await("the bot to be gone", func(s *localslack.Screen) bool { return !s.Connected })
	o.serve()
}

func (o *office) await(what string, look func(*localslack.Screen) bool) {
	o.t.Helper()
	if err := o.page.Await(o.ctx, what, look); err != nil {
		o.t.Fatalf("%v; the bot wrote:\n%s", err, o.bot.Log())
	}
}

// message waits for a message that shows all the words.
func (o *office) message(channel string, words ...string) localslack.Message {
	o.t.Helper()
	var found localslack.Message
	o.await("a message with "+strings.Join(words, ", "), func(s *localslack.Screen) (ok bool) {
		found, ok = s.Last(channel, func(m localslack.Message) bool { return m.User == workspace.Bot && shows(m, words) })
		return ok
	})
	return found
}

func shows(m localslack.Message, words []string) bool {
	for _, w := range words {
		if !strings.Contains(m.Shown(), w) {
			return false
		}
	}
	return true
}

func (o *office) command(user, channel, text string) {
	o.t.Helper()
	must(o.t, o.slack.Command(o.ctx, user, channel, text))
}

func (o *office) click(user string, m localslack.Message, label string) {
	o.t.Helper()
	b, ok := m.Button(label)
	if !ok {
		o.t.Fatalf("no button %q in:\n%s", label, m.Shown())
	}
	must(o.t, o.slack.Click(o.ctx, user, m, b))
}

func (o *office) form(callback string) localslack.View {
	o.t.Helper()
	var form localslack.View
	o.await("the form "+callback, func(s *localslack.Screen) (ok bool) {
		form, ok = s.Modal()
		return ok && form.Callback == callback
	})
	return form
}

// submit sends the form that is open and waits until it is closed.
func (o *office) submit(user string, fields map[string]string) {
	o.t.Helper()
	must(o.t, o.page.Submit(user, fields))
	o.await("the form to close", func(s *localslack.Screen) bool { return len(s.Modals) == 0 })
}

func TestACaseFromQuestionToApproval(t *testing.T) {
	o := openOffice(t)
	o.serve()

	o.command(workspace.Ana, workspace.Questions, rejection)
	answer := o.message(workspace.Questions, "HELP", "Fixable", "Because of")
	if answer.OnlyFor != workspace.Ana {
		t.Errorf("the answer is shown to %q, not to the one who asked", answer.OnlyFor)
	}

	o.click(workspace.Ana, answer, "Open ticket")
	o.form("new-ticket")
	o.submit(workspace.Ana, map[string]string{"customer": "Zebra <Roofing> & Sons"})
	card := o.message(workspace.Desk, "#1 Zebra &lt;Roofing&gt; &amp; Sons", "Twilio", "(suggested)", "Nobody has it yet")

	o.click(workspace.Ben, card, "Take it")
	taken := o.message(workspace.Desk, "#1 Zebra", "working", "Ben")
	if taken.TS != card.TS {
		t.Error("the card was posted anew, not edited in place")
	}

	o.click(workspace.Ben, taken, "Update")
	o.form("update-ticket")
	o.submit(workspace.Ben, map[string]string{"note": "The customer sends the new reply tomorrow."})
	o.message(workspace.Desk, "The customer sends the new reply tomorrow.")
	if still := o.message(workspace.Desk, "#1 Zebra", "working"); !shows(still, []string{"Ben"}) {
		t.Errorf("a form that was not touched took the ticket from its owner:\n%s", still.Shown())
	}

	o.restart()
	o.command(workspace.Chris, workspace.Questions, "show 1")
	shown := o.message(workspace.Questions, "Zebra &lt;Roofing&gt; &amp; Sons", "took it", rejection)
	if shown.OnlyFor != workspace.Chris {
		t.Errorf("the ticket is shown to %q, not to the one who asked", shown.OnlyFor)
	}

	o.command(workspace.Ben, workspace.Questions, "status 1 approved passed at the first resubmission")
	done := o.message(workspace.Desk, "#1 Zebra", "approved")
	if done.TS != card.TS {
		t.Error("after the restart the card was posted anew, not edited in place")
	}
	must(t, o.bot.Stop(30*time.Second))
}
