package review

import (
	"cmp"
	"slices"
	"strings"
)

// Rule is one thing a reviewer looks for.
type Rule struct {
	ID       string
	Article  string // slug of the article that explains it
	Severity Severity
	Why      string
	Source   string // where the rule was read
	check    func(*facts) []hit
}

// hit is one place where a rule applies. A severity replaces the rule's.
type hit struct {
	field      Field
	severity   Severity
	message    string
	evidence   string
	suggestion string
}

// Rules is every rule, by field.
func Rules() []Rule {
	return slices.Concat(identityRules(), websiteRules(), consentRules(), freedomRules(), replyRules(), sampleRules(), linkRules(), policyRules(),
		contentRules(), moneyRules(), useCaseRules(), specialRules(), unusedRules(), fieldRules(), remarkRules())
}

// Review holds a campaign against every rule.
func Review(c Campaign) Report {
	f := newFacts(c)
	r := Report{Campaign: c}
	table := doubts()
	for _, rule := range Rules() {
		for _, h := range rule.check(f) {
			if f.dispelled(h) {
				continue
			}
			r.Findings = append(r.Findings, rule.finding(f, f.weighed(rule, h, table[rule.ID])))
		}
	}
	r.Findings = silenced(r.Findings)
	r.count()
	return r
}

// count arranges the findings and counts them by severity.
func (r *Report) count() {
	r.Findings = arranged(r.Findings)
	r.Blockers, r.Warnings, r.ToAskFor = 0, 0, 0
	for _, found := range r.Findings {
		switch found.Severity {
		case Blocker:
			r.Blockers++
		case Warning:
			r.Warnings++
		default:
			r.ToAskFor++
		}
	}
}

func (r Rule) finding(f *facts, h hit) Finding {
	return Finding{Rule: r.ID, Article: r.Article, Field: h.field, Severity: cmp.Or(h.severity, r.Severity), Message: h.message,
		Why: r.Why, Evidence: clip(f.asWritten(h.evidence)), Suggestion: h.suggestion, Source: r.Source}
}

// clip shortens evidence to what fits on a screen.
func clip(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if runes := []rune(s); len(runes) > 220 {
		return string(runes[:219]) + "…"
	}
	return s
}

// arranged groups findings by field, the worst group first, worst first in each.
func arranged(findings []Finding) []Finding {
	worst := map[Field]int{}
	first := map[Field]int{}
	for i, f := range findings {
		if _, seen := first[f.Field]; !seen {
			first[f.Field], worst[f.Field] = i, rank(f.Severity)
		}
		worst[f.Field] = min(worst[f.Field], rank(f.Severity))
	}
	slices.SortStableFunc(findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(worst[a.Field], worst[b.Field]), cmp.Compare(first[a.Field], first[b.Field]), cmp.Compare(rank(a.Severity), rank(b.Severity)))
	})
	return findings
}

func rank(s Severity) int { return slices.Index([]Severity{Blocker, Warning, Context}, s) }

// silences is which finding makes which others pointless: who cannot show any consent need not hear that the notice lacks a word.
func silences() map[string][]string {
	loudConsent := []string{"consent-notice-parts", "consent-not-verifiable", "consent-text-first", "consent-number-on-file", "consent-none"}
	return map[string][]string{
		"consent-third-party":    append([]string{"consent-script"}, loudConsent...),
		"consent-cold":           append([]string{"consent-marketing-spoken", "consent-script"}, loudConsent...),
		"consent-staff":          {"consent-none", "consent-number-on-file", "consent-notice-parts", "consent-not-verifiable", "consent-script", "consent-text-first"},
		"consent-number-on-file": {"consent-none", "consent-notice-parts", "consent-not-verifiable", "consent-script", "consent-marketing-spoken"},
		"consent-text-first":     {"consent-none", "consent-notice-parts", "consent-not-verifiable"},
		"consent-none":           {"consent-notice-parts", "consent-not-verifiable", "consent-script"},
		"consent-script":         {"consent-notice-parts", "consent-not-verifiable"},
		"consent-phone-field":    {"consent-notice-parts", "consent-none", "consent-not-verifiable", "consent-bundled"},
		"consent-forced":         {"consent-bundled"},
		"reply-unused":           {"optin-reply-none", "optin-reply-parts", "consent-notice-parts"},
		"gambling":               {"age-gate"},
		"adult":                  {"age-gate"},
		"cannabis":               {"age-gate"},
		"language":               {"consent-notice-parts", "consent-none", "optin-reply-parts", "optout-reply-parts", "help-reply-parts", "description-vague", "consent-not-verifiable", "sample-optout", "usecase-emergency"},
		"sample-other-brand":     {"sample-brand", "website-other-name"},
		"many-brands":            {"sample-other-brand", "website-other-name", "reseller", "sample-brand", "sample-brand-some"},
		"reseller":               {"sample-other-brand", "website-other-name"},
		"usecase-charity":        {"nonprofit-claim"},
	}
}

func silenced(findings []Finding) []Finding {
	quiet := map[string]bool{}
	table := silences()
	for _, f := range findings {
		if f.Severity != Context {
			for _, id := range table[f.Rule] {
				quiet[id] = true
			}
		}
	}
	return slices.DeleteFunc(findings, func(f Finding) bool { return quiet[f.Rule] })
}

func one(field Field, evidence, message, suggestion string) []hit {
	return []hit{{field: field, evidence: evidence, message: message, suggestion: suggestion}}
}

// warned makes warnings of hits that are often right and not surely.
func warned(hits []hit) []hit {
	for i := range hits {
		hits[i].severity = Warning
	}
	return hits
}

// asked is a question: what cannot be told from the text.
func asked(field Field, question string) []hit {
	return []hit{{field: field, severity: Context, message: question}}
}
