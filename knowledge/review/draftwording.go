package review

import "strings"

// besideNumber is what stands beside the number: the customer's own words if they say all there is to say, else words that
// satisfy both reviewers who take a person's own text as consent and those who want to see an agreement.
func (d *drafter) besideNumber() string {
	if d.complete(d.shownWords) {
		return inside(d.shownWords)
	}
	lead := "Text us."
	if d.number != "" {
		lead = "Text us at " + d.number + "."
	}
	if d.joinWord != "" {
		lead = "Text " + d.joinWord + d.toNumber() + "."
	}
	about := "replies from " + d.name() + " about your question"
	if !d.byTexting() || d.joinWord != "" {
		about = "text messages from " + d.name() + " about: " + d.topic
	}
	return inside(lead + " By texting, you agree to receive " + about + "." + d.standard())
}

// formWording is what stands beside the nth box or in the script.
func (d *drafter) formWording(n int) string {
	if n < len(d.formWords) && d.complete(d.formWords[n]) {
		return inside(d.formWords[n])
	}
	what, condition := "text messages from "+d.name()+" about: "+d.topic, " Agreeing is optional."
	switch {
	case d.offers && (n == 1 || d.onlyOffers):
		what, condition = "marketing text messages from "+d.name(), " Consent is not a condition of purchase."
	case d.offers:
		what = "text messages that are no offers from " + d.name()
	}
	if d.agreesBy(formSpoken) {
		return inside(d.name() + " would like to send you text messages about: " + d.topic + "." + strings.TrimRight(d.standard(), ".") + ". You may say no. May we text you?")
	}
	return inside("I agree to receive " + what + "." + condition + d.standard())
}

// standard is the disclosures that every consent needs, with the pages that exist.
func (d *drafter) standard() string {
	s := " Message frequency varies. Message and data rates may apply. Reply STOP to opt out, HELP for help."
	if d.privacy != "" {
		s += " Privacy: " + d.privacy
	}
	if d.terms != "" {
		s += " Terms: " + d.terms
	}
	return s
}

// complete reports whether words disclose all that the point of consent must.
func (d *drafter) complete(words string) bool {
	t := newText(words)
	return words != "" && d.names(words) && hasFrequency(t) && hasRates(t) && optOutWords(t) && hasHelp(t)
}

// inside makes words fit to stand between quotation marks.
func inside(words string) string { return strings.ReplaceAll(plainASCII(words), `"`, "'") }
