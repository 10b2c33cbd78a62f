package review

import "strings"

func contentRules() []Rule {
	return []Rule{
		{"cannabis", "content-cannabis", Blocker, "Cannabis, CBD, hemp, kratom and vape goods are refused on every carrier, lawful or not, with or without an age gate.", "textbuq.com content guidelines; Intulse error codes", sureIfFiled(cannabis)},
		{"alcohol-tobacco", "content-alcohol-tobacco", Blocker, "Alcohol and tobacco pass only behind a real age gate, with the attribute set.", "DCA2 702, 706, 707; AWS", sureIfFiled(alcoholTobacco)},
		{"age-gate", "age-gate-missing", Blocker, "An age gate asks for the full date of birth before anyone can join.", "AWS; Twilio 30456, 30888", sureIfFiled(ageGate)},
		{"gambling", "content-gambling", Blocker, "Gambling is refused.", "textbuq.com content guidelines; DCA2", sureIfFiled(gambling)},
		{"sweepstakes", "content-sweepstakes", Blocker, "Prize draws are refused by some providers and need published rules at others.", "SignalWire use cases", sureIfFiled(sweepstakes)},
		{"firearms", "content-firearms", Blocker, "Offers of firearms, ammunition and explosives are refused, or pass only behind an age gate.", "DCA2 704; AWS registration rejection table", sureIfFiled(firearms)},
		{"adult", "content-adult", Blocker, "Sexual content is refused, with or without an age gate.", "DCA2 701", sureIfFiled(adult)},
		{"hate", "content-hate", Blocker, "Hate, threats and profanity are refused.", "DCA2 703", sureIfFiled(hate)},
		{"prohibited", "content-prohibited", Blocker, "What is unlawful federally or in a state is refused.", "Tatango on T-Mobile's code of conduct; textbuq.com", sureIfFiled(prohibited)},
		{"job-board", "content-job-boards", Blocker, "Job alerts for other employers count as lead generation.", "textbuq.com content guidelines", sureIfFiled(jobBoard)},
	}
}

// sureIfFiled makes a warning of what only an agent's words about a campaign say: they quote, compare and wonder. What stands in the
// campaign's own texts stays as sure as it is.
func sureIfFiled(check func(*facts) []hit) func(*facts) []hit {
	return func(f *facts) []hit {
		hits := check(f)
		for i, h := range hits {
			own := f.texted.raw + "\n" + f.Brand
			if h.severity == "" && f.Prose != "" && !strings.Contains(own, h.evidence) && !strings.Contains(withoutName(own, f.Campaign), h.evidence) {
				hits[i].severity = Warning
			}
		}
		return hits
	}
}

// subject is what the campaign is about: description and samples, and an agent's remarks that are no comparison and no doubt.
func (f *facts) subject() *text {
	var b strings.Builder
	b.WriteString(f.texted.raw)
	for _, s := range sentencesOf(f.remarks.raw) {
		if t := f.parse(s); !t.has("friend/friends/friend's/nervous/worry/worries/filter/filters/concern/concerned/trigger/triggers/trip/trips/mistake/mistaken/scare/scares/worried/afraid/fear/fears/flag/flagged/another/similar/competitor/word/words/means/mean/sounds/instead/misread/confused/keyword/nothing/like/asks/asked/counts/whether") && !strings.HasSuffix(s, "?") {
			b.WriteString("\n" + s)
		}
	}
	b.WriteString("\n" + f.Brand)
	return f.parse(b.String())
}

func final(f *facts, what string) string {
	return "Do not file this: no wording helps. If " + f.nameOr() + " also sends texts that have nothing to do with " + what + ", ask the provider in writing whether those can be registered."
}

func cannabis(f *facts) []hit {
	t := f.about
	s, ok := t.says("cannabis/marijuana/cbd/thc/cannabinoid/cannabinoids/kratom/vape/vapes/vaping/vaporizer/vaporizers/delta8/hhc/thca/psilocybin/ayahuasca/eliquid/ejuice/cannabidiol", "puff/puffs/vapor/nicotine ..6 disposables/disposable/pods/juice/flavors/stock", "disposables", "delta 8/9/10", "e cigarette/cigarettes/cig/cigs/liquid/juice", "hemp oil/gummies/flower/extract/tincture/products/cigarettes/edibles/balm/buds/wellness/cream/derived/store/shop", "pre rolls/roll/rolled", "edibles", "medical marijuana/weed/cannabis", "head shop", "vape shop/juice/pen", "a dispensary", "dispensary ..5 strains/eighths/flower/bud/edibles/budtender/ounce/deals", "strain/strains ..5 indica/sativa/hybrid/flower/eighth", "indica/sativa", "magic mushrooms/mushroom", "full spectrum ..3 tincture/oil/gummies", "420 sale/deals/special", "eighths/eighth/ounces of", "live/hash rosin/resin", "resin/rosin/distillate/thc carts/cart/cartridge/cartridges", "med/medical card or/and/required", "top shelf ..3 flower/bud/weed", "weed ..3 delivery/delivered/deals/dispensary", "disposable vapes", "bongs/dab/dabs")
	if !ok || t.has("hemp look/rope/twine/seed/milk/fabric/cloth") && fits(t.tokens[s.first].lower, "hemp") {
		return nil
	}
	if t.has("vape/vaping detector/detectors/sensor/sensors/free/policy") && fits(t.tokens[s.first].lower, "vape/vaping") {
		return nil
	}
	if t.has("central business district", "church of bible/believers", "community based ..2 development") && fits(t.tokens[s.first].lower, "cbd") {
		return nil
	}
	if t.has("stop smoking/vaping/using", "cravings/craving", "prevention/quit/quitting/cessation/addiction/recovery/rehab/treatment/counseling/awareness") && !t.has("shop/store/order/buy/sale") {
		return nil
	}
	return one(FieldDescription, t.sentenceOf(s), "The texts are about cannabis, CBD, kratom or vape goods.", final(f, "these goods"))
}

// gated reports whether the age attribute is set and a date of birth is asked.
func (f *facts) gated() bool {
	return f.AgeGated == Yes && f.asksBirthDate()
}

func (f *facts) asksBirthDate() bool {
	return f.shown.says2("date of birth", "birth date", "birthdate/birthday/dob", "day month and year", "month day and year", "full birth", "year of birth", "age ..2 verified/verification ..4 id", "id check/scan", "born")
}

// sellsWords are words that make a mention of goods an offer.
const sellsWords = "off/sale/order/buy/shop/deal/deals/offer/offers/special/specials/new/release/releases/stock/discount/discounts/half/free/pints/pint/happy/tasting/tastings/flight/flights/tap/club/arrived/bottles/bottle/cases/case/back/drop/drops/ship/ships/shipping/delivered/limited/pour/promotions/arrivals/landed/pairing/pairings/price/seats"

func alcoholTobacco(f *facts) []hit {
	t := f.deeds
	drinks := "beer/beers/wine/wines/whiskey/whisky/vodka/tequila/bourbon/rum/gin/cocktail/cocktails/margarita/margaritas/mimosa/mimosas/champagne/prosecco/cabernet/merlot/syrah/pinot/chardonnay/ipa/ipas/lager/ale/ales/stout/mezcal/scotch/liquor/sangria/keg/kegs"
	smokes := "cigar/cigars/cigarette/cigarettes/tobacco/hookah/shisha/snus/zyn"
	var s span
	ok := false
	for _, piece := range append(append([]string{}, f.Samples...), f.Description) {
		sample := f.parse(withoutName(piece, f.Campaign))
		if s, ok = sample.says(drinks+" ..6 "+sellsWords, sellsWords+" ..6 "+drinks, smokes+" ..6 "+sellsWords, sellsWords+" ..6 "+smokes, "happy hour", "two for one/1 ..3 drinks/beer/beers/wine/wines/cocktail/cocktails/margaritas/mimosas/pints", "bottle service", "ladies night ..6 drinks", "drink/drinks special/specials", "# drinks/shots/pints/beers/cocktails/wells", "wine club/tasting/tastings/release", "new release/releases ..4 wine/wines/beer/beers", "beer/wine/whiskey/cigar of the month"); ok {
			t = sample
			break
		}
	}
	if !ok {
		if !f.notAboutDrinks() {
			if s, ok = t.says("liquor/spirits store/shop", "wine shop/store/club", "brewery/distillery/winery/taproom/vineyard/vineyards ..6 offers/releases/promotions/specials/release", "cigar shop/lounge/store/club", "hookah/shisha lounge/bar/cafe", "tobacco shop/store/products", "smoke shop"); !ok {
				return nil
			}
		} else {
			return nil
		}
	}
	if t.denied(s) || t.has("root/ginger beer/ale", "cocktail dress/dresses/attire/sauce/party/shrimp/table/tables/hour", "wine glass/glasses/country/rack/racks/opener", "gin lane/alley/mill", "happy hour ..2 smoothie/smoothies/coffee/tea/juice/juices/pizza/donut/donuts", "bourbon street/chicken", "beer battered/cheese/brats", "whiskey/wine/bourbon/rum/used ..3 barrel/barrels ..6 planter/planters/furniture/cut/garden/rain/made/cleaned", "barrel/whiskey/wine planter/planters", "whiskey barrel/barrels", "sell/serve/pour/ship no ..2 drinks/drink/alcohol/wine/beer/liquor/spirits", "vodka sauce", "rum cake/cakes/raisin/balls", "tobacco cessation/free", "cigar box/boxes", "sell/sells/serve/serves no tobacco/alcohol/liquor", "latte/espresso/coffee/tea/boba/juice/smoothie ..9 drink/drinks", "drink/drinks ..9 latte/espresso/coffee/tea/boba/juice/smoothie", "quit smoking/tobacco", "cider vinegar/donuts/doughnuts", "rubbing alcohol", "brewing/winemaking/homebrew/beermaking/brew supply/supplies/kit/kits/equipment", "home brewers/brewer/brewing/winemakers", "homebrewers", "non alcoholic", "alcohol free", "wine bar opening", "not a/one drop", "whiskey/wine/bourbon/beer barrel/barrels/stave/staves/cork/corks/crate/crates/bottle/bottles ..1 oak/wood/table/tables/floor/flooring/boards/planks/lamp/lamps/furniture/art/candle/candles", "wine/bourbon stave/staves") || drinkless(t, s) || fits(t.tokens[s.first].lower, "drink/drinks") && f.parse(f.Name()).has("coffee/cafe/espresso/tea/juice/juicery/smoothie/smoothies/boba/bakery/roasters") {
		return nil
	}
	if f.gated() || f.AgeGated != No && f.asksBirthDate() {
		return nil
	}
	if f.AgeGated == Yes {
		return nil // told by the age gate rule
	}
	return one(FieldAgeGated, t.sentenceOf(s), "The texts promote alcohol or tobacco without an age gate.", "Put a gate before the sign-up that asks for the full date of birth and turns away whoever is too young, describe it in the message flow, and set age-gated content to yes. Twilio may still refuse; ask first.")
}

// drinkless are texts in which a drink is a name or a place, and nothing is offered.
func drinkless(t *text, s span) bool {
	return t.has("table/reservation/hours/open/closed/closing/shift/shifts/waitlist/opening/parking") && !t.has("# off", "off/happy/special/specials/deal/deals/free/half/discount/release/releases/order/buy/club/sale/tasting") && s.last >= s.first
}

func (f *facts) notAboutDrinks() bool {
	return f.texted.has("table/tables/reservation/reservations/waitlist/hours/shift/shifts/appointment/appointments") && !f.texted.has("offers/specials/release/releases/promotions/sale/deals")
}

func ageGate(f *facts) []hit {
	if f.AgeGated != Yes || f.asksBirthDate() || f.flow.empty() && f.remarks.empty() {
		if f.AgeGated == No && f.shown.says2("21 only", "18 only", "must be 18/21", "adults only", "over 18/21", "ages/age/aged 18/21") && !f.texted.has("school/students") {
			if s, ok := f.texted.says("21 only", "18 only", "must be 18/21 ..4 buy/purchase/order/enter/play/join", "adults only", "shop 18/21"); ok {
				return one(FieldAgeGated, f.texted.sentenceOf(s), "The texts are for adults only, but age-gated content is set to no.", "Set age-gated content to yes and ask for the full date of birth before anyone can join.")
			}
		}
		return nil
	}
	t := f.flow
	if t.empty() || f.remarks.has("are you ..3 18/21", "only asks", "yes/no") {
		t = f.remarks
	}
	if s, ok := t.find("are you/over/at ..3 18/21", "over 18/21", "confirm ..4 18/21", "18/21 or older/over", "yes/no ..3 age", "i am/i'm ..2 18/21", "yes i am", "at least 18/21", "age/legal ..3 confirm/button/box/popup", "old enough ..2 button/box/tick/press/click"); ok {
		return one(FieldAgeGated, t.sentenceOf(s), "The age gate asks only for a yes, not for the date of birth.", "Ask for day, month and year of birth before anyone can join, refuse whoever is too young, and describe it.")
	}
	if f.flow.empty() {
		return nil
	}
	return []hit{{FieldAgeGated, Warning, "Age-gated content is set to yes, but no age gate is described.", "age gated: yes", "If the texts are age restricted, ask for the full date of birth before anyone can join and describe it in the message flow. If not, set the attribute to no."}}
}

func gambling(f *facts) []hit {
	t := f.deeds
	s, ok := t.says("casino/casinos/sportsbook/sportsbooks/blackjack/roulette/gambling/betting/wager/wagers/wagering/bookmaker/parlay/parlays/keno", "slot machine/machines", "slots ..4 play/spin/spins/win/bonus/jackpot/live", "play/online/spin/new slots", "slot/slots play/tournament/tournaments/club/credits", "online poker/bingo", "poker/bingo ..5 cash/jackpot/bonus/chips/buy/tournament/win", "sweeps casino/coins", "jackpot/jackpots ..5 play/win/now/tonight/$/grew/spin", "lottery ..3 ticket/tickets/numbers/play/win/jackpot", "sports betting/picks/bets", "place/placed your bet/bets/wager", "hold'em", "no limit ..2 hold", "buy in ..6 chips/pot/table/tables/players", "double chips", "pot is/at/grew/hit/reached $/#", "free spins/spin/play/bet/bets", "bet #/now/on", "best bets", "odds ..5 game/tonight/today/bet", "daily fantasy", "scratch off/offs/tickets", "powerball/megamillions", "deposit ..4 bonus ..6 play/bet/spin", "winning picks", "locks of the", "betting tips/picks/lines/odds")
	if !ok {
		return nil
	}
	w := t.tokens[s.first].lower
	if fits(w, "casinos/bingo/poker/casino/jackpot/slots/lottery/jackpots") && (t.has("church/school/fundraiser/senior/seniors/library/charity/pta/card room closed", "casino square/plaza/corner/court/lane/park/drive/road/street/pier/beach/theater*/ballroom/party/night/rental/avenue", "casino/casinos themed/theme", "appointment/time slots", "slots ..3 open/available/filling/left/for", "addiction/problem/recovery/helpline/treatment/counseling", "housing/visa/lease/green lottery", "lottery ..4 admission/enrollment/school/seat/seats/housing", "admission/admissions/enrollment/school/seat/housing/kindergarten/permit/hunt/tag/visa lottery", "casino night") && !t.has("bet/bets/wager/spins/odds/deposit")) {
		return nil
	}
	if t.has("gambling addiction/help/problem/recovery/treatment/disorder", "problem gambling", "addiction/recovery/counseling/helpline") {
		return nil
	}
	severity := Blocker // also where only an agent says so
	if fits(w, "casino/casinos/bingo/poker/lottery/jackpot/jackpots") && !t.has("play/bet/bets/win/winner/winners/spin/spins/odds/tournament/chips/deposit/ticket/tickets/bonus/slots/game/games/draw") {
		severity = Warning // the word alone may be a street's or a fair's
	}
	return []hit{{FieldDescription, severity, "The texts are about gambling.", t.sentenceOf(s), final(f, "gambling")}}
}

func sweepstakes(f *facts) []hit {
	t := f.deeds
	s, ok := t.says("sweepstake/sweepstakes/giveaway/giveaways/raffle/raffles", "enter ..5 win", "enter/entered ..6 drawing/contest/draw", "chance/chances to win", "chance ..1 at ..3 free/trip/cruise/prize/car/ipad/cash", "you could win", "text ..3 to win", "win a/an/one/two/free/up/tickets/our", "name goes/go in/into the ..2 drum/hat/draw/drawing/bowl", "shot at a/an/the/winning ..3 year/free/trip/car/prize", "winner pulled/drawn/picked", "prize draw/drawing/drawings", "win a/an/your ..3 trip/ipad/iphone/car/card/vacation/cruise/grill/tv/truck/year/cash/prize", "contest ..6 win/prize/prizes/entry/entries", "grand prize", "winner/winners ..5 drawn/draw/announced/chosen/picked/prize", "prize wheel", "spin to win", "draw/draws/drawing/drew/pick/picks ..1 winner/winners", "prize of the", "weekly/daily/monthly/tonight's/today's prize/prizes/drawing/drawings/draw", "draw/drawing for a/an/our/the ..3 $/#/prize/free/gift", "in the/today's/tonight's draw/drawing", "lucky winner/winners", "extra entry/entries")
	if !ok || f.kind == Sweepstakes && false {
		return nil
	}
	if t.has("no giveaway/raffle/sweepstakes") || t.has("vote/votes/voting/poll/polls") && fits(t.tokens[s.first].lower, "winner/winners") {
		return nil
	}
	return one(FieldDescription, t.sentenceOf(s), "The texts offer a prize draw, contest or giveaway.", "Ask the provider in writing whether it carries sweepstakes (AWS and Twilio do not). If it does, publish the rules and file the Sweepstakes use case. If not, run the draw without texts.")
}

func firearms(f *facts) []hit {
	t := f.deeds
	s, ok := t.says("exploding/explosive targets/target", "black powder", "tannerite", "fireworks ..6 off/sale/shop/buy/order/stock", "firearm/firearms/ammo/ammunition/rifle/rifles/pistol/pistols/handgun/handguns/shotgun/shotguns/glock/silencer/silencers/suppressor/suppressors/ar15/9mm/revolver/revolvers/gunsmith/grenade/grenades/switchblade/switchblades/tannerite/holster/holsters", "ar 15", "gun/guns shop/store/sale/show/range/dealer/deals", "new/used/buy/sell guns/gun", "our guns", "rounds of 9mm/ammo", "# rds/rounds", "ar lower/lowers/upper/uppers/receiver/receivers", "sporting arms", "concealed carry", "high capacity magazine/magazines", "body armor", "fireworks ..4 sale/off/deal/bogo/free/store/stand/buy", "explosives ..4 sale/off/deal/buy/store/order", "stun gun/guns", "# rounds for/$/ammo", "ghost gun/guns", "tactical knives")
	if !ok || f.kind == Fraud || f.kind == SecurityAlert { // an alert names what was bought
		return nil
	}
	if t.has("town/city of rifle", "rifle co/colorado", "copy/copies of", "hold/holds shelf", "pick up shelf", "library/museum/exhibit/novel/novelist/author/film/movie/album/wedding", "surge suppressor/suppressors/protector", "shotgun start/starts", "shotgun house/houses/home/style", "double barrel on/house", "rounds of golf", "gun violence/control/buyback/law/laws/reform/crime", "firearm/firearms/gun/guns/hunter/rifle safety/storage/lock/locks/education", "violence prevention", "survivors/victims", "glue/heat/nail/staple/massage/spray/caulk/paint/water/nerf/squirt/hot/scanner/price/tattoo/salute/laser gun/guns", "guns and roses", "massage gun/guns", "rifle/club/school ..2 team/paper", "camp/camper/campers/scout/scouts/archery", "advocacy/charity/prevention") && !t.has("ammo/ammunition/glock/pistol/pistols/rifles/ar15") {
		return nil
	}
	return one(FieldDescription, t.sentenceOf(s), "The texts are about firearms, ammunition or other weapons.", "Most carriers refuse this, some take it behind a gate that asks for the date of birth; ask the provider in writing before filing. Leave other texts of "+f.nameOr()+" in a campaign of their own.")
}

func adult(f *facts) []hit {
	t := f.deeds
	s, ok := t.says("porn/porno/pornography/pornographic/xxx/onlyfans/nude/nudes/nudity/escort/escorts/vibrator/vibrators/dildo/dildos/erotic/erotica/fetish/bdsm/hookup/hookups/stripper/strippers/camgirl/camgirls/sexy/sexting/naked/topless/horny/milf/kinky/swingers/orgasm/bondage/lingerie", "sex toy/toys/shop/chat/cam/dating/store/work", "adult cabaret/bar/theater/nightclub", "topless/nude ..2 dancer/dancers/waitresses/revue/fridays/shows/show", "fully/totally nude", "adult photo/photos/picture/pictures/subscription/subscriptions", "girls ..5 on cam", "adult toys/toy/novelties/novelty/entertainment/content/store/videos/video/chat/dating/club/film/films/boutique/products", "strip club/clubs", "gentlemen's/gentlemens/gentleman's club", "uncensored videos/photos/pics/content", "cam girls/models/shows/show", "webcam/cam girls/models/boys", "undressing/undresses ..4 now/live/tonight/private/you", "private dance/dances", "nude/naked pictures/photos/pics", "couples toys/toy", "couples' toys", "hot singles/girls/babes/models", "take/takes/taking it all off", "nude/vip room/rooms ..2 $/#", "dancers ..4 off/nude/naked", "nude room/rooms/dancers/dances", "lap dance/dances", "sugar baby/daddy/babies/daddies", "explicit photos/videos/content/pics", "uncensored", "intimate/pleasure toys/products", "sensual massage", "18 ..2 content/photos/videos")
	if !ok {
		return nil
	}
	if plain, found := t.says("erotic ..1 session/sessions/massage/massages/service/services/show/shows", "undressing/undresses/undress ..4 now/live/tonight/private/you", "porn/porno/xxx/onlyfans/sexting", "private dance/dances", "nude pictures/photos/pics/girls/models"); found {
		s = plain
		return one(FieldDescription, t.sentenceOf(s), "The texts are sexual.", final(f, "it"))
	}
	w := t.tokens[s.first].lower
	if fits(w, "hookup/hookups") && t.has("rv/sewer/gas/electric/water/camp/campground/site/sites/range/amp/trailer/washer/dryer/stove/utility/propane") {
		return nil
	}
	if fits(w, "lingerie/naked/escort/sexy/bondage/nude/escorts/uncensored/nudity") && !t.has("adult cabaret", "topless/nude ..2 dancer/dancers/fridays/show/shows/club/clubs", "fully/totally nude", "escort/escorts available/tonight", "sex*/erotic/adult/xxx/hot/18/cam/cams/webcam/hookup/companion/companions/strip*/models/girls/toys/tonight ..5 available", "private/live show/shows", "live and/now naked") {
		return nil
	}
	if t.has("floor/paint/wax/wire/varnish/adhesive stripper/strippers", "sex education/ed/offender/trafficking/abuse/therapy/therapist", "sexual health/assault/abuse", "trafficking", "prevention/survivors/clinic/counseling") {
		return nil
	}
	return one(FieldDescription, t.sentenceOf(s), "The texts are sexual.", final(f, "it"))
}

func hate(f *facts) []hit {
	t := f.deeds
	s, ok := t.says("shit/shitty/bullshit/fuck/fucking/fucked/fuckin/fck/fing/wtf/asshole/assholes/bitch/bitches/bitching/bastard/bastards/motherfucker/cunt/dumbass/badass/goddamn/damn/dickhead/slut/whore/retard/retards/pussy", "f ck/you/ing/king/word", "just/go/can/to f off", "f u", "kill/shoot/hang/lynch/deport ..2 them/all/those/every", "white/black power/supremacy", "hate ..2 immigrants/jews/muslims/gays/blacks/whites/foreigners", "invaders/vermin/subhuman", "go back to your/where", "illegals", "death to", "will hurt/kill/beat/destroy you", "take ..2 our country back from", "hate group", "you ..2 fat/ugly/stupid/dumb/lazy/worthless/pathetic pig/pigs/cow/cows/slob/slobs/loser/losers/idiot/idiots/bum/bums", "weak/worthless/human scum", "idiots/morons/scum/cretins", "those/these people are filth/animals/trash/dirty", "filthy/dirty/disgusting immigrants/foreigners/jews/muslims/gays/mexicans/illegals/refugees", "run/mow/gun ..2 them ..2 over/down", "what happens to their/your kind", "their kind")
	if strings.Contains(t.raw, "f***") || strings.Contains(t.raw, "f**k") || strings.Contains(t.raw, "s**t") || strings.Contains(t.raw, "sh*t") || strings.Contains(t.raw, "f*ck") || strings.Contains(t.raw, "a**hole") || strings.Contains(t.raw, "b*tch") {
		s, ok = span{}, true
	}
	if !ok {
		return nil
	}
	if fits(t.tokens[s.first].lower, "kill/shoot/hang") && t.has("nest/nests/wasps/roaches/mice/rats/rodents/termites/pest/mold/weed/lights/power/photo/camera/weeds/pests/bugs/video/basketball/hoops/picture/portrait/germs/bacteria/ants/mosquitoes") {
		return nil
	}
	return one(FieldSamples, t.sentenceOf(s), "The texts hold profanity, hate or threats.", "Leave these words out of every text that is really sent, then show texts without them. Hate and threats are refused for good.")
}

func prohibited(f *facts) []hit {
	t := f.about
	s, ok := t.says("without ..2 prescription", "no script ..2 needed/required", "xanax/oxycodone/adderall/viagra/cialis/ozempic/semaglutide/percocet/ambien/tramadol ..6 restocked/stock/vials/$/off/free/ship/ships/shipped", "no prescription ..4 needed/required", "buy/cheap/order/discount ..3 xanax/oxycodone/adderall/viagra/cialis/ozempic/semaglutide/percocet/ambien/tramadol/opioids/steroids/botox", "steroids/anabolic", "fake/novelty id/ids/documents/diploma/diplomas/passports", "counterfeit/replica/knockoff/bootleg", "replica watches/bags/handbags", "replicas", "spyware/spy app/phone", "hacked/cracked accounts", "unlocked streaming", "stolen", "term paper/papers writing", "essay writing service/services", "write your essay/paper/exam", "radar jammer/jammers/detector", "fake reviews/followers", "buy followers/likes", "mail order bride", "prescription ..3 no doctor", "peptides", "human growth hormone", "illegal drugs", "black market", "iptv", "cable ..3 descrambler")
	if !ok || t.has("reported/report/detected/fraud/beware/scam/alert ..6 stolen", "stolen card/bike/vehicle/recovered", "if ..6 stolen") && t.tokens[s.first].lower == "stolen" {
		return nil
	}
	return one(FieldDescription, t.sentenceOf(s), "The texts offer goods or services that carriers do not allow.", final(f, "it"))
}

func jobBoard(f *facts) []hit {
	t := f.about
	s, ok := t.says("job board/boards", "jobs/job/openings/positions/postings ..5 from/by/posted/at ..4 employers/companies/clients", "employers ..4 post/posting/openings/jobs", "other companies/employers ..8 openings/jobs/post", "staffing agency ..6 openings/jobs/clients", "employers/companies/hospitals/restaurants/firms/contractors/plants/homes ..2 pay/pays/paying ..3 post/list/per/us/advertise", "pay/pays/paid ..2 to post/list/advertise ..3 board/openings/jobs/us", "job ad/ads ..6 companies/employers/firms", "openings at ..5 that/who post", "post/posts openings for ..4 restaurants/companies/employers/hospitals/others", "apply ..4 per applicant", "per applicant/hire", "job seekers ..6 openings/jobs/employers/matches", "job alerts/alert/listings/leads ..6 employers/companies/near", "jobs near you", "hiring companies", "# employers", "jobs ..4 matched/matching", "partner employers/companies", "third party jobs/employers", "job matches/leads")
	if !ok || t.has("our job board", "job board software/system/app/tool") && !t.has("openings/employers/hiring/applicants/apply") || t.has("our own ..3 openings/jobs/positions", "jobs at our", "applicants who applied ..4 us") && !t.has("job board", "employers") {
		return nil
	}
	return one(FieldDescription, t.sentenceOf(s), "The texts pass on jobs of other employers.", "Most providers refuse job boards. Ask in writing what is open; texts to people who applied to "+f.nameOr()+" itself can be a campaign of their own.")
}
