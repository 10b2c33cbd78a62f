package review

import (
	"slices"
	"strings"
)

// UseCase is one of the registry's use cases, by its own name.
type UseCase string

// The use cases that rules tell apart; see [Campaign.Kind].
const (
	TwoFactor     UseCase = "2FA"
	Account       UseCase = "ACCOUNT_NOTIFICATION"
	Care          UseCase = "CUSTOMER_CARE"
	Delivery      UseCase = "DELIVERY_NOTIFICATION"
	Fraud         UseCase = "FRAUD_ALERT"
	HigherEd      UseCase = "HIGHER_EDUCATION"
	Marketing     UseCase = "MARKETING"
	Mixed         UseCase = "MIXED"
	LowVolume     UseCase = "LOW_VOLUME"
	Polling       UseCase = "POLLING_VOTING"
	PublicService UseCase = "PUBLIC_SERVICE_ANNOUNCEMENT"
	SecurityAlert UseCase = "SECURITY_ALERT"
	Charity       UseCase = "CHARITY"
	Proxy         UseCase = "PROXY"
	Emergency     UseCase = "EMERGENCY"
	Sweepstakes   UseCase = "SWEEPSTAKE"
	Political     UseCase = "POLITICAL"
	Social        UseCase = "SOCIAL"
	Trial         UseCase = "TRIAL"
	Agents        UseCase = "AGENTS_FRANCHISES"
	K12           UseCase = "K12_EDUCATION"
	UCaaS         UseCase = "UCAAS"
	SoleProp      UseCase = "SOLE_PROPRIETOR"
	Conversation  UseCase = "CONVERSATIONAL"
)

// useCaseName is one way to write a use case.
type useCaseName struct {
	useCase UseCase
	pattern string
}

func useCaseNames() []useCaseName {
	return []useCaseName{
		{SoleProp, "sole proprietor/prop"}, {SoleProp, "sole_proprietor"}, {Conversation, "conversational"},
		{LowVolume, "low volume"}, {Mixed, "mixed"},
		{TwoFactor, "2fa"}, {TwoFactor, "two factor"}, {TwoFactor, "otp"}, {TwoFactor, "one time passcode/passcodes/password"},
		{Fraud, "fraud alert"}, {HigherEd, "higher education/ed"}, {Delivery, "delivery notification/notifications"},
		{Account, "account notification/notifications"}, {Care, "customer care/service/support"},
		{Polling, "polling"}, {PublicService, "public service announcement/announcements"}, {PublicService, "psa"},
		{SecurityAlert, "security alert"}, {Charity, "charity"}, {Proxy, "proxy"}, {Emergency, "emergency"},
		{Sweepstakes, "sweepstake/sweepstakes"}, {Political, "political"}, {Social, "social"}, {Trial, "trial"},
		{Agents, "agents"}, {K12, "k12"}, {K12, "k 12"}, {UCaaS, "ucaas"},
		{Marketing, "marketing"}, {Marketing, "promotional"}, {Account, "informational"},
	}
}

// Kind is the registry's use case that the campaign's words name, or "" for none known. "Low volume mixed" is LOW_VOLUME,
// "low volume conversational" is CONVERSATIONAL.
func (c Campaign) Kind() UseCase { return useCaseKind(c.UseCase) }

// Kinds are the use case and the sub use cases.
func (c Campaign) Kinds() []UseCase {
	out := []UseCase{c.Kind()}
	for _, s := range c.SubUseCases {
		out = append(out, useCaseKind(s))
	}
	if t := newText(strings.ReplaceAll(c.UseCase, "_", " ")); t.has("mixed", "low volume") {
		for _, n := range useCaseNames() {
			if t.says2(n.pattern) {
				out = append(out, n.useCase)
			}
		}
	}
	return out
}

func useCaseKind(words string) UseCase {
	t := newText(strings.ReplaceAll(words, "_", " "))
	for _, n := range useCaseNames() {
		if t.has(n.pattern) {
			return n.useCase
		}
	}
	return ""
}

// onlyUseCases reports whether each of a value's first words names a use case: "Mixed - customer care, marketing".
func onlyUseCases(value string) bool {
	head, _, _ := strings.Cut(strings.NewReplacer(" - ", ",", "(", ",", "/", ",").Replace(value), ",")
	t := newText(strings.ReplaceAll(head, "_", " "))
	return slices.ContainsFunc(useCaseNames(), func(n useCaseName) bool {
		s, ok := t.find(n.pattern)
		return ok && s.first == 0 && s.last == len(t.tokens)-1
	})
}

// useCaseNamed finds a use case that free words name as one, the first that stands in the text.
func useCaseNamed(t *text) string {
	first, named := len(t.tokens), useCaseName{}
	for _, n := range useCaseNames() {
		patterns := []string{"use case ..2 " + n.pattern, "campaign type ..3 " + n.pattern, "type ..4 " + n.pattern,
			n.pattern + " use case", n.pattern + " campaign/campaigns", "low volume " + n.pattern}
		if n.tellsAlone() {
			patterns = append(patterns, n.pattern)
		}
		if n.useCase == Mixed {
			patterns = append(patterns, "mixed ..1 customer/account/marketing/delivery/public/security/conversational")
		}
		for _, p := range patterns {
			if s, ok := t.search([]string{p}, func(s span) bool { return s.first == 0 || !fits(t.tokens[s.first-1].lower, "not/no/never") }); ok && t.useCaseAt(s, n) < first {
				first, named = t.useCaseAt(s, n), n
			}
		}
	}
	if first == len(t.tokens) {
		return t.useCaseAlone()
	}
	return t.useCaseWords(first, named)
}

// useCaseAlone finds a use case that is a clause of its own outside quotes: "Oak Dental LLC, Marketing."
func (t *text) useCaseAlone() string {
	for _, n := range useCaseNames() {
		if s, ok := t.search([]string{n.pattern}, t.clauseAlone); ok {
			return t.useCaseWords(s.first, n)
		}
	}
	return ""
}

// clauseAlone reports whether a span is a whole clause, and opens with a capital.
func (t *text) clauseAlone(s span) bool {
	clause := t.tokens[s.first].clause
	return !t.tokens[s.first].quoted && clause == t.tokens[s.last].clause && upperFirst(t.words(s)) &&
		(s.first == 0 || t.tokens[s.first-1].clause != clause) && (s.last+1 == len(t.tokens) || t.tokens[s.last+1].clause != clause)
}

// tellsAlone reports whether a name is a use case wherever it stands; "marketing" or "charity" may be anything.
func (n useCaseName) tellsAlone() bool {
	switch n.useCase {
	case Marketing, Social, Emergency, Charity, Political, Trial, Agents, Polling, Proxy, TwoFactor, Mixed:
		return false
	}
	return strings.Contains(n.pattern, " ")
}

// useCaseAt is the token in a span at which the name itself begins.
func (t *text) useCaseAt(s span, n useCaseName) int {
	head, _, _ := strings.Cut(n.pattern, " ")
	for i := s.first; i <= s.last; i++ {
		if fits(t.tokens[i].lower, head) {
			return i
		}
	}
	return s.first
}

// useCaseWords is the use case as a field would hold it; a mixed one keeps the kinds named right after it.
func (t *text) useCaseWords(at int, n useCaseName) string {
	switch n.useCase {
	case Conversation:
		return "conversational"
	case Mixed, LowVolume:
		last := at
		for last+1 < len(t.tokens) && last < at+8 && t.tokens[last+1].sentence == t.tokens[at].sentence && !t.tokens[last+1].quoted {
			last++
		}
		return strings.ToLower(t.words(span{at, last}))
	}
	return strings.ToLower(strings.ReplaceAll(string(n.useCase), "_", " "))
}
