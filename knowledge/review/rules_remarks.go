package review

// remarkRules read what an agent wrote around a campaign: what a portal said about the brand, and what is known of it.
func remarkRules() []Rule {
	return []Rule{
		{"remark-ein", "brand-ein-mismatch", Blocker, "Name and EIN must stand on the brand exactly as on the IRS letter.", "AWS registration rejection table; Telnyx troubleshooting", remarkEIN},
		{"remark-ein-new", "brand-ein-new", Warning, "A new EIN reaches the databases after 30 to 90 days.", "AWS registration rejection table", remarkEINNew},
		{"remark-foreign", "brand-foreign", Warning, "A business outside the US registers with other identifiers.", "Telnyx troubleshooting", remarkForeign},
		{"remark-twice", "brand-duplicate", Warning, "One brand belongs to one EIN.", "AWS registration rejection table", remarkTwice},
		{"remark-public", "brand-auth-plus", Warning, "A public company must finish the e-mail check.", "AWS 10DLC company page; Twilio 21736", remarkPublic},
		{"remark-stock", "brand-stock-mismatch", Warning, "Symbol and exchange must be the listed company's.", "Twilio 30701", remarkStock},
		{"remark-government", "brand-government-unverified", Warning, "Government status is checked apart.", "Wavix appeal categories", remarkGovernment},
		{"remark-score", "brand-score-low", Warning, "The score sets how many texts a day pass.", "Clickatell throughput page", remarkScore},
	}
}

// remark answers for rules that rest on an agent's words alone.
func (f *facts) remark(field Field, message, fix string, patterns ...string) []hit {
	s, ok := f.remarks.says(patterns...)
	if !ok {
		return nil
	}
	return one(field, f.remarks.sentenceOf(s), message, fix)
}

func remarkEIN(f *facts) []hit {
	t := f.parse(f.remarks.raw + "\n" + f.EIN + "\n" + f.Brand)
	if !t.has("ein/irs/tax/fein/tin", "legal name", "cp 575", "147c") {
		return nil
	}
	s, ok := t.find("letter/irs/cp/147c/record/records/ein ..8 says/shows/reads/lists/belongs/different/another", "name ..6 not/doesn't/don't ..3 match/matches", "ein ..6 not/doesn't/don't ..3 match", "ein ..3 belongs/registered ..3 to/under", "mismatch", "cp/letter/147c/575 ..2 it reads/says", "different ..3 name ..5 ein/irs/letter", "digit/digits ..3 wrong/swapped/transposed/off", "wrong ein", "only the store name", "typo ..4 ein/name", "ssn/social ..6 where/instead/as/in/for ..4 ein/tax/fein", "irs ..2 has/have/shows/lists ..2 old/former/previous/maiden/earlier ..2 name", "irs ..4 still has/have/shows/lists ..4 name", "line # is/says/reads/has", "not/isn't ..2 on ..1 letter/147c/147/575 ..1 anywhere", "isn't/not on it anywhere", "147c/575/letter/irs ..9 instead/different/another", "147c/575/letter/cp ..9 made out/issued to", "147c/575/letter/cp ..9 in the name", "irs has never heard/seen", "typed/entered/put ..9 but ..3 cp/letter/147c/575")
	if t.has("name/names ..5 ein ..4 match/matches", "ein ..4 name/names ..4 match/matches", "letter for/by letter", "name/ein ..4 agree/agrees ..3 with", "no ein") && !t.has("not/doesn't/don't/nor ..3 match/matches/agree/agrees") {
		return nil
	}
	if named, reads := t.search([]string{"letter/cp/147c/575 ..8 is", "name on it/there/that/them ..1 is/reads/says", "letter/cp/147c/irs/irs's ..5 has/names/lists/carries/bears/with/says/reads/shows"}, t.beforeQuote); reads {
		if other := t.tokens[named.last+1].lower; !f.names.holds(other) && f.Brand != "" {
			return einHit(t.sentenceOf(named))
		}
		s, ok = named, true
	}
	plain := ok && t.has("mismatch", "not/doesn't/don't ..3 match/matches", "wrong ein", "swapped/transposed", "different/another/old/former ..2 name", "letter/147c/575/irs ..8 says/shows/reads/has/names/lists", "not ..2 on ..1 letter/147c/147/575")
	if !ok || t.has("ein ..1 matches/verified", "letter/irs/ein ..3 says/reads/shows/has the same", "letter/irs ..3 agrees/confirms", "ein shows up", "nothing in the record/records") || f.tradeNameTold() || t.has("match ..4 exactly", "matches ..4 exactly", "ein ..3 matches/fine/correct/ok/right/good") && !t.has("not/doesn't/don't ..3 match") || fits(t.tokens[s.first].lower, "letter/irs/cp/147c/record/records/ein") && !t.has("but/however/only/different/another/instead/holdings/unverified/mismatch/not/doesn't/while/whereas/though/old/former", "says", "reads", "has/names/lists/carries/bears/with") {
		return nil
	}
	if t.has("determination letter") && !t.has("ein ..6 match", "name ..4 match") {
		return nil
	}
	if !plain {
		return warned(einHit(t.sentenceOf(s)))
	}
	return einHit(t.sentenceOf(s))
}

func einHit(evidence string) []hit {
	return one(FieldEIN, evidence, "Name and EIN on the brand are not those on the IRS letter.", "Enter the legal name exactly as it stands on the IRS letter (CP 575 or 147C), with that EIN; put the name people know into the trade name (DBA).")
}

// beforeQuote reports whether a quotation follows a span.
func (t *text) beforeQuote(s span) bool {
	return s.last+1 < len(t.tokens) && t.tokens[s.last+1].quoted && !t.tokens[s.last].quoted
}

func remarkEINNew(f *facts) []hit {
	return f.remark(FieldEIN, "The EIN is new.", "Wait until the databases know it (30 to 90 days), or appeal with the IRS letter.",
		"got/received/have/has ..3 ein ..3 last/this/yesterday/today/monday/tuesday/wednesday/thursday/friday", "opened/formed/started/registered/incorporated/founded ..9 days/weeks ago", "ein ..6 issued/new/got/received ..5 ago/week/weeks/month/days/yesterday/today", "new ..2 ein", "ein ..2 came ..5 monday/tuesday/wednesday/thursday/friday/yesterday/today/week", "ein is ..3 days/weeks old/new", "formed ..4 ago/week/weeks/month", "got/received ..2 tax id/number ..6 ago", "tax id/number ..4 days/weeks old/ago", "just got ..3 ein", "incorporated ..3 ago/week/month")
}

func remarkForeign(f *facts) []hit {
	if len(nonprofitClaim(f)) > 0 {
		return nil
	}
	t := f.parse(f.Address + "\n" + f.remarks.raw + "\n" + f.Brand)
	s, ok := t.says("british columbia/ontario/quebec/alberta/manitoba/toronto/vancouver/montreal", "canada/canadian/uk/london/mexico/india/australia/ireland/germany/israel/philippines/nigeria/pakistan", "united kingdom", "no ein ..8 foreign/outside/abroad", "no us tax/ein", "sweden/norway/denmark/finland/spain/italy/france/netherlands/poland/brazil/japan/china/singapore/thailand/vietnam/colombia ..9 ein/tax", "outside the us/usa/united", "foreign company/entity/business")
	if !ok || t.has("mexico restaurant", "new mexico/london", "corporation number", "company number") && t.says2("verified") || !t.has("company/business/based/registered/incorporated/entity/ein/office/located/country/address") {
		return nil
	}
	return one(FieldEntity, t.sentenceOf(s), "The business is outside the US.", "Register it as private for-profit with its own country's company number (Canada: the corporation number), or with the EIN of a US company if it has one.")
}

func remarkTwice(f *facts) []hit {
	return f.remark(FieldEIN, "The brand or EIN is registered more than once.", "Find the brand that exists and use it; ask the provider that holds it to share or move it.",
		"ein/brand ..5 already ..4 registered/used/exists", "already registered ..5 provider/twilio/carrier/ein/brand/telnyx/bandwidth", "registered ..3 twice/times", "second brand", "brands ..3 under/on/for ..2 ein", "multiple use/uses of ..2 ein", "# brands ..4 ein", "duplicate brand", "two brands", "ein ..4 on several/many/two/three/four/five/six/seven/# brands", "ein ..4 used ..3 too many/often", "same ein ..6 brand/brands/registered/another", "multiple brands")
}

func remarkPublic(f *facts) []hit {
	return f.remark(FieldEntity, "The e-mail check for public companies is not finished.", "Have the named person on the company's domain open the mail from the registry and finish the check in time.",
		"auth ..2 plus/pending/expired/failed", "2fa ..4 email/e-mail/mail ..3 not/expired/never", "authentication email/mail ..4 expired/never/not", "public_profit ..6 pending/verify/unverified", "publicly traded ..8 email/pending/verify/2fa")
}

func remarkStock(f *facts) []hit {
	return f.remark(FieldEntity, "Stock symbol or exchange do not fit.", "Enter symbol and exchange as listed, or register as private for-profit if the company is not listed.",
		"stock symbol/ticker ..6 wrong/not/doesn't/invalid/mismatch/missing", "ticker/symbol ..9 but ..9 nyse/nasdaq/trade/trades/under", "nasdaq/nyse ..9 but ..9 nyse/nasdaq", "ticker ..5 wrong/not/invalid/belongs", "not ..3 publicly traded/listed", "exchange ..4 wrong/not/mismatch")
}

func remarkGovernment(f *facts) []hit {
	if s, ok := f.parse(f.EntityType).find("government ..6 not/unverified/pending/failed/unconfirmed"); ok {
		return one(FieldEntity, f.parse(f.EntityType).sentenceOf(s), "The government status is not confirmed.", "Appeal with a document that shows the body is part of government (VERIFY_GOVERNMENT), or register it as what the record says.")
	}
	s, ok := f.remarks.find("government ..6 not/unverified/unconfirmed ..3 verified/confirmed/status", "government status/entity ..6 not/unverified/failed/pending/missing", "not ..3 verified ..3 government")
	if !ok {
		return nil
	}
	return one(FieldEntity, f.remarks.sentenceOf(s), "The government status is not confirmed.", "Appeal with a document that shows the body is part of government (VERIFY_GOVERNMENT), or register it as what the record says.")
}

func remarkScore(f *facts) []hit {
	return f.remark(FieldBrand, "The vetting score is low.", "Order a vetting or appeal it with better records; until then keep to the volume that the score allows.",
		"score ..5 low/too/only", "vetting score", "low trust score", "trust score ..3 #")
}
