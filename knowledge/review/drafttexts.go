package review

import (
	"slices"
	"strings"
	"unicode"
)

// onlyAnswers reports whether the business writes to nobody who has not just written to it.
func (d *drafter) onlyAnswers() bool {
	return d.first == firstCustomer && !d.agreesElsewhere() && !d.offers
}

// agreesElsewhere reports whether people agree in another way than by texting a question.
func (d *drafter) agreesElsewhere() bool {
	return d.agreesBy(formBox, formPaper, formSpoken) || d.joinWord != ""
}

func (d *drafter) agreesBy(which ...string) bool { return slices.Contains(which, d.agree) }

// useCase chooses by what is sent.
func (d *drafter) useCase() value {
	t := newText(d.topic)
	switch {
	case d.first == "":
		return open(AskFirst)
	case d.topic == "":
		return open(AskSent)
	case d.partisan():
		return asking(AskSent, "Political texts need the political use case and, for 527 groups, a Campaign Verify token. Has the token been given out, and is the brand verified?")
	case t.has("donation/donations", "fundrais*", "donate money", "give money", "raise/raises money"):
		return asking(AskSent, "Texts that ask for money for a cause need the charity use case, open only to brands verified as tax-exempt. Is the brand verified so?")
	case d.onlyAnswers() && d.form.conversational != "":
		return value{text: d.form.conversational}
	}
	return value{text: d.caseName(d.caseOf(t))}
}

func (d *drafter) partisan() bool {
	_, yes := newText(d.topic).says("political", "vote for", "candidate/candidates", "ballot measure", "election campaign", "reelect", "pac")
	return yes
}

func (d *drafter) caseOf(t *text) UseCase {
	switch {
	case d.offers && d.onlyOffers:
		return Marketing
	case d.offers:
		return Mixed
	case sendsCodes(t):
		return TwoFactor
	case t.has("fraud/fraudulent"):
		return Fraud
	case t.has("delivery/deliveries", "shipped/shipping/shipment", "courier/driver"):
		return Delivery
	case d.first != firstBusiness || t.has("appointment/appointments", "booking/bookings", "visit/visits", "question/questions", "answer/answers", "repair/repairs", "reservation/reservations"):
		return Care
	}
	return Account
}

// sendsCodes reports whether the texts are codes to sign in with.
func sendsCodes(t *text) bool {
	return t.has("passcode/passcodes", "code/codes ..4 sign/signing/log/login/verify", "login/verification/security code/codes", "one time code/codes", "2fa")
}

// caseName writes a use case as the form does.
func (d *drafter) caseName(u UseCase) string {
	if !d.form.words || u == TwoFactor {
		return string(u)
	}
	words := strings.Fields(strings.ToLower(strings.ReplaceAll(string(u), "_", " ")))
	for i, w := range words {
		words[i] = strings.ToUpper(w[:1]) + w[1:]
	}
	return strings.Join(words, " ")
}

// subUseCases are what a mixed campaign mixes.
func (d *drafter) subUseCases() value {
	if d.first == "" || d.topic == "" || !d.offers || d.onlyOffers {
		return value{}
	}
	other := Account
	if newText(d.topic).has("appointment/appointments", "booking/bookings", "visit/visits", "question/questions", "repair/repairs", "reservation/reservations") {
		other = Care
	}
	return value{text: d.caseName(other) + ", " + d.caseName(Marketing)}
}

// description says who texts whom about what.
func (d *drafter) description() value {
	switch {
	case d.name() == "":
		return open(AskName)
	case d.first == "":
		return open(AskFirst)
	case d.topic == "":
		return open(AskSent)
	case d.loans == Yes && !newText(d.answers.text(AskLinks)).has("direct lender/lending/lenders"):
		return asking(AskLinks, "Is the brand itself the lender (a direct lender)? Loans of others cannot be advertised.")
	}
	whom := "people who agreed to it"
	if d.first == firstCustomer {
		whom = "customers who text first"
	}
	if d.audience != "" {
		whom = lowerFirst(d.audience)
		if d.first == firstBusiness && !newText(whom).has("agree*", "opt*", "sign* up", "subscrib*", "consent*", "enroll*", "who asked/ask") {
			whom += map[bool]string{true: " and", false: " who"}[newText(whom).has("who")] + " agreed to it"
		}
	}
	s := []string{d.name() + " texts " + whom + ". The texts are about: " + d.topic + "."}
	if d.onlyAnswers() {
		s[0] = d.name() + " answers texts from " + whom + ". The texts are about: " + d.topic + "."
		s = append(s, "Each conversation begins with the customer's own text. No reminders and no marketing are sent.")
	}
	if d.loans == Yes {
		s = append(s, d.name()+" is a direct lender (direct lending).")
	}
	text := strings.Join(s, " ")
	if len(descriptionVague(newFacts(Campaign{Brand: d.legal, DBA: d.trade, Description: text}))) > 0 {
		return asking(AskSent, "What exactly are the texts about, and when does one go out?")
	}
	return value{text: text}
}

// lowerFirst writes the first word as inside a sentence, unless it is a name in capitals.
func lowerFirst(s string) string {
	r := []rune(s)
	if len(r) > 1 && unicode.IsUpper(r[0]) && unicode.IsLower(r[1]) {
		r[0] = unicode.ToLower(r[0])
	}
	return string(r)
}

// sampleTexts are the customer's own texts, signed and with a way out. If one is missing, only the question is given.
func (d *drafter) sampleTexts() []value {
	switch {
	case d.name() == "":
		return []value{open(AskName)}
	case len(d.samples) < LeastSamples(d.form.provider):
		return []value{asking(AskSent, "What do the texts say? Give "+number(LeastSamples(d.form.provider))+" as they are really sent, in quotes.")}
	}
	var out []value
	for _, s := range d.samples[:min(5, len(d.samples))] {
		if v := d.unsendable(s); v.ask != "" {
			return []value{v}
		}
		out = append(out, value{text: d.signed(s)})
	}
	t := newText(strings.Join(d.samples, "\n"))
	switch {
	case d.link == Yes && len(t.links()) == 0:
		return []value{asking(AskSent, "Texts hold links, but none of these does. What does such a text say, with its link?")}
	case d.phone == Yes && len(t.phones()) == 0:
		return []value{asking(AskSent, "Texts hold phone numbers, but none of these does. What does such a text say, with its number?")}
	}
	return out
}

// unsendable asks about a sample that no reviewer takes.
func (d *drafter) unsendable(s string) value {
	for _, l := range newText(s).links() {
		switch {
		case strings.HasPrefix(strings.ToLower(l), "http://"):
			return asking(AskSent, "The link "+l+" is not https. What is its secure address?")
		case shortener(hostOf(l)):
			return asking(AskSent, "Public short links are refused. Where does "+l+" lead, on the brand's own domain?")
		}
	}
	if strings.ContainsAny(s, "{}[]<>") {
		return asking(AskSent, "What does this text say when it is really sent, with its blanks filled in? "+s)
	}
	return value{}
}

// signed puts the name before a sample and the way out behind it, where they are missing.
func (d *drafter) signed(s string) string {
	if !d.names(s) {
		s = d.name() + ": " + s
	}
	if !optOutWords(newText(s)) {
		if last := s[len(s)-1]; strings.IndexByte(".!?", last) < 0 {
			s += "."
		}
		s += " Reply STOP to opt out."
	}
	return s
}

// names reports whether a text names the brand.
func (d *drafter) names(s string) bool {
	return newNames(d.trade, Campaign{Brand: d.legal}).in(newText(s))
}

func number(n int) string {
	if n == 3 {
		return "three"
	}
	return "two"
}

// flag answers what the texts hold; the samples count more than the answer.
func (d *drafter) flag(f Field) value {
	held := map[Field]Flag{FieldLink: d.link, FieldPhoneFlag: d.phone, FieldAgeGated: d.adults, FieldLending: d.loans}[f]
	t := newText(strings.Join(d.samples, "\n"))
	if f == FieldLink && len(t.links()) > 0 || f == FieldPhoneFlag && len(t.phones()) > 0 {
		held = Yes
	}
	if f == FieldAgeGated && held == Yes && !d.asksBirth() {
		return asking(AskLinks, "How is the age checked before somebody can join? A question for the full date of birth is needed.")
	}
	if held == NotGiven {
		return open(AskLinks)
	}
	return value{text: map[Flag]string{Yes: "Yes", No: "No"}[held]}
}

// asksBirth reports whether somebody's date of birth is asked for before they can join.
func (d *drafter) asksBirth() bool {
	_, yes := newText(d.answers.text(AskLinks)+"\n"+d.answers.text(AskForm)).says("birth*", "date/day/year born")
	return yes
}

// page is the address of the policy or the terms.
func (d *drafter) page(f Field) value {
	address, what := d.privacy, "privacy policy"
	if f == FieldTerms {
		address, what = d.terms, "terms for texts"
	}
	switch {
	case address == "":
		return asking(AskPolicy, "What is the address of the page with the "+what+"? If there is none yet, it must be published first.")
	case strings.HasPrefix(strings.ToLower(address), "http://"):
		return asking(AskPolicy, "The "+what+" must open with https. What is its secure address?")
	}
	return value{text: address}
}
