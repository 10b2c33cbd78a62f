package fakeslack

import (
	"context"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// Scripts lets testscript files drive the built bot against a workspace of their own:
//
//	scripts := fakeslack.NewScripts()
//	testscript.Run(t, testscript.Params{Dir: "testdata", Setup: scripts.Setup, Cmds: fakeslack.Commands(scripts)})
//
// The binary is the one that the environment variable TCRBOT names. The commands (quote every # as in '#team', because a bare
// one starts a comment; team works as well; regexps are (?sm), so that . also matches a line's end):
//
//	slack [-history] [-files] [-scopes a,b]       start the workspace; sets SLACK_API_URL, the tokens, channels and DATABASE_URL
//	slack disconnect REASON | drop       end every connection, with a disconnect frame or without a word
//	slack connected [N]                  wait until N (1) connections are up
//	slack fail METHOD STATUS [S|CODE]    the next call fails; Retry-After in seconds, or Slack's error code; also response_url, socket
//	slack latency METHOD DURATION        delay every answer of a method
//	slack repeat                         deliver the last thing a person did once more
//	bot start [ARGS]                     start "$TCRBOT serve ARGS" with the script's environment and wait until it is connected
//	! bot start ['REGEXP']               it must end by itself, not with 0, and say so
//	bot stop | restart | kill            SIGTERM, must end with 0 | stop and start | SIGKILL; the output is in bot.log
//	as ana                               the acting person: ana ben mod mgr guest stranger gone (first: ana)
//	in team                              where commands and mentions are typed (first: support)
//	type '/tcr text' [-f FILE]           a slash command, the file's text after it; type -f FILE: all of it from the file
//	mention [-thread ROOT] 'text'        "@tcr text" in the channel, or in the thread of a message: ticket number or regexp
//	tell 'text' [-f FILE]                a direct message to the bot
//	post 'text'                          a message in the channel that the bot is not told of
//	attach FILE 'text'                   a message in the channel with a text file, as Slack makes of a long paste
//	shortcut CALLBACK [-f FILE|-on RE]   a global shortcut; with a message (JSON file, or one in the channel) a message shortcut
//	click [-card N] 'Text' [NTH]         press a button, by its text or action_id, of what the person sees, or of a ticket card
//	choose [-card N] 'Menu' 'Option'     pick from a menu; in a form it is only filled in
//	fill 'Label' 'value' | -f FILE       enter text into a field of the form ("fill -f 'Label' FILE" works too)
//	submit                               submit the form; field errors fail it, and are what "! submit" expects
//	close                                close the form
//	see 'REGEXP'                         what the person sees since their last act matches, within 5 s; ! see: it does not
//	modal 'REGEXP'                       the open form matches; ! modal: none is open (that matches)
//	home ['REGEXP']                      look at the home tab; it matches
//	channel '#team' 'REGEXP'             a message there matches; ! channel: none does now
//	card N 'REGEXP'                      the card of ticket N in #team matches
//	thread '#team' ROOT 'REGEXP'         a reply to the message with ticket number or regexp ROOT matches
//	dm ana 'REGEXP'                      a direct message of the bot to ana matches
//	count '#team' 'REGEXP' N             N messages there match
//	calls METHOD N                       the bot made N calls of a method
//	pings none | @ana                    nobody was notified by a mention | ana was
//	pings allow people|all | @ana        such mentions are no violation; at first all are
//	violations none | 'REGEXP'           nothing was done wrong | this was, and it is excused at the end
//	screen                               print what the person sees to the log
//
// At the end the bot is stopped (it must end with 0) and every violation that was not excused fails the script.
type Scripts struct {
	Binary   string        // the bot; $TCRBOT if empty
	Deadline time.Duration // of every wait; 5 s if 0
}

// NewScripts reads $TCRBOT.
func NewScripts() *Scripts { return &Scripts{Binary: os.Getenv("TCRBOT"), Deadline: 5 * time.Second} }

// room is one running script.
type room struct {
	*Scripts
	t     testscript.T
	ts    *testscript.TestScript // of the running command
	srv   *Server
	who   string
	where string
	bot   *process
	last  *Interaction

	naming  bool // mentions of people are allowed
	allowed []string
	excused []*regexp.Regexp
}

type roomKey struct{}

// Setup is for testscript.Params.
func (s *Scripts) Setup(env *testscript.Env) error {
	r := &room{Scripts: s, t: env.T(), who: "U0ANA", where: "C0SUPPORT"}
	env.Values[roomKey{}] = r
	env.Setenv("TCRBOT", s.Binary)
	env.Defer(r.end)
	return nil
}

// Commands are for testscript.Params; the table is at Scripts.
func Commands(*Scripts) map[string]func(ts *testscript.TestScript, neg bool, args []string) {
	table := map[string]func(*room, bool, []string){
		"slack": (*room).slack, "bot": (*room).botCommand, "as": (*room).as, "in": (*room).in,
		"type": (*room).typeCommand, "mention": (*room).mention, "tell": (*room).tell, "post": (*room).post, "attach": (*room).attach,
		"shortcut": (*room).shortcut, "click": (*room).click, "choose": (*room).choose, "fill": (*room).fill,
		"submit": (*room).submit, "close": (*room).closeView, "see": (*room).see, "modal": (*room).modal, "home": (*room).home,
		"channel": (*room).channel, "card": (*room).card, "thread": (*room).thread, "dm": (*room).dm, "count": (*room).count,
		"calls": (*room).calls, "pings": (*room).pingsCommand, "violations": (*room).violationsCommand, "screen": (*room).screen,
		"react": (*room).react, "remove": (*room).remove, "leave": (*room).leave, "return": (*room).comeBack,
	}
	out := map[string]func(*testscript.TestScript, bool, []string){}
	for name, command := range table {
		out[name] = func(ts *testscript.TestScript, neg bool, args []string) { enter(ts).run(name, command, neg, args) }
	}
	return out
}

func enter(ts *testscript.TestScript) *room {
	r, ok := ts.Value(roomKey{}).(*room)
	if !ok {
		ts.Fatalf("testscript.Params.Setup must be Scripts.Setup")
	}
	r.ts = ts
	return r
}

func (r *room) run(name string, command func(*room, bool, []string), neg bool, args []string) {
	if r.srv == nil && name != "slack" {
		r.ts.Fatalf("begin with the command slack")
	}
	if neg && !slices.Contains([]string{"see", "modal", "home", "channel", "card", "thread", "dm", "submit", "bot"}, name) {
		r.ts.Fatalf("%s cannot be negated", name)
	}
	command(r, neg, args)
}

// need checks the number of arguments.
func (r *room) need(args []string, least, most int, usage string) {
	if len(args) < least || len(args) > most {
		r.ts.Fatalf("usage: %s", usage)
	}
}

// await waits within the deadline; what is wrong at its end is told with the screen.
func (r *room) await(what string, done func() bool) {
	ctx, cancel := context.WithTimeout(context.Background(), r.Deadline)
	defer cancel()
	if r.srv.Await(ctx, what, done) != nil {
		r.ts.Fatalf("%s: not within %v\n%s", what, r.Deadline, r.report())
	}
}

// report is what helps to understand a failure.
func (r *room) report() string {
	parts := []string{fmt.Sprintf("--- what %s sees ---\n%s", r.who, r.srv.Screen(r.who))}
	for _, c := range r.srv.Log() {
		if c.Error != "" {
			parts = append(parts, fmt.Sprintf("--- %s failed: %s", c.Method, c.Error))
		}
	}
	for _, v := range r.srv.Violations() {
		parts = append(parts, "--- violation: "+v)
	}
	return strings.Join(parts, "\n")
}

func (r *room) regexp(text string) *regexp.Regexp {
	re, err := regexp.Compile("(?sm)" + text)
	r.ts.Check(err)
	return re
}

// expect waits until text matches, or with neg until it no longer does.
func (r *room) expect(what string, neg bool, pattern string, text func() string) {
	re := r.regexp(pattern)
	if neg {
		what = "no " + what
	}
	now := ""
	ctx, cancel := context.WithTimeout(context.Background(), r.Deadline)
	defer cancel()
	err := r.srv.Await(ctx, what, func() bool { now = text(); return re.MatchString(now) != neg })
	if err != nil {
		r.ts.Fatalf("%s %q: not within %v\n--- it is ---\n%s\n%s", what, pattern, r.Deadline, now, r.report())
	}
}

// end stops the bot and fails the script for what was done wrong.
func (r *room) end() {
	if r.srv == nil {
		return
	}
	defer r.srv.Close()
	failed, _ := r.t.(interface{ Failed() bool })
	broken := failed != nil && failed.Failed()
	err := r.bot.stop()
	wrong := r.unexcused()
	if err != nil {
		wrong = append(wrong, err.Error())
	}
	if broken || len(wrong) > 0 {
		r.t.Log(r.report() + "\n--- bot.log ---\n" + r.bot.log())
	}
	if !broken && len(wrong) > 0 {
		r.t.Fatal("violations:\n" + strings.Join(wrong, "\n"))
	}
}

func (r *room) unexcused() []string {
	return slices.DeleteFunc(r.srv.Violations(), func(v string) bool {
		return slices.ContainsFunc(r.excused, func(re *regexp.Regexp) bool { return re.MatchString(v) })
	})
}
