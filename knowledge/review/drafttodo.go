package review

import (
	"slices"
	"strings"
)

// todo is what must be true before the texts are filed. Only what applies to these answers is on it.
func (d *drafter) todo(ready bool) []string {
	var do []string
	add := func(applies bool, what string) {
		if applies {
			do = append(do, what)
		}
	}
	add(d.onlyAnswers(), "Read a month of conversations: does the customer always write first, with no reminder or offer ever sent?")
	d.todoWords(add)
	add(d.privacy == "" && d.answers.Has(AskPolicy), "Publish a privacy policy that says: mobile numbers and consent to texts are not sold to or shared with third parties or affiliates for marketing.")
	add(d.privacy != "" && !d.clause, "Make the privacy policy say: mobile numbers and consent to texts are not sold to or shared with third parties or affiliates for marketing.")
	add(d.terms == "" && d.answers.Has(AskPolicy), "Publish terms for texts: the brand, what the texts are about, how often they come, rates, HELP, STOP, a contact.")
	d.todoReplies(add)
	add(d.changesSamples(), "Send texts as the samples show them: with the name first and STOP at the end.")
	add(d.trade != "" && d.legal != "" && !strings.EqualFold(d.trade, withoutEnding(d.legal)), "Check that the trade name “"+d.trade+"” is on the brand record as a DBA.")
	add(d.pages() != "", "Open "+d.pages()+" on a phone, signed out: can all of it be read?")
	add(ready, "Before you file, text HELP, STOP and then START from a private phone once more: do the registered replies arrive, word for word?")
	return do
}

// todoWords is the words that have to be put up.
func (d *drafter) todoWords(add func(bool, string)) {
	if d.flowLacks().ask != "" {
		return
	}
	besides := d.byTexting() || d.joinWord != ""
	add(besides && !d.complete(d.shownWords), "Put these words beside the number, everywhere it is shown: "+d.besideNumber())
	add(besides && len(newText(d.shown).links()) == 0, "Take a photo of each place that shows the number and keep it where anyone can open it.")
	for n := range d.wordings() {
		if n < len(d.formWords) && d.complete(d.formWords[n]) {
			continue
		}
		switch d.agree {
		case formBox:
			add(true, "Put these words beside the box: "+d.formWording(n))
		case formPaper:
			add(true, "Print these words on the form: "+d.formWording(n))
		case formSpoken:
			add(true, "Have staff read exactly this: "+d.formWording(n))
		}
	}
	add(d.agree == formCalls, "Mark the phone field on the website “calls only”, and leave it not required.")
}

// wordings is how many texts of consent a form shows.
func (d *drafter) wordings() int {
	switch {
	case !d.agreesBy(formBox, formPaper, formSpoken):
		return 0
	case d.offers && !d.onlyOffers:
		return 2
	}
	return 1
}

// todoReplies is the replies to switch on or to find out.
func (d *drafter) todoReplies(add func(bool, string)) {
	if !d.answers.Has(AskReplies) {
		add(true, "Text HELP, STOP and then START to the number from a private phone, and write down what comes back, even if it is nothing.")
		return
	}
	for _, r := range []struct{ word, says string }{
		{"HELP", "the brand's name and a phone number, an e-mail or a support page"},
		{"STOP", "the brand's name and that no more texts will come"},
	} {
		text, known := d.replies.of(r.word)
		add(!known, "Text "+r.word+" to the number from a private phone and write down what comes back.")
		add(known && text == "", "Switch on a reply to "+r.word+" with "+r.says+". Without an automatic one, agree on a text that staff really send.")
	}
	first, known := d.firstReply()
	add(!known, "Text START to the number from a private phone and write down what comes back.")
	add(known && first == "" && d.onlyAnswers() && d.name() != "", "If the plan can send a first reply, or staff can, set one up, for strict reviewers ask for it, and answer again with FIRST: "+
		d.name()+": thanks for your text, we will answer your question here. Message frequency varies. Message and data rates may apply. Reply HELP for help, STOP to opt out.")
}

// changesSamples reports whether a sample got a name or a way out that the real text lacks.
func (d *drafter) changesSamples() bool {
	for _, s := range d.samples {
		if d.name() != "" && d.signed(s) != s {
			return true
		}
	}
	return false
}

// pages lists the pages that a reviewer will open.
func (d *drafter) pages() string {
	var pages []string
	for _, p := range append(newText(d.shown).links(), d.formPlace, d.privacy, d.terms) {
		if p != "" && !slices.Contains(pages, p) {
			pages = append(pages, p)
		}
	}
	return enumerated(pages)
}
