package review

import (
	"slices"
	"strings"
)

func freedomRules() []Rule {
	return []Rule{
		{"consent-preticked", "optin-not-voluntary", Blocker, "A box that is ticked already is nobody's choice.", "Twilio 30925; 10dlc.org consent table", consentPreticked},
		{"consent-forced", "optin-not-voluntary", Blocker, "People must be able to say no to texts and still buy, book or sign up.", "Twilio 30923, 30925; Verizon rule at textbuq.com", consentForced},
		{"consent-bundled", "optin-not-voluntary", Blocker, "The yes to texts must stand alone, apart from terms, e-mail, calls or the button.", "Twilio 30923, 30913; Verizon rule at textbuq.com", consentBundled},
	}
}

func voluntaryFix(f *facts) string {
	return "Make the box empty at first, optional and about texts only, then describe it: \"optional, unticked box: " + noticeWording(f, "[topics]") + " Consent is not a condition of purchase.\""
}

func consentPreticked(f *facts) []hit {
	for _, t := range []*text{f.toldFlow(), f.remarks} {
		s, ok := t.says("pre ticked/checked/selected/filled/ticked/populated", "prechecked/preticked/preselected", "box/checkbox/toggle ..9 already ticked/checked/selected/on/marked", "already ticked/selected", "ticked/checked/selected/on/enabled by default", "default is/state/value/setting ..1 ticked/checked/on/yes", "ticked/checked when ..4 loads/opens", "box/checkbox/toggle/switch/slider ..6 starts/start/begins/arrives/appears/loads ..2 checked/ticked/on/selected/enabled", "set/switched/turned to on", "box/checkbox/toggle/switch ..9 on ..2 from the start", "box/checkbox/toggle/switch ..4 is on ..3 when/as/until", "untick/uncheck/opt-out/deselect ..3 it/box/if/to", "ticked/checked ..1 in advance/beforehand", "comes/come/arrives/appears/opens/load/loads/loaded/show/shows/ship/ships/deliver ..1 ticked/checked/selected/chosen/filled", "selected/ticked/checked/chosen for them/customers/shoppers/people/guests/patients/the ..4 by/since/because/and/beforehand", "ticked/checked/selected ..4 by default", "can/may clear/untick/uncheck/deselect it", "unless ..4 take/takes/remove/removes/clear/clears ..3 tick/check/checkmark/mark", "comes/come up with the ..1 check/tick/checkmark ..2 in", "already has/have a/the tick/check/checkmark", "click/clicks/tap it away", "defaults to yes/checked/on/ticked", "box is/are ticked/checked for", "opted in by default", "switched/turned on by default")
		if ok && !fits(t.words(s), "unticked/unchecked") && !t.has("not pre", "never pre", "isn't pre") {
			return one(FieldFlow, t.sentenceOf(s), "The box is ticked before people choose.", voluntaryFix(f))
		}
	}
	return nil
}

// toldFlow is the message flow without what people read there, unless all of it is quoted.
func (f *facts) toldFlow() *text {
	if t := f.parse(withoutQuotes(f.Flow)); len(t.tokens) > 4 {
		return t
	}
	return f.flow
}

func consentForced(f *facts) []hit {
	for _, t := range []*text{f.flow, f.remarks} {
		s, ok := t.says("must agree/accept/consent/opt/check/tick/select ..8 to", "must ..2 tick/check/accept/agree/consent", "required to agree/accept/consent/opt/check/tick/receive", "cannot/can't ..5 without ..4 agreeing/accepting/consenting/texts/ticking/checking/it/opting", "not ..4 without ..3 agreeing/accepting/texts/consenting/ticking", "box/checkbox/consent/opt is required/mandatory", "box/checkbox is a required", "box/checkbox required to/before", "required/mandatory box/checkbox/consent/opt", "mandatory", "obligatory/compulsory", "requires/require/demands ..1 accepting/agreeing/consenting ..4 text/texts/texting/sms/messages", "only ..5 if ..3 agree/agrees/accept/accepts/consent to", "condition of ..4 purchase/sale/service/enrollment/employment/membership/treatment/booking/use/tenancy/participation/admission", "required for ..2 service/services/treatment/membership/employment/enrollment/account/booking/delivery", "texts/texting/consent/opt is/are required", "have/has/had/need/needs to agree/accept/consent", "have/has/had/need/needs to tick/check/opt ..6 to/before/or", "no way to ..3 without", "both required", "not optional", "can't opt out", "both ..4 are required", "has/have to be signed/ticked/checked ..4 or they/customers/guests/clients/people/you", "text/texts/texting ..5 part of registering/registration/enrolling/enrollment/joining/checking", "texts/texting/sms box ..3 is/are a required", "required field and so is ..4 box", "can't/cannot join/enroll/register/book/shop/start ..4 if ..6 strike/cross/leave/refuse/untick/decline", "refuse/refuses/decline/declines ..2 texts/texting ..2 can't/cannot/aren't/won't", "only when/if ..4 box is ticked/checked", "otherwise ..6 isn't/not sold/served/booked", "obliged/forced to agree/accept/receive/opt/consent")
		if ok && !mayStayEmpty(t, s) {
			return one(FieldFlow, t.sentenceOf(s), "People cannot say no to texts.", voluntaryFix(f))
		}
		if s, ok := t.find("must be ..2 ticked/checked/accepted/selected/agreed", "cannot/can't be sent/submitted/completed/finished/placed unless/until/without ..6 box/text/texts/checkbox/agree/agreeing", "nobody/no ..1 can ..3 without", "cannot/can't ..6 without ..4 agreeing/accepting/consenting/texts/ticking/checking/opting", "not optional", "consent is required", "cannot/can't ..3 unless ..4 agree/tick/check/accept", "not ..3 possible ..5 without", "box/checkbox/line/consent ..9 has/have to be ..1 ticked/checked/accepted/selected", "cannot/can't ..1 finish/complete/submit/book/buy/order/register/enroll/continue/proceed/pay/check ..9 unless ..6 box/agree/agrees/accept/accepts/tick/ticks/consent/consents", "button ..4 stays/is/remains gray/grey/disabled/inactive/off", "won't/not/doesn't ..5 go/submit/continue/proceed/work ..4 unless/without/until", "nobody/no ..9 without ..2 saying/agreeing/ticking/checking/accepting", "cannot/can't be declined/refused/skipped/turned", "texts/texting is/are a requirement/condition", "no choice is/for/but/in/about", "no way to decline/refuse/skip", "do/does not want ..3 texts cannot/can't/may", "cannot/can't/not ..6 until ..9 ticked/checked/tick/check/ticks/checks/agree/agrees/accept/accepts/agreed/accepted", "until ..6 box/checkbox ..9 is/are ticked/checked", "cannot/can't be skipped/declined/refused/unticked/unchecked", "box/consent/texts cannot/can't be left ..2 empty/blank/off/out"); ok && !f.parse(t.words(s)).has("text/texts/texted/message/messages/messaged/reminders ..4 unless/until/without") {
			return one(FieldFlow, t.sentenceOf(s), "People cannot say no to texts.", voluntaryFix(f))
		}
	}
	return nil
}

// mayStayEmpty reports whether who must tick a box may as well give no number, or must only do it themselves: "may type a mobile
// number and must tick a blank box".
func mayStayEmpty(t *text, s span) bool {
	line := newText(t.sentenceOf(s))
	if line.has("not/isn't/never ticked/checked/marked until/unless") {
		return true
	}
	if line.has("tick/check/mark/select ..2 themselves/yourself/himself/herself/oneself/actively") {
		return true // by their own hand, not under pressure
	}
	if line.has("for texts/messages/texting to start/begin/come", "before texts/texting/messages start/begin") || line.has("must tick/check/mark ..1 blank/empty/unticked", "tick/check/mark ..1 blank/empty/unticked") && !line.has("to/before/or/until/in order") {
		return true // for the texts' sake only
	}
	return t.tokens[s.first].lower == "must" && line.has("may/can ..4 number/phone/mobile/cell ..6 must", "optional ..3 number/phone/mobile/cell ..9 must", "if they ..6 number/phone ..6 must", "number/phone ..3 optional")
}

func consentBundled(f *facts) []hit {
	t := f.flow
	agreed := "text/texts/sms/texting"
	s, ok := t.says("by submitting/clicking/tapping/pressing/completing/placing/creating/registering/signing/booking/continuing/purchasing/ordering/using/entering/providing ..9 agree/agrees/consent/consents/accept/accepts/opt/opts ..9 "+agreed,
		"signing ..6 signs ..1 you/them/customers/people up", "submitting/clicking/pressing/completing/purchasing/ordering/signing ..6 means/constitutes/counts/implies/is/gives/indicates/equals ..6 consent/agree/agreement/opt/permission", "agree ..6 terms ..8 and ..6 "+agreed, "accept/agree/accepts/agrees ..4 terms/privacy ..6 receive ..4 "+agreed, "agree/consent/agrees/consents to ..5 calls/emails/email/phone/call/mail ..5 and/or ..4 "+agreed, "agree/consent ..5 texts/text/sms ..4 and/or ..3 calls/emails/phone/email",
		"part of ..4 terms/agreement/contract/conditions", "consent/permission is ..1 inside/within/in the ..2 contract/agreement/terms/waiver", "texts/texting ..4 clause #", "included in ..4 terms/agreement/contract/conditions/policy", "in our/the terms ..4 agree/consent", "consent is ..4 terms", "terms ..6 include/includes/contain ..4 consent", "buried", "same box/checkbox ..6 terms/email/newsletter", "one box/checkbox ..4 email/emails/terms/newsletter", "only/single ..1 box/checkbox ..9 terms ..6 text/texts/texting/sms", "only/single ..1 box/checkbox ..9 text/texts/texting/sms ..6 terms", "no separate box/checkbox", "there is/was no checkbox/box", "there's no checkbox/box")
	if !ok {
		s, ok = t.search([]string{"no checkbox/box"}, func(s span) bool { return !t.denied(s) && (s.first == 0 || t.tokens[s.first-1].lower != "a") }) // "a yes box and a no box"
	}
	if !ok {
		s, ok = t.find("no separate box/checkbox/consent", "there is no checkbox/box", "there's no checkbox/box", "without a/any ..2 checkbox/box", "not a separate box")
	}
	if ok && f.parse(t.words(s)).has("tapping/clicking/pressing ..1 agree/yes/allow/accept/ok/subscribe/join") && !t.has("same/one box", "terms of service ..4 text") {
		return nil // a button of its own
	}
	if !ok || f.parse(t.sentenceOf(s)).has("link/links/linked/hyperlinks ..4 same box/checkbox/line") || t.has("two separate") || t.says2("separate box/checkbox/line") || t.has("separate ..2 optional", "own box/checkbox/initials") || f.unticked() && !t.has("same box", "one box ..4 email/terms") {
		return nil
	}
	if f.consent.keyword && t.has("by texting") && !t.has("by submitting/clicking/completing") {
		return nil
	}
	hits := one(FieldFlow, t.sentenceOf(s), "The yes to texts is bundled with something else.", voluntaryFix(f))
	if quotedIn(f.Flow, t.words(s)) || t.has("no/without ..3 box/checkbox", "same/one box") {
		return hits
	}
	return warned(hits) // told, not quoted
}

func quotedIn(flow, words string) bool {
	return slices.ContainsFunc(quotesOf(flow), func(q quote) bool { return strings.Contains(q.text, words) })
}

// unticked reports whether the flow describes a box of its own that starts empty, and its words are about texts only.
func (f *facts) unticked() bool {
	if !f.flow.has("unticked/unchecked/empty/blank/optional box/checkbox/boxes", "box ..6 unticked/unchecked/empty/blank/optional", "not ..2 ticked/checked/pre", "isn't ..2 ticked/checked/pre", "unticked/unchecked/empty/unmarked/unselected", "no box/boxes/checkbox/checkboxes is/are/comes/come/starts/start/arrives ..1 ticked/checked/marked/filled/selected", "nothing/neither/none is/are/comes/come ..1 ticked/checked/marked/selected/preselected") {
		return false
	}
	for _, q := range quotesOf(f.Flow) {
		t := f.parse(q.text)
		if t.has("agree/accept/consent ..4 terms ..8 and ..8 text/texts/sms", "calls/emails/email/phone ..3 and/or ..2 text/texts/sms", "text/texts/sms ..2 and/or ..2 calls/emails/email", "texts calls/emails", "calls texts/emails") && !t.has("privacy ..3 terms") {
			return false
		}
	}
	return true
}
