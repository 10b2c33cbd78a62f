package review

import (
	"slices"
	"strings"

	"tcrbot/knowledge"
)

// ToldCause is a cause that a text may complain of.
type ToldCause struct {
	Slug  string
	Title string
	Do    string  // the first thing to do about it
	Words string  // the complaint in the text, or the words that decided it
	Share float64 // how much of the text speaks for it, from 0 to 1
	Sure  bool    // whether the text complains of it in so many words
}

// Reader reads what no rule knows.
type Reader interface {
	// Told ranks what a text may complain of, best first, as the answer to a pasted complaint does.
	Told(text string) []ToldCause
	// FaultShare is how likely a sentence tells of a fault rather than of something in order, from 0 to 1.
	FaultShare(place knowledge.Place, sentence string) float64
}

// ReadBy lets a knowledge base read.
func ReadBy(base *knowledge.Base) Reader { return reader{base} }

type reader struct{ *knowledge.Base }

// Told implements [Reader].
func (r reader) Told(text string) []ToldCause {
	var out []ToldCause
	m := r.Match(text, knowledge.Hints{})
	for _, c := range m.Causes {
		if a, ok := r.Article(c.Slug); ok {
			out = append(out, ToldCause{Slug: c.Slug, Title: a.Title, Do: a.Steps[0], Words: complaint(m, c), Share: c.Score,
				Sure: m.Verdict == knowledge.VerdictMatch && c.Confidence == knowledge.High})
		}
	}
	return out
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

// leastLikely is the share from which on a cause is told of words that hold nothing else, as the answer to a complaint would be.
const leastLikely = 0.5

// tell adds what an agent's words about a case say: "the brand is stuck because nobody opened the mail". Where they come with a
// campaign, rules that read its fields know better what is in them.
func (r *Report) tell(reader Reader) {
	c := r.Campaign
	if c.Whole {
		return
	}
	prose := newText(c.Prose)
	if len(prose.tokens) < leastTold {
		return
	}
	none := !slices.ContainsFunc(r.Findings, func(f Finding) bool { return f.Severity != Context })
	bare := none && tellingFields(c) == 0 && len(quotesOf(c.Prose)) < 2
	complains := none && isTold(c, prose)
	for _, cause := range reader.Told(c.Prose) {
		if !cause.Sure && (!bare || cause.Share < leastLikely) || cause.Slug == "sample-missing-optout" && optOutWords(prose) || !complains && settled(c, prose, cause.Slug) || r.raises(cause.Slug, false) {
			continue
		}
		r.add(cause, topicField(cause.Slug), "What you wrote", "Words about a case are matched as a pasted complaint is.")
	}
	r.tellEach(reader)
	r.count()
}

// tellEach adds what single sentences of an agent say of how a case stands, which fields never do: "suspended since Friday".
func (r *Report) tellEach(reader Reader) {
	if tellingFields(r.Campaign) > mostToldFields {
		return
	}
	for _, s := range sentencesOf(withoutQuotes(remarksOf(r.Campaign))) {
		t := newText(s)
		if _, fine := t.says("right/correct/fine/same/identical/confirmed/agree/agrees/match/matches/ok/okay/good/approved", "identity is verified", "is verified"); fine || len(t.tokens) < leastTold/2 || fears(t) {
			continue
		}
		if causes := reader.Told(s); len(causes) > 0 && causes[0].Sure && standsAlone(causes[0].Slug) && !r.raises(causes[0].Slug, false) {
			causes[0].Words = s
			r.add(causes[0], topicField(causes[0].Slug), "What you wrote", "Words about a case are matched as a pasted complaint is.")
		}
	}
}

// standsAlone reports whether an article is about how a case stands: no campaign says in passing that it is not so.
func standsAlone(slug string) bool {
	return slices.Contains([]string{
		"process-number-unlinked", "process-new-campaign-needed", "process-not-shared", "process-suspended", "process-pending", "process-system-error", "process-limit-reached",
		"brand-auth-plus", "brand-foreign", "brand-unverified", "brand-address-invalid", "brand-ein-new", "brand-blocklisted",
		"brand-score-low", "brand-phone-invalid", "brand-website-reputation", "brand-website-thin", "optin-existing-relationship", "usecase-personal",
	}, slug)
}

// raises reports whether a finding leads to an article already; what is only asked counts if it is told to.
func (r *Report) raises(article string, asked bool) bool {
	return slices.ContainsFunc(r.Findings, func(f Finding) bool { return f.Article == article && (asked || f.Severity != Context) })
}

func (r *Report) add(cause ToldCause, field Field, what, why string) {
	r.Findings = append(r.Findings, Finding{Rule: toldRule, Article: cause.Slug, Field: field, Severity: Warning,
		Message: what + " points to: " + cause.Title + ".", Why: why, Evidence: clip(cause.Words), Suggestion: cause.Do})
}

// noConsent are the articles about what is taken for consent and is none.
func noConsent() []string {
	return []string{"optin-implied-consent", "optin-existing-relationship", "optin-third-party", "optin-cold-outreach", "optin-staff-only",
		"optin-cta-missing", "optin-cta-unverifiable", "optin-verbal-script", "optin-webform-phone-field"}
}

// leastKind is the share from which on the words of a message flow say what kind of consent is meant.
const leastKind = 0.3

// kind adds which kind of consent a message flow claims, where a rule found that there is none: "the customer texting us is the
// consent", "they are our employees".
func (r *Report) kind(reader Reader) {
	flow := r.Campaign.Flow
	none := slices.ContainsFunc(r.Findings, func(f Finding) bool {
		return f.Severity == Blocker && (f.Rule == "consent-none" || f.Rule == "consent-notice-parts")
	})
	if !none || scripted(flow) {
		return
	}
	causes := reader.Told(flow)
	if i := slices.IndexFunc(causes, func(c ToldCause) bool { return c.Share >= leastKind && slices.Contains(noConsent(), c.Slug) }); i >= 0 && !r.raises(causes[i].Slug, true) {
		r.add(causes[i], FieldFlow, "What is written", "A message flow is matched as a pasted complaint is.")
	}
	r.count()
}

// settled reports whether rules read for themselves what an article is about, wherever a campaign is described.
func settled(c Campaign, prose *text, slug string) bool {
	return slices.Contains([]string{"optin-disclosures-missing", "optin-cta-missing", "privacy-policy-sharing", "sample-attributes-mismatch"}, slug) ||
		strings.HasSuffix(slug, "-message-missing") || strings.HasPrefix(slug, "terms-") || strings.HasPrefix(slug, "sample-missing-") || strings.HasPrefix(slug, "content-") ||
		slug == "special-political" && c.Kind() == Political || strings.HasSuffix(slug, "-unverified") && prose.says2("verified/confirmed/approved")
}

// isTold tells words about a case from a campaign, or a part of one, that was pasted without a word.
func isTold(c Campaign, prose *text) bool {
	given := tellingFields(c)
	return given == 0 || given <= mostToldFields && prose.has("rejected/declined/refused/denied/bounced/failed/fails/failing/stuck/unverified/disapproved/rejection", "kicked/sent/came/comes back", "turned down")
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
