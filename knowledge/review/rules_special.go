package review

func specialRules() []Rule {
	return []Rule{
		{"political", "special-political", Blocker, "Political texts need the Political use case, and 527 groups a Campaign Verify token.", "Infobip political use case; Twilio political ISV guide", political},
		{"charity-asks", "special-charity", Warning, "Asking for gifts belongs to the Charity use case, for verified 501(c)(3) bodies only.", "ClickSend charitable messaging; Spoke", charityAsks},
		{"agents", "special-agents-franchise", Warning, "Agents and franchisees who text in their own names need the special use case.", "Clickatell throughput page; SignalWire use cases", agents},
		{"duplicate-campaign", "campaign-duplicate", Warning, "Several campaigns for the same texts look like evasion.", "Bandwidth T-Mobile page", duplicateCampaign},
	}
}

func political(f *facts) []hit {
	t := f.about
	s, ok := t.says("running/runs/run for ..3 house/senate/council/office/board/mayor/sheriff/judge/assembly/congress", "state/campaign house/senate/donation ..4 campaign", "candidate for", "council/mayoral/house/senate/board/judicial/sheriff/congressional candidate", "campaign for ..4 for city/county/state/school council/commission/board/house/senate/mayor/sheriff", "campaign committee", "texts voters", "voters in ..6 support", "no/yes on measure/question/proposition/prop/issue", "committee to elect/reelect", "canvassing", "friends of ..4 for", "for congress/senate/governor/mayor/president/sheriff/assembly/commissioner/judge", "vote for", "vote ..4 for ..4 board/council/house/senate/mayor/judge/sheriff/congress/governor/trustee/commissioner", "early voting", "our opponent", "chip in ..2 # ..6 win/beat/opponent/election/campaign/november", "vote yes/no on", "political campaign/committee/action/party/organization", "super pac", "pac", "reelect", "elect ..3 to", "get out the vote", "gotv", "ballot measure/initiative", "527", "phone bank/banking ..4 voters", "voter outreach/registration/contact", "knock doors", "our candidate/candidates/endorsed", "endorsed candidate/candidates", "democrats/republicans", "democratic/republican party/club/committee")
	if !ok && !f.desc.has("candidate") {
		if at, found := f.remarks.says("running/runs/run for ..3 house/senate/council/office/board/mayor/sheriff/judge/assembly/congress"); found {
			t, s, ok = f.remarks, at, true
		}
	}
	if !ok || t.has("not/no/nothing ..4 election/candidate/ballot/politics/political", "non political") || f.desc.has("job candidate/candidates", "nonpartisan") && !t.has("vote for", "candidate") || t.has("hiring/recruiting/interview/applicants/job") && t.tokens[s.first].lower == "candidate" {
		return nil
	}
	if fits(t.tokens[s.first].lower, "vote") && t.has("pta/hoa/condo/homeowners/club/shareholders/favorite/best/winner/captain/mascot/treasurer/trustee/readers", "board of directors", "vote/votes for ..2 next/favorite/sessions/talks/color/flavor/name") && !t.has("mayor/senate/senator/congress/governor/ballot/legislature/democrat/democrats/republican/republicans/candidate") {
		return nil
	}
	verified := f.filed.says2("campaign verify", "cv token", "verify token", "501 c 4/5/6", "501") && !f.filed.has("skip/skipped/skipping/without/pending/waiting/await/awaiting ..4 campaign verify/it", "campaign verify ..4 pending/later/yet")
	if verified && (f.kind == Political || f.UseCase == "") {
		return nil
	}
	if f.kind == Political {
		if f.filed.has("no token/campaign", "without ..3 token/verify", "not/haven't/hasn't/didn't ..4 verify/verification/token") || f.Whole {
			return one(FieldUseCase, t.sentenceOf(s), "Nothing says that Campaign Verify has confirmed the committee.", "Get the Campaign Verify token first, enter it with the brand, then name it in the description once it is confirmed.")
		}
		return asked(FieldUseCase, "Has Campaign Verify confirmed the committee, and is its token on the brand?")
	}
	return one(FieldUseCase, t.sentenceOf(s), "The texts are political, but the use case is not.", "Get the Campaign Verify token, then file a campaign of the Political use case.")
}

func charityAsks(f *facts) []hit {
	if own := f.parse(f.Description + "\n" + f.EntityType); f.kind == Charity {
		if s, ok := own.says("for profit company/business/brand/corporation/llc", "private for profit", "for profit", "501 c 4/5/6/7", "501c4/501c6/501c7", "trade association/group/body"); ok && !own.has("not/non for", "non profit", "nonprofit") {
			return one(FieldUseCase, own.sentenceOf(s), "The Charity use case is chosen by a business for profit.", "Only a verified 501(c)(3) body can file the Charity use case. Register that body as the brand, or leave the asks out if they are really not sent.")
		}
	}
	if f.kind == Charity || f.kind == Political || f.UseCase == "" {
		return nil
	}
	t := f.about
	s, ok := t.says("donate ..5 $/#/now/today/here/at/online/link", "make ..3 donation/gift", "your gift/donation ..6 help/helps/feeds/provides/keeps/supports/saves/matched/doubled", "donation appeals/appeal/asks/requests/links/drive", "fundraising", "ask/asks ..3 donations/donation/gifts", "give ..3 today/now/online", "chip in ..2 # ..4 for", "asks for a gift", "collects donations", "match/matched ..4 gift/gifts/donation", "donate")
	if !ok || t.has("committee to elect/reelect", "candidate/voters/canvassing") || t.has("blood/plasma/platelets/food/clothing/clothes/items/hair/organ/toys ..6 donate/donation/donations", "donate/donation/donations/donor/donors ..3 blood/plasma/food/clothing/items/goods/furniture", "blood/plasma") {
		return nil
	}
	return one(FieldUseCase, t.sentenceOf(s), "The texts ask for gifts, but the use case is not Charity.", "If the brand is a verified 501(c)(3), file the Charity use case. If not, leave the asks out only if they are really not sent.")
}

func agents(f *facts) []hit {
	if f.kind == Agents {
		return nil
	}
	t := f.parse(f.Description + "\n" + f.Flow + "\n" + f.Text(FieldSamples) + "\n" + f.remarks.raw)
	s, ok := t.says("franchisee/franchisees/franchise/franchises", "independent/insurance/licensed/local agents ..9 their own/clients/customers/text/number/numbers", "agents ..4 text/texts/send/use", "each agent/location/franchisee/realtor ..4 own/owns/has/texts/uses/gets", "our agents/realtors/brokers ..4 text/send/use/contact", "separate/different/own companies/businesses/owners each ..4 ein/own/owner", "share/shares/sharing the campaign with ..9 owners/owner/franchisees/locations", "owners ..9 each ..6 own number/ein/llc", "independently owned", "each/every office/location/store/branch/shop/agent/realtor ..6 own/owner/owners/llc/ein", "offices/locations/stores/shops/agents ..3 each ..6 own/owner/owners/llc/ein", "franchising/franchisor", "independent contractors ..6 own/clients", "independent/insurance/licensed/local agents ..6 their own/clients/customers/text/number/numbers", "agents/agencies/realtors/brokers/franchisees ..9 own ..9 own", "agents/agencies/realtors/brokers ..9 own ..4 policyholders/clients/customers/buyers/sellers/leads/contacts", "agents/realtors/brokers ..9 use/uses ..2 numbers/number/platform/account ..1 to text/message", "1099 ..4 agents/realtors/brokers")
	if !ok || t.has("support/live agent/agents", "same company", "w 2 employees", "employees") {
		return nil
	}
	if f.inName(t, s) && !f.desc.has("franchisees/agents ..4 own") || t.has("no franchisees/franchisee/franchise") {
		return nil
	}
	if !t.has("franchis*/agents/agent/independently/office/offices/locations/location/contractors/stores/shops/branch/realtor") {
		return nil
	}
	return one(FieldUseCase, t.sentenceOf(s), "Agents or franchisees text in their own names under one campaign.", "File the Agents and Franchises use case, or register each of them as a brand of its own. Ask the provider which of the two it carries.")
}

func duplicateCampaign(f *facts) []hit {
	s, ok := f.filed.says("same/identical/duplicate/copy campaign/campaigns ..6 same/numbers/throughput/volume/already/registered", "second/another campaign/campaigns ..6 same/throughput/volume/already/registered", "identical campaign/campaigns/content/texts", "spread ..4 numbers/campaigns", "more throughput", "second/third/fourth/fifth/another/same/identical copy", "word for word ..3 same", "same ..3 samples ..2 word for word", "same ..2 description ..3 same", "honestly/really/basically/exactly the same thing/campaign", "same word for word", "duplicate campaign/of", "copy of ..3 campaign", "snowshoe/snowshoeing", "second/third/fourth/fifth registration/filing/campaign ..9 same", "third ..3 same description", "more texts/messages per minute/second/day", "each number gets filtered", "spread the ..3 load/volume/traffic", "second/third campaign ..5 same", "already has ..5 campaign ..9 same/identical", "filed/submitted/sent it again ..3 error/mistake/twice", "cloned ..6 campaign", "split ..6 over/across ..3 registrations/campaigns/numbers", "same as our other ..2 campaigns")
	if !ok {
		return nil
	}
	return one(FieldDescription, f.filed.sentenceOf(s), "A second campaign for the same texts.", "Use the campaign that is registered already and add the numbers to it; ask the provider about throughput.")
}
