package review

import (
	"maps"
	"strings"
	"unicode"
)

// facts is a campaign taken apart once for all rules.
type facts struct {
	Campaign
	kind    UseCase
	kinds   map[UseCase]bool
	name    string // the name to use in wording; "" if none is known
	names   names
	alias   names // the one other name that samples open with: told by a rule of its own
	desc    *text
	flow    *text
	remarks *text // what an agent wrote around the fields
	samples []*text
	optIn   *text
	optOut  *text
	help    *text
	texted  *text // description and samples: what is said to people
	policy  *text // flow and remarks, where pages and policies are spoken of
	filed   *text // description, flow and remarks: what is said about the program
	consent consent
	about   *text // see subject
	deeds   *text // the same without the business's name: a name is no offer
	shown   *text // where an age gate would be told of
	read    map[string]*text
}

func newFacts(c Campaign) *facts {
	if reply := newText(c.OptInMessage); !c.Whole && c.Prose != "" && reply.has("gave/give/agreed/agree/already/form/customers/clients") && !hasRates(reply) && !optOutWords(reply) && !hasHelp(reply) {
		c.Given = maps.Clone(c.Given)
		delete(c.Given, FieldOptInMessage)
		c.Flow, c.OptInMessage = strings.TrimSpace(c.OptInMessage+"\n"+c.Flow), "" // how people opt in, not what they get
	}
	f := &facts{Campaign: c, kind: c.Kind(), kinds: map[UseCase]bool{}, read: map[string]*text{}}
	for _, k := range c.Kinds() {
		f.kinds[k] = true
	}
	f.name = nameIn(c)
	f.names = newNames(f.name, c)
	f.desc, f.flow, f.remarks = newText(c.Description), newText(c.Flow), newText(remarksOf(c))
	f.optIn, f.optOut, f.help = newText(c.OptInMessage), newText(c.OptOutMessage), newText(c.HelpMessage)
	for _, s := range c.Samples {
		f.samples = append(f.samples, newText(s))
	}
	f.texted = newText(c.Description + "\n" + strings.Join(c.Samples, "\n"))
	f.policy = newText(c.Flow + "\n" + f.remarks.raw + "\n" + c.Privacy + "\n" + c.Terms)
	f.filed = newText(c.Description + "\n" + c.Flow + "\n" + f.remarks.raw)
	f.about = f.subject()
	f.deeds = newText(withoutName(f.about.raw, c))
	f.shown = newText(c.Description + "\n" + c.Flow + "\n" + c.Prose + "\n" + c.Website)
	if others := f.otherNames(); len(others) == 1 {
		f.alias = newNames(others[0], Campaign{})
	}
	f.consent = readConsent(f)
	return f
}

// remarksOf is the agent's own words without those that became fields.
func remarksOf(c Campaign) string {
	prose := c.Prose
	for _, taken := range append([]string{c.Flow, c.Description, c.OptInMessage, c.OptOutMessage, c.HelpMessage}, c.Samples...) {
		if taken != "" {
			prose = strings.Replace(prose, taken, "", 1)
		}
	}
	for _, s := range sentencesOf(c.Flow) {
		if len(s) > 20 {
			prose = strings.Replace(prose, s, "", 1)
		}
	}
	return prose
}

// nameIn finds what the business calls itself, if not in a field, then in its messages or its description.
func nameIn(c Campaign) string {
	if c.Name() != "" {
		return c.Name()
	}
	for _, m := range append([]string{c.OptInMessage, c.OptOutMessage, c.HelpMessage}, c.Samples...) {
		if n := namePrefix(m); n != "" && !strings.ContainsAny(n, "[{<") {
			return n
		}
	}
	return companyName(c.Description)
}

// promotional reports whether a text sells: a sale, a coupon, an offer.
func promotional(t *text) (span, bool) {
	if s, ok := t.search([]string{"# off", "save #"}, func(s span) bool { return t.priced(s) && !t.denied(s) }); ok {
		return s, true
	}
	if s, ok := t.search([]string{"shop now/the/our/at/today"}, func(s span) bool { return s.first == 0 || !fits(t.tokens[s.first-1].lower, "the/our/a/this/your/to") }); ok {
		return s, true
	}
	if s, ok := t.search([]string{"with/use/using/enter/mention code *"}, t.couponCode); ok {
		return s, true
	}
	return t.says("off any/your/every/select/our/all ..2 orders/order/purchase/items", "summer/spring/winter/fall/flash/weekend/holiday/annual/big/our/friday/sunday/day/storewide/sitewide sale", "sale ends/starts/today/now/price/prices/this/on", "on sale", "bogo/clearance", "promo/promos/promotion/promotions/promotional", "coupon/coupons/discount/discounts/discounted",
		"special/exclusive/limited/hot/great/new/weekly/seasonal/best/big offer/offers/deals/pricing/price/prices", "special/exclusive/limited/hot/new/weekly/seasonal/best deal", "deals", "mattress/tire/sofa/furniture/appliance/holiday/day/weekend blowout", "doorbuster/doorbusters", "no interest until/for", "big/great/sweet deal on/ends", "deal of the", "a/the/this/today's/best deal on/is/ends", "free gift/shipping/trial/dessert/drink/appetizer/item/entree/pizza/coffee/bag/sample/samples",
		"buy one/two/three", "save up/big", "order now/today/yours", "code ..4 off/save/free/discount", "discount/promo/coupon code", "bonus credit/credits/points", "half price/off", "two for one", "2/3/4/5/two/three for 1/2/3/one/two", "two/three for the price", "new collection/arrivals/drop/release", "new arrival at/in/is/now/on", "flash sale/deal/deals/offer/savings", "double points",
		"upgrade today/now", "refer a friend/neighbor", "pocket a ..1 #", "come back for a ..1 # ..3 special", "# ..2 special this", "book now ..4 save/get", "get # bonus/off/free/credit", "get/earn a # bonus", "black friday", "price drop", "markdown", "month/months/week/weeks free ..1 rent/storage/membership/service", "free rent", "get/grab/receive/earn a # gift card", "book ..6 get a # gift", "gift card/cards with", "happy hour", "get/earn/receive/grab/claim ..1 # ..2 bonus/reward/credit/cashback", "cash bonus")
}

// couponCode tells a code that buys something, as in "with code SPRING15", from one that signs in.
func (t *text) couponCode(s span) bool {
	code := t.words(span{s.last, s.last})
	return len(code) > 2 && strings.ToUpper(code) == code && strings.ContainsFunc(code, unicode.IsLetter) && !t.denied(s) &&
		!t.has("login/verify/verification/verifying/passcode/2fa/authenticate/authentication/password/expires/minutes", "sign/log/signing/logging in", "one time", "security code", "confirm/reset your")
}

// sellingSample is the first sample that sells, by its number, and the words that do. The business's name sells nothing.
func (f *facts) sellingSample() (i int, words string, ok bool) {
	for i := range f.samples {
		s := f.parse(withoutName(f.Samples[i], f.Campaign))
		if at, ok := promotional(s); ok {
			return i, s.words(at), true
		}
	}
	return 0, "", false
}

// parse is newText, done once for each text of a campaign.
func (f *facts) parse(s string) *text {
	if t, ok := f.read[s]; ok {
		return t
	}
	t := newText(s)
	if f.read != nil {
		f.read[s] = t
	}
	return t
}

// priced reports whether a number in a span is money or a share: "$30 off", "20% off", not "exit 5 off".
func (t *text) priced(s span) bool {
	from, to := max(0, t.tokens[s.first].start-1), t.tokens[s.last].end
	return strings.ContainsAny(t.raw[from:min(len(t.raw), to+1)], "$%")
}

// plain is what the message flow and an agent say themselves, without what they quote of the flow.
func (f *facts) plain() *text { return f.parse(withoutQuotes(f.Flow) + "\n" + f.remarks.raw) }

// noName stands for the business's name where a text is searched without it.
const noName = "the sender"

// withoutName takes the business's name out of a text.
func withoutName(raw string, c Campaign) string {
	for _, name := range namesOf(c) {
		raw = strings.ReplaceAll(raw, name, noName)
	}
	return raw
}

// asWritten gives words found without the name as they stand in the campaign.
func (f *facts) asWritten(evidence string) string {
	if !strings.Contains(evidence, noName) {
		return evidence
	}
	own := f.texted.raw + "\n" + f.Flow + "\n" + f.remarks.raw
	for _, name := range namesOf(f.Campaign) {
		if whole := strings.ReplaceAll(evidence, noName, name); strings.Contains(own, whole) {
			return whole
		}
	}
	return evidence
}

// namesOf are the ways a campaign writes the business's name, whole and without its last word.
func namesOf(c Campaign) []string {
	own := nameIn(c)
	names := []string{c.Brand, c.DBA, own}
	for _, s := range c.Samples {
		if n := namePrefix(s); n != "" && sharesFirstWord(n, own) {
			names = append(names, n)
		}
	}
	var out []string
	for _, name := range names {
		words := newText(name).tokens
		for n := len(words); n >= 2 && n >= len(words)-1; n-- {
			out = append(out, name[:words[n-1].end])
		}
	}
	return out
}

// sharesFirstWord reports whether two names begin with the same word: "Shotgun House" and "Shotgun House Preservation Trust".
func sharesFirstWord(a, b string) bool {
	x, y := nameWords(a), nameWords(b)
	return len(x) > 0 && len(y) > 0 && x[0] == y[0]
}
