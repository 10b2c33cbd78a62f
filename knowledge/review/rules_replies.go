package review

import (
	"slices"
	"strings"
)

func replyRules() []Rule {
	return []Rule{
		{"optin-reply-none", "optin-message-missing", Blocker, "People who join must be told what they joined and how to leave.", "Bandwidth vetting guide; Twilio OptInMessage", optInNone},
		{"optin-reply-parts", "optin-message-missing", Blocker, "The first message must name the business, how often, rates, HELP and STOP.", "Bandwidth vetting guide; AWS registration rejection table", optInParts},
		{"optout-reply-none", "optout-message-missing", Blocker, "Whoever texts STOP must get a confirmation.", "Bandwidth vetting guide", optOutNone},
		{"optout-reply-parts", "optout-message-missing", Blocker, "The STOP reply must name the business and say that no more texts come.", "AWS registration rejection table; Microsoft Teams list", optOutParts},
		{"help-reply-none", "help-message-missing", Blocker, "Whoever texts HELP must get an answer.", "Bandwidth vetting guide; Twilio 30890", helpNone},
		{"help-reply-parts", "help-message-missing", Blocker, "The HELP reply must name the business and one real way to reach it.", "AWS registration rejection table; Twilio 30890", helpParts},
		{"help-other-contact", "help-contact-mismatch", Blocker, "The HELP contact must be the business's own, the same as on the brand.", "Microsoft Teams list; AWS registration rejection table", helpOtherContact},
		{"optin-keyword-differs", "optin-message-missing", Context, "The keyword in the flow and the registered keywords must be the same.", "Bandwidth vetting guide", keywordDiffers},
	}
}

// denies reports whether a reply's field holds a remark instead of a reply.
func denies(t *text) bool {
	if namePrefix(t.raw) != "" || len(t.phones()) > 0 || len(t.emails()) > 0 || len(t.tokens) > 25 {
		return false
	}
	return t.has("none", "n a", "no reply/message/response/help/auto/confirmation/text/welcome", "not needed/used/applicable/set/sent/configured/required/available/yet", "don't/doesn't ..3 have/send/need/use/reply", "do/does not have/send/need/use", "tbd", "todo", "insert ..3 text/message/reply/here/response", "goes here", "placeholder", "to be ..3 added/decided", "will add/set") && !t.has("no longer/more/further")
}

func gaveOther(f *facts, fields ...Field) bool {
	for _, x := range fields {
		if f.Text(x) != "" {
			return true
		}
	}
	return false
}

func optInNone(f *facts) []hit {
	wording := f.nameOr() + ": You are subscribed to our text messages about [topics]. Message frequency varies. Message and data rates may apply. Reply HELP for help, STOP to opt out."
	if f.OptInMessage != "" && !denies(f.optIn) {
		return nil
	}
	if f.OptInMessage != "" && f.answersOnly() {
		return nil // asked by the rule on fields that are not used
	}
	if line, ok := f.parse(withoutQuotes(f.Flow)+"\n"+f.remarks.raw).find("no confirmation is/will ..2 sent/comes", "send/sends no welcome/confirmation/opt", "nothing is/comes ..2 sent/back ..3 join/joining/sign/signup"); ok && f.OptInMessage == "" {
		return one(FieldOptInMessage, f.parse(withoutQuotes(f.Flow)+"\n"+f.remarks.raw).sentenceOf(line), "Nothing is sent to people who join.", "Set up an opt-in message that is really sent, then enter it: \""+wording+"\"")
	}
	given := f.Has(FieldOptInMessage)
	if f.Has(FieldOptInKeywords) && f.OptInKeywords != "" && f.Whole || given || f.Whole && gaveOther(f, FieldOptOutMessage, FieldHelpMessage) && f.consent.keyword {
		return one(FieldOptInMessage, f.OptInMessage, "No opt-in message is registered.", "Set one up that is really sent, then enter it: \""+wording+"\"")
	}
	if f.Whole {
		return asked(FieldOptInMessage, "What text do people get right after they join?")
	}
	return nil
}

func optInParts(f *facts) []hit {
	t := f.optIn
	if f.OptInMessage == "" || denies(t) || language(t) != "" {
		return nil
	}
	var missing []string
	for _, p := range []struct {
		name string
		ok   bool
	}{{"the business name", f.named(t)}, {"how often", hasFrequency(t)}, {"message and data rates", hasRates(t)}, {"HELP", hasHelp(t)}, {"STOP", optOutWords(t) || t.has("stop")}} {
		if !p.ok {
			missing = append(missing, p.name)
		}
	}
	if len(missing) == 0 || len(missing) == 5 && !f.Whole && len(f.samples) > 0 {
		return nil
	}
	severity := Blocker
	if len(missing) == 1 && lesser(missing[0]) {
		severity = Context
	}
	return []hit{{FieldOptInMessage, severity, "The opt-in message lacks " + strings.Join(missing, ", ") + ".", f.OptInMessage,
		"Set the reply to: \"" + f.nameOr() + ": You are subscribed to our text messages. Message frequency varies. Message and data rates may apply. Reply HELP for help, STOP to opt out.\""}}
}

func optOutNone(f *facts) []hit {
	if f.OptOutMessage != "" && !denies(f.optOut) {
		return nil
	}
	if f.Has(FieldOptOutMessage) {
		return one(FieldOptOutMessage, f.OptOutMessage, "No opt-out message is registered.", "Text STOP from a private phone and enter what comes back. If nothing does, set up: \""+stopWording(f)+"\"")
	}
	if f.Whole {
		return asked(FieldOptOutMessage, "What comes back when somebody texts STOP?")
	}
	return nil
}

func stopWording(f *facts) string {
	return f.nameOr() + ": You are unsubscribed and will receive no more messages."
}

func optOutParts(f *facts) []hit {
	t := f.optOut
	if f.OptOutMessage == "" || denies(t) || language(t) != "" {
		return nil
	}
	if t.has("to be removed ..3 phone/call/email/write") {
		return one(FieldOptOutMessage, f.OptOutMessage, "The STOP reply sends people elsewhere to be removed.", "STOP must be enough. Set the reply to: \""+stopWording(f)+"\"")
	}
	var missing []string
	if !f.named(t) {
		missing = append(missing, "the business name")
	}
	ends := !onlyHow(t) && t.has("no/any/not/won't/never ..4 more/further/longer/additional/other/again/messages/texts/message/text/alerts", "no longer", "nothing more/further/else", "won't/not/never/stop ..5 text/texting/message/send/receive/texts/messages/contact", "again", "stop/stopped sending/texting/messages", "none/nothing", "last text/message/texts/messages", "for good", "no others/other/more/further")
	if !ends && (onlyHow(t) || !t.has("unsubscribed", "opted out", "removed/taken ..3 from/off", "ended/stopped/cancel*/unsubscribed/removed/opted/off/left/done/quit/out/stop/stops/unenrolled/deleted/complete/confirmed/processed")) {
		missing = append(missing, "that it worked")
	} else if !ends {
		missing = append(missing, "that no more texts come")
	}
	if len(missing) == 0 {
		return nil
	}
	severity := Blocker
	if len(missing) == 1 && missing[0] == "that no more texts come" {
		severity = Context
	}
	return []hit{{FieldOptOutMessage, severity, "The opt-out message does not say " + strings.Join(missing, " or ") + ".", f.OptOutMessage, "Set the reply to: \"" + stopWording(f) + "\""}}
}

// onlyHow reports whether a reply tells how to leave instead of that it was done: "to stop texts, reply STOP".
func onlyHow(t *text) bool {
	return t.has("to stop/end/cancel/unsubscribe/leave/opt ..4 reply/text/send", "reply/text/send stop ..1 to/for") && !t.has("unsubscribed/opted/removed/cancell*/canceled/stopped/ended/unenrolled/deleted/done/confirmed/processed/no/not/never/won't/longer/again")
}

func helpNone(f *facts) []hit {
	if f.HelpMessage != "" && !denies(f.help) {
		return nil
	}
	if f.Has(FieldHelpMessage) {
		return one(FieldHelpMessage, f.HelpMessage, "No HELP message is registered.", "Text HELP from a private phone and enter what comes back. If nothing does, set up: \""+helpWording(f)+"\"")
	}
	if f.Whole {
		return asked(FieldHelpMessage, "What comes back when somebody texts HELP?")
	}
	return nil
}

func helpWording(f *facts) string {
	return f.nameOr() + ": For help, " + contactOf(f) + ". Reply STOP to opt out."
}

// contactOf is a contact that the input gives, or a question.
func contactOf(f *facts) string {
	for _, t := range []*text{f.help, f.parse(f.Phone)} {
		if p := t.phones(); len(p) > 0 {
			return "call " + p[0]
		}
	}
	for _, t := range []*text{f.help, f.parse(f.Email)} {
		if m := t.emails(); len(m) > 0 && !freeMail(mailHost(m[0])) {
			return "e-mail " + m[0]
		}
	}
	return "contact [phone number, e-mail or support page]"
}

func helpParts(f *facts) []hit {
	t := f.help
	if f.HelpMessage == "" || denies(t) || language(t) != "" {
		return nil
	}
	var missing []string
	if !f.named(t) {
		missing = append(missing, "the business name")
	}
	if len(t.phones()) == 0 && len(t.emails()) == 0 && len(t.links()) == 0 && !t.has("1 800/888/877/866/855/844/833") {
		missing = append(missing, "a phone number, e-mail or page")
	}
	if len(missing) == 0 {
		return nil
	}
	return one(FieldHelpMessage, f.HelpMessage, "The HELP message lacks "+strings.Join(missing, " and ")+".", "Set the reply to: \""+helpWording(f)+"\"")
}

func helpOtherContact(f *facts) []hit {
	mails := f.help.emails()
	if len(mails) == 0 {
		return f.helpOtherPage()
	}
	host := mailHost(mails[0])
	if freeMail(host) {
		if f.Email != "" && strings.EqualFold(strings.Trim(f.Email, " <>"), mails[0]) {
			return nil // told once, at the e-mail field
		}
		return one(FieldHelpMessage, mails[0], "The HELP contact is at a free mail provider.", "Use the contact that is on the brand record: "+contactKnown(f)+".")
	}
	if !f.foreign(host) {
		return nil
	}
	return one(FieldHelpMessage, mails[0], "The HELP contact is on another domain than the business.", "Use the contact that is on the brand record: "+contactKnown(f)+".")
}

// helpOtherPage is the help page on somebody else's site, where it is the only contact.
func (f *facts) helpOtherPage() []hit {
	pages := f.help.links()
	if len(pages) == 0 || len(f.help.phones()) > 0 {
		return nil
	}
	host := hostOf(pages[0])
	if own, _, _ := strings.Cut(strings.TrimPrefix(host, "www."), "."); resembles(own, f) && f.opensLike(own) {
		return nil // the business's own desk at a provider: "acme.zendesk.com"
	}
	if socialSite(host) || shortener(host) || !knownEnding(host) || !f.foreign(host) {
		return nil
	}
	return one(FieldHelpMessage, pages[0], "The HELP contact is on another domain than the business.", "Use the contact that is on the brand record: "+contactKnown(f)+".")
}

// foreign reports whether a host is none of those that the campaign names and is not called like the business.
func (f *facts) foreign(host string) bool {
	own := map[string]bool{}
	for _, a := range []string{f.Website, f.Privacy, f.Terms} {
		if l := f.parse(a).links(); len(l) > 0 {
			own[stemOf(hostOf(l[0]))] = true
		}
	}
	for _, l := range append(f.flow.links(), f.remarks.links()...) {
		own[stemOf(hostOf(l))] = true
	}
	if m := f.parse(f.Email).emails(); len(m) > 0 {
		own[stemOf(mailHost(m[0]))] = true
	}
	return len(own) > 0 && !own[stemOf(host)] && (!f.opensLike(stemOf(host)) || len(f.names.known) == 0)
}

// opensLike reports whether a domain's own word has what a business's name begins with: a trade ("solar") is anybody's.
func (f *facts) opensLike(stem string) bool {
	return slices.ContainsFunc(f.names.known, func(words []string) bool {
		first := words[0]
		if len(words) > 1 && len(first) < 4 {
			first += words[1]
		}
		return initialsIn(stem, words) || strings.Contains(stem, first[:min(4, len(first))]) || strings.Contains(stem, strings.Join(words, ""))
	})
}

func contactKnown(f *facts) string {
	if f.Email != "" && !freeMail(mailHost(f.Email)) {
		return f.Email
	}
	if f.Phone != "" {
		return f.Phone
	}
	return "[phone number or e-mail on the business's own domain]"
}

func keywordDiffers(f *facts) []hit {
	if f.OptInKeywords == "" {
		return nil
	}
	for _, k := range listed(f.OptInKeywords) {
		if f.flow.empty() || f.flow.has(strings.ToLower(k)) || fits(strings.ToLower(k), "start/unstop/yes/subscribe/optin") {
			return nil
		}
	}
	return asked(FieldOptInKeywords, "The message flow names no keyword, but "+f.OptInKeywords+" is registered. Can people really join by texting it, and where is that shown?")
}
