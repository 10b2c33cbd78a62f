package review

import (
	"fmt"
	"strings"
)

// Severity is how a reviewer would take a finding.
type Severity string

// The severities, worst first.
const (
	Blocker Severity = "blocker" // will be refused
	Warning Severity = "warning" // is often refused
	Context Severity = "context" // cannot be told from the text; the message is the question to ask
)

// Finding is one thing a reviewer will hold against the campaign, or a question nobody can answer from the text.
type Finding struct {
	Rule     string // id in [Rules]
	Article  string // slug of the article in package knowledge
	Field    Field
	Severity Severity
	// Message says what is wrong, or asks the question if the severity is context.
	Message string
	Why     string
	// Evidence is the words of the campaign it stands on; empty where something is missing.
	Evidence string
	// Suggestion is what to do or wording to use, with the brand's name filled in and open facts in [brackets].
	Suggestion string
	Source     string // where the rule was read
}

// Report is the review of one campaign.
type Report struct {
	Campaign   Campaign
	Understood Understood
	// Findings are grouped by field, the group with the worst finding first, worst first in each.
	Findings                     []Finding
	Blockers, Warnings, ToAskFor int
}

// Group is the findings of one field.
type Group struct {
	Field    Field
	Findings []Finding
}

// Groups are the findings by field, in the order of Findings.
func (r Report) Groups() []Group {
	var out []Group
	for _, f := range r.Findings {
		if n := len(out); n > 0 && out[n-1].Field == f.Field {
			out[n-1].Findings = append(out[n-1].Findings, f)
			continue
		}
		out = append(out, Group{f.Field, []Finding{f}})
	}
	return out
}

// Verdict is the report in one line: "2 would be refused, 1 worth fixing, 3 to ask the customer".
func (r Report) Verdict() string {
	var parts []string
	for _, p := range []struct {
		n    int
		what string
	}{{r.Blockers, "would be refused"}, {r.Warnings, "worth fixing"}, {r.ToAskFor, "to ask the customer"}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.what))
		}
	}
	if len(parts) == 0 {
		return "Nothing found that a reviewer would refuse"
	}
	return strings.Join(parts, ", ")
}

// Questions are what to ask the customer, one sentence each, without repeats.
func (r Report) Questions() []string {
	var out []string
	seen := map[string]bool{}
	for _, f := range r.Findings {
		if f.Severity == Context && !seen[f.Message] {
			seen[f.Message] = true
			out = append(out, f.Message)
		}
	}
	return out
}
