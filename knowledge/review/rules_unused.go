package review

// unusedRules are about fields that a form demands and the sender has no use for.
func unusedRules() []Rule {
	return []Rule{
		{"reply-unused", "field-not-applicable", Blocker, "A field must hold what really comes back; a made-up reply is refused when it is tried, and so is an empty field.", "Bandwidth vetting tips; RingCentral on opt-out management", replyUnused},
	}
}

// answersOnly reports whether people write first and are only answered, so that nothing confirms that they joined.
func (f *facts) answersOnly() bool {
	return (f.kind == Conversation || f.consent.isImplied) && len(listed(f.OptInKeywords)) == 0
}

func replyUnused(f *facts) []hit {
	fix := "From a private phone, text STOP, START and HELP to the number and enter what really comes back. If nothing does, set a reply up first. Where nothing applies, write so: \"Not used. Customers do not join by keyword.\""
	if s, ok := f.filed.find("form/field/fields/portal/they/it ..4 demands/requires/require/wants/insists/asks/need/needs ..8 keyword/keywords/welcome/opt", "made up/fake/invented/dummy/placeholder ..3 reply/replies/answer/answers/keyword/keywords/message/messages/text", "don't/not ..3 use/have ..3 keyword/keywords/welcome", "make/made up a/an/the/some/any ..2 reply/replies/keyword/keywords/message", "no/without keyword/keywords ..4 required/form/field"); ok && !f.filed.has("keywords are/is fine") {
		return one(FieldOptInMessage, f.filed.sentenceOf(s), "The form asks for a reply or keyword that is not used.", fix)
	}
	if f.OptInMessage != "" && denies(f.optIn) && f.answersOnly() {
		return asked(FieldOptInMessage, "Is it true that no text goes out when somebody writes for the first time? Then this field may say so.")
	}
	for _, x := range []struct {
		field Field
		t     *text
	}{{FieldOptInMessage, f.optIn}, {FieldOptInKeywords, f.parse(f.OptInKeywords)}} {
		if s, ok := x.t.find("made up/fake/invented/dummy", "not really/actually sent/used", "never ..2 sent", "isn't/not ..1 sent", "just to fill"); ok && x.field == FieldOptInMessage && !f.named(x.t) {
			return one(x.field, x.t.sentenceOf(s), "The field holds a reply that is not really sent.", fix)
		}
	}
	return nil
}
