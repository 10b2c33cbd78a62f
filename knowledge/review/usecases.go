package review

import "strings"

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
		{TwoFactor, "2fa"}, {TwoFactor, "two factor"}, {TwoFactor, "otp"}, {TwoFactor, "one time passcode/passcodes/password"},
		{Fraud, "fraud alert"}, {HigherEd, "higher education/ed"}, {Delivery, "delivery notification/notifications"},
		{Account, "account notification/notifications"}, {Care, "customer care/service/support"},
		{Polling, "polling"}, {PublicService, "public service announcement/announcements"}, {PublicService, "psa"},
		{SecurityAlert, "security alert"}, {Charity, "charity"}, {Proxy, "proxy"}, {Emergency, "emergency"},
		{Sweepstakes, "sweepstake/sweepstakes"}, {Political, "political"}, {Social, "social"}, {Trial, "trial"},
		{Agents, "agents"}, {K12, "k12"}, {K12, "k 12"}, {UCaaS, "ucaas"},
		{LowVolume, "low volume"}, {Mixed, "mixed"}, {Marketing, "marketing"}, {Marketing, "promotional"}, {Account, "informational"},
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
			if t.has(n.pattern) {
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

// useCaseNamed finds a use case that free words name as one.
func useCaseNamed(t *text) string {
	for _, n := range useCaseNames() {
		for _, frame := range []string{"use case ..2 ", "campaign type ..3 ", "type ..4 "} {
			if s, ok := t.find(frame + n.pattern); ok {
				return useCaseWords(t, s, n)
			}
		}
		if s, ok := t.find(n.pattern+" use case", n.pattern+" campaign/campaigns", "low volume "+n.pattern); ok {
			return useCaseWords(t, s, n)
		}
		if n.useCase != Marketing && n.useCase != Social && n.useCase != Emergency && n.useCase != Charity && n.useCase != Political && n.useCase != Trial && n.useCase != Agents && n.useCase != Polling && n.useCase != Proxy && n.useCase != TwoFactor && n.useCase != Mixed {
			if s, ok := t.find(n.pattern); ok && strings.Contains(n.pattern, " ") {
				return useCaseWords(t, s, n)
			}
		}
	}
	return ""
}

func useCaseWords(t *text, s span, n useCaseName) string {
	if n.useCase == Conversation {
		return "conversational"
	}
	return strings.ToLower(strings.ReplaceAll(string(n.useCase), "_", " "))
}
