package handlers

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"tcrbot/storage"
)

func (d *testDesk) shortcut(id, route string, p Pasted) shown {
	d.t.Helper()
	req := d.from(id, FromShortcut)
	req.Message = p
	return d.show(d.Shortcut(context.Background(), route, req))
}

func (d *testDesk) mention(id, text string, change func(*Request)) shown {
	d.t.Helper()
	req := d.from(id, FromMention)
	req.Text, req.ThreadTS, req.Place = text, "1.0", &Place{ID: "C0HELP", BotInside: true}
	if change != nil {
		change(&req)
	}
	return d.show(d.Mention(context.Background(), req))
}

func (d *testDesk) direct(id, text string) shown {
	d.t.Helper()
	req := d.from(id, FromDM)
	req.Channel, req.Text = "D1", text
	return d.show(d.DirectMessage(context.Background(), req))
}

const permalink = "https://team.slack.example/archives/C0SECRET/p1"

func TestTicketFromMessage(t *testing.T) {
	d := newDesk(t)
	form := d.shortcut(ana, "ticket-from-message", Pasted{Text: "Brand: Zebra LLC\nCampaign CABC123: " + impliedText, Author: ben, Permalink: permalink})
	form.says(t, "Brand [Zebra LLC]", "Campaign ID [CABC123]", "Rejection [Brand: Zebra LLC")
	d.submit(ana, form, map[string]string{"customer": "Zebra", "rejection": "What I submit instead"})
	s := d.command(ben, "show 1")
	s.says(t, "What I submit instead", "from <"+permalink+"|a message>")
	s.silent(t, "We only answer", "#secret")
	got := d.ticketNumbered(1)
	if got.SourceLink != permalink || got.LookupID == "" {
		t.Errorf("ticket: %+v", got)
	}
	l, err := d.store.Lookup(context.Background(), team, got.LookupID)
	if err != nil || !strings.Contains(l.Text, "We only answer") || l.SourceLink != permalink {
		t.Errorf("lookup: %+v, %v", l, err)
	}
}

func TestLongMessageIsKeptWhole(t *testing.T) {
	d := newDesk(t)
	long := impliedText + strings.Repeat(" more of it", 3000) + " THE END"
	form := d.shortcut(ana, "ticket-from-message", Pasted{Text: long, Permalink: permalink})
	form.says(t, "is kept with the ticket, uncut")
	d.submit(ana, form, map[string]string{"customer": "Zebra"})
	if got := d.ticketNumbered(1).Rejection; got != long {
		t.Errorf("%d of %d characters", len(got), len(long))
	}
}

func TestDiagnoseShortcut(t *testing.T) {
	d := newDesk(t)
	s := d.shortcut(ana, "diagnose", Pasted{Text: impliedText, Permalink: permalink})
	s.says(t, "== What I found ==", "Customers text first")
	form := d.press(ana, s, "Open ticket")
	d.submit(ana, form, map[string]string{"customer": "Zebra"})
	if got := d.ticketNumbered(1); got.SourceLink != permalink {
		t.Errorf("the message is not linked: %+v", got)
	}
	d.shortcut(ana, "diagnose", Pasted{Pictures: 2}).says(t, "can't read pictures", "Paste the rejection")
	d.shortcut(ana, "diagnose", Pasted{}).says(t, "no text I can read")
	d.shortcut(ana, "ticket-from-message", Pasted{Pictures: 1, Permalink: permalink}).says(t, "== New TCR ticket ==")
	d.shortcut(ana, "new-ticket", Pasted{}).says(t, "== New TCR ticket ==")
	d.shortcut(ana, "ask", Pasted{}).says(t, "== What was refused? ==")
	d.shortcut(ana, "gone", Pasted{}).says(t, "/tcr help")
}

func TestMention(t *testing.T) {
	d := newDesk(t)
	d.open(ana, "Zebra Roofing", "campaign", "CABC123")
	s := d.mention(ben, "CABC123 "+impliedText, nil)
	s.says(t, "On file: *#1 Zebra Roofing*", "Customers text first")
	if s.Public == nil || s.Private != nil {
		t.Errorf("not answered in the thread: %+v", s.Result)
	}
	d.mention(ben, "help", nil).says(t, "/tcr code")
	d.mention(ben, "", nil).says(t, "Diagnose rejection", "@tcr HELP message has no contact")
	d.mention(ben, "", func(r *Request) { r.Message = Pasted{Text: impliedText} }).says(t, "Customers text first")
	d.mention(ben, "", func(r *Request) { r.Message = Pasted{Pictures: 1} }).says(t, "can't read pictures")

	// Outsiders learn nothing of cases.
	unknown := d.mention(ben, "CABC123 "+impliedText, func(r *Request) { r.Place = nil })
	unknown.says(t, "Customers text first")
	unknown.silent(t, "Zebra")
	asked := d.mention(ben, "CABC123: HELP message does not contain a way to contact the business", func(r *Request) { r.Place = nil })
	if strings.Contains(asked.text, "None of these") {
		d.press(ben, asked, "None of these").silent(t, "Zebra")
		label := asked.text[strings.Index(asked.text, "[")+1 : strings.Index(asked.text, "]")]
		chosen := d.press(ben, asked, label)
		chosen.silent(t, "Zebra")
		d.press(ben, chosen, "Right").silent(t, "Zebra")
	}
	shared := d.mention(ben, "CABC123 "+impliedText, func(r *Request) { r.Place.Shared = true })
	shared.says(t, "outside your company", "Diagnose rejection")
	shared.silent(t, "Zebra", "Customers text first")
}

func TestDirectMessage(t *testing.T) {
	d := newDesk(t)
	d.direct(ana, impliedText).says(t, "Customers text first")
	d.direct(ana, "/tcr list").says(t, "No tickets")
	d.direct(ana, "help").says(t, "/tcr show")
	d.direct(ana, "").says(t, "can't read pictures", "HELP message has no contact")
	s := d.direct(ana, "new customer:Zebra Roofing")
	s.says(t, "[Open the form]")
	d.press(ana, s, "Open the form").says(t, "Customer [Zebra Roofing]")
	d.press(ana, d.direct(ana, "match"), "Open the form").says(t, "What was refused?")
}

func TestHome(t *testing.T) {
	d := newDesk(t, func(s *Settings) { s.Fixed["contact"] = "#help-desk" })
	home := func(id string) shown {
		return d.show(d.OpenHome(context.Background(), d.from(id, FromHome)))
	}
	first := home(ana)
	first.says(t, "Hello Ana", "How to begin", "[Try an example]", "None right now", "#help-desk")
	req := d.from(ana, FromHome)
	req.Action, req.Channel = button(t, first, "Try an example"), ""
	d.show(d.Click(context.Background(), req)).says(t, "== What I found ==")
	d.open(ana, "Zebra Roofing")
	d.open(ana, "Salon Vera")
	d.command(ana, "assign 1 me")
	d.command(ana, "status 1 waiting-provider")
	s := home(ana)
	s.silent(t, "How to begin")
	s.says(t, "#1 Zebra Roofing", "1 open · 1 with providers", "One open ticket has no owner", "#2 Salon Vera", "[Take it]", "Recent answers")
	req.Action = Action{ID: "list", Value: "unowned"}
	d.show(d.Click(context.Background(), req)).says(t, "== Tickets ==", "#2 Salon Vera")
	req.Action = Action{ID: "details", Value: "2"}
	details := d.show(d.Click(context.Background(), req))
	details.says(t, "== Ticket ==", "[Take it]")
	d.press(ana, details, "Take it").says(t, "== Ticket ==", "took it")
	req.Person.Guest = true
	d.show(d.OpenHome(context.Background(), req)).says(t, "full members")
}

func TestShare(t *testing.T) {
	d := newDesk(t)
	preview := func(change func(*Request)) shown {
		req := d.from(ana, FromClick)
		req.Action, req.Place = Action{ID: "guide-post", Value: "help-message-missing"}, &Place{BotInside: true}
		change(&req)
		return d.show(d.Click(context.Background(), req))
	}
	inside := preview(func(*Request) {})
	inside.says(t, "This goes into this channel", "1. Put the business's name")
	preview(func(r *Request) { r.ThreadTS = "1.0" }).says(t, "into this thread")
	for name, change := range map[string]func(*Request){
		"shared":  func(r *Request) { r.Place.Shared = true },
		"guests":  func(r *Request) { r.Place.Guests = true },
		"unknown": func(r *Request) { r.Place = nil },
	} {
		s := preview(change)
		s.says(t, "outside your company")
		s.silent(t, "1. Put the business's name")
		if text := initial(t, s)["text"]; !strings.Contains(text, "{{customer}}") {
			t.Errorf("%s: not the customer's text: %s", name, text)
		}
	}
	preview(func(r *Request) { r.Place.BotInside = false }).says(t, "/invite @tcr")
	preview(func(r *Request) { r.Channel = "" }).says(t, "no channel to post to")
	preview(func(r *Request) { r.Channel = "D1" }).says(t, "no channel to post to")
	preview(func(r *Request) { r.Action.Value = "nothing" }).says(t, "no article")

	if s := d.submit(ana, inside, map[string]string{"text": ""}); s.Errors["text"] == "" {
		t.Errorf("%+v", s.Result)
	}
	d.send(ana, inside, "V9", map[string]string{"text": "Do this <!channel> <@U123>"})
	d.send(ana, inside, "V9", map[string]string{"text": "Do this <!channel> <@U123>"})
	items := d.outbox()
	if len(items) != 1 || items[0].Channel != "C0HELP" {
		t.Fatalf("outbox: %+v", items)
	}
	d.posted(items[0]).says(t, "Do this &lt;!channel&gt;", "Shared by <@U0ANA>")
	s := d.command(ana, impliedText)
	d.press(ana, s, "Share").says(t, "outside your company") // a place nobody could check
}

// TestRefused asks every entry point and every route as people the bot does not work for.
func TestRefused(t *testing.T) {
	d := newDesk(t)
	d.open(ana, "Zebra Roofing")
	d.outbox()
	ctx := context.Background()
	for name, p := range map[string]Person{
		"guest": {ID: "U1", Guest: true}, "stranger": {ID: "U1", Stranger: true}, "bot": {ID: "U1", Bot: true}, "nobody": {},
	} {
		req := Request{Team: team, Person: p, Channel: "C1", Text: "list", Message: Pasted{Text: impliedText}}
		refused := func(what string, r Result, err error) {
			t.Helper()
			if !isUserError(err) || r.Modal != nil || r.Private != nil || r.Public != nil {
				t.Errorf("%s: %s is answered: %v", name, what, err)
			}
		}
		r, err := d.Command(ctx, req)
		refused("a command", r, err)
		r, err = d.Mention(ctx, req)
		refused("a mention", r, err)
		r, err = d.DirectMessage(ctx, req)
		refused("a direct message", r, err)
		for _, c := range Clicks() {
			req.Action = Action{ID: c.ID, Value: "1"}
			r, err = d.Click(ctx, req)
			refused("click "+c.ID, r, err)
		}
		for _, f := range Forms() {
			req.Form = Form{ID: f.ID, Meta: "1", Values: map[string]string{"customer": "x", "text": "x", "note": "x"}}
			r, err = d.Submit(ctx, req)
			refused("form "+f.ID, r, err)
		}
		for _, s := range Shortcuts() {
			r, err = d.Shortcut(ctx, s.ID, req)
			refused("shortcut "+s.ID, r, err)
		}
		home, err := d.OpenHome(ctx, req)
		d.show(home, err).silent(t, "Zebra", "New ticket")
	}
	if n, err := d.store.CountTickets(ctx, storage.TicketFilter{Team: team}); n != 1 || err != nil || len(d.outbox()) != 0 {
		t.Errorf("something was done: %d tickets, %v", n, err)
	}
}

func TestUnknownRoutes(t *testing.T) {
	d := newDesk(t)
	d.click(ana, "gone", "").says(t, "older version", "/tcr help")
	req := d.from(ana, FromForm)
	req.Form = Form{ID: "gone"}
	d.show(d.Submit(context.Background(), req)).says(t, "older version", "/tcr help")
}

// TestBadInput sends what people and programs really send, to every command, form and entry point: each gets one clear
// sentence or a screen, nothing fails as our own fault and nobody is notified (draw checks both).
func TestBadInput(t *testing.T) {
	texts := []string{
		"", " ", "x", "👍", "....", "\x00\x01\x02\xff\xfe PK\x03\x04", strings.Repeat("\xff", 5000), strings.Repeat("a", 40_000),
		strings.Repeat("HELP message has no contact. ", 1400), "<!channel> <@U123> &lt;b&gt; <https://evil.example|x>", "キャンペーンが拒否されました",
		"الحملة مرفوضة بسبب عدم وجود موافقة", "\u202eabc", "Die Kampagne wurde abgelehnt, weil die Zustimmung fehlt", "0", "-1", "NaN", "12; DROP TABLE tickets", "{{customer}}",
		"`code` *bold* _it_", "#12", "1|2|3",
	}
	for i, text := range texts {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			d := newDesk(t)
			d.open(ana, "Zebra Roofing")
			for _, c := range Commands() {
				for _, rest := range []string{text, "1 " + text} {
					if s := d.command(ana, c.Name+" "+rest); s.text == "" && s.Modal == nil {
						t.Errorf("/tcr %s %.40q: silence", c.Name, rest)
					}
				}
			}
			d.badEntries(text)
			d.badForms(text)
		})
	}
}

func (d *testDesk) badEntries(text string) {
	d.t.Helper()
	for what, s := range map[string]shown{
		"command": d.command(ana, text), "direct message": d.direct(ana, text), "mention": d.mention(ana, text, nil),
		"diagnose": d.shortcut(ana, "diagnose", Pasted{Text: text}), "ticket": d.shortcut(ana, "ticket-from-message", Pasted{Text: text}),
	} {
		if s.text == "" {
			d.t.Errorf("%s %.40q: silence", what, text)
		}
	}
	for _, c := range Clicks() {
		if s := d.click(ana, c.ID, text); s.text == "" && s.err == nil {
			d.t.Errorf("click %s %.40q: silence", c.ID, text)
		}
	}
}

func (d *testDesk) badForms(text string) {
	d.t.Helper()
	cut := string([]rune(tidy(text))[:min(formLimit, len([]rune(tidy(text))))])
	for _, f := range Forms() {
		req := d.from(ana, FromForm)
		req.Form = Form{ID: f.ID, View: "V" + f.ID, Meta: "1", Values: map[string]string{
			"customer": cut, "brand": cut, "campaign": cut, "provider": cut, "kind": cut, "rejection": cut, "reference": cut, "more": cut,
			"text": cut, "note": cut, "status": cut, "owner": cut, "outcome": cut,
		}}
		if f.ID == "share" {
			req.Form.Meta = "C1|1.0"
		}
		d.show(d.Submit(context.Background(), req))
	}
	for _, n := range []int64{1, 2} {
		if m, _, err := d.Card(context.Background(), team, n); err == nil {
			d.draw(m)
		}
		d.command(ana, fmt.Sprintf("show %d", n))
		d.click(ana, "whole", fmt.Sprint(n))
	}
	for _, item := range d.outbox() {
		if len(item.Payload) > 0 {
			d.posted(item)
		}
	}
	d.show(d.OpenHome(context.Background(), d.from(ana, FromHome)))
	d.command(ana, "list all")
	d.command(ana, "last")
}
