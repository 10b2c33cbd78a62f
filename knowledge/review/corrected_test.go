package review_test

import (
	"regexp"
	"strings"
	"sync"
	"testing"

	"tcrbot/knowledge/review"
)

// answers fill the questions of corrected texts as an honest customer could.
func answer(question string) string {
	for _, a := range []struct{ about, say string }{
		{"where do people agree", "https://www.example.com/texts (public, screenshot at https://www.example.com/texts.png)"},
		{"what do they do there", "they enter a mobile number and tick an optional box that is empty at first"},
		{"which words do they read", "I agree to receive text messages from NAME about my visits. Message frequency varies. Message and data rates may apply. Reply HELP for help, STOP to opt out. Privacy: https://www.example.com/privacy Terms: https://www.example.com/terms"},
		{"who gets the texts", "customers who ticked the box for texts on the web page"},
		{"which kinds of texts", "their booked visits, changes of time and finished work"},
		{"which event", "a visit is booked, moved or done"},
		{"sent, number 2", "NAME: your crew arrives in ten minutes. Reply STOP to opt out."},
		{"sent, number 3", "NAME: everything is done, thank you. Reply STOP to opt out."},
		{"which other text", "NAME: the team is on its way to you now. Reply STOP to opt out."},
		{"which text is really sent", "NAME: we will be at your door at 9 AM. Reply STOP to opt out."},
		{"after they join", "NAME: You are subscribed. Message frequency varies. Message and data rates may apply. Reply HELP for help, STOP to opt out."},
		{"after STOP", "NAME: You are unsubscribed and will receive no more messages."},
		{"after HELP", "NAME: For help, call 312-555-0142. Reply STOP to opt out."},
		{"does STOP", "Reply STOP to opt out."}, {"does HELP", "Reply HELP for help."},
		{"how often", "Message frequency varies."}, {"phone number, e-mail", "312-555-0142"},
		{"privacy policy page", "https://www.example.com/privacy"}, {"SMS terms page", "https://www.example.com/terms"},
		{"full https address", "https://www.example.com/page"}, {"use case", "Low Volume Mixed"},
		{"website", "https://www.example.com"}, {"e-mail on", "help@example.com"}, {"first and last name", "Ana Ruiz"},
		{"street address", "12 Main St, Peoria IL 61602"}, {"EIN", "12-3456789"}, {"entity type", "Private for-profit"},
		{"support phone", "312-555-0142"}, {"full date of birth", "yes"}, {"trade name", "NAME"}, {"business name", "NAME"},
	} {
		if strings.Contains(question, a.about) {
			return a.say
		}
	}
	return ""
}

// correctedCase is one campaign with its report and the texts corrected by it.
type correctedCase struct {
	id, text  string
	report    review.Report
	corrected review.Corrections
}

// loadCorrected corrects the cases of the rules and the evaluated campaigns once for all tests.
var loadCorrected = sync.OnceValues(func() ([]correctedCase, error) {
	var out []correctedCase
	add := func(id, text string) {
		r := review.Text(text, nil)
		out = append(out, correctedCase{id, text, r, r.Corrected("")})
	}
	all, err := loadRules()
	if err != nil {
		return nil, err
	}
	for _, r := range all {
		for _, c := range r.cases {
			add(r.rule.ID+"/"+c.name, c.text)
		}
	}
	evaluated, err := loadEvaluated()
	for _, c := range evaluated {
		add(c.ID, c.Text)
	}
	return out, err
})

func correctedCases(t *testing.T) []correctedCase {
	t.Helper()
	out, err := loadCorrected()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestCorrectedTextsStandOnTheInput(t *testing.T) {
	address := regexp.MustCompile(`(?i)https?://[^\s"'\])]+|[\w.+-]+@[\w-]+\.[\w.-]+`)
	number := regexp.MustCompile(`\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}`)
	keyword := regexp.MustCompile(`\b(STOP|HELP|START|JOIN|YES|INFO|END|QUIT|CANCEL|UNSUBSCRIBE)\b`)
	for _, one := range correctedCases(t) {
		id, text, c := one.id, one.text, one.corrected
		for _, f := range c.Fields {
			known := f.Text
			for _, q := range c.Open {
				known = strings.ReplaceAll(known, q, "")
			}
			for _, re := range []*regexp.Regexp{address, number, keyword} {
				for _, found := range re.FindAllString(known, -1) {
					found = strings.TrimRight(found, ".,;:")
					if !strings.Contains(flat(text), flat(found)) {
						t.Errorf("%s: %s holds %q, which the input does not", id, f.Label, found)
					}
				}
			}
			if f.Text != strings.Map(func(r rune) rune {
				if r > 126 {
					return -1
				}
				return r
			}, f.Text) {
				t.Errorf("%s: %s is not plain ASCII: %q", id, f.Label, f.Text)
			}
			if f.Length != len(f.Text) {
				t.Errorf("%s: %s has length %d, says %d", id, f.Label, len(f.Text), f.Length)
			}
		}
	}
}

// flat undoes what a text loses on its way through JSON and ASCII.
func flat(s string) string {
	return strings.ToLower(strings.NewReplacer(`\/`, "/", `\"`, `"`, "–", "-", "’", "'").Replace(s))
}

func TestCorrectedTextsAreNeverReadyWhileAQuestionIsOpen(t *testing.T) {
	for _, one := range correctedCases(t) {
		id, c := one.id, one.corrected
		if c.Ready && (strings.Contains(c.Text(), "?]") || len(c.Open) > 0 || len(c.Refused) > 0) {
			t.Errorf("%s: ready with questions open: %q", id, c.Open)
		}
		if !c.Ready && len(c.Fields) > 0 && len(c.Open) == 0 && len(c.First) == 0 {
			t.Errorf("%s: not ready, and nothing says why", id)
		}
	}
}

func TestCorrectedTextsPassOnceAnswered(t *testing.T) {
	passed := 0
	for _, one := range correctedCases(t) {
		id, before, corrected := one.id, one.report, one.corrected
		if len(corrected.Fields) == 0 || !before.Correctable() {
			continue // nothing is offered
		}
		name := before.Campaign.Name()
		var again review.Campaign
		for _, f := range corrected.Fields {
			value := f.Text
			for _, q := range corrected.Open {
				say := answer(q)
				if say == "" {
					t.Fatalf("%s: nobody answers %s", id, q)
				}
				value = strings.ReplaceAll(value, q, say)
			}
			again.Set(f.Field, strings.ReplaceAll(value, "NAME", nameFor(name, corrected)))
		}
		again.Whole = before.Campaign.Whole
		after := review.Review(again)
		for _, f := range after.Findings {
			if f.Severity == review.Blocker {
				t.Errorf("%s: still refused after the correction: %s: %s | %s", id, f.Rule, f.Message, f.Evidence)
			}
		}
		passed++
	}
	if passed < 20 {
		t.Errorf("only %d campaigns were corrected", passed)
	}
}

func nameFor(name string, c review.Corrections) string {
	if name != "" {
		return name
	}
	for _, f := range c.Fields {
		if before, _, ok := strings.Cut(f.Text, ":"); ok && f.Field == review.FieldSamples && len(before) < 40 && !strings.HasPrefix(before, "[") {
			return before
		}
	}
	return "Sunny Side Cleaning"
}
