package handlers

import (
	"strings"
	"testing"

	"tcrbot/storage"
)

func TestTheThreadOfAPermalink(t *testing.T) {
	for link, want := range map[string]string{
		"https://team.slack.com/archives/C0SUPPORT/p1700000000123456":                                           "C0SUPPORT 1700000000.123456",
		"https://team.slack.com/archives/C0SUPPORT/p1700000000123456?thread_ts=1690000000.000100&cid=C0SUPPORT": "C0SUPPORT 1690000000.000100",
		"https://team.slack.com/archives/C0SUPPORT/p1":                                                          " ",
		"https://team.slack.com/files/x":                                                                        " ",
		"":                                                                                                      " ",
		"%zz":                                                                                                   " ",
	} {
		if channel, thread, _ := sourceOf(link); channel+" "+thread != want {
			t.Errorf("%q is %s in %s", link, thread, channel)
		}
	}
}

const threadLink = "https://team.slack.example/archives/C0CARDS/p1700000000123456"

// offered closes a ticket that came from a message and gives what its owner is offered.
func (d *testDesk) offered(link, closing string) []shown {
	d.t.Helper()
	form := d.shortcut(ana, "ticket-from-message", Pasted{Text: "Campaign CABC123: " + impliedText, Permalink: link})
	d.submit(ana, form, map[string]string{"customer": "Zebra"})
	d.command(ben, "assign 1 me")
	d.outbox()
	d.command(ana, closing)
	var out []shown
	for _, item := range d.outbox() {
		if strings.HasPrefix(item.Key, "tell-offer") {
			if item.Channel != ben {
				d.t.Errorf("the offer goes to %s, not to the owner", item.Channel)
			}
			out = append(out, d.posted(item))
		}
	}
	return out
}

func told(items []storage.OutboxItem) (out []storage.OutboxItem) {
	for _, item := range items {
		if strings.HasPrefix(item.Key, "tell:") {
			out = append(out, item)
		}
	}
	return out
}

func TestTheThreadIsToldAfterAClickAndAPreviewOnce(t *testing.T) {
	d := newDesk(t, withAdmin)
	inVillage(d)
	offers := d.offered(threadLink, "close 1 approved")
	if len(offers) != 1 {
		t.Fatalf("%d offers", len(offers))
	}
	offers[0].says(t, "#1 Zebra* is approved", "Good news: the campaign CABC123 is approved", "[Tell the thread]")
	preview := d.press(ben, offers[0], "Tell the thread")
	preview.says(t, "the thread that #1 came from", "Good news", "Everybody in that channel can read it")
	if items := told(d.outbox()); len(items) != 0 {
		t.Fatalf("told before anybody agreed: %+v", items)
	}
	d.submit(ben, preview, map[string]string{"text": " "}).says(t, "nothing to post")
	d.submit(ben, preview, map[string]string{"text": "It is approved!"})
	items := told(d.outbox())
	if len(items) != 1 || items[0].Channel != "C0CARDS" || items[0].ThreadTS != "1700000000.123456" {
		t.Fatalf("%+v", items)
	}
	d.posted(items[0]).says(t, "It is approved!", "Shared by <@U0BEN>")
	d.command(ana, "show 1").says(t, "Told the thread it came from: It is approved!")
	d.submit(ana, preview, nil).says(t, "was told already")
	d.click(ana, "tell-thread", "1").says(t, "was told already")
	d.command(ana, "status 1 working")
	d.click(ana, "tell-thread", "1").says(t, "open again")
}

func TestNobodyIsOfferedToTellAThreadThatIsNotThere(t *testing.T) {
	if offers := newDesk(t).offered("", "close 1 approved"); len(offers) != 0 {
		t.Errorf("offered %q", offers[0].text)
	}
	if offers := newDesk(t).offered(threadLink, "status 1 waiting-provider"); len(offers) != 0 {
		t.Errorf("offered %q", offers[0].text)
	}
}

func TestWhereTheBotMayNotWriteThereIsATextToCopy(t *testing.T) {
	for _, c := range []struct {
		name  string
		place *Place
		in    []string
		want  string
	}{
		{"unknown", nil, nil, "I cannot see that channel"},
		{"archived", &Place{Archived: true, BotInside: true}, nil, "archived"},
		{"not inside", &Place{}, nil, "I am not in that channel"},
		{"private", &Place{Private: true, BotInside: true}, []string{ben}, "a private channel that you are not in"},
		{"private, inside", &Place{Private: true, BotInside: true}, []string{ana}, "This goes into the thread"},
		{"public", &Place{BotInside: true}, nil, "This goes into the thread"},
	} {
		d := newDesk(t, withAdmin)
		v := inVillage(d)
		delete(v.places, "C0CARDS")
		if c.place != nil {
			v.places["C0CARDS"] = *c.place
		}
		v.members["C0CARDS"] = c.in
		d.offered(threadLink, "close 1 no-reply")
		s := d.click(ana, "tell-thread", "1")
		s.says(t, c.want, "We have not heard back")
		if strings.HasPrefix(c.want, "This goes") {
			v.places["C0CARDS"] = Place{} // the bot was removed meanwhile
			d.submit(ana, s, nil).says(t, "I am not in that channel")
		}
		if items := told(d.outbox()); len(items) != 0 {
			t.Errorf("%s: told %+v", c.name, items)
		}
	}
}
