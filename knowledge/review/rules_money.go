package review

func moneyRules() []Rule {
	return []Rule{
		{"lending-kind", "content-lending", Blocker, "Payday, short-term, student and other companies' loans are refused.", "AT&T, Verizon, T-Mobile rules at textbuq.com", sureIfFiled(lendingKind)},
		{"lending-flag", "sample-attributes-mismatch", Blocker, "A lender must set direct lending to yes, even for texts that offer nothing.", "Twilio fields page; AWS registration rejection table", lendingFlag},
		{"debt", "content-debt", Blocker, "Collecting for others, debt relief and credit repair are refused.", "AT&T, Verizon, T-Mobile rules at textbuq.com", sureIfFiled(debt)},
		{"leadgen", "content-leadgen", Blocker, "Lead generation, affiliate marketing and unasked offers to buy homes are refused.", "AT&T and Verizon rules at textbuq.com", sureIfFiled(leadGen)},
		{"affiliate-flag", "content-leadgen", Blocker, "Affiliate marketing cannot be registered.", "Twilio fields page", affiliateFlag},
		{"scam", "content-scam", Blocker, "Work-from-home, get-rich, investment and deceptive offers are refused.", "AT&T and T-Mobile rules at textbuq.com", sureIfFiled(scam)},
	}
}

func lendingKind(f *facts) []hit {
	t := f.deeds
	if f.parse(f.name).has("loan/loans/lending/lender/cash/advance/advances/credit/funding/finance") {
		t = f.about // the name tells what is sold
	}
	s, ok := t.says("payday loan/loans/advance/advances/lender/lending/cash", "until/till/before/to ..1 payday", "payday ..3 money/cash/quick/fast/approved", "cash advance/advances", "title loan/loans", "installment loan/loans", "short term loan/loans/cash", "student loan/loans ..5 forgiveness/refinance/consolidation/relief/help/options", "student loan/loans", "bad credit ..4 ok/okay/loan/loans/welcome/approved", "no credit check", "loan offers/offer ..6 lenders/lender/partners/network", "network of lenders", "multiple/several/various/different lenders", "loan matching/marketplace/comparison", "lenders compete", "match/matches/matched/connect/connects ..6 lender/lenders", "personal loan/loans ..6 approved/today/offers/up/rates/minutes/now/#", "pre approved ..4 loan/loans/cash", "approved for #/up/a", "borrow up/#", "tribal loan", "merchant cash", "fast/quick/instant/easy/same cash/loan/loans/funding/money", "working capital ..4 offer/approved/today/#", "business loan/loans ..5 approved/offers/up/#", "loan broker/brokers/brokerage", "mortgage broker ..6 rates/offers", "carries/carry its/their/our own paper", "pay us weekly at #", "buy here pay here", "refinance ..4 rates/now/today/save", "high interest loan/loans", "same day loan/loans/funding", "funds by tomorrow")
	if !ok || lendingElse(t) || t.isTill(s) {
		return nil
	}
	if fits(t.tokens[s.first].lower, "student/approved") && t.has("financial aid/college/university", "aid ..1 file/office", "university/college doesn't") && !t.has("forgiveness/refinance/relief/consolidat*") {
		return nil
	}
	return one(FieldDescription, t.sentenceOf(s), "The texts advertise or arrange loans of a kind that carriers refuse.", final(f, "loans")+" A direct lender that only serves its own borrowers sets direct lending to yes and says so.")
}

// lendingElse are lending that has nothing to do with money.
// isTill tells "Quick Cash Register Repair" from quick cash.
func (t *text) isTill(s span) bool {
	return s.last+1 < len(t.tokens) && fits(t.tokens[s.last].lower, "cash") && fits(t.tokens[s.last+1].lower, "register/registers/drawer/drawers/box/boxes/counter/counters/crop/crops")
}

func lendingElse(t *text) bool {
	return t.has("tool/tools/library/books/book/toy/equipment/instrument/instruments/music/costume/costumes/interlibrary ..3 lending/loan/loans/loaned", "lending library", "no money changes/changing/involved", "loaner car/vehicle", "no money or credit", "not money", "lend/lends/lent/loan/loans/loaned/borrow/borrows ..4 equipment/wheelchair/wheelchairs/walker/walkers/tool/tools/book/books/toy/toys/instrument/instruments/bike/bikes/laptop/laptops/costume/costumes", "no loans/loan/lending", "not ..2 lender")
}

func lendingFlag(f *facts) []hit {
	if f.Lending != No {
		return nil
	}
	t := f.parse(f.Description + "\n" + f.Brand + "\n" + joinSamples(f))
	s, ok := t.says("lender/lenders/mortgage/mortgages/loan/loans/lending", "credit union", "line of credit", "home equity", "financing offer/application", "borrower/borrowers")
	if !ok || lendingElse(t) {
		return nil
	}
	if t.has("credit union") && !t.says2("lender/mortgage/loan/loans/lending/borrower/borrowers") {
		return nil
	}
	if !t.says2("direct lender/lending", "our/your/home/auto/car/personal/mortgage/business loan/loans/application/payment", "lender/mortgage/loans/borrowers", "loan ..3 application/payment/file/closing/officer/approved/status", "lending", "home loans") || !lends(f) {
		return nil
	}
	return one(FieldLending, t.sentenceOf(s), "The business lends, but direct lending is set to no.", "Set direct lending to yes and write in the description who lends: \""+f.nameOr()+" is a direct lender.\" if that is so.")
}

// lends tells a lender from a business that only speaks near loans: notaries, realtors, schools.
func lends(f *facts) bool {
	own := f.parse(f.Brand + "\n" + f.Description)
	if own.has("notary/signing/title/escrow/realty/realtor/school/college/university/library/appraisal/inspection/attorney/law/moving") && !own.has("lender/lending", "home loans") {
		return false
	}
	return own.says2("lender/lending/mortgage/mortgages/loans/borrowers/borrower")
}

func joinSamples(f *facts) string {
	return f.Text(FieldSamples)
}

func debt(f *facts) []hit {
	t := f.deeds
	if f.parse(f.name).has("debt ..1 relief/solutions/settlement/resolution/recovery/management/consolidation", "credit repair/restoration/recovery", "collection/collections/recovery") {
		t = f.about // the name tells what is done
	}
	s, ok := t.says("debt collector/collectors/collection/collections/collecting/relief/settlement/consolidation/forgiveness/reduction/negotiation/resolution/buyer/buyers/recovery/agency", "collection agency/agencies/notice/attempt", "collect/collects on ..6 accounts/debts/bills", "repairs/repair/repairing/fix/fixes ..2 credit", "negotiate/negotiates/negotiating ..5 owe/owed/owes", "cut the/your balance/debt in", "dispute/disputes bad/negative marks/items", "attempt to collect", "collect ..3 debt/debts", "past due accounts/account/balances/balance/debt/debts ..8 placed/behalf/creditors/clients/assigned/hospitals", "accounts/account ..6 placed with us", "accounts/account ..6 placed for collection/collections", "collect/collects/collecting ..4 behalf of", "third party collections/collection/collector", "credit repair/restoration/fix", "fix/repair/boost/raise/improve/clean your credit", "settle ..5 for #/less/percent/half", "delinquent accounts/account/debt/balances ..6 behalf/creditors/clients", "charged off", "delinquent/overdue ..2 account/balance/accounts ..4 collector/collectors/collections", "tax debt/relief", "wipe out ..3 debt", "reduce ..3 debt", "lower ..3 debt", "get out of debt", "remove ..4 collections/charge/late/negative/bankruptcies ..4 credit", "negative items", "credit score ..4 boost/raise/improve/increase/jump/points", "judgment recovery", "debts", "owed to ..4 creditor/creditors/client/clients")
	if !ok || t.has("garbage/trash/recycling/refuse/waste/blood/toy/food/coat/stamp/art/museum/fall/spring/summer/winter/leaf collection/collections/collect") && !t.has("debt/debts") || t.denied(s) {
		return nil
	}
	return one(FieldDescription, t.sentenceOf(s), "The texts collect debts for others, or offer debt relief or credit repair.", final(f, "debts"))
}

func leadGen(f *facts) []hit {
	t := f.about
	if s, ok := t.says("lead generation/gen", "generate/generates/generating/sell/sells/selling/sold/pass/passes/passed ..3 lead/leads", "lead/leads ..6 passed/sold/sent/forwarded/delivered ..3 to", "buying agencies/agency/firms/partners/installers/dealers", "comparison site/sites/website/websites", "affiliate site/sites/website/websites", "affiliate marketing/offers/links/program/programs/partners/network/commission/commissions", "connect/connects/connecting/match/matches/matching/refer/refers/introduce/introduces ..6 partner/partners/providers/attorneys/attorney/contractors/contractor/agents/lawyers/firms/insurers/carriers/advisors/vendors/dealers/companies/buyers", "qualify/qualifies/qualifying ..2 lead/leads", "connect/connects/match/matches/matching ..9 with ..5 installer/installers/agency/agencies/lender/lenders/attorney/attorneys/contractor/contractors", "pass/passes/hand/hands/forward/forwards/give/gives ..4 to ..4 installers/installer/agencies/agency/buyers/contractors/attorneys/lawyers/insurers/lenders/dealers/whichever", "pay/pays/paid us ..3 per/for", "up to ..1 #/three/four/five ..1 installers/contractors/agents/companies/pros ..2 will/can be/get/contact/call", "forward/pass your details/information/info/number to", "pays for the lead", "sold to ..4 installers/contractors/companies/agents", "per lead/referral", "lead/leads ..9 sell/sells/sold/selling ..3 to", "per signed case/lead/referral", "pass/passes ..4 to ..5 companies/firms/movers/providers/sellers/vendors", "commission ..5 referral/referrals/partner/sale/lead", "compare/comparing quotes/rates/offers ..4 from", "free quotes/quote from", "quotes from ..4 companies/insurers/carriers/providers/contractors/partners", "cash offer ..6 home/house/property", "buy/buying your/their/homes/houses ..4 home/house/property/cash/homes/houses", "sell your ..2 home/house/property ..3 cash", "we buy houses/homes/land", "interested in selling", "sell ..3 information", "our network of ..3 partners/providers/attorneys/agents/contractors/advertisers", "through/with/to a network of ..3 partners/providers/attorneys/agents/contractors/advertisers", "see if you qualify", "you may be owed/entitled/eligible", "mass tort/torts", "wholesale/wholesaling ..4 properties/houses/homes/estate", "partner offers", "offers from ..4 partners/advertisers/sponsors/brands"); ok && !f.ownAgents(t, s) {
		return one(FieldDescription, t.sentenceOf(s), "The texts generate leads for others, promote other firms' offers, or offer unasked to buy homes.", final(f, "it")+" Never set affiliate marketing to no for a business that does it.")
	}
	return nil
}

// ownAgents are people matched with the business's own staff, which is no lead generation.
func (f *facts) ownAgents(t *text, s span) bool {
	line := f.parse(t.sentenceOf(s))
	return line.has("our own/staff/tutors/technicians/nurses/mentors/volunteers/doctors/team/therapists", "mentor/mentors/tutor/tutors/volunteer/volunteers/donor/donors/caregiver/caregivers") || t.denied(s)
}

func affiliateFlag(f *facts) []hit {
	if f.Affiliate == Yes {
		return one(FieldAffiliate, "affiliate marketing: yes", "Affiliate marketing is set to yes.", "If the business does affiliate marketing, this campaign cannot be registered. Set it to no only if that is true.")
	}
	return nil
}

func scam(f *facts) []hit {
	t := f.deeds
	s, ok := t.says("work from home", "earn ..6 home/weekly/day/week/wk/daily/month/passive/online", "recruit ..4 friends/people/others", "will/to triple/double ..3 by/in", "bank/your account ..2 locked/blocked/suspended ..9 password/ssn/confirm/verify/click", "make money/#/thousands/extra ..5 home/online/day/week/daily/month/fast", "passive/residual income", "multi level", "mlm", "network marketing", "downline/upline", "be your own boss", "financial freedom", "crypto/bitcoin/ethereum/cryptocurrency/forex/nft/nfts/altcoin/memecoin/airdrop", "trading signals/signal/tips/picks/course", "stock tips/picks/signals", "stock market/trading/pick alerts", "investment opportunity/opportunities/returns/plan", "guaranteed income/returns/profit/profits/results/approval/winners", "get rich", "secret/mystery shopper/shoppers/shopping", "double your money/investment/income/earnings/cash/bitcoin", "turn # into", "guaranteed ..6 month/week/day", "make/earn/pocket ..4 a month/week/day from", "start earning", "earn/earns ..3 people below", "pyramid scheme/schemes/selling/marketing/program/plan", "business opportunity/opportunities", "income opportunity", "join my/our team ..5 earn/income/money", "miracle cure/weight/pill", "lose # pounds/lbs", "cures/cure ..3 cancer/diabetes/arthritis", "your account ..4 suspended/locked/blocked ..6 verify/confirm/click", "you have/you've won", "package/parcel/delivery ..3 held/stopped ..6 pay/fee", "pay ..4 fee ..5 release/deliver/redeliver", "commission/cut/bonus on everyone/everybody/people ..2 enroll/recruit/bring/sign", "bring/brings/enroll/enrolls in/# ..2 three/four/five/two/# friends/more/people", "enroll # friends/people/members", "up the chain ..2 gets/get", "quit the 9", "quit your job/boss", "from her/his/your/their/the couch", "coming/come in under me/us", "start/build your team today/now", "claim your prize/reward/refund", "inheritance", "wire ..3 money", "timeshare/timeshares exit", "government grant/grants ..4 claim/approved/free", "stimulus check", "psychic/psychics/tarot", "day trading", "options alerts")
	if !ok {
		return nil
	}
	if f.kind == Fraud || t.has("cryptosporidium/cryptographic/cryptography") || t.has("work from home") && t.has("employees/staff/policy/schedule/internet/office furniture") || t.has("scam/fraud alert/prevention/awareness", "stamp/trading card/post cards/cards") && t.tokens[s.first].lower != "crypto" {
		return nil
	}
	return one(FieldDescription, t.sentenceOf(s), "The texts offer income, investments or prizes of a kind that carriers refuse.", final(f, "it"))
}
