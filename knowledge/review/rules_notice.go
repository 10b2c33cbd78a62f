package review

// consentNoticeTold finds that a flow or an agent says in so many words which part of the notice is not where people agree.
func consentNoticeTold(f *facts) []hit {
	const parts = "rates/charges/fees/frequency/stop/help/name/often/many"
	t := f.plain()
	s, ok := t.find("left/leave/leaves off/out ..6 "+parts, "no mention of ..4 "+parts, "how to stop ..2 isn't/not/nowhere", "not/isn't/aren't in the wording/notice/text/box",
		"see why ..3 "+parts+" ..4 be", parts+" ..6 are/is explained/told/only ..4 in ..3 terms/policy", "nothing on/about ..2 how/rates/charges/stop/help ..9 box/form/page/card/sign/sheet",
		"nothing on/about how many ..2 texts/messages nothing", "nothing else on that/the/this/it page/form/card/sign", "page/card/sign ..1 only has an/a/the ..4 box/line", "small/fine print ..6 in ..2 terms ..6 not where")
	if !ok || f.parse(t.sentenceOf(s)).has("policy/terms ..2 page/has/have/lacks/lack", "sample/samples/reply/welcome/confirmation") {
		return nil
	}
	return one(FieldFlow, t.sentenceOf(s), "A part of the notice is not where people agree.", "Put the whole notice where people agree, then quote it: \""+noticeWording(f, "[topics]")+"\"")
}
