package review

import (
	"cmp"
	"strings"
)

// doubt reports whether a campaign's own words speak against what a rule found.
type doubt func(*facts, Rule, hit) bool

// doubts is what a campaign's own words may hold against a finding, by rule. A blocker says "will be refused": where one witness
// stands against another it says no more than "is often refused".
func doubts() map[string]doubt {
	return map[string]doubt{
		"cannabis":               saidOnce,
		"alcohol-tobacco":        saidOnce,
		"gambling":               saidOnce,
		"firearms":               saidOnce,
		"adult":                  saidOnce,
		"scam":                   saidOnce,
		"debt":                   saidInPassing,
		"leadgen":                saidInPassing,
		"lending-kind":           saidOnce,
		"sweepstakes":            saidOnce,
		"prohibited":             saidInPassing,
		"job-board":              saidInPassing,
		"consent-preticked":      saidUnticked,
		"consent-forced":         saidFree,
		"consent-bundled":        saidFree,
		"consent-not-verifiable": saidOpen,
		"privacy-none":           saidPrivacy,
		"consent-none":           strayNotice,
		"consent-notice-parts":   strayNotice,
		"optin-reply-none":       strayText,
		"optin-reply-parts":      strayText,
		"optout-reply-none":      strayText,
		"optout-reply-parts":     strayText,
		"help-reply-none":        strayText,
		"help-reply-parts":       strayText,
		"sample-count":           strayText,
		"sample-same":            strayText,
	}
}

// weighed is a hit that is no blocker if the campaign's own words raise a doubt.
func (f *facts) weighed(rule Rule, h hit, against doubt) hit {
	if cmp.Or(h.severity, rule.Severity) == Blocker && (f.wondered(h) || against != nil && against(f, rule, h)) {
		h.severity = Warning
	}
	return h
}

// saidOnce reports whether nothing but one sentence speaks of what a rule found, and there were others that could: a book's title, a
// street or a joke is said once, what a business sells is said again. Its name speaks once, however often it stands there.
func saidOnce(f *facts, rule Rule, _ hit) bool {
	if len(sentencesOf(f.deeds.raw)) < leastSaid {
		return false
	}
	found := rule.check(f.without("", ""))
	return len(found) == 0 || len(rule.check(f.without(found[0].evidence, f.Brand))) == 0
}

// saidInPassing is saidOnce for what a business may do without a word about it in its texts: its description alone is enough.
func saidInPassing(f *facts, rule Rule, h hit) bool {
	return !strings.Contains(f.Description, h.evidence) && saidOnce(f, rule, h)
}

// leastSaid is how many sentences a campaign must have for one of them to be one among others.
const leastSaid = 4

// without is the facts about a campaign in which nobody had said a sentence, and the business is called by another name.
func (f *facts) without(sentence, name string) *facts {
	g := *f
	cut := func(s string) string {
		if s = withoutName(s, f.Campaign); sentence != "" {
			s = strings.ReplaceAll(s, sentence, "")
		}
		return s
	}
	g.Samples, g.samples = nil, nil
	for _, s := range f.Samples {
		if s = cut(s); s != "" {
			g.Samples, g.samples = append(g.Samples, s), append(g.samples, f.parse(s))
		}
	}
	g.Description = cut(f.Description)
	g.desc = f.parse(g.Description)
	g.texted = f.parse(g.Description + "\n" + strings.Join(g.Samples, "\n"))
	g.deeds = f.parse(cut(f.deeds.raw))
	g.about = f.parse(g.deeds.raw + "\n" + name)
	return &g
}

// wondered reports whether a finding stands on an agent's question or fear: "Is it OK that this is a PO box town?"
func (f *facts) wondered(h hit) bool {
	s, _ := f.remarkOf(h)
	return s != "" && fears(f.parse(s))
}

// dispelled reports whether the agent who feared what a rule found goes on to say that it is not so: "I was nervous because the
// owner is Canadian, but the company itself is a Vermont LLC", "He used to be a franchisee and I wondered. It doesn't matter, he left."
func (f *facts) dispelled(h hit) bool {
	s, next := f.remarkOf(h)
	return s != "" && fears(f.parse(s)) && f.putsRight(s, next)
}

// putsRight reports whether a fear is dispelled in its own sentence or in the next.
func (f *facts) putsRight(s, next string) bool {
	if _, but, ok := strings.Cut(s, " but "); ok && f.parse(but).has("itself", "is/it's/that's ..2 not/no/just/only/fine/ok/itself/verified/about", "isn't/aren't/doesn't/don't/never/nothing") {
		return true
	}
	t := f.parse(next)
	return t.has("it/they/that/this/there/he/she ..2 doesn't/isn't/don't/aren't/wasn't/not/no/never/left") && fits(t.tokens[0].lower, "it/they/that/this/there/he/she/no/but") || t.has("the brand/form/address/street ..4 street/verified/matches")
}

// remarkOf is the sentence of an agent's remarks that a finding stands on, and the one after it; "" if it stands on a field.
func (f *facts) remarkOf(h hit) (s, next string) {
	if h.evidence == "" || !strings.Contains(f.remarks.raw, h.evidence) {
		return "", ""
	}
	all := append(sentencesOf(f.remarks.raw), "")
	for i, s := range all[:len(all)-1] {
		if strings.Contains(s, h.evidence) || strings.Contains(h.evidence, s) {
			return s, all[i+1]
		}
	}
	return "", ""
}

// fears reports whether a sentence asks, wonders, or tells of what was.
func fears(t *text) bool {
	return strings.HasSuffix(strings.TrimSpace(t.raw), "?") || t.has("worry/worries/worried/nervous/afraid/fear/feared/wonder/wondered/wondering/scared/concerned/unsure/whether", "used to", "old name", "thought ..6 might/would/was", "no longer", "asks/asked/asking if")
}

// saidUnticked reports whether the box is also said to start empty.
func saidUnticked(f *facts, _ Rule, _ hit) bool {
	empty := "unticked/unchecked/unselected/unmarked/empty/blank/clear/off"
	return f.plain().has(empty+" ..2 box/boxes/checkbox/checkboxes/switch/toggle", "box/checkbox/boxes/checkboxes/switch/toggle ..6 "+empty, empty+" by default/until/unless/when/to/for/at", "not/isn't/never/nothing ..3 ticked/checked/selected/marked/on/pre", "starts/start/begins/comes/loads/arrives ..2 "+empty)
}

// saidFree reports whether the yes is also said to be a thing of its own.
func saidFree(f *facts, _ Rule, _ hit) bool {
	return f.plain().says2("optional/separate/separately/voluntary/unticked/unchecked", "own box/line/checkbox", "yes box/or/and")
}

// saidOpen reports whether a page, a picture or a private window is named that a stranger can open.
func saidOpen(f *facts, _ Rule, _ hit) bool {
	t := f.plain()
	return openToAll(t) || t.has("screenshot/screenshots/picture/pictures/photo/copy/captures/screens ..4 at/posted/linked/here", "i/we opened")
}

// saidPrivacy reports whether a policy's address or its words are given all the same.
func saidPrivacy(f *facts, _ Rule, h hit) bool {
	return len(f.parse(f.Privacy).links()) > 0 || f.policy.has("privacy page/policy/statement says/states/reads/covers") || f.parse(h.evidence).has("share/shared/sharing/sell/sold/give/given/disclose/disclosed")
}

// strayNotice reports whether words that read like a notice stand where no field was made out: they may be the flow.
func strayNotice(f *facts, _ Rule, _ hit) bool { return hasRates(f.remarks) && optOutWords(f.remarks) }

// strayText reports whether a text of the business stands where no field was made out: it may be the one that seems missing.
func strayText(f *facts, _ Rule, _ hit) bool {
	for _, known := range append([]string{f.OptInMessage, f.OptOutMessage, f.HelpMessage, f.name + ":"}, f.Samples...) {
		if name := namePrefix(known); name != "" && strings.Contains(f.remarks.raw, name+":") {
			return true
		}
	}
	return false
}
