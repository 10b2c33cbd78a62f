package review

func useCaseRules() []Rule {
	return []Rule{
		{"usecase-codes", "usecase-wrong", Blocker, "The use case must be the one that the texts are of.", "SignalWire use cases", useCaseCodes},
		{"usecase-charity", "usecase-wrong", Blocker, "Charity is for 501(c)(3) organizations that ask for gifts.", "SignalWire use cases; ClickSend charitable messaging", useCaseCharity},
		{"usecase-school", "usecase-wrong", Blocker, "School use cases are for schools and colleges.", "SignalWire use cases; Convey 10DLC use cases", useCaseSchool},
		{"usecase-emergency", "usecase-wrong", Blocker, "Emergency, public service and political use cases are for such bodies and such texts only.", "SignalWire use cases", useCasePublic},
		{"usecase-marketing", "usecase-wrong", Blocker, "Whatever promotes is Marketing, or Mixed with Marketing named.", "SignalWire use cases; 10dlc.org consent table", useCaseMarketing},
		{"usecase-sweepstakes", "content-sweepstakes", Warning, "AWS, Twilio and Telnyx do not carry sweepstakes.", "SignalWire use cases", useCaseSweepstakes},
		{"usecase-social", "usecase-wrong", Warning, "Social is for influencers and closed groups; AWS refuses it.", "SignalWire use cases", useCaseSocial},
		{"usecase-conversation", "usecase-wrong", Blocker, "A conversational campaign only answers people who write first; it sends no offers and no reminders.", "Bandwidth vetting tips", useCaseConversation},
		{"usecase-sole", "brand-sole-proprietor", Warning, "A sole-proprietor brand must use the SOLE_PROPRIETOR use case.", "Twilio fields page", useCaseSole},
		{"usecase-sub", "process-field-invalid", Warning, "Mixed takes two to five sub use cases, low volume one to five, others none.", "SignalWire requests", useCaseSubs},
		{"usecase-personal", "usecase-personal", Blocker, "Personal and person-to-person texting cannot be registered.", "AWS; Twilio 30912, 30532", useCasePersonal},
		{"usecase-testing", "usecase-testing", Blocker, "Test traffic cannot be registered.", "AWS; Twilio 30532", useCaseTesting},
		{"description-vague", "description-vague", Blocker, "From the description a reviewer must be able to picture a text: who sends, to whom, what and when.", "Twilio 30886; Twilio fields page", descriptionVague},
		{"description-sender", "description-vague", Context, "The description should name the business that sends.", "Twilio fields page", descriptionSender},
		{"language", "language-not-english", Blocker, "Fields must be in English; texts may be in another language if the description says so.", "Twilio and Microsoft Teams lists", notEnglish},
	}
}

func (f *facts) useCaseHit(message, fix string) []hit {
	return one(FieldUseCase, "use case: "+f.UseCase, message, fix+" If the campaign is filed already, a new one may be needed: the use case cannot be edited.")
}

// useCaseGuess warns where nothing but the words that a text lacks speaks against its use case: it may be told in others.
func (f *facts) useCaseGuess(message, fix string) []hit {
	return warned(f.useCaseHit(message, fix))
}

func useCaseCodes(f *facts) []hit {
	if f.kind != TwoFactor && f.kind != Fraud && f.kind != SecurityAlert {
		return nil
	}
	codes := f.texted.has("code/codes/passcode/passcodes/otp/pin/verification/verify/password/login/2fa/authenticate/authentication/sign/approve/confirm/suspicious/unusual/fraud/security/unauthorized/alert/alerts/breach/intrusion/alarm/alarms/motion/spend/spent/charge/charged/purchase/transaction/card/fraud")
	if codes || f.texted.empty() {
		return nil
	}
	return f.useCaseHit("The texts are no sign-in codes or security alerts.", "Choose the use case that fits the description, such as Customer Care or Account Notification.")
}

func useCaseCharity(f *facts) []hit {
	if f.kind != Charity || f.desc.empty() {
		return nil
	}
	t := f.parse(f.Description + "\n" + f.EntityType + "\n" + f.Brand + "\n" + f.Text(FieldSamples))
	own := f.parse(f.Description + "\n" + f.EntityType)
	if s, ok := own.says("private clinic/practice/company/business", "for profit", "llc/inc", "private_profit"); ok && !own.has("non profit", "nonprofit", "not for profit", "501", "charity/charitable/church/foundation/donors/donate") {
		return one(FieldUseCase, own.sentenceOf(s), "The Charity use case is chosen, but this is a business.", "Choose the use case that fits what is sent, such as Customer Care.")
	}
	if !t.has("donate/donation/donations/donor/donors/gift/gifts/fundraiser/fundraising/give/giving/charity/charitable/nonprofit/501/501c3/church/foundation/mission/relief/pantry/shelter/volunteer/volunteers/hospice/ministry/society/rescue/ministries", "non profit") {
		return f.useCaseHit("The Charity use case is chosen, but nothing speaks of a charity.", "Choose the use case that fits what is sent, such as Customer Care.")
	}
	return nil
}

func useCaseSchool(f *facts) []hit {
	if f.kind != HigherEd && f.kind != K12 {
		return nil
	}
	t := f.parse(f.Description + "\n" + f.Brand + "\n" + f.Website + "\n" + f.Text(FieldSamples))
	lessons := t.has("dance/dancing/ballet/karate/martial/yoga/music/piano/swim/driving/riding/cooking/gymnastics/barber/beauty ..3 studio/school/academy/lessons/classes")
	if lessons && !t.has("college/university/district/campus/isd/tuition/semester") {
		return f.useCaseHit("A school's use case is chosen, but this is no school in the registry's sense.", "Choose the use case that fits what is sent, such as Customer Care or Account Notification.")
	}
	if t.has("college/university/campus/school/schools/student/students/district/academy/institute/education/faculty/semester/classes/teacher/teachers/isd/elementary/unified/usd/parents/tuition/enrolled/seminary/polytechnic") {
		return nil
	}
	return f.useCaseGuess("A school's use case is chosen, but this is no school.", "Choose the use case that fits what is sent, such as Customer Care or Marketing.")
}

func useCasePublic(f *facts) []hit {
	t := f.texted
	switch f.kind {
	case Emergency, PublicService:
		if _, sells := promotional(t); sells || f.kind == Emergency && !t.has("emergency/evacuation/evacuate/tornado/wildfire/flood/shelter/amber/disaster/hazard/outage/storm/lockdown/fire/severe/rescue/911/alert/alerts/safety/warning/advisory") {
			return f.useCaseHit("The texts are no public emergencies or announcements.", "Choose the use case that fits what is sent, such as Marketing or Customer Care.")
		}
	case Political:
		if !f.parse(f.Description + "\n" + f.Brand + "\n" + f.Text(FieldSamples)).has("candidate/campaign/election/vote/voter/voters/ballot/pac/committee/party/congress/senate/senator/council/mayor/governor/elect/political/advocacy/union/legislature/referendum/primary/precinct/policy/lawmakers/commission/constituents") {
			return f.useCaseGuess("The Political use case is chosen, but nothing political is sent.", "Choose the use case that fits what is sent.")
		}
	case Polling:
		if _, sells := promotional(t); sells || !t.has("poll/polls/polling/survey/surveys/vote/votes/voted/voting/question/questions/questionnaire/answer/answers/feedback/opinion/rate/ballot/census/research") {
			return f.useCaseGuess("The texts are no polls or surveys.", "Choose the use case that fits what is sent.")
		}
	case Delivery:
		if (f.Description != "" || len(f.samples) > 1) && !t.has("deliver*/order/orders/ship*/package/packages/pickup/parcel/track/tracking/driver/arrive*/dispatch*/ready/shipment/courier/route/eta/pick/truck/drop/meal/meals/food/install*/freight/load/way/tow/crew/technician/arrival/visit/plumber/repair/left/outside/loaded/trip/loads/shop/box/zone") {
			return f.useCaseGuess("The texts are not about deliveries.", "Choose the use case that fits what is sent, such as Customer Care or Account Notification.")
		}
	}
	return nil
}

func useCaseMarketing(f *facts) []hit {
	if !f.service() || f.kind == Conversation || !f.describesOffers() {
		return nil
	}
	s, ok := f.offersNamed()
	if !ok || f.desc.has("sales tax/team/order/orders/rep/representative/receipt/force/associate", "point of sale", "sale/sales ..2 closed/closing/pending") {
		return nil
	}
	if _, sells := promotional(f.joined()); !sells && !f.desc.has("promotional/marketing/promotions/coupons/discounts") {
		return nil
	}
	return one(FieldUseCase, f.desc.sentenceOf(s), "The description speaks of offers, but the use case is for service texts.", "Choose Marketing, or Mixed with Marketing named, and get a written yes to offers. The use case cannot be edited: a new campaign may be needed.")
}

func (f *facts) joined() *text { return f.parse(f.Text(FieldSamples)) }

func useCaseSweepstakes(f *facts) []hit {
	if f.kind != Sweepstakes {
		return nil
	}
	if len(sweepstakes(f)) > 0 {
		return nil
	}
	return f.useCaseHit("The Sweepstakes use case is chosen.", "Ask the provider in writing whether it carries sweepstakes; if it does, publish the rules and link them.")
}

func useCaseSocial(f *facts) []hit {
	if f.kind != Social || f.texted.has("influencer/influencers/followers/fans/fan/members/community/group/creator/creators/audience/podcast/channel/club/social") {
		return nil
	}
	return f.useCaseHit("The Social use case is chosen, but this is no influencer or closed group.", "Choose the use case that fits what is sent.")
}

func useCaseConversation(f *facts) []hit {
	if f.kind != Conversation {
		return nil
	}
	if i, words, ok := f.sellingSample(); ok {
		return one(FieldUseCase, words+" … in: "+f.Samples[i], "A conversational campaign sends an offer.", "Send offers only under Marketing or Mixed with a written yes, and file that; keep only answers here.")
	}
	if s, ok := f.filed.says("first message/text/messages/texts ..3 permission/introduce/ask/from us", "we text/message/contact/reach ..3 first", "blast/blasts/bulk/mass/broadcast/broadcasts", "weekly/daily/monthly texts/messages/newsletter/updates"); ok {
		return one(FieldUseCase, f.filed.sentenceOf(s), "A conversational campaign is chosen, but the business writes first.", "Choose a use case that fits, such as Customer Care or Marketing, with a real sign-up.")
	}
	return nil
}

func useCaseSole(f *facts) []hit {
	entity := f.parse(f.EntityType)
	if entity.has("sole") && f.kind != SoleProp && f.UseCase != "" && len(soleProprietor(f)) == 0 {
		return f.useCaseHit("The brand is a sole proprietor's, the use case is another.", "Choose Sole Proprietor, or register the brand with its EIN.")
	}
	return nil
}

func useCaseSubs(f *facts) []hit {
	n := len(f.SubUseCases)
	switch {
	case f.kind == Mixed && f.Has(FieldSubUseCases) && (n < 2 || n > 5), n > 5:
		return one(FieldSubUseCases, f.Text(FieldSubUseCases), "Mixed needs two to five sub use cases.", "Name each kind of text that is really sent.")
	}
	return nil
}

func useCasePersonal(f *facts) []hit {
	t := f.parse(withoutQuotes(f.filed.raw)) // "on my own phone" may stand beside a box
	own := func(s span) bool {
		return !t.denied(s) && !t.has("for himself/herself/themselves only") && (s.last+1 == len(t.tokens) || !fits(t.tokens[s.last+1].lower, "member/members/member's/practice/doctor/dentist/room"))
	}
	s, ok := t.search([]string{"personal texts/texting/messages/use/phone/conversations", "person to person", "friends and family", "just/only ..1 friends ..6 kids/family/group", "just me and ..4 moms/dads/friends/neighbors/parents", "no company no website", "carpool ..6 moms/parents/kids/four/us", "people he/she/they/i know/knows", "family and friends", "my ..2 family/friends/kids", "peer to peer", "text my ..2 wife/husband/kids/family/friends", "private conversations", "p2p", "between friends/family", "my own phone/number/cell", "family group/chat", "text his/her wife/husband/kids", "it/number ..2 for herself/himself", "her/his/their ..1 sister/sisters/brother/brothers/kids/friends/mom/family ..9 texts/text/texting", "text/texts/texting her/his/their ..1 sister/sisters/brother/brothers/kids/friends/mom/mother/family/neighbors/relatives/buddies/cousins/relations", "no business ..4 number/personal/texts", "chat/chats/text/texts with friends/family/buddies", "use case ..2 personal", "isn't/not a business ..9 relatives/buddies/friends/family/neighbors"}, own)
	if !ok {
		if s, ok := f.joined().says("hey babe/honey/sweetie/mom/dad", "love you", "birthday grandpa/grandma/mom/dad", "grab/pick up milk", "on the way home"); ok {
			return one(FieldSamples, f.joined().sentenceOf(s), "A sample is a text between persons, not from a business to its customers.", "Show texts that the business sends to its customers.")
		}
	}
	if !ok || t.has("personal trainer/training/injury/care/loan/loans/shopper/information/data/assistant") && !t.has("my family/friends", "person to person", "friends and family") || t.has("friends and family discount/night/event/sale/plan/plans/updates/of", "family and friends ..2 of") {
		return nil
	}
	return one(FieldDescription, t.sentenceOf(s), "The texts are between persons, not from a business to its customers.", "Personal texting cannot be registered; use an ordinary mobile line for it, and file only what the business sends.")
}

func useCaseTesting(f *facts) []hit {
	t := f.parse(f.Description + "\n" + f.remarks.raw + "\n" + f.UseCase)
	s, ok := t.says("qa campaign", "dummy strings/messages/texts", "testing trial", "testing our/the/of/purposes/sms/texting/integration/only/api/out/environment", "test campaign/traffic/messages/texts/environment/purposes/the/our/sms/numbers/number/account", "for testing/test", "see that/if/whether the ..3 api/system/integration works", "once it's proven", "staging box", "delivery receipt check", "proof of concept", "try/trying/trial ..4 sms/texting/api", "qa phones/team/numbers", "nothing goes to customers", "sandbox/staging/dev/qa environment/traffic/messages", "developers ..4 test")
	if stray, found := f.joined().says("checking if ..3 goes/works", "test # ..4 disregard/from", "please disregard ..4 checking/test"); found && !ok {
		t, s, ok = f.joined(), stray, true
	}
	if !ok || t.has("test result/results/prep/drive/score/scores", "covid/lab/blood/water/drug/hearing/eye/road/driving test/testing/tests", "testing center/appointments/site/lab") {
		return nil
	}
	return one(FieldDescription, t.sentenceOf(s), "The campaign is for tests.", "File the campaign for what customers will really get, once it is decided; test with a provider's sandbox.")
}

func descriptionVague(f *facts) []hit {
	if f.Description == "" {
		if f.Has(FieldDescription) {
			return one(FieldDescription, "", "There is no description.", describeFix(f))
		}
		if f.Whole {
			return asked(FieldDescription, "Which description of the campaign is filed?")
		}
		return nil
	}
	if language(f.desc) != "" {
		return nil
	}
	n := 0
	for _, tok := range f.desc.tokens {
		if len(tok.lower) > 2 && !generic(tok.lower) && !f.names.holds(tok.lower) {
			n++
		}
	}
	if n >= 3 && len(f.desc.tokens) >= 7 || n == 2 && f.names.in(f.desc) || n >= 1 && f.names.in(f.desc) && f.desc.has("reminds/reminders/sends/texts ..6 to ..2 owners/patients/members/guests/parents/families/donors/residents/tenants/students/drivers/volunteers") || n >= 1 && f.desc.has("send/sends/texts ..4 reminders/codes/receipts") || n == 1 && f.kind == Conversation {
		return nil
	}
	return one(FieldDescription, f.Description, "The description does not say who gets which texts, and when.", describeFix(f))
}

// generic are words that any campaign could use.
func generic(w string) bool {
	return fits(w, "sms/text/texts/texting/message/messages/messaging/notification/notifications/notify/send/sends/sending/sent/our/we/us/the/and/for/with/from/this/that/will/used/use/uses/using/customer/customers/client/clients/user/users/people/contact/contacts/business/company/service/services/communication/communications/communicate/communicating/update/updates/information/info/various/general/purpose/purposes/need/needed/needs/they/them/their/who/about/alerts/alert/important/other/related/etc/campaign/keep/informed/touch/stay/engage/engagement/reach/out/provide/provides/all/any/your/you/are/have/has/more/when/required/necessary/regarding/via/outreach/misc/day/daily/regular/things/stuff/purposes/operations/operational/internal/marketing/promotional/subscribers/recipients/based/different/types/kinds/regarding/end/better/experience/let/know/opted/new/items/content/mobile/phone/matter/matters/order/improve/improving/satisfaction/lifecycle/audience/between/across/want/system/support/supporting/supported/old/new/provider/because/stopped/sorts/whatever/whoever/hear/say/office/can/may/also/which/into/brand/organization")
}

func describeFix(f *facts) string {
	return "Say it in this form, with what is really sent: \"" + f.nameOr() + " texts [who gets them, and how they agreed] about [kinds of texts]. A text goes out when [event].\""
}

func descriptionSender(f *facts) []hit {
	if f.Whole && f.Description != "" && len(f.names.known) > 0 && !f.names.in(f.desc) && !f.desc.has("we/our/us") {
		return asked(FieldDescription, "Who sends these texts? The description does not name "+f.nameOr()+".")
	}
	return nil
}
