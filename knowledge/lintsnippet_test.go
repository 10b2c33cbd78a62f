package knowledge

import (
	"slices"
	"strings"
	"testing"
)

func TestAPublicSnippetAsksForNoSecretNumbers(t *testing.T) {
	text := "Hi there, please post the notice, the campaign ID, the name of your provider and "
	rest := ", so that we can find out what has to change in the registration."
	for asked, bad := range map[string]bool{"the date": false, "your EIN": true, "your account number": true, "the card number": true} {
		list := slices.Concat(loaded(t).Snippets(), []Snippet{{Slug: "x", Title: "X", When: "now", Audience: "public", Text: text + asked + rest}})
		if found := lintSnippets(list); (len(found) > 0) != bad {
			t.Errorf("asking for %s: %v", asked, found)
		}
	}
	kind := Snippet{Slug: "x", Title: "X", When: "now", Audience: "public", Text: text + "the date" + rest + " Please do not post your EIN or account number."}
	if found := lintSnippets(append(loaded(t).Snippets(), kind)); len(found) > 0 {
		t.Errorf("a warning is no question: %v", found)
	}
}

func TestAMissingSnippetIsNamed(t *testing.T) {
	if found := lintSnippets(nil); len(found) != len(neededSnippets()) || !strings.Contains(found[0].String(), "snippets/approved-next-steps.md") {
		t.Errorf("found %v", found)
	}
}
