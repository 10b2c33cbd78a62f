package review

import "strings"

func consentRules() []Rule {
	return []Rule{
		{"consent-none", "optin-cta-missing", Blocker, "The reviewer must see an act by which each person agrees to texts.", "Twilio 30909; Bandwidth 2100; DCA2 806", consentNone},
		{"consent-third-party", "optin-third-party", Blocker, "Consent is given to one business; a bought, shared or passed-on number brings none.", "Bandwidth vetting guide; AT&T and Verizon rules at textbuq.com", consentThirdParty},
		{"consent-cold", "optin-cold-outreach", Blocker, "A public or found number is no permission; the first text may go only to people who asked for it.", "Bandwidth vetting tips; DCA2 804", consentCold},
		{"consent-staff", "optin-staff-only", Blocker, "Texts to one's own people need recorded consent too.", "DCA2 803, 804 (Clickatell)", consentStaff},
		{"consent-number-on-file", "optin-existing-relationship", Blocker, "Being a customer, or having given a number for something else, is not a yes to texts.", "10dlc.org consent table; RingCentral staff on consent", consentOnFile},
		{"consent-text-first", "optin-implied-consent", Blocker, "Some reviewers take no implied consent: they want to see where the number is shown and what stands beside it.", "RingCentral community; Bandwidth vetting tips; DCA2 804", consentTextFirst},
		{"consent-phone-field", "optin-webform-phone-field", Blocker, "A phone field without texting words beside it reads as collecting numbers without consent.", "DCA2 803; RingCentral community on the demanded checkbox", consentPhoneField},
		{"consent-not-verifiable", "optin-cta-unverifiable", Blocker, "The reviewer must be able to see the place where people agree, signed out.", "Twilio 30543, 30921; AWS registration rejection table", consentNotVerifiable},
		{"consent-script", "optin-verbal-script", Blocker, "Spoken or paper consent counts only with its whole script or a picture of the form.", "AWS verbal opt-in page; Twilio CTA guide", consentScript},
		{"consent-marketing-spoken", "optin-marketing-written", Blocker, "Marketing needs a written yes: a box, a signature or a keyword.", "Twilio 30913; 10dlc.org consent table", consentMarketingSpoken},
		{"consent-one-for-both", "optin-marketing-not-separated", Warning, "Marketing and service texts each need a yes of their own.", "Twilio 30913", consentOneForBoth},
		{"consent-notice-parts", "optin-disclosures-missing", Blocker, "What people agree to must stand where they agree: who texts, how often, rates, STOP, HELP and the links.", "Bandwidth 2133-2138; Twilio 30924, 30569", consentNoticeParts},
		{"consent-notice-told", "optin-disclosures-missing", Blocker, "All parts of the notice must stand where people agree, not only in the terms.", "Bandwidth vetting guide; Twilio CTA guide", consentNoticeTold},
		{"consent-method-elsewhere", "optin-cta-unverifiable", Context, "Each way to join that the description names must be in the message flow, and the other way round.", "Swivel CRM troubleshooting; 10dlc.org consent table", consentMethodElsewhere},
		{"consent-policy-links", "optin-disclosures-missing", Context, "Privacy policy and terms must be linked where people agree.", "Bandwidth 2133-2138", consentPolicyLinks},
		{"consent-text-first-truth", "optin-implied-consent", Context, "Conversational consent lasts for that exchange only.", "Bandwidth vetting tips", consentTextFirstTruth},
	}
}

func noticeWording(f *facts, topics string) string {
	return "I agree to receive text messages from " + f.nameOr() + " about " + topics + ". Message frequency varies. Message and data rates may apply. Reply HELP for help, STOP to opt out. Privacy policy: " +
		orAsk(f.Privacy, "[privacy policy page]") + " Terms: " + orAsk(f.Terms, "[SMS terms page]")
}

// orAsk gives an address found in the input, or a bracketed question.
func orAsk(found, question string) string {
	if links := newText(found).links(); len(links) > 0 {
		return links[0]
	}
	return question
}

func consentNone(f *facts) []hit {
	t := f.flow
	fix := "Say where people agree and quote what they see there. First put it in place, then describe it: \"[where people agree] shows: " + noticeWording(f, "[topics]") + "\""
	if !f.consent.given {
		if f.Has(FieldFlow) || f.Whole && f.Has(FieldUseCase) {
			return one(FieldFlow, "", "Nothing says how people agree to texts.", fix)
		}
		if f.Has(FieldDescription) || f.Has(FieldSamples) && f.Has(FieldOptInMessage) {
			return asked(FieldFlow, "How do people agree to these texts, and where can a reviewer see it?")
		}
		return nil
	}
	if s, ok := t.find("no opt in ..3 needed/required/necessary", "no consent ..3 needed/required/necessary", "consent/opt ..3 not/isn't needed/required/necessary", "not/don't/doesn't need/require/collect/ask/obtain/get ..3 consent/opt/permission", "n a", "not applicable"); ok && !f.consent.box && !f.consent.script && !t.has("if they/consent/no", "condition", "to purchase/buy/book", "required to/for") {
		return one(FieldFlow, t.sentenceOf(s), "The campaign says that nobody agrees to texts.", fix)
	}
	c := f.consent
	acts := c.box || c.keyword || c.spoken || c.form || c.isImplied || c.isFile || c.isStaff || t.has("form/forms/sign/signup/subscribe/subscribes/enroll/enrolls/register/registers/registration/opt/opts/opted/join/joins/fill/fills/agree/agrees/enter/enters/submit/submits/request/requests/ask/asks/check/checkout/portal/settings/app/choose/chooses/select/selects/reply/replies/initials/initial/scan/scans/qr/call/calls/tap/taps/click/clicks/toggle/turn/turns/switch/write/writes/sheet/card/page/website/checked/checks/ticks/tick/texts/text")
	if acts && t.has("texts/text/messages/reminders are/get sent", "we text/send/message", "will get/receive ..2 texts/messages", "all/every customers/customer/clients/client/patients/patient/parents/members/tenants") && !c.box && !c.keyword && !c.spoken && !c.form && !c.script && !c.isImplied && !c.isFile {
		acts = t.has("form/forms/sign/signs/signup/subscribe*/enroll*/register*/registration/opt/opts/opted/join/joins/fill/fills/agree*/enter/enters/submit*/request*/ask/asks/checkout/portal/settings/app/choose*/select*/initial*/scan*/qr/tap/taps/click/clicks/toggle/switch/sheet/page/website/consent*/yes") || len(t.links()) > 0
	}
	vague := len(t.tokens) < 9 && len(t.links()) == 0 || t.has("we have ..3 consent", "consent ..2 obtained/collected/given/recorded/received", "have/has/are opted in", "all ..3 opted", "proper/prior/express/full/required consent", "customers consent") && len(t.tokens) < 28 && len(t.links()) == 0 && !c.spoken && !c.form
	if vague && (c.spoken || c.form) {
		return nil // told as a script that is not written out
	}
	if (!acts || vague) && !c.script && !f.complete() {
		return one(FieldFlow, f.Flow, "How people agree is not described: there is no place and no act.", fix)
	}
	return nil
}

func consentThirdParty(f *facts) []hit {
	if !f.consent.isThird {
		return nil
	}
	t := f.flow
	evidence := ""
	if int(f.consent.third.last) < len(t.tokens) {
		if s, ok := f.thirdParty(t, t); ok {
			evidence = t.sentenceOf(s)
		}
	}
	if evidence == "" {
		evidence = f.filed.sentenceOf(f.consent.third)
	}
	return one(FieldFlow, evidence, "Numbers or consent come from somebody else.", "Text only people who agreed to "+f.nameOr()+"'s texts themselves. Stop using the other numbers, set up a sign-up of your own, then describe it: \"[where people agree] shows: "+noticeWording(f, "[topics]")+"\"")
}

func consentCold(f *facts) []hit {
	if !f.consent.isCold {
		return nil
	}
	return one(FieldFlow, f.filed.sentenceOf(f.consent.cold), "The first text goes to people who never asked for it.", "Do not text these people first. Let them ask: a page, a sign or a word they text, with the notice beside it: \""+noticeWording(f, "[topics]")+"\"")
}

// noticed reports whether an act of agreeing with its words is described.
func (f *facts) noticed() bool { return f.consent.script || len(f.consent.missing) <= 1 }

func consentStaff(f *facts) []hit {
	if !f.consent.isStaff || f.noticed() {
		return nil
	}
	t := f.flow
	if f.consent.box && !t.has("no opt", "not ..2 needed") || len(t.links()) > 0 {
		return nil
	}
	return one(FieldFlow, t.sentenceOf(f.consent.staff), "Staff are texted without recorded consent.", "Have each person sign or tick a yes of their own, apart from the job papers, then describe it: \""+noticeWording(f, "[topics]")+"\"")
}

func consentOnFile(f *facts) []hit {
	c, t := f.consent, f.flow
	taken, assumed := t.find("giving/providing/leaving/entering/supplying ..6 number/phone/mobile/cell ..9 consent/consents/agree/agrees/permission", "already do/did business", "no further/other/separate/additional/extra permission/consent", "already/automatically have/has ..2 permission/consent", "counts/count/serves/taken/treated ..3 consent/permission")
	if assumed {
		c.isFile, c.file = true, taken
	}
	if !c.isFile || f.noticed() || c.box || c.keyword || len(t.links()) > 0 && !assumed || c.spoken && (c.script || !assumed && t.has("say/says yes", "okay/ok/fine ..2 text", "if they agree/say")) {
		return nil
	}
	return one(FieldFlow, t.sentenceOf(c.file), "A number given for something else is taken as consent to texts.", "Ask for texts separately where the number is given, with a box or line that may stay empty: \""+noticeWording(f, "[topics]")+"\" Ask present customers once, by e-mail, letter or at the next visit.")
}

func consentTextFirst(f *facts) []hit {
	c, t := f.consent, f.flow
	if !c.isImplied || f.noticed() || c.box || len(c.missing) <= 2 {
		return nil
	}
	return one(FieldFlow, t.sentenceOf(c.implied), "Customers text first, but no place and no wording is described that they read before.", "Describe the act: the customer texts [number], shown at [where the number is shown], beside the words \"Text us at [number]. By texting, you agree to receive replies from "+f.nameOr()+" about your question. Message frequency varies. Message and data rates may apply. Reply STOP to opt out, HELP for help. Privacy: "+orAsk(f.Privacy, "[privacy policy page]")+" Terms: "+orAsk(f.Terms, "[SMS terms page]")+"\". First put these words beside the number.")
}

func consentTextFirstTruth(f *facts) []hit {
	if f.consent.isImplied && f.filed.has("text/texts ..3 us first", "never text first", "customers text us", "initiate/initiates") {
		return asked(FieldFlow, "Does the customer always text first, and are reminders or offers never sent?")
	}
	return nil
}

func consentPhoneField(f *facts) []hit {
	for _, t := range []*text{f.flow, f.remarks} {
		s, ok := t.find(silentForm()...)
		if !ok || aboutPolicy(t, s) || t == f.flow && f.consent.script && !t.goesOnAbout(s, "form") && !f.parse(withoutQuotes(t.sentenceOf(s))).has("form/field ..9 nothing/no/without/not", "no/nothing/without ..9 form/field") || !t.has("form/field/page/checkout ..9 phone/number/mobile", "phone/number/mobile ..6 form/field/page", "contact/quote/booking/intake form", "phone field", "asks for", "collects") {
			continue
		}
		return one(FieldFlow, t.sentenceOf(s), "The form takes phone numbers and says nothing about texts.", "Either mark the phone field optional and \"calls only\", or put an unticked, optional box beside it that you will honor: \""+noticeWording(f, "[topics]")+"\"")
	}
	return nil
}

// silentForm are ways to say that a form says nothing about texts.
func silentForm() []string {
	const texts = "text/texts/texting/sms"
	return []string{
		"no wording/notice/disclosure/disclosures/language/text/words/checkbox/box/mention/consent ..4 next/beside/near/by/on/under/about/at ..4 form/field/it/phone/number/page/texts/texting/sms",
		"form/page/field/it says/mentions nothing ..4 " + texts, "without ..3 text/texting/sms wording/words/language/notice", "form/page/field/it doesn't/does/don't ..2 mention/say/have ..3 text/texts/texting/sms/anything/checkbox/box",
		"nothing ..3 about ..2 " + texts, "word about ..2 " + texts, "without any ..2 text/texts/texting/sms ..2 wording/words/language/notice", "mention of ..2 " + texts,
		"no texting/sms ..3 wording/consent/language/notice/disclosure/checkbox/box",
		"without ..3 sms/text/texting/consent ..2 wording/checkbox/box/language/notice",
		"without ..2 saying/mentioning ..4 " + texts,
		"no text/words on it ..3 about ..3 " + texts + "/messages", "number/numbers ..2 collected without ..3 consent", "only a ..2 send/submit button",
		"form/page/field ..3 not/never/doesn't ..2 mention/mentions ..2 " + texts,
		"nothing beside/near/next/under/by/around/on ..7 mentions/mention/says/say/about ..4 " + texts,
		"there/there's ..1 no checkbox/box/consent ..4 form/field",
	}
}

func consentScript(f *facts) []hit {
	c, t := f.consent, f.flow
	if line, ok := f.barePaper(); ok {
		return paperUnseen(f, line)
	}
	if t.empty() || c.box && len(t.links()) > 0 || c.keyword && c.script || c.form && t.has("screenshots/screenshot/photo/scan/image/picture ..4 public/publicly/posted/hosted/online") {
		return nil
	}
	if c.spoken && (!c.script || !c.web) && len(c.missing) >= 2 && (!c.form || !t.has("photo/scan/attached/uploaded/screenshot")) && !c.box && (!c.keyword || t.has("verbal*")) {
		s, _ := t.says("verbal*", "oral/orally", "aloud", "during the call", "ask/asks ..4 if/whether ..6 text/texts", "during/on ..3 call/calls", "check whether/if", "tell/tells ..3 yes", "over/on/by the phone", "by phone", "spoken", "asks/ask/asked", "in person", "says yes", "agrees/reads/said/cashier/dispatcher/receptionist/staff")
		return one(FieldFlow, t.sentenceOf(s), "Consent is spoken, and what staff say is not written out.", "Write the script, have staff read it word for word, then paste it: \"Would you like text messages from "+f.nameOr()+" about [topics]? Message frequency varies. Message and data rates may apply. You can reply STOP at any time to opt out, or HELP for help. Our privacy policy and terms are at [page]. Is that a yes?\"")
	}
	if s, ok := t.says("paper", "clipboard", "intake form/forms/paperwork/packet", "sign/signs/signed a/an/the/our ..3 form/agreement/contract/sheet/card/waiver", "sign up/in sheet/sheets", "printed form/card", "written form"); ok && !t.says2("photo/photos/photographed/scan/scanned/image/picture/attached/attachment/uploaded/pdf/screenshot/copy") && len(t.links()) == 0 && !f.remarks.says2("photo/scan/attached/uploaded") && !c.box {
		return paperUnseen(f, t.sentenceOf(s))
	}
	return nil
}

func paperUnseen(f *facts, evidence string) []hit {
	return one(FieldFlow, evidence, "Consent is on paper, and the form cannot be seen.", "Host a photo of the form where anyone can open it and link it: [link to a photo of the form]. It must carry the whole notice: \""+noticeWording(f, "[topics]")+"\"")
}

// barePaper finds a sheet that has room for names and numbers and no words about texts.
func (f *facts) barePaper() (string, bool) {
	if f.consent.script || f.consent.box || f.consent.keyword {
		return "", false
	}
	t := f.parse(f.Flow + "\n" + f.remarks.raw)
	s, ok := t.find("clipboard/sheet/sheets/card/cards/slip/slips/guestbook/notebook/logbook/log/raffle ..9 columns/column/lines/spaces/blanks ..4 name/names/phone/number", "columns/lines/spaces/blanks ..1 for/of/with ..1 name/names/phone/number", "clipboard/sheet/card/slip/guestbook/notebook/logbook ..9 name and/or/phone/number/mobile/cell", "name/names ..4 phone/number/mobile/cell ..6 on a ..2 clipboard/sheet/card/slip/guestbook/notebook/logbook")
	if !ok || !t.has("clipboard/sheet/sheets/card/cards/slip/slips/guestbook/notebook/logbook/log/paper") || t.has("photo/scan/scanned/picture/image/screenshot ..9 at/attached/linked") {
		return "", false
	}
	return t.sentenceOf(s), true
}

func consentNoticeParts(f *facts) []hit {
	c := f.consent
	if !c.given || len(c.missing) == 0 || f.complete() {
		return nil
	}
	if !f.Whole && f.Prose != "" && !c.script && !f.remarks.has("nothing/missing/no ..6 rates/frequency/stop/help") && !f.flow.has("box/checkbox/form/page") {
		return nil
	}
	severity := Blocker
	if len(c.missing) == 1 && lesser(c.missing[0]) || f.onlyMentioned() {
		severity = Context
	}
	return []hit{{FieldFlow, severity, "What people read where they agree lacks: " + strings.Join(c.missing, ", ") + ".", quotedNotice(f.Flow), "Put the whole notice where people agree, then quote it: \"" + noticeWording(f, "[topics]") + "\""}}
}

// onlyMentioned reports whether an agent speaks of a form or a box in passing, without its words or a word about them.
func (f *facts) onlyMentioned() bool {
	return !f.Whole && f.Prose != "" && !f.consent.script && len(quotesOf(f.Flow)) == 0 && len(f.consent.missing) > 3 && f.consent.box &&
		!f.flow.has("nothing/no/not/without/only/just/simply/missing/lacks/lack/don't/doesn't/isn't/wasn't")
}

// lesser are the parts of a notice that a reviewer may see said in words that no rule knows.
func lesser(part string) bool { return strings.HasPrefix(part, "how often") }

// complete reports whether an agent says that the notice is whole without quoting it.
func (f *facts) complete() bool {
	_, ok := f.parse(withoutQuotes(f.filed.raw)).says("form/page/wording/consent/disclosure/disclosures/box/cta/flow ..6 complete/fine/ok/okay/perfect", "opt in is/are/was/looks ..4 complete/fine/ok/okay/perfect", "page/wording/form ..9 they/all are right/correct/fine", "form/page/flow/cta ..2 has/shows/with everything", "disclosures/wording/policies/replies ..4 done/handled/written ..1 properly/correctly/right", "complete/full/standard/required/all/correct/proper wording/disclosures/language/disclosure/notice", "wording is complete/fine/ok/good", "consent/opt/flow/box is ..1 good/fine/okay/proper/textbook/thorough/whole/right", "wording ..1 whole/textbook", "box and disclosures ..2 ok/fine/good/done/right", "box/page/signup ..3 has all the language/wording/parts", "page/form/signup ..2 is ..1 in order", "opt in/page/form ..2 checked good/fine/ok", "nothing missing", "checked ..2 line by line", "all the disclosures/wording/language", "all of the wording/language/disclosures/text", "everything/rest/all else/other ..2 passed/approved/fine/good", "everything else ..2 passed/approved/fine/good/ok")
	return ok
}

func quotedNotice(flow string) string {
	for _, q := range quotesOf(flow) {
		if len(q.text) > 30 {
			return q.text
		}
	}
	return flow
}

func consentMethodElsewhere(f *facts) []hit {
	if f.flow.empty() || f.desc.empty() {
		return nil
	}
	for _, m := range []struct{ name, words string }{{"by keyword", "keyword"}, {"on paper", "paper"}, {"by phone or in person", "verbal/verbally"}, {"by QR code", "qr"}} {
		if f.desc.says2(m.words) && !f.flow.has(m.words) && (m.words != "keyword" || !f.consent.keyword) {
			return asked(FieldFlow, "The description says people can join "+m.name+", the message flow does not. Is it used, and where can it be seen?")
		}
	}
	return nil
}

func consentPolicyLinks(f *facts) []hit {
	if f.Whole && f.consent.given && !f.flow.has("privacy/terms/policy") && len(f.consent.missing) == 0 {
		return asked(FieldFlow, "Are the privacy policy and the SMS terms linked right where people agree?")
	}
	return nil
}
