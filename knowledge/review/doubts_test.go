package review

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestEachDoubtIsShown wants a case of each rule in which a doubt makes a warning of its blocker.
func TestEachDoubtIsShown(t *testing.T) {
	for id := range doubts() {
		cases, err := os.ReadFile(filepath.Join("testdata", "rules", id+".txtar"))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(cases), "\n-- warns") {
			t.Errorf("%s: no case warns", id)
		}
	}
}

// TestWhatAnAgentFearsIsNoFault reads on after a fear: what is put right in the next words is not told.
func TestWhatAnAgentFearsIsNoFault(t *testing.T) {
	const campaign = "Brand: Fern Street Bakery LLC\nUse case: Customer Care\nSample 1: Fern Street Bakery: your order is ready. Reply STOP to opt out.\nNote: "
	for _, c := range []struct {
		note, rule string
		told       bool
	}{
		{"He used to be a franchisee and I wondered if that matters. It doesn't, he left in 2021.", "agents", false},
		{"He is a franchisee of a chain and each franchisee texts its own clients.", "agents", true},
		{"I was nervous because the owner is Canadian, but the company itself is a Vermont LLC with an EIN.", "remark-foreign", false},
		{"The company is Canadian and has no EIN.", "remark-foreign", true},
		{"Is it OK that the office is a PO box? The brand has the street address 18 Depot Rd and it verified.", "address", false},
	} {
		campaign, _ := Parse(campaign + c.note)
		told := false
		for _, f := range Review(campaign).Findings {
			told = told || f.Rule == c.rule
		}
		if told != c.told {
			t.Errorf("%s: told %v of %s", c.note, told, c.rule)
		}
	}
}
