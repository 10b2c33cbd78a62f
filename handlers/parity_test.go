package handlers

import (
	"bufio"
	"context"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
)

const mara = "U0MARA"

// way is a line of testdata/by_click.txt or by_command.txt: how to get to a name, and the words that are seen there.
type way struct {
	name  string
	steps []string
	words string
}

func ways(t *testing.T, path string) []way {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []way
	for lines := bufio.NewScanner(f); lines.Scan(); {
		line := lines.Text()
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, rest, ok := strings.Cut(line, ": ")
		steps, words, seen := strings.Cut(rest, " | ")
		if !ok || !seen {
			t.Fatalf("no way: %q", line)
		}
		out = append(out, way{name, strings.Split(steps, " > "), words})
	}
	return out
}

// walker does what the steps of a way say, in a workspace where there is something of everything.
type walker struct {
	*testDesk
	on shown
}

func newWalker(t *testing.T) *walker {
	d := newDesk(t, func(s *Settings) { s.Admins = []string{mara} })
	w := &walker{testDesk: d}
	d.open(mara, "Zebra Roofing", "campaign", "CABC123", "provider", "Twilio", "rejection", "HELP message does not contain a contact")
	d.open(ben, "Zebra Roofing", "provider", "Twilio", "rejection", strings.Repeat("Opt-in page lacks the rates notice. ", 60))
	d.shortcut(ben, "ticket-from-message", Pasted{Text: impliedText, Permalink: "https://team.slack.example/archives/C0SUPPORT/p1700000000000100"})
	form := d.shortcut(ben, "ticket-from-message", Pasted{Text: impliedText, Permalink: "https://team.slack.example/archives/C0SUPPORT/p1700000000000100"})
	d.submit(ben, form, map[string]string{"customer": "Salon Vera"})
	d.command(mara, "take 1")
	d.command(ben, "status 3 approved")
	d.command(mara, "HELP message does not contain a contact")
	d.outbox()
	return w
}

func (w *walker) walk(steps []string) {
	for _, step := range steps {
		what, rest := firstWord(step)
		switch what {
		case "home":
			w.on = w.show(w.OpenHome(context.Background(), w.from(mara, FromHome)))
		case "card":
			n, err := number(rest)
			if err != nil {
				w.t.Fatal(err)
			}
			m, _, err := w.Card(context.Background(), team, n)
			w.on = w.show(Result{Private: &m}, err)
		case "shortcut":
			w.on = w.shortcut(mara, rest, Pasted{Text: "HELP message does not contain a contact", Permalink: permalink})
		case "press":
			w.press(rest)
		case "submit":
			w.fill(rest)
		case "/tcr":
			w.on = w.command(mara, rest)
		default:
			w.t.Fatalf("no step: %q", step)
		}
		if w.on.err != nil {
			w.t.Fatalf("%s: %v", step, w.on.err)
		}
	}
}

// press clicks a button, or picks an option of a menu, by its label.
func (w *walker) press(label string) {
	w.t.Helper()
	for _, c := range controls(anyJSON(w.t, screenOf(w.on.Result))) {
		if c.label != label {
			continue
		}
		source := FromClick
		if w.on.Home != nil {
			source = FromHome
		}
		req := w.from(mara, source)
		req.Action = Action{ID: c.route, Value: c.value}
		switch {
		case w.on.Modal != nil:
			req.Action.View, req.Channel = "V1", ""
		case w.on.Home != nil:
			req.Channel = ""
		}
		w.on = w.show(w.Click(context.Background(), req))
		return
	}
	w.t.Fatalf("nothing is called %q on\n%s", label, w.on.text)
}

func (w *walker) fill(fields string) {
	w.t.Helper()
	values := map[string]string{}
	for field := range strings.SplitSeq(fields, "; ") {
		name, value, _ := strings.Cut(field, "=")
		values[name] = value
	}
	if form := initial(w.t, w.on); len(values) > 0 {
		for name := range values {
			if _, there := form[name]; !there && name != "" {
				w.t.Fatalf("the form has no field %q, but %q", name, slices.Sorted(maps.Keys(form)))
			}
		}
	}
	w.on = w.submit(mara, w.on, values)
}

// pressable is a button, or an option of a menu that acts at once.
type pressable struct{ label, route, value string }

func controls(v any) []pressable {
	var out []pressable
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			out = append(out, controls(e)...)
		}
	case map[string]any:
		id, _ := v["action_id"].(string)
		route, _, _ := strings.Cut(id, ":")
		switch v["type"] {
		case "button":
			value, _ := v["value"].(string)
			out = append(out, pressable{plainOf(v["text"]), route, value})
		case "static_select", "overflow":
			options, _ := v["options"].([]any)
			for _, o := range options {
				o := o.(map[string]any)
				out = append(out, pressable{plainOf(o["text"]), route, o["value"].(string)})
			}
		}
		for _, key := range []string{"blocks", "elements", "accessory"} {
			out = append(out, controls(v[key])...)
		}
	}
	return out
}

func plainOf(text any) string { return fmt.Sprint(text.(map[string]any)["text"]) }

// leads tells whether a screen has a control of a route, also as an option of a menu with three dots.
func (s shown) leads(t *testing.T, route string) bool {
	return slices.ContainsFunc(controls(anyJSON(t, screenOf(s.Result))), func(c pressable) bool {
		lead, _ := both(c.value)
		return c.route == route || c.route == moreRoute && lead == route
	})
}

func TestEveryCommandIsReachedByClick(t *testing.T) {
	missing := map[string]bool{}
	for _, c := range Commands() {
		missing[c.Name] = true
	}
	for _, to := range ways(t, "testdata/by_click.txt") {
		delete(missing, to.name)
		t.Run(to.name, func(t *testing.T) {
			if to.steps[0] != "home" && !strings.HasPrefix(to.steps[0], "card ") && !strings.HasPrefix(to.steps[0], "shortcut ") {
				t.Errorf("begins with %q, which is no click", to.steps[0])
			}
			w := newWalker(t)
			w.walk(to.steps)
			if to.words == "–" {
				if !w.on.Clear {
					t.Errorf("the form stays open:\n%s", w.on.text)
				}
				return
			}
			w.on.says(t, to.words)
		})
	}
	for name := range missing {
		t.Errorf("no click does what /tcr %s does: add a button or a menu's option, and its way to testdata/by_click.txt", name)
	}
}

func TestEveryClickIsReachedByCommand(t *testing.T) {
	missing := map[string]bool{}
	for _, r := range slices.Concat(Clicks(), Forms()) {
		missing[r.ID] = true
	}
	for _, s := range Shortcuts() {
		missing[s.ID] = true
	}
	been := map[string]shown{} // many ways lead over the same screen
	for _, to := range ways(t, "testdata/by_command.txt") {
		name, same := strings.CutSuffix(to.name, " does")
		delete(missing, name)
		t.Run(name, func(t *testing.T) {
			if !strings.HasPrefix(to.steps[0], "/tcr") {
				t.Errorf("begins with %q, which is no command", to.steps[0])
			}
			where := strings.Join(to.steps, " > ")
			on, known := been[where]
			if !known {
				w := newWalker(t)
				w.walk(to.steps)
				on, been[where] = w.on, w.on
			}
			on.says(t, to.words)
			switch form := on.Modal; {
			case same || form != nil && form.Callback == name:
			case !on.leads(t, name):
				t.Errorf("no %s on\n%s", name, on.text)
			}
		})
	}
	for name := range missing {
		t.Errorf("no command does what %s does, or leads to it: say which in testdata/by_command.txt", name)
	}
}

// A button that is kept for a role is shown to those who have it, and refused to everybody else who presses it all the same.
func TestHomeShowsEverybodyTheirButtons(t *testing.T) {
	d := newDesk(t, func(s *Settings) { s.Admins = []string{mara} })
	if err := d.store.SetSetting(context.Background(), team, "managers", ben); err != nil {
		t.Fatal(err)
	}
	home := func(who string) shown { return d.show(d.OpenHome(context.Background(), d.from(who, FromHome))) }
	for _, r := range slices.Concat(Clicks(), Forms()) {
		if r.role() == RoleAgent {
			continue
		}
		for who, role := range map[string]Role{ana: RoleAgent, ben: RoleManager, mara: RoleAdmin} {
			if may, shows := role >= r.role(), home(who).leads(t, r.ID); may != shows {
				t.Errorf("%s: %s sees it %v, may use it %v", r.ID, role, shows, may)
			}
			if role >= r.role() {
				continue
			}
			if s := d.click(who, r.ID, ""); s.err == nil || !strings.Contains(s.text, "Only ") {
				t.Errorf("%s answers %s: %s", r.ID, role, s.text)
			}
			req := d.from(who, FromForm)
			req.Form = Form{ID: r.ID, View: "V9", Values: map[string]string{}}
			if s := d.show(d.Submit(context.Background(), req)); s.err == nil {
				t.Errorf("the form %s answers %s: %s", r.ID, role, s.text)
			}
		}
	}
}
