package review

import "strings"

// notUsed is what to write where nothing applies and the form wants words.
const notUsed = "Not used. Customers do not join by keyword; each conversation starts with the customer's own text."

// leaveEmpty is the note for a field that nothing goes into.
const leaveEmpty = "Leave it empty: nothing of the kind is used."

// optIn is the first text of a person who joins, as it really arrives.
func (d *drafter) optIn(f formField) value {
	text, known := d.greeting()
	switch {
	case d.name() == "":
		return open(AskName)
	case d.first == "":
		return open(AskFirst)
	case !known:
		return open(AskReplies)
	case text == "" && d.onlyAnswers():
		return d.unused(f)
	case text == "":
		return asking(AskReplies, "What is the first text that people get after they agree? If there is none yet, set one up with the brand's name, how often texts come, “Message and data rates may apply”, HELP and STOP.")
	}
	if lacks := d.optInLacks(text); lacks != "" {
		return asking(AskReplies, "The first text lacks "+lacks+". Change it where it is set up, try it again: what arrives then?")
	}
	return value{text: text}
}

// firstReply is the text that greets a person: sent to everybody, for the word they join with, or for START.
func (d *drafter) firstReply() (string, bool) {
	if text, known := d.replies.of("FIRST"); known {
		return text, true
	}
	if d.joinWord != "" {
		return d.replies.of(d.joinWord)
	}
	if joins := d.replies.joins(); len(joins) > 0 {
		return joins[0].text, true
	}
	return d.replies.of("START")
}

// greeting is the reply to register. Where the form wants a word to join with, it is the one that a word brings.
func (d *drafter) greeting() (string, bool) {
	text, known := d.firstReply()
	if start, _ := d.replies.of("START"); start != "" && len(d.replies.joins()) == 0 && d.wantsJoinWord() && d.optInLacks(start) == "" {
		return start, true
	}
	return text, known
}

func (d *drafter) wantsJoinWord() bool {
	for _, f := range d.form.fields {
		if f.field == FieldOptInKeywords {
			return f.required
		}
	}
	return false
}

// unused is what to do with a field for something the sender does not do. Nothing is made up for it.
func (d *drafter) unused(f formField) value {
	switch {
	case !f.required:
		return value{note: leaveEmpty}
	case strings.HasSuffix(string(f.field), "keywords"):
		return asking(AskReplies, "The form wants a word to join with, and there is none. Publish one beside the number and make it answer, or ask "+d.form.provider+" what to enter. Which word is it?")
	}
	return value{text: notUsed, note: "If the form refuses this, ask " + d.form.provider + " what to enter."}
}

func (d *drafter) optInLacks(text string) string {
	t := newText(text)
	var lacks []string
	for _, part := range []struct {
		there bool
		name  string
	}{
		{d.names(text), "the brand's name"},
		{hasFrequency(t), "how often texts come"},
		{hasRates(t), "“Message and data rates may apply”"},
		{hasHelp(t), "HELP"},
		{optOutWords(t), "STOP"},
	} {
		if !part.there {
			lacks = append(lacks, part.name)
		}
	}
	return enumerated(lacks)
}

// optOut is what comes back on STOP.
func (d *drafter) optOut() value {
	text, known := d.replies.of("STOP")
	switch {
	case d.name() == "":
		return open(AskName)
	case !known:
		return open(AskReplies)
	case text == "":
		return asking(AskReplies, "Nothing comes back on STOP. Switch a reply on that names the brand and says that no more texts will come, try it again: what arrives then?")
	case !d.names(text):
		return asking(AskReplies, "The STOP reply does not name the brand. Change it where it is set up, try it again: what arrives then?")
	case !newText(text).has("no ..2 more/further/longer", "not/never ..4 again", "won't/not/never ..4 receive/text/message/send/hear/get/contact", "unsubscribed", "opted out", "stopped", "removed"):
		return asking(AskReplies, "The STOP reply does not say that no more texts will come. Change it where it is set up, try it again: what arrives then?")
	}
	return value{text: text}
}

// help is what comes back on HELP.
func (d *drafter) help() value {
	text, known := d.replies.of("HELP")
	t := newText(text)
	switch {
	case d.name() == "":
		return open(AskName)
	case !known:
		return open(AskReplies)
	case text == "":
		return asking(AskReplies, "Nothing comes back on HELP. Switch a reply on that names the brand and gives a phone number, an e-mail or a support page, try it again: what arrives then?")
	case !d.names(text):
		return asking(AskReplies, "The HELP reply does not name the brand. Change it where it is set up, try it again: what arrives then?")
	case len(t.phones())+len(t.emails())+len(t.links()) == 0:
		return asking(AskReplies, "The HELP reply gives no phone number, e-mail or support page. Change it where it is set up, try it again: what arrives then?")
	}
	return value{text: text}
}

// keywords are the words that bring a reply; none is registered that does not.
func (d *drafter) keywords(f formField) value {
	var words string
	switch f.field {
	case FieldOptOutKeywords:
		words = d.replies.words("stop/end/quit/cancel/unsubscribe/stopall/revoke/optout")
	case FieldHelpKeywords:
		words = d.replies.words("help/info")
	default:
		words = d.joinWords()
		if v := d.optIn(f); words == "" && v.ask != "" && !f.required {
			return v
		}
		if words == "" {
			return d.unused(f)
		}
	}
	if words == "" && len(d.replies) == 0 {
		return open(AskReplies)
	}
	if words == "" {
		return asking(AskReplies, "Which of these words brings a reply? None is registered that does not.")
	}
	return value{text: words}
}

// joinWords are the words that bring the registered greeting; START brings another one as a rule.
func (d *drafter) joinWords() string {
	greeting, _ := d.greeting()
	var words []string
	for _, r := range d.replies {
		if greeting != "" && r.text == greeting && r.word != "FIRST" {
			words = append(words, r.word)
		}
	}
	return strings.Join(words, ",")
}

// enumerated joins names as a sentence does.
func enumerated(names []string) string {
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
	return strings.Join(names, "")
}
