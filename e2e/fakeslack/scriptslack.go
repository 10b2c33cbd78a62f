package fakeslack

import (
	"cmp"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

func (r *room) slack(_ bool, args []string) {
	if len(args) == 0 || strings.HasPrefix(args[0], "-") {
		r.open(args)
		return
	}
	if r.srv == nil {
		r.ts.Fatalf("begin with the command slack")
	}
	rest := args[1:]
	switch args[0] {
	case "disconnect":
		r.need(rest, 1, 1, "slack disconnect reason")
		r.srv.Disconnect(rest[0])
	case "drop":
		r.srv.DropConnections()
	case "connected":
		n := max(1, atoi(cmp.Or(strings.Join(rest, ""), "1")))
		r.await("connections", func() bool { return r.srv.Connections() >= n })
	case "fail":
		r.slackFail(rest)
	case "latency":
		r.need(rest, 2, 2, "slack latency method duration")
		d, err := time.ParseDuration(rest[1])
		r.ts.Check(err)
		r.srv.Latency(rest[0], d)
	case "repeat":
		r.slackRepeat()
	default:
		r.ts.Fatalf("slack %s: unknown", args[0])
	}
}

// open starts the workspace with the scopes of the manifest.
func (r *room) open(args []string) {
	if r.srv != nil {
		r.ts.Fatalf("slack is running")
	}
	opts := Options{Scopes: ManifestScopes(), AllowPing: r.allow}
	for i, arg := range args {
		switch arg {
		case "-history":
			opts.HistoryScopes = true
		case "-files":
			opts.FileScope = true
		case "-reactions":
			opts.HistoryScopes = true
			opts.Scopes = append(opts.Scopes, "reactions:read")
		case "-scopes":
			r.need(args[i:], 2, 9, "slack -scopes a,b")
			opts.Scopes = strings.Split(args[i+1], ",")
		}
	}
	r.srv = New(opts)
	for key, value := range map[string]string{
		"SLACK_API_URL": r.srv.URL(), "SLACK_APP_TOKEN": AppToken, "SLACK_BOT_TOKEN": BotToken,
		"TCRBOT_TEAM_CHANNEL": "C0TEAM", "TCRBOT_DIGEST_CHANNEL": "C0DIGEST", "DATABASE_URL": r.ts.Getenv("WORK") + "/tcrbot.db",
	} {
		r.ts.Setenv(key, value)
	}
}

// allow says which mentions are no violation. It runs under the server's lock.
func (r *room) allow(p Ping) bool {
	if slices.Contains(r.allowed, p.Who) || slices.Contains(r.allowed, "all") {
		return true
	}
	_, person := r.srv.users[p.Who]
	return person && r.naming
}

func (r *room) slackFail(args []string) {
	r.need(args, 2, 3, "slack fail method status [seconds|code]")
	status, err := strconv.Atoi(args[1])
	r.ts.Check(err)
	code, after := "", time.Duration(0)
	if len(args) == 3 {
		if n, err := strconv.Atoi(args[2]); err == nil {
			after = time.Duration(n) * time.Second
		} else {
			code = args[2]
		}
	}
	if status == http.StatusOK && code == "" {
		r.ts.Fatalf("status 200 needs an error code")
	}
	r.srv.FailNext(args[0], status, code, after)
}

// slackRepeat delivers the last act again and waits for its acknowledgement.
func (r *room) slackRepeat() {
	if r.last == nil || r.last.Envelope == nil {
		r.ts.Fatalf("nobody did anything yet")
	}
	again := r.srv.Repeat(r.last.Envelope)
	r.await("the acknowledgement of the repetition", func() bool { return r.srv.Acked(again) })
}

func (r *room) as(_ bool, args []string) {
	r.need(args, 1, 1, "as ana")
	r.who = r.person(args[0])
}

func (r *room) in(_ bool, args []string) {
	r.need(args, 1, 1, "in '#team'")
	r.where = r.place(args[0])
}

func (r *room) person(name string) string {
	id := r.srv.UserID(name)
	if id == "" {
		r.ts.Fatalf("there is nobody called %s", name)
	}
	return id
}

func (r *room) place(name string) string {
	id := r.srv.ChannelID(name)
	if id == "" {
		r.ts.Fatalf("there is no channel %s", name)
	}
	return id
}

func (r *room) pingsCommand(_ bool, args []string) {
	r.need(args, 1, 2, "pings none | @ana | allow people|all|@ana")
	switch args[0] {
	case "allow":
		r.need(args, 2, 2, "pings allow people|all|@ana")
		r.allowPings(args[1])
	case "none":
		if pings := r.srv.Pings(); len(pings) > 0 {
			r.ts.Fatalf("pings: %v", pings)
		}
	default:
		id := r.person(args[0])
		r.await("a ping of "+args[0], func() bool {
			return slices.ContainsFunc(r.srv.Pings(), func(p Ping) bool { return p.Who == id })
		})
	}
}

func (r *room) allowPings(who string) {
	switch who {
	case "people":
		r.changePings(func() { r.naming = true })
		return
	case "all":
	default:
		who = r.person(who)
	}
	r.changePings(func() { r.allowed = append(r.allowed, who) })
}

func (r *room) changePings(f func()) { r.srv.do(f) }

func (r *room) violationsCommand(_ bool, args []string) {
	r.need(args, 1, 1, "violations none | 'regexp'")
	if args[0] == "none" {
		if wrong := r.unexcused(); len(wrong) > 0 {
			r.ts.Fatalf("violations:\n%s", strings.Join(wrong, "\n"))
		}
		return
	}
	re := r.regexp(args[0])
	r.await("a violation like "+args[0], func() bool { return slices.ContainsFunc(r.srv.Violations(), re.MatchString) })
	r.excused = append(r.excused, re)
}

func (r *room) calls(_ bool, args []string) {
	r.need(args, 2, 2, "calls method n")
	r.await(args[1]+" calls of "+args[0], func() bool {
		n := 0
		for _, c := range r.srv.Log() {
			if c.Method == args[0] {
				n++
			}
		}
		return n == atoi(args[1])
	})
}

func (r *room) screen(bool, []string) { r.ts.Logf("%s", r.srv.Screen(r.who)) }

// react puts an emoji on a card, or on a message in the channel one is in.
func (r *room) react(_ bool, args []string) {
	card, args := takeOption(args, "-card")
	r.need(args, 1, 2, "react emoji 'regexp' | react -card n emoji")
	channel, which := r.where, card
	if card != "" {
		channel = "C0TEAM"
	} else {
		r.need(args, 2, 2, "react emoji 'regexp'")
		which = args[1]
	}
	r.await("the message "+which, func() bool { return r.root(channel, which) != nil })
	r.did(r.srv.React(r.who, channel, r.root(channel, which).TS, args[0]))
}

// remove deletes a message by hand, as an admin of the workspace may.
func (r *room) remove(_ bool, args []string) {
	r.need(args, 2, 2, "remove '#team' n")
	id := r.place(args[0])
	r.await("the message "+args[1], func() bool { return r.root(id, args[1]) != nil })
	ts := r.root(id, args[1]).TS
	r.srv.do(func() { r.srv.message(id, ts).Deleted = true })
}

// leave makes a person's account deactivated, or a channel archived.
func (r *room) leave(_ bool, args []string) {
	r.need(args, 1, 1, "leave ana | '#team'")
	if id := r.srv.ChannelID(args[0]); id != "" {
		r.srv.do(func() { r.srv.channels[id].Archived = true })
		return
	}
	id := r.person(args[0])
	r.srv.do(func() { r.srv.users[id].Deleted = true })
}

// comeBack undoes leave.
func (r *room) comeBack(_ bool, args []string) {
	r.need(args, 1, 1, "return ana | '#team'")
	if id := r.srv.ChannelID(args[0]); id != "" {
		r.srv.do(func() { r.srv.channels[id].Archived = false })
		return
	}
	id := r.person(args[0])
	r.srv.do(func() { r.srv.users[id].Deleted = false })
}
