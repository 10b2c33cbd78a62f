package knowledge

import (
	"slices"
	"strings"
)

// provider is a row of the table of names: how a provider is written, and whose codes it passes on.
type provider struct {
	name    string
	aliases []string // lower case, as whole words
	issuers []string // providers whose codes it passes on, most likely first
}

// providers is the table of names. Who passes on whose codes: Avaya, AT&T and TELUS publish near-identical lists and the
// RingCentral family shows Bandwidth's, DCA2's and Sinch's codes (support.avaya.com/kb/public/FAQ118897,
// community.sinch.com, support.ringlogix.com); the others as their own help pages say, November 2026.
func providers() []provider {
	ring := []string{"Bandwidth", "DCA2", "Sinch"}
	return []provider{
		{"Twilio", []string{"twilio"}, nil},
		{"AWS", []string{"aws", "amazon", "pinpoint", "end user messaging"}, nil},
		{"Microsoft Teams", []string{"microsoft teams", "ms teams", "teams phone", "teams"}, nil},
		{"Telnyx", []string{"telnyx"}, []string{"DCA2"}},
		{"Bandwidth", []string{"bandwidth", "dca1"}, []string{"DCA2"}},
		{"DCA2", []string{"dca2", "dca 2", "secondary dca"}, nil},
		{"Swivel CRM", []string{"swivel", "swivelcrm", "swivel crm"}, nil},
		{"RingCentral", []string{"ringcentral", "ring central", "ringex"}, ring},
		{"TELUS Business Connect", []string{"telus", "telus business connect"}, ring},
		{"Avaya Cloud Office", []string{"avaya", "avaya cloud office", "aco"}, ring},
		{"AT&T Office@Hand", []string{"office@hand", "at&t office@hand", "office at hand"}, ring},
		{"Sinch", []string{"sinch"}, nil},
		{"Plivo", []string{"plivo"}, nil},
		{"Infobip", []string{"infobip"}, nil},
		{"Sangoma", []string{"sangoma"}, nil},
		{"TCR", []string{"tcr", "the campaign registry", "campaign registry"}, nil},
		{"Vonage", []string{"vonage", "nexmo"}, nil},
		{"Textr", []string{"textr"}, nil},
		{"SignalWire", []string{"signalwire"}, nil},
		{"GoHighLevel", []string{"gohighlevel", "highlevel", "ghl", "leadconnector", "lc phone"}, []string{"Twilio", "Bandwidth"}},
		{"RingLogix", []string{"ringlogix"}, []string{"Bandwidth"}},
		{"Skyetel", []string{"skyetel"}, []string{"Bandwidth"}},
		{"Top Echelon", []string{"top echelon"}, []string{"Bandwidth", "DCA2"}},
		{"Clickatell", []string{"clickatell"}, []string{"DCA2"}},
		{"Salesforce", []string{"salesforce"}, []string{"DCA2"}},
		{"Intulse", []string{"intulse"}, []string{"DCA2"}},
		{"Phonespeak", []string{"phonespeak"}, []string{"DCA2"}},
		{"OIT", []string{"oit"}, []string{"DCA2", "Bandwidth"}},
	}
}

// ProviderName gives the table's name for what a person typed ("ringcentral" → "RingCentral"), or the trimmed text
// itself when no row fits.
func ProviderName(typed string) string {
	want := strings.ToLower(strings.TrimSpace(typed))
	for _, p := range providers() {
		if strings.ToLower(p.name) == want || slices.Contains(p.aliases, want) {
			return p.name
		}
	}
	return strings.TrimSpace(typed)
}

// mention is a provider named in a text.
type mention struct {
	name string
	at   int // index of its first word
}

// aliasPhrases lists how providers are named in running text. Some names are words like any other: they count only where
// a longer name holds them ("Microsoft Teams").
func aliasPhrases(list []provider) phrases {
	names := makePhrases()
	for _, p := range list {
		for _, alias := range p.aliases {
			if alias != "teams" && alias != "aco" && alias != "amazon" {
				names.add(alias, p.name)
			}
		}
	}
	return names
}

// providersIn lists the providers a text names, each once, in order.
func (b *Base) providersIn(list []word) []mention {
	var found []mention
	b.aliases.in(list, func(name string, from, _ int) {
		if !slices.ContainsFunc(found, func(m mention) bool { return m.name == name }) {
			found = append(found, mention{name, from})
		}
	})
	return found
}

func alnum(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}

func (b *Base) issuersOf(name string) []string {
	for _, p := range b.providers {
		if p.name == name {
			return p.issuers
		}
	}
	return nil
}
