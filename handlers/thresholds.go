package handlers

import (
	"fmt"
	"strconv"
	"strings"

	"tcrbot/storage"
)

// thresholdPreferences say when a ticket waits too long.
func thresholdPreferences() []Preference {
	return []Preference{
		{
			Name: "first_reply_hours", Group: "thresholds", Title: "Business hours to a first reply", Default: "4", Variable: "TCRBOT_FIRST_REPLY_HOURS", check: checkCount(1, 80),
			Hint: "A new ticket that nobody has answered by then is reminded of.",
		},
		{
			Name: "working_days", Group: "thresholds", Title: "Business days a ticket may be worked on", Default: "2", Variable: "TCRBOT_WORKING_DAYS", check: checkCount(1, 60),
			Hint: "Without a change of status. Later it is reminded of.",
		},
		{
			Name: "nudge_days", Group: "thresholds", Title: "Business days until the customer is nudged", Default: "2,5,10", Variable: "TCRBOT_NUDGE_DAYS", check: checkNudges,
			Hint: "For each nudge, with commas between. The last one says that you will close.",
		},
		{
			Name: "provider_days", Group: "thresholds", Title: "Business days for a provider's review", Variable: "TCRBOT_PROVIDER_DAYS", check: checkProviderDays,
			Hint: "Only where you know better than the table in the guide, like Twilio:12, Telnyx:8",
		},
	}
}

// allowance is how long the provider may take before somebody asks, in business days: the slow end of what it is known to take.
type allowance struct {
	provider string // as storage folds it: small letters; "" for any other
	kind     string // "" for any other
	days     int
	source   string // where the figure comes from; all read in November 2026
}

// allowances is the table of review times. The first row that fits counts.
func allowances() []allowance {
	return []allowance{
		{"aws", "toll-free", 15, "AWS's guide to toll-free registration: up to 15 business days"},
		{"telnyx", "campaign", 10, "Telnyx: its own check by the next business day, the carriers 3 to 10 business days"},
		{"twilio", "campaign", 11, "users of GoHighLevel on Twilio, August 2026: 10 to 15 days, which is up to 11 business days"},
		{"gohighlevel", "campaign", 11, "as Twilio, which it passes campaigns on to"},
		{"signalwire", "campaign", 7, "SignalWire: 3 to 5 business days, then the connection aggregator one or two more"},
		{"zoom", "campaign", 10, "Zoom: one to two weeks"},
		{"vonage", "campaign", 5, "Vonage: all carriers within 7 days, which is 5 business days"},
		{"", "brand", 7, "Zoom: minutes to two hours, 7 business days where a person checks"},
		{"", "toll-free", 10, "no provider but AWS says; two weeks"},
		{"", "number", 5, "no provider says; a week"},
		{"", "", 7, "providers that say nothing, RingCentral among them: between Vonage's 5 and Telnyx's 10 business days"},
	}
}

// allowed finds the row for a provider and kind.
func allowed(provider, kind string) allowance {
	for _, a := range allowances() {
		if (a.provider == "" || a.provider == provider) && (a.kind == "" || a.kind == kind) {
			return a
		}
	}
	return allowance{days: 7}
}

// limits are the thresholds that a team has chosen, in business time.
type limits struct {
	firstReply    int // hours
	working       int // days
	nudges        []int
	providers     map[string]int // days by folded name
	managers      []string
	managerGroups []string // ids of user groups whose members are managers
}

func (c choices) limits() limits {
	l := limits{firstReply: countOf(c.of("first_reply_hours"), 4), working: countOf(c.of("working_days"), 2), managers: c.list(RoleManager.people())}
	l.managerGroups = c.list(RoleManager.groups())
	var err error
	if l.nudges, err = nudgeDays(c.of("nudge_days")); err != nil {
		l.nudges = []int{2, 5, 10}
	}
	if l.providers, err = providerDays(c.of("provider_days")); err != nil {
		l.providers = nil
	}
	return l
}

func countOf(text string, otherwise int) int {
	if n, err := strconv.Atoi(strings.TrimSpace(text)); err == nil && n > 0 {
		return n
	}
	return otherwise
}

func checkCount(least, most int) func(string) error {
	return func(text string) error {
		if n, err := strconv.Atoi(strings.TrimSpace(text)); err != nil || n < least || n > most {
			return fmt.Errorf("write a whole number from %d to %d", least, most)
		}
		return nil
	}
}

// nudgeDays reads "2,5,10": one to six numbers, each larger than the one before.
func nudgeDays(text string) ([]int, error) {
	var out []int
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' }) {
		n, err := strconv.Atoi(word)
		if err != nil || n < 1 || n > 120 || len(out) > 0 && n <= out[len(out)-1] {
			return nil, fmt.Errorf("write growing numbers of business days with commas between, like 2,5,10")
		}
		out = append(out, n)
	}
	if len(out) == 0 || len(out) > 6 {
		return nil, fmt.Errorf("write one to six numbers of business days, like 2,5,10")
	}
	return out, nil
}

// providerDays reads "Twilio:12, Telnyx:8".
func providerDays(text string) (map[string]int, error) {
	out := map[string]int{}
	for pair := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ',' || r == '\n' }) {
		name, days, ok := strings.Cut(pair, ":")
		n, err := strconv.Atoi(strings.TrimSpace(days))
		if name = storage.ProviderKey(name); !ok || err != nil || n < 1 || n > 120 || name == "" {
			return nil, fmt.Errorf("%q is no provider with its business days: write Twilio:12, Telnyx:8", strings.TrimSpace(pair))
		}
		out[name] = n
	}
	return out, nil
}

func checkNudges(text string) error { _, err := nudgeDays(text); return err }

func checkProviderDays(text string) error { _, err := providerDays(text); return err }
