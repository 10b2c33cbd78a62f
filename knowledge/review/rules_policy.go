package review

import "strings"

func policyRules() []Rule {
	return []Rule{
		{"privacy-none", "privacy-policy-missing", Blocker, "A public privacy policy is required.", "Twilio 30933; Bandwidth vetting guide", privacyNone},
		{"privacy-shares", "privacy-policy-sharing", Blocker, "The policy must say that mobile numbers and text consent go to nobody for marketing.", "Twilio 30932; Bandwidth vetting guide", privacyShares},
		{"policy-no-texting", "policy-not-about-texting", Blocker, "The policy and the terms must speak of text messages.", "RingCentral registration checklist", policyNoTexting},
		{"terms-none", "terms-missing", Blocker, "Public terms for the texts are required.", "Twilio 30934", termsNone},
		{"terms-short", "terms-incomplete", Blocker, "The terms must name the program, frequency, rates, HELP, STOP and a contact.", "Twilio 30558, 30560, 30562; AWS registration rejection table", termsShort},
	}
}

// silentPolicy finds that texts are not spoken of, however far behind the policy: "it covers cookies and never mentions texts".
func (f *facts) silentPolicy(t *text) (span, bool) {
	return t.search([]string{"not/never/doesn't/don't/didn't/nothing/nowhere/without/neither/none ..4 mention/mentions/mentioning/say/says/cover/covers/address/addresses/include/includes/about ..6 text/texts/texting/sms", "no mention/word/line/section/sentence/reference/clause/paragraph ..9 text/texts/texting/sms/messaging", "not a/one word/line/sentence ..9 text/texts/texting/sms/messaging", "no sms/texting/text section/clause/part/language", "nothing ..5 text/texts/texting/sms", "makes/make no reference ..6 text/texts/texting/messaging/sms", "never/not brings/bring/speaks/touches ..6 text/texts/texting/sms"}, func(s span) bool {
		line := t.sentenceOf(s)
		return t.upTo(s.first).endsAbout("policy/policies/terms/privacy", 40) || t.goesOnAbout(s, "policy/policies/terms/privacy") || strings.Contains(f.Privacy, line) || strings.Contains(f.Terms, line)
	})
}

// goesOnAbout reports whether a sentence goes on about what the two before it name: "They have a policy. … It doesn't mention texts."
func (t *text) goesOnAbout(s span, words string) bool {
	first := s.first
	for first > 0 && t.tokens[first-1].sentence == t.tokens[s.first].sentence {
		first--
	}
	if !fits(t.tokens[first].lower, "it/they/that/both/neither/nothing") && !newText(t.sentenceOf(s)).has("in/on/of it/them/there/either") {
		return false
	}
	for i := first - 1; i >= 0 && t.tokens[i].sentence >= t.tokens[first].sentence-2; i-- {
		if fits(t.tokens[i].lower, words) {
			return true
		}
	}
	return false
}

// absent reports whether a field that asks for an address holds a remark that there is none.
func absent(value string) bool {
	t := newText(value)
	return value != "" && len(t.links()) == 0 && len(t.tokens) < 25 && !t.has("share/shared/sell/sold/third") && (t.has("none", "n a", "no", "not/don't/doesn't/nothing", "tbd", "will add/provide/send/upload/have/be", "later/soon/pending", "working on", "todo", "coming", "draft", "in progress/development/review", "being written", "to be/come/follow") || len(t.tokens) < 2)
}

func privacyNone(f *facts) []hit {
	fix := "Publish a policy that names " + f.nameOr() + " and says: \"Mobile numbers and text messaging consent are not shared with or sold to third parties or affiliates for marketing.\" Then enter its address: [privacy policy page]."
	if t := f.parse(f.Privacy); absent(f.Privacy) || len(t.links()) > 0 && t.has("not found", "404", "is/was down", "doesn't open/load/exist", "comes soon") {
		return one(FieldPrivacy, f.Privacy, "There is no privacy policy to open.", fix)
	}
	if s, ok := f.policy.findInClause("no privacy", "no ..2 privacy policy", "not/don't/doesn't/haven't/hasn't/never ..4 privacy policy", "privacy ..4 goes to a page not found", "privacy ..6 page not found", "privacy policy ..3 missing/soon/404/down/broken/blank/pending/draft", "privacy ..3 not ..3 exist/live/published/ready/up/written/posted", "privacy page/link ..4 404/broken/dead", "privacy page/link is/was not", "privacy page/link isn't", "privacy ..1 page/policy/link opens/comes/loads/shows ..3 blank/empty/white/nothing/error", "privacy policy ..6 never had/written/made/wrote", "privacy policy ..6 there isn't", "no such policy", "without a privacy", "neither a ..1 policy/terms nor", "policy ..2 available ..2 request", "searched ..6 for a privacy", "privacy ..4 page not found", "privacy policy isn't there/ready/live", "privacy policy is not"); ok && !f.policy.has("policy is/are linked/live") {
		return one(FieldPrivacy, f.policy.sentenceOf(s), "There is no privacy policy to open.", fix)
	}
	if t := f.parse(f.Privacy); f.Whole && f.Prose == "" && f.Privacy != "" && len(t.links()) == 0 && len(t.tokens) < 12 && !t.has("share/shared/sell/sold/third/linked/same/see/on/at/footer/website") {
		return warned(one(FieldPrivacy, f.Privacy, "The privacy policy field holds no address.", fix))
	}
	if line := f.privacyMissing(); line != "" {
		return one(FieldPrivacy, line, "There is no privacy policy to open.", fix)
	}
	if f.Privacy != "" {
		return nil
	}
	if none := websiteNone(f); f.Whole && len(none) > 0 && none[0].severity != Context && !f.policy.has("privacy") {
		return one(FieldPrivacy, f.Website, "No privacy policy is given, and there is no website that could hold one.", fix)
	}
	spoken := f.policy.has("privacy")
	if f.Whole && !spoken && (f.Has(FieldPrivacy) || f.Has(FieldTerms)) {
		return one(FieldPrivacy, "", "No privacy policy is given.", fix)
	}
	if f.Has(FieldPrivacy) && f.Whole {
		return []hit{{FieldPrivacy, Warning, "The privacy policy field is empty.", "", fix}}
	}
	if f.Whole && !f.linked("privacy") {
		return asked(FieldPrivacy, "At which address is the privacy policy?")
	}
	return nil
}

// privacyMissing is the sentence of an agent who found nothing at the policy's address.
func (f *facts) privacyMissing() string {
	for _, s := range sentencesOf(f.remarks.raw) {
		t := f.parse(s)
		if strings.Contains(strings.Join(t.links(), " "), "privacy") && t.has("not found", "404", "nothing there", "empty page", "blank page", "doesn't open/load/exist") {
			return s
		}
	}
	return ""
}

func privacyShares(f *facts) []hit {
	t := f.policy
	s, ok := t.search([]string{"share/shares/shared/sell/sells/sold/disclose/disclosed/give/given/provide/provided/transfer/rent ..9 third/partners/affiliates/affiliate/advertisers/sponsors/marketers/brokers/companies/sister/others ..9 marketing/promotional/promotions/offers/advertising/purposes/products/own",
		"provide/provides/provided/transfer/transfers/release/releases/pass/passes/disclose/discloses/give/gives/make ..9 to ..4 marketing/affiliated/affiliates/partner/partners/sister/advertisers/brands/sponsors", "pass/passes/sell/sells/rent/rents/share/shares ..4 to/with ..3 companies/businesses/organizations/others ..6 their own/marketing/offers", "sell/rent/trade ..4 customer/our/contact/mailing/phone list/lists/data/information/numbers", "available to ..4 partners/affiliates/advertisers/third/sister", "share/shares/shared/sell/sells/sold/disclose/disclosed/discloses/give/given/passed/provided ..8 with/to ..4 third/partners/affiliates/advertisers/sponsors/marketers/brokers/family/sister", "partners/affiliates/third ..4 may/can ..4 use/receive/contact/market/send/text", "number/numbers/cell/cells/phone/phones ..2 goes/go over/on to the ..5 agents/sponsors/partners/companies/insurers/dealers", "shared with ..2 consent", "policy ..5 allows/permits ..3 sharing", "reserve/reserves the right to share/sell", "may be/share/sell shared/sold", "unless you opt out ..4 share/sharing", "share/sell/disclose/give/provide/transfer/rent ..9 number/numbers/phone/mobile/consent/opt ..6 with/to ..6 third/partners/partner/affiliates/advertisers/sponsors/marketers/brokers/sister", "share/shares/sell/sells ..9 with/to other/selected companies/businesses/firms", "numbers ..3 go/goes to our ..9 company/friend/partner/firm", "number/numbers/phone/mobile/consent ..5 is/are/get/gets shared/sold/passed/given/rented/disclosed with/to/on ..5 network/partners/buyers/affiliates/sponsors/advertisers/companies/third"}, func(s span) bool { return !t.denied(s) && !f.nameInside(t, s) && !notShared(t, s) })
	if !ok {
		return nil
	}
	return one(FieldPrivacy, t.sentenceOf(s), "The privacy policy lets numbers be shared.", "If sharing for marketing has ended, publish: \"Mobile numbers and text messaging consent are not shared with or sold to third parties or affiliates for marketing.\" and remove the clause that says otherwise.")
}

// notShared looks for a denial anywhere in the sentence: "are not sold, rented or shared with …".
func notShared(t *text, s span) bool {
	n := t.tokens[s.first].sentence
	for i := range t.tokens {
		if t.tokens[i].sentence == n && t.tokens[i].lower == "unless" {
			break // "unless you tell us not to" denies nothing
		}
		if t.tokens[i].sentence == n && (negates(t.tokens[i].lower) || t.tokens[i].lower == "isn't") {
			return true
		}
	}
	return false
}

func policyNoTexting(f *facts) []hit {
	t := f.policy
	s, ok := t.find("policy/terms/privacy ..6 not/never/doesn't/don't/nothing/nowhere ..5 mention/mentions/say/says/talk/cover/covers/speak/include/about/address/refer ..6 text/texts/texting/sms/messaging/messages/mobile/phone", "policy/terms/privacy ..4 no mention/section/word/language ..4 text/texts/texting/sms/messaging/mobile", "nothing ..3 text/texts/texting/sms ..4 policy/terms/privacy", "terms/policy/privacy ..9 so texts/texting/sms ..2 aren't/isn't/not", "text/texts/texting/sms isn't/aren't/not dealt/covered/treated ..4 document/either/policy/terms", "policy/terms/privacy ..3 silent ..3 text/texts/texting/sms", "policy/terms/privacy ..6 template/templates ..9 cookies", "policy/terms/privacy ..6 only ..3 cookies/email/website/emails", "not ..2 updated ..3 texting/sms", "generic ..2 policy/terms", "policy/terms ..4 says nothing", "policy/terms ..5 nothing about", "policy/terms/privacy ..9 never/not/doesn't mention/mentions/say/says/cover/covers/speak/speaks ..6 text/texts/texting/sms", "no mention of ..3 texting/sms/text", "without ..3 mention ..3 texting/sms/text", "policy/terms/privacy ..9 neither ..3 says/mentions/covers ..4 text/texts/texting/sms", "neither ..9 says/mentions/say/mention ..5 text/texts/texting/sms")
	if !ok && t.has("policy/terms/privacy") {
		s, ok = f.silentPolicy(t)
	}
	if !ok && t.has("policy/terms/privacy") {
		s, ok = t.find("text/texts/texting/sms/messages ..6 not/never/nowhere/isn't/aren't ..2 mentioned/covered/addressed/spoken/occur/occurs/appear/appears/found")
	}
	if !ok {
		return nil
	}
	line := f.parse(t.sentenceOf(s))
	if !line.has("policy/policies/terms/privacy") && !strings.Contains(f.Privacy+f.Terms, t.sentenceOf(s)) && !t.goesOnAbout(s, "policy/policies/terms/privacy") && line.has("form/field/page/checkout/website/site") {
		return nil
	}
	if line.has("shared/sold/passed") && !line.has("mention/mentions/say/says/cover/covers/speak/speaks") || line.has("nothing/not/never ..2 how/what", "nothing/not/never ..3 rates/frequency/stop/help") { // it is about something else
		return nil
	}
	field := FieldPrivacy
	if line.has("terms") && !line.has("privacy/policy") {
		field = FieldTerms
	}
	return one(field, t.sentenceOf(s), "The policy or the terms say nothing about text messages.", "Add a section on text messages: what is sent, how to stop, and \"Mobile numbers and text messaging consent are not shared with or sold to third parties or affiliates for marketing.\"")
}

func termsNone(f *facts) []hit {
	fix := "Publish SMS terms with " + f.nameOr() + "'s name, what is sent, how often, rates, HELP, STOP, a contact and the privacy link; then enter their address: [SMS terms page]."
	if absent(f.Terms) {
		return one(FieldTerms, f.Terms, "There are no terms to open.", fix)
	}
	if s, ok := f.policy.findInClause("no terms", "no sms/text/texting/messaging/mobile terms", "no ..4 terms page/and/or/link", "not/don't/doesn't ..4 terms", "terms ..3 missing/soon/404/down/broken/blank/pending/draft", "terms and conditions we don't have", "terms ..3 still being/in ..2 drafted/written/draft", "terms page ..6 skipped/omitted", "haven't/hasn't ..3 terms", "terms ..3 not ..3 exist/live/published/ready/up/written/posted", "terms page/link ..4 404/broken/dead", "terms page/link is/was ..1 not", "without terms", "without any/sms/our terms"); ok && !f.parse(f.policy.sentenceOf(s)).has("agree/accept/mention/mentions/bundled/part/say/says/inside/in/share/text/texting/separate/about/box/depend") {
		return one(FieldTerms, f.policy.sentenceOf(s), "There are no terms to open.", fix)
	}
	if s, ok := f.policy.find("don't/doesn't/haven't have/has/got ..1 a privacy policy or/nor/and terms", "no privacy policy or/nor/and terms/no", "neither a ..1 privacy policy nor terms"); ok && f.Terms == "" {
		return one(FieldTerms, f.policy.sentenceOf(s), "There are no terms to open.", fix)
	}
	if s, ok := f.policy.find("terms and conditions we don't/have", "terms we don't have"); ok && f.policy.has("don't have any") {
		return one(FieldTerms, f.policy.sentenceOf(s), "There are no terms to open.", fix)
	}
	if f.Terms != "" {
		return nil
	}
	if f.Whole && !f.policy.has("terms") && (f.Has(FieldTerms) || f.Has(FieldPrivacy)) {
		return one(FieldTerms, "", "No terms are given.", fix)
	}
	if f.Has(FieldTerms) && f.Whole {
		return []hit{{FieldTerms, Warning, "The terms field is empty.", "", fix}}
	}
	if f.Whole && !f.linked("terms") {
		return asked(FieldTerms, "At which address are the SMS terms?")
	}
	return nil
}

func termsShort(f *facts) []hit {
	t := f.policy
	s, ok := t.find("terms ..6 lack/lacks/missing/omit/omits/leave/leaves/without/incomplete ..6 frequency/rates/help/stop/contact/carrier/support/program/opt", "terms ..6 not/doesn't/don't/no/nothing/never ..6 frequency/rates/help/stop/carrier/support/contact/opt", "terms ..9 that's everything/all", "terms are incomplete/short", "missing from ..2 terms", "terms ..9 never got around to ..9 frequency/fees/rates/help/stop/contact", "terms ..9 nothing in them on/about ..4 help/stop/rates/frequency/contact/call", "not in ..2 terms", "terms ..4 only ..4 shipping/returns/website/copyright/privacy/sentence/line/payment/refunds", "whole/entire/complete/full/only/all ..2 text/content/wording ..5 terms ..3 is", "all ..2 terms ..2 say", "terms ..2 is/are ..2 one/single/two sentence/sentences/line/lines/paragraph", "terms ..4 consist/consists of ..3 sentence/sentences/line/lines")
	if !ok && t.has("sms/text/texting terms", "terms page") {
		s, ok = t.find("no/nothing/without ..6 rates/frequency/often/contact", "lack/lacks/missing/omits ..6 rates/frequency/often/contact")
	}
	if at, found := t.find("says/reads in full"); !ok && found && strings.Contains(strings.Join(f.parse(t.sentenceOf(at)).links(), " "), "terms") {
		s, ok = at, true
	}
	if !ok && t.has("terms are/live ..2 at", "terms they") {
		s, ok = t.find("no word about/on ..6 rates/frequency/help/stop", "nothing in them on/about ..3 how/help/rates/frequency/stop", "nothing on/about ..2 rates/help/stop/frequency")
	}
	if !ok && t.has("terms ..3 page/say/says/read/reads", "sms/text/texting terms") {
		s, ok = t.find("nothing on/about/of rates/frequency/help/stop/support", "no rates/frequency ..3 no/or/and", "no help ..4 contact", "terms ..4 reads/read/say/says ..2 full/only")
	}
	if !ok && t.has("terms page/are/is/read/reads/say/says", "whole/all/full ..3 terms") {
		s, ok = t.find("it/that/they/which doesn't/don't/not ..2 mention/say/name/state/tell ..9 frequency/rates/often/stop/help/contact", "doesn't/don't/not mention ..9 frequency/rates")
	}
	if !ok || t.has("terms ..3 not about") || f.parse(t.sentenceOf(s)).has("nothing missing", "attributes", "all the right/wording/disclosures", "terms page is there/up/fine") {
		return nil
	}
	return one(FieldTerms, t.sentenceOf(s), "The terms lack a required part.", "Add what is missing: "+f.nameOr()+"'s name, what is sent, how often, \"Message and data rates may apply\", HELP, STOP, a contact, that carriers are not liable, and the privacy link.")
}

// linked reports whether the flow links a page whose address holds the word.
func (f *facts) linked(word string) bool {
	for _, l := range f.flow.links() {
		if strings.Contains(strings.ToLower(l), word) {
			return true
		}
	}
	return false
}
