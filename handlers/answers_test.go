package handlers

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"tcrbot/handlers/views"
	"tcrbot/knowledge"
	"tcrbot/storage"
)

const (
	impliedText = "We only answer people who text us first. The campaign was declined for its opt-in."
	strictText  = "Your campaign was declined due to strict carrier policies."
	severalText = "Declined: 30909 CTA missing. Also 30886, and the privacy policy is missing. The HELP message has no contact."
)

func TestAnswerSure(t *testing.T) {
	d := newDesk(t)
	s := d.command(ana, impliedText)
	s.says(t, "Customers text first", "Fixable · edit and resubmit · about $15", "1. ", "3. ", "Because of", "[Copy reply] [Open ticket] [Share] [All steps] [Right] [Wrong]")
	d.press(ana, s, "All steps").says(t, "What it means", "What to do", "Wording to adapt", "Sources:")
	d.press(ana, s, "Copy reply").says(t, "Still open:", "Text to copy", "[Done]")
	got := d.lookups(ana)
	if len(got) != 1 || got[0].Verdict != "match" || got[0].Gap || got[0].Text != impliedText {
		t.Errorf("lookups: %+v", got)
	}
}

func TestAnswersFitAtFirstSight(t *testing.T) {
	d := newDesk(t)
	for _, text := range []string{impliedText, strictText, severalText, "Declined, please help", "hello", "asdfgh", "30007 carrier filtering", strings.Repeat(severalText, 50)} {
		if s := d.command(ana, text); s.Private == nil || views.Visible(*s.Private) > 900 || s.Private.Text == "" {
			t.Errorf("%.40s: too long or no text:\n%s", text, s.text)
		}
	}
}

func TestAnswerSeveral(t *testing.T) {
	d := newDesk(t)
	s := d.command(ana, severalText)
	s.says(t, "things were refused", "(1) *", "(3) *", "Do these, then resubmit once", "[Steps for (1)] [Steps for (2)]")
	d.press(ana, s, "Steps for (2)").says(t, "All steps")
}

func TestBoilerplateIsUnsureAndFilesNothing(t *testing.T) {
	d := newDesk(t)
	s := d.command(ana, "non-profit, conversational campaign. "+strictText)
	s.says(t, "gives no reason", "Do not file again yet", "non-profit", "Who texts first?", "phone field", "[Copy request to provider]", "[Open ticket]")
	d.press(ana, s, "Copy request to provider").says(t, "reviewer's own reason")
	l := d.lookups(ana)[0]
	if l.Verdict != "unsure" || l.Confidence == "high" || l.Gap {
		t.Errorf("lookup: %+v", l)
	}
}

func TestVentFilesNoGap(t *testing.T) {
	d := newDesk(t)
	m := knowledge.Match{Sort: knowledge.SortVent, Verdict: knowledge.VerdictUnsure}
	v := d.answerValue(t.Context(), Request{}, m)
	v.LookupID = "L1"
	s := d.show(d.shown(v, ask{}), nil)
	s.says(t, "no reason", "campaign ID", "[Paste the full notice]", "[Open ticket]")
	if d.lookup(d.from(ana, FromCommand), ask{}, m, "L1").Gap {
		t.Error("a vent is filed as a gap")
	}
}

func TestQuestionsAsButtons(t *testing.T) {
	d := newDesk(t)
	s := d.command(ana, "the consent was refused") // fits several causes, so nobody can be sure
	s.says(t, "?", "→", "[None of these]")
	label := s.text[strings.Index(s.text, "[")+1 : strings.Index(s.text, "]")]
	next := d.press(ana, s, label)
	if !next.Replace {
		t.Error("the answer is not replaced")
	}
	next.says(t, "[Copy reply]")
	if l := d.lookups(ana); len(l) != 2 {
		t.Errorf("the choice is not kept: %d lookups", len(l))
	}
	d.press(ana, s, "None of these").says(t, "kept as wrong", "[Paste more of it]")
}

func TestNotOurs(t *testing.T) {
	d := newDesk(t)
	s := d.command(ana, "Messages fail with error 30007, carrier filtering")
	s.says(t, "delivery fault", "Ask the messaging desk", "[It is a rejection]")
	d.press(ana, s, "It is a rejection").silent(t, "delivery fault")
	d.command(ana, "match Messages fail with error 30007").silent(t, "delivery fault")
}

func TestVotes(t *testing.T) {
	d := newDesk(t)
	s := d.command(ana, impliedText)
	right := d.press(ana, s, "Right")
	right.says(t, "Customers text first", "Thank you, kept as right", "[Copy reply]")
	right.silent(t, "[Right]", "[Wrong]")
	if !right.Replace {
		t.Error("the answer is not replaced")
	}
	wrong := d.press(ana, s, "Wrong")
	wrong.says(t, "kept as wrong", "/tcr guide", "[Paste more of it]")
	// Somebody else's vote is kept and leaves the answer alone.
	other := d.press(ben, s, "Wrong")
	other.says(t, "Thank you")
	if other.Replace {
		t.Error("somebody else's answer is replaced")
	}
	votes, err := d.store.Votes(context.Background(), team, d.lookups(ana)[0].ID)
	if err != nil || len(votes) != 2 || votes[0].Right || votes[1].Right {
		t.Errorf("votes: %+v, %v", votes, err)
	}
}

func TestAnswerInModalIsDrawnInPlace(t *testing.T) {
	d := newDesk(t)
	s := d.submit(ana, d.command(ana, ""), map[string]string{"text": impliedText})
	s.says(t, "== What I found ==", "Customers text first", "[Copy reply]")
	s.silent(t, "[Share]") // a modal belongs to no channel
	if v := d.press(ana, s, "Right"); v.Modal == nil || !v.Update {
		t.Errorf("the modal is not updated:\n%s", v.text)
	}
}

func TestCaseOnFileComesFirst(t *testing.T) {
	d := newDesk(t)
	opened := d.open(ana, "Zebra Roofing", "campaign", "CABC123", "provider", "Twilio")
	d.wait(6 * 24 * time.Hour)
	for _, text := range []string{"Campaign CABC123 " + impliedText, "Customer: zebra roofing\n" + impliedText} {
		s := d.command(ben, text)
		if !strings.HasPrefix(s.text, "On file: *#1 Zebra Roofing*") {
			t.Errorf("the case does not come first:\n%s", s.text)
		}
		s.says(t, "[Record on #1]", "for 6 days")
	}
	s := d.command(ben, "Campaign CABC123 "+impliedText)
	d.press(ben, s, "Record on #1").says(t, "recorded as the verdict on round 1: rejected", "[Confirm cause]")
	d.press(ben, s, "Record on #1").says(t, "on file with #1 already")
	got := d.ticketNumbered(opened.Number)
	if got.Status != storage.StatusWorking || got.Cause != "optin-implied-consent" {
		t.Errorf("ticket: %+v", got)
	}
	d.command(ana, "show 1").says(t, "round 1 rejected", "recorded the verdict on round 1, rejected: Campaign CABC123")
}

func TestLastAndShowAgain(t *testing.T) {
	d := newDesk(t)
	d.command(ana, "last").says(t, "no answers", "/tcr")
	d.command(ana, impliedText)
	d.command(ben, strictText)
	d.wait(time.Hour)
	s := d.command(ana, "last")
	s.says(t, "Customers text first", "We only answer people")
	s.silent(t, "strict")
	d.press(ana, s, "Show").says(t, "Customers text first", "[Copy reply]")
	d.wait(8 * 24 * time.Hour)
	d.command(ana, "last").says(t, "no answers")
}

// TestShownAgainAsAnswered masks what the text rests on; the answer stays the one that was given.
func TestShownAgainAsAnswered(t *testing.T) {
	d := newDesk(t)
	l := storage.Lookup{ID: "LX", Team: team, User: ana, At: d.now(), Kind: "match", Text: "something else entirely", Verdict: "match", Confidence: "high", Causes: []string{"help-message-missing"}}
	d.store.SaveLookup(l)
	d.click(ana, "show-answer", "LX").says(t, "HELP reply is missing", "_sure_")
}

func TestPersonalDataIsMasked(t *testing.T) {
	d := newDesk(t)
	d.command(ana, impliedText+" Call 415-555-0100 or mail jo@zebra.example, EIN 12-3456789.")
	if l := d.lookups(ana)[0]; strings.Contains(l.Text, "555-0100") || strings.Contains(l.Text, "jo@zebra") || strings.Contains(l.Text, "3456789") {
		t.Errorf("kept: %s", l.Text)
	}
}

func TestAnswerThatIsGone(t *testing.T) {
	d := newDesk(t)
	for _, c := range Clicks() {
		if c.ID == "open-ticket" || c.ID == "vote-right" || c.ID == "choose" || c.ID == "paste" || c.ID == "is-rejection" || c.ID == "show-answer" {
			d.click(ana, c.ID, "nowhere|help-message-missing").says(t, "no longer have that answer", "/tcr last")
		}
	}
}

func TestReplyIsFilledIn(t *testing.T) {
	d := newDesk(t)
	d.open(ana, "Zebra Roofing", "campaign", "CABC123", "brand", "Zebra LLC")
	s := d.press(ana, d.command(ana, "Campaign CABC123 "+impliedText), "Copy reply")
	s.says(t, "Zebra Roofing")
	if text := initial(t, s)["text"]; strings.Contains(text, "{{customer}}") || strings.Contains(text, "{{brand}}") || strings.Contains(text, "\u2060") {
		t.Errorf("the reply: %s", text)
	}
	if !d.submit(ana, s, nil).Clear {
		t.Error("Done does not close it")
	}
}

func TestGuide(t *testing.T) {
	d := newDesk(t)
	d.command(ana, "guide").says(t, "Opt-in and consent", "STOP and HELP replies", "choose a topic")
	d.command(ana, "guide privacy policy sharing").says(t, "[Read]")
	d.command(ana, "guide qwzxv").says(t, "no guidance", "/tcr guide privacy")
	article := d.click(ana, "guide-open", "help-message-missing")
	article.says(t, "HELP reply is missing", "[Post to channel] [Copy as reply]")
	d.press(ana, article, "All steps").says(t, "What it means", "Cost and time", "|Twilio> (checked", "|Telnyx> (checked")
	d.press(ana, article, "Copy as reply").says(t, "Reply to copy", "Short", "E-mail")
	d.click(ana, "guide-open", "no-such-cause").says(t, "no article", "/tcr guide")
	d.click(ana, "canned", "no such text").says(t, "/tcr guide")
	canned := d.command(ana, "guide ask the provider")
	d.press(ana, canned, "Copy").says(t, "reviewer's own")
}

func TestCode(t *testing.T) {
	d := newDesk(t)
	d.command(ana, "code 803").says(t, "used by", "providers", "*Telnyx*", "*Do:*")
	d.command(ana, "code 803 telnyx").silent(t, "DCA2*")
	d.command(ana, "code 803 acme").says(t, "no codes of acme", "*Telnyx*")
	d.command(ana, "code ZZ99999").says(t, "do not know the code", "Paste the whole sentence")
	d.command(ana, "code").says(t, "Which code?", "/tcr code 30909")
	own := newDesk(t, func(s *Settings) { s.Fixed["providers"] = "Telnyx" })
	s := own.command(ana, "code 803")
	s.says(t, "*Telnyx*")
	if strings.Contains(s.text, "Other providers") {
		own.press(ana, s, "Other providers (1)").silent(t, "*Telnyx*")
	}
}

func TestHelp(t *testing.T) {
	d := newDesk(t)
	s := d.command(ana, "help")
	for _, c := range Commands() {
		s.says(t, "/tcr "+strings.NewReplacer("<", "&lt;", ">", "&gt;").Replace(c.Usage), c.Does[:10])
		d.command(ana, "help "+c.Name).says(t, "For example:", "/tcr "+c.Name)
	}
	s.silent(t, "&amp;lt;")
}

// TestAnswersFitTheAcknowledgement keeps answers below what Slack takes with an acknowledgement, so that they come at once.
func TestAnswersFitTheAcknowledgement(t *testing.T) {
	d := newDesk(t)
	for range 20 {
		d.open(ana, "Zebra Roofing and Sons of the Greater Bay Area", "campaign", "CABC123", "brand", "Zebra LLC", "provider", "RingCentral", "rejection", impliedText)
	}
	for range 30 {
		d.command(ana, "note 1 the customer sends the screenshot of the opt-in page tomorrow, then we file again")
	}
	for _, typed := range []string{"CABC123 " + severalText, "help", "guide", "guide opt-in", "code 803", "list", "show 1", "last", "digest"} {
		s := d.command(ana, typed)
		data, err := json.Marshal(s.Private)
		if err != nil || s.Private == nil || len(data) > 19_000 {
			t.Errorf("/tcr %s: %d bytes, %v", typed, len(data), err)
		}
	}
}

func TestAGreetingIsNoRejection(t *testing.T) {
	d := newDesk(t)
	s := d.command(ana, "Hello!")
	s.says(t, "Hello! Paste a rejection", "[Paste a rejection]")
	s.silent(t, "It is a rejection")
	d.press(ana, s, "Paste a rejection").says(t, "== What was refused? ==")
}
