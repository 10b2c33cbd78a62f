package storage_test

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"tcrbot/storage"
)

func TestPersonalDataIsMasked(t *testing.T) {
	for text, want := range map[string]string{
		"EIN 12-3456789":                        "EIN [EIN]",
		"ein: 123456789":                        "ein: [EIN]",
		"FEIN#12 3456789.":                      "FEIN#[EIN].",
		"Tax ID number is 123456789":            "Tax ID number is [EIN]",
		"our tax id (12-3456789)":               "our tax id ([EIN])",
		"Employer Identification No. 123456789": "Employer Identification No. [EIN]",
		"SSN 123-45-6789":                       "SSN [SSN]",
		"ssn=123456789":                         "ssn=[SSN]",
		"Social Security number 123 45 6789":    "Social Security number [SSN]",
		"Call (555) 123-4567 or 555-123-4567":   "Call [phone] or [phone]",
		"(555)123-4567, 555.123.4567":           "[phone], [phone]",
		"555 123 4567":                          "[phone]",
		"5552345678, 15552345678":               "[phone], [phone]",
		"+15551234567":                          "[phone]",
		"+1 (555) 123-4567 ext 5":               "[phone] ext 5",
		"+1-555-123-4567;+1.555.123.4567":       "[phone];[phone]",
		"+15551234567 30909":                    "[phone] 30909",
		"+1 555 123 4567 2026-11-24":            "[phone] 2026-11-24",
		"+44 20 7946 0958":                      "[phone]",
		"+44 20 7946 0958 30909":                "[phone] 30909",
		"+33 1 23 45 67 89":                     "[phone]",
		"+49 30 12 34 56 78, code 806":          "[phone], code 806",
		"+6561234567":                           "[phone]",
		"<tel:+15552345678|(555) 234-5678>":     "<tel:[phone]|[phone]>",
		"ana@example.com":                       "[e-mail]",
		"Ana.B+tcr@mail.example.co.uk.":         "[e-mail].",
		"<mailto:a@b.io|a@b.io>":                "<mailto:[e-mail]|[e-mail]>",
		"josé@exämple.com":                      "[e-mail]",
		"5552345678@sms.example.com":            "[e-mail]",
		"4111 1111 1111 1111":                   "[card]",
		"4111-1111-1111-1111":                   "[card]",
		"4111111111111111":                      "[card]",
		"3782 822463 10005":                     "[card]",
		"4111 1111 1111 1111 555 223 4567":      "[card] [phone]",
		// as people paste them from elsewhere
		"555–123–4567":                "[phone]",
		"555‑123‑4567":                "[phone]",
		"(555)\u00a0123−4567":         "[phone]",
		"\u202a+1 555 123 4567\u202c": "\u202a[phone]",
		"55\u200b5-123-4567":          "[phone]",
		"１２３-４５-６７８９":                 "[SSN]",
		"＋１５５５１２３４５６７":                "[phone]",
		"ana＠example．com":             "[e-mail]",
		"٠١٢-٣٤-٥٦٧٨":                 "[SSN]",
		"𝟓𝟓𝟓-𝟏𝟐𝟑-𝟒𝟓𝟔𝟕":                "[phone]",
	} {
		if got := storage.Mask(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

// what a diagnosis rests on
func harmless() []string {
	return []string{
		"30909", "error 30034", "CR4015", "806", "codes 806, 605, 30909", "BRAND_VETTING_FAILED", "30909/30910",
		"CABC123", "C1A2B3C", "BN7DXYZ", "CM0123456789abcdef0123456789abcdef", "550e8400-e29b-41d4-a716-446655440000",
		"2026-11-24", "11/24/2026", "24.11.2026", "20261124", "2026-11-24 10:15:30", "2026-11-24 2026-11-25", "2026-11-24T10:15:30Z",
		"$15", "$1,234.56", "10000000 messages", "1 000 000", "4.50 USD", "100.000,00", "10-15 days", "99.9%",
		"#41", "round 3", "case 00123456", "1764003543.123456", "1764003543123", "@ana", "10DLC", "A2P 10DLC", "192.168.10.20", "v1.2.3",
		"4111 1111 1111 1112", "STOP, HELP", "https://example.com/terms?x=1&y=22", "reply to 72345", "+1", "1-2-3",
	}
}

func TestCodesIdsDatesAndAmountsStay(t *testing.T) {
	for _, text := range harmless() {
		for _, around := range []string{"%", "Declined (%) today.", "é%é", "%\n%", "Tax ID missing, %", "+%"} {
			whole := strings.ReplaceAll(around, "%", text)
			if got := storage.Mask(whole); got != whole && !strings.HasPrefix(around, "+") {
				t.Errorf("%q becomes %q", whole, got)
			}
		}
	}
}

func TestALongTextIsMaskedInBetween(t *testing.T) {
	filler := strings.Repeat("We text customers who asked for it. ", 500)
	if got, want := storage.Mask(filler+"EIN 12-3456789 "+filler), filler+"EIN [EIN] "+filler; got != want {
		t.Error("the number in the middle of 36,000 characters stands, or more than it is gone")
	}
}

// personal finds with other means what must not be left.
var personal = regexp.MustCompile(`(?:^|[^\w+-])(?:\d{3}-\d{2}-\d{4}|\d{2}-\d{7}|\d{3}-\d{3}-\d{4}|\(\d{3}\) \d{3}-\d{4})(?:$|[^\w-])|[A-Za-z0-9]@[A-Za-z0-9]+\.[A-Za-z0-9]`)

func FuzzMask(f *testing.F) {
	for _, text := range harmless() {
		f.Add(text)
	}
	for _, text := range []string{
		"", "@", "a@b.c@d.e", "+1234567890123456789", "4111 1111 1111 1111 555 223 4567", "123-45-6789-123-45-6789", "\xff12-3456789\xfe",
		"555–123–4567", "１２３-４５-６７８９", "ein ein 123456789", "+1+1+15551234567", "(555)(555) 123-4567", "\u202a+1 555 123 4567\u202c", "@@@@@@",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		masked := storage.Mask(text)
		if again := storage.Mask(masked); again != masked {
			t.Errorf("%q becomes %q, and that %q", text, masked, again)
		}
		if utf8.ValidString(text) && !utf8.ValidString(masked) {
			t.Errorf("%q becomes %q, which is no text", text, masked)
		}
		if left := personal.FindString(masked); left != "" {
			t.Errorf("%q becomes %q, where %q is left", text, masked, left)
		}
		if !strings.ContainsAny(masked, "[") && masked != text {
			t.Errorf("%q becomes %q without a label", text, masked)
		}
		for _, token := range []string{"30909", "CABC123", "2026-11-24", "$1,234.56"} {
			// Letters keep a token apart from what stands around it.
			if whole := storage.Mask(text + " code " + token + " today"); !strings.HasSuffix(whole, "code "+token+" today") {
				t.Errorf("%q before it, %s becomes %q", text, token, whole)
			}
		}
	})
}
