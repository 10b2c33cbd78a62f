package review

import (
	"strings"
)

// takeQuotes gives the messages quoted in a line to their fields and returns the line without them.
func (p *parser) takeQuotes(line string, quotes []quote) (string, bool) {
	var left strings.Builder
	from, took, last, named := 0, false, notLabel, false
	for _, q := range quotes {
		lead := line[from:q.start]
		f, end := fieldBehind(line[q.end:], named)
		if named = f != notLabel; !named {
			f = quoteField(lead, q.text, last)
		}
		if f != FieldFlow && newText(withoutQuotes(tail(line[:q.start]))).endsAbout("privacy", 8) && namePrefix(q.text) == "" {
			f = notLabel // what a policy says stays with the remark on it
		}
		end += q.end
		switch f {
		case notLabel, FieldFlow: // stays where it is: it is part of how people agree
			if f == FieldFlow && wholeFlow(lead, q.text) && !p.c.Has(FieldFlow) {
				p.set(f, q.text)
				left.WriteString(lead)
				took = true
				break
			}
			left.WriteString(line[from:q.end])
		case FieldDescription:
			if p.c.Has(FieldDescription) {
				left.WriteString(line[from:q.end])
				break
			}
			fallthrough
		default:
			p.set(f, q.text)
			left.WriteString(lead)
			took = true
		}
		from, last = end, f
	}
	left.WriteString(line[from:])
	return strings.TrimSpace(left.String()), took
}

// nearby is how many bytes around a quotation are looked at for what it is said to be.
const nearby = 160

// tail is the end of a text, as far as it is near.
func tail(s string) string { return strings.ToValidUTF8(s[max(0, len(s)-nearby):], "") }

// fieldBehind reads what a quotation is said to be right behind it, and where that ends: "… is the welcome, "…" the opt-out". After one
// that was named so, the next needs no verb.
func fieldBehind(rest string, named bool) (Field, int) {
	rest, _, _ = strings.Cut(rest[:min(len(rest), nearby)], `"`)
	t := newText(rest)
	i := 0
	if i < len(t.tokens) && fits(t.tokens[i].lower, "is/was/goes/comes/as/being") {
		named = true
		i++
	}
	for i < len(t.tokens) && fits(t.tokens[i].lower, "out/back/the/their/his/her/its/to/for/what/they/get") {
		i++
	}
	if !named || i >= len(t.tokens) || i > 4 || t.tokens[i].clause > 0 {
		return notLabel, 0
	}
	last := i
	if i+1 < len(t.tokens) && fits(t.tokens[i].lower, "opt") {
		last++
	}
	f := map[string]Field{"welcome": FieldOptInMessage, "confirmation": FieldOptInMessage, "opt in": FieldOptInMessage, "opt out": FieldOptOutMessage, "stop": FieldOptOutMessage, "goodbye": FieldOptOutMessage, "help": FieldHelpMessage, "sample": FieldSamples}[strings.ReplaceAll(strings.ToLower(t.words(span{i, last})), "-", " ")]
	if f == "" || last+1 < len(t.tokens) && fits(t.tokens[last+1].lower, "wording/language/box/form/page/line") {
		return notLabel, 0
	}
	return f, t.tokens[last].end
}

// wholeFlow reports whether a quotation is a message flow as it was filed, not the words that people see.
func wholeFlow(lead, quoted string) bool {
	return newText(lead).endsAbout("flow/workflow/cta/action", 6) && !newText(quoted).has("i agree", "text me", "me about", "may/can ..3 text you", "by texting")
}

// quoteField says what a quotation is, by the words before it or else by its own.
func quoteField(lead, quoted string, last Field) Field {
	if len(quoted) < 18 {
		if t := newText(lead); t.endsAbout("differs/differ/called/named/titled", 1) || t.has("url/urls/links/terms/policy") && !t.endsAbout("says/is/reads/sends/reply/message/text/have/has", 2) {
			return notLabel
		}
		switch f := leadField(lead); {
		case announcesReply(lead) && (f == FieldOptInMessage || f == FieldOptOutMessage || f == FieldHelpMessage) && quoted != strings.ToUpper(quoted):
			return f
		case len(quoted) < 10 || !strings.Contains(quoted, " "):
			return notLabel
		case f == FieldOptInMessage || f == FieldOptOutMessage || f == FieldHelpMessage:
			return f
		}
		return notLabel
	}
	q := newText(quoted)
	if f := leadField(lead); f == FieldOptInMessage && tellsHow(lead, q) || f == notLabel && q.isNotice() {
		return FieldFlow
	} else if f != notLabel {
		if f == FieldSamples && (len(q.tokens) < 6 && optOutWords(q) || len(q.tokens) < 5 && !strings.Contains(quoted, ":")) {
			return notLabel // what samples carry, not a sample
		}
		if f == FieldFlow && last == FieldFlow || f != FieldFlow || !isMessage(quoted, q) || q.has("me/my/i", "texts/messages/alerts/updates/reminders ..6 from") {
			return f
		}
	}
	joins := strings.Trim(strings.ToLower(lead), " ,;./|&-\t")
	if last == FieldSamples && (joins == "" || joins == "and" || joins == "or") {
		return FieldSamples
	}
	return contentField(quoted, q)
}

// announcesReply reports whether what follows is the whole answer to a word, however short: "the stop reply is", "HELP answer:".
func announcesReply(lead string) bool {
	t := newText(lead)
	return t.has("reply/answer/response/message/text/confirmation/autoreply ..1 is/says/reads/back", "get after/back is") && t.endsAbout("is/just/only/says/reads/simply/back/nothing", 2) ||
		strings.HasSuffix(strings.TrimSpace(lead), ":") && t.endsAbout("reply/answer/response/message/text/confirmation/autoreply/after", 1)
}

// leadField reads the last words before a quotation, nearest first.
func leadField(lead string) Field {
	t := newText(lead)
	n, weak := len(t.tokens), notLabel
	if closed := strings.TrimRight(lead, " \n"); n > 2 && strings.HasSuffix(closed, ".") && !strings.HasSuffix(closed, ":.") {
		return notLabel // a sentence of its own announces nothing: "The welcome repeats it."
	}
	for i := n - 1; i >= 0 && i >= n-9 && t.tokens[i].sentence == t.tokens[n-1].sentence; i-- {
		w := t.tokens[i].lower
		switch {
		case fits(w, "sample/samples/example/examples/e.g"):
			return FieldSamples
		case w == "help":
			return FieldHelpMessage
		case fits(w, "stop/unsubscribe/optout"), w == "out" && i > 0 && t.tokens[i-1].lower == "opt":
			return FieldOptOutMessage
		case w == "in" && i > 0 && i+1 < n && fits(t.tokens[i-1].lower, "opt") && fits(t.tokens[i+1].lower, "field/box/section/page/form/line/wording/language/flow/process/step"):
			return FieldFlow
		case fits(w, "welcome/optin/confirmation"), w == "after" && i > 0 && fits(t.tokens[i-1].lower, "get/gets/receive/receives"), w == "in" && i > 0 && fits(t.tokens[i-1].lower, "opt/opting/opted"),
			fits(w, "text/reply/message") && i > 0 && fits(t.tokens[i-1].lower, "first/auto/confirmation/automatic"):
			return FieldOptInMessage
		case fits(w, "says/said/reads/reading"):
			weak = FieldFlow
		case fits(w, "form/text/line") && t.endsAbout("description/desc", 8):
			return FieldDescription
		case fits(w, "box/checkbox/flow/workflow/cta/wording/sign/signs/print/prints/script/form/line/notice/language/asks/tick/ticks/checks/states/flyer/banner/poster/billboard/sticker/receipt/card/disclosure/text"):
			return FieldFlow
		case w == "action" && i > 1 && t.tokens[i-2].lower == "call":
			return FieldFlow
		case fits(w, "description/desc"):
			return FieldDescription
		}
	}
	return weak
}

// tellsHow tells how people opt in from the message they get: "opt in he put: …".
func tellsHow(lead string, q *text) bool {
	return !newText(lead).has("message/msg/text/texts/reply/response/confirmation/gets") && !q.has("stop", "rates", "welcome/thanks/thank/subscribed/joined/confirmed", "signed up", "you're", "you are", "will get/receive")
}

// isNotice reports whether words are what somebody agrees to, in their own person or as a question put to them, and no message that
// they get.
func (t *text) isNotice() bool {
	return hasRates(t) && t.has("stop") && (t.has("me/my/i/i'd/i'll", "text # to #", "text ..1 to #") || strings.Contains(t.raw, "?"))
}

// isMessage reports whether quoted words open as a text message does, with the sender's name and a colon.
func isMessage(quoted string, q *text) bool {
	return namePrefix(quoted) != "" && (optOutWords(q) || len(q.tokens) < 45)
}

// contentField says what a message is by its own words.
func contentField(quoted string, q *text) Field {
	switch {
	case q.has("i agree/consent/authorize", "by texting/checking/ticking/signing/providing", "may text me", "text me/us"):
		return FieldFlow
	case q.has("texts/sends/notifies/text/send ..6 who/to/customers/patients/members/clients") && len(q.tokens) > 14 && !q.has("rates", "stop", "i agree"):
		return FieldDescription
	case q.has("unsubscribed", "opted out", "opt out confirmed", "no more/further/longer texts/messages/alerts", "no longer receive") && !q.has("data"):
		return FieldOptOutMessage
	case q.has("rates", "charges ..3 apply") && (soundsLikeOptInReply(quoted) || namePrefix(quoted) != "" && q.has("help") && !q.has("me/my")):
		return FieldOptInMessage
	case optOutWords(q) && len(q.tokens) > 6 && !q.has("rates"):
		return FieldSamples
	case namePrefix(quoted) != "" && q.has("help", "call", "support", "contact") && (len(q.emails()) > 0 || len(q.phones()) > 0) && len(q.tokens) < 25:
		return FieldHelpMessage
	case bareContact(quoted):
		return FieldHelpMessage
	case namePrefix(quoted) != "" && len(q.tokens) > 6:
		return FieldSamples
	}
	return notLabel
}

// bareContact reports whether a message is a name and where to reach it, and nothing else.
func bareContact(message string) bool {
	_, rest, _ := strings.Cut(message, ":")
	t := newText(rest)
	return namePrefix(message) != "" && len(t.emails())+len(t.phones()) > 0 && len(t.tokens) <= 8 && !optOutWords(t)
}
