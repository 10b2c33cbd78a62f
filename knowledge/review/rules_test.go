package review_test

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"tcrbot/knowledge"
	"tcrbot/knowledge/review"
)

// ruleCase is one campaign of a rule's txtar. Its section is named "fires …", "warns …" (fires, and is no blocker) or "quiet …". A section that begins with
// "+ clean" holds fields that replace those of testdata/clean.txt ("field: -" removes one); any other is a whole paste.
type ruleCase struct {
	name, text string
	fires      bool
	warns      bool
}

type ruleCases struct {
	rule  review.Rule
	cases []ruleCase
}

var loadRules = sync.OnceValues(func() ([]ruleCases, error) {
	clean, err := os.ReadFile("testdata/clean.txt")
	if err != nil {
		return nil, err
	}
	var out []ruleCases
	for _, r := range review.Rules() {
		a, err := txtar.ParseFile(filepath.Join("testdata", "rules", r.ID+".txtar"))
		if err != nil {
			return nil, err
		}
		one := ruleCases{rule: r}
		for _, f := range a.Files {
			one.cases = append(one.cases, ruleCase{f.Name, onto(string(clean), string(f.Data)), !strings.HasPrefix(f.Name, "quiet"), strings.HasPrefix(f.Name, "warns")})
		}
		out = append(out, one)
	}
	return out, nil
})

func rules(t *testing.T) []ruleCases {
	t.Helper()
	out, err := loadRules()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// onto replaces fields of the clean campaign.
func onto(clean, section string) string {
	changes, ok := strings.CutPrefix(section, "+ clean\n")
	if !ok {
		return section
	}
	var out []string
	seen := map[string]bool{}
	replaced := map[string]string{}
	for line := range strings.SplitSeq(strings.TrimSpace(changes), "\n") {
		label, value, _ := strings.Cut(line, ":")
		replaced[label] = strings.TrimSpace(value)
	}
	for line := range strings.SplitSeq(strings.TrimSpace(clean), "\n") {
		label, _, _ := strings.Cut(line, ":")
		seen[label] = true
		value, changed := replaced[label]
		if changed && value == "-" {
			continue
		}
		if changed {
			line = label + ": " + value
		}
		out = append(out, line)
	}
	for line := range strings.SplitSeq(strings.TrimSpace(changes), "\n") {
		if label, value, _ := strings.Cut(line, ":"); !seen[label] && strings.TrimSpace(value) != "-" {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}

func TestEachRuleFiresAndKeepsQuiet(t *testing.T) {
	for _, r := range rules(t) {
		t.Run(r.rule.ID, func(t *testing.T) {
			fires, quiet, blocks := 0, 0, r.rule.Severity != review.Blocker
			for _, c := range r.cases {
				found := findings(reviewed(t, c.text), r.rule.ID)
				switch {
				case c.fires && len(found) == 0:
					t.Errorf("%s: does not fire; got %q", c.name, ids(reviewed(t, c.text)))
				case !c.fires && len(found) > 0:
					t.Errorf("%s: fires on %q", c.name, found[0].Evidence)
				case c.warns && found[0].Severity != review.Warning:
					t.Errorf("%s: is a %s", c.name, found[0].Severity)
				case c.fires:
					blocks = blocks || found[0].Severity == review.Blocker
				}
				if c.fires {
					fires++
				} else {
					quiet++
					for _, f := range reviewed(t, c.text).Findings {
						if f.Severity != review.Context && !strings.HasPrefix(c.name, "quiet, other") {
							t.Errorf("%s: is told %s: %s | %s", c.name, f.Rule, f.Message, f.Evidence)
						}
					}
				}
			}
			if !blocks {
				t.Error("no case is a blocker")
			}
			if fires < 1 || quiet < 2 {
				t.Errorf("%d firing and %d quiet cases; at least 1 and 2", fires, quiet)
			}
		})
	}
}

func findings(r review.Report, rule string) []review.Finding {
	var out []review.Finding
	for _, f := range r.Findings {
		if f.Rule == rule {
			out = append(out, f)
		}
	}
	return out
}

func ids(r review.Report) []string {
	var out []string
	for _, f := range r.Findings {
		out = append(out, f.Rule)
	}
	return out
}

func TestRulesLeadToArticles(t *testing.T) {
	base, err := knowledge.Load()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, r := range review.Rules() {
		if _, ok := base.Article(r.Article); !ok {
			t.Errorf("%s leads to %q, which is no article", r.ID, r.Article)
		}
		if seen[r.ID] || r.Why == "" || r.Source == "" {
			t.Errorf("%s: ids are unique, why and source are given", r.ID)
		}
		seen[r.ID] = true
	}
	files, err := filepath.Glob("testdata/rules/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if id := strings.TrimSuffix(filepath.Base(f), ".txtar"); !seen[id] {
			t.Errorf("%s: there is no rule %s", f, id)
		}
	}
}

func TestAFullCleanCampaignIsQuiet(t *testing.T) {
	clean, err := os.ReadFile("testdata/clean.txt")
	if err != nil {
		t.Fatal(err)
	}
	r := reviewed(t, string(clean))
	if len(r.Findings) > 0 {
		t.Errorf("told: %q %s", ids(r), r.Verdict())
	}
	if c := r.Corrected("Twilio"); !c.Ready {
		t.Errorf("not ready: %s", c.Text())
	}
}

// TestABusinessThatOnlyAnswersHasNoOptInMessage asks instead of refusing a note that is true.
func TestABusinessThatOnlyAnswersHasNoOptInMessage(t *testing.T) {
	r := reviewed(t, "Brand: Fern Street Bakery\nUse case: Conversational\nDescription: Fern Street Bakery answers guests who text the shop about cakes.\nMessage flow: The number is on https://fernstreetbakery.com/contact beside \"Text us at 417-555-0126. By texting you agree to replies from Fern Street Bakery. Message frequency varies. Message and data rates may apply. Reply STOP to end, HELP for help.\" Terms and privacy policy are linked.\nSample 1: Fern Street Bakery: yes, we have rye today. Reply STOP to end.\nSample 2: Fern Street Bakery: your cake is ready at 3. Reply STOP to end.\nOpt-in message: Not used. Nobody joins by keyword.\nOpt-out message: Fern Street Bakery: no more texts.\nHELP message: Fern Street Bakery: call 417-555-0126")
	found := findings(r, "reply-unused")
	if len(found) != 1 || found[0].Severity != review.Context || r.Blockers+r.Warnings > 0 {
		t.Errorf("told %q: %+v", ids(r), found)
	}
}
