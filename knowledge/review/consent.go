package review

import "strings"

// consent is what the campaign says about how people agree.
type consent struct {
	given                           bool // something is said about it
	web, box, keyword, spoken, form bool // by which acts; form is paper
	script                          bool // the words shown or spoken are quoted
	ask                             *text
	missing                         []string // parts of the notice that are not there
	third, cold, staff, file        span
	isThird, isCold, isStaff        bool
	isFile, isImplied               bool
	implied                         span
}

func readConsent(f *facts) consent {
	t := f.flow
	c := consent{given: !t.empty(), ask: t}
	c.acts(t)
	c.script = scripted(f.Flow)
	c.missing = f.missingParts(t)
	all := f.filed
	c.third, c.isThird = f.thirdParty(t, all)
	c.cold, c.isCold = coldOutreach(all)
	if !c.isCold {
		c.cold, c.isCold = f.joined().find("don't/not know us", "got your number off/from", "noticed your house/home/property")
	}
	c.implied, c.isImplied = textsFirst(t)
	c.staff, c.isStaff = staffOnly(f)
	c.file, c.isFile = onFile(t)
	return c
}

// acts finds by which acts people agree.
func (c *consent) acts(t *text) {
	c.web = len(t.links()) > 0 && !t.empty() || t.has("website/web/online/webpage/site/checkout/app/page/portal/kiosk/tablet")
	_, c.box = t.search([]string{"box/boxes/checkbox/checkboxes/tick/ticks/ticking/checks/checking/toggle/slider/opt-in"}, func(s span) bool {
		return !t.denied(s) && (s.last+1 == len(t.tokens) || !fits(t.tokens[s.last].lower, "checks/checking") || !fits(t.tokens[s.last+1].lower, "in/out/account/accounts/with/whether/if"))
	})
	_, c.keyword = t.says("text/texts/texting/send/sends/sending ..4 to/at #", "keyword", "text/texts/texting join/start/yes/subscribe", "texts/text in", "texting us/the")
	_, c.spoken = t.says("verbal*", "oral/orally", "aloud", "out loud", "by voice", "voice consent", "tell/tells ..3 yes", "hygienist/nurse/doctor/stylist/coach/teacher/trainer/owner/manager/caller/operator ..3 gets/asks/takes/obtains", "staff/we/they check whether/if", "during the call", "during/on ..3 call/calls", "ask/asks ..4 if/whether ..6 text/texts", "over/on/by the phone", "by phone", "spoken", "says yes", "agrees/asks/ask/asked out", "cashier/cashiers/dispatcher/dispatchers/receptionist/receptionists/reception/agent/agents/staff/representative/representatives/rep/reps/clerk/clerks/host/hosts/server/servers/waiter/waiters/waitress/bartender/bartenders/barista/baristas/driver/drivers/technician/technicians/tech/techs/employee/employees/associate/associates/desk/office/we ..5 asks/ask/reads/says/read/asked", "asks/ask for permission", "in person")
	_, c.form = t.says("paper", "clipboard", "printed form", "sign/signs/signed a/the/an ..3 form/agreement/order/sheet/card/waiver/contract", "intake form/forms/paperwork", "sign up/in sheet", "written form", "sign/signs a/an/the tablet form", "initials")
}

// scripted reports whether the flow quotes the words that people see or hear.
func scripted(flow string) bool {
	for _, q := range quotesOf(flow) {
		if t := newText(q.text); len(q.text) > 40 && t.has("text/texts/texting/sms/message/messages/msg/msgs/updates/alerts") && t.has("rates", "stop", "frequency", "agree", "would/may/can/is/okay/ok ..6 text/texts/texting/messages") {
			return true
		}
	}
	t := newText(flow)
	return t.has("rates") && t.has("frequency", "msgs", "messages") && t.has("reads/says/asks/script")
}

// missingParts lists which parts of a full notice the words about consent lack.
func (f *facts) missingParts(t *text) []string {
	var out []string
	parts := []struct {
		name string
		ok   bool
	}{
		{"your business name", f.named(t) || mentions(t, "brand/client/company", "business name")},
		{"how often you text", hasFrequency(t)},
		{"message and data rates", hasRates(t)},
		{"how to stop (STOP)", t.inCapitals("stop") || mentions(t, "stop/end/quit/unsubscribe/cancel")},
		{"how to get help (HELP)", hasHelp(t)},
	}
	for _, p := range parts {
		if !p.ok {
			out = append(out, p.name)
		}
	}
	if len(out) == 1 && out[0] == parts[0].name && (!scripted(f.Flow) || f.tradeNameTold()) {
		return nil // the words are told of, not quoted, or may hold the trade name: the name cannot be missed
	}
	return out
}

func mentions(t *text, patterns ...string) bool {
	_, ok := t.search(patterns, func(s span) bool { return !t.lacking(s) })
	return ok
}

// lacking reports whether a span is named as missing: "nothing about rates", "does not mention STOP".
func (t *text) lacking(s span) bool {
	for i := s.first - 1; i >= 0 && s.first-i <= 8 && t.tokens[i].sentence == t.tokens[s.first].sentence; i-- {
		w := t.tokens[i].lower
		if fits(w, "nothing/without/missing/lacks/lack/omits/neither/nor/leaves") || w == "no" && s.first-i <= 4 && !fits(t.tokens[i+1].lower, "more/longer/further/cost/charge/purchase/other/others/additional/reply") || (w == "not" || strings.HasSuffix(w, "n't")) && i+1 < len(t.tokens) && fits(t.tokens[i+1].lower, "mention/say/include/show/list/state/have/contain/name/give/tell/explain/carry") {
			return true
		}
	}
	return false
}

func hasFrequency(t *text) bool {
	_, ok := t.search(frequencies(), func(s span) bool { return !t.lacking(s) && !t.isTime(s.last) })
	return ok
}

// isTime tells a time or an amount from a count of texts: "about 3 PM", "about 20 percent".
func (t *text) isTime(last int) bool {
	return last+1 < len(t.tokens) && fits(t.tokens[last].lower, "#") && fits(t.tokens[last+1].lower, "am/pm/percent/minutes/miles/years/dollars/o'clock")
}

func frequencies() []string {
	return []string{"about/around/roughly/approximately/approx/max/maximum/some/nearly/usually/only/least/most #/one/two/three/four/five/six/eight/ten/twelve/once/twice", "#/one/two/three/four/five/six in all/total", "as many", "handful/sometimes/rarely/often/regularly/whenever", "now and", "#/one/two/three/four/five ..3 a/an/each/every job/order/visit/trip/event/day/week/month/stay/login/project/piece",
		"one/two/three/four/five/six/twice/thrice/times give/an/a/per", "three/four/five/two times", "one/two/three/four/five/six/eight/ten/twelve/few/several/couple/dozen/# ..3 message/messages/text/texts/msg/msgs/alert/alerts/reminder/reminders",
		"each/every time/login/sign/session/delivery/pickup/project/shift/game/practice/shipment/purchase/return/loan/bill/refill/request", "no more than", "at most", "occasional/occasionally/infrequent/infrequently/seasonal/seasonally", "from time to time", "how many texts/messages", "per", "each/every month/week/day/visit/time/order/year/season/quarter/job/class/stay/trip/booking/appointment", "a month/week/day/year", "times a/per/each", "up to #/one/two/three/four/five/six/ten", "freq", "ongoing", "depends/depend", "message/messages/text/texts/msg/msgs/alert/alerts/reminder/reminders/code/codes ..3 for/per/each/every", "frequency/frequencies", "varies/vary", "recurring", "weekly/daily/monthly/biweekly/quarterly", "how often", "# ..4 per/a/each/every/an month/week/day/year/mo/wk/order/login/request/visit/season/shoot/appointment/event/delivery/transaction",
		"# msgs/messages/texts/msg/mo/week", "# msgs/messages/texts/msg/message/text/alerts/reminders ..2 per/a/each/every/month/week/mo/day", "one/two/three/four/five ..3 per/a/each month/week/day/order/login/request/visit/year", "up to #/one/two/three/four/five", "one/two message/text/reminder/msg per/for", "as needed", "msgs/msg mo/month/week/wk", "once a/per", "twice a/per", "every day/week/month", "number of messages/texts"}
}

func hasRates(t *text) bool {
	return mentions(t, "rates/rate ..3 apply/applies", "data rates/rate", "message/msg/msgs/text/sms rates", "charges may", "rates", "charges/costs/fees ..9 apply", "carrier/carriers/company/provider may/could/might/can bill/charge/add ..4 message/messages/data/text/texts/rates/fees", "fees/charges/costs/cost ..2 apply/applies", "carrier/message/msg/data/text/standard ..4 charges/fees/costs/cost/rates/charge/fee", "charges/fees/costs/rates ..4 carrier/message/messages/data/texts")
}

func hasHelp(t *text) bool {
	if mentions(t, "help for", "reply/text/or/and help", "help ..2 info/assistance/help", "help and stop", "stop/help help/stop", "help or") {
		return true
	}
	return t.inCapitals("help")
}

// thirdParty finds numbers or consent that come from somebody else.
func (f *facts) thirdParty(flow, all *text) (span, bool) {
	for _, t := range []*text{flow, all} {
		if s, ok := t.search([]string{"purchase/purchased/buy/bought/rent/rented/acquire/acquired ..4 list/lists/leads/data/contacts/numbers/consent/consents/inquiries/records",
			"lead/leads/list/lists/data ..2 provider/providers/vendor/vendors/generator/generators/broker/brokers/aggregator/aggregators/company/seller/sellers/partners",
			"lists/leads/contacts/numbers/data/records/optins/consent/consents ..5 from ..5 partner/partners/vendor/vendors/provider/providers/broker/brokers/third/affiliate/affiliates/publishers/sites/aggregator",
			"partner/partners'/affiliate/publisher/comparison websites/sites/site/website/forms/pages", "third party/parties ..4 site/sites/website/websites/form/forms/leads/lead/vendor/vendors/provider/collects/collect/sources/generators/lists",
			"sells/sell/sold ..2 a/the ..1 list/lists", "sells/sell/sold them/us/him/her a/the ..1 list/lists/batch/file", "buys/buy/bought/buying ..1 names/lists/numbers/contacts ..4 from/off", "names/numbers/contacts off/from ..2 quiz/survey/sweepstakes/coupon", "numbers from a guy/man/woman/friend/contact/company/seller/vendor", "pulls/pull/pulled them off ..3 sites/site/resumes/listings", "$ # ..2 a batch/list", "list ..3 sold us/me/them", "co registration", "affiliate/affiliates/partner/partners/publisher/publishers network/networks", "posts/posted/pinged the/a/each lead/leads to", "leads from", "lead form ..4 partner", "shared ..3 by ..3 partner/partners/affiliates", "transferred from", "consent ..4 another company", "and its/our/their/selected/trusted ..1 partners/affiliates/sponsors", "marketing partners", "from our partners/affiliates/sponsors",
			"lead generation", "lists/list/names/contacts of opted/consumers/people ..4 from/by ..4 agency/partner/vendor/company/broker", "agency/vendor/broker/partner/company/organization/school/service/owner/organizer/organizers/expo/fair/show/conference/chamber/association/builder/portal/landlord/supplier/distributor/manufacturer/sponsor/promoter ..3 supplies/provides/sends/gives/forwards/passes/delivers/emails/mails/hands/exports ..9 list/lists/names/numbers/leads/contacts/spreadsheet/sheet/roster/csv/attendees", "bought/buy/purchased ..6 aggregator/vendor/broker/company/provider/site", "aggregator/aggregators", "get/gets/got our/the/their numbers from", "consent there covers", "took/take/taken over ..3 texting/text/sms/customer list", "bought out ..9 list", "passes/passed along the ..3 numbers/cell/phone", "opted in with ..2 predecessor/former/previous/old", "angi/thumbtack/homeadvisor/zillow/carfax/yelp ..9 consent/covers/agree/agreed", "get/got/receive/receives/obtain ..3 numbers/contacts/leads ..4 from ..3 service/site/company/partner/agency/directory", "shared/given/passed/provided ..2 by ..3 sister/parent/partner/affiliated/another/other", "purchased ..3 from", "passed to us by", "passes/pass/passed/sends/forwards ..5 numbers/leads/contacts to us", "pass/passes/send/sends/hand/hands/share/shares/forward/forwards/supply/supplies us ..5 list/lists/numbers/contacts/phones/leads", "give/gives/gave us ..5 list/lists/leads", "sweepstakes/survey/coupon/rewards sites/site/websites/network"}, func(s span) bool {
			return !t.denied(s) && !f.inName(t, s) && !t.sentenceHas(s, "nobody/none/kept/away/afraid/worry/worried/nervous/concern/concerned/scared")
		}); ok && !aboutPolicy(t, s) {
			return s, ok
		}
	}
	return span{}, false
}

// inName reports whether a span ends or begins in the business's own name: "Foxhall Partners" are no partners.
func (f *facts) inName(t *text, s span) bool {
	for _, i := range []int{s.first, s.last} {
		if upperFirst(t.words(span{i, i})) && f.names.holds(t.tokens[i].lower) {
			return true
		}
	}
	return false
}

// nameInside reports whether any word of a span is the business's own name.
func (f *facts) nameInside(t *text, s span) bool {
	for i := s.first; i <= s.last; i++ {
		if f.inName(t, span{i, i}) {
			return true
		}
	}
	return false
}

// aboutPolicy reports whether a span stands in a sentence about what a policy says or what is never done.
func aboutPolicy(t *text, s span) bool {
	n := t.tokens[s.first].sentence
	for i := range t.tokens {
		if t.tokens[i].sentence == n && (fits(t.tokens[i].lower, "policy/policies") || fits(t.tokens[i].lower, "shared/sold/share") && t.denied(span{i, i})) {
			return true
		}
	}
	return false
}

// coldOutreach finds first texts to people who never asked.
func coldOutreach(t *text) (span, bool) {
	return t.says("public/property/county/court/tax/government/state records/filings/listings/directories", "publicly available/listed", "number/numbers public", "tax/property/voter ..1 rolls/roll", "property/tax/voter/deed/assessment rolls/roll/rolls'", "google/yelp/linkedin/online/maps/business listings/listing/profiles", "people search", "never dealt/heard/met/spoken/contacted", "never bought ..3 from us/them", "first text/message ..4 goes/sent/asks ..6 whether/if/households/people/owners/strangers", "scrape/scraped/scraping/scraper", "skip trace/traced/tracing", "cold text/texts/texting/outreach/sms/message/messages/leads/list/prospects",
		"found/find/finds/identify/identified ..5 directories/directory/online/google/linkedin/yelp/filings/listings/records/maps", "prospects ..4 who/that/we", "no one/nobody/none was/were ever/even asked ..4 text/texts/texting/messages/sms", "pulls/pull/pulled them/numbers off ..3 sites/resumes/listings", "prospecting", "trade/business/professional directories/directory", "unsolicited", "new movers ..5 get/gets/receive/receives/are", "research/researches/researched ..2 prospects/leads/businesses/owners/companies", "first/hello/introductory/introduction text/message/sms ..4 see/ask/learn ..1 if/whether ..4 interested", "first ..3 introduce", "have not/haven't/never heard/contacted/asked/opted/interacted",
		"do/does not know/expect us/our", "don't know us", "introduce ourselves/our/us", "reach out to ..3 prospects/homeowners/strangers/businesses/owners/potential", "potential sellers/sellers'", "people we have not", "linkedin", "had no contact with us", "everybody/everyone in zip", "off the ..3 deed/county/tax/voter list")
}

// textsFirst finds the claim that customers write first.
func textsFirst(t *text) (span, bool) {
	return t.says("text/texts/contact/contacts/message/messages/write/writes us first", "implied/implicit ..2 consent/permission", "consent ..3 implied/implicit", "initiate/initiates/initiated/start/starts/started/begin/begins ..3 conversation/conversations/exchange/contact/thread/text/texts",
		"never/not/only/don't text first", "text/texts first", "inbound/incoming texts/text/messages/inquiries/inquiry", "only/ever answer/reply/respond/replies/answers/responds", "reach/reaches out to us first", "texting us ..3 consent", "by texting us", "customer/customers/client/clients/patient/patients/people/guest/guests text/texts us/in/our")
}

// staffOnly finds texts to a company's own people.
func staffOnly(f *facts) (span, bool) {
	s, ok := f.flow.says("payroll/w-4/employees/employee/staff/workers/crew/crews/guards/drivers/associates/caregivers/technicians/contractors/volunteers/members/payroll/hired/hire")
	if !ok || !f.desc.has("own/its/their ..4 employees/staff/guards/drivers/crew/crews/workers/team/technicians/caregivers/roofers/carriers/installers/servers/nurses/volunteers/members/coaches/players", "employees/staff/guards/crew/crews/workers/associates", "our drivers/team/technicians/caregivers/volunteers/nurses") {
		return s, false
	}
	return s, true
}

// onFile finds numbers that were given for something else and are taken as consent.
func onFile(t *text) (span, bool) {
	return t.search([]string{"on file", "number/numbers/phone/mobile/cell ..6 in our/the/their records/system/crm/database/file/chart/account/pos", "have/has/had/having ..2 their/the/your numbers/number/phone", "already customers/clients/patients/have/gave", "existing/current/past/previous customers/clients/patients/members/residents/tenants/donors/guests/relationship",
		"gave/give/gives/given/provide/provides/provided/leave/leaves/left/supplied/supply/enter/enters/entered/collect/collected/share/shared ..2 us ..2 number/phone/mobile/cell", "gave/give/gives/provide/provides/provided/leave/leaves/left/supply/supplied/collect/collected ..3 number/numbers/phone/mobile/cell ..4 when/at/during/for/as/on/with", "established business relationship", "business relationship",
		"by being/becoming a/our", "because they are/bought/ordered/booked/hired", "doing business with", "automatically opted/enrolled/added/subscribed", "added automatically", "everyone/anyone who buys/books/orders/purchases", "takes/take/took/treat/treats/count/counts that/it/this/number ..4 as ..3 yes/consent/permission/okay/ok", "established ..2 relationship", "enrolled into/in ..3 automatically", "enters/entered/adds/added/uploads/uploaded/types/typed ..4 number/numbers/cell/invoices ..4 from/list", "all/every owners/residents/customers/members/parents are included/added/enrolled", "consider/considers/considered them/everyone/everybody/customers ..2 in", "imported the ..3 file/list/database", "contract ..6 mobile/cell/number ..9 may/can message/text"}, func(s span) bool {
		return !t.denied(s) && !t.upTo(s.first).endsAbout("keep/keeps/kept/stay/stays/stored", 3) && !t.upTo(s.first).endsAbout("form/forms/sheet/sheets/copy/copies/slip/slips/card/cards/consent/consents/signature/signatures", 5)
	})
}
