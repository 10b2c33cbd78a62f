package knowledge

import (
	"slices"
	"testing"
)

func TestEveryCodeResolvesToItsCause(t *testing.T) {
	b := loaded(t)
	for _, want := range b.AllCodes() {
		rows := b.Codes(want.Code, want.Provider)
		if !slices.Contains(rows, want) {
			t.Errorf("Codes(%q, %q) does not hold its own row", want.Code, want.Provider)
		}
		for _, row := range rows {
			if row.Provider != want.Provider {
				t.Errorf("Codes(%q, %q) strays to %s", want.Code, want.Provider, row.Provider)
			}
		}
	}
}

func TestACodeIsFoundInAnyDress(t *testing.T) {
	b := loaded(t)
	for _, typed := range []string{"30909", " 30909 ", "#30909", "(30909)", "Error 30909:", "err 30909", "Error code: 30909", "code 30909.", "`30909`"} {
		if rows := b.Codes(typed, ""); len(rows) == 0 || rows[0].Code != "30909" {
			t.Errorf("Codes(%q) = %v, want 30909", typed, rows)
		}
	}
	for _, typed := range []string{"cr4015", "CR4015", "Reason code CR4015"} {
		if rows := b.Codes(typed, ""); len(rows) == 0 || rows[0].Code != "CR4015" {
			t.Errorf("Codes(%q) = %v, want CR4015", typed, rows)
		}
	}
}

func TestAmbiguityStaysWithoutAProvider(t *testing.T) {
	b := loaded(t)
	if got := providersOf(b.Codes("803", "")); !slices.Equal(got, []string{"DCA2", "Telnyx"}) {
		t.Errorf("803 belongs to %v", got)
	}
	if got := providersOf(b.Codes("803", "Telnyx")); !slices.Equal(got, []string{"Telnyx"}) {
		t.Errorf("803 at Telnyx belongs to %v", got)
	}
	if got := providersOf(b.Codes("803", "Nobody Ever Heard Of")); !slices.Equal(got, []string{"DCA2", "Telnyx"}) {
		t.Errorf("803 at an unknown provider belongs to %v", got)
	}
}

func TestAResellerFallsThroughToItsIssuers(t *testing.T) {
	b := loaded(t)
	for _, reseller := range []string{"RingCentral", "avaya", "TELUS", "AT&T Office@Hand"} {
		for code, issuer := range map[string]string{"2115": "Bandwidth", "806": "DCA2", "CR2020": "Sinch"} {
			rows := b.Codes(code, reseller)
			if len(rows) == 0 || rows[0].Provider != issuer || rows[0].IssuedBy != issuer {
				t.Errorf("%s at %s = %+v, want issued by %s", code, reseller, rows, issuer)
			}
		}
	}
	if rows := b.Codes("CR4015", "RingCentral"); len(rows) != 1 || rows[0].IssuedBy != "" {
		t.Errorf("RingCentral has CR4015 of its own, got %+v", rows)
	}
}

func TestOwnProvidersComeFirst(t *testing.T) {
	b := loaded(t)
	mine, others := b.OwnFirst(b.Codes("601", ""), []string{"telnyx", "Avaya Cloud Office"})
	if got := providersOf(mine); !slices.Equal(got, []string{"Avaya Cloud Office", "Telnyx"}) {
		t.Errorf("own rows of 601: %v", got)
	}
	if got := providersOf(others); !slices.Equal(got, []string{"AT&T Office@Hand", "DCA2", "TELUS Business Connect"}) {
		t.Errorf("other rows of 601: %v", got)
	}
	mine, _ = b.OwnFirst(b.Codes("806", ""), []string{"RingCentral"})
	if len(mine) != 1 || mine[0].IssuedBy != "DCA2" {
		t.Errorf("RingCentral passes DCA2's 806 on: %+v", mine)
	}
	if mine, others := b.OwnFirst(b.Codes("601", ""), nil); len(mine) != 5 || others != nil {
		t.Errorf("without own providers all are own: %d, %d", len(mine), len(others))
	}
}

func TestAnUnknownCodeHasNoRows(t *testing.T) {
	b := loaded(t)
	for _, typed := range []string{"", " ", "#", "99999", "nonsense", "code", "\x00\xff"} {
		if rows := b.Codes(typed, ""); rows != nil {
			t.Errorf("Codes(%q) = %v", typed, rows)
		}
	}
}

func providersOf(rows []Code) []string {
	var names []string
	for _, r := range rows {
		names = append(names, r.Provider)
	}
	slices.Sort(names)
	return slices.Compact(names)
}
