package knowledge

import (
	"slices"
	"strings"
	"testing"
)

func TestCodesAreFoundAsPeoplePasteThem(t *testing.T) {
	b := loaded(t)
	for text, want := range map[string]string{
		"30909": "30909",
		"Rejection Code 2115: opt-in is not sufficient": "2115",
		"(806)":                              "806",
		"denied (806) again, gym in Ohio":    "806",
		"CR4015":                             "CR4015",
		"got cr4015 from sinch":              "CR4015",
		"err 30896 what now":                 "30896",
		"error code: 30908, please help":     "30908",
		"#30909 - call to action":            "30909",
		"*30909*: declined":                  "30909",
		"`30909`":                            "30909",
		"Twilio 30907":                       "30907",
		"803 from Telnyx":                    "803",
		"DCA2 803":                           "803",
		"declined, code 702 number 555-0134": "702",
		"2133 + 2135, 2136":                  "2133 2135 2136",
		"30897, 30909 and 30882":             "30897 30909 30882",
		"Errors:\n- 30908\n- 30933":          "30908 30933",
		"BRAND_EMAIL_PUBLIC_DOMAIN":          "BRAND_EMAIL_PUBLIC_DOMAIN",
		"brand_email_public_domain it says":  "BRAND_EMAIL_PUBLIC_DOMAIN",
		"reason: BrandWebsiteIssues.":        "BrandWebsiteIssues",
		"CallToActionMissingBrandName / CallToActionMissingDataRatesDisclosure": "CallToActionMissingBrandName CallToActionMissingDataRatesDisclosure",
		"portal shows Brand not vetted":                                         "Brand not vetted",
		"my brand was rejected with 2105, help":                                 "2105",
		"rejected code 30909 rejected code 30909":                               "30909",
		"<https://www.twilio.com/docs/api/errors/30909|30909>":                  "30909",
	} {
		var got []string
		for _, c := range b.Match(text, Hints{}).Codes {
			if !slices.Contains(got, c.Code) {
				got = append(got, c.Code)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: found %v, want %s", text, got, want)
		}
	}
}

func TestNumbersThatAreNotCodes(t *testing.T) {
	b := loaded(t)
	for _, text := range []string{
		"we opened in 2003 and have texted since 2005",
		"In 2001, our church began",
		"it costs $803 a month",
		"cost us 804 dollars",
		"call 803-555-0142 or (702) 555-0199",
		"our number is 803 555 0142",
		"702 number, Las Vegas",
		"we are at 2114 Maple Street",
		"2100 W Oak Ave, Suite 601",
		"we are a 501(c)(3) and were refused as a non-profit",
		"501c3",
		"at 10:30 and again at 11:01",
		"about 1001 members get our texts",
		"1100 people signed up",
		"2,101 subscribers",
		"601 patients, 702 appointments",
		"HTTP 404 when the reviewer opened the page",
		"ZIP 30905",
		"EIN 12-3456789",
		"24/7 support, 365 days",
		"the 2100s block of Elm",
		"Campaign Status: Rejected",
		"status: FAILED",
		"Reason:",
		"Suspended",
	} {
		if m := b.Match(text, Hints{}); len(m.Codes) > 0 {
			t.Errorf("%q: took %s for a code", text, m.Codes[0].Code)
		}
	}
}

func TestUnknownCodesAreNamed(t *testing.T) {
	b := loaded(t)
	for text, want := range map[string]string{
		"error 39999 what is that":           "39999",
		"CR9999":                             "CR9999",
		"rejected: BRAND_SOMETHING_NEW_HERE": "BRAND_SOMETHING_NEW_HERE",
	} {
		if m := b.Match(text, Hints{}); !slices.Equal(m.Unknown, []string{want}) {
			t.Errorf("%q: unknown %v, want %s", text, m.Unknown, want)
		}
	}
}

func TestAProviderInTheTextNarrowsACode(t *testing.T) {
	b := loaded(t)
	for text, want := range map[string]string{
		"803 from Telnyx":            "optin-not-voluntary",
		"DCA2 803":                   "optin-webform-phone-field",
		"ringcentral says 803":       "optin-webform-phone-field",
		"Plivo rejected, error 1001": "content-prohibited",
		"sangoma 1001 declined":      "age-gate-missing",
	} {
		if m := b.Match(text, Hints{}); m.Best() != want {
			t.Errorf("%q: %s, want %s (codes %v)", text, m.Best(), want, m.Codes)
		}
	}
	if m := b.Match("803", Hints{Provider: "telnyx"}); m.Best() != "optin-not-voluntary" || len(m.Codes) != 1 {
		t.Errorf("803 with Telnyx as a hint: %s", m.Best())
	}
	if m := b.Match("803", Hints{}); len(m.Codes) != 2 || m.Causes[0].Confidence == High {
		t.Errorf("803 alone is ambiguous: %+v", m.Causes)
	}
}
