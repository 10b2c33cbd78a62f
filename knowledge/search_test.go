package knowledge

import "testing"

func TestSearchFindsWhatATopicMeansFirst(t *testing.T) {
	b, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for topic, want := range map[string]string{
		"help text":       "help-message-missing",
		"stop":            "optout-message-missing",
		"non-profit":      "brand-nonprofit-unverified",
		"implied consent": "optin-implied-consent",
		"Privacy":         "privacy-policy-missing",
		"ein":             "brand-ein-mismatch",
		"resubmit fee":    "process-resubmission",
		"sole proprietor": "brand-sole-proprietor",
		"cannabis":        "content-cannabis",
		"bit.ly":          "sample-url-shortener",
	} {
		found := b.Search(topic, 8)
		if len(found) == 0 || found[0].Slug != want {
			t.Errorf("%q does not find %s first: %q", topic, want, slugsOf(found))
		}
	}
	if found := b.Search("zebra the of", 8); len(found) != 0 {
		t.Errorf("words that no article holds find %q", slugsOf(found))
	}
}

func slugsOf(list []Article) []string {
	var out []string
	for _, a := range list {
		out = append(out, a.Slug)
	}
	return out
}
