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

// service reports whether the use case is one that no offer belongs to.
func (f *facts) service() bool {
	switch f.kind {
	case TwoFactor, Account, Care, Delivery, Fraud, HigherEd, Polling, PublicService, SecurityAlert, Emergency, K12, Conversation:
		return !f.kinds[Marketing]
	}
	return false
}

// denial finds a statement that no offers are sent.
func (f *facts) denial() (span, bool) {
	return f.filed.find("no/not/never/nothing/without ..4 promo/promos/promotional/promotion/promotions/marketing/offers/offer/advertising/sales/deals", "transactional only", "only transactional/informational")
}

func samplePromotes(f *facts) []hit {
	i, words, ok := f.sellingSample()
	if !ok || f.kinds[Marketing] {
		return nil
	}
	if _, denied := f.denial(); !f.service() && !denied || f.describesOffers() {
		return nil
	}
	if f.kind == Conversation {
		return nil // told by the conversational rule
	}
	return one(FieldSamples, words+" … in: "+f.Samples[i], "A sample sells, but the use case or description is for service texts.", "If offers are sent, choose Marketing or Mixed, say so in the description and get a written yes to offers. If not, replace the sample with a text that is really sent.")
}

func (f *facts) describesOffers() bool {
	if f.asNoun(f.desc, "offers/sales/deals/savings/coupon/sale/bonus") || f.desc.says2("marketing") {
		return true
	}
	_, ok := f.desc.says("promotional/promotions/discounts/coupons/specials/deals", "about/with/and/or/of/for/special/exclusive/promotional/seasonal/weekly/monthly/marketing/new/get/receive/sends/send/limited/member/subscriber/product/discount/holiday/our/their/sales offers", "about/of/and/or/seasonal/weekly/special/flash/holiday/upcoming/our/with sales", "marketing ..2 texts/messages/text/message/offers/updates")
	return ok
}

// asNoun reports whether one of the words is a thing that is sent rather than what somebody does: "frame sales and lens offers".
func (f *facts) asNoun(t *text, words string) bool {
	_, ok := t.search([]string{words}, func(s span) bool {
		ends := s.last+1 == len(t.tokens) || t.tokens[s.last+1].clause != t.tokens[s.last].clause || fits(t.tokens[s.last+1].lower, "and/or/by/to/from/via/each/every/on/for")
		return ends && s.first > 0 && !fits(t.tokens[s.first-1].lower, "we/it/that/which/also/who/company/shop/store/only") && !t.denied(s)
	})
	return ok
}

func sampleOtherKind(f *facts) []hit {
	if len(f.samples) < 2 || f.desc.empty() {
		return nil
	}
	if f.kind == TwoFactor || f.desc.has("passcode/passcodes/otp", "verification code/codes", "login/sign code/codes") && !f.desc.has("and/reminders/updates/alerts") {
		for i, s := range f.samples {
			if !hasCode(s) && !s.has("code/passcode/password/otp/verification/verify/pin/login/sign/confirm/approve/token/2fa/log/enter/device") {
				if _, _, sells := f.sellingSample(); sells {
					return nil // told as a sample that sells
				}
				return one(FieldSamples, f.Samples[i], "The use case is for sign-in codes; this sample is something else.", "Keep only texts with codes here, and file a campaign of another use case for the rest.")
			}
		}
		return nil
	}
	if i := f.strayCode(); i >= 0 {
		return one(FieldSamples, f.Samples[i], "A sample is a sign-in code, which neither the use case nor the description names.", "If codes are sent, say so in the description or file them under 2FA. If not, replace the sample.")
	}
	return f.unrelated()
}

// strayCode is the sample with a sign-in code in a campaign that says nothing of codes, or -1.
func (f *facts) strayCode() int {
	if f.desc.has("code/codes/passcode/passcodes/otp/pin/login/sign/verification/security/account") || f.kinds[TwoFactor] {
		return -1
	}
	return slices.IndexFunc(f.samples, func(s *text) bool {
		return s.has("verification/sign-in/login/security/authentication code", "one time code/passcode") && hasCode(s)
	})
}

// hasCode reports whether a text holds a number that could be a sign-in code.
func hasCode(t *text) bool {
	for i := 1; i < len(t.tokens); i++ {
		if a, b := t.tokens[i-1].lower, t.tokens[i].lower; len(a) == 3 && len(b) == 3 && digits(a) && digits(b) { // "190 385"
			return true
		}
	}
	return slices.ContainsFunc(t.tokens, func(tok token) bool { return len(tok.lower) >= 4 && len(tok.lower) <= 8 && digits(tok.lower) })
}

// unrelated finds samples that share no word of substance with description, use case or brand.
func (f *facts) unrelated() []hit {
	told := map[string]bool{}
	for _, t := range []*text{f.desc, f.flow, f.parse(strings.ReplaceAll(f.UseCase, "_", " ")), f.optIn, f.parse(f.Vertical)} {
		for _, tok := range t.tokens {
			told[root(tok.lower)] = true
		}
	}
	alien := 0
	for _, s := range f.samples {
		shared, substance := 0, 0
		for _, tok := range s.tokens {
			if tok.kind != word || len(tok.lower) < 5 || f.names.holds(tok.lower) || fits(tok.lower, "reply/please/today/tomorrow/tonight/thanks/thank/there/about/visit/unsubscribe/cancel/these/texts/message/messages/details/questions/again/where/their/until/before/after/monday/tuesday/wednesday/thursday/friday/saturday/sunday") {
				continue
			}
			substance++
			if told[root(tok.lower)] {
				shared++
			}
		}
		if shared == 0 && substance >= 5 {
			alien++
		}
	}
	if alien < len(f.samples) || !f.desc.has("only", "appointment/appointments", "login/code/codes", "delivery/order/orders") {
		return nil
	}
	return asked(FieldSamples, "Do the samples really belong to this campaign? They share no subject with the description.")
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
