package review

import (
	"fmt"
	"strings"
)

// samples gives each sample with name and opt-out words, and questions where one must be another text.
func (w *rewriter) samples() {
	if !w.Has(FieldSamples) && !w.full() {
		return
	}
	seen := map[string]bool{}
	var out []string
	others := 0
	for i, s := range w.Samples {
		t := w.facts.samples[i]
		_, sells := promotional(t)
		_, mixed := w.found("sample-promotes", "usecase-conversation")
		_, kind := w.found("sample-not-described")
		switch {
		case seen[bare(s)] || sells && mixed || w.alien(i) || kind && !t.has("code/passcode/otp/pin"):
			others++
			out = append(out, otherText(others))
		case w.placeholder(s) || len(s) < 20 || len(s) > 1024 || profane(t):
			out = append(out, "[which text is really sent, written out?]")
		default:
			out = append(out, w.sample(s, t))
		}
		seen[bare(s)] = true
	}
	if w.full() {
		for len(out) < LeastSamples(w.provider) {
			out = append(out, "[which other text is really sent?]")
		}
	}
	w.stop(out)
	for i, s := range out {
		before := ""
		if i < len(w.Samples) {
			before = w.Samples[i]
		}
		w.add(FieldSamples, fmt.Sprintf("Sample message %d", i+1), s, before)
	}
	for _, f := range w.report.Findings {
		if f.Field == FieldSamples && f.Severity != Context {
			w.first(f.Suggestion)
		}
	}
}

// otherText asks for a text in place of one that cannot stay. Each is asked for in words of its own, as each needs its own answer.
func otherText(n int) string {
	if n == 1 {
		return "[which other text of this kind is really sent?]"
	}
	return fmt.Sprintf("[which other text of this kind is really sent, number %d?]", n)
}

func profane(t *text) bool {
	return len(hate(&facts{deeds: t})) > 0
}

// alien reports whether a sample opens with another business's name.
func (w *rewriter) alien(i int) bool {
	n := namePrefix(w.Samples[i])
	return n != "" && !w.ownNamed(w.facts.samples[i]) && strings.Join(w.otherNames(), "|") != "" && strings.Contains(strings.Join(w.otherNames(), "|"), n)
}

func (w *rewriter) placeholder(s string) bool {
	one := &facts{Campaign: Campaign{Samples: []string{s}}, samples: []*text{newText(s)}, desc: newText(""), names: w.names}
	return len(samplePlaceholder(one)) > 0 || len(sampleTest(one)) > 0
}

// sample puts the name in front and replaces links that are not allowed.
func (w *rewriter) sample(s string, t *text) string {
	for _, l := range t.links() {
		if shortener(hostOf(l)) || strings.HasPrefix(strings.ToLower(l), "http://") {
			s = strings.Replace(s, l, "[full https address?]", 1)
		}
	}
	if !w.ownNamed(t) {
		s = w.nameOrAsk() + ": " + s
	}
	return s
}

// stop adds opt-out words to the first sample if none has them.
func (w *rewriter) stop(samples []string) {
	open := -1
	for i, s := range samples {
		if optOutWords(newText(s)) {
			return
		}
		if len(openQuestions(s)) == 0 || open < 0 && !strings.HasPrefix(s, "[") {
			open = i
		}
	}
	if len(samples) == 0 {
		return
	}
	if open < 0 {
		open = 0
	}
	s := strings.TrimSpace(samples[open])
	if !strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "!") && !strings.HasSuffix(s, "?") {
		s += "."
	}
	samples[open] = s + " " + w.works("STOP", "Reply STOP to opt out.")
}

// replies gives the three replies with the parts they lack; one that was not given is a question.
func (w *rewriter) replies() {
	name := w.nameOrAsk()
	for _, r := range []struct {
		field       Field
		label, ask  string
		none, parts string
		rewrite     func() string
	}{
		{FieldOptInMessage, "Opt-in message", "[which text do people really get after they join?]", "optin-reply-none", "optin-reply-parts", w.optInText},
		{FieldOptOutMessage, "Opt-out message", "[what really comes back after STOP?]", "optout-reply-none", "optout-reply-parts", func() string { return name + ": You are unsubscribed and will receive no more messages." }},
		{FieldHelpMessage, "HELP message", "[what really comes back after HELP?]", "help-reply-none", "help-reply-parts", w.helpText},
	} {
		value := w.Text(r.field)
		_, most := Limit(w.provider, r.field)
		_, none := w.found(r.none)
		if f, unused := w.found("reply-unused"); unused && f.Field == r.field {
			none = true
		}
		switch f, bad := w.found(r.parts, "help-other-contact"); {
		case none || value == "" && w.full():
			value = r.ask
		case bad && f.Field == r.field || w.otherNamed(newText(value)) || r.field == FieldHelpMessage && w.freeHelp():
			value = r.rewrite()
			w.first(fmt.Sprintf("Set the %s to exactly the text below, and test it from a private phone.", lowered(r.label)))
		case len(value) > most || value != "" && len(value) < 20 || language(newText(value)) != "":
			value = r.ask
		}
		if value != "" {
			w.add(r.field, r.label, value, w.Text(r.field))
		}
	}
	for _, k := range []Field{FieldOptInKeywords, FieldOptOutKeywords, FieldHelpKeywords} {
		if v := w.Text(k); v != "" {
			fixed := v
			if f, bad := w.found("field-keywords"); bad && f.Field == k {
				fixed = fixedKeyword(v)
				w.first("Make the keywords work as they are written below, without marks or spaces.")
			}
			w.add(k, capital(k.Label()), fixed, v)
		}
	}
}

// freeHelp reports whether the HELP reply names the free mailbox that is told at the brand's e-mail.
func (w *rewriter) freeHelp() bool {
	mails := w.help.emails()
	return len(mails) > 0 && freeMail(mailHost(mails[0]))
}

func (w *rewriter) optInText() string {
	t := w.optIn
	frequency := "[how often do you text?]"
	if hasFrequency(t) {
		frequency = ""
	} else if s, ok := w.flow.find("frequency varies"); ok {
		frequency = "Message " + w.flow.words(s) + "."
	} else if s, ok := w.flow.find("frequency ..3 varies"); ok {
		_ = s
		frequency = "Message frequency varies."
	}
	own := strings.TrimSpace(w.OptInMessage)
	if !w.ownNamed(t) {
		own = w.nameOrAsk() + ": " + own
	}
	parts := []string{sentence(own), frequency}
	if !hasRates(t) {
		parts = append(parts, "Message and data rates may apply.")
	}
	if !hasHelp(t) {
		parts = append(parts, w.works("HELP", "Reply HELP for help."))
	}
	if !optOutWords(t) && !t.has("stop") {
		parts = append(parts, w.works("STOP", "Reply STOP to opt out."))
	}
	out := strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
	if len(out) > 320 {
		return "[which text of at most 320 characters do people really get after they join?]"
	}
	return out
}

func sentence(s string) string {
	if s == "" || strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") {
		return s
	}
	return s + "."
}

func (w *rewriter) helpText() string {
	contact := contactOf(w.facts)
	if strings.Contains(contact, "[") {
		contact = "contact [phone number, e-mail or support page?]"
	}
	if mails := w.help.emails(); len(mails) > 0 && strings.Contains(contact, mails[0]) {
		if _, other := w.found("help-other-contact"); other || w.freeHelp() {
			contact = "contact [phone number, e-mail or support page?]"
			if p := newText(w.Phone).phones(); len(p) > 0 {
				contact = "call " + p[0]
			} else if m := newText(w.Email).emails(); len(m) > 0 && !freeMail(mailHost(m[0])) {
				contact = "e-mail " + m[0]
			}
		}
	}
	return w.nameOrAsk() + ": For help, " + contact + ". " + w.works("STOP", "Reply STOP to opt out.")
}

// lowered is a label inside a sentence: "opt-in message", but "HELP message".
func lowered(label string) string {
	if len(label) > 1 && label[1] >= 'A' && label[1] <= 'Z' {
		return label
	}
	return strings.ToLower(label[:1]) + label[1:]
}
