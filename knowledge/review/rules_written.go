package review

// markets reports whether offers are sent: by use case, by description, or by sample.
func (f *facts) markets() (string, bool) {
	if f.kinds[Marketing] {
		return f.UseCase, true
	}
	if s, ok := f.offersNamed(); ok {
		return f.desc.sentenceOf(s), true
	}
	if i, _, ok := f.sellingSample(); ok && f.kind != Charity {
		return f.Samples[i], true
	}
	if s, ok := f.flow.says("our/the/get/getting/receive/hear specials/deals/promotions/discounts/coupons ..4 text/texts/sms", "sale/promo/promotional/marketing texts"); ok && f.UseCase == "" {
		return f.flow.sentenceOf(s), true
	}
	if s, ok := f.remarks.says("marketing/promo/promotional texts/text/messages/campaign", "promos"); ok && f.UseCase == "" {
		return f.remarks.sentenceOf(s), true
	}
	return "", false
}

func consentMarketingSpoken(f *facts) []hit {
	c := f.consent
	evidence, sells := f.markets()
	spoken := c.spoken || !f.Whole && f.remarks.says2("consent is ..2 verbal/spoken/oral", "staff ask/asks ..4 register/counter/checkout/till", "server/servers/cashier/cashiers/staff/clerk/clerks/host/hosts/reception/receptionist/bartender/bartenders/barista/baristas ..2 ask/asks ..9 text/texts/sms")
	_, bare := f.barePaper()
	if sells && (bare || f.saysUnwritten()) {
		return writtenYes(f, evidence)
	}
	if !sells || !spoken || f.flow.says2("box/boxes/checkbox/checkboxes/toggle/slider") || c.keyword || c.form || len(f.flow.links()) > 0 && !f.flow.has("verbal*", "spoken", "terms ..4 at/on", "privacy ..4 at/on") || f.flow.has("online/web form") {
		return nil
	}
	return writtenYes(f, evidence)
}

// saysUnwritten reports whether it is said that people write, sign and tick nothing.
func (f *facts) saysUnwritten() bool {
	return f.parse(withoutQuotes(f.Flow+"\n"+f.remarks.raw)).has("only/just/all/entirely by voice/phone/word", "consent is ..2 only verbal/spoken/oral", "nobody/no/customers/people/they/we ..2 sign/signs/signing ..2 or/nor types/type/tick/ticks/anything", "nothing ..2 signed/written/typed/ticked", "not/doesn't/don't/never/nobody sign/signs ..2 tick/type/text/write/ticks/types", "not/don't ..3 form ..4 checkbox/box ..4 signature", "no form/checkbox/signature/box ..4 signature/form/checkbox/box", "never/doesn't/don't/not writes/write/sign/signs/taps/tap ..2 taps/signs/types/tap/sign/type", "no writing/signature/tap/click is/are", "nothing in writing", "not in writing", "no written yes/consent/agreement")
}

func writtenYes(f *facts, evidence string) []hit {
	return one(FieldFlow, evidence, "Marketing texts rest on no written yes.", "Get a written yes to offers: a box, a line to sign, or a word that people text, with: \""+noticeWording(f, "offers")+" Consent is not a condition of purchase.\"")
}

func consentOneForBoth(f *facts) []hit {
	offers := "marketing/promotional/promotions/offers/offer/deals/sales/discounts/specials/coupons"
	service := "order/orders/account/appointment/appointments/reminder/reminders/delivery/updates/service/informational/transactional/booking/bookings/support/alerts/notifications/notices/notice/schedule/lesson/lessons/class/visit/visits/changes/receipts/confirmations/reservation/reservations/shipping/billing"
	for _, q := range quotesOf(f.Flow) {
		t := f.parse(q.text)
		if len(q.text) < 40 || t.has("by texting") {
			continue
		}
		s, ok := t.says(service+" ..6 and/or/plus ..4 "+offers, offers+" ..6 and/or/plus ..4 "+service)
		if ok && !f.parse(t.words(s)).has(service+" news") && // what is new in a class is an offer
			!f.flow.says2("two/second/separate/another/other box/boxes/checkboxes/checkbox/consents", "separate ..3 box/checkbox", "each ..3 own") {
			return one(FieldFlow, t.words(s), "One box covers both offers and service texts.", "Make two unticked boxes. Box 1: \""+noticeWording(f, "[service topics]")+"\" Box 2: \""+noticeWording(f, "offers")+"\" If no offers are sent, take them out of the notice instead.")
		}
	}
	told := f.parse(f.Flow + "\n" + f.remarks.raw)
	if s, ok := told.says("single/one/same ..2 box/checkbox/consent/yes/line ..4 both/all", "single/one/same ..2 box/checkbox/consent/line covers ..1 "+service+"/"+offers+" ..2 and", "both ..4 same/one/single box/checkbox", "only box ..9 as well/too", "covers both", "same tick/box/yes ..3 gives/is/covers ..9 and/with ..5 discount/offers/promotional/promotions/marketing/campaign", "transactional and promotional ..6 both/one/once", "together with promotional/marketing/offers", "cannot/can't/not/no ..2 choose/pick/select/get/have/take ..4 one/reminders/appointment/updates/alerts/service/kind ..4 without ..2 other/others/offers/marketing/promotions/sales", "one/single box ..2 covers/for ..4 alike/both/everything", "no way to ..6 without ..2 offers/other/others/marketing/promotions"); ok {
		return one(FieldFlow, told.sentenceOf(s), "One box covers both offers and service texts.", "Make two unticked boxes, one for service texts and one for offers, each with the whole notice.")
	}
	return nil
}
