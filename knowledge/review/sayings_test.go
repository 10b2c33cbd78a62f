package review_test

import (
	"os"
	"strings"
	"testing"

	"tcrbot/knowledge/review"
)

func cleanWith(t *testing.T, was, is string) string {
	t.Helper()
	clean, err := os.ReadFile("testdata/clean.txt")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(clean), was) {
		t.Fatalf("the clean campaign has no %q", was)
	}
	return strings.Replace(string(clean), was, is, 1)
}

// TestABlockerNeedsWordsThatReadLikeAFault: one pattern of words is no more than a warning where the sentence reads like those of
// clean campaigns.
func TestABlockerNeedsWordsThatReadLikeAFault(t *testing.T) {
	const was = "The mobile field is optional and has an unticked box of its own:"
	for _, c := range []struct {
		flow, rule string
		severity   review.Severity
	}{
		{"The homeowner must tick the box, blank at first and not needed to book:", "consent-forced", review.Warning},
		{"Nobody can book without ticking the box, which is required:", "consent-forced", review.Blocker},
	} {
		text := cleanWith(t, was, c.flow)
		if found := findings(reviewed(t, text), c.rule); len(found) != 1 || found[0].Severity != c.severity {
			t.Errorf("%s: want a %s, told %+v", c.flow, c.severity, found)
		}
		if found := findings(review.Text(text, nil), c.rule); len(found) != 1 || found[0].Severity != review.Blocker {
			t.Errorf("%s: without a reader the rule alone is heard; told %+v", c.flow, found)
		}
	}
}

// TestASentenceNoRuleKnowsIsMatched in a campaign that is clean otherwise.
func TestASentenceNoRuleKnowsIsMatched(t *testing.T) {
	clean, err := os.ReadFile("testdata/clean.txt")
	if err != nil {
		t.Fatal(err)
	}
	for note, article := range map[string]string{
		"Somebody at the carrier switched it off on Friday, it had been approved.": "process-suspended",
		"Three brands already hang on that tax number.":                            "brand-duplicate",
	} {
		r := reviewed(t, string(clean)+"\nAgent note: "+note)
		if found := findings(r, "told"); len(found) != 1 || found[0].Article != article || found[0].Severity != review.Warning || !strings.Contains(found[0].Evidence, note) {
			t.Errorf("%s: told %q %+v", note, ids(r), found)
		}
	}
	for _, fine := range []string{
		"The company is American, his brother in Windsor only lent him the van.",
		"Privacy and terms pages are there and speak of texts.",
	} {
		if r := reviewed(t, string(clean)+"\nAgent note: "+fine); r.Blockers+r.Warnings > 0 {
			t.Errorf("%s: told %q", fine, ids(r))
		}
	}
}

// TestEvidenceIsInTheTextsOwnWords, though names are no offers and rules read without them.
func TestEvidenceIsInTheTextsOwnWords(t *testing.T) {
	const sample = "Pine Hollow Heating & Air: the book on rifles you left in the van is at our desk."
	found := findings(reviewed(t, cleanWith(t, "Pine Hollow Heating & Air: the furnace repair is finished and your thermostat is back on schedule.", sample)), "firearms")
	if len(found) != 1 || !strings.Contains(sample, found[0].Evidence) {
		t.Errorf("told %+v", found)
	}
}
