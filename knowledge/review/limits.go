package review

import "strings"

// limit is how many characters a field may have.
type limit struct {
	field    Field
	min, max int
}

// limits are the registry's, as Twilio and SignalWire publish them; samples count one by one.
func limits() []limit {
	return []limit{
		{FieldDescription, 40, 4096}, {FieldFlow, 40, 2048}, {FieldSamples, 20, 1024},
		{FieldOptInMessage, 20, 320}, {FieldOptOutMessage, 20, 320}, {FieldHelpMessage, 20, 320},
		{FieldOptInKeywords, 0, 255}, {FieldOptOutKeywords, 0, 255}, {FieldHelpKeywords, 0, 255},
		{FieldBrand, 0, 255}, {FieldDBA, 0, 255}, {FieldEmail, 0, 100}, {FieldWebsite, 0, 100}, {FieldEIN, 0, 21},
	}
}

// Limit is how many characters a field may have at a provider: at least min, at most max, 0 where none is known. Samples
// count one by one. Sources differ little: AWS allows keywords of 30 characters each, Twilio's console counts one more for
// the message flow.
func Limit(provider string, f Field) (minimum, maximum int) {
	for _, l := range limits() {
		if l.field == f {
			if f == FieldOptInKeywords && strings.EqualFold(provider, "AWS") {
				return 1, 255
			}
			return l.min, l.max
		}
	}
	return 0, 0
}

// LeastSamples is how many samples a provider requires.
func LeastSamples(provider string) int {
	if strings.EqualFold(provider, "Sinch") {
		return 3
	}
	return 2
}
