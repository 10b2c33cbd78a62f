package bot

import (
	"encoding/json"
	"testing"

	"github.com/slack-go/slack"
)

// What Slack calls a message is more than text.
func TestPastedReadsEverythingAMessageSays(t *testing.T) {
	for _, c := range []struct{ name, message, want string }{
		{"plain text, escaped once", `{"text": "a &lt;b&gt; &amp;amp;"}`, "a <b> &amp;"},
		{"blocks say more than the text", `{"text": "New ticket", "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "Rejected: no HELP text"}, "fields": [{"type": "mrkdwn", "text": "Code 806"}]}]}`, "Rejected: no HELP text\nCode 806"},
		{"rich text with a list and a link", `{"blocks": [{"type": "rich_text", "elements": [
			{"type": "rich_text_section", "elements": [{"type": "text", "text": "Reasons "}, {"type": "link", "url": "https://a.example"}]},
			{"type": "rich_text_list", "style": "bullet", "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "no STOP"}]}]},
			{"type": "rich_text_quote", "elements": [{"type": "text", "text": "quoted"}]},
			{"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "CR4015"}]}]}]}`, "Reasons https://a.example\nno STOP\nquoted\nCR4015"},
		{"a helpdesk's attachment", `{"text": "", "attachments": [{"pretext": "From the helpdesk", "title": "Ticket 9", "text": "declined", "fields": [{"title": "Code", "value": "30909"}], "fallback": "unused"}]}`, "From the helpdesk\nTicket 9\ndeclined\nCode: 30909"},
		{"an attachment with nothing but its fallback", `{"attachments": [{"fallback": "declined: 611"}]}`, "declined: 611"},
		{"a snippet", `{"text": "see below", "files": [{"mimetype": "text/plain", "preview": "reason: no opt-in"}]}`, "see below\nreason: no opt-in"},
		{"nothing", `{}`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var m slack.Msg
			if err := json.Unmarshal([]byte(c.message), &m); err != nil {
				t.Fatal(err)
			}
			if got := pasted(m, nil).Text; got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestPastedCountsPictures(t *testing.T) {
	m := slack.Msg{Files: []slack.File{{Mimetype: "image/png"}, {Mimetype: "image/jpeg"}, {Mimetype: "application/pdf"}}}
	if got := pasted(m, nil); got.Pictures != 2 || got.Text != "" {
		t.Errorf("%d pictures, text %q", got.Pictures, got.Text)
	}
}

func TestPastedReadsAFileWholeWhereItMay(t *testing.T) {
	m := slack.Msg{Files: []slack.File{{ID: "F1", Mimetype: "text/plain", Preview: "Description: Zebra", LinesMore: 9}}}
	if got := pasted(m, nil); got.Text != "Description: Zebra" || !got.Cut {
		t.Errorf("of a long file only the preview: %+v", got)
	}
	if got := pasted(m, map[string]string{"F1": "Description: Zebra\nSample 1: Hi"}); got.Text != "Description: Zebra\nSample 1: Hi" || got.Cut {
		t.Errorf("the whole file: %+v", got)
	}
}
