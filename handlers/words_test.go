package handlers

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tcrbot/knowledge"
)

func TestFacts(t *testing.T) {
	a := knowledge.Article{
		Fixable: knowledge.FixEdit,
		Cost:    []knowledge.Fact{{Text: "about $15 a review", Provider: "Twilio", Checked: "2026-11"}, {Text: "$10", Provider: "Telnyx", Checked: "2026-10"}},
		Time:    []knowledge.Fact{{Text: "3-10 business days", Provider: "Telnyx"}},
	}
	for want, providers := range map[string][]string{
		"Fixable · edit and resubmit · about $15 a review (Twilio, checked Nov 2026) · 3-10 business days (Telnyx)": nil,
		"Fixable · edit and resubmit · $10 (Telnyx, checked Oct 2026) · 3-10 business days (Telnyx)":                {"", "telnyx"},
	} {
		if got := strings.Join(facts(a, providers...), " · "); got != want {
			t.Errorf("%v: %s", providers, got)
		}
	}
	for kind, want := range map[knowledge.Fixable]string{knowledge.FixFinal: "Final", knowledge.FixWait: "wait or ask", knowledge.FixNewCampaign: "new campaign"} {
		if got := fmt.Sprint(facts(knowledge.Article{Fixable: kind})); !strings.Contains(got, want) {
			t.Errorf("%s: %s", kind, got)
		}
	}
}

func TestBecause(t *testing.T) {
	if diff := cmp.Diff([]string{"code 30909", "help text"}, because([]string{"code 30909", "30909", "help text"})); diff != "" {
		t.Error(diff)
	}
	m := knowledge.Match{Causes: []knowledge.Ranked{{Slug: "a", Why: []string{"code 803"}}, {Slug: "b", Why: []string{"words"}}}}
	for slug, want := range map[string]string{"a": "code 803", "b": "“the HELP reply has no…”"} {
		if got := evidence(m, knowledge.Reason{Slug: slug, Text: "the HELP reply has no contact at all"}); got != want {
			t.Errorf("%s: %s", slug, got)
		}
	}
}

func TestFill(t *testing.T) {
	text, open := fill("Hi {{customer}}, see {{page}}, {{page}} and {{", map[string]string{"customer": "Zebra", "brand": ""})
	if text != "Hi Zebra, see {{page}}, {{page}} and {{" || fmt.Sprint(open) != "[{{page}}]" {
		t.Errorf("%s %v", text, open)
	}
}

func TestStatusAndOutcomeWords(t *testing.T) {
	for typed, want := range map[string]string{
		"approved": "approved|", "Waiting for the customer: sent mail": "waiting-customer|sent mail", "customer": "waiting-customer|", "in progress": "working|",
		"RESUBMITTED today": "waiting-provider|today", "close, done": "closed|done", "open": "working|", "approvedly": "|", "İapproved": "|", "": "|", "rejected": "|",
	} {
		s, why, _ := statusOf(typed)
		if got := string(s) + "|" + why; got != want {
			t.Errorf("statusOf(%q) = %s", typed, got)
		}
	}
	for typed, want := range map[string]string{
		"fixed": "fixed|", "No reply, three mails": "no-reply|three mails", "final refusal": "final-refusal|", "approved": "approved|",
		"the customer left": "other|the customer left", "": "other|",
	} {
		o, why := outcomeOf(typed)
		if got := o + "|" + why; got != want {
			t.Errorf("outcomeOf(%q) = %s", typed, got)
		}
	}
}

func TestSmallWords(t *testing.T) {
	for d, want := range map[time.Duration]string{time.Hour: "less than a day", 30 * time.Hour: "a day", 72 * time.Hour: "3 days"} {
		if got := daysWords(d); got != want {
			t.Errorf("%v: %s", d, got)
		}
	}
	text := "*Customer name:* Zebra Roofing\n- Brand: _Zebra LLC_\nNote: x"
	if c, b := labeled(text, "customer"), labeled(text, "brand"); c != "Zebra Roofing" || b != "Zebra LLC" {
		t.Errorf("%q %q", c, b)
	}
	if got := newDesk(t).title("no-such-cause"); got != "No such cause" {
		t.Error(got)
	}
	for text, want := range map[string]bool{"ok": true, "806": true, "": false, "👍": false, "拒否": true, "a\x00\x01\x02": false} {
		if readable(tidy(text)) != want {
			t.Errorf("readable(%q) = %v", text, !want)
		}
	}
}
