package review

import "strings"

func identityRules() []Rule {
	return []Rule{
		{"email-free", "brand-email-domain", Blocker, "The contact must be reachable on the business's own domain; a free mailbox could be anyone's.", "AWS registration rejection table", emailFree},
		{"email-other-domain", "brand-email-domain", Warning, "Reviewers compare the e-mail's domain with the website's.", "AWS registration rejection table", emailOtherDomain},
		{"contact-person", "brand-contact-not-person", Blocker, "The contact must be a real person with first and last name.", "AWS registration rejection table", contactPerson},
		{"address", "brand-address-invalid", Blocker, "The address must be the registered street address that the post office delivers to.", "AWS registration rejection table; Telnyx troubleshooting", addressDeliverable},
		{"sole-proprietor", "brand-sole-proprietor", Blocker, "Sole proprietor is for people without an EIN; a company with LLC or Inc. in its name has one.", "Twilio 30752; Dialpad sole proprietor page", soleProprietor},
		{"reseller", "brand-reseller", Blocker, "The brand must be the business whose customers get the texts, not the platform or agency that sends them.", "Twilio 30886, 30894", reseller},
		{"many-brands", "campaign-multi-brand", Blocker, "One campaign belongs to one business; each client needs a brand and a campaign of its own.", "Twilio 30886; AWS registration rejection table", manyBrands},
		{"sample-other-brand", "brand-website-mismatch", Blocker, "Brand, website and samples must name the same business.", "textbuq.com content guidelines; AWS registration rejection table", sampleOtherBrand},
		{"nonprofit-claim", "brand-nonprofit-unverified", Blocker, "Charity and non-profit status must be verified on the brand before a campaign can rest on it.", "Twilio 30798", nonprofitClaim},
		{"government-claim", "brand-government-unverified", Context, "Government brands are checked apart.", "Clickatell and Sinch throughput pages", governmentClaim},
	}
}

func freeMail(host string) bool {
	return fits(host, "gmail.com/yahoo.com/hotmail.com/outlook.com/aol.com/icloud.com/live.com/msn.com/me.com/mac.com/ymail.com/proton.me/protonmail.com/gmx.com/mail.com/zoho.com/comcast.net/verizon.net/att.net/sbcglobal.net/bellsouth.net/cox.net/charter.net/earthlink.net/googlemail.com/rocketmail.com/frontier.com/windstream.net/optonline.net/juno.com/yandex.com/hotmail.co.uk/yahoo.ca/fastmail.com/tutanota.com/hey.com/pm.me/roadrunner.com/centurylink.net/q.com")
}

func mailHost(address string) string {
	_, host, _ := strings.Cut(strings.ToLower(strings.Trim(address, "<>.,; ")), "@")
	return host
}

func emailFree(f *facts) []hit {
	if mails := f.parse(f.Email).emails(); len(mails) > 0 && freeMail(mailHost(mails[0])) {
		return freeMailHit(f, mails[0])
	}
	if s, ok := f.remarks.says("mail/email/address/contact ..6 is/was/are/on ..2 gmail/yahoo/hotmail/outlook/aol/icloud", "a/an/her/his/their/owner's/private/personal gmail/yahoo/hotmail/aol/icloud/outlook address/mail/email/account"); ok && f.Email == "" {
		return freeMailHit(f, f.remarks.sentenceOf(s))
	}
	return nil
}

func freeMailHit(f *facts, evidence string) []hit {
	return one(FieldEmail, evidence, "The contact e-mail is at a free mail provider.", "Use an address on the business's own domain that somebody reads"+ownDomain(f)+".")
}

func ownDomain(f *facts) string {
	if host := hostOf(f.Website); host != "" && knownEnding(host) {
		return ", such as [name]@" + domainOf(host)
	}
	return ""
}

func emailOtherDomain(f *facts) []hit {
	mails, host := f.parse(f.Email).emails(), hostOf(f.Website)
	if len(mails) == 0 || host == "" || !strings.Contains(host, ".") || freeMail(mailHost(mails[0])) || socialSite(host) {
		return nil
	}
	mine := mailHost(mails[0])
	if domainOf(mine) == domainOf(host) || stemOf(mine) == stemOf(host) || resembles(stemOf(mine), f) {
		return nil
	}
	return one(FieldEmail, mails[0], "The contact e-mail and the website are on different domains ("+domainOf(mine)+" and "+domainOf(host)+").",
		"Use an address"+ownDomain(f)+", or explain how the two domains belong together.")
}

// stemOf is a domain's own word: "example" of "www.example.com".
func stemOf(host string) string {
	stem, _, _ := strings.Cut(domainOf(host), ".")
	return strings.ReplaceAll(stem, "-", "")
}

func contactPerson(f *facts) []hit {
	told := f.parse(f.remarks.raw + "\n" + f.EntityType)
	if s, ok := told.find("first name ..2 front/info/office/customer/admin/support/sales/main/the/accounts/human/general/billing/service", "first name kennel/front/office/desk/info/main", "last name desk/office/team/department/info", "contact ..3 name ..4 front/info/office/admin/support/sales", "contact ..3 is/says/reads/listed ..3 front/info/office/admin/support/department/team", "front/office/support/customer/info desk/staff/team/service ..3 as the ..2 rep/representative/contact/person/poc"); ok && f.Contact == "" {
		return one(FieldContact, told.sentenceOf(s), "The contact is a role or a company, not a person.", "Enter the full name of a person who answers for the business: [first and last name].")
	}
	t := f.parse(f.Contact)
	if t.empty() || f.Contact == "" || len(t.emails()) > 0 || len(t.phones()) > 0 {
		return nil
	}
	role := t.has(roleWords)
	if !role && (!f.allInName(t) || f.namedAfter(t)) && len(t.tokens) > 1 {
		return nil
	}
	if role && len(t.tokens) >= 3 && strings.ContainsAny(f.Contact, ",(-/") {
		return nil // "Ana Ruiz, office manager"
	}
	if role && f.personIn(t) {
		return nil // "Nurse manager Fay Dillon"
	}
	if !role && len(t.tokens) == 1 {
		return one(FieldContact, f.Contact, "The contact needs a first and a last name.", "Enter the full name of a person who answers for the business: [first and last name].")
	}
	hits := one(FieldContact, f.Contact, "The contact is a role or a company, not a person.", "Enter the full name of a person who answers for the business: [first and last name].")
	if !role {
		return warned(hits) // the business may be called after this person
	}
	return hits
}

// roleWords are words of a post or a department.
const roleWords = "department/dept/team/desk/office/support/billing/sales/marketing/admin/administrator/info/customer/manager/owner/service/services/accounts/payable/reception/staff/hr/it/operations/compliance/n/none/tbd/test/unknown/webmaster/helpdesk/front/management/human/president/ceo"

// personIn reports whether a first and a last name stand beside a post: "Nurse manager Fay Dillon".
func (f *facts) personIn(t *text) bool {
	n := 0
	for _, tok := range t.tokens[1:] {
		if c := t.raw[tok.start]; c >= 'A' && c <= 'Z' && !fits(tok.lower, roleWords) && !f.names.holds(tok.lower) {
			n++
		}
	}
	return n >= 2 && t.raw[t.tokens[len(t.tokens)-1].start] <= 'Z' && !fits(t.tokens[len(t.tokens)-1].lower, roleWords)
}

// withoutDegrees is how many words a contact's name has beside degrees: "Ginger Brewer, DDS".
func withoutDegrees(person *text) int {
	n := 0
	for _, tok := range person.tokens {
		if !fits(tok.lower, "dr/dds/dmd/md/do/phd/pc/dc/esq/cpa/rn/np/pa/jr/sr/mr/mrs/ms/mx/rev/pastor") {
			n++
		}
	}
	return n
}

// namedAfter reports whether the business is called after a person: "Law Office of Ana Ruiz", "Ana Ruiz Piano Lessons".
func (f *facts) namedAfter(person *text) bool {
	return len(person.tokens) < 5 && len(f.parse(f.Name()).tokens) >= withoutDegrees(person)+2 && everyUpper(f.Contact) &&
		f.parse(f.Name()).has("office/offices/law/attorney/studio/salon/lessons/photography/dds/dmd/md/phd/pc/p.c/pllc/p.a/realty/team/cpa/tutoring/coaching/consulting/designs/design/art/music/piano/therapy/counseling")
}

// allInName reports whether every word of a contact belongs to the business's name: a person may share one.
func (f *facts) allInName(t *text) bool {
	for _, tok := range t.tokens {
		if !f.names.holds(tok.lower) {
			return false
		}
	}
	return len(f.names.known) > 0
}

func addressDeliverable(f *facts) []hit {
	for _, t := range []*text{f.parse(f.Address), f.remarks} {
		if s, ok := t.find("corner of ..9 no number", "mail goes to ..2 box"); ok {
			return one(FieldAddress, t.sentenceOf(s), "The address is no street address where mail is delivered to the business.", "Enter the street address on the IRS letter, exactly as it stands there: [registered street address].")
		}
		if s, ok := t.says("po/p.o box", "p o box", "post office box", "general delivery", "ups store/box/mailbox", "mailbox etc/#", "virtual office", "pmb #", "mail drop", "registered agent's", "zip ..2 00000/99999/12345/11111", "# mile/miles past/from/north/south/east/west", "irs ..4 old address/house/street/office", "address ..9 irs ..6 old", "address ..6 behind/next/across/near/opposite", "behind/across/near/opposite the ..4 hwy/highway/road/route/county", "no street number", "lookup/usps ..3 not/can't/won't/doesn't ..2 find", "no ..3 zip ..5 find", "dock # ..3 wharf", "not a real/street address", "made up address", "address ..6 doesn't/not exist/deliverable"); ok {
			return one(FieldAddress, t.sentenceOf(s), "The address is a mailbox, not a street address where mail is delivered to the business.",
				"Enter the street address on the IRS letter, exactly as it stands there: [registered street address].")
		}
	}
	return nil
}

func soleProprietor(f *facts) []hit {
	entity := f.parse(strings.ReplaceAll(f.EntityType, "_", " "))
	if f.kind != SoleProp && !entity.has("sole proprietor/prop/proprietorship/trader") && !f.remarks.says2("as a/an sole proprietor/prop", "sole proprietor ..3 brand/campaign/registration", "entity ..3 sole") {
		return nil
	}
	if ending := f.parse(f.Brand); ending.has("llc/inc/corp/incorporated/corporation/pllc/lp/llp/ltd") {
		return one(FieldEntity, f.Brand, "Registered as a sole proprietor, but the name says it is a company.", "Register the brand as a private for-profit company with its EIN. Do not drop the letters from the name.")
	}
	if strings.ContainsAny(f.EIN, "0123456789") || f.remarks.says2("ein #", "has an ein", "have an ein", "with ..2 ein") {
		return one(FieldEntity, f.EIN, "Registered as a sole proprietor, but the business has an EIN.", "With an EIN, register the brand as a private for-profit company.")
	}
	return nil
}

// says2 is says without the place.
func (t *text) says2(patterns ...string) bool {
	_, ok := t.says(patterns...)
	return ok
}

func reseller(f *facts) []hit {
	s, ok := f.texted.says("on behalf of ..3 clients/customers/client/businesses/merchants/companies", "our clients/merchants/tenants/resellers/subscribers' ..5 their/own", "clients who use our", "used by ..5 salons/clinics/practices/shops/stores/businesses/contractors/dentists/restaurants/gyms", "our client/customer businesses/companies send/text", "text/texts on behalf of", "campaign is for ..3 clients/client", "landlords/salons/clinics/shops/stores/offices/dealers/contractors/restaurants/managers/businesses/practices ..4 license/licenses/use/rent it ..2 send/sends/text/texts", "on behalf of # ..6 that/who use us", "landlords/salons/clinics/shops/stores/dealers/restaurants/managers/practices ..9 send/sends/text/texts ..9 their own tenants/customers/clients/patients/guests/members", "white label", "software/platform ..4 for ..4 businesses/clients/companies/merchants", "text for our clients", "software/marketing/advertising/digital/creative/development/web agency ..6 clients/client", "send ..4 for our/other clients/businesses", "end customers of", "customers of our clients", "client's customers", "our/an agency ..9 texts/text/messages for ..2 #/clients/dentists/customers/businesses/two/three/four/five/six/ten/twelve", "our client who/that/also/then/now ..3 sends/texts/uses", "our client sends/texts/uses", "registers this/it for its/their client/customer", "who buys/buy phone/voip/texting service from us", "host/hosts texting for", "client/clients ..8 through/using/via/over our software/platform/system/account/number", "businesses ..3 use our platform/software", "# ..2 businesses/restaurants/shops/stores/merchants/practices/clients ..4 send/text/texting ..4 our one/single campaign/brand/number", "send/text/texting through our one/single campaign", "agency ..2 we send/text ..3 for", "provide/provides/offer/offers/sell/sells a/an/our/its ..2 texting/messaging/sms/scheduling/booking/reminder platform/software/system/service to/for", "our/its software/platform/app/system lets/allows/enables/helps ..1 salons/clinics/practices/shops/stores/businesses/companies/clients/merchants/restaurants/schools/churches/gyms/dealers/contractors/dentists/offices/landlords ..2 send/text/remind/message", "for one of our/its/their/his/my accounts/clients/merchants/subscribers/customers", "registered itself/himself/themselves as the brand/sender", "registered under our ein/company/agency ..3 because/since/as")
	if f.filed.has("not ..3 send/text/message ..2 for/on ..3 customers/clients/users/subscribers/businesses/companies/others", "our own direct", "hold/holds/held/have ..1 account/accounts with us", "for our own users/customers/account only") {
		return nil
	}
	if told, found := f.remarks.says("businesses/offices/shops/merchants/clients/subscribers/tenants/companies/practices ..9 their own patients/customers/clients/guests/members", "subscribe/subscribes/subscribing ..2 our/their/its platform/software", "# customers/clients/businesses/shops ..9 text/texts/send/use through/over/on/with/via it/us/our", "customers/clients/businesses of ours ..9 text/texts/send", "brand/it ..3 registered to/under/in ..1 our/my/their/the agency/platform/reseller/developer/vendor/provider", "registered ourselves/ourself ..9 texts/messages ..2 come/go/are", "texts/messages come from a/an/the ..3 we serve/host/support/manage", "registered ..2 under our own company/name/ein/agency", "customers/clients/users send/text ..2 their ..2 clients/customers/patients/guests/members", "registered itself/himself/themselves as the brand/sender", "for one of our/its/their/his/my accounts/clients/merchants/subscribers/customers"); !ok && found {
		return resellerHit(f, f.remarks.sentenceOf(told))
	}
	if !ok {
		s, ok = f.flow.says("each client's", "our/the/every client's website/site/form/customers", "our clients' customers/sites/websites/forms")
		if ok {
			return resellerHit(f, f.flow.sentenceOf(s))
		}
		return nil
	}
	line := f.texted.sentenceOf(s)
	if !f.parse(line).has("on behalf of", "white label", "for our/its/their/other clients/customers", "client's customers", "registered under/itself") {
		return warned(resellerHit(f, line)) // a platform may text its own customers
	}
	return resellerHit(f, line)
}

func resellerHit(f *facts, evidence string) []hit {
	return one(FieldBrand, evidence, "The brand seems to be the sender's platform or agency, not the business that texts.",
		"Register the business whose customers get the texts as the brand, with its own EIN, and file this campaign under it. If "+f.nameOr()+" texts its own customers only, say so in the description.")
}

func manyBrands(f *facts) []hit {
	if s, ok := f.filed.says("several/multiple/many/various/different/all ..4 clients/brands/businesses/companies/merchants/locations' ..6 this/one/campaign/number/same", "campaign/number covers/serves/used ..5 several/multiple/many/all/various/different", "shared ..3 between ..4 brands/businesses/companies", "our ..2 brands", "sister company/companies/brand/brands", "shared by ..9 and", "three/two/four/five of us use/share", "registration for ..3 firms/companies/businesses", "one campaign/number for ..3 brands/businesses/clients/companies"); ok && !f.filed.has("agents/franchisees/franchise") && !f.parse(f.filed.sentenceOf(s)).has("share/shares/sold/policy", "shared with") {
		return one(FieldBrand, f.filed.sentenceOf(s), "Several businesses would text under one campaign.", "Give each business a brand and a campaign of its own; keep only "+f.nameOr()+"'s texts here.")
	}
	if strings.Count(f.Brand, " / ") > 1 {
		return one(FieldBrand, f.Brand, "The brand names several businesses.", "Give each business a brand and a campaign of its own.")
	}
	others := f.otherNames()
	if len(others) >= 2 {
		return one(FieldSamples, strings.Join(others, ", "), "The samples name different businesses: "+strings.Join(others, ", ")+".", "Give each business a brand and a campaign of its own; keep only "+f.nameOr()+"'s texts here.")
	}
	return nil
}

// otherNames are names that samples open with and that are not the brand's.
func (f *facts) otherNames() []string {
	var out []string
	if len(f.names.known) == 0 {
		return nil
	}
	for i, s := range f.samples {
		n := namePrefix(f.Samples[i])
		if n == "" || f.names.in(s) || f.names.shortened(n) || strings.ContainsAny(n, "[{<") || len(nameWords(n)) == 0 || len(strings.Fields(n)) < 2 || upperFirst(n) && !everyUpper(n) {
			continue
		}
		if t := f.parse(n); t.has("alert/reminder/notice/update/appointment/code/order/confirmation/verification/fraud/payment/delivery/message/text") {
			continue
		}
		seen := false
		for _, o := range out {
			seen = seen || sharesWord(o, n)
		}
		if !seen {
			out = append(out, n)
		}
	}
	return out
}

// everyUpper reports whether each longer word of a name is capitalized.
func everyUpper(name string) bool {
	for w := range strings.FieldsSeq(name) {
		if len(w) > 3 && !upperFirst(w) {
			return false
		}
	}
	return true
}

func sampleOtherBrand(f *facts) []hit {
	others := f.otherNames()
	if len(others) != 1 || f.Brand == "" && f.DBA == "" || f.tradeNameTold() || f.Prose != "" && !f.Whole && sharesWord(f.Brand, others[0]) {
		return nil
	}
	n := 0
	for i := range f.samples {
		if strings.HasPrefix(f.Samples[i], others[0]) {
			n++
		}
	}
	if n*2 <= len(f.samples) {
		if companyLike(others[0]) {
			return warned(one(FieldSamples, others[0], "A sample names "+others[0]+", the brand is "+f.nameOr()+".", "Use "+f.nameOr()+" in each sample, or replace this one."))
		}
		return nil
	}
	return one(FieldSamples, others[0], "The samples name "+others[0]+", the brand is "+f.nameOr()+".", "Use "+f.nameOr()+" in the samples, or add "+others[0]+" to the brand as its trade name (DBA) if it is one.")
}

// companyLike reports whether a name has what names of businesses end in: "Bergstrom Heating & Air".
func companyLike(name string) bool {
	return strings.Contains(name, " & ") || newText(name).has("llc/inc/co/corp/company/group/services/heating/plumbing/electric/dental/clinic/salon/spa/bakery/roofing/rooter/motors/auto/realty/insurance/pharmacy/church/school/college/university/credit/bank")
}

func nonprofitClaim(f *facts) []hit {
	entity := f.parse(strings.ReplaceAll(f.EntityType, "_", " "))
	profit := entity.has("private/public/profit/llc/corporation") && !entity.has("non", "nonprofit", "not") || entity.has("for profit in/at/with")
	claim, claims := f.parse(f.Description+"\n"+f.Flow).says("501", "501c3", "non profit", "nonprofit", "not for profit", "tax exempt", "registered charity", "charitable organi*")
	if profit && (claims || f.kind == Charity) {
		evidence := f.EntityType
		if claims {
			evidence += " / " + f.parse(f.Description+"\n"+f.Flow).words(claim)
		}
		return one(FieldEntity, evidence, "The campaign speaks of a non-profit, but the brand is registered as for-profit.", "Register the brand as a non-profit with the EIN on the IRS determination letter, have it verified, then file the campaign. Without the exemption, choose an ordinary use case.")
	}
	if s, ok := entity.find("non/nonprofit/charity/exempt ..6 not/unverified/pending/failed/unconfirmed"); ok {
		return one(FieldEntity, entity.sentenceOf(s), "The brand's non-profit status is not verified.", "Appeal with the IRS determination letter (VERIFY_NON_PROFIT), or register as for-profit if there is no exemption.")
	}
	if s, ok := f.remarks.find("501 ..9 still/pending/applied/application/waiting", "waiting ..3 irs/determination", "application ..3 exemption ..4 not/never", "exempt/exemption status ..1 none/no", "irs search doesn't/does/can't ..2 find", "exemption ..4 never mailed/filed/sent", "registered ..3 private/for profit/for", "no tax exempt/exemption", "exempt ..5 empty/missing/blank/not/unverified", "no 501", "not ..3 501", "feedback ..6 nonprofit", "not recogni* by the irs", "private_profit ..6 exempt/charity/church", "nonprofit/charity ..6 not verified/available", "non profit ..6 not verified/confirmed", "private_profit"); ok && f.remarks.has("charity/nonprofit/church/501/exempt/non_profit/foundation/donors", "non profit") {
		return one(FieldEntity, f.remarks.sentenceOf(s), "The brand's non-profit status is not verified.", "Register the brand as a non-profit with the EIN on the IRS determination letter, or appeal with that letter; only US bodies that the IRS recognizes can hold the status.")
	}
	return nil
}

func governmentClaim(f *facts) []hit {
	entity := f.parse(strings.ReplaceAll(f.EntityType, "_", " "))
	if entity.has("government") && !f.parse(f.Brand+"\n"+f.Description).has("city/county/state/town/township/village/department/district/authority/borough/parish/tribe/tribal/agency/public/court/commission/school/schools/university/college/police/fire/municipal/municipality/federal/water/library/transit/sheriff/office/board/bureau") {
		return []hit{{FieldEntity, Warning, "The brand is registered as government, and nothing says that it is a government body.", f.EntityType, "Register it as what the tax record says; a government body appeals with a document that shows it."}}
	}
	if entity.has("government") && f.Website != "" && !strings.HasSuffix(hostOf(f.Website), ".gov") && !strings.HasSuffix(hostOf(f.Website), ".us") {
		return asked(FieldEntity, "Is "+f.nameOr()+" really a government body, and is that confirmed on the brand? Its website is not a .gov address.")
	}
	return nil
}
