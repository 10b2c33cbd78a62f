package review

import (
	"slices"
	"strings"
)

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
	if !ok || f.kinds[Marketing] || f.kind == Mixed && len(f.SubUseCases) == 0 {
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

// offersNamed finds that the description names offers among what is sent.
func (f *facts) offersNamed() (span, bool) {
	return f.desc.says("promotional/promotions/discounts/coupons/specials/deals", "about/with/and/or/of/for/special/exclusive/promotional/seasonal/weekly/monthly/marketing/new/get/receive/sends/send/limited/member/subscriber/product/discount/holiday/our/their/sales offers", "about/of/and/or/seasonal/weekly/special/flash/holiday/upcoming/our/with sales", "marketing ..2 texts/messages/text/message/offers/updates")
}

func (f *facts) describesOffers() bool {
	if f.desc.asNoun("offers/sales/deals/savings/coupon/sale/bonus") || f.desc.says2("marketing") {
		return true
	}
	_, ok := f.offersNamed()
	return ok
}

// asNoun reports whether one of the words is a thing that is sent rather than what somebody does: "frame sales and lens offers".
func (t *text) asNoun(words string) bool {
	_, ok := t.search([]string{words}, func(s span) bool {
		ends := s.last+1 == len(t.tokens) || t.tokens[s.last+1].clause != t.tokens[s.last].clause || fits(t.tokens[s.last+1].lower, "and/or/by/to/from/via/each/every/on/for")
		return ends && s.first > 0 && !fits(t.tokens[s.first-1].lower, "we/it/that/which/also/who/company/shop/store/only") && !t.denied(s)
	})
	return ok
}

func sampleOtherKind(f *facts) []hit {
	if len(f.samples) < 2 || f.desc.empty() && f.kind != TwoFactor {
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
