package handlers

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"tcrbot/e2e/fakeslack"
	"tcrbot/knowledge"
	"tcrbot/storage"
)

const (
	team    = "T1"
	channel = "C0TEAM"
	ana     = "U0ANA"
	ben     = "U0BEN"
)

// loaded is the knowledge base, read once for all tests: it is never changed.
var loaded = sync.OnceValues(knowledge.Load)

// testDesk is a desk on a real database with a clock that the test moves.
type testDesk struct {
	*Desk
	t     *testing.T
	clock *atomic.Int64
	keys  int
}

func newDesk(t *testing.T, change ...func(*Settings)) *testDesk {
	t.Helper()
	base, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	clock := &atomic.Int64{}
	clock.Store(time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC).Unix()) // a Monday
	now := func() time.Time { return time.Unix(clock.Load(), 0).UTC() }
	store, err := storage.Open(t.Context(), filepath.Join(t.TempDir(), "tcrbot.db"), storage.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	if _, err := store.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	settings := Settings{Fixed: map[string]string{"team_channel": channel, "digest_channel": "C0DIGEST", "time_zone": "UTC"}}
	for _, c := range change {
		c(&settings)
	}
	var ids atomic.Int64
	return &testDesk{t: t, clock: clock, Desk: New(Parts{
		Store: store, Base: base, Now: now, Log: slog.New(slog.DiscardHandler), Settings: settings,
		NewID: func() string { return fmt.Sprintf("L%d", ids.Add(1)) },
	})}
}

func (d *testDesk) wait(span time.Duration) { d.clock.Add(int64(span / time.Second)) }

func person(id string) Person {
	return Person{ID: id, Name: map[string]string{ana: "Ana", ben: "Ben"}[id], TimeZone: "UTC"}
}

func (d *testDesk) from(id string, source Source) Request {
	d.keys++
	return Request{Team: team, Person: person(id), Channel: "C0HELP", Source: source, Key: fmt.Sprintf("K%d", d.keys)}
}

// shown is what a person sees of a result: the screen as text, errors explained as the bot explains them.
type shown struct {
	Result
	err  error
	text string
}

func (d *testDesk) show(r Result, err error) shown {
	d.t.Helper()
	if err != nil {
		if !Expected(err) {
			d.t.Errorf("not an error a person can act on: %v", err)
		}
		return shown{err: err, text: d.draw(Explain(err))}
	}
	s := shown{Result: r}
	switch {
	case r.Modal != nil:
		s.text = d.draw(r.Modal.Request())
	case r.Public != nil:
		s.text = d.draw(*r.Public)
	case r.Private != nil:
		s.text = d.draw(*r.Private)
	case r.Home != nil:
		s.text = d.draw(r.Home.Request())
	default:
		for name, problem := range r.Errors {
			s.text += name + ": " + problem + "\n"
		}
	}
	return s
}

// draw checks a screen against Slack's limits and gives it as text.
func (d *testDesk) draw(screen any) string {
	d.t.Helper()
	data, err := json.Marshal(screen)
	if err != nil {
		d.t.Fatal(err)
	}
	var raw fakeslack.Object
	if err := json.Unmarshal(data, &raw); err != nil {
		d.t.Fatal(err)
	}
	blocks, _ := raw["blocks"].([]any)
	problems := fakeslack.CheckMessage(blocks)
	if raw["type"] != nil {
		problems = fakeslack.CheckView(raw)
	}
	for _, p := range problems {
		d.t.Errorf("Slack refuses it: %s", p)
	}
	for _, ping := range []string{"<!channel", "<!here", "<!everyone", "<@U123"} {
		for _, text := range formatted(raw) {
			if strings.Contains(text, ping) {
				d.t.Errorf("%s would be notified: %s", ping, text)
			}
		}
	}
	return fakeslack.Text(data)
}

// formatted finds the texts that Slack formats.
func formatted(v any) []string {
	var out []string
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			out = append(out, formatted(e)...)
		}
	case map[string]any:
		text, isText := v["text"].(string)
		if isText && (v["type"] == "mrkdwn" || v["type"] == nil) {
			out = append(out, text)
		}
		for _, e := range v {
			out = append(out, formatted(e)...)
		}
	}
	return out
}

func (s shown) says(t *testing.T, want ...string) {
	t.Helper()
	for _, w := range want {
		if !strings.Contains(s.text, w) {
			t.Errorf("does not say %q:\n%s", w, s.text)
		}
	}
}

func (s shown) silent(t *testing.T, unwanted ...string) {
	t.Helper()
	for _, w := range unwanted {
		if strings.Contains(s.text, w) {
			t.Errorf("says %q:\n%s", w, s.text)
		}
	}
}

func (d *testDesk) command(id, text string) shown {
	d.t.Helper()
	req := d.from(id, FromCommand)
	req.Text = text
	return d.show(d.Command(context.Background(), req))
}

func (d *testDesk) click(id, route, value string) shown {
	d.t.Helper()
	req := d.from(id, FromClick)
	req.Action = Action{ID: route, Value: value}
	return d.show(d.Click(context.Background(), req))
}

// press clicks the button of that label on a screen.
func (d *testDesk) press(id string, on shown, label string) shown {
	d.t.Helper()
	req := d.from(id, FromClick)
	req.Action = button(d.t, on, label)
	if on.Modal != nil {
		req.Action.View, req.Channel = "V1", ""
	}
	return d.show(d.Click(context.Background(), req))
}

// button finds a button by its label.
func button(t *testing.T, on shown, label string) Action {
	t.Helper()
	for _, b := range buttons(anyJSON(t, screenOf(on.Result))) {
		if b["text"].(map[string]any)["text"] == label {
			value, _ := b["value"].(string)
			id, _, _ := strings.Cut(b["action_id"].(string), ":")
			return Action{ID: id, Value: value}
		}
	}
	t.Fatalf("no button %q on\n%s", label, on.text)
	return Action{}
}

// anyJSON is a value as its JSON reads.
func anyJSON(t *testing.T, v any) any {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	var raw any
	if err := json.Unmarshal(data, &raw); err != nil {
		t.Fatal(err)
	}
	return raw
}

func screenOf(r Result) any {
	switch {
	case r.Modal != nil:
		return r.Modal.Request()
	case r.Home != nil:
		return r.Home.Request()
	case r.Public != nil:
		return r.Public
	}
	return r.Private
}

func buttons(v any) []map[string]any {
	var out []map[string]any
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			out = append(out, buttons(e)...)
		}
	case map[string]any:
		if v["type"] == "button" {
			out = append(out, v)
		}
		for _, key := range []string{"blocks", "elements", "accessory"} {
			out = append(out, buttons(v[key])...)
		}
	}
	return out
}

// submit sends a form that is open, with what the person typed over what stands in it.
func (d *testDesk) submit(id string, form shown, typed map[string]string) shown {
	d.t.Helper()
	d.keys++
	return d.send(id, form, fmt.Sprintf("V%d", d.keys), typed)
}

func (d *testDesk) send(id string, form shown, view string, typed map[string]string) shown {
	d.t.Helper()
	if form.Modal == nil {
		d.t.Fatalf("no form but\n%s", form.text)
	}
	req := d.from(id, FromForm)
	req.Form = Form{ID: form.Modal.Callback, View: view, Meta: form.Modal.Meta, Values: initial(d.t, form)}
	maps.Copy(req.Form.Values, typed)
	return d.show(d.Submit(context.Background(), req))
}

// initial reads what stands in a form before anybody types.
func initial(t *testing.T, form shown) map[string]string {
	t.Helper()
	data, err := json.Marshal(form.Modal.Request())
	if err != nil {
		t.Fatal(err)
	}
	var view struct {
		Blocks []struct {
			ID      string `json:"block_id"`
			Type    string
			Element struct {
				InitialValue  string                   `json:"initial_value"`
				InitialUser   string                   `json:"initial_user"`
				InitialOption struct{ Value string }   `json:"initial_option"`
				InitialBoxes  []struct{ Value string } `json:"initial_options"`
			}
		}
	}
	if err := json.Unmarshal(data, &view); err != nil {
		t.Fatal(err)
	}
	values := map[string]string{}
	for _, b := range view.Blocks {
		if b.Type == "input" {
			values[b.ID] = b.Element.InitialValue + b.Element.InitialUser + b.Element.InitialOption.Value
			for _, box := range b.Element.InitialBoxes {
				values[b.ID] += box.Value + "\n"
			}
		}
	}
	return values
}

// ticketNumbered reads a ticket from the store.
func (d *testDesk) ticketNumbered(n int64) storage.Ticket {
	d.t.Helper()
	t, err := d.store.Ticket(context.Background(), team, n)
	if err != nil {
		d.t.Fatal(err)
	}
	return t
}

// open opens a ticket through the form.
func (d *testDesk) open(id, customer string, more ...string) storage.Ticket {
	d.t.Helper()
	values := map[string]string{"customer": customer}
	for i := 0; i+1 < len(more); i += 2 {
		values[more[i]] = more[i+1]
	}
	if s := d.submit(id, d.command(id, "new"), values); !s.Clear {
		d.t.Fatalf("the form stays open:\n%s", s.text)
	}
	all, err := d.store.Tickets(context.Background(), storage.TicketFilter{Team: team, Limit: 1})
	if err != nil || len(all) != 1 {
		d.t.Fatalf("%d tickets, %v", len(all), err)
	}
	return all[0]
}

// outbox takes everything that waits to be posted.
func (d *testDesk) outbox() []storage.OutboxItem {
	d.t.Helper()
	var all []storage.OutboxItem
	for {
		items, err := d.store.ClaimOutbox(context.Background(), 100, time.Minute)
		if err != nil {
			d.t.Fatal(err)
		}
		if len(items) == 0 {
			return all
		}
		for _, item := range items {
			if err := d.store.Sent(context.Background(), item.ID, item.Channel, "1.0"); err != nil {
				d.t.Fatal(err)
			}
		}
		all = append(all, items...)
	}
}

// posted draws an outbox item's message; one that has nothing to say is empty.
func (d *testDesk) posted(item storage.OutboxItem) shown {
	d.t.Helper()
	m, ok, err := d.Contents(context.Background(), item)
	if err != nil {
		d.t.Fatal(err)
	}
	if !ok {
		return shown{}
	}
	return d.show(Result{Private: &m}, nil)
}

func (d *testDesk) lookups(id string) []storage.Lookup {
	d.t.Helper()
	found, err := d.store.RecentLookups(context.Background(), team, id, time.Time{}, 100)
	if err != nil {
		d.t.Fatal(err)
	}
	return found
}

func isUserError(err error) bool {
	var u *UserError
	return errors.As(err, &u)
}
