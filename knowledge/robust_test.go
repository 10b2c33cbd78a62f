package knowledge

import (
	"slices"
	"strings"
	"testing"
)

func TestFillerDoesNotOutvoteTheOneReason(t *testing.T) {
	b := loaded(t)
	reason := "They refused it because the privacy policy says that numbers are shared with marketing partners."
	for name, text := range map[string]string{
		"repeated": strings.Repeat("Please let us know when our phone port is finished.\n", 30) + reason,
		"quoted":   strings.Repeat("> Your invoice for the phones is attached, thank you.\n", 8) + reason,
		"chatter": "Hi all. Hope you had a good weekend. We had the roof done. My daughter started school on Monday. The truck broke down again. " +
			reason + " Greetings from the coast. See you at the fair.",
	} {
		if m := b.Match(text, Hints{}); m.Best() != "privacy-policy-sharing" {
			t.Errorf("%s: %s %s %s", name, m.Verdict, m.Sort, m.Best())
		}
	}
}

func TestWhatIsSaidTwiceCountsOnce(t *testing.T) {
	b := loaded(t)
	once := b.Match("The HELP reply has no phone number.\nThe samples do not name the business.", Hints{})
	often := b.Match(strings.Repeat("The HELP reply has no phone number.\n", 9)+"The samples do not name the business.", Hints{})
	if once.Best() != often.Best() || once.Causes[0].Score != often.Causes[0].Score {
		t.Errorf("once %s %.3f, often %s %.3f", once.Best(), once.Causes[0].Score, often.Best(), often.Causes[0].Score)
	}
}

func TestABareNumberAfterARefusalIsACodeIfTheTableHoldsIt(t *testing.T) {
	b := loaded(t)
	for text, want := range map[string]string{
		"refused again, 2115":                     "2115",
		"we were declined twice today 2135":       "2135",
		"rejected again 803 555 0142 call me":     "",
		"declined, ticket 2115":                   "",
		"denied again, order 2116 was shipped":    "",
		"rejected again, $2,115 wasted":           "",
		"turned down again on 11/2115":            "",
		"declined again, 2115 people are waiting": "",
		"refused again, our zip is 30909":         "",
	} {
		got := ""
		if m := b.Match(text, Hints{}); len(m.Codes) > 0 {
			got = m.Codes[0].Code
		}
		if got != want {
			t.Errorf("%q: took %q for a code, want %q", text, got, want)
		}
	}
}

func TestATopicAloneGetsAQuestion(t *testing.T) {
	b := loaded(t)
	for _, text := range []string{"declined: opt-in", "rejected - HELP", "denied, privacy policy", "campaign refused: sample"} {
		m := b.Match(text, Hints{})
		if m.Sort != SortReason || m.Verdict != VerdictUnsure || m.Question == nil || len(m.Causes) == 0 {
			t.Errorf("%q: %s %s, question %v", text, m.Sort, m.Verdict, m.Question)
			continue
		}
		if len(m.Causes) > 0 && m.Causes[0].Confidence == High {
			t.Errorf("%q: sure of %s", text, m.Best())
		}
		for _, answer := range m.Question.Answers {
			chosen := Hints{Chosen: []Choice{{Ask: m.Question.Ask, Cause: answer.Cause}}}
			if m := b.Match(text, chosen); m.Verdict != VerdictMatch || m.Best() != answer.Cause {
				t.Errorf("%q, answered %q: %s %s", text, answer.Label, m.Verdict, m.Best())
			}
		}
	}
}

func TestWhatStandsBesideACodeIsNoReasonOfItsOwn(t *testing.T) {
	for _, r := range loaded(t).Match("2115: your privacy policy shares numbers with partners\n2135 - no STOP in the samples", Hints{}).Reasons {
		if r.Slug == "privacy-policy-sharing" || r.Slug == "sample-missing-optout" {
			t.Errorf("two codes and %s: %q", r.Slug, r.Text)
		}
	}
}

func TestACodeAndAComplaintAreTwoReasons(t *testing.T) {
	b := loaded(t)
	for text, want := range map[string][]string{
		"30909 and our website was unreachable":                {"optin-cta-unverifiable", "brand-website-unreachable"},
		"our website was unreachable and we got 30909":         {"optin-cta-unverifiable", "brand-website-unreachable"},
		"error 30909 plus the samples have a tinyurl link":     {"optin-cta-unverifiable", "sample-url-shortener"},
		"2115 and the privacy policy says numbers are shared":  {"optin-disclosures-missing", "privacy-policy-sharing"},
		"30909: our website was unreachable":                   {"optin-cta-unverifiable"},
		"error 30909 and 2135: no rates notice":                {"optin-cta-unverifiable", "optin-disclosures-missing"},
		"30909 and the call to action could not be looked at.": {"optin-cta-unverifiable"},
	} {
		m := b.Match(text, Hints{})
		var got []string
		for _, r := range m.Reasons {
			got = append(got, r.Slug)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
		if len(want) > 1 && m.Verdict != VerdictMatch {
			t.Errorf("%q: %s", text, m.Verdict)
		}
	}
}

func TestComplaintsJoinedByAndOrCommasAreToldApart(t *testing.T) {
	b := loaded(t)
	for text, want := range map[string][]string{
		"our HELP reply has no phone number and the privacy policy says we share data with partners": {"help-message-missing", "privacy-policy-sharing"},
		"no opt-out line in the samples, privacy policy missing, and a bit.ly link in sample two":    {"sample-missing-optout", "privacy-policy-missing", "sample-url-shortener"},
		"the sample has a tinyurl link and there are no terms and conditions on the website":         {"sample-url-shortener", "terms-missing"},
	} {
		m := b.Match(text, Hints{})
		var got []string
		for _, r := range m.Reasons {
			got = append(got, r.Slug)
		}
		for _, slug := range want {
			if !slices.Contains(got, slug) {
				t.Errorf("%q: %v, want %s among them", text, got, slug)
			}
		}
	}
}

func TestATemptingOutOfScopeTextIsNeverSure(t *testing.T) {
	b := loaded(t)
	for _, text := range []string{
		"e911 says our address can't be verified, the house is new",
		"the letter of authorization was rejected since the name isn't the one on the bill",
		"our campaign was approved last month but sends just one message a second",
		"port order denied: the address does not match the carrier's record",
		"someone opted out by accident, how do we get her back on the list",
	} {
		m := b.Match(text, Hints{})
		if len(m.Causes) > 0 && m.Causes[0].Confidence == High && m.Verdict == VerdictMatch {
			t.Errorf("%q: sure of %s", text, m.Best())
		}
	}
}
