package review

import (
	"slices"
	"strings"

	"tcrbot/knowledge"
)

// ToldCause is a cause that a text complains of in so many words.
type ToldCause struct {
	Slug  string
	Title string
	Do    string  // the first thing to do about it
	Words string  // the complaint in the text, or the words that decided it
	Share float64 // how much of the text speaks for it, from 0 to 1
	Sure  bool
}

// Told finds what a text surely complains of, as the answer to a pasted complaint does; nil finds nothing.
type Told func(text string) []ToldCause

// ToldBy lets a knowledge base say what a text complains of: the causes that it is sure of.
func ToldBy(base *knowledge.Base) Told {
	return func(text string) []ToldCause {
		var out []ToldCause
		m := base.Match(text, knowledge.Hints{})
		for _, r := range m.Causes {
			if a, ok := base.Article(r.Slug); ok {
				out = append(out, ToldCause{Slug: r.Slug, Title: a.Title, Do: a.Steps[0], Words: complaint(m, r), Share: r.Score,
					Sure: m.Verdict == knowledge.VerdictMatch && r.Confidence == knowledge.High})
			}
		}
		return out
	}
}

// complaint is the part of a text that names a cause, else the words that spoke for it.
func complaint(m knowledge.Match, r knowledge.Ranked) string {
	for _, reason := range m.Reasons {
		if reason.Slug == r.Slug && len(m.Reasons) > 1 {
			return reason.Text
		}
	}
	return strings.Join(r.Why, ", ")
}

// The most fields that a text may give, and the fewest words that it must have, to be read as words about a case rather than
// as a campaign.
const (
	mostToldFields = 2
	leastTold      = 8
)

// tell adds what an agent's words about a case say: "the brand is stuck because nobody opened the mail". Where they come with a
// campaign, rules that read its fields know better what is in them.
func (r *Report) tell(told Told) {
	c := r.Campaign
	if told == nil || c.Whole || len(newText(c.Prose).tokens) < leastTold {
		return
	}
	raised := map[string]bool{}
	for _, f := range r.Findings {
		if f.Severity != Context {
			raised[f.Article] = true
		}
	}
	quoted := len(quotesOf(c.Prose)) > 1
	complains := isTold(c) && len(raised) == 0
	for _, cause := range told(c.Prose) {
		likely := cause.Share >= leastLikely && len(raised) == 0 && tellingFields(c) == 0 && !quoted
		if !cause.Sure && !likely || raised[cause.Slug] || cause.Slug == "sample-missing-optout" && optOutWords(newText(c.Prose)) || !complains && settled(c, cause.Slug) {
			continue
		}
		r.Findings = append(r.Findings, Finding{Rule: toldRule, Article: cause.Slug, Field: topicField(cause.Slug), Severity: Warning,
			Message: "What you wrote points to: " + cause.Title + ".", Why: "Words about a case are matched as a pasted complaint is.", Evidence: clip(cause.Words), Suggestion: cause.Do})
	}
	r.count()
}

// noConsent are the articles about what is taken for consent and is none.
func noConsent() []string {
	return []string{"optin-implied-consent", "optin-existing-relationship", "optin-third-party", "optin-cold-outreach", "optin-staff-only",
		"optin-cta-missing", "optin-cta-unverifiable", "optin-verbal-script", "optin-webform-phone-field"}
}

// leastLikely is the share from which on a cause is told of words that hold nothing else, as the answer to a complaint would be.
const leastLikely = 0.5

// leastKind is the share from which on the words of a message flow say what kind of consent is meant.
const leastKind = 0.3

// kind adds which kind of consent a message flow claims, where a rule found that there is none: "the customer texting us is the
// consent", "they are our employees".
func (r *Report) kind(told Told) {
	flow := r.Campaign.Flow
	none := slices.ContainsFunc(r.Findings, func(f Finding) bool {
		return f.Severity == Blocker && (f.Rule == "consent-none" || f.Rule == "consent-notice-parts")
	})
	if told == nil || !none || scripted(flow) {
		return
	}
	for _, cause := range told(flow) {
		if cause.Share < leastKind || !slices.Contains(noConsent(), cause.Slug) {
			continue
		}
		if !slices.ContainsFunc(r.Findings, func(f Finding) bool { return f.Article == cause.Slug }) {
			r.Findings = append(r.Findings, Finding{Rule: toldRule, Article: cause.Slug, Field: FieldFlow, Severity: Warning,
				Message: "What is written points to: " + cause.Title + ".", Why: "A message flow is matched as a pasted complaint is.", Evidence: clip(cause.Words), Suggestion: cause.Do})
		}
		break
	}
	r.count()
}

// settled reports whether rules read for themselves what an article is about, wherever a campaign is described.
func settled(c Campaign, slug string) bool {
	return slices.Contains([]string{"optin-disclosures-missing", "optin-cta-missing", "privacy-policy-sharing", "sample-attributes-mismatch"}, slug) ||
		strings.HasSuffix(slug, "-message-missing") || strings.HasPrefix(slug, "terms-") || strings.HasPrefix(slug, "sample-missing-") || strings.HasPrefix(slug, "content-") ||
		slug == "special-political" && c.Kind() == Political || strings.HasSuffix(slug, "-unverified") && isVerified(c)
}

func isVerified(c Campaign) bool {
	_, ok := newText(c.Prose).says("verified/confirmed/approved")
	return ok
}

// isTold tells words about a case from a campaign, or a part of one, that was pasted without a word.
func isTold(c Campaign) bool {
	t, given := newText(c.Prose), tellingFields(c)
	return len(t.tokens) >= leastTold && (given == 0 || given <= mostToldFields && t.has("rejected/declined/refused/denied/bounced/failed/fails/failing/stuck/unverified/disapproved/rejection", "kicked/sent/came/comes back", "turned down"))
}

// toldRule is the id of findings that rest on the matcher instead of a rule of the table.
const toldRule = "told"

// topicField is the field that an article is mostly about.
func topicField(slug string) Field {
	for _, t := range []struct {
		prefix string
		field  Field
	}{
		{"brand-ein", FieldEIN}, {"brand-website", FieldWebsite}, {"brand-email", FieldEmail}, {"brand-contact", FieldContact}, {"brand-address", FieldAddress},
		{"brand-phone", FieldPhone}, {"brand-dba", FieldDBA}, {"brand-", FieldBrand}, {"optin-message", FieldOptInMessage}, {"optin-", FieldFlow},
		{"optout-", FieldOptOutMessage}, {"help-", FieldHelpMessage}, {"sample-", FieldSamples}, {"privacy-", FieldPrivacy}, {"policy-", FieldPrivacy}, {"terms-", FieldTerms},
		{"usecase-", FieldUseCase}, {"special-", FieldUseCase}, {"age-", FieldAgeGated},
	} {
		if strings.HasPrefix(slug, t.prefix) {
			return t.field
		}
	}
	return FieldDescription
}
