package review

import "strings"

// flow describes each act by which people agree, in one field.
func (d *drafter) flow() value {
	if v := d.flowLacks(); v.ask != "" {
		return v
	}
	var s []string
	if d.byTexting() {
		s = append(s, d.flowTexting()...)
	}
	if d.agreesElsewhere() {
		s = append(s, d.flowForm()...)
	}
	s = append(s, d.flowWebsite()...)
	if d.clause {
		s = append(s, "The privacy policy says that mobile numbers and consent are not shared with third parties or affiliates for marketing.")
	}
	text := strings.Join(s, " ")
	for _, page := range []struct{ name, address string }{{"Privacy policy", d.privacy}, {"Terms", d.terms}} {
		if !strings.Contains(text, page.address) {
			text += " " + page.name + ": " + page.address + "."
		}
	}
	return value{text: text}
}

// byTexting reports whether a person's own text counts as the consent.
func (d *drafter) byTexting() bool { return d.first != firstBusiness }

// flowLacks is the question without whose answer no flow can be written.
func (d *drafter) flowLacks() value {
	switch {
	case d.name() == "":
		return open(AskName)
	case d.first == "":
		return open(AskFirst)
	case d.topic == "":
		return open(AskSent)
	case d.byTexting() && d.shown == "":
		return open(AskShown)
	case d.agree == "":
		return open(AskForm)
	case d.joinWord != "" && !d.answered(d.joinWord):
		return asking(AskReplies, "What comes back when somebody texts "+d.joinWord+"?")
	case !d.agreesElsewhere() && d.first != firstCustomer:
		return asking(AskForm, "How do people agree to texts before the first one is sent to them? A box on a form, a paper form, a script that is read out, or a word they text in.")
	case !d.agreesElsewhere() && d.offers:
		return asking(AskForm, "Offers need written consent: a person's question does not cover them. Where do people agree to offers: a box, a paper form, a word they text in? Or are none sent?")
	case d.agreesBy(formSpoken) && d.offers:
		return asking(AskForm, "Offers need written consent, spoken consent is not enough. Is there a box, a paper form or a word to text in? Or are no offers sent?")
	case d.offers && !d.onlyOffers && len(d.formWords) < 2:
		return asking(AskForm, "Offers and other texts need consent of their own each. Are there two boxes? What stands beside each?")
	case d.agreesBy(formBox, formPaper) && d.formPlace == "":
		return asking(AskForm, "Where can the form be seen? Give the address of the page, or of a photo that anyone can open.")
	case d.page(FieldPrivacy).ask != "":
		return d.page(FieldPrivacy)
	case d.page(FieldTerms).ask != "":
		return d.page(FieldTerms)
	}
	return value{}
}

func (d *drafter) answered(word string) bool {
	text, _ := d.replies.of(word)
	return text != ""
}

// flowTexting describes consent by the customer's own text.
func (d *drafter) flowTexting() []string {
	s := []string{"The customer starts the conversation by sending a text" + d.toNumber() + " from their own phone."}
	if d.onlyAnswers() {
		s = []string{"The customer starts every conversation by sending a text" + d.toNumber() + " from their own phone.",
			"We never text first and send no reminders and no marketing."}
	}
	s = append(s, "The number is shown: "+d.shown+".", `Beside it people read, before they text: "`+d.besideNumber()+`".`,
		"Sending the text is the customer's consent; it covers replies to that question only.")
	if text, known := d.firstReply(); known && text == "" && d.onlyAnswers() {
		s = append(s, "Customers do not join by keyword.")
	} else if text, _ := d.replies.of("FIRST"); text != "" && d.optInLacks(text) == "" {
		s = append(s, "The first reply names "+d.name()+" and repeats frequency, rates, HELP and STOP.")
	}
	return s
}

func (d *drafter) toNumber() string {
	if d.number == "" {
		return ""
	}
	return " to " + d.number
}

// flowForm describes the form, script or word by which people agree.
func (d *drafter) flowForm() []string {
	lead := "People agree"
	if d.byTexting() {
		lead = "For texts that we send first people agree"
	}
	var s []string
	if d.joinWord != "" && !d.byTexting() {
		s = append(s, "People join by texting "+d.joinWord+d.toNumber()+". The invitation is shown: "+d.shown+`, with these words: "`+d.besideNumber()+`".`)
	}
	switch d.agree {
	case formBox:
		s = append(s, lead+" at "+d.formPlace+": a field for the mobile number and a box that is empty until they tick it, not required and apart from other consent."+d.besideBoxes())
	case formPaper:
		s = append(s, lead+" on a paper form with a line of its own for texts, which is not required."+d.besideBoxes()+" The form can be seen at "+d.formPlace+".")
	case formSpoken:
		s = append(s, lead+` when staff ask aloud and read this script word for word: "`+d.formWording(0)+`" Only a clear yes counts.`)
		if d.answered("FIRST") {
			s = append(s, "A text that confirms it is sent afterwards.")
		}
		if d.formPlace != "" {
			s = append(s, "The script can be seen at "+d.formPlace+".")
		}
	}
	if d.adults == Yes && d.asksBirth() {
		s = append(s, "Before anybody can join, the full date of birth is asked for.")
	}
	return s
}

// besideBoxes quotes what stands beside one box, or two.
func (d *drafter) besideBoxes() string {
	if d.offers && !d.onlyOffers {
		return ` There are two: the first says "` + d.formWording(0) + `", the second says "` + d.formWording(1) + `". Either can be left out.`
	}
	return ` Beside it stands: "` + d.formWording(0) + `".`
}

// flowWebsite says what happens to numbers that the website asks for.
func (d *drafter) flowWebsite() []string {
	switch d.agree {
	case formNone:
		return []string{"Our website asks for no phone number."}
	case formCalls:
		return []string{"The phone field on our website is not required and marked for calls only; those numbers get no texts."}
	}
	return nil
}

// consent is the wording people see, for forms that ask for it apart.
func (d *drafter) consent() value {
	if v := d.flowLacks(); v.ask != "" {
		return v
	}
	var words []string
	if d.byTexting() || d.joinWord != "" {
		words = append(words, d.besideNumber())
	}
	if d.agreesBy(formBox, formPaper, formSpoken) {
		words = append(words, d.formWording(0))
		if d.offers && !d.onlyOffers {
			words = append(words, d.formWording(1))
		}
	}
	return value{text: strings.Join(words, " / ")}
}

// ctaLink is the page a reviewer can open to see the words.
func (d *drafter) ctaLink() value {
	for _, place := range append([]string{d.formPlace}, newText(d.shown).links()...) {
		if strings.HasPrefix(place, "http://") {
			continue
		}
		if place != "" {
			return value{text: place}
		}
	}
	return asking(AskShown, "Which page shows the words that people agree to? A photo that anyone can open will do.")
}
