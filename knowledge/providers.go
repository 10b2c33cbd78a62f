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
	at   int // byte offset in the cleaned text
}

// providersIn lists the providers a cleaned text names, in order. "teams" alone is a word like any other; Teams counts
// only with Microsoft or phone beside it.
func (b *Base) providersIn(text string) []mention {
	var found []mention
	for _, p := range b.providers {
		for _, alias := range p.aliases {
			if alias == "teams" || alias == "aco" || alias == "amazon" {
				continue
			}
			if at := wholeWord(text, alias); at >= 0 {
				found = append(found, mention{p.name, at})
				break
			}
		}
	}
	slices.SortFunc(found, func(a, b mention) int { return a.at - b.at })
	return found
}

// wholeWord finds needle in text where no letter or digit touches it, or -1.
func wholeWord(text, needle string) int {
	for from := 0; ; {
		i := strings.Index(text[from:], needle)
		if i < 0 {
			return -1
		}
		i += from
		end := i + len(needle)
		if (i == 0 || !alnum(text[i-1])) && (end == len(text) || !alnum(text[end])) {
			return i
		}
		from = i + 1
	}
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
