package review_test

import (
	"slices"
	"sync"
	"testing"

	"tcrbot/knowledge"
	"tcrbot/knowledge/review"
)

var loadBase = sync.OnceValues(knowledge.Load)

// reviewed reviews a text as people get it, with what the knowledge base makes of words about a case.
func reviewed(t testing.TB, text string) review.Report {
	t.Helper()
	base, err := loadBase()
	if err != nil {
		t.Fatal(err)
	}
	return review.Text(text, review.ReadBy(base))
}

func TestWordsAboutACaseAreMatchedAsComplaints(t *testing.T) {
	for _, c := range []struct{ text, article string }{
		{"Larkin Tool Rental Inc. is listed on the NYSE. The registry's verification mail went to their treasurer, who took it for spam, and the link has run out. Nobody clicked it.", "brand-auth-plus"},
		{"Sent back: the brand is Alder Quay Foods Ltd of Leeds, England, no US company, and a UK company number stands where the EIN goes.", "brand-foreign"},
	} {
		if raised := raisedBy(reviewed(t, c.text)); !slices.Contains(raised, c.article) {
			t.Errorf("%s: raised %v, want %s", c.text, raised, c.article)
		}
		if found := findings(review.Text(c.text, nil), "told"); len(found) > 0 {
			t.Errorf("%s: told %+v without a knowledge base", c.text, found)
		}
	}
	for _, quiet := range []string{
		"How do end-users consent to receive messages?",
		"Does this one look fine to you before I file it this afternoon?",
	} {
		if found := findings(reviewed(t, quiet), "told"); len(found) > 0 {
			t.Errorf("%s: told %+v", quiet, found)
		}
	}
}

// TestAFlowSaysWhatKindOfConsentItClaims: that the notice lacks everything does not tell an agent what to ask for.
func TestAFlowSaysWhatKindOfConsentItClaims(t *testing.T) {
	for flow, article := range map[string]string{
		"They text us, so that is their consent to being texted back.":                      "optin-implied-consent",
		"The numbers come from the client file, they have all bought from us before.":       "optin-existing-relationship",
		"Only our own drivers are texted, they work for us, so no permission is necessary.": "optin-staff-only",
	} {
		if raised := raisedBy(reviewed(t, "Brand: Alder Quay Foods Ltd\nUse case: Customer Care\nMessage flow: "+flow)); !slices.Contains(raised, article) {
			t.Errorf("%s: raised %v, want %s", flow, raised, article)
		}
	}
}

func TestAFaultThatWasMendedIsNone(t *testing.T) {
	for _, note := range []string{
		"Resubmitting Alder Quay Foods. The box used to be ticked already and it's empty now, I looked.",
		"Last time it was a bit.ly link in the samples of Alder Quay Foods. They replaced it with their own address.",
	} {
		for _, f := range reviewed(t, note).Findings {
			if f.Severity != review.Context {
				t.Errorf("%s: %s: %s", note, f.Rule, f.Message)
			}
		}
	}
}

// TestWhatWasMendedIsReportedAsItStands: what is not reviewed must not vanish, nor come back in words that nobody wrote.
func TestWhatWasMendedIsReportedAsItStands(t *testing.T) {
	for _, sentence := range []string{
		"The box used to be ticked already and it's empty now, I looked.",
		"Last time it was a bit.ly link in the samples of Alder Quay Foods.",
		"The wording left off rates and HELP.",
	} {
		r := reviewed(t, "Resubmitting this. "+sentence+" They added both. Anything else?")
		if !slices.Contains(r.Understood.Unread, sentence) {
			t.Errorf("not placed %q, want %q among it", r.Understood.Unread, sentence)
		}
	}
}

func TestOnlyTextsThatWereGivenCanBeCorrected(t *testing.T) {
	r := reviewed(t, "The registry's verification mail went to their treasurer, who took it for spam, and the link has run out. Nobody clicked it.")
	if len(findings(r, "told")) == 0 || r.Correctable() {
		t.Errorf("words about a case: %+v", r.Findings)
	}
	if r := reviewed(t, "Sample 1: Your table is ready.\nSample 2: See you on Friday at 7."); !r.Correctable() {
		t.Errorf("samples without a name: %+v", r.Findings)
	}
}
