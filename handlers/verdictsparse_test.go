package handlers

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tcrbot/storage"
)

func TestVerdictsAreReadFromLines(t *testing.T) {
	for line, want := range map[string]verdictLine{
		"CABC123 approved":                             {ID: "CABC123", Verdict: storage.Approved},
		"cabc123: Approved.":                           {ID: "CABC123", Verdict: storage.Approved, Reason: "."},
		"CXYZ987 rejected 2115 no contact given":       {ID: "CXYZ987", Verdict: storage.Rejected, Reason: "2115 no contact given"},
		`CXYZ987,REJECTED,"2115, no contact"`:          {ID: "CXYZ987", Verdict: storage.Rejected, Reason: "2115, no contact"},
		"campaign CXYZ987 was not approved - CR4015":   {ID: "CXYZ987", Verdict: storage.Rejected, Reason: "CR4015"},
		"Declined: CXYZ987 (opt-in)":                   {ID: "CXYZ987", Verdict: storage.Rejected, Reason: "opt-in"},
		"#41 rejected 2115":                            {ID: "#41", Verdict: storage.Rejected, Reason: "2115"},
		"#041\tFAILED\t30909":                          {ID: "#41", Verdict: storage.Rejected, Reason: "30909"},
		"CXYZ987 in review since Monday":               {ID: "CXYZ987", Pending: true, Reason: "since Monday"},
		"QE2c6890da8086d771 wasn't accepted, no terms": {ID: "QE2C6890DA8086D771", Verdict: storage.Rejected, Reason: "no terms"},
		"• CXYZ987 – rejected – approved wording lost": {ID: "CXYZ987", Verdict: storage.Rejected, Reason: "approved wording lost"},
	} {
		want.Line = 2
		got := parseVerdicts("\n" + line + "\r\n")
		if want.Reason == "." {
			want.Reason = got.Lines[0].Reason
		}
		if diff := cmp.Diff(verdictSheet{Lines: []verdictLine{want}}, got); diff != "" {
			t.Errorf("%q: %s", line, diff)
		}
	}
}

func TestVerdictsAreReadFromAPortalsTable(t *testing.T) {
	want := []verdictLine{
		{Line: 2, ID: "CABC123", Verdict: storage.Approved},
		{Line: 3, ID: "CXYZ987", Verdict: storage.Rejected, Reason: "2115 No contact,\nnone at all"},
		{Line: 5, ID: "CDEF456", Pending: true},
	}
	for name, table := range map[string]string{
		"commas":     "\ufeffCampaign ID,Status,Code,Reason\r\nCABC123,APPROVED,,\r\nCXYZ987,REJECTED,2115,\"No contact,\r\nnone at all\"\r\ncdef456,IN_REVIEW,,\r\n",
		"any order":  "Brand,Rejection code,Reason,Brand status,Campaign status,Campaign\nZebra,,,VERIFIED,approved,CABC123\nOkapi,2115,\"No contact,\nnone at all\",VERIFIED,declined,CXYZ987\nKin,,,VERIFIED,Pending,CDEF456\n",
		"semicolons": "id;status;reason\nCABC123;approved;\nCXYZ987;failed;\"2115 No contact,\nnone at all\"\nCDEF456;submitted;\n",
		"tabs":       "Status\tCampaign ID\tError\napproved\tCABC123\nrejected\tCXYZ987\t\"2115 No contact,\nnone at all\"\npending\tCDEF456\t\n",
	} {
		got := parseVerdicts(table)
		if diff := cmp.Diff(want, got.Lines); diff != "" || len(got.Strange) != 0 {
			t.Errorf("%s: %s\n%+v", name, diff, got.Strange)
		}
	}
}

func TestWhatIsNoVerdictIsTold(t *testing.T) {
	got := parseVerdicts("Good morning\nCABC123 hm\napproved\n---\n\nCABC123 rejected a\nCABC123 approved")
	want := []strangeLine{{1, "Good morning"}, {2, "CABC123 hm"}, {3, "approved"}}
	if diff := cmp.Diff(want, got.Strange); diff != "" {
		t.Error(diff)
	}
	if len(got.Lines) != 1 || got.Lines[0].Verdict != storage.Approved || got.Lines[0].Line != 7 {
		t.Errorf("the last line about a campaign counts: %+v", got.Lines)
	}
	got = parseVerdicts("campaign,status\nCABC123,hm\n,approved\n,\nCXYZ987,approved\n\"CDEF456,approved")
	if len(got.Lines) != 1 || len(got.Strange) != 3 {
		t.Errorf("%+v", got)
	}
	if got = parseVerdicts(strings.Repeat("CABC123 approved\n", maxVerdicts+9)); len(got.Lines) != 1 || len(got.Strange) != 1 {
		t.Errorf("a paste without end: %d, %+v", len(got.Lines), got.Strange)
	}
}

func FuzzParseVerdicts(f *testing.F) {
	for _, seed := range []string{"CABC123 approved", "#41 rejected 2115", "campaign,status,reason\nC1,approved,\"x", "\ufeffid;status\n;\n", "not approved CABC123", "İ CABC123 approved ß"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s := parseVerdicts(text)
		seen := map[string]bool{}
		for _, l := range s.Lines {
			if l.ID == "" || seen[l.ID] || l.Line < 1 || l.Pending == (l.Verdict != storage.Awaited) || !strings.Contains(strings.Join(strings.Fields(text), " "), strings.Join(strings.Fields(l.Reason), " ")) && len(l.Reason) > 0 && tableOf(strings.ReplaceAll(text, "\ufeff", "")) == 0 {
				t.Errorf("%q gives %+v", text, l)
			}
			seen[l.ID] = true
		}
		for _, l := range s.Strange {
			if l.Line < 1 || l.Text == "" {
				t.Errorf("%q is strange: %+v", text, l)
			}
		}
	})
}
