package review

import (
	"slices"
	"strings"
)

func websiteRules() []Rule {
	return []Rule{
		{"website-none", "brand-website-missing", Blocker, "A reviewer looks for the business online; without a page there is nothing to check.", "RingCentral registration checklist", websiteNone},
		{"website-down", "brand-website-unreachable", Blocker, "The site must open for a stranger, with its content, when the reviewer looks.", "AWS registration rejection table; Twilio 30921", websiteDown},
		{"website-reputation", "brand-website-reputation", Blocker, "A site that security lists warn of is refused.", "AWS registration rejection table", websiteReputation},
		{"website-social", "brand-website-thin", Warning, "A social page or a bare form shows too little of the business.", "AWS registration rejection table; Convey manual review guide", websiteThin},
		{"website-other-name", "brand-website-mismatch", Warning, "Brand, website and samples must name the same business.", "AWS registration rejection table", websiteOtherName},
		{"dba-missing", "brand-dba-missing", Warning, "People see a trade name that is not on the brand record.", "RingCentral registration checklist", dbaMissing},
	}
}

func noneWords(t *text) bool {
	return t.has("none", "n a", "no website/site/web", "not have/applicable/available", "don't have", "doesn't have", "do not have", "does not have", "without ..2 website", "nothing online", "no online/web presence")
}

func websiteNone(f *facts) []hit {
	fix := "Put up a public page on a domain of the business's own with its name, contact, services, privacy policy and SMS terms, then enter it: [website]."
	if w := f.parse(f.Website); f.Website != "" && len(w.links()) == 0 && (noneWords(w) || len(w.tokens) < 2) {
		return one(FieldWebsite, f.Website, "The business has no website.", fix)
	}
	for _, t := range []*text{f.remarks, f.flow, f.desc} {
		if s, ok := t.find("no website", "website/site/address/web box/field ..6 says/has/reads none/no/n", "no ..2 website or/and", "not ..3 a website/site", "don't/doesn't have ..4 website/webpage/online/site", "without a website", "no web/online site/presence", "website ..2 blank/missing/empty/none", "no site", "never had a website/site"); ok && !t.has("website isn't/is used") {
			return one(FieldWebsite, t.sentenceOf(s), "The business has no website.", fix)
		}
	}
	if f.Has(FieldWebsite) && f.Website == "" && f.Whole {
		return asked(FieldWebsite, "What is the business's website?")
	}
	return nil
}

func websiteDown(f *facts) []hit {
	states := []string{"this name/domain can be yours", "make an offer", "domain ..3 for sale", "registrar's page", "coming soon", "under construction/maintenance", "not ..2 live/launched/up/ready/finished/online", "isn't/wasn't live/up/ready/finished", "parked", "parking page", "offline", "404", "403", "500 error", "domain ..3 expired", "certificate ..3 expired/error/invalid/warning", "expired certificate/ssl/domain", "certificate/cert ..3 ran/out/lapsed/expired", "err cert/ssl/name/connection", "net err", "account/hosting/site suspended", "not private", "connection ..3 secure/private", "security warning", "not resolve/load/open", "white/blank page/screen", "ssl error", "password protected", "site/website/page is private", "enter ..2 password", "be public ..4 after/later/soon/sometime/next", "login wall", "behind a password/login", "launching/launch in/next/soon", "site/website/page is down", "won't/doesn't/can't/not load/open", "does not load/open/resolve", "timed/times out", "in progress", "not found", "still building", "being built/rebuilt/redesigned", "taken down", "maintenance mode", "goes live", "needs/requires/wants/asks ..2 password", "nothing loads", "red ..2 privacy/warning/screen/page", "deceptive", "page not found"}
	w := f.parse(f.Website)
	if s, ok := w.find(append(states, "password")...); ok && !w.has("gate on entry") {
		return websiteDownHit(w.sentenceOf(s))
	}
	for _, t := range []*text{f.remarks, f.flow} {
		for _, state := range states {
			s, ok := t.search([]string{state}, func(s span) bool { return !t.denied(s) && t.tokens[s.first].clause == t.tokens[s.last].clause })
			if !ok {
				continue
			}
			line := f.parse(t.sentenceOf(s))
			if (line.has("website/site/homepage/domain/url", "web address/page", "chrome/browser/safari/firefox/edge") || t == f.remarks && len(line.links()) > 0 && !line.has("box/checkbox/agree/tick")) && !line.has("app/form/not used") && !onlyPolicies(line) && !line.has("page ..3 public") {
				return websiteDownHit(t.sentenceOf(s))
			}
		}
	}
	return nil
}

// onlyPolicies reports whether the addresses in a sentence are those of policies.
func onlyPolicies(t *text) bool {
	links := t.links()
	return len(links) > 0 && !slices.ContainsFunc(links, func(l string) bool { return !strings.Contains(l, "privacy") && !strings.Contains(l, "terms") })
}

func websiteDownHit(evidence string) []hit {
	return one(FieldWebsite, evidence, "The website cannot be seen yet.", "Wait until the site is live and opens signed out, with the business's name, services, contact, privacy policy and SMS terms; then file.")
}

// websiteReputation finds that lists or browsers warn of the site. It is read beside the address and in an agent's words only: a
// business may speak of such things because it mends them.
func websiteReputation(f *facts) []hit {
	t := f.parse(f.Website + "\n" + f.remarks.raw)
	s, ok := t.says("blacklist/blacklists/blacklisted/blocklist/blocklists/blocklisted", "phishing/malware/deceptive/harmful/unsafe ..3 warning/site/list/lists/database", "warns/warn/warning/flagged/flags/marked/rated ..5 phishing/malware/deceptive/harmful/unsafe/dangerous/malicious", "spam list/lists", "domain/site/website ..6 reputation")
	if !ok {
		return nil
	}
	line := f.parse(t.sentenceOf(s))
	if !line.has("site/website/domain/url/page/browser/chrome/google") && len(line.links()) == 0 || line.has("number/numbers/cleared/delisted/removed") {
		return nil
	}
	return one(FieldWebsite, t.sentenceOf(s), "Security lists warn of the website.", "Have the site cleaned, ask the list to look again, and file once the warning is gone.")
}

func socialSite(host string) bool {
	return fits(domainOf(host), "facebook.com/instagram.com/linkedin.com/linktr.ee/yelp.com/tiktok.com/twitter.com/x.com/youtube.com/google.com/g.page/forms.gle/etsy.com/nextdoor.com/carrd.co/beacons.ai/fb.com/fb.me/jotform.com/typeform.com/calendly.com/venmo.com/square.site/amazon.com/ebay.com/craigslist.org/goo.gl/docs.google.com/pinterest.com/thumbtack.com/angi.com")
}

func websiteThin(f *facts) []hit {
	if host := hostOf(f.Website); host != "" && socialSite(host) {
		return one(FieldWebsite, f.Website, "The website is a page on somebody else's platform.", "Use a page on the business's own domain with its name, services, contact, privacy policy and SMS terms: [website].")
	}
	for _, t := range []*text{f.parse(f.Website), f.remarks, f.parse(f.sitesTold())} {
		if s, ok := t.says("only/just ..3 logo/photo/picture ..3 and/so/on", "website/site/homepage ..3 only/just ..4 form/logo/facebook/instagram/number/picture/photo/menu/line/sentence/video", "facebook/instagram/linkedin/tiktok ..3 page as the/their/its website/site", "facebook/instagram ..2 page ..3 website since/because", "only/just a ..3 facebook/instagram/linkedin/google page/profile/business/form", "nothing on it", "one page logo/with/and", "website/site lists only/just", "one/single page ..2 logo", "one page/pager with", "single page ..4 form", "website/site/page/homepage ..6 placeholder/lorem", "placeholder/lorem ..6 website/site/page/homepage", "no information about", "no word on/about ..2 who/what", "not one/a word on ..2 what/who/where", "one/single page ..1 with ..3 logo/form/photo", "site/website/it is/was a one/single page", "facebook/instagram page only"); ok {
			if !f.parse(t.sentenceOf(s)).has("no form") { // told of where people agree, not of the business
				return thinHit(t.sentenceOf(s))
			}
		}
		if s, ok := t.find("website/site/homepage/page ..9 nothing but/except/else/about/on", "nothing about who/what/the/them/services/us"); ok && f.parse(t.sentenceOf(s)).has("website/site/homepage") && !f.parse(t.sentenceOf(s)).has("form/field") && !aboutPolicy(t, s) {
			return thinHit(t.sentenceOf(s))
		}
	}
	return nil
}

// sitesTold are the sentences of the message flow that speak of a website, or begin with its address.
func (f *facts) sitesTold() string {
	var out []string
	for _, s := range sentencesOf(f.Flow) {
		if t := f.parse(withoutQuotes(s)); t.has("website/site/homepage", "first/second") && !t.has("box/checkbox/tick/agree/opt") {
			out = append(out, s)
		}
	}
	return strings.Join(out, "\n")
}

func thinHit(evidence string) []hit {
	return one(FieldWebsite, evidence, "The website says too little about the business.", "Add who the business is, what it does, its contact, the privacy policy and the SMS terms.")
}

// resembles reports whether a domain's own word has anything of the brand's name: a word, part of one, or initials.
func resembles(stem string, f *facts) bool {
	if len(f.names.known) == 0 {
		return true
	}
	for _, words := range f.names.known {
		joined := strings.Join(words, "")
		if strings.Contains(stem, joined) || initialsIn(stem, words) {
			return true
		}
		for i := 0; i+4 <= len(joined); i++ {
			if strings.Contains(stem, joined[i:i+4]) {
				return true
			}
		}
		for _, w := range words {
			w = strings.ReplaceAll(strings.ReplaceAll(w, "'", ""), ".", "")
			if len(w) >= 4 && strings.Contains(stem, w) || len(w) >= 5 && strings.Contains(stem, w[:4]) || len(w) == 3 && strings.HasPrefix(stem, w) {
				return true
			}
		}
	}
	return false
}

func initialsIn(stem string, words []string) bool {
	all, main := "", ""
	for _, w := range words {
		all += w[:1]
		if !fits(w, "of/the/and/for") {
			main += w[:1]
		}
	}
	return len(main) >= 2 && (strings.HasPrefix(stem, all) || strings.HasPrefix(stem, main))
}

func websiteOtherName(f *facts) []hit {
	host := hostOf(f.Website)
	if f.Brand == "" || host == "" || !strings.Contains(host, ".") || socialSite(host) || resembles(stemOf(host), f) || resembles(strings.ReplaceAll(host, ".", ""), f) || f.tradeNameTold() || len(remarkEIN(f)) > 0 {
		return nil // told once, at the EIN
	}
	if f.desc.has(strings.ToLower(stemOf(host))) {
		return nil
	}
	return one(FieldWebsite, f.Website, "The website's address does not look like "+f.nameOr()+"'s.", "Enter the website that shows "+f.nameOr()+"'s name, or add the name on the site to the brand as its trade name (DBA) if it is one.")
}

// samplesNameSite reports whether samples open with a name that the website's address holds but the brand does not.
func (f *facts) samplesNameSite() bool {
	for _, n := range f.otherNames() {
		stem := stemOf(hostOf(f.Website))
		for _, w := range nameWords(n) {
			if len(w) > 3 && strings.Contains(stem, w) {
				return true
			}
		}
	}
	return false
}

// tradeNameTold reports whether the words about the campaign say that the name in the samples is recorded as the trade name.
func (f *facts) tradeNameTold() bool {
	return f.filed.says2("dba/trade/trading/assumed/fictitious ..3 recorded/registered/added/on/in/listed/entered ..4 brand/record/tcr/registry/registration", "dba certificate ..4 in/on")
}

func dbaMissing(f *facts) []hit {
	if f.DBA == "" && f.Brand != "" && f.samplesNameSite() && !f.tradeNameTold() {
		n := f.otherNames()[0]
		return one(FieldDBA, n, "Texts and website use "+n+", the brand record says "+f.nameOr()+".", "Add "+n+" to the brand as its trade name (DBA), if that is what it is, before filing.")
	}
	if s, ok := f.filed.find("nothing in ..3 dba", "dba ..8 not/missing/isn't/empty/blank/never", "no dba", "trade/fictitious/assumed name ..9 not/nobody/never/missing/nowhere", "trade/fictitious/assumed name ..9 never/nobody ..9 record/in/on/brand", "without a dba", "never/nobody/didn't ..4 put/typed/added/entered/filed ..4 on/in ..4 brand/record/anywhere/registration", "not on ..2 brand record"); ok {
		return one(FieldDBA, f.filed.sentenceOf(s), "The trade name is not on the brand record.", "Add the trade name to the brand (DBA) before filing.")
	}
	return nil
}
