package knowledge

import (
	"reflect"
	"strings"
	"testing"
)

func TestEachArticlesExamplesFindItFirst(t *testing.T) {
	b := loaded(t)
	for _, f := range exampleFiles(t, "examples") {
		for _, e := range f.list {
			m := b.Match(e.Text, Hints{})
			switch {
			case f.slug == classNone && m.Sort != SortOutOfScope && m.Verdict == VerdictMatch:
				t.Errorf("out of scope, answered with %s: %.80q", m.Best(), e.Text)
			case f.slug == classVent && (m.Sort != SortVent || m.Verdict != VerdictUnsure):
				t.Errorf("a vent, answered with %s %s: %.80q", m.Sort, m.Best(), e.Text)
			case f.slug[0] != '_' && m.Best() != f.slug:
				t.Errorf("%s: found %s first: %.80q", f.slug, m.Best(), e.Text)
			}
		}
	}
}

func TestALabelOrBoilerplateIsNeverSure(t *testing.T) {
	b := loaded(t)
	for _, text := range []string{
		"Campaign Status: Rejected",
		"status: FAILED",
		"Status: REJECTED. Reason:",
		"Reason:",
		"Rejection reason: N/A",
		"Your campaign has been rejected.",
		"Campaign rejected by DCA",
		"Your campaign was reviewed and does not meet carrier requirements. Please review our guidelines and resubmit.",
		"We are unable to approve this campaign because of strict carrier policy.",
		"Suspended",
		"declined",
		"TCR",
	} {
		m := b.Match(text, Hints{})
		if len(m.Codes) > 0 {
			t.Errorf("%q: took %q for a code", text, m.Codes[0].Code)
		}
		if len(m.Causes) > 0 && m.Causes[0].Confidence == High {
			t.Errorf("%q: sure of %s", text, m.Best())
		}
	}
}

func TestNothingToReadIsEmptyAndNeverFails(t *testing.T) {
	b := loaded(t)
	for _, text := range []string{"", " \n\t", "...", "\x00\x01\xff\xfe", "<@U123>", "<!channel>", "🙂🙂"} {
		m := b.Match(text, Hints{})
		if m.Verdict != VerdictNone || m.Sort != SortEmpty || len(m.Causes) > 0 {
			t.Errorf("%q: %s %s %v", text, m.Verdict, m.Sort, m.Causes)
		}
	}
}

func TestOtherLanguagesGetNoSureAnswer(t *testing.T) {
	b := loaded(t)
	for _, text := range []string{
		"Nuestra campaña fue rechazada y no sabemos por qué",
		"Unsere Kampagne wurde abgelehnt, was sollen wir tun?",
		"キャンペーンが拒否されました。理由がわかりません。",
		"Наша кампания отклонена",
	} {
		m := b.Match(text, Hints{})
		if len(m.Causes) > 0 && m.Causes[0].Confidence == High {
			t.Errorf("%q: sure of %s", text, m.Best())
		}
	}
	if m := b.Match("Nuestra campaña fue rechazada, error 30909", Hints{}); len(m.Codes) != 1 {
		t.Errorf("a code is a code in any language: %v", m.Codes)
	}
}

func TestAVeryLongTextIsAnswered(t *testing.T) {
	b := loaded(t)
	long := strings.Repeat("The weather was fine and we had a long talk about the garden. ", 700)
	if m := b.Match("The HELP message does not contain a phone number. "+long, Hints{}); m.Verdict == "" {
		t.Error("no verdict")
	}
	if m := b.Match("error 30909\n"+long, Hints{}); len(m.Codes) != 1 {
		t.Errorf("the code on the first line is lost: %v", m.Codes)
	}
	if m := b.Match(strings.Repeat("x", 40_000), Hints{}); m.Verdict == VerdictMatch {
		t.Errorf("one word of 40,000 letters matches %s", m.Best())
	}
}

func TestTheSameTextGetsTheSameAnswer(t *testing.T) {
	one, two := loaded(t), loaded(t)
	for _, f := range exampleFiles(t, "examples") {
		for _, e := range f.list[:min(3, len(f.list))] {
			if a, b := one.Match(e.Text, Hints{}), two.Match(e.Text, Hints{}); !reflect.DeepEqual(a, b) {
				t.Fatalf("two answers to %.80q:\n%+v\n%+v", e.Text, a, b)
			}
		}
	}
}

func TestEveryAnswerSaysWhatDecidedIt(t *testing.T) {
	b := loaded(t)
	for text, want := range map[string]string{
		"error 30909 on our campaign":                       "code 30909",
		"the HELP reply has no phone number and no contact": "HELP",
	} {
		m := b.Match(text, Hints{})
		if len(m.Causes) == 0 || !strings.Contains(strings.ToLower(strings.Join(m.Causes[0].Why, "|")), strings.ToLower(want)) {
			t.Errorf("%q: %+v, want %s named", text, m.Causes, want)
		}
	}
}

func TestAnswersToAQuestionRankAgain(t *testing.T) {
	b := loaded(t)
	text := "one of our automatic replies is not good enough, they say"
	for _, cause := range []string{"help-message-missing", "optout-message-missing"} {
		if m := b.Match(text, Hints{Chosen: []Choice{{Ask: "Which?", Cause: cause}}}); m.Best() != cause {
			t.Errorf("chose %s, got %s", cause, m.Best())
		}
	}
}

func TestSeveralComplaintsEachGetTheirCauseOnce(t *testing.T) {
	b := loaded(t)
	text := "The HELP reply has no phone number or e-mail in it.\n" +
		"Your privacy policy says you share mobile numbers with partners.\n" +
		"The HELP message must contain a contact.\n" +
		"The sample message uses a bit.ly link."
	seen := map[string]int{}
	for _, r := range b.Match(text, Hints{}).Reasons {
		seen[r.Slug]++
	}
	for _, want := range []string{"help-message-missing", "privacy-policy-sharing", "sample-url-shortener"} {
		if seen[want] != 1 {
			t.Errorf("%s found %d times, want once; all: %v", want, seen[want], seen)
		}
	}
}

func TestCampaignIDsAreRead(t *testing.T) {
	m := loaded(t).Match("campaign CQ2X7YZ was declined again, and cab12cd as well", Hints{})
	if strings.Join(m.CampaignIDs, " ") != "CQ2X7YZ CAB12CD" {
		t.Errorf("ids %v", m.CampaignIDs)
	}
}
func TestWhatIsFineIsNotTheComplaint(t *testing.T) {
	b := loaded(t)
	for text, want := range map[string]string{
		"There is no HELP text at all, the STOP text is fine":             "help-message-missing",
		"HELP text is fine, but the STOP reply is missing our name":       "optout-message-missing",
		"privacy policy is ok. They say the samples don't name our brand": "sample-missing-brand",
	} {
		if m := b.Match(text, Hints{}); m.Best() != want {
			t.Errorf("%q: %s, want %s", text, m.Best(), want)
		}
	}
}

func TestAVentAsksForTheNoticeAndIsNoGap(t *testing.T) {
	b := loaded(t)
	for _, text := range []string{
		"us as well; support helped us word it and it is still declined",
		"Declined again. Third time!!",
		"our campaign was rejected, what now",
		"why do you keep rejecting us",
	} {
		m := b.Match(text, Hints{})
		if m.Sort != SortVent || m.Verdict != VerdictUnsure {
			t.Errorf("%q: %s %s %s", text, m.Verdict, m.Sort, m.Best())
		}
		for _, c := range m.Causes {
			if c.Confidence != Low {
				t.Errorf("%q: %s of %s", text, c.Confidence, c.Slug)
			}
		}
	}
}

func TestACodeOfSomethingElseIsNoAnswer(t *testing.T) {
	b := loaded(t)
	for text, sure := range map[string]bool{
		"error 1103 in outlook add-in, pane does not load, reinstalled it twice": false,
		"Bandwidth error 1103": true,
		"err 1103":             true,
	} {
		m := b.Match(text, Hints{})
		if got := len(m.Causes) > 0 && m.Causes[0].Confidence == High; got != sure || !sure && m.Verdict == VerdictMatch {
			t.Errorf("%q: %s %s", text, m.Verdict, m.Best())
		}
	}
}

func TestWhatIsNoRefusalIsOutOfScopeAndSaysWhereItBelongs(t *testing.T) {
	b := loaded(t)
	for text, area := range map[string]string{
		"our approved campaign's texts are not delivered to Verizon, error 30007": "delivery",
		"when does my port from the old carrier complete?":                        "porting",
		"you charged my credit card twice this month, I want a refund":            "billing",
		"callers hear no ringing and calls drop after ten seconds":                "voice",
	} {
		m := b.Match(text, Hints{})
		if m.Sort != SortOutOfScope || m.Verdict != VerdictNone || m.Area != area {
			t.Errorf("%q: %s %s %s %s", text, m.Verdict, m.Sort, m.Area, m.Best())
		}
	}
}
