package review

import (
	"regexp"
	"strings"
)

// told is what the answers say, and nothing else.
type told struct {
	answers Answers

	first         string // who sends the first text; "" if not known
	shown         string // where the number is seen, without quotations
	shownWords    string // the words beside it
	number        string
	joinWord      string // what people text to join
	audience      string
	topic         string
	samples       []string
	agree         string // how people agree besides texting first
	formPlace     string // the page or picture where the form is seen
	formWords     []string
	replies       replies
	privacy       string
	terms         string
	clause        bool // the policy says that numbers and consent are not shared
	link, phone   Flag
	adults, loans Flag
	legal, trade  string
	offers        bool // something is advertised
	onlyOffers    bool // every sample advertises
	website       string
}

func toldBy(a Answers) told {
	f := told{answers: a}
	f.first, _ = a.choice(AskFirst)
	f.readShown(a.text(AskShown))
	f.readSent(a.text(AskSent))
	f.readOffers()
	f.readForm()
	f.replies = readReplies(a.text(AskReplies))
	f.readPolicy(a.text(AskPolicy))
	f.readHeld(a.text(AskLinks))
	f.readName(a.text(AskName))
	return f
}

// name is the name customers know: the trade name, or the legal one without its company ending.
func (f *told) name() string {
	if f.trade != "" {
		return f.trade
	}
	return withoutEnding(f.legal)
}

// withoutEnding drops "LLC" and the like from a name of several words.
func withoutEnding(name string) string {
	at := strings.LastIndexByte(name, ' ')
	if at < 0 || !companyEnding(name[at+1:]) {
		return name
	}
	return strings.TrimRight(name[:at], " ,")
}

func companyEnding(word string) bool {
	return fits(strings.ToLower(strings.Trim(word, ".,")), "llc/inc/ltd/pllc/pc/pa/corp/lp/llp/co")
}

func (f *told) readShown(text string) {
	plain, quotes := apart(text)
	t := newText(text)
	if phones := t.phones(); len(phones) > 0 {
		f.number = phoneAround(text, phones[0])
	}
	f.shown = strings.TrimRight(plain, ".,;: ")
	if len(quotes) > 0 {
		f.shownWords = quotes[0]
	}
	if m := regexp.MustCompile(`(?i:\btext(?:ing)?) ([A-Z][A-Z0-9]{1,19}) to\b`).FindStringSubmatch(text); m != nil {
		f.joinWord = m[1]
	}
}

// phoneAround gives back the opening bracket that a phone number begins with.
func phoneAround(text, phone string) string {
	if at := strings.Index(text, phone); at > 0 && text[at-1] == '(' {
		return "(" + phone
	}
	return phone
}

// readSent splits "Clients: free times. “Friday at 9 is free.”" into who, what and samples.
func (f *told) readSent(text string) {
	plain, quotes := apart(text)
	f.samples = quotes
	if who, what, ok := strings.Cut(plain, ":"); ok && len(strings.Fields(who)) <= 12 && strings.TrimSpace(what) != "" {
		f.audience, plain = strings.TrimSpace(who), what
	}
	f.topic = strings.Trim(plain, ".,;: \n")
}

func (f *told) readForm() {
	var details string
	f.agree, details = f.answers.choice(AskForm)
	_, f.formWords = apart(details)
	if links := newText(details).links(); len(links) > 0 {
		f.formPlace = links[0]
	}
}

func (f *told) readPolicy(text string) {
	t := newText(text)
	for _, l := range t.links() {
		lower := strings.ToLower(l)
		switch {
		case f.terms == "" && (strings.Contains(lower, "term") || strings.Contains(lower, "conditions") || strings.Contains(lower, "tos")):
			f.terms = l
		case f.privacy == "":
			f.privacy = l
		case f.terms == "":
			f.terms = l
		}
	}
	f.clause = t.has("not/never ..6 share/shared/sold/sell/given/give/pass/passed", "no sharing", "not shared") && !t.has("does/do/did not say/mention", "doesn't/don't say/mention", "does/do not yet")
}

// readHeld reads what the texts hold. A plain no answers all four.
func (f *told) readHeld(text string) {
	if text == "" {
		return
	}
	t := newText(text)
	all := NotGiven
	if fits(t.first(), "no/none/nothing/neither") {
		all = No
	}
	f.link = held(t, all, "link/links/url/urls")
	f.phone = held(t, all, "phone/phones")
	f.adults = held(t, all, "adult/adults/age/alcohol/tobacco/beer/wine/liquor/firearms")
	f.loans = held(t, all, "loan/loans/lending/credit/mortgage")
}

// held reports whether the text grants or denies a thing; what it does not speak of is all.
func held(t *text, all Flag, thing string) Flag {
	switch {
	case t.has(thing+" yes", thing+" numbers/only yes"):
		return Yes
	case t.has(thing+" no", thing+" numbers/only no", "no "+thing, "without "+thing):
		return No
	}
	if _, yes := t.says(thing); yes {
		return Yes
	}
	if t.has(thing) {
		return No
	}
	return all
}

func (t *text) first() string {
	if t.empty() {
		return "-"
	}
	return t.tokens[0].lower
}

// readName splits "Vera Hair LLC, known as Salon Vera, https://…".
func (f *told) readName(text string) {
	t := newText(text)
	if links := t.links(); len(links) > 0 {
		f.website = links[0]
	}
	for _, l := range append(t.links(), t.emails()...) {
		text = strings.ReplaceAll(text, l, "")
	}
	cut := regexp.MustCompile(`(?i)[,;(]?\s*\b(?:known as|dba|d/b/a|doing business as|trading as)\b:?\s*`)
	parts := cut.Split(text, 2)
	f.legal = nameOnly(parts[0])
	if len(parts) == 2 {
		f.trade = nameOnly(parts[1])
	}
}

// nameOnly drops what follows a name: a remark after a line break, a semicolon or a comma that no company ending follows.
func nameOnly(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), "\n")
	s, _, _ = strings.Cut(s, ";")
	name, rest, _ := strings.Cut(s, ",")
	if end, _, _ := strings.Cut(strings.TrimSpace(rest), " "); companyEnding(end) {
		name += ", " + strings.TrimRight(end, ",")
	}
	name = strings.TrimSpace(strings.Trim(name, " ,;:-()"))
	if name != "" && !strings.HasSuffix(name, "Inc.") && !strings.HasSuffix(name, "Co.") && !strings.HasSuffix(name, "Ltd.") {
		name = strings.TrimRight(name, ".")
	}
	return name
}

// apart takes the quotations out of a text.
func apart(text string) (plain string, quotes []string) {
	var b strings.Builder
	last := 0
	for _, q := range quotesOf(text) {
		b.WriteString(text[last:q.start])
		last = q.end
		if s := strings.TrimSpace(q.text); s != "" {
			quotes = append(quotes, s)
		}
	}
	b.WriteString(text[last:])
	return strings.Join(strings.Fields(b.String()), " "), quotes
}

// readOffers finds out whether texts advertise: any of them, or all.
func (f *told) readOffers() {
	if sendsCodes(newText(f.topic)) {
		return // “use code 1234” sells nothing here
	}
	f.offers = sells(f.topic)
	f.onlyOffers = len(f.samples) > 0
	for _, s := range f.samples {
		one := sells(s)
		f.offers = f.offers || one
		f.onlyOffers = f.onlyOffers && one
	}
}

// sells reports whether words advertise.
func sells(s string) bool {
	t := newText(s)
	if _, ok := promotional(t); ok {
		return true
	}
	_, ok := t.says("offer/offers", "special/specials", "marketing", "advertise/advertises/advertising/advertisement/advertisements")
	return ok
}
