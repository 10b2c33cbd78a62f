package fakeslack

import (
	"cmp"
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// did remembers the act and waits until the bot has acknowledged it or the person sees an error. An act that Slack's client
// refuses fails the script.
func (r *room) did(in *Interaction) {
	if in.Envelope == nil {
		r.ts.Fatalf("%s: %s\n%s", in.Kind, in.Error(), r.report())
	}
	r.last = in
	ctx, cancel := context.WithTimeout(context.Background(), r.Deadline)
	defer cancel()
	if in.Kind != "event" {
		_ = in.Wait(ctx) // a missing acknowledgement shows as (Slack: operation_timeout) and as a violation
	}
}

// text is an argument list of words and -f FILE as one text.
func (r *room) text(args []string) string {
	var parts []string
	for i := 0; i < len(args); i++ {
		if args[i] == "-f" && i+1 < len(args) {
			i++
			parts = append(parts, strings.TrimRight(r.ts.ReadFile(args[i]), "\n"))
			continue
		}
		parts = append(parts, args[i])
	}
	return strings.Join(parts, " ")
}

// option takes "-name value" out of the arguments.
func takeOption(args []string, name string) (value string, rest []string) {
	if i := slices.Index(args, name); i >= 0 && i+1 < len(args) {
		return args[i+1], slices.Delete(slices.Clone(args), i, i+2)
	}
	return "", args
}

func (r *room) typeCommand(_ bool, args []string) {
	r.need(args, 1, 9, "type '/tcr text' [-f file]")
	r.did(r.srv.Command(r.who, r.where, r.text(args)))
}

func (r *room) mention(_ bool, args []string) {
	root, rest := takeOption(args, "-thread")
	ts := ""
	if root != "" {
		r.await("the message "+root, func() bool { return r.root(r.where, root) != nil })
		ts = r.root(r.where, root).TS
	}
	r.did(r.srv.Mention(r.who, r.where, r.text(rest), ts))
}

func (r *room) tell(_ bool, args []string) {
	r.need(args, 1, 9, "tell 'text' [-f file]")
	r.did(r.srv.DM(r.who, r.text(args)))
}

func (r *room) post(_ bool, args []string) {
	r.need(args, 1, 9, "post 'text' [-f file]")
	r.srv.Post(r.who, r.where, r.text(args), "")
}

func (r *room) attach(_ bool, args []string) {
	r.need(args, 2, 2, "attach FILE 'text'")
	r.srv.PostFile(r.who, r.where, args[1], args[0], r.ts.ReadFile(args[0]))
}

func (r *room) shortcut(_ bool, args []string) {
	file, args := takeOption(args, "-f")
	on, args := takeOption(args, "-on")
	r.need(args, 1, 1, "shortcut callback_id [-f file | -on 'regexp']")
	switch {
	case file != "":
		r.did(r.srv.MessageShortcut(r.who, args[0], r.where, r.ts.ReadFile(file)))
	case on != "":
		r.await("the message "+on, func() bool { return r.root(r.where, on) != nil })
		r.did(r.srv.MessageShortcut(r.who, args[0], r.where, r.root(r.where, on).TS))
	default:
		r.did(r.srv.GlobalShortcut(r.who, args[0]))
	}
}

// touchable are what click and choose look at.
func (r *room) touchable(card string) []Target {
	if card == "" {
		return r.srv.InView(r.who)
	}
	if m := r.root("C0TEAM", card); m != nil {
		return []Target{*m}
	}
	return nil
}

// find waits until one of the touchable things has what is looked for.
func (r *room) find(card, what string, has func(f *form) error) Target {
	var got Target
	r.await(what, func() bool {
		for _, t := range r.touchable(card) {
			f := formOf(t)
			if has(f) == nil {
				got = t
				return true
			}
		}
		return false
	})
	return got
}

func formOf(t Target) *form {
	switch t := t.(type) {
	case Message:
		return &t.form
	case View:
		return &t.form
	}
	return &form{}
}

func (r *room) click(_ bool, args []string) {
	card, args := takeOption(args, "-card")
	r.need(args, 1, 2, "click [-card n] 'Button' [nth]")
	nth := 1
	if len(args) == 2 {
		nth = atoi(args[1])
	}
	pick := func(f *form) (spot, error) { return f.pressable(args[0], "", nth) }
	on := r.find(card, "button "+args[0], func(f *form) error { _, err := pick(f); return err })
	r.did(r.srv.click(r.who, on, pick, ""))
}

func (r *room) choose(_ bool, args []string) {
	card, args := takeOption(args, "-card")
	r.need(args, 2, 2, "choose [-card n] 'Menu' 'Option'")
	on := r.find(card, "menu "+args[0], func(f *form) error { _, err := f.menu(args[0], args[1]); return err })
	in, err := r.srv.Choose(r.who, on, args[0], args[1])
	r.ts.Check(err)
	if in != nil {
		r.did(in)
	}
}

func (r *room) fill(_ bool, args []string) {
	if len(args) == 3 && args[0] == "-f" {
		args = []string{args[1], "-f", args[2]}
	}
	r.need(args, 2, 3, "fill 'Label' 'value' | -f file")
	value := r.text(args[1:])
	on := r.find("", "field "+args[0], func(f *form) error { _, err := f.field(args[0]); return err })
	r.ts.Check(r.srv.Fill(r.who, on, args[0], value))
}

// submit submits the open form. Errors of the client and of the bot fail it; with neg they are expected.
func (r *room) submit(neg bool, args []string) {
	r.need(args, 0, 0, "submit")
	r.await("an open form", func() bool { return r.srv.View(r.who) != nil })
	v := r.srv.View(r.who)
	in := r.srv.Submit(r.who, *v, nil)
	if in.Envelope != nil {
		r.did(in)
	}
	wrong := in.Error()
	if now := r.srv.View(r.who); wrong == "" && now != nil && now.ID == v.ID && len(now.Errors) > 0 {
		wrong = fmt.Sprint(now.Errors)
	}
	if (wrong != "") != neg {
		r.ts.Fatalf("submit: errors %q\n%s", wrong, r.report())
	}
}

func (r *room) closeView(_ bool, args []string) {
	r.need(args, 0, 0, "close")
	if in := r.srv.CloseView(r.who); in.Error() != "" {
		r.ts.Fatalf("close: %s", in.Error())
	}
}

// see also waits, negated, until there is something to see.
func (r *room) see(neg bool, args []string) {
	r.need(args, 1, 1, "see 'regexp'")
	if neg {
		r.await("something to see", func() bool { return r.srv.Screen(r.who) != "" })
	}
	r.expect("see", neg, args[0], func() string { return r.srv.Screen(r.who) })
}

func (r *room) modal(neg bool, args []string) {
	r.need(args, 0, 1, "modal 'regexp'")
	pattern := cmp.Or(strings.Join(args, ""), ".")
	r.expect("modal", neg, pattern, func() string {
		if v := r.srv.View(r.who); v != nil {
			return v.String()
		}
		return ""
	})
}

func (r *room) home(neg bool, args []string) {
	r.need(args, 0, 1, "home ['regexp']")
	if !read(r.srv, func() bool { return r.srv.atHome[r.who] }) || len(args) == 0 {
		r.did(r.srv.OpenHome(r.who))
	}
	if len(args) == 0 {
		return
	}
	r.expect("home", neg, args[0], func() string {
		if v := r.srv.Home(r.who); v != nil {
			return v.String()
		}
		return ""
	})
}

// any waits until one of the messages matches, or with neg makes sure that none does now.
func (r *room) any(what string, neg bool, pattern string, messages func() []Message) {
	re := r.regexp(pattern)
	matching := func() bool {
		return slices.ContainsFunc(messages(), func(m Message) bool { return re.MatchString(m.String()) })
	}
	if neg {
		if matching() {
			r.ts.Fatalf("%s %q is there\n%s", what, pattern, r.report())
		}
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), r.Deadline)
	defer cancel()
	if r.srv.Await(ctx, what, matching) != nil {
		r.ts.Fatalf("%s %q: not within %v\n--- there is ---\n%s\n%s", what, pattern, r.Deadline, drawn(messages()), r.report())
	}
}

func drawn(messages []Message) string {
	var out []string
	for _, m := range messages {
		out = append(out, m.String())
	}
	return strings.Join(out, "\n\n")
}

func (r *room) channel(neg bool, args []string) {
	r.need(args, 2, 2, "channel '#team' 'regexp'")
	id := r.place(args[0])
	r.any("channel "+args[0], neg, args[1], func() []Message { return r.srv.Messages(id) })
}

// root is the newest first message of a thread with a ticket's number, or that matches.
func (r *room) root(channel, which string) *Message {
	pattern := r.regexp(which)
	if atoi(strings.TrimPrefix(which, "#")) > 0 {
		pattern = regexp.MustCompile(`#` + strings.TrimPrefix(which, "#") + `\b`)
	}
	for _, m := range slices.Backward(r.srv.Messages(channel)) {
		if (m.ThreadTS == "" || m.ThreadTS == m.TS) && pattern.MatchString(m.String()) {
			return &m
		}
	}
	return nil
}

func (r *room) card(neg bool, args []string) {
	r.need(args, 2, 2, "card n 'regexp'")
	r.expect("card "+args[0], neg, args[1], func() string {
		if m := r.root("C0TEAM", args[0]); m != nil {
			return m.String()
		}
		return ""
	})
}

func (r *room) thread(neg bool, args []string) {
	r.need(args, 3, 3, "thread '#team' n 'regexp'")
	id := r.place(args[0])
	r.any("thread "+args[1], neg, args[2], func() []Message {
		if m := r.root(id, args[1]); m != nil {
			return r.srv.Thread(id, m.TS)[1:]
		}
		return nil
	})
}

func (r *room) dm(neg bool, args []string) {
	r.need(args, 2, 2, "dm ana 'regexp'")
	id := r.person(args[0])
	r.any("dm "+args[0], neg, args[1], func() []Message {
		return slices.DeleteFunc(r.srv.DMs(id), func(m Message) bool { return !m.FromBot() })
	})
}

func (r *room) count(_ bool, args []string) {
	r.need(args, 3, 3, "count '#team' 'regexp' n")
	id, re := r.place(args[0]), r.regexp(args[1])
	r.await(fmt.Sprintf("%s messages like %q", args[2], args[1]), func() bool {
		n := 0
		for _, m := range r.srv.Messages(id) {
			if re.MatchString(m.String()) {
				n++
			}
		}
		return n == atoi(args[2])
	})
}
