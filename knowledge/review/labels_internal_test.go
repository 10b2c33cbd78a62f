package review

import "testing"

func TestLabelsInCapitalsNeedNoColon(t *testing.T) {
	c, _ := Parse("BRAND Alder Quay Foods\nUSECASE CUSTOMER_CARE\nDESCRIPTION Alder Quay Foods texts shops when a crate is on its way.\nCTA Shops tick an empty box at https://alderquay.com/texts.\nOPTOUT Alder Quay Foods: you get no more texts.\nPRIVACY https://alderquay.com/privacy")
	for f, want := range map[Field]string{FieldBrand: "Alder Quay Foods", FieldUseCase: "customer care", FieldOptOutMessage: "Alder Quay Foods: you get no more texts.", FieldPrivacy: "https://alderquay.com/privacy"} {
		if got := c.Text(f); got != want {
			t.Errorf("%s: %q, want %q", f, got, want)
		}
	}
}

func TestAMessageMayEndInItsKeyword(t *testing.T) {
	c, _ := Parse("Opt-in message: Alder Quay Foods: crate texts are on. Msg frequency varies. Std msg & data rates may apply. Need help? HELP. To stop: STOP.\nOpt-out message: Alder Quay Foods: no more texts.\nHelp message: Alder Quay Foods: 503-555-0188")
	if want := "Alder Quay Foods: no more texts."; c.OptOutMessage != want {
		t.Errorf("opt-out message %q, want %q", c.OptOutMessage, want)
	}
	if want := "Alder Quay Foods: 503-555-0188"; c.HelpMessage != want {
		t.Errorf("HELP message %q, want %q", c.HelpMessage, want)
	}
}

func TestLabelsOfMessagesAndAttributes(t *testing.T) {
	table := newLabelTable()
	for label, want := range map[string]Field{
		"URLs in texts": FieldLink, "Phone numbers in texts": FieldPhoneFlag, "Goodbye text": FieldOptOutMessage, "Enrollment process": FieldFlow,
		"Permission to text": FieldFlow, "Program type": FieldUseCase, "Stop words": FieldOptOutKeywords, "Ex. 1": FieldSamples, "Trading as": FieldDBA,
		"Sender": FieldBrand, "INFO reply": FieldHelpMessage, "Website": FieldWebsite,
	} {
		if got := table.labelOf(label); got != want {
			t.Errorf("%s: %s, want %s", label, got, want)
		}
	}
}
