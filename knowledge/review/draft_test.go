package review

import (
	"flag"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "rewrite the drafts in testdata/draft")

// business is the answers of one business, and the draft they must give.
type business struct {
	name, file, provider string
	answers              Answers
	archive              *txtar.Archive
}

func businesses(t testing.TB) []business {
	t.Helper()
	files, err := filepath.Glob("testdata/draft/*.txtar")
	if err != nil || len(files) < 12 {
		t.Fatalf("%d files of answers: %v", len(files), err)
	}
	var out []business
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		b := business{file: file, archive: archive, name: strings.TrimSuffix(filepath.Base(file), ".txtar")}
		b.provider = strings.TrimSpace(strings.TrimPrefix(string(archive.Comment), "provider:"))
		answers, unread := ParseAnswers(string(archive.Files[0].Data))
		if len(unread) > 0 {
			t.Fatalf("%s: not read: %q", file, unread)
		}
		b.answers = answers
		out = append(out, b)
	}
	return out
}

func TestDrafts(t *testing.T) {
	for _, b := range businesses(t) {
		t.Run(b.name, func(t *testing.T) {
			got := Draft(b.answers, b.provider).Text()
			if *update {
				b.archive.Files = append(b.archive.Files[:1], txtar.File{Name: "draft", Data: []byte(got)})
				if err := os.WriteFile(b.file, txtar.Format(b.archive), 0o600); err != nil {
					t.Fatal(err)
				}
				return
			}
			if len(b.archive.Files) != 2 {
				t.Fatal("no draft in the file; run with -update and read it")
			}
			if diff := cmp.Diff(string(b.archive.Files[1].Data), got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Every provider's form is tried with every business: lengths and characters must be right, and nothing invented, whatever
// of the answers is missing.
func TestDraftInventsNothing(t *testing.T) {
	for _, b := range businesses(t) {
		for _, provider := range append(DraftProviders(), "Unheard Of") {
			holdsOnlyFacts(t, b.name+" for "+provider, b.answers, Draft(b.answers, provider))
		}
		for _, q := range Questions() {
			less := maps.Clone(b.answers)
			delete(less, q.ID)
			d := Draft(less, b.provider)
			holdsOnlyFacts(t, b.name+" without "+string(q.ID), less, d)
			if d.Ready() && q.ID != AskShown {
				t.Errorf("%s: ready without an answer to %q", b.name, q.Ask)
			}
		}
	}
}

// holdsOnlyFacts fails if the draft holds an address, number, keyword, reply or sample that is not in the answers.
func holdsOnlyFacts(t testing.TB, name string, answers Answers, d Drafted) {
	t.Helper()
	var said strings.Builder
	for _, q := range Questions() {
		said.WriteString(plainASCII(answers[q.ID]) + "\n")
	}
	known := said.String()
	for _, f := range d.Fields {
		where := name + ", " + f.Label
		if f.Ask != "" && f.Text != "" {
			t.Errorf("%s: a field that waits for an answer says %q", where, f.Text)
		}
		if f.Ask == "" && f.Text == "" && f.Note == "" {
			t.Errorf("%s: empty without a word why", where)
		}
		if f.Text != plainASCII(f.Text) || f.Length != len(f.Text) || f.Text != "" && (f.Length < f.Min || f.Max > 0 && f.Length > f.Max) {
			t.Errorf("%s: %d characters of %d to %d, or not plain: %q", where, f.Length, f.Min, f.Max, f.Text)
		}
		words := newText(f.Text)
		for _, fact := range append(append(words.links(), words.emails()...), words.phones()...) {
			if !strings.Contains(known, fact) {
				t.Errorf("%s: %q is in no answer", where, fact)
			}
		}
		fieldIsSaid(t, where, known, f)
	}
	for _, what := range d.First {
		words := newText(plainASCII(what))
		for _, fact := range append(append(words.links(), words.emails()...), words.phones()...) {
			if !strings.Contains(known, fact) {
				t.Errorf("%s, first: %q is in no answer", name, fact)
			}
		}
	}
}

func fieldIsSaid(t testing.TB, where, known string, f DraftedField) {
	t.Helper()
	switch f.Field {
	case FieldOptInKeywords, FieldOptOutKeywords, FieldHelpKeywords:
		for word := range strings.SplitSeq(f.Text, ",") {
			if !strings.Contains(strings.ToUpper(known), word) {
				t.Errorf("%s: the keyword %s is in no answer", where, word)
			}
		}
	case FieldOptInMessage, FieldOptOutMessage, FieldHelpMessage:
		if f.Text != notUsed && !strings.Contains(known, f.Text) {
			t.Errorf("%s: nothing says that this arrives: %q", where, f.Text)
		}
	case FieldSamples:
		for line := range strings.SplitSeq(known, "\n") {
			for _, q := range quotesOf(line) {
				if strings.Contains(f.Text, strings.TrimSpace(q.text)) {
					return
				}
			}
		}
		if f.Text != "" {
			t.Errorf("%s: no answer has this text: %q", where, f.Text)
		}
	}
}

// Strict reviewers want a first reply even of a business that only answers. Where there is none, none is made up, and what
// they may say is shown.
func TestDraftPassesTheReview(t *testing.T) {
	passed := map[string]bool{}
	for _, b := range businesses(t) {
		for _, provider := range DraftProviders() {
			d := Draft(b.answers, provider)
			if !d.Ready() {
				continue
			}
			passed[b.name] = true
			for _, f := range d.Held() {
				if f.Field == FieldOptInMessage && withoutGreeting(d) {
					continue
				}
				t.Errorf("%s for %s: %s (%s): %s: %s", b.name, provider, f.Rule, f.Severity, f.Message, f.Evidence)
			}
		}
	}
	if len(passed) < 12 {
		t.Errorf("only %d of the businesses have answered everything", len(passed))
	}
}

func withoutGreeting(d Drafted) bool {
	for _, f := range d.Fields {
		if f.Field == FieldOptInMessage {
			return f.Text == notUsed || f.Text == "" && f.Ask == ""
		}
	}
	return false
}

func TestDraftAsksForWhatIsMissing(t *testing.T) {
	full := businesses(t)[0].answers
	for _, b := range businesses(t) {
		if b.name == "dentist-box" {
			full = b.answers
		}
	}
	for _, c := range []struct {
		name   string
		change Answers
		field  Field
		asks   string
	}{
		{"no reply to HELP", Answers{AskReplies: `HELP: nothing. STOP: "Elm Dental: no more texts." START: nothing`}, FieldHelpMessage, "Nothing comes back on HELP"},
		{"a HELP reply without contact", Answers{AskReplies: `HELP: "Elm Dental cannot help." STOP: "Elm Dental: no more texts."`}, FieldHelpMessage, "gives no phone number"},
		{"a STOP reply without name", Answers{AskReplies: `HELP: "Elm Dental 503-555-0123" STOP: "No more texts will come."`}, FieldOptOutMessage, "does not name the brand"},
		{"STOP not tried", Answers{AskReplies: `HELP: "Elm Dental 503-555-0123"`}, FieldOptOutMessage, "What comes back?"},
		{"no terms", Answers{AskPolicy: "https://elmdental.example/privacy"}, FieldTerms, "terms for texts"},
		{"one sample", Answers{AskSent: `Patients: appointments. "See you on Friday."`}, FieldSamples, "Give two"},
		{"a blank in a sample", Answers{AskSent: `Patients: appointments. "See you on {day}." "Closed today."`}, FieldSamples, "blanks filled in"},
		{"a link without one in the samples", Answers{AskLinks: "links yes, phones no, adults only no, loans no"}, FieldSamples, "with its link"},
		{"loans of others", Answers{AskLinks: "links no, phones no, adults only no, loans yes"}, FieldDescription, "direct lender"},
		{"adults without a birth date", Answers{AskLinks: "links no, phones no, loans no, adults only yes"}, FieldAgeGated, "date of birth"},
		{"a box without its page", Answers{AskForm: "box"}, FieldFlow, "Where can the form be seen"},
		{"no consent at all", Answers{AskForm: "none"}, FieldFlow, "How do people agree"},
		{"spoken consent to offers", Answers{AskForm: "spoken", AskSent: `Patients: offers. "10% off whitening." "20% off brushes."`}, FieldFlow, "Offers need written consent"},
		{"one box for offers and the rest", Answers{AskSent: `Patients: appointments and offers. "See you Friday." "10% off whitening."`}, FieldFlow, "two boxes"},
		{"politics", Answers{AskSent: `Neighbors: vote for our candidate. "Vote on Tuesday." "Polls close at 8."`}, FieldUseCase, "Campaign Verify"},
		{"a thin description", Answers{AskSent: `Clients: updates. "See you Friday." "Closed today."`}, FieldDescription, "What exactly are the texts about"},
		{"a description beyond the limit", Answers{AskSent: `Patients: ` + strings.Repeat("appointments and more ", 200) + `. "See you Friday." "Closed today."`}, FieldDescription, "fewer words"},
	} {
		t.Run(c.name, func(t *testing.T) {
			answers := maps.Clone(full)
			maps.Copy(answers, c.change)
			d := Draft(answers, "TCR")
			for _, f := range d.Missing() {
				if f.Field == c.field && strings.Contains(f.Ask, c.asks) {
					return
				}
			}
			t.Errorf("not asked; the draft says:\n%s", d.Text())
		})
	}
}

func TestDraftRefusesWhatNoWordingHelps(t *testing.T) {
	for _, b := range businesses(t) {
		if b.name != "shop-offers-box" {
			continue
		}
		answers := maps.Clone(b.answers)
		answers[AskSent] = `Members: offers of CBD gummies and hemp oil. "20% off CBD gummies today." "New hemp oil is here, 10% off."`
		d := Draft(answers, b.provider)
		if d.Ready() || len(d.Refused) == 0 || len(d.Fields) > 0 || !strings.HasPrefix(d.Text(), "No draft") {
			t.Errorf("drafted all the same:\n%s", d.Text())
		}
	}
}

func TestAnswersAreReadHoweverTheyAreWritten(t *testing.T) {
	answers, unread := ParseAnswers("\ufeffhello\r\n# remark\r\n1: Customer\r\nReplies: HELP: \"a\"\r\nSTOP: \"b\"\r\nsent: one\nreplies: START: nothing\nlinks: don't know\n")
	want := Answers{AskFirst: "Customer", AskReplies: "HELP: \"a\"\nSTOP: \"b\"\nSTART: nothing", AskSent: "one", AskLinks: "don't know"}
	if diff := cmp.Diff(want, answers); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"hello"}, unread); diff != "" {
		t.Error(diff)
	}
	if answers.Has(AskLinks) || !answers.Has(AskFirst) {
		t.Error("an answer of don't know counts as none")
	}
	for _, c := range []struct {
		id           QuestionID
		answer, want string
	}{
		{AskFirst, "business, always", firstBusiness}, {AskFirst, "The customers do.", firstCustomer}, {AskFirst, "we text them", firstBusiness},
		{AskFirst, "sometimes they, sometimes we", firstBoth}, {AskFirst, "hm", ""}, {AskForm, "There is a checkbox", formBox},
		{AskForm, "box https://a.example", formBox}, {AskForm, "no form", formNone}, {AskForm, "calls", formCalls},
	} {
		if got, _ := (Answers{c.id: c.answer}).choice(c.id); got != c.want {
			t.Errorf("%s: %q is read as %q, want %q", c.id, c.answer, got, c.want)
		}
	}
}

func FuzzAnswers(f *testing.F) {
	for _, b := range businesses(f) {
		f.Add(string(b.archive.Files[0].Data), b.provider)
	}
	f.Add("replies: HELP: \"\nSTOP => nothing START = x\nname: , ;\nform: box \"\"", "Sinch")
	f.Fuzz(func(t *testing.T, text, provider string) {
		answers, _ := ParseAnswers(text)
		d := Draft(answers, provider)
		for _, field := range d.Fields {
			if field.Text != plainASCII(field.Text) || field.Text != "" && (field.Length < field.Min || field.Max > 0 && field.Length > field.Max) {
				t.Errorf("%s: %q", field.Label, field.Text)
			}
			if field.Text != "" && field.Ask != "" {
				t.Errorf("%s: written and asked at once", field.Label)
			}
		}
		if d.Text() == "" {
			t.Error("nothing to read")
		}
	})
}
