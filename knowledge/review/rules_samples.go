package review

import (
	"fmt"
	"slices"
	"strings"
)

func sampleRules() []Rule {
	return []Rule{
		{"sample-count", "sample-insufficient", Blocker, "Providers ask for at least two samples, each a real text.", "Twilio MessageSamples; SignalWire sample1 and sample2", sampleCount},
		{"sample-same", "sample-insufficient", Blocker, "Samples must be different texts.", "Twilio 30893; Telnyx troubleshooting", sampleSame},
		{"sample-placeholder", "sample-insufficient", Blocker, "A sample must read like a text that is really sent; only what changes may stand in brackets.", "Twilio 30893", samplePlaceholder},
		{"sample-test", "sample-insufficient", Blocker, "A test text is no sample of what customers get.", "AWS and Twilio 30532", sampleTest},
		{"sample-brand", "sample-missing-brand", Blocker, "A stranger must see from each text who sent it.", "Twilio 30893; Telnyx troubleshooting", sampleBrand},
		{"sample-brand-some", "sample-missing-brand", Context, "Telnyx and Microsoft Teams want the name in each sample.", "Telnyx troubleshooting; Microsoft Teams list", sampleBrandSome},
		{"sample-optout", "sample-missing-optout", Blocker, "At least one sample must say how to stop.", "Twilio 30893; Telnyx troubleshooting", sampleOptOut},
		{"sample-promotes", "sample-usecase-mismatch", Blocker, "The samples must be of the kind that the use case and description name.", "Twilio 30893; DCA2 602", samplePromotes},
		{"sample-not-described", "sample-usecase-mismatch", Warning, "Samples, description and use case must tell the same story.", "DCA2 602", sampleOtherKind},
	}
}

// bare is a sample without its name, opt-out words, numbers and placeholders, to compare what it says.
func bare(sample string) string {
	t := newText(sample)
	var b strings.Builder
	for _, tok := range t.tokens {
		if tok.kind == word && !digits(tok.lower) {
			b.WriteString(tok.lower + " ")
		}
	}
	return b.String()
}

func sampleCount(f *facts) []hit {
	switch {
	case len(f.samples) == 0 && (f.Whole || f.Has(FieldSamples)):
		return one(FieldSamples, "", "There is no sample message.", "Enter two different texts that are really sent: \""+f.nameOr()+": [text]. Reply STOP to opt out.\"")
	case len(f.samples) == 1 && f.Whole:
		return one(FieldSamples, f.Samples[0], "There is only one sample message.", "Add a second, different text that is really sent: \""+f.nameOr()+": [another text]. Reply STOP to opt out.\"")
	case len(f.samples) == 0 && f.Has(FieldDescription) && f.Has(FieldFlow):
		return asked(FieldSamples, "Which two texts are really sent?")
	}
	return nil
}

func sampleSame(f *facts) []hit {
	seen := map[string]int{}
	for i, s := range f.Samples {
		if first, ok := seen[bare(s)]; ok && len(f.samples)-len(f.Samples)/2 <= 2 || ok && f.distinct() < 2 {
			return one(FieldSamples, s, fmt.Sprintf("Samples %d and %d are the same text.", first+1, i+1), "Replace one with another kind of text that is really sent: \""+f.nameOr()+": [another text]. Reply STOP to opt out.\"")
		}
		seen[bare(s)] = i
	}
	if s, ok := f.remarks.find("same text/sample/message ..4 in/for all/both/three/every/each", "same sample/text twice"); ok {
		return one(FieldSamples, f.remarks.sentenceOf(s), "The samples are the same text.", "Replace one with another kind of text that is really sent: \""+f.nameOr()+": [another text]. Reply STOP to opt out.\"")
	}
	return nil
}

func (f *facts) distinct() int {
	seen := map[string]bool{}
	for _, s := range f.Samples {
		seen[bare(s)] = true
	}
	return len(seen)
}

// withoutSlots is a sample without what stands in brackets or braces.
func withoutSlots(s string) string {
	var b strings.Builder
	depth := 0
	for _, r := range s {
		switch r {
		case '[', '{', '<':
			depth++
		case ']', '}', '>':
			depth = max(0, depth-1)
			b.WriteRune(' ')
		default:
			if depth == 0 {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

func samplePlaceholder(f *facts) []hit {
	n, evidence := 0, ""
	for _, s := range f.Samples {
		t := f.parse(withoutSlots(s))
		rest := 0
		for _, tok := range t.tokens {
			if !fits(tok.lower, "reply/stop/to/opt/out/help/for/hi/hello/hey/dear/unsubscribe/text/end/the/a/your/sample/message/test/testing") && !f.names.holds(tok.lower) {
				rest++
			}
		}
		named := f.names.in(t)
		slot := strings.ContainsAny(s, "[{<") || t.has("lorem ipsum", "xxx/xxxx", "insert", "will provide once/later/when", "tbd", "sample message/text", "message goes here", "placeholder", "message/text here", "your message", "n a", "same as above/#", "varies", "asdf")
		if slot && rest < 3 || t.has("lorem ipsum", "message goes here", "insert ..3 here/message/text", "same as above", "your message here", "sample text here", "message content", "sample/samples/example/text/message/to to follow/come", "will/to be added/provided/sent/supplied/written ..2 later/soon") || rest == 0 && !named {
			n++
			evidence = s
		}
	}
	if n > 0 && len(f.Samples)-n < 2 {
		return one(FieldSamples, evidence, "A sample is only a placeholder.", "Write out a text as people get it, with brackets only for what changes: \""+f.nameOr()+": [text]. Reply STOP to opt out.\"")
	}
	return nil
}

func sampleTest(f *facts) []hit {
	for i, s := range f.samples {
		s = f.parse(withoutName(s.raw, f.Campaign))
		if _, ok := s.says("this is a test", "test message/text/sms", "testing ..2 #", "just testing", "test 1 2", "hello world"); ok && f.distinct() <= 2 && !f.parse(f.Description).has("testing/test ..4 campaign/traffic/api/integration") {
			return []hit{{FieldSamples, "", "Sample " + fmt.Sprint(i+1) + " is a test text.", f.Samples[i], "Write out a text that customers really get: \"" + f.nameOr() + ": [text]. Reply STOP to opt out.\""}}
		}
	}
	return nil
}

func sampleBrand(f *facts) []hit {
	missing, first := 0, -1
	for i, s := range f.samples {
		if !f.named(s) && !f.names.shortened(namePrefix(f.Samples[i])) {
			missing++
			if first < 0 {
				first = i
			}
		}
	}
	if missing == 0 || missing*2 <= len(f.samples) || len(f.otherNames())*2 > len(f.samples) {
		return nil
	}
	return one(FieldSamples, f.Samples[first], "The samples do not name the business.", "Begin each text with the name, and really send them so: \""+f.nameOr()+": "+firstWords(f.Samples[first])+"\"")
}

func firstWords(s string) string { return clip(strings.ReplaceAll(s, "\n", " ")) }

func sampleBrandSome(f *facts) []hit {
	missing := 0
	first := -1
	for i, s := range f.samples {
		if !f.named(s) {
			missing++
			first = i
		}
	}
	if missing == 0 || missing*2 > len(f.samples) || f.names.known == nil {
		return nil
	}
	h := asked(FieldSamples, fmt.Sprintf("Does every text really name %s? Sample %d does not, and some reviewers want it in each.", f.nameOr(), first+1))
	h[0].evidence = f.Samples[first]
	return h
}

func sampleOptOut(f *facts) []hit {
	if len(f.samples) == 0 {
		return nil
	}
	if slices.ContainsFunc(f.samples, optOutWords) {
		return nil
	}
	if f.kind == TwoFactor || len(f.samples) == 1 && !f.Whole {
		return asked(FieldSamples, "Does at least one text say how to stop? The sample given does not.")
	}
	return one(FieldSamples, f.Samples[0], "No sample says how to stop.", "End at least one, better each, with \"Reply STOP to opt out.\", and really send it so.")
}

func root(w string) string {
	for _, end := range []string{"ing", "ies", "ed", "es", "s"} {
		if len(w) > len(end)+3 && strings.HasSuffix(w, end) {
			return w[:len(w)-len(end)]
		}
	}
	return w
}

// holds reports whether a word belongs to the business's name.
func (n names) holds(w string) bool {
	for _, words := range n.known {
		if slices.Contains(words, w) {
			return true
		}
	}
	return false
}
